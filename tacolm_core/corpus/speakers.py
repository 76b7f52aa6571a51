"""Artificial speakers: the numbers that make one, and how they are drawn.

A speaker is what happens between the network's spectra and the sound: where the formants lie, how the voice is
coloured, how high, lively, breathy and fast it is. All numbers are drawn once per speaker.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from tacolm_core.config import Settings

NUM_KNOTS: Final = 5  # inner knots of the frequency warp
NUM_BANDS: Final = 8  # cosines of the equaliser


@dataclass(frozen=True)
class SpeakerNumbers(Settings):
    """One artificial speaker; the defaults leave the network's own voice as it is."""

    pitch: float = 190.0  # Hz, median of the voiced frames
    pitch_range: float = 1.0  # factor on the logarithmic excursions from the median
    formant_scale: float = 1.0  # above 1: formants higher, as from a shorter vocal tract
    warp: tuple[float, ...] = (0.0,) * NUM_KNOTS  # further shifts, share of the frequency, at even distances to 12 kHz
    equaliser: tuple[float, ...] = (0.0,) * NUM_BANDS  # dB of cosines on a logarithmic frequency axis
    tilt: float = 0.0  # dB from 0 to 12 kHz on that axis
    contrast: float = 1.0  # depth of the formants; below 1 flatter, above 1 more resonant
    noise: float = 0.0  # dB on the noise, everywhere
    breath: float = 0.0  # dB on the noise above 2 kHz while the voice sounds
    residual: float = 0.0  # dB on what is neither harmonic nor noise
    pace: float = 1.0  # factor on the speed
    jitter: float = 0.0  # share by which pitch wavers from frame to frame
    shimmer: float = 0.0  # dB by which loudness wavers from frame to frame
    declination: float = 0.0  # semitones by which pitch falls per second


def draw_speaker(rng: np.random.Generator) -> SpeakerNumbers:
    """A speaker at random: half with low voices, half with high ones."""
    is_low = rng.random() < 0.5
    falling = 2.0 / np.sqrt(1 + np.arange(NUM_BANDS))
    return SpeakerNumbers(
        pitch=float(np.exp(rng.normal(np.log(118.0 if is_low else 200.0), 0.16))),
        pitch_range=float(rng.uniform(0.6, 1.5)),
        formant_scale=float(rng.uniform(0.80, 0.95) if is_low else rng.uniform(0.92, 1.15)),
        warp=_numbers(rng.normal(0, 0.035, NUM_KNOTS)),
        equaliser=_numbers(rng.normal(0, falling)),
        tilt=float(rng.normal(0, 3)),
        noise=float(rng.uniform(-3, 3)),
        pace=float(np.exp(rng.normal(0, 0.09))),
    )


def draw_near(numbers: SpeakerNumbers, spread: float, rng: np.random.Generator) -> SpeakerNumbers:
    """A speaker on the way from `numbers` to one at random: 0 is the same, 1 the random one."""
    other = draw_speaker(rng)
    share = min(1.0, spread * float(rng.random()))
    mixed = {
        f.name: _between(getattr(numbers, f.name), getattr(other, f.name), share) for f in dataclasses.fields(numbers)
    }
    return SpeakerNumbers(**mixed)


def _between(one: Any, other: Any, share: float) -> Any:
    if isinstance(one, tuple):
        return tuple(_between(a, b, share) for a, b in zip(one, other, strict=True))
    return round(one + (other - one) * share, 5)


def _numbers(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[float, ...]:
    return tuple(round(float(value), 5) for value in values)

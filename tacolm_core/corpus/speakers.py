"""Artificial speakers: the numbers that make one, and how they are drawn.

A speaker is what happens between the network's spectra and the sound: where the formants lie, how the voice is
coloured, how high, lively, breathy and fast it is. All numbers are drawn once per speaker.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tacolm_core.config import Settings

NUM_KNOTS: Final = 7  # inner knots of the frequency warp
NUM_BANDS: Final = 16  # cosines of the equaliser
NUM_NOISE_BANDS: Final = 6  # cosines of the further equaliser of the noise
NUM_DEPTHS: Final = 8  # cosines whose movement from sound to sound is deepened or flattened


@dataclass(frozen=True)
class SpeakerNumbers(Settings):
    """One artificial speaker; the defaults leave the network's own voice as it is."""

    pitch: float = 190.0  # Hz, median of the voiced frames
    pitch_range: float = 1.0  # factor on the logarithmic excursions from the median
    formant_scale: float = 1.0  # above 1: formants higher, as from a shorter vocal tract
    warp: tuple[float, ...] = (0.0,) * NUM_KNOTS  # further shifts, share of the frequency, at knots up to 12 kHz
    equaliser: tuple[float, ...] = (0.0,) * NUM_BANDS  # dB of cosines on a logarithmic frequency axis
    tilt: float = 0.0  # dB from 0 to 12 kHz on that axis
    contrast: float = 1.0  # depth of the formants; below 1 flatter, above 1 more resonant
    depths: tuple[float, ...] = (1.0,) * NUM_DEPTHS  # how far the spectrum moves from sound to sound, per cosine
    noise: float = 0.0  # dB on the noise, everywhere
    noise_equaliser: tuple[float, ...] = (0.0,) * NUM_NOISE_BANDS  # dB, on top of the equaliser
    breath: float = 0.0  # dB on the noise above 2 kHz while the voice sounds
    residual: float = -6.0  # dB on what is neither harmonic nor noise; its phase is not kept, so less of it is better
    pace: float = 1.0  # factor on the speed
    jitter: float = 0.0  # share by which pitch wavers from frame to frame
    shimmer: float = 0.0  # dB by which loudness wavers from frame to frame
    drift: float = 0.0  # semitones by which pitch wanders within a second or so
    declination: float = 0.0  # semitones by which pitch falls per second


def draw_speaker(rng: np.random.Generator) -> SpeakerNumbers:
    """A speaker at random.

    How large a person is decides pitch and formants together, loosely; everything else is independent. The spreads were
    widened until speakers differed as much as the words remained clear (docs/corpus.md).
    """
    size = float(rng.choice([-1.0, 1.0]) + rng.normal(0, 0.35))  # below 0 small, above 0 large
    strained = rng.random() < 0.25  # some voices are rough or breathy
    return SpeakerNumbers(
        pitch=_clipped(np.exp(5.03 - 0.26 * size + rng.normal(0, 0.15)), 68, 330),
        pitch_range=_clipped(np.exp(rng.normal(0, 0.32)), 0.4, 2.0),
        formant_scale=_clipped(np.exp(0.005 - 0.11 * size + rng.normal(0, 0.08)), 0.74, 1.28),
        warp=_numbers(rng.normal(0, 0.06, NUM_KNOTS)),
        equaliser=_numbers(rng.normal(0, 5.0 / np.sqrt(1 + np.arange(NUM_BANDS)))),
        tilt=_clipped(rng.normal(0, 4), -9, 9),
        contrast=_clipped(rng.normal(1.1, 0.15), 0.75, 1.5),
        depths=_numbers(np.clip(rng.normal(1.0, 0.12, NUM_DEPTHS), 0.7, 1.35)),
        noise=_clipped(rng.normal(0, 3), -8, 8),
        noise_equaliser=_numbers(rng.normal(0, 2.5 / np.sqrt(1 + np.arange(NUM_NOISE_BANDS)))),
        breath=_clipped(rng.uniform(0, 14) if strained else rng.normal(0, 3), -6, 14),
        residual=_clipped(rng.normal(-6, 2.5), -12, 0),
        pace=_clipped(np.exp(rng.normal(0, 0.11)), 0.75, 1.35),
        jitter=_clipped(rng.uniform(0.005, 0.02) if strained else rng.uniform(0, 0.005), 0, 0.02),
        shimmer=_clipped(rng.uniform(0.3, 1.2) if strained else rng.uniform(0, 0.3), 0, 1.2),
        drift=_clipped(abs(rng.normal(0, 0.5)), 0, 1.5),
        declination=_clipped(rng.normal(0.3, 0.6), -1, 2),
    )


def draw_near(numbers: SpeakerNumbers, spread: float, rng: np.random.Generator) -> SpeakerNumbers:
    """A speaker on the way from `numbers` to one at random: a spread of 0 is the same, 1 reaches the random one."""
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


def _clipped(value: float, low: float, high: float) -> float:
    return round(float(min(max(value, low), high)), 5)


def _numbers(values: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(round(float(value), 5) for value in values)

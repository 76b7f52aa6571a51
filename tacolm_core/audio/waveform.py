"""Mono sound with its sample rate. Numpy only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from tacolm_core.errors import AudioError

Samples = npt.NDArray[np.float32]

SILENCE_DB: Final = -120.0  # level reported for digital silence
SLOWEST_RATE: Final = 1_000
FASTEST_RATE: Final = 1_000_000
_AUDIBLE_BELOW_LOUDEST: Final = 10 ** (-30 / 20)  # quieter channels are unused inputs
_CANCELLED: Final = 10 ** (-12 / 20)  # a mix this far below its loudest channel has cancelled itself out


@dataclass(frozen=True, eq=False)
class Waveform:
    """Samples (N,) float32, nominally in [-1, 1], and how many there are per second.

    Raises:
        AudioError: not one row of finite numbers, or an impossible rate.
    """

    samples: Samples
    sample_rate: int

    def __post_init__(self) -> None:
        samples = np.ascontiguousarray(self.samples, dtype=np.float32)
        if np.ndim(self.samples) != 1:
            raise AudioError(f"A waveform has shape (N,), not {np.shape(self.samples)}; mix its channels first.")
        if not np.isfinite(samples).all():
            raise AudioError("The sound holds values that are not numbers; export it again.")
        if not SLOWEST_RATE <= self.sample_rate <= FASTEST_RATE:
            raise AudioError(
                f"{self.sample_rate} samples per second cannot be sound; it must be {SLOWEST_RATE} to {FASTEST_RATE}."
            )
        object.__setattr__(self, "samples", samples)
        object.__setattr__(self, "sample_rate", int(self.sample_rate))

    @classmethod
    def mix(cls, channels: npt.NDArray[np.float32], sample_rate: int) -> "Waveform":
        """One channel from `channels` (N, C).

        Channels that carry sound are averaged; unused inputs are left out, and where the channels cancel each other
        (one of them inverted) the loudest stands alone.
        """
        return cls(channels @ mixing_weights(channels), sample_rate)

    @property
    def seconds(self) -> float:
        """Duration."""
        return len(self.samples) / self.sample_rate

    @property
    def peak(self) -> float:
        """Largest magnitude; 0 for no samples."""
        return float(np.abs(self.samples).max(initial=0.0))

    @property
    def level_db(self) -> float:
        """Root mean square in dBFS (a full-scale square wave has 0, a sine -3); SILENCE_DB at the least."""
        return level_db(self.samples)

    def part(self, start: float, end: float | None = None) -> "Waveform":
        """From `start` to `end` seconds, as far as there is sound; whole when both lie outside."""
        first = max(0, round(start * self.sample_rate))
        last = None if end is None else max(first, round(end * self.sample_rate))
        return replace(self, samples=self.samples[first:last].copy())

    def louder(self, gain_db: float) -> "Waveform":
        """Multiplied by a gain in dB; not limited."""
        return replace(self, samples=self.samples * np.float32(10 ** (gain_db / 20)))

    def faded(self, seconds: float) -> "Waveform":
        """With both ends faded over `seconds`, or over half the sound if it is shorter."""
        length = min(round(seconds * self.sample_rate), len(self.samples) // 2)
        if length == 0:
            return self
        ramp = np.linspace(0.0, 1.0, length, endpoint=False, dtype=np.float32)
        samples = self.samples.copy()
        samples[:length] *= ramp
        samples[-length:] *= ramp[::-1]
        return replace(self, samples=samples)


def level_db(samples: Samples) -> float:
    """Root mean square of samples in dBFS; SILENCE_DB at the least."""
    power = float(np.mean(np.square(samples, dtype=np.float64))) if len(samples) else 0.0
    return max(SILENCE_DB, 10 * float(np.log10(power))) if power > 0 else SILENCE_DB


def mixing_weights(channels: npt.NDArray[np.float32]) -> Samples:
    """Weights (C,) that `Waveform.mix` gives the channels (N, C); they add up to 1."""
    num_channels = channels.shape[1]
    if num_channels == 1 or not len(channels):
        return np.full(num_channels, 1 / num_channels, dtype=np.float32)
    loudness = np.sqrt(np.mean(np.square(channels, dtype=np.float64), axis=0))
    loudest = int(loudness.argmax())
    audible = (loudness >= loudness[loudest] * _AUDIBLE_BELOW_LOUDEST).astype(np.float32)
    weights: Samples = audible / audible.sum()
    mixed = np.sqrt(np.mean(np.square(channels @ weights, dtype=np.float64)))
    if mixed < loudness[loudest] * _CANCELLED:
        weights = np.zeros(num_channels, dtype=np.float32)
        weights[loudest] = 1.0
    return weights


def concatenate(waveforms: Sequence[Waveform], pause: float = 0.0) -> Waveform:
    """One after the other, with `pause` seconds of silence between two.

    Raises:
        AudioError: there is nothing to join, or the rates differ.
    """
    rate = _one_rate(waveforms)
    gap = np.zeros(round(pause * rate), dtype=np.float32)
    pieces = [piece for waveform in waveforms for piece in (gap, waveform.samples)][1:]
    return Waveform(np.concatenate(pieces), rate)


def cross_fade(first: Waveform, second: Waveform, seconds: float) -> Waveform:
    """`second` after `first`, their ends overlapping by `seconds`, or by the shorter sound if that is less.

    The gains are those of equal power: neighbours are taken to have nothing in common.

    Raises:
        AudioError: the rates differ.
    """
    rate = _one_rate((first, second))
    overlap = min(round(seconds * rate), len(first.samples), len(second.samples))
    if overlap == 0:
        return concatenate((first, second))
    angle = (np.arange(overlap, dtype=np.float32) + 0.5) * np.float32(np.pi / 2 / overlap)
    kept = len(first.samples) - overlap
    crossing = first.samples[kept:] * np.cos(angle) + second.samples[:overlap] * np.sin(angle)
    return Waveform(np.concatenate([first.samples[:kept], crossing, second.samples[overlap:]]), rate)


def _one_rate(waveforms: Sequence[Waveform]) -> int:
    rates = sorted({waveform.sample_rate for waveform in waveforms})
    if len(rates) != 1:
        found = " and ".join(str(rate) for rate in rates) or "no"
        raise AudioError(f"Waveforms to be joined need one sample rate, not {found}; resample them first.")
    return rates[0]

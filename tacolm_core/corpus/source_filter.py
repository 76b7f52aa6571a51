"""From the network's frames to the sound of one artificial speaker.

Pulses at the speaker's pitch and noise are filtered by the network's spectra, after these were moved, coloured and
mixed as the speaker's numbers say. Everything is float32; about 8 ms of work per second of sound.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tacolm_core.corpus.network import BIN_HERTZ, FRAME_SAMPLES, NUM_BINS, VOICED_ABOVE, Float, NetworkFrames, needed
from tacolm_core.corpus.speakers import NUM_KNOTS, SpeakerNumbers

_FREQUENCY: Final = np.arange(NUM_BINS, dtype=np.float32) * BIN_HERTZ
_HIGHEST: Final = float(_FREQUENCY[-1])
_PLACE: Final = np.log1p(_FREQUENCY / 700) / np.log1p(_HIGHEST / 700)  # logarithmic frequency axis, 0 to 1
_NEPERS: Final = float(np.log(10) / 20)  # per dB
_LOWEST_PITCH, _HIGHEST_PITCH = 55.0, 500.0  # Hz
_SMOOTHING: Final = 30  # bins to either side (600 Hz) over which formants are told from colour
_BREATH_FROM: Final = 2000.0  # Hz


@dataclass(frozen=True)
class SpeakerFilter:
    """A speaker's numbers, worked out for every frequency bin."""

    numbers: SpeakerNumbers
    lower: NDArray[np.intp]  # (601,) bin of the network's spectrum that each bin is read from
    share: Float  # (601, 1) and how much of the bin above it
    gain: Float  # (601, 1) colour in nepers
    breath: Float  # (601, 1) further gain of the noise while voiced, in nepers

    @classmethod
    def of(cls, numbers: SpeakerNumbers) -> "SpeakerFilter":
        """Work out one speaker."""
        source = np.clip(_source_frequency(numbers) / BIN_HERTZ, 0, NUM_BINS - 1)
        lower = np.minimum(source.astype(np.intp), NUM_BINS - 2)
        breath = numbers.breath * _NEPERS / (1 + (_BREATH_FROM / np.maximum(_FREQUENCY, 1.0)) ** 2)
        return cls(
            numbers,
            lower,
            (source - lower).astype(np.float32)[:, None],
            (_colour(numbers) * _NEPERS).astype(np.float32)[:, None],
            breath.astype(np.float32)[:, None],
        )

    def speak(self, frames: NetworkFrames, rng: np.random.Generator) -> Float:
        """The sound (F * 300,) of network frames in this voice, not yet at a set loudness."""
        pitch = self.pitch(frames.pitch, rng)
        voiced = (pitch > 0).astype(np.float32)
        loudness = self._shimmer(len(pitch), rng)
        harmonic, noise, residual = self._spectra(frames, voiced)
        harmonic += loudness
        return synthesise(harmonic, self._moved(frames.phase), noise, residual, pitch, rng)

    def pitch(self, pitch: Float, rng: np.random.Generator) -> Float:
        """The network's pitch (F,) in Hz at the speaker's height and range; 0 stays where there is no voice."""
        numbers = self.numbers
        voiced = pitch > VOICED_ABOVE
        if not voiced.any():
            return np.zeros_like(pitch)
        log_pitch = np.log(np.maximum(pitch, VOICED_ABOVE))
        excursion = (log_pitch - np.median(log_pitch[voiced])) * numbers.pitch_range
        seconds = np.arange(len(pitch)) * FRAME_SAMPLES / 24_000
        excursion -= numbers.declination / 12 * np.log(2) * (seconds - seconds.mean())
        excursion += numbers.jitter * rng.standard_normal(len(pitch))
        spoken = np.clip(numbers.pitch * np.exp(excursion), _LOWEST_PITCH, _HIGHEST_PITCH)
        return np.where(voiced, spoken, 0.0).astype(np.float32)

    def _spectra(self, frames: NetworkFrames, voiced: Float) -> tuple[Float, Float, Float]:
        numbers = self.numbers
        harmonic = _with_contrast(self._moved(frames.harmonic), numbers.contrast)
        harmonic += self.gain
        noise = self._moved(frames.noise)
        noise += self.gain + np.float32(numbers.noise * _NEPERS)
        if numbers.breath:
            noise += self.breath * voiced
        residual = self._moved(frames.residual)
        residual += self.gain + np.float32(numbers.residual * _NEPERS)
        return harmonic, noise, residual

    def _moved(self, spectrum: Float) -> Float:
        """Spectrum (601, F) along the speaker's frequency axis."""
        moved: Float = spectrum[self.lower + 1]
        below = spectrum[self.lower]
        moved -= below
        moved *= self.share
        moved += below
        return moved

    def _shimmer(self, num_frames: int, rng: np.random.Generator) -> Float:
        depth = np.float32(self.numbers.shimmer * _NEPERS)
        return depth * rng.standard_normal(num_frames, dtype=np.float32)


def synthesise(
    harmonic: Float, phase: Float, noise: Float, residual: Float, pitch: Float, rng: np.random.Generator
) -> Float:
    """Spectra (601, F) and pitch (F,) to sound (F * 300,); the residual gets a random phase."""
    dsp: Any = needed("hibari.dsp")
    free = rng.random(residual.shape, dtype=np.float32)
    free *= np.float32(2 * np.pi)
    sound: Float = dsp.synth(harmonic, phase, noise, residual, free, pitch, rng)
    return sound


def _source_frequency(numbers: SpeakerNumbers) -> NDArray[np.float64]:
    """For every bin, the frequency in the network's voice that it sounds like."""
    knots = np.linspace(0, _HIGHEST, NUM_KNOTS + 2)
    shifts = np.concatenate([[0.0], numbers.warp, [0.0]]) * knots
    source = _FREQUENCY / numbers.formant_scale + np.interp(_FREQUENCY, knots, shifts)
    rising: NDArray[np.float64] = np.maximum.accumulate(source)
    return rising


def _colour(numbers: SpeakerNumbers) -> NDArray[np.float64]:
    """Gain per bin in dB."""
    order = 1 + np.arange(len(numbers.equaliser))
    cosines = np.cos(np.pi * order * _PLACE[:, None])
    gain: NDArray[np.float64] = cosines @ np.asarray(numbers.equaliser) + numbers.tilt * (_PLACE - 0.3)
    return gain


def _with_contrast(spectrum: Float, contrast: float) -> Float:
    """Deepen or flatten the formants of a log spectrum (601, F)."""
    if contrast == 1.0:
        return spectrum
    smooth = _smoothed(spectrum)
    spectrum -= smooth
    spectrum *= np.float32(contrast)
    spectrum += smooth
    return spectrum


def _smoothed(spectrum: Float) -> Float:
    """Running mean over frequency, shorter at the edges."""
    total = np.zeros((NUM_BINS + 1, spectrum.shape[1]), np.float32)
    np.cumsum(spectrum, axis=0, out=total[1:])
    low = np.maximum(np.arange(NUM_BINS) - _SMOOTHING, 0)
    high = np.minimum(np.arange(NUM_BINS) + _SMOOTHING + 1, NUM_BINS)
    mean: Float = (total[high] - total[low]) / (high - low).astype(np.float32)[:, None]
    return mean

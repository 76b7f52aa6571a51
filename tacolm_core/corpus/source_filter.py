"""From the network's frames to the sound of one artificial speaker.

Pulses at the speaker's pitch and noise are filtered by the network's spectra, after these were moved, coloured and
mixed as the speaker's numbers say. Everything is float32; about 5 ms of work per second of sound.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tacolm_core.corpus.network import BIN_HERTZ, FRAME_SAMPLES, NUM_BINS, VOICED_ABOVE, Float, NetworkFrames, needed
from tacolm_core.corpus.speakers import NUM_DEPTHS, NUM_KNOTS, SpeakerNumbers

FREQUENCY: Final = np.arange(NUM_BINS, dtype=np.float32) * BIN_HERTZ
_HIGHEST: Final = float(FREQUENCY[-1])
PLACE: Final = np.log1p(FREQUENCY / 700) / np.log1p(_HIGHEST / 700)  # logarithmic frequency axis, 0 to 1
KNOTS: Final = np.concatenate([[0.0], 12_000 * np.linspace(0.16, 1, NUM_KNOTS + 1) ** 1.5])  # Hz, closer together below
NEPERS: Final = float(np.log(10) / 20)  # per dB
LOWEST_PITCH, HIGHEST_PITCH = 55.0, 500.0  # Hz
_RIPPLE: Final = 4.0  # bins; spread of the smoothing that frees spectra from the pitch they were made at
_SMOOTHING: Final = 30  # bins to either side (600 Hz) over which formants are told from colour
_BREATH_FROM: Final = 2000.0  # Hz
_FRAMES_PER_SECOND: Final = 24_000 / FRAME_SAMPLES
_DRIFT_FRAMES: Final = 40  # between the knots of a wandering pitch
_QUIETEST: Final = -12.0  # nepers; what lies below is silence, whose spectrum says nothing


def cosines(count: int) -> Float:
    """Columns cos(pi k place) for k = 1..count, (601, count)."""
    waves: Float = np.cos(np.pi * np.arange(1, count + 1) * PLACE[:, None]).astype(np.float32)
    return waves


@cache
def ripple_smoothing() -> Float:
    """Gaussian averaging over frequency, (601, 601).

    Between the harmonics of its own pitch the network's spectra are ill-defined; at another pitch, or moved along the
    frequency axis, that sounds rough. Averaging over 80 Hz raises the predicted opinion of such voices from 2 to 3.5.
    """
    bins = np.arange(NUM_BINS, dtype=np.float32)
    weights = np.exp(-0.5 * ((bins - bins[:, None]) / _RIPPLE) ** 2)
    even: Float = weights / weights.sum(axis=1, keepdims=True)
    return even


@dataclass(frozen=True)
class SpeakerFilter:
    """A speaker's numbers, worked out for every frequency bin."""

    numbers: SpeakerNumbers
    lower: NDArray[np.intp]  # (601,) bin of the network's spectrum that each bin is read from
    share: Float  # (601, 1) and how much of the bin above it
    smooth: Float  # (601, 601) the same reading, from spectra averaged over frequency
    gain: Float  # (601, 1) colour in nepers
    noise_gain: Float  # (601, 1) colour of the noise in nepers
    breath: Float  # (601, 1) further gain of the noise while voiced, in nepers

    @classmethod
    def of(cls, numbers: SpeakerNumbers) -> "SpeakerFilter":
        """Work out one speaker."""
        source = np.clip(_source_frequency(numbers) / BIN_HERTZ, 0, NUM_BINS - 1)
        lower = np.minimum(source.astype(np.intp), NUM_BINS - 2)
        share = (source - lower).astype(np.float32)[:, None]
        smooth = ripple_smoothing()
        smooth = smooth[lower] + share * (smooth[lower + 1] - smooth[lower])
        gain = cosines(len(numbers.equaliser)) @ _column(numbers.equaliser) + numbers.tilt * (PLACE[:, None] - 0.3)
        noise = cosines(len(numbers.noise_equaliser)) @ _column(numbers.noise_equaliser) + numbers.noise
        breath = numbers.breath / (1 + (_BREATH_FROM / np.maximum(FREQUENCY, 1.0)) ** 2)
        columns = (gain * NEPERS, (gain + noise) * NEPERS, breath[:, None] * NEPERS)
        return cls(numbers, lower, share, smooth, *(column.astype(np.float32) for column in columns))

    def speak(self, frames: NetworkFrames, rng: np.random.Generator) -> Float:
        """The sound (F * 300,) of network frames in this voice, not yet at a set loudness."""
        pitch = self.pitch(frames.pitch, rng)
        harmonic, noise, residual = self.spectra(frames)
        if self.numbers.shimmer:
            depth = np.float32(self.numbers.shimmer * NEPERS)
            harmonic += depth * rng.standard_normal(len(pitch), dtype=np.float32)
        return _synthesise(harmonic, self.smooth @ frames.phase, noise, residual, pitch, rng)

    def pitch(self, pitch: Float, rng: np.random.Generator) -> Float:
        """The network's pitch (F,) in Hz at the speaker's height and range; 0 stays where there is no voice."""
        numbers = self.numbers
        voiced = pitch > VOICED_ABOVE
        if not voiced.any():
            return np.zeros_like(pitch)
        log_pitch = np.log(np.maximum(pitch, VOICED_ABOVE))
        excursion = (log_pitch - np.median(log_pitch[voiced])) * numbers.pitch_range
        seconds = np.arange(len(pitch)) / _FRAMES_PER_SECOND
        semitones = numbers.declination * (seconds.mean() - seconds) + numbers.drift * _wandering(len(pitch), rng)
        excursion = excursion + semitones * np.log(2) / 12 + numbers.jitter * rng.standard_normal(len(pitch))
        spoken = np.clip(numbers.pitch * np.exp(excursion), LOWEST_PITCH, HIGHEST_PITCH)
        return np.where(voiced, spoken, 0.0).astype(np.float32)

    def spectra(self, frames: NetworkFrames) -> tuple[Float, Float, Float]:
        """Log spectra (601, F) of harmonics, noise and residual in this voice."""
        numbers = self.numbers
        harmonic = _with_depths(_with_contrast(self.smooth @ frames.harmonic, numbers.contrast), numbers.depths)
        harmonic += self.gain
        noise = self.moved(frames.noise)
        noise += self.noise_gain
        if numbers.breath:
            noise += self.breath * (frames.pitch > VOICED_ABOVE).astype(np.float32)
        residual = self.moved(frames.residual)
        residual += self.gain + np.float32(numbers.residual * NEPERS)
        return harmonic, noise, residual

    def moved(self, spectrum: Float) -> Float:
        """Spectrum (601, F) along the speaker's frequency axis."""
        moved: Float = spectrum[self.lower + 1]
        below = spectrum[self.lower]
        moved -= below
        moved *= self.share
        moved += below
        return moved


def _synthesise(
    harmonic: Float, phase: Float, noise: Float, residual: Float, pitch: Float, rng: np.random.Generator
) -> Float:
    """Spectra (601, F) and pitch (F,) to sound (F * 300,); the residual gets a random phase."""
    dsp: Any = needed("hibari.dsp")
    free = rng.random(residual.shape, dtype=np.float32)
    free *= np.float32(2 * np.pi)
    sound: Float = dsp.synth(harmonic, phase, noise, residual, free, pitch, rng)
    return sound


def _column(values: tuple[float, ...]) -> Float:
    return np.asarray(values, np.float32)[:, None]


def _source_frequency(numbers: SpeakerNumbers) -> NDArray[np.float64]:
    """For every bin, the frequency in the network's voice that it sounds like."""
    shifts = np.concatenate([[0.0], numbers.warp, [0.0]]) * KNOTS
    source = FREQUENCY / numbers.formant_scale + np.interp(FREQUENCY, KNOTS, shifts)
    rising: NDArray[np.float64] = np.maximum.accumulate(source)
    return rising


def _wandering(num_frames: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """A slow random walk around 0, (F,)."""
    knots = rng.standard_normal(num_frames // _DRIFT_FRAMES + 3)
    start = rng.random()
    return np.interp(np.arange(num_frames) / _DRIFT_FRAMES + start, np.arange(len(knots)), knots)


def _with_contrast(spectrum: Float, contrast: float) -> Float:
    """Deepen or flatten the formants of a log spectrum (601, F)."""
    if contrast == 1.0:
        return spectrum
    smooth = smoothed(spectrum)
    spectrum -= smooth
    spectrum *= np.float32(contrast)
    spectrum += smooth
    return spectrum


def smoothed(spectrum: Float) -> Float:
    """Running mean of (601, F) over frequency, shorter at the edges."""
    total = np.zeros((NUM_BINS + 1, spectrum.shape[1]), np.float32)
    np.cumsum(spectrum, axis=0, out=total[1:])
    low = np.maximum(np.arange(NUM_BINS) - _SMOOTHING, 0)
    high = np.minimum(np.arange(NUM_BINS) + _SMOOTHING + 1, NUM_BINS)
    mean: Float = (total[high] - total[low]) / (high - low).astype(np.float32)[:, None]
    return mean


def movements(spectrum: Float, count: int = NUM_DEPTHS) -> Float:
    """How far each cosine's share in a log spectrum (601, F) is from its mean over the sentence, (count, F)."""
    heard = np.maximum(spectrum, _QUIETEST)
    # An area element makes the cosines orthogonal on the logarithmic axis.
    weights = np.gradient(PLACE).astype(np.float32)[:, None] * cosines(count) * 2
    shares = weights.T @ heard
    moved: Float = shares - shares.mean(axis=1, keepdims=True)
    return moved


def _with_depths(spectrum: Float, depths: tuple[float, ...]) -> Float:
    """Deepen or flatten how the spectrum (601, F) moves from sound to sound."""
    if all(depth == 1.0 for depth in depths):
        return spectrum
    further = (_column(depths) - 1) * movements(spectrum, len(depths))
    spectrum += cosines(len(depths)) @ further
    return spectrum

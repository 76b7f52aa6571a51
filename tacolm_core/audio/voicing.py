"""Whether a sound is speech at all: a voice keeps changing its spectrum, and its pitch never stands still. Numpy only.

Five measures, of frames of 40 ms that are 10 ms apart, below 4 kHz; the first three of the loud ones alone:

* change: mean difference of 14 bands, in dB without the level, between frames 50 ms apart. Speech 5 to 8, tones below
  2.5, steady noises and knocks below 3.
* variety: standard deviation of the same bands over the whole. Speech 6 to 11; the more noise, the less.
* stillness: share of voiced frames whose period is the same as in the frame before. Speech 0.2 to 0.5, instruments
  0.6 to 1.
* above_floor: level over the floor, which is what each band has in its quietest fifth of the time; speech leaves every
  band for moments, noise never does. Speech 12 dB and more, 3 dB above noise 4 to 13.
* bands_above: the same band by band, its mean. Speech 16 dB and more; that of a voice without pauses stays high where
  the sum of all does not.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tacolm_core.audio.waveform import Waveform

_RATE: Final = 8_000  # samples per second that are looked at
_WINDOW: Final = 320  # samples
_HOP: Final = 80
_FFT: Final = 1_024
_BELOW_LOUD: Final = 30.0  # dB under the loud frames that still count
_LOUD: Final = 90.0  # percentile
_BANDS: Final = 14
_LOWEST_BAND: Final = 150.0  # Hz
_HIGHEST_BAND: Final = 3_800.0
_APART: Final = 5  # frames between those compared
_HIGHEST_PITCH: Final = 450.0  # Hz
_LOWEST_PITCH: Final = 65.0
_PERIODIC: Final = 0.55  # correlation of a frame with itself one period later from which on it is voiced
_FEWEST: Final = 10  # frames
_FLOOR: Final = 20.0  # percentile of a band's powers, each of
_SMOOTHED: Final = 5  # frames

Frames = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Voicing:
    """How much a sound behaves as speech does."""

    change_db: float
    variety_db: float
    stillness: float
    above_floor_db: float
    bands_above_db: float


def measure_voicing(recording: Waveform) -> Voicing | None:
    """Measure a recording of any rate; None where too little of it can be heard."""
    samples = _at_low_rate(recording)
    if len(samples) < _WINDOW + _FEWEST * _HOP:
        return None
    frames = np.lib.stride_tricks.sliding_window_view(samples, _WINDOW)[::_HOP]
    frames = frames - frames.mean(axis=1, keepdims=True)
    power = (frames**2).mean(axis=1)
    if not power.any():
        return None
    levels = 10 * np.log10(power + 1e-12)
    heard = levels > np.percentile(levels, _LOUD) - _BELOW_LOUD
    spectra = np.abs(np.fft.rfft(frames * np.hanning(_WINDOW), _FFT)) ** 2
    powers = _band_powers(spectra)
    bands = _band_levels(powers, spectra)
    pairs = heard[_APART:] & heard[:-_APART]
    change = np.abs(bands[_APART:] - bands[:-_APART]).mean(axis=1)[pairs]
    if heard.sum() < _FEWEST or not len(change):
        return None
    variety = float(bands[heard].std(axis=0).mean())
    return Voicing(float(change.mean()), variety, _stillness(spectra, heard), *_above_floor(powers))


def _band_powers(spectra: Frames) -> Frames:
    """(F, _BANDS)."""
    hertz = np.fft.rfftfreq(_FFT, 1 / _RATE)
    edges = np.geomspace(_LOWEST_BAND, _HIGHEST_BAND, _BANDS + 1)
    places = np.searchsorted(hertz, edges)
    powers: Frames = np.add.reduceat(spectra[:, : places[-1]], places[:-1], axis=1)
    return powers


def _band_levels(power: Frames, spectra: Frames) -> Frames:
    """Levels of the bands in dB, each frame's mean taken away (F, _BANDS)."""
    levels = 10 * np.log10(power + 1e-9 * spectra.sum(axis=1, keepdims=True) + 1e-12)
    centred: Frames = levels - levels.mean(axis=1, keepdims=True)
    return centred


def _above_floor(powers: Frames) -> tuple[float, float]:
    """How far the sound stands above its floor, of all bands together and of each, in dB."""
    smooth = np.lib.stride_tricks.sliding_window_view(powers, _SMOOTHED, axis=0).mean(axis=-1)
    floors = np.maximum(np.percentile(smooth, _FLOOR, axis=0), 1e-12)
    levels = np.maximum(powers.mean(axis=0), 1e-12)
    together = max((levels.sum() - floors.sum()) / floors.sum(), 1e-12)
    return float(10 * np.log10(together)), float(10 * np.log10(levels / floors).mean())


def _stillness(spectra: Frames, heard: npt.NDArray[np.bool_]) -> float:
    """Share of voiced frames with the period of the frame before."""
    window = np.fft.irfft(np.abs(np.fft.rfft(np.hanning(_WINDOW), _FFT)) ** 2)[:_WINDOW]
    likeness = np.fft.irfft(spectra, _FFT)[:, :_WINDOW]
    likeness = likeness / np.maximum(likeness[:, :1], 1e-12) / (window / window[0])
    shortest, longest = round(_RATE / _HIGHEST_PITCH), round(_RATE / _LOWEST_PITCH)
    periods = likeness[:, shortest:longest]
    voiced = heard & (periods.max(axis=1) > _PERIODIC)
    both = voiced[1:] & voiced[:-1]
    if both.sum() < _FEWEST:
        return 0.0
    same = np.diff(periods.argmax(axis=1)) == 0
    return float(same[both].mean())


def _at_low_rate(recording: Waveform) -> Frames:
    """The samples at _RATE, as a spectrum that is cut: fine for measuring."""
    samples, rate = recording.samples.astype(np.float64), recording.sample_rate
    wanted = round(len(samples) * _RATE / rate)
    if wanted < _WINDOW:
        return np.zeros(0)
    spectrum = np.fft.rfft(samples)
    kept = np.zeros(wanted // 2 + 1, dtype=complex)
    count = min(len(kept), len(spectrum))
    kept[:count] = spectrum[:count]
    found: Frames = np.fft.irfft(kept, wanted) * (wanted / len(samples))
    return found

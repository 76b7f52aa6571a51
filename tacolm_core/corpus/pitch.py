"""Pitch of a recording, as far as a twin needs it: the median and how lively it is."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from tacolm_core.corpus.network import Float

_LOWEST, _HIGHEST = 60.0, 380.0  # Hz
_FRAME_SECONDS: Final = 0.05
_HOP_SECONDS: Final = 0.02
_PERIODIC: Final = 0.55  # correlation with itself one period later, above which a frame is voiced
_LOUD_SHARE: Final = 0.25  # of the 95 % loudest frame's level
_OCTAVE_COST: Final = 0.06  # per octave below the highest pitch, against taking two periods for one
_MANY: Final = 12  # voiced frames


@dataclass(frozen=True)
class MeasuredPitch:
    """Median in Hz and standard deviation of its natural logarithm over the voiced frames."""

    median: float
    deviation: float


def measure_pitch(samples: Float, sample_rate: int) -> MeasuredPitch | None:
    """Pitch by normalised autocorrelation of loud frames (N,); None where hardly anything is voiced."""
    size, hop = int(_FRAME_SECONDS * sample_rate), int(_HOP_SECONDS * sample_rate)
    if len(samples) < 2 * size:
        return None
    frames = np.lib.stride_tricks.sliding_window_view(samples, size)[::hop]
    level = frames.std(axis=1)
    loud = frames[level > _LOUD_SHARE * np.quantile(level, 0.95)]
    loud = loud - loud.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(loud, 2 * size)
    correlation = np.fft.irfft(np.abs(spectrum) ** 2)[:, :size]
    overlap = 1 - np.arange(size) / size  # fewer samples overlap at longer lags
    correlation /= np.maximum(correlation[:, :1], 1e-9) * np.maximum(overlap, 0.2)
    shortest, longest = int(sample_rate / _HIGHEST), int(sample_rate / _LOWEST)
    lags = np.arange(shortest, min(longest, size - 1))
    found = correlation[:, lags]
    best = np.argmax(found - _OCTAVE_COST * np.log2(lags / shortest), axis=1)
    voiced = found[np.arange(len(found)), best] > _PERIODIC
    if voiced.sum() < _MANY:
        return None
    log_pitch = np.log(sample_rate / lags[best[voiced]])
    near = log_pitch[np.abs(log_pitch - np.median(log_pitch)) < 0.5]
    return MeasuredPitch(float(np.exp(np.median(near))), float(near.std()))

"""Short-time Fourier analysis for the eye. Numpy only; runs as a job."""

from typing import Final

import numpy as np
import numpy.typing as npt

DYNAMIC_RANGE_DB: Final = 75.0
_WINDOW: Final = 512
_MOST_COLUMNS: Final = 6000


def spectrogram(samples: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Decibels (257, t) below the loudest bin; at most 6000 columns, however long the sound is."""
    padded = np.pad(samples, (_WINDOW // 2, _WINDOW // 2))
    hop = max(120, -(-len(samples) // _MOST_COLUMNS))
    starts = np.arange(0, max(len(samples), 1), hop)
    window = np.hanning(_WINDOW).astype(np.float32)
    result = np.empty((_WINDOW // 2 + 1, len(starts)), dtype=np.float32)
    for first in range(0, len(starts), 1024):
        rows = starts[first : first + 1024, None] + np.arange(_WINDOW)[None, :]
        magnitudes = np.abs(np.fft.rfft(padded[np.minimum(rows, len(padded) - 1)] * window, axis=1))
        result[:, first : first + 1024] = magnitudes.T
    loudest = max(float(result.max(initial=0.0)), 1e-6)
    return np.asarray(20 * np.log10(np.maximum(result / loudest, 10 ** (-DYNAMIC_RANGE_DB / 20))), dtype=np.float32)

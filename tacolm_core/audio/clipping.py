"""Samples that a converter or a program cut off."""

import numpy as np

from tacolm_core.audio.waveform import Samples

_FULL_SCALE = 0.985
_FLAT_FROM = 0.05  # peak below which flat tops are only coarse steps of a quiet recording
_RUN = 3  # samples at the limit in a row


def clipped_share(samples: Samples) -> float:
    """Share of samples (N,) that lie in runs at full scale, or in runs at exactly the highest or lowest value."""
    peak = float(np.abs(samples).max(initial=0.0))
    if peak < _FLAT_FROM:
        return 0.0
    at_full_scale = np.abs(samples) >= _FULL_SCALE * max(1.0, peak)  # floating-point files may go beyond 1
    highest, lowest = max(float(samples.max()), _FLAT_FROM), min(float(samples.min()), -_FLAT_FROM)
    flat = (samples >= highest) | (samples <= lowest)
    return _in_runs(at_full_scale | flat) / len(samples)


def _in_runs(marked: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> int:
    """How many of the marked samples stand in runs of at least _RUN."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(np.int8)))
    lengths = edges[1::2] - edges[::2]
    return int(lengths[lengths >= _RUN].sum())

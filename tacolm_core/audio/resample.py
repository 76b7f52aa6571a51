"""Sample-rate conversion by windowed sinc filters (julius)."""

from fractions import Fraction
from typing import Final

import numpy as np

from tacolm_core.audio.waveform import Waveform

_LARGEST_TERM: Final = 1000  # of the ratio of two rates; bounds the filter bank, and misses the ratio by at most 1e-6


def resample(waveform: Waveform, sample_rate: int) -> Waveform:
    """The same sound, N * sample_rate / old rate samples long, rounded up.

    Imports torch when there is work to do.

    Raises:
        AudioError: `sample_rate` is an impossible rate.
    """
    if waveform.sample_rate == sample_rate:
        return waveform
    nothing = Waveform(waveform.samples[:0], sample_rate)  # refuses a rate that cannot be
    if not len(waveform.samples):
        return nothing
    import torch
    from julius.resample import resample_frac

    ratio = _nearby_ratio(sample_rate, waveform.sample_rate)
    moved = resample_frac(torch.from_numpy(waveform.samples), ratio.denominator, ratio.numerator, full=True)
    return Waveform(np.ascontiguousarray(moved.numpy()), sample_rate)


def _nearby_ratio(new: int, old: int) -> Fraction:
    """`new / old`, or the closest ratio of small numbers: 44101 to 24000 Hz would need 24000 filters."""
    ratio = Fraction(new, old)
    if max(ratio.numerator, ratio.denominator) <= _LARGEST_TERM:
        return ratio
    if ratio <= 1:
        return ratio.limit_denominator(_LARGEST_TERM)
    return 1 / (1 / ratio).limit_denominator(_LARGEST_TERM)

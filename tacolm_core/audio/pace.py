"""Faster or slower speech at the same pitch.

By Signalsmith Stretch (MIT), through the package `python-stretch`: a spectral stretcher whose output has the asked-for
length and no delay (both measured), and is the same each time.
"""

import numpy as np

from tacolm_core.audio.waveform import Samples


def paced(samples: Samples, sample_rate: int, pace: float) -> Samples:
    """Sound of `samples` (N,) said `pace` times as fast, (round(N / pace),); as it is for a pace of 1."""
    if pace == 1.0 or len(samples) == 0:
        return samples
    from python_stretch.Signalsmith import Stretch

    stretch = Stretch()
    stretch.preset(1, sample_rate)
    stretch.setTimeFactor(pace)
    length = round(len(samples) / pace)
    return np.asarray(stretch.process(samples[None].astype(np.float32)), dtype=np.float32)[0, :length]

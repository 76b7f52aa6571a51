"""Reading recordings for training: mono, at the rate asked for."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tacolm_core.audio.files import read_sound, sound_info
from tacolm_core.audio.resample import resample
from tacolm_core.errors import UnreadableAudio


def sound_seconds(path: Path) -> float:
    """Length of a sound file from its header, or by reading it where the header leaves it open.

    Raises:
        UnreadableAudio: not a sound file.

    """
    return sound_info(path).seconds or read_sound(path).seconds


def read_mono(path: Path, sample_rate: int | None = None) -> tuple[NDArray[np.float32], int]:
    """Samples (N,) float32, resampled when `sample_rate` is given; and their rate.

    Raises:
        UnreadableAudio: not a sound file, or an empty one.

    """
    waveform = read_sound(path)
    if not len(waveform.samples):
        raise UnreadableAudio(f"{path} holds no sound; replace or remove it.")
    if sample_rate is not None:
        waveform = resample(waveform, sample_rate)
    return waveform.samples, waveform.sample_rate

"""Reading recordings for training: mono, at the codec's rate."""

from pathlib import Path

import numpy as np
import soundfile
import torch
from julius.resample import resample_frac
from numpy.typing import NDArray

from tacolm_core.errors import UnreadableAudio


def sound_seconds(path: Path) -> float:
    """Length of a sound file from its header.

    Raises:
        UnreadableAudio: not a sound file.
    """
    try:
        information = soundfile.info(path)
    except (soundfile.SoundFileError, OSError) as error:
        raise UnreadableAudio(f"{path} cannot be opened as sound ({error}); replace or remove it.") from error
    return float(information.frames / information.samplerate)


def read_mono(path: Path, sample_rate: int | None = None) -> tuple[NDArray[np.float32], int]:
    """Samples (N,) float32, channels averaged, resampled when `sample_rate` is given; and their rate.

    Raises:
        UnreadableAudio: not a sound file, or an empty one.
    """
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, OSError) as error:
        raise UnreadableAudio(f"{path} cannot be opened as sound ({error}); replace or remove it.") from error
    if not len(samples):
        raise UnreadableAudio(f"{path} holds no sound; replace or remove it.")
    mono = samples.mean(axis=1) if samples.shape[1] > 1 else samples[:, 0]
    if sample_rate is None or sample_rate == rate:
        return np.ascontiguousarray(mono), rate
    return resample(mono, rate, sample_rate), sample_rate


def resample(samples: NDArray[np.float32], rate: int, new_rate: int) -> NDArray[np.float32]:
    """Samples (N,) at `rate` to (ceil(N * new_rate / rate),) at `new_rate`."""
    moved = resample_frac(torch.from_numpy(samples), rate, new_rate, full=True)
    return np.ascontiguousarray(moved.numpy())

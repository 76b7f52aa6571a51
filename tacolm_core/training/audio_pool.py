"""All training sound in one memory-mapped array, for random crops without decoding anything twice."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from tacolm_core.units import HOP

UNKNOWN = -1  # label of a frame whose phoneme is not known


@dataclass(frozen=True)
class AudioPool:
    """Sounds one after another, each padded to whole frames."""

    samples: NDArray[np.int16]  # (total frames * HOP,)
    labels: NDArray[np.int16]  # (total frames,), text token spoken in each frame
    first_frames: NDArray[np.int64]  # (U + 1,)

    def crops(self, count: int, num_frames: int, generator: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Random crops: samples (count, num_frames * HOP) float32 and labels (count, num_frames) int64.

        Every second of sound is equally likely. A crop of a shorter sound is filled with silence.
        """
        sound = np.zeros((count, num_frames * HOP), np.float32)
        label = np.full((count, num_frames), UNKNOWN, np.int64)
        for row in range(count):
            frame = int(generator.integers(self.first_frames[-1]))
            index = int(np.searchsorted(self.first_frames, frame, side="right")) - 1
            first, end = int(self.first_frames[index]), int(self.first_frames[index + 1])
            start = max(first, min(frame, end - num_frames))
            stop = min(start + num_frames, end)
            sound[row, : (stop - start) * HOP] = self.samples[start * HOP : stop * HOP] / 32768.0
            label[row, : stop - start] = self.labels[start:stop]
        gains = 10 ** (generator.uniform(-9, 3, (count, 1)) / 20)
        loudest = np.abs(sound).max(1, keepdims=True)
        sound *= np.minimum(gains, 0.99 / np.maximum(loudest, 1e-3)).astype(np.float32)
        return torch.from_numpy(sound), torch.from_numpy(label)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Map a pool written by `write_pool`."""
        return cls(
            np.load(folder / "samples.npy", mmap_mode="r"),
            np.load(folder / "labels.npy"),
            np.load(folder / "first_frames.npy"),
        )

"""All training sound in one memory-mapped array, for random crops without decoding anything twice."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from tacolm_core.errors import DataError
from tacolm_core.units import HOP

UNKNOWN = -1  # label of a frame whose phoneme is not known
CODES_FILE, PROMPTS_FILE, SPEAKERS_FILE = "codes.npy", "prompts.npy", "speakers.npy"


@dataclass(frozen=True, eq=False)
class AudioPool:
    """Sounds one after another, each padded to whole frames."""

    samples: NDArray[np.int16]  # (total frames * HOP,)
    labels: NDArray[np.int16]  # (total frames,), text token spoken in each frame
    first_frames: NDArray[np.int64]  # (U + 1,)
    codes: NDArray[np.int16] | None = None  # (total frames, K) as a NAR model writes them; UNKNOWN where it did not
    prompts: NDArray[np.int16] | None = None  # (U, K, P) what the NAR model was shown of the speaker; UNKNOWN after it

    def coded_crops(self, count: int, num_frames: int, generator: np.random.Generator) -> tuple[Tensor, Tensor, Tensor]:
        """Random crops with the codes a NAR model wrote for them.

        Returns:
            Samples (count, num_frames * HOP), codes (count, K, num_frames), and the codes of the prompt that the model
            was shown (count, K, P), UNKNOWN after its end.

        Raises:
            DataError: no sound of that length has such codes.

        """
        starts = self._coded_starts(num_frames)
        if not len(starts):
            raise DataError(f"No sound of {num_frames} frames has predicted codes; give a manifest with durations.")
        assert self.codes is not None, "where starts were found there are codes"
        assert self.prompts is not None, "codes were written from prompts"
        chosen = starts[generator.integers(len(starts), size=count)]
        sound = np.stack([self.samples[s * HOP : (s + num_frames) * HOP] for s in chosen]).astype(np.float32) / 32768.0
        codes = np.stack([self.codes[s : s + num_frames].T for s in chosen]).astype(np.int64)
        prompts = self.prompts[np.searchsorted(self.first_frames, chosen, side="right") - 1].astype(np.int64)
        return torch.from_numpy(sound), torch.from_numpy(codes), torch.from_numpy(prompts)

    @cache  # noqa: B019 - a pool lives as long as its run
    def _coded_starts(self, num_frames: int) -> NDArray[np.int64]:
        """First frames of all crops that lie within one sound and have codes."""
        if self.codes is None:
            return np.empty(0, np.int64)
        coded = self.codes[:, 0] != UNKNOWN
        place = np.arange(len(coded))
        ends = np.repeat(self.first_frames[1:], np.diff(self.first_frames))
        return np.flatnonzero(coded & (place + num_frames <= ends))

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
            *(np.load(folder / n) if (folder / n).exists() else None for n in (CODES_FILE, PROMPTS_FILE)),
        )

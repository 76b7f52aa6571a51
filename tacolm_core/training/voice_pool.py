"""Sound whose speakers are known: crops to learn from, each with another recording of the same person."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from tacolm_core.codec.speaker_network import EMBEDDING_WIDTH, SpeakerNetwork
from tacolm_core.codec.voice_vector import to_speech_level
from tacolm_core.errors import DataError
from tacolm_core.files import replace_file
from tacolm_core.training.audio_pool import SPEAKERS_FILE, UNKNOWN, AudioPool
from tacolm_core.units import HOP, SAMPLE_RATE

EMBEDDINGS_FILE = "embeddings.npy"
VOICE_SECONDS = 3  # heard of a recording to know the voice
_SHORTEST = SAMPLE_RATE // 2  # samples from which a voice can be told


@dataclass(frozen=True, eq=False)
class VoicedCrops:
    """A batch; B crops of T frames."""

    sound: Tensor  # (B, T * HOP), its recording's speech at SPEECH_LEVEL
    labels: Tensor  # (B, T) text token spoken in each frame, UNKNOWN where it is not known
    speakers: Tensor  # (B,)
    voices: Tensor  # (B, VOICE_SECONDS) samples of another recording of the speaker, at the same level
    embeddings: Tensor  # (B, 192) of that recording, from `VoiceDescriber.embed`


@dataclass(frozen=True, eq=False)
class VoicePool:
    """A pool with a speaker and a speaker embedding for each sound."""

    pool: AudioPool
    speakers: NDArray[np.int32]  # (U,)
    embeddings: Tensor  # (U, 192), centred, of unit length
    centre: Tensor  # (192,) the mean taken off
    levels: NDArray[np.float32]  # (U,) factor that brings each sound's speech to SPEECH_LEVEL

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Frames of each sound (U,)."""
        return np.diff(self.pool.first_frames)

    def chances(self, num_frames: int) -> NDArray[np.float64]:
        """How likely each sound (U,) gives a crop of `num_frames`: by its length, and less for whom there is much of.

        A speaker of four times as much sound is heard twice as often.

        Raises:
            DataError: no sound is long enough.

        """
        lengths = np.where(self.lengths >= num_frames, self.lengths, 0).astype(np.float64)
        if not lengths.any():
            raise DataError(f"No sound is {num_frames} frames long; give longer recordings, or make crops shorter.")
        whole = np.bincount(self.speakers, weights=lengths)[self.speakers]
        shares = lengths / np.sqrt(np.maximum(whole, 1))
        return np.asarray(shares / shares.sum(), np.float64)

    def crops(self, count: int, num_frames: int, generator: np.random.Generator) -> VoicedCrops:
        """Random crops, each with another recording of its speaker, or the same where there is no other."""
        chosen = generator.choice(len(self.speakers), count, p=self.chances(num_frames))
        sound = np.zeros((count, num_frames * HOP), np.float32)
        labels = np.full((count, num_frames), UNKNOWN, np.int64)
        for row, index in enumerate(chosen):
            start = int(self.pool.first_frames[index] + generator.integers(self.lengths[index] - num_frames + 1))
            sound[row] = self.pool.samples[start * HOP : (start + num_frames) * HOP] / 32768.0 * self.levels[index]
            labels[row] = self.pool.labels[start : start + num_frames]
        others = [self._another(int(index), generator) for index in chosen]
        return VoicedCrops(
            torch.from_numpy(sound),
            torch.from_numpy(labels),
            torch.from_numpy(self.speakers[chosen].astype(np.int64)),
            torch.stack([self.voice(index, generator) for index in others]),
            self.embeddings[others],
        )

    def voice(self, index: int, generator: np.random.Generator) -> Tensor:
        """A stretch of VOICE_SECONDS of a sound, repeated where it is shorter: (N,)."""
        length = VOICE_SECONDS * SAMPLE_RATE
        first, end = (int(frame) * HOP for frame in self.pool.first_frames[index : index + 2])
        start = first + int(generator.integers(max(1, end - first - length)))
        piece = self.pool.samples[start : min(start + length, end)].astype(np.float32) / 32768.0
        return torch.from_numpy(np.resize(piece * self.levels[index], length))

    def _another(self, index: int, generator: np.random.Generator) -> int:
        same = np.flatnonzero((self.speakers == self.speakers[index]) & (self.lengths * HOP >= _SHORTEST))
        same = same[same != index]
        return int(generator.choice(same)) if len(same) else index

    @classmethod
    def load(cls, folder: Path, network: SpeakerNetwork, centre: Tensor | None = None) -> Self:
        """A pool written by `write_pool`; embeddings are worked out once and kept beside it.

        `centre`: of an earlier pool, where a codec goes on learning or held-out sound is judged.
        """
        pool = AudioPool.load(folder)
        path = folder / EMBEDDINGS_FILE
        levels = _levels(pool)
        if not path.exists():
            with replace_file(path) as aside, aside.open("wb") as file:
                np.save(file, _embed(pool, levels, network))
        raw = torch.from_numpy(np.load(path))
        centre = raw[raw.abs().sum(1) > 0].mean(0) if centre is None else centre
        told = raw.abs().sum(1, keepdim=True) > 0
        return cls(pool, np.load(folder / SPEAKERS_FILE), F.normalize(raw - centre, dim=1) * told, centre, levels)


def _sound(pool: AudioPool, index: int) -> Tensor:
    first, end = (int(frame) * HOP for frame in pool.first_frames[index : index + 2])
    return torch.from_numpy(pool.samples[first:end].astype(np.float32) / 32768.0)


def _levels(pool: AudioPool) -> NDArray[np.float32]:
    """What brings the speech of each sound to one level (U,)."""
    each = [to_speech_level(_sound(pool, index)[None]) for index in range(len(pool.first_frames) - 1)]
    return torch.cat(each).numpy()


@torch.inference_mode()
def _embed(pool: AudioPool, levels: NDArray[np.float32], network: SpeakerNetwork) -> NDArray[np.float32]:
    """Embedding of the middle VOICE_SECONDS of each sound: (U, 192); zeros where it is too short to tell."""
    made = np.zeros((len(levels), EMBEDDING_WIDTH), np.float32)
    for index in range(len(levels)):
        sound = _sound(pool, index) * float(levels[index])
        spare = max(0, len(sound) - VOICE_SECONDS * SAMPLE_RATE) // 2
        if len(sound) >= _SHORTEST:
            made[index] = network(sound[None, spare : spare + VOICE_SECONDS * SAMPLE_RATE])[0].numpy()
    return made

"""Ten short tones stand for ten utterances of three speakers."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from tacolm_core.data.encoding import CorpusEncoder
from tacolm_core.data.shards import ShardRecipe
from tacolm_core.data.utterance import Utterance
from tacolm_core.units import FRAME_RATE, HOP, NUM_CODEBOOKS, SAMPLE_RATE, TEXT_BOS, TEXT_EOS


def tone(path: Path, frames: int, pitch: float, rate: int = SAMPLE_RATE) -> None:
    time = np.arange(frames * HOP * rate // SAMPLE_RATE) / rate
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, 0.3 * np.sin(2 * np.pi * pitch * time), rate, subtype="PCM_16")


def tone_utterance(folder: Path, number: int, speaker: str) -> Utterance:
    """Two words of two phonemes each (ids 10.., boundary 5), 0.8 to 3.5 seconds, exact durations."""
    durations = (6, 10 + number, 12, 8, 9 + 20 * number, 11, 4)
    tokens = (TEXT_BOS, 10 + number, 11, 5, 12, 13 + number, TEXT_EOS)
    path = folder / f"u{number}.wav"
    tone(path, sum(durations), 200 + 40 * number)
    seconds = sum(durations) / FRAME_RATE
    return Utterance(f"u{number}", path, f"say {number}", speaker, seconds, "train", "CC0", tokens, durations)


@pytest.fixture(scope="session")
def write_tone():
    return tone


@pytest.fixture(scope="session")
def tones(tmp_path_factory) -> tuple[Utterance, ...]:
    folder = tmp_path_factory.mktemp("tones")
    speakers = "aaaabbbbbc"
    return tuple(tone_utterance(folder, number, speaker) for number, speaker in enumerate(speakers))


class EnergyCodec:
    """Stands in for the codec: code k of a frame is its mean square, coarsely for k = 0, finer for each further k."""

    sample_rate = SAMPLE_RATE
    num_codebooks = NUM_CODEBOOKS
    weights_hash = "energy"

    def encode(self, waveform: torch.Tensor) -> torch.Tensor:
        missing = -waveform.shape[-1] % HOP
        frames = torch.nn.functional.pad(waveform, (0, missing)).unfold(-1, HOP, HOP)
        energy = frames.square().mean(-1)
        return torch.stack([(energy[:, 0] * 10 * 4**k * 1024).long() % 1024 for k in range(NUM_CODEBOOKS)], dim=1)


@pytest.fixture(scope="session")
def codec():
    return EnergyCodec()


@pytest.fixture(scope="session")
def recipe(codec):
    return ShardRecipe(codec.weights_hash, "tokens", NUM_CODEBOOKS, word_boundary=5)


@pytest.fixture(scope="session")
def encode(codec, recipe):
    return CorpusEncoder(codec, lambda text: [1, *(ord(c) for c in text), 2], recipe)

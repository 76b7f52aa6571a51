"""Ten short tones stand for ten utterances of three speakers."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from tacolm_core.data.utterance import Utterance
from tacolm_core.units import FRAME_RATE, HOP, SAMPLE_RATE, TEXT_BOS, TEXT_EOS


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

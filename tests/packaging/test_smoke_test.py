import wave
from pathlib import Path

import numpy as np
import pytest
import smoke_test


def write(path: Path, samples: np.ndarray) -> Path:
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(24_000)
        sound.writeframes((samples * 32767).astype("<i2").tobytes())
    return path


def test_a_sentence_of_speech_passes(tmp_path: Path) -> None:
    noise = 0.1 * np.random.default_rng(1).standard_normal(36_000).clip(-5, 5)

    assert smoke_test.check_sound(write(tmp_path / "speech.wav", noise)) == pytest.approx(1.5)


@pytest.mark.parametrize(
    "samples", [np.zeros(36_000), np.full(2_400, 0.1), np.zeros(0)], ids=["silent", "short", "empty"]
)
def test_silence_and_scraps_fail(tmp_path: Path, samples: np.ndarray) -> None:
    with pytest.raises(smoke_test.Failed, match="no spoken sentence"):
        smoke_test.check_sound(write(tmp_path / "bad.wav", samples))


def test_the_frozen_program_gets_no_help_from_this_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "somewhere")

    environment = smoke_test.environment(tmp_path)

    assert "PYTHONPATH" not in environment
    assert environment["HOME"] == str(tmp_path)

"""A voice of a sound file: chosen, pasted, or refused."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from app.recording.sound_drop import sound_path
from app.recording.view import NewVoiceDialog
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import speech_like, write_wav


@pytest.mark.parametrize("ending", [".wav", ".flac", ".ogg", ".mp3"])
def test_sound_files_are_loaded(studio: StudioUnderTest, dialog: NewVoiceDialog, tmp_path: Path, ending: str) -> None:
    path = write_wav(tmp_path / f"Größe 音{ending}", speech_like(4.0, 44_100), 44_100)

    dialog.load(path)
    studio.settle()

    draft = studio.app.prompts.draft
    assert draft is not None
    assert draft.sound.seconds == pytest.approx(4.0, abs=0.1)
    assert dialog.name.text() == "Größe 音"


def test_file_that_is_no_sound_is_explained(studio: StudioUnderTest, dialog: NewVoiceDialog, tmp_path: Path) -> None:
    path = tmp_path / "song.wav"
    path.write_text("la la la", encoding="utf-8")

    dialog.load(path)
    studio.settle()

    assert "song.wav" in dialog.notice.text
    assert studio.app.prompts.draft is None


def test_copied_file_is_pasted(studio: StudioUnderTest, dialog: NewVoiceDialog, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", speech_like(3.0), 48_000)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(data)

    dialog.paste()
    QGuiApplication.clipboard().clear()  # what Python owns must not outlive Python
    studio.settle()

    assert studio.app.prompts.draft is not None


def test_silence_around_the_voice_is_left_out(studio: StudioUnderTest, dialog: NewVoiceDialog, tmp_path: Path) -> None:
    silence = np.zeros(96_000, np.float32)
    path = write_wav(tmp_path / "a.wav", np.concatenate([silence, speech_like(3.0), silence]), 48_000)

    dialog.load(path)
    studio.settle()

    draft = studio.app.prompts.draft
    assert 1.0 < draft.start < 2.3
    assert 4.2 < draft.end < 6.0


def test_file_that_arrives_after_the_dialog_was_closed_is_dropped(
    studio: StudioUnderTest, dialog: NewVoiceDialog, tmp_path: Path
) -> None:
    dialog.load(write_wav(tmp_path / "me.wav", speech_like(3.0), 48_000))
    dialog.close()
    studio.settle()

    assert studio.app.prompts.draft is None


def test_other_files_are_not_taken_for_sound(tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("https://example.org/a.wav")])

    assert sound_path(data) is None


def noise(seconds: float, level: float) -> np.ndarray:
    return (np.random.default_rng(4).standard_normal(round(seconds * 48_000)) * level).astype(np.float32)


def tone(seconds: float) -> np.ndarray:
    return (0.3 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * 48_000)) / 48_000)).astype(np.float32)


@pytest.mark.parametrize(
    ("sound", "headline"),
    [
        (tone(4.0), "does not sound like somebody speaking"),
        (noise(4.0, 0.05), "does not sound like somebody speaking"),
        (noise(4.0, 0.003), "no sound"),  # a rest at -51 dB
        (speech_like(4.0) + noise(4.0, 0.7 * float(speech_like(4.0).std())), "drowns the voice"),  # 3 dB below
    ],
)
def test_sound_that_is_no_voice_cannot_be_saved(
    studio: StudioUnderTest, dialog: NewVoiceDialog, tmp_path: Path, sound: np.ndarray, headline: str
) -> None:
    dialog.load(write_wav(tmp_path / "a.wav", sound, 48_000))
    studio.settle()
    dialog.name.setText("My voice")
    dialog.consent.setChecked(True)

    assert "No voice can be made" in dialog.trim.verdict.text()
    assert headline in dialog.trim.verdict.text()
    assert not dialog.save_button.isEnabled()

"""Files dropped anywhere on the window find their place."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.sound import decoding
from tacolm_core import decode_with
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import a_voice, speech_like, write_wav
from tests.media import write_media


def drop(studio: StudioUnderTest, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), actions, data, buttons, Qt.KeyboardModifier.NoModifier)
    studio.window.dropEvent(event)
    studio.settle()


@pytest.fixture
def started(studio: StudioUnderTest) -> StudioUnderTest:
    studio.start()
    return studio


def test_sound_opens_the_new_voice_dialog(started: StudioUnderTest, tmp_path: Path) -> None:
    drop(started, write_wav(tmp_path / "me.wav", speech_like(3.0), 48_000))
    dialog = started.app.dialogs.new_voice
    shown, draft = dialog.isVisible(), started.app.prompts.draft
    listed = dialog.microphone.picker.count()
    dialog.close()

    assert shown
    assert listed > 1
    assert started.sound.input is None
    assert draft is not None


@pytest.fixture
def decoder() -> Iterator[None]:
    """The application's own program reads what libsndfile does not."""
    found = subprocess.run([sys.executable, "-c", "import PySide6.QtMultimedia"], capture_output=True, check=False)
    if found.returncode:  # here it would tell of every sound server that it misses
        pytest.skip("Qt's FFmpeg is not installed")
    decoding.hand_in()
    yield
    decode_with([])


@pytest.mark.parametrize(
    ("name", "container", "codec", "picture"),
    [("memo.m4a", "ipod", "aac", False), ("chat.webm", "webm", "libopus", False), ("film.mp4", "mp4", "aac", True)],
)
def test_what_phones_and_chats_write_becomes_a_voice(
    started: StudioUnderTest, tmp_path: Path, decoder: None, name: str, container: str, codec: str, picture: bool
) -> None:
    drop(started, write_media(tmp_path / name, container, codec, speech_like(4.0), picture=picture))
    dialog, draft = started.app.dialogs.new_voice, started.app.prompts.draft
    dialog.name.setText("From a phone")
    dialog.consent.setChecked(True)
    dialog.save_button.click()
    started.settle()

    assert draft is not None
    assert draft.origin == name
    assert draft.seconds == pytest.approx(4.0, abs=0.3)
    assert started.app.voices.current.name == "From a phone"
    assert not dialog.isVisible()


def test_voice_is_imported(started: StudioUnderTest, tmp_path: Path) -> None:
    a_voice("From a friend").save(tmp_path / "friend.voice")

    drop(started, tmp_path / "friend.voice")

    assert started.app.voices.current.name == "From a friend"


def test_text_is_opened(started: StudioUnderTest, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Once upon a time.", encoding="utf-8")

    drop(started, tmp_path / "story.txt")

    assert started.window.text.text == "Once upon a time."


def files(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_copied_text_file_is_opened_and_its_path_not_pasted(started: StudioUnderTest, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Once upon a time.", encoding="utf-8")

    started.window.text.editor.insertFromMimeData(files(tmp_path / "story.txt"))

    assert started.window.text.text == "Once upon a time."


def test_sound_copied_into_the_text_becomes_a_new_voice(started: StudioUnderTest, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "me.wav", speech_like(3.0), 48_000)
    started.window.text.editor.insertFromMimeData(files(path))
    started.settle()
    shown = started.app.dialogs.new_voice.isVisible()
    started.app.dialogs.new_voice.close()

    assert shown
    assert started.window.text.text == ""


def test_sound_dragged_over_the_text_is_left_to_the_window(started: StudioUnderTest, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "me.wav", speech_like(1.0), 48_000)
    actions, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    data = files(path)  # the event does not keep it
    event = QDragEnterEvent(QPoint(5, 5), actions, data, Qt.MouseButton.LeftButton, none)
    started.window.text.editor.dragEnterEvent(event)

    assert not event.isAccepted()

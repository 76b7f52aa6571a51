"""Files dropped anywhere on the window find their place."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.app.conftest import StudioUnderTest
from tests.app.doubles import a_voice, speech_like, write_wav


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


def test_voice_is_imported(started: StudioUnderTest, tmp_path: Path) -> None:
    a_voice("From a friend").save(tmp_path / "friend.voice")

    drop(started, tmp_path / "friend.voice")

    assert started.app.voices.current.name == "From a friend"


def test_text_is_opened(started: StudioUnderTest, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Once upon a time.", encoding="utf-8")

    drop(started, tmp_path / "story.txt")

    assert started.window.text.text == "Once upon a time."

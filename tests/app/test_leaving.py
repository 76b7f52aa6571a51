"""Work that is not ended by one key: Esc, Ctrl+Q and the window's cross."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from app.speaking.service import SpeakingState
from tests.app.conftest import StudioUnderTest, flush_events

LONG = "A sentence. " * 30


@pytest.fixture
def ready(studio: StudioUnderTest) -> StudioUnderTest:
    studio.start()
    studio.add_voice()
    return studio


def begin(studio: StudioUnderTest, text: str) -> None:
    """Speak the text as far as its first sentence."""
    studio.window.text.set_text(text)
    studio.window.text.speak_button.click()
    ticket = studio.engine_jobs.waiting[0]
    for event in ticket.work():
        studio.app.engine_runner._on_item(ticket.number, event)
        if type(event).__name__ == "SentenceFinished":
            break
    flush_events()


def press_escape(studio: StudioUnderTest) -> None:
    studio.window.actions_by_key["cancel"].trigger()


def test_escape_stops_long_work_only_when_pressed_twice(ready: StudioUnderTest) -> None:
    begin(ready, LONG)
    press_escape(ready)
    after_one = ready.app.speaking.state
    said = ready.window.notice.text
    press_escape(ready)
    after_two = ready.app.speaking.state
    ready.settle()

    assert after_one is SpeakingState.SPEAKING
    assert "once more" in said
    assert after_two is SpeakingState.CANCELLING
    assert "once more" not in ready.window.notice.text


def test_escape_stops_short_work_at_once(ready: StudioUnderTest) -> None:
    begin(ready, "One. Two.")
    press_escape(ready)
    state = ready.app.speaking.state
    ready.settle()

    assert state is SpeakingState.CANCELLING


def test_escape_meant_for_a_dialog_leaves_the_work_alone(ready: StudioUnderTest) -> None:
    begin(ready, LONG)
    dialog = ready.app.dialogs.open_lexicon(ready.window)
    flush_events()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    flush_events()
    QTest.keyClick(ready.window, Qt.Key.Key_Escape)
    state = ready.app.speaking.state
    ready.app.speaking.cancel()
    ready.settle()

    assert state is SpeakingState.SPEAKING


def click(box: QMessageBox, role: QMessageBox.ButtonRole) -> None:
    next(button for button in box.buttons() if box.buttonRole(button) is role).click()
    flush_events()


def test_closing_in_the_middle_of_a_text_asks_first(ready: StudioUnderTest) -> None:
    begin(ready, LONG)
    ready.window.close()
    box = ready.window.findChild(QMessageBox)
    still = ready.window.isVisible()
    click(box, QMessageBox.ButtonRole.RejectRole)
    stayed = ready.window.isVisible()
    ready.window.close()
    click(ready.window.findChild(QMessageBox), QMessageBox.ButtonRole.AcceptRole)
    ready.settle()

    assert (still, stayed) == (True, True)
    assert not ready.window.isVisible()


def test_question_is_asked_once_however_often_the_key_is_pressed(ready: StudioUnderTest) -> None:
    begin(ready, LONG)
    for _ in range(3):
        ready.window.close()
    boxes = ready.window.findChildren(QMessageBox)
    click(boxes[0], QMessageBox.ButtonRole.RejectRole)
    ready.app.speaking.cancel()
    ready.settle()

    assert len(boxes) == 1


def test_closing_with_nothing_at_work_asks_nothing(ready: StudioUnderTest) -> None:
    ready.window.close()

    assert ready.window.findChild(QMessageBox) is None
    assert not ready.window.isVisible()

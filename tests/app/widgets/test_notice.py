"""One message at a time, and none lost that has to be read."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.app.conftest import StudioUnderTest, flush_events


def test_what_has_to_be_read_comes_back_after_what_was_said_over_it(studio: StudioUnderTest) -> None:
    bar, done = studio.window.notice, []
    bar.dismiss()
    bar.inform("The model is gone.", stay=True)
    bar.inform("Text of last time?", "Restore", lambda: done.append("restored"), stay=True)
    bar.inform("Exported.")

    bar.dismiss()
    assert bar.text == "Text of last time?"
    bar._button.click()
    assert done == ["restored"]
    assert bar.text == "The model is gone."
    bar.dismiss()

    assert not bar.isVisible()


def test_what_is_only_information_is_replaced(studio: StudioUnderTest) -> None:
    bar = studio.window.notice
    bar.dismiss()
    bar.inform("Exported.")
    bar.complain("The disk is full.")

    bar.dismiss()

    assert not bar.isVisible()


def test_the_same_words_are_said_once(studio: StudioUnderTest) -> None:
    bar = studio.window.notice
    bar.dismiss()
    for _ in range(2):
        bar.inform("The model is gone.", stay=True)

    bar.dismiss()

    assert not bar.isVisible()


def test_nothing_moves_when_a_message_comes_and_goes(studio: StudioUnderTest) -> None:
    studio.start()
    studio.window.notice.dismiss()
    flush_events()
    before = places(studio)
    studio.window.notice.complain("The disk is full. " * 20)
    flush_events()
    with_message = places(studio)
    height = studio.window.notice.height()
    studio.window.notice.dismiss()

    assert with_message == before
    assert height > studio.window.statusBar().height()


def test_message_of_one_line_covers_the_status_bar_only(studio: StudioUnderTest) -> None:
    studio.start()
    studio.window.notice.inform("Sentence 3 spoken again.", "Undo", lambda: None)
    flush_events()

    bar = studio.window.statusBar()
    assert studio.window.notice.geometry().top() >= bar.geometry().top()


def test_nothing_moves_in_the_new_voice_dialog_either(studio: StudioUnderTest) -> None:
    studio.start()
    dialog = studio.app.dialogs.open_new_voice(studio.window)
    flush_events()
    before = {child: child.geometry() for child in visible(dialog) if dialog.notice not in ancestry(child)}
    dialog.notice.complain("The microphone brings no sound.")
    flush_events()
    after = {child: child.geometry() for child in before}
    dialog.close()

    assert after == before


def test_click_meant_for_what_lay_there_does_not_hit_the_button(
    studio: StudioUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar, done = studio.window.notice, []
    bar.dismiss()
    bar.inform("Deleted.", "Undo", lambda: done.append(1))
    monkeypatch.setattr(bar._button, "underMouse", lambda: True)
    bar._button.click()
    at_once = list(done)
    QTest.qWait(400)
    bar._button.click()

    assert at_once == []
    assert done == [1]


def test_what_was_said_is_taken_back_when_it_is_over(studio: StudioUnderTest) -> None:
    bar = studio.window.notice
    bar.dismiss()
    bar.complain("The loudspeaker is gone.", about="sound")
    bar.withdraw("disk")
    still = bar.text
    bar.withdraw("sound")

    assert still == "The loudspeaker is gone."
    assert not bar.isVisible()


def ancestry(widget: QWidget) -> list[QWidget]:
    parent = widget.parentWidget()
    return [widget, *(ancestry(parent) if parent else [])]


def visible(window: QWidget) -> list[QWidget]:
    return [child for child in window.findChildren(QWidget) if child.isVisible()]


def places(studio: StudioUnderTest) -> dict[QWidget, QRect]:
    """Where everything is but the message itself."""
    notice = studio.window.notice
    return {child: child.geometry() for child in visible(studio.window) if notice not in ancestry(child)}


def test_keys_stay_or_go_back_where_they_were(studio: StudioUnderTest) -> None:
    studio.start()
    bar, editor = studio.window.notice, studio.window.text.editor
    studio.window.activateWindow()
    editor.setFocus()
    bar.inform("Text of last time?", "Restore", lambda: None, stay=True)
    QTest.qWait(400)  # its buttons listen to the pointer again
    QTest.mouseClick(bar._button, Qt.MouseButton.LeftButton)
    after_click = studio.window.focusWidget()
    bar.inform("Text of last time?", "Restore", lambda: None, stay=True)
    bar._button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(bar._button, Qt.Key.Key_Space)

    assert not bar.isVisible()
    assert (after_click, studio.window.focusWidget()) == (editor, editor)

"""Undo and redo: one stack for deletions, names and sentences spoken again; typing has its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.undo import Change, Changes
from app.voices.collection import VoiceWords
from tests.app.conftest import StudioUnderTest, flush_events


@pytest.fixture
def ready(studio: StudioUnderTest) -> StudioUnderTest:
    studio.start()
    studio.add_voice()
    studio.window.activateWindow()
    return studio


def press(studio: StudioUnderTest, key: Qt.Key, *, shift: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier
    if shift:
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(QApplication.focusWidget() or studio.window, key, modifiers)
    studio.settle()


def test_changes_are_undone_and_done_again_in_their_order(qapp: QApplication) -> None:
    changes, done = Changes(), ["a", "b"]
    for letter in done[:]:
        changes.add(Change(f"Add {letter}", "", done.pop, lambda letter=letter: done.append(letter)))

    names = [changes.next_undo]
    changes.undo()
    names += [changes.next_undo, changes.next_redo]
    changes.undo()
    emptied = list(done)
    changes.redo()
    changes.redo()

    assert names == ["Add b", "Add a", "Add b"]
    assert emptied == []
    assert done == ["a", "b"]
    assert changes.next_redo == ""


def test_change_that_cannot_be_taken_back_leaves_the_stack(qapp: QApplication) -> None:
    changes = Changes()
    changes.add(Change("First", "", lambda: None, lambda: None))
    changes.add(Change("Second", "", lambda: False, lambda: None))

    changes.undo()

    assert changes.next_undo == "First"
    assert changes.next_redo == ""


def test_deleted_take_comes_back_by_key_and_goes_again(ready: StudioUnderTest) -> None:
    ready.speak("One sentence.")
    ready.window.takes.list.setFocus()
    ready.window.takes.list.selectAll()
    ready.window.takes.delete()
    ready.settle()
    press(ready, Qt.Key.Key_Z)
    back = len(ready.app.takes.facts)
    press(ready, Qt.Key.Key_Z, shift=True)
    gone = len(ready.app.takes.facts)
    press(ready, Qt.Key.Key_Z)
    ready.app.takes.refresh()
    ready.settle()

    assert (back, gone) == (1, 0)
    assert len(ready.app.takes.facts) == 1


def test_sentence_spoken_again_and_a_deletion_are_undone_one_after_the_other(ready: StudioUnderTest) -> None:
    ready.speak("One sentence. Two sentences.")
    first = ready.app.workbench.take
    ready.app.workbench.again(0)
    ready.settle()
    second = ready.app.workbench.take
    ready.app.takes.delete(first.facts.id)
    ready.settle()

    ready.app.changes.undo()
    ready.settle()
    ready.app.takes.open(first.facts.id)
    ready.settle()
    restored = ready.app.workbench.take.sentences[0].seed
    ready.app.changes.undo()
    ready.settle()
    undone = ready.app.workbench.take.sentences[0].seed
    ready.app.changes.redo()
    ready.settle()
    again = ready.app.workbench.take.sentences[0].seed
    ready.app.workbench.stop()

    assert restored == second.sentences[0].seed
    assert undone == first.sentences[0].seed
    assert again == second.sentences[0].seed


def test_new_words_about_a_voice_are_undone(ready: StudioUnderTest) -> None:
    voices = ready.app.voices
    voices.change(voices.current, VoiceWords("Bea", "hello", "a note", "agreed"))
    ready.settle()
    ready.app.changes.undo()
    ready.settle()
    before = (voices.current.name, voices.current.voice.note)
    ready.app.changes.redo()
    ready.settle()

    assert before == ("Ada", "")
    assert (voices.current.name, voices.current.voice.note) == ("Bea", "a note")


def test_typing_is_undone_first_while_the_editor_has_the_focus(ready: StudioUnderTest) -> None:
    ready.speak("One sentence.")
    ready.app.takes.delete(ready.app.takes.facts[0].id)
    ready.settle()
    editor = ready.window.text.editor
    editor.document().clearUndoRedoStacks()
    editor.setFocus()
    QTest.keyClicks(editor, "x")
    press(ready, Qt.Key.Key_Z)
    typing_undone = (editor.toPlainText(), len(ready.app.takes.facts))
    press(ready, Qt.Key.Key_Z)

    assert typing_undone == ("One sentence.", 0)
    assert len(ready.app.takes.facts) == 1


def test_edit_menu_says_what_would_be_undone(ready: StudioUnderTest) -> None:
    ready.window.voices.list.setFocus()
    ready.window.voices.delete()
    ready.settle()
    menu = next(menu for menu in ready.window.menus if ready.window.actions_by_key["undo"] in menu.actions())
    menu.aboutToShow.emit()
    undo, redo = ready.window.actions_by_key["undo"], ready.window.actions_by_key["redo"]
    words, can_redo = undo.text(), redo.isEnabled()
    menu.aboutToHide.emit()

    assert words == "Undo: Delete the voice “Ada”"
    assert not can_redo


def test_offer_goes_when_it_was_taken_by_key(ready: StudioUnderTest) -> None:
    ready.speak("One sentence.")
    ready.app.takes.delete(ready.app.takes.facts[0].id)
    ready.settle()
    offered = ready.window.notice.text
    ready.app.changes.undo()
    flush_events()

    assert "was deleted" in offered
    assert not ready.window.notice.isVisible()

"""Everything by keyboard, every control named."""

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QTableView,
    QWidget,
)

from app.commands import commands
from app.voices.editor import VoiceEditor
from tacolm_core import Waveform
from tests.app.conftest import StudioUnderTest, flush_events
from tests.app.doubles import speech_like

CONTROLS = (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QAbstractSpinBox,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QTableView,
)


def unnamed(window: QWidget) -> list[str]:
    """Controls a screen reader would have no word for. Parts of Qt's own controls are theirs to name."""
    found = []
    for control in window.findChildren(QWidget):
        if not isinstance(control, CONTROLS) or control.objectName().startswith("qt_"):
            continue
        if isinstance(control.parent(), (QComboBox, QAbstractSpinBox)) or "QTabBar" in type(control.parent()).__name__:
            continue
        if isinstance(control.parent().parent(), QComboBox) or isinstance(control.parent(), QTableView):
            continue
        if control.isHidden():
            continue
        text = control.text() if isinstance(control, QAbstractButton) else ""
        if not control.accessibleName() and not text:
            found.append(f"{type(control).__name__} in {type(control.parent()).__name__}")
    return found


def test_every_control_of_the_window_has_a_name(studio: StudioUnderTest) -> None:
    studio.start()
    studio.add_voice()
    studio.speak("Something is wrong here.")

    assert unnamed(studio.window) == []


OPENED = {
    "new_voice": lambda studio: studio.app.dialogs.open_new_voice(studio.window),
    "recording": lambda studio: _with_a_recording(studio),
    "preferences": lambda studio: _page(studio, 0),
    "sound": lambda studio: _page(studio, 1),
    "sampling": lambda studio: _page(studio, 2),
    "models": lambda studio: _page(studio, 3),
    "folders": lambda studio: _page(studio, 4),
    "moving": lambda studio: _page(studio, 4, studio.app.paths.logs),
    "lexicon": lambda studio: studio.app.dialogs.open_lexicon(studio.window),
    "export": lambda studio: studio.app.dialogs.open_export(studio.app.workbench.take, studio.window),
    "facts": lambda studio: studio.app.dialogs.open_facts(studio.app.workbench.take, studio.window),
    "editor": lambda studio: _editor(studio),
    "welcome": lambda studio: studio.app.dialogs.open_welcome(studio.window),
    "shortcuts": lambda studio: studio.app.dialogs.open_shortcuts(studio.window.actions_by_key, studio.window),
    "bin": lambda studio: studio.app.dialogs.open_bin(studio.window),
    "cast": lambda studio: _cast(studio),
    "list": lambda studio: _list(studio),
    "about": lambda studio: studio.app.dialogs.open_about(studio.window),
    "book": lambda studio: _book(studio),  # the last: it opens a project
}


def _page(studio: StudioUnderTest, index: int, folder: Path | None = None) -> QDialog:
    dialog = studio.app.dialogs.open_preferences(studio.window)
    dialog.tabs.setCurrentIndex(index)
    if folder is not None:
        dialog.folders._on_chosen(str(folder))
        studio.settle()
    return dialog


def _cast(studio: StudioUnderTest) -> QDialog:
    studio.window.text.set_text("Anna: Hello.\nBenedict the Second of Somewhere: Good morning.\nAnna: Bye.")
    studio.app.documents.open_cast()
    return studio.app.documents.cast


def _list(studio: StudioUnderTest) -> QDialog:
    studio.app.documents.open_batch()
    return studio.app.documents.batch


def _book(studio: StudioUnderTest) -> QDialog:
    if studio.app.projects.project is None:
        studio.app.chapters.create(str(studio.app.paths.data / "A book with a long name"))
        studio.settle()
    studio.app.chapters.export()
    return studio.app.chapters.export_dialog


def _editor(studio: StudioUnderTest) -> QDialog:
    studio.window.voices.edit()
    found: QDialog = studio.window.findChild(VoiceEditor)
    return found


def _with_a_recording(studio: StudioUnderTest) -> QDialog:
    dialog = studio.app.dialogs.open_new_voice(studio.window)
    studio.app.prompts.take_recording(Waveform(speech_like(3.0), 48_000))
    studio.settle()
    return dialog


@pytest.fixture
def spoken(studio: StudioUnderTest) -> StudioUnderTest:
    studio.start()
    studio.add_voice()
    studio.speak("Hello. Something is wrong.")
    return studio


@pytest.mark.parametrize("name", OPENED)
def test_controls_of_the_dialogs_have_names_and_follow_each_other(spoken: StudioUnderTest, name: str) -> None:
    dialog = OPENED[name](spoken)
    flush_events()
    names, steps_back = unnamed(dialog) + nameless(dialog), backwards(dialog)
    dialog.close()

    assert names == []
    assert steps_back == []


def test_tab_follows_the_eye_in_the_window(spoken: StudioUnderTest) -> None:
    window = spoken.window
    panels = (window.voices, window.takes, window.text, window.result)
    order = [next((n for n, panel in enumerate(panels) if panel.isAncestorOf(w)), -1) for w in focus_chain(window)]

    assert [step for panel in panels for step in backwards(panel, window)] == []
    assert [n for n in order if n >= 0] == sorted(n for n in order if n >= 0)
    assert nameless(window) == []


def focus_chain(window: QWidget) -> list[QWidget]:
    """What Tab goes through, in that order."""
    found, widget = [], window.nextInFocusChain()
    while widget is not window:
        is_stop = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        takes_focus = is_stop and widget.focusProxy() is None  # parts of Qt's own controls hand it on
        if takes_focus and widget.isVisible() and widget.isEnabled() and widget.window() is window:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def nameless(window: QWidget) -> list[str]:
    """What can be reached by Tab, and a screen reader would find no name for."""
    found = [(widget, QAccessible.queryAccessibleInterface(widget)) for widget in focus_chain(window)]
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget, interface in found
        if interface is None or not interface.text(QAccessible.Text.Name)
    ]


def backwards(area: QWidget, window: QWidget | None = None) -> list[str]:
    """Steps of Tab that lead up, or to the left within a row."""
    chain = [widget for widget in focus_chain(window or area) if area.isAncestorOf(widget)]
    wrong = []
    for one, other in itertools.pairwise(chain):
        first, second = _place(one, other, area), _place(other, one, area)
        is_above = second.bottom() <= first.top()
        in_row = second.top() < first.bottom() and first.top() < second.bottom()
        if is_above or (in_row and second.right() <= first.left()):
            wrong.append(f"{_name(one)} -> {_name(other)}")
    return wrong


def _place(widget: QWidget, neighbour: QWidget, area: QWidget) -> QRect:
    """Where it is; what can be scrolled out of view is where its scroll area is, for those outside."""
    parent = widget.parentWidget()
    while parent is not None and parent is not area:
        if isinstance(parent, QScrollArea) and not parent.isAncestorOf(neighbour):
            widget = parent
        parent = parent.parentWidget()
    return QRect(widget.mapTo(area, QPoint()), widget.size())


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName()}”"


def test_no_two_commands_have_the_same_keys() -> None:
    keys = [command.shortcut for command in commands() if command.shortcut]

    assert len(keys) == len(set(keys))


def test_every_command_is_in_a_menu(studio: StudioUnderTest) -> None:
    in_menus = {action for menu in studio.window.menuBar().actions() for action in menu.menu().actions()}

    assert all(studio.window.actions_by_key[command.key.rstrip("|")] in in_menus for command in commands())


def test_text_is_spoken_by_keyboard_alone(studio: StudioUnderTest) -> None:
    studio.start()
    studio.add_voice()
    studio.window.activateWindow()
    flush_events()

    QTest.keySequence(studio.window, QKeySequence("Ctrl+T"))
    QTest.keyClicks(studio.window.text.editor, "Typed by hand.")
    QTest.keyClick(studio.window.text.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    studio.settle()

    assert studio.window.text.editor.hasFocus()
    assert [facts.text for facts in studio.app.takes.facts] == ["Typed by hand."]


def test_window_is_left_by_keyboard(studio: StudioUnderTest) -> None:
    studio.start()

    QTest.keySequence(studio.window, QKeySequence("Ctrl+Q"))

    assert not studio.window.isVisible()


def test_words_are_played_by_keyboard(studio: StudioUnderTest) -> None:
    studio.start()
    studio.add_voice()
    studio.speak("Hello there.")
    asked: list[int] = []
    lane = studio.window.result.plots.lane
    lane.word_clicked.connect(asked.append)

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(lane, key)

    assert asked == [1]

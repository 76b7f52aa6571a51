"""Everything by keyboard, every control named."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QTableView,
    QWidget,
)

from app.commands import commands
from tests.app.conftest import StudioUnderTest, flush_events

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


@pytest.mark.parametrize("name", ["new_voice", "preferences", "lexicon", "export", "welcome", "shortcuts"])
def test_every_control_of_the_dialogs_has_a_name(studio: StudioUnderTest, name: str) -> None:
    studio.start()
    studio.add_voice()
    studio.speak("Hello.")
    dialogs, window = studio.app.dialogs, studio.window
    opened = {
        "new_voice": lambda: dialogs.open_new_voice(window),
        "preferences": lambda: dialogs.open_preferences(window),
        "lexicon": lambda: dialogs.open_lexicon(window),
        "export": lambda: dialogs.open_export(studio.app.workbench.take, window),
        "welcome": lambda: dialogs.open_welcome(window),
        "shortcuts": lambda: dialogs.open_shortcuts(window.actions_by_key, window),
    }[name]()

    names = unnamed(opened)
    opened.close()

    assert names == []


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

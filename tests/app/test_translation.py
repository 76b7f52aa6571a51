"""Every word on the screen goes through translation."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabWidget, QWidget

from app.paths import AppPaths
from tests.app.conftest import StudioUnderTest, flush_events

NEVER_TRANSLATED = ("0.0 s", "A", "B", "1", "2", "3", "TacoLM Studio")


class Brackets(QTranslator):
    """A language in which every text stands in brackets."""

    def translate(self, _context: str, text: str, _comment: str | None = None, _n: int = -1) -> str:
        return f"«{text}»"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def bracketed(qapp: QApplication, paths: AppPaths) -> Iterator[StudioUnderTest]:
    translator = Brackets()
    qapp.installTranslator(translator)
    studio = StudioUnderTest(qapp, paths)
    studio.start()
    yield studio
    studio.close()
    qapp.removeTranslator(translator)


def texts(window: QWidget) -> set[str]:
    shown = {label.text() for label in window.findChildren(QLabel)}
    shown |= {button.text() for button in window.findChildren(QAbstractButton)}
    for tabs in window.findChildren(QTabWidget):
        shown |= {tabs.tabText(index) for index in range(tabs.count())}
    return {text for text in shown if any(map(str.isalpha, text)) and text not in NEVER_TRANSLATED}


def test_words_of_the_window_are_translated(bracketed: StudioUnderTest) -> None:
    assert [text for text in texts(bracketed.window) if "«" not in text] == []


def test_menus_are_translated(bracketed: StudioUnderTest) -> None:
    menus = [action.menu() for action in bracketed.window.menuBar().actions()]
    words = [menu.title() for menu in menus] + [a.text() for menu in menus for a in menu.actions() if a.text()]

    assert [text for text in words if "«" not in text] == []


@pytest.mark.parametrize("name", ["open_new_voice", "open_preferences", "open_lexicon", "open_welcome"])
def test_words_of_the_dialogs_are_translated(bracketed: StudioUnderTest, name: str) -> None:
    dialog = getattr(bracketed.app.dialogs, name)(bracketed.window)
    paths = {str(path) for path in (bracketed.app.paths.voices, bracketed.app.paths.takes, bracketed.app.paths.logs)}

    found = texts(dialog) - paths
    dialog.close()
    flush_events()

    assert [text for text in found if "«" not in text and "CUDA" not in text] == []

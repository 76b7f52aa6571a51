"""Every word on the screen goes through translation."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabWidget, QWidget

from app.languages import install_translations, languages
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


TRANSLATED = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de"><context><name>Engine</name>
<message><source>Wait</source><translation>Warten</translation></message></context></TS>
"""


@pytest.fixture
def german(tmp_path: Path) -> Iterator[Path]:
    """A folder with one translation, made by Qt's own tool."""
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.skip("Qt's tool for translations is not installed")
    (tmp_path / "tacolm_de.ts").write_text(TRANSLATED, encoding="utf-8")
    made = [tool, str(tmp_path / "tacolm_de.ts"), "-qm", str(tmp_path / "tacolm_de.qm")]
    subprocess.run(made, check=True, capture_output=True)
    yield tmp_path
    QLocale.setDefault(QLocale.system())


def test_a_chosen_language_speaks_from_the_next_start_on(qapp: QApplication, german: Path) -> None:
    installed = install_translations(qapp, german, "de")
    words, number = QCoreApplication.translate("Engine", "Wait"), QLocale().toString(1.5)
    for translator in installed:
        qapp.removeTranslator(translator)

    assert (words, number) == ("Warten", "1,5")
    assert languages(german) == {"de": "Deutsch", "en": "English"}


def test_english_needs_no_file(qapp: QApplication, tmp_path: Path) -> None:
    installed = install_translations(qapp, tmp_path, "en")
    QLocale.setDefault(QLocale.system())
    for translator in installed:
        qapp.removeTranslator(translator)

    assert QCoreApplication.translate("Engine", "Wait") == "Wait"


def test_the_language_is_chosen_in_the_settings(studio: StudioUnderTest) -> None:
    dialog = studio.app.dialogs.open_preferences(studio.window)
    before = dialog.later.isHidden()
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    after = dialog.later.isHidden()
    dialog.tries.setValue(5)
    dialog.close()

    assert (before, after) == (True, False)
    assert (studio.app.settings.current.language, studio.app.settings.current.tries) == ("en", 5)

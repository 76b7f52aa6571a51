"""The language of the window: the system's, or the one that was chosen, among those there are translations for."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

OWN: Final = "en"  # what the texts are written in; it needs no file
_PREFIX: Final = "tacolm_"


def languages(folder: Path) -> dict[str, str]:
    """Codes of the languages there are, with their names in themselves."""
    codes = {OWN, *(file.stem.removeprefix(_PREFIX) for file in folder.glob(f"{_PREFIX}*.qm"))}
    names = {code: QLocale(code).nativeLanguageName() or code for code in sorted(codes)} | {OWN: "English"}
    return {code: name[:1].upper() + name[1:] for code, name in names.items()}


def install_translations(application: QCoreApplication, folder: Path, language: str = "") -> list[QTranslator]:
    """Qt's own words and ours, where there are any, in a language; "": the system's.

    A chosen language also decides how numbers and dates are written.
    """
    if language:
        QLocale.setDefault(QLocale(language))
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    installed = []
    for name, place in (("qtbase", qt_folder), ("tacolm", str(folder))):
        translator = QTranslator(application)
        if translator.load(QLocale(), name, "_", place):
            application.installTranslator(translator)
            installed.append(translator)
    return installed

"""The steps from a double-click to a window. The only place with a `QApplication` and an event loop."""

import logging
import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.about import APP_NAME, VERSION
from app.crash import CrashReporter
from app.logs import start_logging
from app.paths import AppPaths
from app.resources import resource
from app.wiring import Outside, Studio

_log = logging.getLogger(__name__)


class Lifetime(QObject):
    """Starts the rest after the first paint, and ends it when the window closes."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self.ended_well = True
        studio.window.first_painted.connect(self._on_painted)
        studio.window.closing.connect(self._on_closing)

    def _on_painted(self) -> None:
        _log.info("window painted")
        self._studio.start()

    def _on_closing(self) -> None:
        self.ended_well = self._studio.close()
        _log.info("closed")
        QCoreApplication.quit()


def main(arguments: Sequence[str] = ("tacolm-studio",)) -> int:
    """Run the application; the exit status."""
    application = make_application(arguments)
    paths = AppPaths.for_user()
    paths.create()
    start_logging(paths.log_file)
    _log.info("%s %s starts", APP_NAME, VERSION)
    crash = CrashReporter(paths.logs, paths.crash_file)
    crash.install()
    translators = install_translations(application)
    studio = Studio(application, paths, Outside.real())
    lifetime = Lifetime(studio)
    studio.window.show()
    status = application.exec()
    crash.uninstall()
    del translators
    if not lifetime.ended_well:
        _log.error("a job did not stop in time; leaving without it")
        logging.shutdown()
        os._exit(status)
    return status


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application object with its name and icon."""
    application = QApplication(list(arguments))
    application.setApplicationName(APP_NAME)
    application.setApplicationDisplayName(APP_NAME)
    application.setApplicationVersion(VERSION)
    application.setDesktopFileName("tacolm-studio")
    application.setWindowIcon(QIcon(str(resource("icons", "tacolm.svg"))))
    application.setQuitOnLastWindowClosed(False)
    return application


def install_translations(application: QApplication) -> list[QTranslator]:
    """Qt's own words and ours in the user's language, where there are any."""
    installed = []
    places = (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("tacolm", str(resource("i18n"))),
    )
    for name, folder in places:
        translator = QTranslator(application)
        if translator.load(QLocale(), name, "_", folder):
            application.installTranslator(translator)
            installed.append(translator)
    return installed


if __name__ == "__main__":
    sys.exit(main(sys.argv))

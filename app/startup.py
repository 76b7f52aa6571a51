"""The steps from a double-click to a window. The only place with a `QApplication` and an event loop."""

import gc
import logging
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from PySide6.QtCore import QCoreApplication, QObject, QProcess
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.about import APP_NAME, VERSION
from app.crash import CrashReporter
from app.engine import EngineState
from app.jobs import ThreadExecutor
from app.languages import install_translations
from app.logs import start_logging
from app.opening import Opening, open_data
from app.paths import AppPaths
from app.resources import resource
from app.settings import SettingsStore
from app.wiring import Outside, Studio

_log = logging.getLogger(__name__)


class Lifetime(QObject):
    """Starts the rest after the first paint, and ends it when the window closes."""

    def __init__(self, studio: Studio, opening: Opening | None = None) -> None:
        super().__init__()
        self._studio = studio
        self._opening = opening
        self.ended_well = True
        self.wants_restart = False
        studio.window.first_painted.connect(self._on_painted)
        studio.window.closing.connect(self._on_closing)
        studio.engine.state_changed.connect(self._on_engine)
        studio.folders.restart_wanted.connect(self._on_restart)

    def _on_painted(self) -> None:
        _log.info("window painted")
        self._studio.start()
        if self._opening is not None:
            self._opening.end()
            if self._opening.notice:
                self._studio.window.notice.inform(self._opening.notice, stay=True)

    def _on_engine(self, state: EngineState) -> None:
        """What libraries have brought stays: looking through it for waste took a tenth of a second each time."""
        if state is EngineState.READY:
            gc.freeze()

    def _on_restart(self) -> None:
        self.wants_restart = True
        self._studio.window.close()

    def _on_closing(self) -> None:
        self.ended_well = False  # until it has
        try:
            self.ended_well = self._studio.close()
        finally:
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
    language = SettingsStore(paths.settings_file).current.language
    translators = install_translations(application, resource("i18n"), language)
    opening = open_data(paths, ThreadExecutor("moving"))
    if opening is None:
        crash.uninstall()
        return 0
    studio = Studio(application, opening.paths, Outside.real())
    lifetime = Lifetime(studio, opening)
    studio.window.show()
    status = application.exec()
    crash.uninstall()
    del translators
    if lifetime.wants_restart:
        program, *rest = restart_command()
        QProcess.startDetached(program, rest)
    if not lifetime.ended_well:
        _log.error("a job did not stop in time; leaving without it")
    return _leave(status)


def _leave(status: int) -> NoReturn:
    """End the process: all is written, and taking interpreter and torch apart takes seconds on a busy computer."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(status)


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


def restart_command() -> list[str]:
    """How this program was started: a frozen one by itself, another one by Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *sys.argv[1:]]
    return [sys.executable, *sys.orig_argv[1:]]


if __name__ == "__main__":
    sys.exit(main(sys.argv))

"""What happens when something goes wrong that nobody foresaw: a log entry and one dialog."""

import faulthandler
import logging
import platform
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from app.about import APP_NAME, VERSION

_log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """Catches unforeseen errors of all threads; shows at most one dialog at a time."""

    caught = Signal(str)  # from any thread; shown on the main one

    def __init__(self, log_folder: Path, crash_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_folder = log_folder
        self._crash_file = crash_file
        self._stream: IO[str] | None = None
        self._box: QMessageBox | None = None
        self.caught.connect(self.show)

    def install(self) -> None:
        """Take over the hooks of this process."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        try:
            self._stream = self._crash_file.open("a", encoding="utf-8")  # the last crash stays readable
            faulthandler.enable(self._stream)
        except OSError as error:
            _log.warning("no crash log: %s", error)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._stream is not None:
            faulthandler.disable()
            self._stream.close()
            self._stream = None

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("unforeseen error", exc_info=(kind, error, trace))
        self.caught.emit(f"{kind.__name__}: {error}")

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def show(self, text: str) -> None:
        if self._box is not None:
            return
        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(APP_NAME)
        box.setText(self.tr("Something went wrong that should not have."))
        box.setInformativeText(
            self.tr("Your voices and takes are safe on disk. You can go on, or look at the log and report it.")
        )
        box.setDetailedText(f"{text}\n{APP_NAME} {VERSION}\n{platform.platform()}\nPython {platform.python_version()}")
        box.addButton(self.tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Open log folder"), QMessageBox.ButtonRole.HelpRole)
        box.finished.connect(self._on_closed)
        self._box = box
        box.open()

    def _on_closed(self) -> None:
        box, self._box = self._box, None
        if box is None:
            return
        clicked = box.clickedButton()
        if clicked is not None and box.buttonRole(clicked) == QMessageBox.ButtonRole.HelpRole:
            open_folder(self._log_folder)
        box.deleteLater()


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

"""Which folder of voices and takes a starting window uses; moves it first if the user asked for that."""

import dataclasses
import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLockFile, Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QWidget

from app.about import APP_NAME
from app.data_folder import Progress, copy_things, finish, forget_copies, remove_things
from app.engine import sentence
from app.files import is_folder
from app.jobs import Err, Executor, JobRunner, Ok, Outcome, Stopped
from app.paths import AppPaths
from app.session import SessionKeeper
from app.settings import SettingsStore
from app.widgets.buttons import plain_label
from app.widgets.dialog import Dialog

_log = logging.getLogger(__name__)

_OTHERS_TIME = 3000  # milliseconds that another window needs to open
_LOOK_EVERY = 200


class MovingDialog(Dialog):
    """Copies the things with a bar to watch; closing it leaves everything where it was."""

    def __init__(self, source: Path, target: Path, executor: Executor, parent: QWidget | None = None) -> None:
        super().__init__(APP_NAME, parent)
        self.problem = ""
        self.has_moved = False
        self._runner = JobRunner(executor)
        self.label = plain_label(self.tr("Moving your voices and takes to\n{0}").format(target), wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(self.tr("Moving voices and takes"))
        self.body.addWidget(self.label)
        self.body.addWidget(self.bar)
        self.cancel_button = _add_button(self, self.tr("Leave them where they are"))
        self._job = self._runner.start(lambda: copy_things(source, target), "move the data folder")
        self._job.item.connect(self._on_progress)
        self._job.done.connect(self._on_done)
        self.cancel_button.clicked.connect(self.reject)

    def reject(self) -> None:
        """Ask the copying to stop; the dialog closes when it has."""
        self.cancel_button.setEnabled(False)
        self._job.cancel()

    def done(self, result: int) -> None:
        self._runner.close()
        super().done(result)

    def _on_progress(self, progress: Progress) -> None:
        self.bar.setValue(1000 * progress.done // max(1, progress.total))

    def _on_done(self, outcome: Outcome) -> None:
        match outcome:
            case Ok():
                self.has_moved = True
            case Err(error):
                self.problem = sentence(error)
            case Stopped():
                self.problem = self.tr("Voices and takes were not moved; they are where they were.")
        self.accept()


class WaitingDialog(Dialog):
    """While another window moves things, this one must not open."""

    def __init__(self, lock: QLockFile, parent: QWidget | None = None) -> None:
        super().__init__(APP_NAME, parent)
        self._lock = lock
        text = self.tr("Another window is opening or moving your voices and takes; wait a moment.")
        self.body.addWidget(plain_label(text, wrap=True))
        self.quit_button = _add_button(self, self.tr("Quit"))
        self.quit_button.clicked.connect(self.reject)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def done(self, result: int) -> None:
        self._timer.stop()
        super().done(result)

    def _look(self) -> None:
        if self._lock.tryLock(0):
            self.accept()


def _add_button(dialog: Dialog, words: str) -> QPushButton:
    button = QPushButton(words)
    dialog.foot.addStretch(1)
    dialog.foot.addWidget(button)
    return button


@dataclasses.dataclass
class Opening:
    """Where the things are, held until the window is registered as one that uses them."""

    paths: AppPaths
    lock: QLockFile
    notice: str = ""

    def end(self) -> None:
        self.lock.unlock()


def open_data(paths: AppPaths, executor: Executor) -> Opening | None:
    """The paths to work with; None if the user does not want to wait for another window."""
    lock = QLockFile(str(paths.opening_lock))
    lock.setStaleLockTime(0)
    is_taken = not lock.tryLock(_OTHERS_TIME) and lock.error() is QLockFile.LockError.LockFailedError
    if is_taken and WaitingDialog(lock).exec() != QDialog.DialogCode.Accepted:
        return None
    settings = SettingsStore(paths.settings_file)
    opening = _placed(paths, settings, lock)
    wish = settings.current.move_data_to
    if wish:
        opening = _moved(opening, settings, Path(wish), executor)
    opening.paths.create()
    return opening


def _placed(paths: AppPaths, settings: SettingsStore, lock: QLockFile) -> Opening:
    """The folder in the settings; the usual one while that is not there."""
    folder = settings.current.data_folder
    if not folder:
        finish(paths.data)
        return Opening(paths, lock)
    if is_folder(folder):
        finish(Path(folder))
        return Opening(dataclasses.replace(paths, moved=Path(folder)), lock)
    text = QCoreApplication.translate(
        "Opening",
        "Your folder of voices and takes, “{0}”, is not there: connect its disk and start again. "
        "Until then the usual folder is used.",
    )
    return Opening(paths, lock, text.format(folder))


def _moved(opening: Opening, settings: SettingsStore, target: Path, executor: Executor) -> Opening:
    """Copy, switch, then remove the old files."""
    paths = opening.paths
    if opening.notice:
        return opening  # what is to be moved is not there
    if not SessionKeeper(paths.sessions).is_alone:
        text = QCoreApplication.translate(
            "Opening", "Voices and takes are moved when all windows of the program have been closed."
        )
        return dataclasses.replace(opening, notice=text)
    dialog = MovingDialog(paths.things, target, executor)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.exec()
    if not dialog.has_moved:
        settings.update(move_data_to="")
        return dataclasses.replace(opening, notice=dialog.problem)
    folder = "" if target == paths.data else str(target)
    settings.update(data_folder=folder, move_data_to="")
    if SettingsStore(paths.settings_file).current.data_folder != folder:
        forget_copies(target, paths.things)
        text = QCoreApplication.translate(
            "Opening", "Voices and takes were not moved: the settings in “{0}” could not be written."
        )
        return dataclasses.replace(opening, notice=text.format(paths.settings_file))
    finish(target)
    moved = dataclasses.replace(paths, moved=Path(folder) if folder else None)
    text = QCoreApplication.translate("Opening", "Your voices and takes are in “{0}” now.").format(target)
    if not remove_things(paths.things):
        rest = QCoreApplication.translate("Opening", "Some old files in “{0}” could not be removed.")
        text += " " + rest.format(paths.things)
    _log.info("data folder moved from %s to %s", paths.things, target)
    return dataclasses.replace(opening, paths=moved, notice=text)

"""Another folder for voices and takes: checked when it is chosen, used when the program starts next."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.data_folder import check_target, holds_things, target_in
from app.engine import sentence
from app.jobs import Err, JobRunner, Ok, Outcome
from app.paths import AppPaths
from app.settings import SettingsStore


class FolderService(QObject):
    """Nothing is moved under a running program: the wish is kept in the settings."""

    changed = Signal()
    taken = Signal(object)  # Path of a folder that holds voices or takes already
    failed = Signal(str)
    restart_wanted = Signal()

    def __init__(self, paths: AppPaths, settings: SettingsStore, runner: JobRunner) -> None:
        super().__init__()
        self.paths = paths
        self._settings = settings
        self._runner = runner
        self._target = paths.things

    @property
    def next_folder(self) -> Path | None:
        """Where voices and takes are from the next start on, if that is not where they are now."""
        current = self._settings.current
        planned = Path(current.move_data_to or current.data_folder or self.paths.data)
        return None if planned == self.paths.things else planned

    @property
    def will_move(self) -> bool:
        return bool(self._settings.current.move_data_to)

    def choose(self, chosen: Path) -> None:
        """Move everything there at the next start, or say why that cannot be."""
        source, usual = self.paths.things, self.paths.data
        self._target = target_in(chosen, usual)
        target = self._target

        def work() -> bool:
            if target.resolve() != source.resolve() and holds_things(target):
                return False
            check_target(target, source)
            return True

        self._runner.start(work, "look at a folder").done.connect(self._on_checked)

    def use(self, folder: Path) -> None:
        """Work with what is in that folder from the next start on; what is here stays here."""
        named = "" if folder == self.paths.data else str(folder)
        self._settings.update(data_folder=named, move_data_to="")
        self.changed.emit()

    def forget(self) -> None:
        """Stay where we are after all."""
        here = self.paths.moved
        self._settings.update(data_folder=str(here) if here else "", move_data_to="")
        self.changed.emit()

    def _on_checked(self, outcome: Outcome) -> None:
        match outcome:
            case Ok(True):
                self._settings.update(move_data_to=str(self._target))
                self.changed.emit()
            case Ok(_):
                self.taken.emit(self._target)
            case Err(error):
                self.failed.emit(sentence(error))

"""Writing takes to files the user chose, and to temporary ones for dragging."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.engine import sentence
from app.files import StorageError, explain
from app.jobs import Err, JobRunner, Ok, Outcome
from app.settings import SettingsStore
from app.takes.export import ENDINGS, BadPattern, ExportRequest, export, file_name, free_path
from app.takes.service import TakesService
from app.takes.take import Take


class ExportService(QObject):
    """Exports run as jobs; a drag waits for its file, which takes a moment for a long take."""

    exported = Signal(object)  # Path
    failed = Signal(str)

    def __init__(
        self, takes: TakesService, runner: JobRunner, settings: SettingsStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._takes = takes
        self._runner = runner
        self._settings = settings
        self._drag_folder: tempfile.TemporaryDirectory[str] | None = None

    def suggestion(self, take: Take, pattern: str) -> str:
        """The file name without ending.

        Raises:
            BadPattern: the pattern has an unknown field.

        """
        return file_name(pattern, take)

    def export(self, take: Take, request: ExportRequest) -> None:
        self._runner.start(lambda: export(take, request), "export a take").done.connect(self._on_exported)

    def render_for_drag(self, take_id: str) -> Path | None:
        """A sound file that another program may copy; removed when this one ends."""
        settings = self._settings.current
        try:
            if self._drag_folder is None:
                self._drag_folder = tempfile.TemporaryDirectory(prefix="tacolm-studio-", ignore_cleanup_errors=True)
            take = self._takes.history.load(take_id)
            kind = settings.export_format
            stem = file_name(settings.export_pattern, take)
            target = free_path(Path(self._drag_folder.name), stem, ENDINGS[kind])
            return export(take, ExportRequest(target, kind, with_sidecar=False))
        except OSError as error:
            problem = explain(error, Path(tempfile.gettempdir()))
        except (StorageError, BadPattern) as error:
            problem = str(error)
        self.failed.emit(problem)
        return None

    def close(self) -> None:
        if self._drag_folder is not None:
            self._drag_folder.cleanup()
            self._drag_folder = None

    def _on_exported(self, outcome: Outcome) -> None:
        match outcome:
            case Ok(path):
                self._settings.update(export_folder=str(path.parent))
                self.exported.emit(path)
            case Err(error):
                self.failed.emit(sentence(error))

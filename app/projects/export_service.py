"""Exporting a book as a job, chapter by chapter."""

from PySide6.QtCore import QObject, Signal

from app.engine import sentence
from app.jobs import Err, Job, JobRunner, Ok, Outcome, Stopped
from app.projects.export import BookRequest, ChapterDone, export_book
from app.settings import SettingsStore


class BookExportService(QObject):
    """One book at a time."""

    progressed = Signal(object)  # ChapterDone
    exported = Signal(object)  # Path
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, runner: JobRunner, settings: SettingsStore) -> None:
        super().__init__()
        self._runner = runner
        self._settings = settings
        self._job: Job | None = None

    def start(self, request: BookRequest) -> None:
        if self._job is not None:
            self.failed.emit(self.tr("A book is being exported: wait for it first."))
            return
        self._settings.update(export_folder=str(request.manner.target.parent))
        self._job = self._runner.start(lambda: export_book(request), "export a book")
        self._job.item.connect(self._on_item)
        self._job.done.connect(self._on_done)

    def _on_item(self, done: ChapterDone) -> None:
        self.progressed.emit(done)
        if done.number < done.count:
            self.told.emit(self.tr("Exporting: chapter {0} of {1} is written.").format(done.number, done.count))

    def _on_done(self, outcome: Outcome) -> None:
        self._job = None
        match outcome:
            case Ok(path):
                self.exported.emit(path)
            case Err(error):
                self.failed.emit(sentence(error))
            case Stopped():
                self.told.emit(self.tr("The export was stopped."))

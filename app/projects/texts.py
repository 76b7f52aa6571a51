"""Texts of chapters, from and to the disk: what it refuses is kept and tried again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.engine import sentence
from app.jobs import Err, JobRunner, Ok, Outcome
from app.projects.project import ProjectFiles

_AGAIN_AFTER: Final = 10_000  # milliseconds


class ChapterTexts(QObject):
    """Reads and writes on the files' thread. A text that is not known to be on the disk is read from here."""

    failed = Signal(str)

    def __init__(self, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._kept: dict[tuple[Path, str], str] = {}  # by project and chapter
        self._is_told = False  # that the disk refuses them
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AGAIN_AFTER)
        self._timer.timeout.connect(self.try_again)

    @property
    def is_refused(self) -> bool:
        """Whether a text is here alone, as the disk did not take it."""
        return self._is_told and bool(self._kept)

    def write(self, files: ProjectFiles, chapter_id: str, text: str) -> None:
        """Now, and again until it is there."""
        self._kept[files.folder, chapter_id] = text
        job = self._runner.start(partial(files.write_text, chapter_id, text), "write a chapter")
        job.done.connect(_Done(self, partial(self._on_written, (files.folder, chapter_id), text)).go)

    def try_again(self) -> None:
        """Write what the disk has refused."""
        for (folder, chapter_id), text in list(self._kept.items()):
            self.write(ProjectFiles(folder), chapter_id, text)

    def read(
        self,
        files: ProjectFiles,
        chapter_id: str,
        then: Callable[[str], None],
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        """Hand the text to `then`; says why, and calls `otherwise`, where it cannot be read."""
        text = self._kept.get((files.folder, chapter_id))
        work = partial(files.text, chapter_id) if text is None else lambda: text
        done = _Done(self, partial(self._on_read, then, otherwise))
        self._runner.start(work, "read a chapter").done.connect(done.go)

    def _on_written(self, place: tuple[Path, str], text: str, outcome: Outcome) -> None:
        if isinstance(outcome, Ok) and self._kept.get(place) == text:
            del self._kept[place]
            self._is_told = self._is_told and bool(self._kept)
        elif isinstance(outcome, Err):
            self._timer.start()
            if not self._is_told:
                self._is_told = True
                self.failed.emit(sentence(outcome.error))

    def _on_read(self, then: Callable[[str], None], otherwise: Callable[[], None] | None, outcome: Outcome) -> None:
        if isinstance(outcome, Ok):
            then(outcome.value)
        elif isinstance(outcome, Err):
            self.failed.emit(sentence(outcome.error))
            if otherwise is not None:
                otherwise()


class _Done(QObject):
    """What happens when a job is done; lives until then."""

    def __init__(self, texts: ChapterTexts, then: Callable[[Outcome], None]) -> None:
        super().__init__(texts)
        self._then = then

    def go(self, outcome: Outcome) -> None:
        self.deleteLater()
        self._then(outcome)

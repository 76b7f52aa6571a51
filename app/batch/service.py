"""A list of texts to sound files, as a job of the engine: progress row by row, going on where it stopped."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.about import APP_NAME, VERSION
from app.engine import Engine
from app.jobs import Err, Job, Ok, Outcome, Stopped
from app.settings import SettingsStore
from app.speaking.options import options_from
from app.speaking.text_service import TextService
from app.translation import text as _text
from app.voices.service import VoicesService
from tacolm_core import BatchManner, RowEnded, RowStarted, VoiceError, load_voice, read_batch, run_batch

if TYPE_CHECKING:
    from tacolm_core import BatchRow, Voice


@dataclass(frozen=True)
class BatchRequest:
    """A list, where its sounds go, and what is done with them."""

    table: Path
    folder: Path


@dataclass(frozen=True)
class BatchSummary:
    """What became of the rows so far."""

    made: int = 0
    there: int = 0
    failed: tuple[RowEnded, ...] = ()

    @property
    def count(self) -> int:
        return self.made + self.there + len(self.failed)

    def with_row(self, ended: RowEnded) -> "BatchSummary":
        """With one row more."""
        return BatchSummary(
            self.made + (ended.state == "made"),
            self.there + (ended.state == "there"),
            (*self.failed, ended) if ended.state == "failed" else self.failed,
        )


class BatchService(QObject):
    """One list at a time; it waits for what the engine is doing, as texts do."""

    row_started = Signal(object)  # RowStarted
    changed = Signal(object)  # BatchSummary
    ended = Signal(object, str)  # BatchSummary, and what stopped it: empty when it came to its end

    def __init__(self, engine: Engine, voices: VoicesService, texts: TextService, settings: SettingsStore) -> None:
        super().__init__()
        self._engine = engine
        self._voices = voices
        self._texts = texts
        self._settings = settings
        self._job: Job | None = None
        self.summary = BatchSummary()

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def start(self, request: BatchRequest) -> None:
        """Make what is not there yet."""
        voices = _Voices(
            {saved.name.casefold(): saved.voice for saved in reversed(self._voices.voices)},
            self._voices.current.voice if self._voices.current else None,
            request.table.parent,
        )
        manner = self._manner()

        def rows() -> "list[BatchRow]":
            return read_batch(request.table)

        self.summary = BatchSummary()
        self._job = self._engine.run(
            lambda engine: _told(run_batch(engine, rows(), request.folder, voices.find, manner)), "make a list"
        )
        self._job.item.connect(self._on_item)
        self._job.done.connect(self._on_done)

    def cancel(self) -> None:
        """Stop; what is made stays, and is passed over the next time."""
        if self._job is not None:
            self._job.cancel()

    def _manner(self) -> BatchManner:
        current = self._settings.current
        kind = current.export_subtitles
        return BatchManner(
            options_from(current),
            self._texts.lexicon,
            current.export_loudness or None,
            None if kind == "none" else kind,
            current.export_word_times,
            f"{APP_NAME} {VERSION}",
        )

    def _on_item(self, item: RowStarted | RowEnded | None) -> None:
        if isinstance(item, RowStarted):
            self.row_started.emit(item)
        elif isinstance(item, RowEnded):
            self.summary = self.summary.with_row(item)
            self.changed.emit(self.summary)

    def _on_done(self, outcome: Outcome) -> None:
        self._job = None
        match outcome:
            case Ok():
                self.ended.emit(self.summary, "")
            case Stopped():
                self.ended.emit(self.summary, self.tr("Stopped. Start it again to go on where it stopped."))
            case Err(error):
                self.ended.emit(self.summary, self._engine.explain(error))


class _Voices:
    """Voices by the names in a list: of the library, or files beside the list."""

    def __init__(self, library: "dict[str, Voice]", usual: "Voice | None", folder: Path) -> None:
        self._library = library
        self._usual = usual
        self._folder = folder

    def find(self, name: str) -> "Voice":
        if not name and self._usual is not None:
            return self._usual
        known = self._library.get(name.casefold()) or self._library.get(name.casefold().removesuffix(".voice"))
        if known is not None:
            return known
        if name.lower().endswith(".voice") and (self._folder / name).is_file():
            return load_voice(self._folder / name)
        problem = _text("There is no voice “{0}” in the library, nor a file of that name beside the list.")
        raise VoiceError(problem.format(name))


def _told(events: "Iterator[object]") -> "Generator[RowStarted | RowEnded | None, None, None]":
    """Rows as they come; None for everything else, so that a cancel is seen soon."""
    for event in events:
        yield event if isinstance(event, RowStarted | RowEnded) else None

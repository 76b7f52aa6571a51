"""What lies in the bin, and the ways out of it: back to where it was, into a new voice, or gone for good.

With a project open, its takes are those of the chapter on the screen, and its deleted chapters lie here too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.bin.recordings import Recordings
from app.engine import sentence
from app.jobs import Err, JobRunner, Ok, Outcome
from app.projects.project import Chapter, ProjectFiles
from app.projects.service import ProjectService
from app.takes.history import TakeHistory
from app.takes.service import TakesService
from app.takes.take import TakeFacts
from app.voices.collection import SavedVoice, VoiceLibrary
from app.voices.service import VoicesService

if TYPE_CHECKING:
    from tacolm_core import Waveform


class Kind(Enum):
    """What something in the bin was."""

    TAKE = auto()
    VOICE = auto()
    RECORDING = auto()
    CHAPTER = auto()


@dataclass(frozen=True)
class Binned:
    """Something in the bin."""

    kind: Kind
    name: str  # of its file or folder
    title: str
    deleted: float  # seconds since the epoch
    thing: TakeFacts | SavedVoice | Chapter | None = None


class BinService(QObject):
    """Reads and changes the bin in jobs; takes and voices come back through their own services."""

    listed = Signal()
    recording_wanted = Signal(object)  # Path of a recording that shall become a voice
    failed = Signal(str)

    def __init__(
        self,
        library: VoiceLibrary,
        recordings: Recordings,
        takes: TakesService,
        voices: VoicesService,
        projects: ProjectService,
        runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._projects = projects
        self._library = library
        self._recordings = recordings
        self._takes = takes
        self._voices = voices
        self._runner = runner
        self.things: tuple[Binned, ...] = ()  # newest first

    def refresh(self) -> None:
        """Look into the bin; `listed` tells when that is done."""
        history, library, files = self._takes.history, self._library, self._projects.files
        self._runner.start(lambda: _all_of(history, library, files), "look into the bin").done.connect(self._on_listed)

    def keep(self, sound: "Waveform") -> None:
        """A recording that has just been made: whatever becomes of it, it can be found again."""
        recordings, now = self._recordings, datetime.now(UTC).astimezone()
        self._runner.start(lambda: recordings.keep(sound, now), "keep a recording").done.connect(self._on_done)

    def restore(self, things: Sequence[Binned]) -> None:
        """Back into their lists; the first recording goes to where voices are made."""
        takes = tuple(thing.thing for thing in things if isinstance(thing.thing, TakeFacts))
        if takes:
            self._takes.bring_back(takes)
        for thing in things:
            if isinstance(thing.thing, SavedVoice):
                self._voices.bring_back(thing.thing)
            if isinstance(thing.thing, Chapter):
                self._projects.restore(thing.thing)
        self.refresh()
        recording = next((thing for thing in things if thing.kind is Kind.RECORDING), None)
        if recording is not None:
            self.recording_wanted.emit(self._recordings.path(recording.name))

    def destroy(self, things: Sequence[Binned]) -> None:
        """For good."""
        removers: dict[Kind, Callable[[str], None]] = {
            Kind.TAKE: self._takes.history.trash.destroy,
            Kind.VOICE: self._library.trash.destroy,
            Kind.RECORDING: self._library.trash.destroy,
        }
        if (files := self._projects.files) is not None:
            removers[Kind.CHAPTER] = files.bin.destroy
        work = [(removers[thing.kind], thing.name) for thing in things]
        self._runner.start(lambda: _run(work), "empty the bin").done.connect(self._on_done)
        self.refresh()

    def _on_done(self, outcome: Outcome) -> None:
        if isinstance(outcome, Err):
            self.failed.emit(sentence(outcome.error))

    def _on_listed(self, outcome: Outcome) -> None:
        match outcome:
            case Ok(things):
                self.things = things
                self.listed.emit()
            case Err(error):
                self.failed.emit(sentence(error))


def _run(work: list[tuple[Callable[[str], None], str]]) -> None:
    for remove, name in work:
        remove(name)


def _all_of(history: TakeHistory, library: VoiceLibrary, files: ProjectFiles | None) -> tuple[Binned, ...]:
    found = [Binned(Kind.TAKE, facts.id, facts.title, when, facts) for facts, when in history.deleted()]
    found += [Binned(Kind.VOICE, saved.key, saved.name, when, saved) for saved, when in library.deleted()]
    found += [
        Binned(Kind.RECORDING, name, name.rpartition(".")[0], when)
        for name, when in library.trash.names()
        if Recordings.is_one(name)
    ]
    if files is not None:
        found += [Binned(Kind.CHAPTER, chapter.id, chapter.title, when, chapter) for chapter, when in files.deleted()]
    return tuple(sorted(found, key=lambda thing: -thing.deleted))

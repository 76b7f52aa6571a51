"""What lies in the bin, and the ways out of it: back to where it was, into a new voice, or gone for good."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.bin.recordings import Recordings
from app.engine import sentence
from app.jobs import Err, JobRunner, Ok, Outcome
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


@dataclass(frozen=True)
class Binned:
    """Something in the bin."""

    kind: Kind
    name: str  # of its file or folder
    title: str
    deleted: float  # seconds since the epoch
    thing: TakeFacts | SavedVoice | None = None


class BinService(QObject):
    """Reads and changes the bin in jobs; takes and voices come back through their own services."""

    listed = Signal()
    recording_wanted = Signal(object)  # Path of a recording that shall become a voice
    failed = Signal(str)

    def __init__(
        self,
        history: TakeHistory,
        library: VoiceLibrary,
        recordings: Recordings,
        takes: TakesService,
        voices: VoicesService,
        runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._library = library
        self._recordings = recordings
        self._takes = takes
        self._voices = voices
        self._runner = runner
        self.things: tuple[Binned, ...] = ()  # newest first

    def refresh(self) -> None:
        """Look into the bin; `listed` tells when that is done."""
        history, library = self._history, self._library
        self._runner.start(lambda: _all_of(history, library), "look into the bin").done.connect(self._on_listed)

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
        self.refresh()
        recording = next((thing for thing in things if thing.kind is Kind.RECORDING), None)
        if recording is not None:
            self.recording_wanted.emit(self._recordings.path(recording.name))

    def destroy(self, things: Sequence[Binned]) -> None:
        """For good."""
        removers: dict[Kind, Callable[[str], None]] = {
            Kind.TAKE: self._history.trash.destroy,
            Kind.VOICE: self._library.trash.destroy,
            Kind.RECORDING: self._library.trash.destroy,
        }
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


def _all_of(history: TakeHistory, library: VoiceLibrary) -> tuple[Binned, ...]:
    found = [Binned(Kind.TAKE, facts.id, facts.title, when, facts) for facts, when in history.deleted()]
    found += [Binned(Kind.VOICE, saved.key, saved.name, when, saved) for saved, when in library.deleted()]
    found += [
        Binned(Kind.RECORDING, name, name.rpartition(".")[0], when)
        for name, when in library.trash.names()
        if Recordings.is_one(name)
    ]
    return tuple(sorted(found, key=lambda thing: -thing.deleted))

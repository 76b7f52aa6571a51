"""One voice being taught: its readings, what they are worth, the learning, and what came of it."""

import logging
from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from app.core_words import shown
from app.engine import Engine, sentence
from app.files import StorageError
from app.jobs import Err, Ok, Outcome
from app.settings import SettingsStore
from app.teaching.learning import Learning
from app.teaching.readings import FEWEST, ReadingFolder, folder_of
from app.teaching.sentences import sentences
from app.voices.collection import SavedVoice
from app.voices.service import VoicesService
from tacolm_core import Reading, SynthesisOptions, load_voice, read_sound

if TYPE_CHECKING:
    from tacolm_core import ReadingVerdict, Voice, Waveform

_log = logging.getLogger(__name__)

_SEED: Final = 1  # of both sides of the comparison
_MINUTES: Final = 6.0

Check = Callable[[Any, Reading, str], "ReadingVerdict"]  # engine, reading, another text


class Stage(Enum):
    """What the dialog shows."""

    READING = auto()
    LEARNING = auto()
    COMPARING = auto()


@dataclass(frozen=True)
class Progress:
    """How far learning is."""

    share: float = 0.0
    seconds_left: float = 0.0
    likeness: float | None = None
    untaught: float | None = None
    lesson: str = ""
    number: int = 0
    of: int = 0
    left_out: tuple[str, ...] = ()  # recordings that are not learnt from, with the reason


def check_with_engine(engine: Any, reading: Reading, other: str) -> "ReadingVerdict":
    """The engine's judgement; imports torch."""
    from tacolm_core import check_reading

    return check_reading(engine, reading, other)


class TeachingService(QObject):
    """Of one voice at a time."""

    opened = Signal()
    readings_changed = Signal()
    checked = Signal(int, object)  # number, ReadingVerdict
    stage_changed = Signal(object)  # Stage
    progressed = Signal(object)  # Progress
    comparison_ready = Signal(object, object)  # Waveform untaught, Waveform taught
    kept = Signal(str)  # name of the voice
    failed = Signal(str)

    def __init__(
        self,
        readings: Path,
        engine: Engine,
        voices: VoicesService,
        settings: SettingsStore,
        learning: Learning,
        model_of: Callable[[str], Path | None],
        check: Check = check_with_engine,
    ) -> None:
        super().__init__()
        self._place, self._engine, self._voices, self._settings = readings, engine, voices, settings
        self._learning, self._model_of, self._check = learning, model_of, check
        self.texts = sentences()
        self.folder = ReadingFolder(readings / "me", self.texts)
        self.verdicts: dict[int, ReadingVerdict] = {}
        self.stage = Stage.READING
        self.progress = Progress()
        self.candidate: Voice | None = None
        learning.told.connect(self._on_event)
        learning.ended.connect(self._on_ended)

    # Which voice --------------------------------------------------------------------------------

    def open(self, saved: SavedVoice | None) -> None:
        """Go on with what is known of a voice; while something is being learnt, with that."""
        if not self._learning.is_running:
            key = saved.key if saved is not None and not saved.is_ready_made else "me"
            self.folder = folder_of(self._place, key, self.texts)
            self.verdicts = {}
            self.progress = Progress()
            self._load_candidate()
            if not self.folder.facts.name and saved is not None and not saved.is_ready_made:
                self._write(name=saved.name, consent=saved.voice.consent, voices=(key,))
            self._set_stage(Stage.COMPARING if self.candidate is not None else Stage.READING)
        self.opened.emit()

    @property
    def is_broken_off(self) -> bool:
        """Whether a course can be gone on with."""
        return self.folder.lessons.is_dir()

    @property
    def can_learn(self) -> bool:
        return bool(self.folder.facts.source) or self.count >= FEWEST

    @property
    def count(self) -> int:
        """Readings that can be learnt from, as far as they were judged."""
        judged = (self.verdicts.get(number) for number in self.folder.numbers)
        return sum(verdict is None or verdict.is_usable for verdict in judged)

    def describe(self, name: str, consent: str) -> None:
        """Name and consent of the voice."""
        self._write(name=name.strip(), consent=consent)

    def use_folder(self, source: Path | None) -> None:
        """Learn from somebody's recordings with texts in place of the readings."""
        self._write(source=str(source) if source is not None else "")
        self.readings_changed.emit()

    def _write(self, **changes: Any) -> None:
        try:
            self.folder.write(**changes)
        except StorageError as error:
            self.failed.emit(str(error))

    # Readings -----------------------------------------------------------------------------------

    def take(self, number: int, sound: "Waveform") -> None:
        """A sentence was read: keep it, and judge it."""
        try:
            self.folder.keep(number, sound)
        except StorageError as error:
            self.failed.emit(str(error))
            return
        self.verdicts.pop(number, None)
        self.readings_changed.emit()
        reading = Reading(self.folder.path(number).name, sound, self.texts[number])
        other, check = self.texts[(number + 1) % len(self.texts)], self._check

        def work(engine: Any) -> "Generator[tuple[int, ReadingVerdict], None, None]":
            yield number, check(engine, reading, other)

        job = self._engine.run(work, "judge a reading")
        job.item.connect(self._on_checked)
        job.done.connect(self._on_check_done)

    def leave_out(self, number: int) -> None:
        """One reading less."""
        try:
            self.folder.leave_out(number)
        except StorageError as error:
            self.failed.emit(str(error))
        self.verdicts.pop(number, None)
        self.readings_changed.emit()

    def sound_of(self, number: int) -> "Waveform | None":
        """A reading, to be heard."""
        try:
            return read_sound(self.folder.path(number))
        except Exception as error:
            self.failed.emit(sentence(error))
            return None

    def next_unread(self, after: int) -> int:
        """The next sentence that was not read; the next one at all when everything was."""
        count, read = len(self.texts), set(self.folder.numbers)
        places = [(after + step) % count for step in range(1, count + 1)]
        return next((number for number in places if number not in read), places[0])

    def _on_checked(self, item: "tuple[int, ReadingVerdict]") -> None:
        number, verdict = item
        self.verdicts[number] = verdict
        self.checked.emit(number, verdict)
        self.readings_changed.emit()

    def _on_check_done(self, outcome: Outcome) -> None:
        if isinstance(outcome, Err):
            self.failed.emit(self._engine.explain(outcome.error))

    # Learning -----------------------------------------------------------------------------------

    def learn(self, *, more: bool = False) -> None:
        """Begin, or go on; `more`: on top of what the candidate has learnt."""
        facts, folder = self.folder.facts, self.folder
        arguments = ["--recordings", facts.source or str(folder.place), "--out", str(folder.candidate)]
        arguments += ["--keep", str(folder.lessons), "--minutes", str(_MINUTES)]
        arguments += ["--name", facts.name or folder.place.name, "--consent", facts.consent]
        current = self._settings.current
        model = self._model_of(current.model)
        if model is not None:
            arguments += ["--model", str(model)]
        arguments += ["--device", current.compute]
        if current.threads:
            arguments += ["--threads", str(current.threads)]
        if more and folder.candidate.is_file():
            arguments += ["--more", str(folder.candidate)]
        self.progress = Progress()
        self._learning.start(arguments)
        self._set_stage(Stage.LEARNING)

    def cancel(self) -> None:
        """Stop; what was learnt is gone on with the next time."""
        self._learning.cancel()

    def close(self) -> None:
        """The program ends."""
        self._learning.close()

    def _on_event(self, event: dict[str, Any]) -> None:
        now, kind = self.progress, event.get("event")
        share, left = float(event.get("progress", now.share)), float(event.get("seconds_left", now.seconds_left))
        likeness, untaught, left_out = now.likeness, now.untaught, now.left_out
        if kind == "ReadingHeard" and not event.get("is_used", True):
            reasons = " ".join(shown(str(reason)) for reason in event.get("reasons", ()))
            left_out = (*left_out, f"{event.get('name', '')}: {reasons}")
        elif kind == "LessonsBegun":
            likeness = untaught = float(event["likeness"])
        elif kind == "PassDone":
            likeness = float(event["likeness"])
        lesson, number, of = (event.get(key, getattr(now, key)) for key in ("lesson", "number", "of"))
        self.progress = Progress(share, left, likeness, untaught, lesson, number, of, left_out)
        self.progressed.emit(self.progress)

    def _on_ended(self, is_well: bool, problem: str) -> None:
        if problem:
            self.failed.emit(problem)
        if is_well:
            self._load_candidate()
        self._set_stage(Stage.COMPARING if self.candidate is not None and is_well else Stage.READING)

    # What came of it ----------------------------------------------------------------------------

    def _load_candidate(self) -> None:
        try:
            self.candidate = load_voice(self.folder.candidate) if self.folder.candidate.is_file() else None
        except Exception:
            _log.exception("the taught voice cannot be read")
            self.candidate = None

    def compare(self, text: str) -> None:
        """Let the voice say something untaught and taught."""
        voice = self.candidate
        if voice is None:
            return
        sides = (_untaught(voice), voice)

        def work(engine: Any) -> "Generator[tuple[Waveform, Waveform], None, None]":
            options = SynthesisOptions(seed=_SEED)
            first, second = (_spoken(engine, text, side, options) for side in sides)
            yield first, second

        job = self._engine.run(work, "compare a taught voice")
        job.item.connect(self._on_compared)
        job.done.connect(self._on_check_done)

    def _on_compared(self, item: "tuple[Waveform, Waveform]") -> None:
        self.comparison_ready.emit(*item)

    def keep(self) -> None:
        """The taught voice joins the library; the readings stay with it."""
        if self.candidate is None:
            return
        job = self._voices.add(self.candidate)
        job.done.connect(self._on_kept)

    def discard(self) -> None:
        """Only the readings stay."""
        self.folder.discard()
        self.candidate = None
        self._set_stage(Stage.READING)

    def _on_kept(self, outcome: Outcome) -> None:
        match outcome:
            case Ok(saved):
                self._write(voices=(*self.folder.facts.voices, saved.key))
                self.folder.discard()
                self.candidate = None
                self.kept.emit(saved.name)
                self._set_stage(Stage.READING)

    def _set_stage(self, stage: Stage) -> None:
        self.stage = stage
        self.stage_changed.emit(stage)


def _untaught(voice: "Voice") -> "Voice":
    from dataclasses import replace

    return replace(voice, lessons=None)


def _spoken(engine: Any, text: str, voice: "Voice", options: SynthesisOptions) -> "Waveform":
    from tacolm_core import SpeechFinished

    for event in engine.speak(text, voice, options):
        if isinstance(event, SpeechFinished):
            return event.speech.waveform
    raise RuntimeError("speaking ended without a result")

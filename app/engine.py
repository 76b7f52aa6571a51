"""The only door to the voice engine.

Everything the engine does runs as jobs on one thread, which also imports torch, after the window is on the screen.
Requests are immutable; a job streams the engine's own events and ends in `Ok`, `Err` or `Stopped`. `sentence` turns
any error into words for the user.
"""

import dataclasses
import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.big_library import read_big_library
from app.core_words import shown
from app.files import StorageError
from app.jobs import Err, Job, JobRunner, Ok, Outcome
from app.sound.backend import SoundProblem
from tacolm_core import (
    EmptyText,
    LevelsDecoded,
    SoundReady,
    SpeechFinished,
    SynthesisOptions,
    TacolmError,
    UnspeakableText,
    Waveform,
    concatenate,
    moved_by,
    sentence_seed,
    sounds_like,
    with_pauses,
)

if TYPE_CHECKING:
    from tacolm_core import (
        FrameDecoded,
        Lexicon,
        PromptReport,
        SentenceFinished,
        SentenceStarted,
        SpeechEvent,
        SpokenSentence,
        Voice,
    )

_log = logging.getLogger(__name__)


class DeviceReport(Protocol):
    """The device in use, and why."""

    @property
    def device(self) -> str: ...

    @property
    def reason(self) -> str: ...


class SpeechEngine(Protocol):
    """What is used of `tacolm_core.Synthesizer`; tests have their own."""

    model_hash: str

    @property
    def choice(self) -> DeviceReport: ...

    @property
    def sample_rate(self) -> int: ...

    def make_voice(
        self, prompt: "Waveform", *, transcript: str = "", name: str = "", origin: str = "", consent: str = ""
    ) -> "Voice": ...

    def round_trip(self, waveform: "Waveform") -> "Waveform": ...

    def check_prompt(self, recording: "Waveform") -> "PromptReport": ...

    def hear(self, voice: "Voice") -> "Waveform": ...

    def prepare(self, text: str, lexicon: "Lexicon | None" = None) -> "list[SpokenSentence]": ...

    def speak(
        self,
        text: "str | Sequence[SpokenSentence]",
        voice: "Voice",
        options: SynthesisOptions | None = None,
        *,
        lexicon: "Lexicon | None" = None,
        seeds: "Sequence[int] | None" = None,
    ) -> "Iterator[SpeechEvent]": ...


Loader = Callable[[Path | None, str, int], SpeechEngine]  # model, device, threads (0: the usual number)
SentenceEvent: TypeAlias = "SentenceStarted | FrameDecoded | LevelsDecoded | SoundReady | SentenceFinished"


@dataclass(frozen=True)
class Segment:
    """A stretch of a text that one voice speaks; a plain text is one of them."""

    text: str
    voice: "Voice"
    start: int = 0  # in the whole text
    voice_key: str = ""  # file of the voice in the library


@dataclass(frozen=True)
class SpeakRequest:
    """A text that was never spoken, and all that decides how it will be."""

    segments: tuple[Segment, ...]
    options: SynthesisOptions = field(default_factory=SynthesisOptions)
    lexicon: "Lexicon | None" = None


@dataclass(frozen=True)
class Line:
    """One sentence to be spoken, with its place among what the request is about."""

    index: int
    sentence: "SpokenSentence"
    seed: int
    voice: "Voice"


@dataclass(frozen=True)
class Planned:
    """The first item of `speak`: everything that will be said. No engine has such an event; it is the application's."""

    lines: tuple[Line, ...]
    segments: tuple[int, ...]  # for each line, the segment it stands in


@dataclass(frozen=True)
class AgainRequest:
    """Sentences that are known already, each with a seed of its own; the old seeds give the old sound."""

    lines: tuple[Line, ...]
    options: SynthesisOptions
    lexicon: "Lexicon | None" = None


@dataclass(frozen=True)
class VoiceRequest:
    """A recording that shall become a voice."""

    prompt: "Waveform"
    name: str = ""
    transcript: str = ""
    origin: str = ""
    consent: str = ""


class EngineState(Enum):
    """How far the engine is."""

    ASLEEP = auto()
    LOADING = auto()
    READY = auto()
    FAILED = auto()


@dataclass(frozen=True)
class EngineInfo:
    """What was loaded, for the settings dialog and for results."""

    device: str
    reason: str
    model_hash: str
    sample_rate: int


class NotLoaded(Exception):
    """Something was asked of an engine that could not be loaded."""


class _Holder:
    """The loaded engine; touched on the job thread only."""

    engine: SpeechEngine | None = None

    def get(self) -> SpeechEngine:
        if self.engine is None:
            raise NotLoaded
        return self.engine

    def info(self) -> EngineInfo:
        engine = self.get()
        choice = engine.choice
        return EngineInfo(choice.device, shown(choice.reason), engine.model_hash, engine.sample_rate)


def load_core(model: Path | None, device: str, threads: int) -> SpeechEngine:
    """The real engine; imports torch."""
    read_big_library()
    from tacolm_core import load_synthesizer

    engine: SpeechEngine = load_synthesizer(model, device, threads=threads or None)
    return engine


class Engine(QObject):
    """Requests go in on the main thread; jobs come back at once."""

    state_changed = Signal(object)  # EngineState
    rested = Signal()  # all that was asked is done

    def __init__(self, runner: JobRunner, load: Loader = load_core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._load = load
        self._holder = _Holder()
        self.state = EngineState.ASLEEP
        self.info: EngineInfo | None = None
        self.problem = ""
        runner.busy_changed.connect(self._on_busy)

    @property
    def is_busy(self) -> bool:
        """Whether what is asked now has to wait."""
        return self._runner.is_busy

    def wake(self, model: Path | None, device: str, threads: int = 0) -> Job:
        """Load a model, or another one; what was asked before is finished first."""
        self._set_state(EngineState.LOADING)
        holder, load = self._holder, self._load

        def work() -> EngineInfo:
            holder.engine = None
            holder.engine = load(model, device, threads)
            return holder.info()

        job = self._runner.start(work, "load the engine")
        job.done.connect(self._on_loaded)
        return job

    def plan(self, request: SpeakRequest) -> Job:
        """Ends in Ok(Planned): what `speak` would say; nothing is spoken."""
        holder = self._holder
        return self._runner.start(lambda: _plan(holder.get(), request), "plan a text", is_urgent=True)

    def hear_ahead(self, voice: "Voice", options: SynthesisOptions) -> Job:
        """Do what the first sentence in a voice costs once; ends in Stopped when anything else is asked meanwhile."""
        holder = self._holder
        return self._runner.start_spare(lambda: _hear_ahead(holder.get(), voice, options), "hear a voice ahead")

    def speak(self, request: SpeakRequest) -> Job:
        """Items are `Planned`, then the engine's events; ends in Ok(EngineInfo): a full graphics card changes it."""
        holder = self._holder

        def work() -> "Generator[SentenceEvent | Planned, None, EngineInfo]":
            engine = holder.get()
            planned = _plan(engine, request)
            yield planned
            yield from _speak(engine, planned.lines, request.options, request.lexicon)
            return holder.info()

        job = self._runner.start(work, "speak")
        job.done.connect(self._on_spoken)
        return job

    def speak_again(self, request: AgainRequest) -> Job:
        """As `speak`, for sentences of a take; the events carry the index of their line."""
        holder = self._holder

        def work() -> "Generator[SentenceEvent, None, EngineInfo]":
            yield from _speak(holder.get(), request.lines, request.options, request.lexicon)
            return holder.info()

        job = self._runner.start(work, "speak again")
        job.done.connect(self._on_spoken)
        return job

    def run(self, work: "Callable[[SpeechEngine], Generator[Any, None, None]]", name: str) -> Job:
        """Other work with the engine: items are what it yields."""
        holder = self._holder
        return self._runner.start(lambda: work(holder.get()), name)

    def make_voice(self, request: VoiceRequest) -> Job:
        """Ends in Ok(Voice)."""
        holder = self._holder

        def work() -> "Voice":
            return holder.get().make_voice(
                request.prompt,
                transcript=request.transcript,
                name=request.name,
                origin=request.origin,
                consent=request.consent,
            )

        return self._runner.start(work, "make a voice", is_urgent=True)

    def round_trip(self, waveform: "Waveform") -> Job:
        """Ends in Ok(Waveform): the recording as the codec hears it."""
        holder = self._holder
        return self._runner.start(lambda: holder.get().round_trip(waveform), "codec round trip", is_urgent=True)

    def check(self, recording: "Waveform") -> Job:
        """Ends in Ok(PromptReport): what a recording is worth, and whether one person speaks in it."""
        holder = self._holder
        return self._runner.start(lambda: holder.get().check_prompt(recording), "who speaks", is_urgent=True)

    def hear(self, voice: "Voice") -> Job:
        """Ends in Ok(Waveform): the prompt kept in a voice."""
        holder = self._holder
        return self._runner.start(lambda: holder.get().hear(voice), "hear a voice", is_urgent=True)

    def prepare(self, text: str, lexicon: "Lexicon | None" = None) -> Job:
        """Ends in Ok(tuple of SpokenSentence): what will be said."""
        holder = self._holder
        return self._runner.start(lambda: tuple(holder.get().prepare(text, lexicon)), "read the text", is_urgent=True)

    def sounds_like(self, spelling: str) -> Job:
        """Ends in Ok(tuple of phonemes): how a spelling sounds. Needs no model."""
        return self._runner.start(lambda: sounds_like(spelling), "read a spelling", is_urgent=True)

    def say(self, text: str, voice: "Voice", options: SynthesisOptions) -> Job:
        """Ends in Ok(Waveform): a few words, made between two frames of what is being spoken."""
        holder = self._holder

        def work() -> "Waveform":
            engine = holder.get()
            events = engine.speak(text, voice, options)
            pieces = [Waveform(event.samples, event.sample_rate) for event in events if isinstance(event, SoundReady)]
            return concatenate(pieces)

        return self._runner.start(work, "say a few words", is_urgent=True)

    def explain(self, error: BaseException) -> str:
        """Words for the user; for a missing engine, why it is missing."""
        if isinstance(error, NotLoaded) and self.problem:
            return self.problem
        return sentence(error)

    def _on_loaded(self, outcome: Outcome) -> None:
        match outcome:
            case Ok(info):
                self.info, self.problem = info, ""
                self._set_state(EngineState.READY)
            case Err(error):
                self.info, self.problem = None, sentence(error)
                self._set_state(EngineState.FAILED)

    def _on_busy(self, is_busy: bool) -> None:
        if not is_busy:
            self.rested.emit()

    def _on_spoken(self, outcome: Outcome) -> None:
        if isinstance(outcome, Ok) and outcome.value != self.info:
            self.info = outcome.value
            self.state_changed.emit(self.state)

    def _set_state(self, state: EngineState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _plan(engine: SpeechEngine, request: SpeakRequest) -> Planned:
    """What will be said, segment by segment, with the pauses and the seeds of one text.

    Raises:
        TacolmError: nothing can be said; one segment without words among others is passed over.

    """
    found: list[tuple[SpokenSentence, int]] = []
    problem: TacolmError | None = None
    for number, segment in enumerate(request.segments):
        try:
            sentences = engine.prepare(segment.text, request.lexicon)
        except (EmptyText, UnspeakableText) as error:
            problem = error
            continue
        found += [(moved_by(sentence, segment.start), number) for sentence in sentences]
    if not found:
        raise problem or EmptyText("There is no text to speak; type or paste some.")
    options = request.options
    paused = with_pauses([sentence for sentence, _ in found], options.sentence_pause, options.paragraph_pause)
    lines = tuple(
        Line(index, sentence, sentence_seed(options.seed or 0, index), request.segments[number].voice)
        for index, (sentence, (_, number)) in enumerate(zip(paused, found, strict=True))
    )
    return Planned(lines, tuple(number for _, number in found))


def _speak(
    engine: SpeechEngine, lines: tuple[Line, ...], options: SynthesisOptions, lexicon: "Lexicon | None"
) -> "Iterator[SentenceEvent]":
    """Events of the lines, neighbours in one voice together; each event carries the index of its line."""
    for _, group in groupby(lines, key=lambda line: line.voice.hash):
        together = list(group)
        settled = dataclasses.replace(options, seed=together[0].seed)
        asked = [dataclasses.replace(line.sentence, pause_kind="asked") for line in together]  # pauses are settled
        seeds = [line.seed for line in together]
        for event in engine.speak(asked, together[0].voice, settled, lexicon=lexicon, seeds=seeds):
            if not isinstance(event, SpeechFinished):
                yield dataclasses.replace(event, index=together[event.index].index)


def _hear_ahead(
    engine: SpeechEngine, voice: "Voice", options: SynthesisOptions
) -> "Generator[SpeechEvent, None, None]":
    """The beginning of a word in a voice: until both models have heard its prompt."""
    shortest = dataclasses.replace(options, seed=0, chunk_frames=1)
    for event in engine.speak("Ready.", voice, shortest):
        yield event  # between two of them it ends, if anything was asked
        if isinstance(event, LevelsDecoded) and event.level > 0:
            return


def sentence(error: BaseException) -> str:
    """One sentence for the user about any error."""
    if isinstance(error, TacolmError):
        return shown(str(error))
    if isinstance(error, StorageError | SoundProblem):
        return str(error)
    if isinstance(error, NotLoaded):
        return QCoreApplication.translate("Engine", "The voice engine is not loaded yet: wait a moment and try again.")
    if isinstance(error, MemoryError):
        return QCoreApplication.translate(
            "Engine", "The computer ran out of memory: close other programs or use a shorter text."
        )
    _log.error("unforeseen error in a job", exc_info=error)
    text = QCoreApplication.translate("Engine", "Something unforeseen went wrong ({0}). The log file has the details.")
    return text.format(type(error).__name__)

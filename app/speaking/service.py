"""Text to take: a queue of orders, progress, cancel; what is finished is kept, whatever happens."""

import dataclasses
import logging
import secrets
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from app.engine import AgainRequest, Engine, Line, Planned, SentenceEvent, SpeakRequest
from app.jobs import Err, Job, Ok, Outcome, Stopped
from app.speaking.choosing import likeness
from app.speaking.estimate import Progress
from app.speaking.options import lexicon_record
from app.speaking.order import AgainTake, NewTake, Order, Purpose, Target
from app.takes.passage import Passage, Variant, VoiceMark, new_passage_id
from app.takes.take import Take, TakeFacts, new_id, utc_now
from app.takes.timeline import FRAME_SECONDS
from tacolm_core import FrameDecoded, SentenceFinished, SentenceStarted, SoundReady, SpeechEvent, SpeechFinished

if TYPE_CHECKING:
    from tacolm_core import Voice

_log = logging.getLogger(__name__)

_SEEDS = 2**31
_TELL_AFTER = 80  # milliseconds between two words about how far it is


class SpeakingState(Enum):
    """What the service is doing."""

    IDLE = auto()
    SPEAKING = auto()
    CANCELLING = auto()


class Ending(Enum):
    """How an order ended."""

    COMPLETE = auto()
    CANCELLED = auto()
    FAILED = auto()


class SpeakingService(QObject):
    """One order at a time; the others wait in line."""

    state_changed = Signal(object)  # SpeakingState
    queue_changed = Signal()
    started = Signal(object)  # Order
    planned = Signal(object)  # Take: every sentence of it is known, none is spoken yet
    event_arrived = Signal(object)  # SpeechEvent, as it comes; its index is the place in the take
    progressed = Signal(object)  # Progress
    take_grown = Signal(object)  # Take: another sentence is finished
    ended = Signal(object, object)  # Take or None, Ending
    cancelled = Signal()  # somebody wants quiet, whether anything is being spoken or is only about to be
    failed = Signal(str)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._waiting: list[Order] = []
        self._order: Order | None = None
        self._job: Job | None = None
        self._take: Take | None = None  # as far as it is
        self._targets: tuple[str, ...] = ()  # ids of the passages that the job's lines are
        self._voices: dict[str, Voice] = {}  # of those passages
        self._tried = 1
        self.has_waited = False  # the order being spoken stood in line behind another one
        self._first_sound = 0.0
        self._clock = QElapsedTimer()
        self._told = QElapsedTimer()  # since it was told how far it is
        self._progress = Progress()
        self._num_frames = 0  # of the order
        self._elapsed = 0.0  # seconds, when the last of them came
        self.state = SpeakingState.IDLE

    @property
    def waiting(self) -> tuple[Order, ...]:
        """Orders in line, without the one being spoken."""
        return tuple(self._waiting)

    @property
    def progress(self) -> Progress:
        """How far what is being spoken is."""
        made = self._num_frames * FRAME_SECONDS
        return dataclasses.replace(self._progress, seconds_made=made, elapsed=self._elapsed)

    @property
    def order(self) -> Order | None:
        """The one being spoken."""
        return self._order

    def submit(self, order: Order) -> None:
        """Speak it now, or after what is in line."""
        self._waiting.append(order)
        self.queue_changed.emit()
        self.has_waited = self._job is not None and self.has_waited
        self._next()

    def remove(self, index: int) -> None:
        """Take an order out of the line."""
        if 0 <= index < len(self._waiting):
            del self._waiting[index]
            self.queue_changed.emit()

    @property
    def ordered_ids(self) -> set[str]:
        """Passages that are being spoken for the first time, or wait for it."""
        orders = [order for order in (self._order, *self._waiting) if isinstance(order, AgainTake)]
        return {target.passage_id for order in orders if order.purpose is Purpose.REST for target in order.targets}

    @property
    def take_id(self) -> str:
        """The take that is being made or changed; empty for none."""
        return self._take.facts.id if self._order is not None and self._take is not None else ""

    @property
    def take(self) -> Take | None:
        """The take that is being made or changed, as far as it is."""
        return self._take if self._order is not None else None

    def follow(self, take: Take) -> None:
        """A take has changed: what is said of it, now or later, goes into this one."""
        self._waiting = [order.of(take) if isinstance(order, AgainTake) else order for order in self._waiting]
        if self.take_id == take.facts.id:
            self._take = take

    def forget(self, take_ids: set[str]) -> None:
        """Takes that were deleted: nothing more is said of them."""
        kept = [
            order for order in self._waiting if not (isinstance(order, AgainTake) and order.take.facts.id in take_ids)
        ]
        if len(kept) < len(self._waiting):
            self._waiting = kept
            self.queue_changed.emit()
        if self.take_id in take_ids:
            self.cancel()

    def cancel(self) -> None:
        """Stop what is being spoken; finished sentences are kept, the line goes on."""
        self.cancelled.emit()
        if self._job is not None:
            self._job.cancel()
            self._set_state(SpeakingState.CANCELLING)

    def cancel_all(self) -> None:
        self._waiting.clear()
        self.queue_changed.emit()
        self.cancel()

    def _next(self) -> None:
        if self._job is not None or not self._waiting:
            return
        order = self._waiting.pop(0)
        self.queue_changed.emit()
        if isinstance(order, AgainTake) and not order.targets:
            self._next()
            return
        self._begin(order)
        self._follow_job(self._start_job(order))
        self._set_state(SpeakingState.SPEAKING)
        self.started.emit(order)
        self._tell()

    def _follow_job(self, job: Job) -> None:
        self._job = job
        job.item.connect(self._on_event)
        job.done.connect(self._on_done)

    def _begin(self, order: Order) -> None:
        self._order, self._tried = order, 1
        self._first_sound = 0.0
        self._num_frames, self._elapsed = 0, 0.0
        self._clock.start()
        if isinstance(order, NewTake):
            self._take, self._targets = Take(_new_facts(order)), ()
            self._progress = Progress(characters_total=len(order.text))
        else:
            self._take = order.take
            self._expect(order.targets)

    def _expect(self, targets: tuple[Target, ...]) -> None:
        take = self._known_take()
        self._targets = tuple(target.passage_id for target in targets)
        self._voices = {target.passage_id: target.voice for target in targets}
        written = [take.passages[take.place_of(name)].sentence.written for name in self._targets]
        self._progress = Progress(count=len(written), characters_total=sum(map(len, written)))
        self._num_frames, self._elapsed = 0, 0.0

    def _start_job(self, order: Order) -> Job:
        if isinstance(order, NewTake):
            return self._engine.speak(SpeakRequest(order.spoken_segments, order.options, order.lexicon))
        return self._start_lines(order, order.targets)

    def _start_lines(self, order: AgainTake, targets: tuple[Target, ...]) -> Job:
        take = self._known_take()
        lines = tuple(
            Line(index, take.passages[take.place_of(target.passage_id)].sentence, target.seed, target.voice)
            for index, target in enumerate(targets)
        )
        return self._engine.speak_again(AgainRequest(lines, order.options, order.lexicon))

    def _on_event(self, event: SpeechEvent | Planned) -> None:
        if isinstance(event, Planned):
            self._plan(event)
        elif not isinstance(event, SpeechFinished):
            self._on_sentence_event(event)

    def _on_sentence_event(self, event: SentenceEvent) -> None:
        """Comes for every frame, in a long text some hundred times a second: what can wait is not done here."""
        ordinal = event.index
        place = self._known_take().place_of(self._targets[ordinal])
        if place < 0:
            return  # its text was taken out meanwhile
        if place != ordinal:
            event = dataclasses.replace(event, index=place)
        match event:
            case SentenceStarted():
                self._progress = dataclasses.replace(self._progress, sentence=ordinal, count=len(self._targets))
            case FrameDecoded():
                self._num_frames += 1
                self._elapsed = self._clock.elapsed() / 1000
            case SoundReady():
                self._first_sound = self._first_sound or self._clock.elapsed() / 1000
            case SentenceFinished():
                done = self._progress.characters_done + len(event.result.sentence.written)
                self._progress = dataclasses.replace(self._progress, characters_done=done)
                self._keep(self._targets[ordinal], event)
        self.event_arrived.emit(event)
        if isinstance(event, SentenceFinished):
            self.take_grown.emit(self._known_take())
        if self._told.hasExpired(_TELL_AFTER) or isinstance(event, SentenceStarted | SentenceFinished):
            self._tell()

    def _tell(self) -> None:
        self._told.start()
        self.progressed.emit(self.progress)

    def _plan(self, planned: Planned) -> None:
        """Every sentence has its place from the start, so that a take which is not finished can be gone on with."""
        order = self._order
        if not isinstance(order, NewTake):
            return
        marks = marks_of(order, planned)
        passages = tuple(
            Passage(new_passage_id(), line.sentence, line.seed, voice=mark)
            for line, mark in zip(planned.lines, marks, strict=True)
        )
        self._take = Take(self._known_take().facts, passages)
        self._targets = tuple(passage.id for passage in passages)
        self._voices = {passage.id: line.voice for passage, line in zip(passages, planned.lines, strict=True)}
        self._progress = dataclasses.replace(self._progress, count=len(passages))
        self.planned.emit(self._take)

    def _keep(self, passage_id: str, event: SentenceFinished) -> None:
        info, take = self._engine.info, self._known_take()
        rate = info.sample_rate if info else take.facts.sample_rate
        voice = self._voices[passage_id]
        variant = Variant.of(event.result, rate, likeness(event.result.codes, voice.codes))
        self._take = self._dated(take.changed(passage_id, lambda passage: _with_words(passage.spoken_as(variant))))

    def _on_done(self, outcome: Outcome) -> None:
        order, self._job = self._order, None
        if order is not None and self._tries_again(order, outcome):
            return
        ending = self._ending(outcome)
        take = self._take if self._take is not None and self._take.num_spoken else None
        self._order = None
        self._set_state(SpeakingState.IDLE)
        self.ended.emit(take, ending)
        if isinstance(outcome, Err) and order is not None:
            self.failed.emit(self._engine.explain(outcome.error))
        self.has_waited = True
        self._next()

    def _tries_again(self, order: Order, outcome: Outcome) -> bool:
        """Once more for what has still something to check, while there are tries left."""
        if not isinstance(order, AgainTake) or not isinstance(outcome, Ok) or self._tried >= order.tries:
            return False
        take = self._known_take()
        alarmed = {take.passages[place].id for place in take.alarmed}
        wrong = tuple(
            dataclasses.replace(target, seed=fresh_seed()) for target in order.targets if target.passage_id in alarmed
        )
        if not wrong:
            return False
        self._tried += 1
        self._expect(wrong)
        self._follow_job(self._start_lines(order, wrong))
        return True

    def _ending(self, outcome: Outcome) -> Ending:
        match outcome:
            case Ok():
                return Ending.COMPLETE
            case Stopped():
                return Ending.CANCELLED
            case Err():
                return Ending.FAILED

    def _dated(self, take: Take) -> Take:
        """With what is known of how it was made."""
        info = self._engine.info
        facts = dataclasses.replace(
            take.facts,
            model_hash=info.model_hash if info else take.facts.model_hash,
            device=info.device if info else take.facts.device,
            sample_rate=info.sample_rate if info else take.facts.sample_rate,
            wall_seconds=round(self._clock.elapsed() / 1000, 2),
            first_sound_seconds=round(self._first_sound, 2),
        )
        return Take(facts, take.passages)

    def _known_take(self) -> Take:
        if self._take is None:
            raise RuntimeError("an event came without an order")
        return self._take

    def _set_state(self, state: SpeakingState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)


def fresh_seed() -> int:
    """A seed nobody chose."""
    return secrets.randbelow(_SEEDS)


def marks_of(order: NewTake, planned: Planned) -> tuple[VoiceMark, ...]:
    """Whose voice each planned line is in."""
    return tuple(_mark_of(order, number) for number in planned.segments)


def _mark_of(order: NewTake, number: int) -> VoiceMark:
    """Whose voice a segment is in; nothing for the voice of the whole take."""
    voice = order.spoken_segments[number].voice
    key = order.spoken_segments[number].voice_key
    return VoiceMark() if voice.hash == order.voice.hash else VoiceMark(voice.name, voice.hash, key)


def _new_facts(order: NewTake) -> TakeFacts:
    now = utc_now()
    continues = order.options.continuation
    return TakeFacts(
        id=new_id(now),
        created=now.isoformat(timespec="seconds"),
        text=order.text,
        voice_name=order.voice.name,
        voice_hash=order.voice.hash,
        voice_key=order.voice_key,
        options=order.options.to_dict(),
        seed=order.options.seed or 0,
        transcript=order.voice.transcript if continues else "",
        lexicon=lexicon_record(order.lexicon) if continues else {},
    )


def _with_words(passage: Passage) -> Passage:
    """With the times of its words at hand, so that they are not all looked for at the end of a chapter."""
    if passage.heard is not None:
        passage.heard.words()
    return passage

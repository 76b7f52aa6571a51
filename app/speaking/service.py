"""Text to take: a queue of orders, progress, cancel; what is finished is kept, whatever happens."""

import dataclasses
import logging
import secrets
from enum import Enum, auto
from typing import assert_never

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from app.engine import AgainRequest, Engine, Part, SpeakRequest
from app.jobs import Err, Job, Ok, Outcome, Stopped
from app.speaking.estimate import Progress
from app.speaking.options import lexicon_record
from app.speaking.order import AgainTake, NewTake, Order
from app.takes import timeline
from app.takes.take import Take, TakeFacts, new_id, utc_now
from tacolm_core import (
    FrameDecoded,
    SentenceFinished,
    SentenceResult,
    SentenceStarted,
    SoundReady,
    SpeechEvent,
    SpeechFinished,
)

_log = logging.getLogger(__name__)

_SEEDS = 2**31


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
    event_arrived = Signal(object)  # SpeechEvent, as it comes
    progressed = Signal(object)  # Progress
    take_grown = Signal(object)  # Take: another sentence is finished
    ended = Signal(object, object)  # Take or None, Ending
    failed = Signal(str)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._waiting: list[Order] = []
        self._order: Order | None = None
        self._job: Job | None = None
        self._facts: TakeFacts | None = None
        self._made: dict[int, SentenceResult] = {}
        self._first_sound = 0.0
        self._clock = QElapsedTimer()
        self.progress = Progress()
        self.state = SpeakingState.IDLE

    @property
    def waiting(self) -> tuple[Order, ...]:
        """Orders in line, without the one being spoken."""
        return tuple(self._waiting)

    @property
    def order(self) -> Order | None:
        """The one being spoken."""
        return self._order

    def submit(self, order: Order) -> None:
        """Speak it now, or after what is in line."""
        self._waiting.append(order)
        self.queue_changed.emit()
        self._next()

    def remove(self, index: int) -> None:
        """Take an order out of the line."""
        if 0 <= index < len(self._waiting):
            del self._waiting[index]
            self.queue_changed.emit()

    @property
    def take_id(self) -> str:
        """The take that is being made or changed; empty for none."""
        return self._facts.id if self._order is not None and self._facts is not None else ""

    def follow(self, take: Take) -> None:
        """A take has changed: what is said again of it, now or later, goes into this one."""
        self._waiting = [order.of(take) if isinstance(order, AgainTake) else order for order in self._waiting]
        if isinstance(self._order, AgainTake) and self.take_id == take.facts.id:
            again = {index for index, _ in self._order.seeds}
            self._order = dataclasses.replace(self._order, take=take)
            self._made |= {index: result for index, result in enumerate(take.sentences) if index not in again}

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
        self._begin(order)
        self.queue_changed.emit()
        self._job = self._start_job(order)
        self._job.item.connect(self._on_event)
        self._job.done.connect(self._on_done)
        self._set_state(SpeakingState.SPEAKING)
        self.started.emit(order)
        self.progressed.emit(self.progress)

    def _begin(self, order: Order) -> None:
        self._order = order
        self._first_sound = 0.0
        self._clock.start()
        match order:
            case NewTake():
                self._facts = _new_facts(order)
                self._made = {}
                characters = len(order.text)
            case AgainTake():
                self._facts = order.take.facts
                self._made = dict(enumerate(order.take.sentences))
                characters = sum(len(order.take.sentences[index].sentence.written) for index, _ in order.seeds)
            case _:
                assert_never(order)
        self.progress = Progress(characters_total=characters)

    def _start_job(self, order: Order) -> Job:
        if isinstance(order, NewTake):
            return self._engine.speak(SpeakRequest(order.text, order.voice, order.options, order.lexicon))
        sentences = order.take.sentences
        parts = tuple(Part(index, sentences[index].sentence, seed) for index, seed in order.seeds)
        return self._engine.speak_again(AgainRequest(parts, order.voice, order.options, order.lexicon))

    def _on_event(self, event: SpeechEvent) -> None:
        elapsed = self._clock.elapsed() / 1000
        match event:
            case SentenceStarted():
                self.progress = dataclasses.replace(self.progress, sentence=event.index, count=event.count)
            case FrameDecoded():
                made = self.progress.seconds_made + timeline.FRAME_SECONDS
                self.progress = dataclasses.replace(self.progress, seconds_made=made, elapsed=elapsed)
            case SoundReady():
                self._first_sound = self._first_sound or elapsed
            case SentenceFinished():
                done = self.progress.characters_done + len(event.result.sentence.written)
                self.progress = dataclasses.replace(self.progress, characters_done=done)
                self._keep(event)
            case SpeechFinished():
                self._facts = dataclasses.replace(self._known_facts(), seed=event.speech.seed)
        self.event_arrived.emit(event)
        if not isinstance(event, FrameDecoded) or event.frame % 4 == 0:
            self.progressed.emit(self.progress)

    def _keep(self, event: SentenceFinished) -> None:
        self._made[event.index] = event.result
        if event.index == 0 and isinstance(self._order, NewTake):
            self._facts = dataclasses.replace(self._known_facts(), seed=event.result.seed)
        self.take_grown.emit(self._take(is_complete=False))

    def _on_done(self, outcome: Outcome) -> None:
        order, self._job = self._order, None
        ending = self._ending(outcome)
        take = self._take(is_complete=ending is Ending.COMPLETE) if self._made else None
        self._order = None
        self._set_state(SpeakingState.IDLE)
        self.ended.emit(take, ending)
        if isinstance(outcome, Err) and order is not None:
            self.failed.emit(self._engine.explain(outcome.error))
        self._next()

    def _ending(self, outcome: Outcome) -> Ending:
        match outcome:
            case Ok():
                return Ending.COMPLETE
            case Stopped():
                return Ending.CANCELLED
            case Err():
                return Ending.FAILED

    def _take(self, *, is_complete: bool) -> Take:
        facts = self._known_facts()
        sentences = tuple(self._made[index] for index in sorted(self._made))
        info = self._engine.info
        was_complete = isinstance(self._order, AgainTake) and self._order.take.facts.is_complete
        facts = dataclasses.replace(
            facts,
            is_complete=is_complete or was_complete,
            seconds=timeline.seconds_of(sentences, facts.sample_rate),
            num_alarms=sum(len(result.alarms) for result in sentences),
            model_hash=info.model_hash if info else facts.model_hash,
            device=info.device if info else facts.device,
            sample_rate=info.sample_rate if info else facts.sample_rate,
            wall_seconds=round(self._clock.elapsed() / 1000, 2),
            first_sound_seconds=round(self._first_sound, 2),
        )
        return Take(facts, sentences)

    def _known_facts(self) -> TakeFacts:
        if self._facts is None:
            raise RuntimeError("an event came without an order")
        return self._facts

    def _set_state(self, state: SpeakingState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)


def fresh_seed() -> int:
    """A seed nobody chose."""
    return secrets.randbelow(_SEEDS)


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

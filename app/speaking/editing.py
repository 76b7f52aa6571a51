"""Second thoughts about the take on the screen: other variants, pace, volume and pauses, another text. All undoable."""

import dataclasses
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.engine import Engine, Planned, SpeakRequest
from app.jobs import Err, JobRunner, Ok, Outcome
from app.speaking.order import NewTake
from app.speaking.ordering import Ordering
from app.speaking.service import fresh_seed, marks_of
from app.takes.changes import revised
from app.takes.passage import Passage
from app.takes.take import Take
from app.undo import Change, Changes


class Desk(Protocol):
    """What is used of the workbench."""

    @property
    def shown_take(self) -> Take | None: ...

    def keep(self, take: Take) -> bool: ...

    def play_sentence(self, index: int) -> None: ...

    def go_on(self, before: Take | None = None) -> None: ...


class Editing(QObject):
    """What is heard of a changed take is worked out on the files' thread: drawing sound out takes a moment."""

    told = Signal(str)
    complained = Signal(str)
    settled = Signal()  # another text is that of the take now, and nothing of it had to be spoken

    def __init__(self, engine: Engine, desk: Desk, ordering: Ordering, runner: JobRunner, changes: Changes) -> None:
        super().__init__()
        self._engine = engine
        self._desk = desk
        self._ordering = ordering
        self._runner = runner
        self._changes = changes
        self._latest: Take | None = None  # with what is still being worked out
        self._revising: tuple[Take, NewTake] | None = None

    def step_variant(self, index: int, steps: int) -> None:
        """Another variant of a sentence, heard at once."""
        take = self._base()
        if take is None or not 0 <= index < len(take.passages):
            return
        passage = take.passages[index]
        count = len(passage.variants)
        if count < 2:
            self.told.emit(self.tr("There is one variant of this sentence only: speak it again for another one."))
            return
        place = (passage.chosen + steps) % count
        changed = take.changed(passage.id, lambda one: one.choosing(place))
        name = self.tr("Choose variant {0} of sentence {1}").format(place + 1, index + 1)
        self._apply(take, changed, name, play=index)

    def rename_variant(self, index: int, name: str) -> None:
        """Call the variant that is heard of a sentence by a name; "" for none."""
        take = self._base()
        if take is None or not 0 <= index < len(take.passages):
            return
        passage = take.passages[index]
        wanted = " ".join(name.split())
        if passage.variant is not None and passage.variant.name != wanted:
            changed = take.changed(passage.id, lambda one: one.naming(wanted))
            self._keep(take, changed, self.tr("Rename a variant of sentence {0}").format(index + 1))

    def set_manner(self, index: int, what: str, value: float, for_all: bool) -> None:
        """Pace, volume or pause of one sentence, or of all."""
        take = self._base()
        if take is None or not 0 <= index < len(take.passages):
            return
        chosen = take.passages[index].id
        changed = take.having(
            tuple(
                _with_manner(passage, what, value) if for_all or passage.id == chosen else passage
                for passage in take.passages
            )
        )
        names = {
            "pace": self.tr("Change the pace"),
            "volume": self.tr("Change the volume"),
            "pause": self.tr("Change the pause"),
        }
        self._apply(take, changed, names[what])

    def speak_changes(self, text: str) -> None:
        """Make the text that of the take on the screen, and speak what of it is new."""
        take = self._base()
        if take is None:
            return
        order = self._ordering.revision(take, text)
        if order is None:
            return
        self._revising = take, order
        request = SpeakRequest(order.spoken_segments, order.options, order.lexicon)
        self._engine.plan(request).done.connect(self._on_planned)

    def _on_planned(self, outcome: Outcome) -> None:
        revising, self._revising = self._revising, None
        if revising is None:
            return
        before, order = revising
        match outcome:
            case Ok(planned):
                changed = _revised(before, order, planned)
                if not changed.unspoken:
                    self._keep(before, changed, self.tr("Change the text of the take"))
                    self.settled.emit()
                elif self._desk.keep(changed):
                    self._desk.go_on(before)
            case Err(error):
                self.complained.emit(self._engine.explain(error))

    def _base(self) -> Take | None:
        shown = self._desk.shown_take
        latest = self._latest
        return latest if latest is not None and shown is not None and latest.facts.id == shown.facts.id else shown

    def _apply(self, before: Take, changed: Take, name: str, play: int = -1) -> None:
        self._latest = changed
        job = self._runner.start(lambda: (before, _worked_out(changed), name, play), "work out how a take is heard")
        job.done.connect(self._on_worked_out)

    def _on_worked_out(self, outcome: Outcome) -> None:
        match outcome:
            case Ok((before, changed, name, play)):
                if changed is self._latest:
                    self._latest = None
                if self._keep(before, changed, name) and play >= 0:
                    self._desk.play_sentence(play)
            case Err(error):
                self._latest = None
                self.complained.emit(self._engine.explain(error))

    def _keep(self, before: Take, changed: Take, name: str) -> bool:
        if not self._desk.keep(changed):
            return False
        self._changes.add(Change(name, "", partial(self._desk.keep, before), partial(self._desk.keep, changed)))
        return True


def _revised(before: Take, order: NewTake, planned: Planned) -> Take:
    sentences = [line.sentence for line in planned.lines]
    seeds = [fresh_seed() for _ in sentences]
    passages = revised(before.passages, sentences, seeds, marks_of(order, planned))
    return Take(dataclasses.replace(before.facts, text=order.text), passages).having(passages)


def _with_manner(passage: Passage, what: str, value: float) -> Passage:
    return dataclasses.replace(passage, manner=dataclasses.replace(passage.manner, **{what: value}))


def _worked_out(take: Take) -> Take:
    """The same take, with everything that is heard of it at hand."""
    _ = take.heard
    return take

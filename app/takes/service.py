"""The takes of this user: the list, the one on the screen, and every change to them, written at once."""

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.engine import sentence
from app.jobs import Err, Job, JobRunner, Ok, Outcome
from app.takes.history import TakeHistory
from app.takes.take import Take, TakeFacts, shortened
from app.takes.timeline import Timeline, build
from app.undo import Change, Changes


class TakesService(QObject):
    """Keeps the list in memory and the files behind it up to date."""

    listed = Signal()  # the list, or something in it, has changed
    opened = Signal(object)  # Take, now on the screen; None when nothing is
    removed = Signal(object)  # tuple of TakeFacts
    failed = Signal(str)

    def __init__(
        self, history: TakeHistory, runner: JobRunner, changes: Changes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._runner = runner
        self._changes = changes
        self._facts: dict[str, TakeFacts] = {}
        self._deleted: set[str] = set()
        self._growing: Take | None = None
        self._ready: tuple[Take, Timeline] | None = None  # of the take that was read last
        self._writes = 0  # to tell a list that was read before one of them
        self.current: Take | None = None
        self._wanted = ""

    @property
    def facts(self) -> list[TakeFacts]:
        """Newest first."""
        return sorted(self._facts.values(), key=lambda facts: facts.id, reverse=True)

    def find(self, take_id: str) -> TakeFacts | None:
        return self._facts.get(take_id)

    def refresh(self, *, clear_trash: bool = False) -> Job:
        """Read the list again; another instance may have added to it."""
        history = self._history

        writes = self._writes

        def work() -> tuple[int, list[TakeFacts]]:
            if clear_trash:
                history.clear_old()
            return writes, history.list()

        job = self._runner.start(work, "list takes")
        job.done.connect(self._on_listed)
        return job

    def put(self, take: Take, *, show: bool, is_growing: bool = False) -> bool:
        """Add or replace a take and write it; with `show` it comes onto the screen. False if it was deleted meanwhile.

        Its star, name and tags are those in the list, whatever they were when the take was begun.
        """
        known = self._facts.get(take.facts.id)
        if take.facts.id in self._deleted:
            return False
        if known is not None:
            take = dataclasses.replace(take, facts=_as_listed(take.facts, known))
        self._facts[take.facts.id] = take.facts
        if self.current and self.current.facts.id == take.facts.id:
            self.current = take
        history = self._history
        if is_growing:
            self._growing = take
        elif self._growing is not None and self._growing.facts.id == take.facts.id:
            self._growing = None
        self._write(lambda: history.save(take, is_growing=is_growing), "write a take")
        self.listed.emit()
        if show:
            self.show(take)
        return True

    def use(self, history: TakeHistory) -> None:
        """Other takes from now on; those of before stay where they are, and their undo comes back with them."""
        self.finish()
        self._history = history
        self._facts, self._deleted = {}, set()
        self._writes += 1  # a list that is being read is of the other takes
        self._changes.turn_to(str(history.folder))
        self.close()
        self.listed.emit()
        self.refresh()

    @property
    def history(self) -> TakeHistory:
        """Where the takes lie."""
        return self._history

    def finish(self) -> None:
        """The take being made grows no more."""
        if self._growing is not None:
            self.put(self._growing, show=False)

    def show(self, take: Take) -> None:
        """Bring a take that is at hand onto the screen."""
        self.current = take
        self._wanted = take.facts.id
        self.opened.emit(take)

    def open(self, take_id: str) -> None:
        """Bring a take onto the screen."""
        if self.current and self.current.facts.id == take_id:
            self.opened.emit(self.current)
            return
        self._wanted = take_id
        history = self._history
        self._runner.start(lambda: _with_timeline(history.load(take_id)), "open a take").done.connect(self._on_opened)

    def load(self, take_id: str) -> Job:
        """Ends in Ok(Take)."""
        history = self._history
        return self._runner.start(lambda: history.load(take_id), "read a take")

    def timeline_of(self, take: Take) -> Timeline:
        """Everything of it that has a place in time; at hand where the take was just opened."""
        ready, self._ready = self._ready, None
        return ready[1] if ready is not None and ready[0] is take else build(take.heard, take.facts.sample_rate)

    def star(self, take_id: str, *, starred: bool) -> None:
        self._change(take_id, is_starred=starred)

    def rename(self, take_id: str, name: str) -> bool:
        """Give a take a name of its own, or none; can be undone."""
        facts, name = self._facts.get(take_id), " ".join(name.split())
        if facts is None or name in (facts.name, facts.title):
            return False
        what = self.tr("Rename the take “{0}”").format(shortened(facts.title, 40))
        self._change_undoably(facts, what, name=name)
        return True

    def tag(self, take_id: str, tags: Sequence[str]) -> None:
        """Words under which a take can be found; can be undone."""
        facts, tags = self._facts.get(take_id), tuple(dict.fromkeys(tags))
        if facts is not None and tags != tuple(facts.tags):
            what = self.tr("Change the tags of “{0}”").format(shortened(facts.title, 40))
            self._change_undoably(facts, what, tags=tags)

    def _change_undoably(self, facts: TakeFacts, what: str, **changes: Any) -> None:
        before = {name: getattr(facts, name) for name in changes}
        self._change(facts.id, **changes)
        self._changes.add(
            Change(what, "", partial(self._change, facts.id, **before), partial(self._change, facts.id, **changes))
        )

    def delete(self, *take_ids: str) -> None:
        """Take some off the list; they lie in the bin then, and an undo brings them back."""
        removed = tuple(facts for take_id in take_ids if (facts := self._facts.get(take_id)))
        if removed:
            self._remove(removed)
            self._changes.add(self._deletion(removed))

    def _deletion(self, removed: tuple[TakeFacts, ...]) -> Change:
        if len(removed) == 1:
            title = shortened(removed[0].title, 40)
            name = self.tr("Delete the take “{0}”").format(title)
            told = self.tr("The take “{0}” was deleted.").format(title)
        else:
            name = self.tr("Delete {0} takes").format(len(removed))
            told = self.tr("{0} takes were deleted.").format(len(removed))
        return Change(name, told, partial(self.bring_back, removed), partial(self._remove, removed))

    def _remove(self, takes: tuple[TakeFacts, ...]) -> None:
        for facts in takes:
            self._facts.pop(facts.id, None)
        self._deleted |= {facts.id for facts in takes}
        history = self._history
        self._write(lambda: _for_each(history.trash.throw, takes), "delete takes")
        if self.current and self.current.facts.id in self._deleted:
            self.close()
        self.listed.emit()
        self.removed.emit(takes)

    def bring_back(self, takes: tuple[TakeFacts, ...]) -> None:
        """Out of the bin."""
        self._facts |= {facts.id: facts for facts in takes}
        self._deleted -= {facts.id for facts in takes}
        history = self._history
        self._write(lambda: _for_each(history.trash.restore, takes), "restore takes")
        self.listed.emit()

    def close(self) -> None:
        """Nothing on the screen."""
        self.current = None
        self._wanted = ""
        self.opened.emit(None)

    def _change(self, take_id: str, **changes: Any) -> bool:
        facts = self._facts.get(take_id)
        if facts is None:
            return False
        changed = dataclasses.replace(facts, **changes)
        self._facts[take_id] = changed
        if self.current and self.current.facts.id == take_id:
            self.current = dataclasses.replace(self.current, facts=changed)
        history = self._history
        self._write(lambda: history.save_facts(changed), "write a take")
        self.listed.emit()
        return True

    def _write(self, work: Callable[[], None], name: str) -> None:
        self._writes += 1
        self._runner.start(work, name).done.connect(self._on_written)

    def _on_written(self, outcome: Outcome) -> None:
        if isinstance(outcome, Err):
            self.failed.emit(sentence(outcome.error))
            self.refresh()  # what was not written is not there

    def _on_listed(self, outcome: Outcome) -> None:
        match outcome:
            case Ok((writes, _)) if writes != self._writes:
                self.refresh()  # what was read is older than what is shown
            case Ok((_, found)):
                fresh = {facts.id: facts for facts in found}
                self._deleted -= set(fresh)  # those that could not be
                shown = self.current.facts if self.current else None
                if shown and shown.id not in fresh:
                    fresh[shown.id] = shown
                self._facts = fresh
                self.listed.emit()
            case Err(error):
                self.failed.emit(sentence(error))

    def _on_opened(self, outcome: Outcome) -> None:
        match outcome:
            case Ok((take, timeline)) if take.facts.id == self._wanted:
                self.current = take
                self._ready = take, timeline
                self.opened.emit(take)
                self._ready = None
            case Err(error):
                self.failed.emit(sentence(error))


def _as_listed(facts: TakeFacts, known: TakeFacts) -> TakeFacts:
    """What belongs to the list stays as it is there, whatever it was when the take was begun."""
    return dataclasses.replace(facts, is_starred=known.is_starred, name=known.name, tags=known.tags)


def _with_timeline(take: Take) -> tuple[Take, Timeline]:
    """Worked out on the files' thread: for a long chapter it takes a tenth of a second."""
    return take, build(take.heard, take.facts.sample_rate)


def _for_each(do: Callable[[str], None], takes: tuple[TakeFacts, ...]) -> None:
    for facts in takes:
        do(facts.id)

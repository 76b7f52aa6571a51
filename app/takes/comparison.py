"""Two takes side by side: the same place in the text, heard from one and then the other."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app.engine import sentence
from app.jobs import Err, Ok, Outcome
from app.takes.service import TakesService
from app.takes.take import Take


@dataclass(frozen=True)
class Comparison:
    """Immutable: switching gives a new one."""

    first: Take
    second: Take
    shows_second: bool = False

    @property
    def shown(self) -> Take:
        return self.second if self.shows_second else self.first

    def has(self, take: Take) -> bool:
        return take.facts.id in (self.first.facts.id, self.second.facts.id)


class Comparing(QObject):
    """Loads two takes and remembers which one is on the screen."""

    changed = Signal(object)  # Comparison or None: another take comes onto the screen
    adjusted = Signal(object)  # Comparison: it follows what is on the screen already
    failed = Signal(str)

    def __init__(self, takes: TakesService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._takes = takes
        self._second_id = ""
        self._first: Take | None = None
        self.current: Comparison | None = None

    def begin(self, first_id: str, second_id: str) -> None:
        self._second_id = second_id
        self._takes.load(first_id).done.connect(self._on_first)

    def switch(self, *, to_second: bool) -> None:
        if self.current is not None:
            self.current = replace(self.current, shows_second=to_second)
            self.changed.emit(self.current)

    def follow(self, take: Take) -> None:
        """A take came onto the screen in another way: it may be one of the two, perhaps with a sentence made anew."""
        if self.current is None:
            return
        if not self.current.has(take):
            self.end()
            return
        is_second = take.facts.id == self.current.second.facts.id
        part = {"second": take} if is_second else {"first": take}
        self.current = replace(self.current, shows_second=is_second, **part)
        self.adjusted.emit(self.current)

    def end(self) -> None:
        if self.current is not None:
            self.current = None
            self.changed.emit(None)

    def _on_first(self, outcome: Outcome) -> None:
        match outcome:
            case Ok(take):
                self._first = take
                self._takes.load(self._second_id).done.connect(self._on_second)
            case Err(error):
                self.failed.emit(sentence(error))

    def _on_second(self, outcome: Outcome) -> None:
        match outcome:
            case Ok(take) if self._first is not None:
                self.current = Comparison(self._first, take)
                self.changed.emit(self.current)
            case Err(error):
                self.failed.emit(sentence(error))

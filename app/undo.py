"""What was done and can be taken back: one stack for the window, offered in the Edit menu and in the message about it.

Whoever changes something adds a `Change` once it is done. Its two functions are called on the main thread; they may
start jobs. A change whose function returns False could not be taken back any more, and leaves the stack.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

_LONGEST: Final = 200  # changes that are remembered
_MOST_PLACES: Final = 3  # whose changes are, as they hold the takes before and after them


@dataclass(frozen=True)
class Change:
    """Something that has been done."""

    name: str  # for the menu, as a command: "Delete the take “Hello”"
    told: str  # for the message, as a sentence: "The take “Hello” was deleted."; empty: no message
    undo: Callable[[], object]
    redo: Callable[[], object]


class _Command(QUndoCommand):
    """A change on the stack; Qt does what is pushed, but here it has been done."""

    def __init__(self, change: Change) -> None:
        super().__init__(change.name)
        self._change = change
        self._is_done = True

    def undo(self) -> None:
        self.setObsolete(self._change.undo() is False)

    def redo(self) -> None:
        if self._is_done:
            self._is_done = False
        else:
            self.setObsolete(self._change.redo() is False)


class Changes(QObject):
    """The changes of a window or of a dialog, oldest first; of a project, those of each of its last chapters."""

    added = Signal(object)  # Change
    moved = Signal()  # something was added, undone or done again, or other changes are at hand

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = ""
        self._stacks = {self._place: self._new_stack()}  # by place, the one turned to last at the end

    def turn_to(self, place: str) -> None:
        """What was done at another place is at hand from now on; the changes of this one wait until one comes back."""
        if place == self._place:
            return
        self._place = place
        self._stacks[place] = self._stacks.pop(place) if place in self._stacks else self._new_stack()
        for old in list(self._stacks)[:-_MOST_PLACES]:
            self._stacks.pop(old).deleteLater()
        self.moved.emit()

    def add(self, change: Change) -> None:
        """Remember what has just been done; what was undone before can no longer be done again."""
        self._stack.push(_Command(change))
        self.added.emit(change)

    def undo(self) -> None:
        self._stack.undo()

    def redo(self) -> None:
        self._stack.redo()

    def clear(self) -> None:
        """Forget everything, at all places, as when what it was about is gone."""
        for place in [place for place in self._stacks if place != self._place]:
            self._stacks.pop(place).deleteLater()
        self._stack.clear()

    @property
    def next_undo(self) -> str:
        """The name of what `undo` would take back; empty for nothing."""
        return self._stack.undoText()

    @property
    def next_redo(self) -> str:
        return self._stack.redoText()

    @property
    def _stack(self) -> QUndoStack:
        return self._stacks[self._place]

    def _new_stack(self) -> QUndoStack:
        stack = QUndoStack(self)
        stack.setUndoLimit(_LONGEST)
        stack.indexChanged.connect(self._on_index)
        return stack

    def _on_index(self) -> None:
        self.moved.emit()

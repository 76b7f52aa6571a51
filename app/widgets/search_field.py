"""A field over a list that is long enough to be searched."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView

ENOUGH: Final = 20  # entries from which on searching is quicker than looking


class SearchField(QLineEdit):
    """Shown from ENOUGH entries on, and as long as something is searched for; Esc shows all again."""

    searched = Signal(str)

    def __init__(self, name: str, entries: QListView) -> None:
        super().__init__()
        self._list = entries
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self.searched)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Esc with words in the field is not the Esc that stops speaking."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_mine(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_mine(event):
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._leave()
        else:
            super().keyPressEvent(event)

    def _is_mine(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and bool(self.text())

    def _leave(self) -> None:
        """To the entries that were found; one that is already chosen stays."""
        if not self._list.selectionModel().hasSelection():
            self._list.setCurrentIndex(self._list.model().index(0, 0))
        self._list.setFocus()

    def follow(self, count: int) -> None:
        """How many entries there are without searching."""
        self.setVisible(count >= ENOUGH or bool(self.text()))


def matches(words: str, *texts: str) -> bool:
    """Whether every word that is searched for is in one of the texts."""
    everything = " ".join(texts).casefold()
    return all(word in everything for word in words.casefold().split())


def shown_tags(tags: Sequence[str]) -> str:
    """Tags as lists show them, and as they are searched for: `#warm #old`."""
    return " ".join(f"#{tag}" for tag in tags)


def tags_in(text: str) -> list[str]:
    """Tags as people write them: `warm, old` and `#warm #old`."""
    words = (word.lstrip("#") for word in text.replace(",", " ").split())
    return [word for word in words if word]

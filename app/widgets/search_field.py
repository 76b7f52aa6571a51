"""A field over a list that is long enough to be searched."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

ENOUGH: Final = 20  # entries from which on searching is quicker than looking


class SearchField(QLineEdit):
    """Shown from ENOUGH entries on, and as long as something is searched for."""

    searched = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self.searched)
        self.hide()

    def follow(self, count: int) -> None:
        """How many entries there are without searching."""
        self.setVisible(count >= ENOUGH or bool(self.text()))


def matches(words: str, *texts: str) -> bool:
    """Whether every word that is searched for is in one of the texts."""
    everything = " ".join(texts).casefold()
    return all(word in everything for word in words.casefold().split())


def tags_in(text: str) -> list[str]:
    """Tags as people write them: `warm, old` and `#warm #old`."""
    words = (word.lstrip("#") for word in text.replace(",", " ").split())
    return [word for word in words if word]

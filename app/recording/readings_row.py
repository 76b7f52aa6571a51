"""The readings that make a voice, each with its worth; a click leaves one out."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.recording.pieces import Piece, best_of
from app.recording.take_check import Grade
from app.theme import Theme
from app.widgets.buttons import PushButton, muted, plain_tip


class ReadingsRow(QWidget):
    """Hidden until there are two."""

    unwanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.buttons: list[PushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(muted(self.tr("Made of:")))
        self._row.addStretch(1)
        self.hide()

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        chosen = best_of(pieces)
        self.buttons = [self._button(number, piece, piece in chosen) for number, piece in enumerate(pieces)]
        for place, button in enumerate(self.buttons, start=1):
            self._row.insertWidget(place, button)
        self.setVisible(len(pieces) > 1)

    def _button(self, number: int, piece: Piece, is_used: bool) -> PushButton:
        grades = {Grade.GOOD: self.tr("good"), Grade.FAIR: self.tr("usable"), Grade.BAD: self.tr("no voice")}
        grade = grades[piece.verdict.grade] if is_used else self.tr("not used")
        button = PushButton(
            self._theme, self.tr("{0}: {1:.1f} s, {2}").format(number + 1, piece.seconds, grade), "close"
        )
        lines = (piece.words, piece.verdict.headline, *piece.verdict.hints, self.tr("Click to leave it out."))
        button.setToolTip(plain_tip("\n".join(line for line in lines if line)))
        button.setAccessibleDescription(self.tr("Leave this reading out"))
        button.clicked.connect(self._on_button)
        return button

    def _on_button(self) -> None:
        self.unwanted.emit(self.buttons.index(cast("PushButton", self.sender())))

"""The row that switches between two takes."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.takes.comparison import Comparison
from app.takes.take import shortened
from app.theme import Theme
from app.widgets.buttons import PushButton, muted, plain_tip

_LONGEST_NAME: Final = 12  # letters of a voice's name on a button


class ComparisonRow(QWidget):
    """A button for each take. With large letters in a small window they say less: no seed, then no name."""

    switched = Signal(bool)  # to the second
    ended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._names: list[tuple[str, ...]] = []  # of each take, the longest first
        self.first_button = PushButton(theme, "A")
        self.second_button = PushButton(theme, "B")
        self.end_button = PushButton(theme, self.tr("End comparison"), "", "quiet")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(muted(self.tr("Compare")))
        for button in self._buttons:
            button.setCheckable(True)
            row.addWidget(button)
        row.addWidget(self.end_button)
        row.addStretch(1)
        self.first_button.clicked.connect(self._on_first)
        self.second_button.clicked.connect(self._on_second)
        self.end_button.clicked.connect(self.ended)
        self.hide()

    @property
    def _buttons(self) -> tuple[PushButton, PushButton]:
        return self.first_button, self.second_button

    def show_takes(self, comparison: Comparison | None) -> None:
        """Buttons for the two takes; None hides them."""
        self.setVisible(comparison is not None)
        if comparison is None:
            return
        self._names.clear()
        takes = (comparison.first, comparison.second)
        for letter, button, take in zip("AB", self._buttons, takes, strict=True):
            name = shortened(take.facts.voice_name, _LONGEST_NAME)
            text = self.tr("{0}  {1}, seed {2}").format(letter, name, take.facts.seed)
            self._names.append((text, f"{letter}  {name}", letter))
            button.setToolTip(plain_tip(take.facts.title))
            button.setAccessibleName(f"{text}, {take.facts.title}")
            button.setChecked((letter == "B") == comparison.shows_second)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Never in the way of a narrow window: what does not fit says less."""
        return QSize(0, super().minimumSizeHint().height())

    def _on_first(self) -> None:
        self.switched.emit(False)

    def _on_second(self) -> None:
        self.switched.emit(True)

    def _fit(self) -> None:
        for names in zip(*self._names, strict=True):
            for button, name in zip(self._buttons, names, strict=True):
                button.setText(name)
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                return

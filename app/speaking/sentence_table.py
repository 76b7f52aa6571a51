"""The sentences of a take: state, length, seed, alarms, and ways to hear or speak them again."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core_words import shown
from app.theme import Colours, Theme
from app.widgets.buttons import PushButton, plain_tip

if TYPE_CHECKING:
    from tacolm_core import SentenceResult

_STATE, _TEXT, _LENGTH, _CHECK, _SEED = range(5)
_RATE: Final = 24_000


class SentenceTable(QWidget):
    """One row for each sentence."""

    play_wanted = Signal(int)
    again_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.table = QTableWidget(0, 5)
        headers = (self.tr("State"), self.tr("Sentence"), self.tr("Length"), self.tr("To check"), self.tr("Seed"))
        self.table.setHorizontalHeaderLabels(list(headers))
        self.table.setAccessibleName(self.tr("Sentences of the take"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        modes = QHeaderView.ResizeMode
        for column in (_STATE, _LENGTH, _CHECK, _SEED):
            self.table.horizontalHeader().setSectionResizeMode(column, modes.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(_TEXT, modes.Stretch)
        self.play_button = PushButton(theme, self.tr("Hear this sentence"), "play")
        self.again_button = PushButton(theme, self.tr("Speak it again with a new seed"), "redo")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 4, 0, 0)
        buttons.addWidget(self.play_button)
        buttons.addWidget(self.again_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        self.play_button.clicked.connect(self._on_play)
        self.again_button.clicked.connect(self._on_again)
        self.table.cellDoubleClicked.connect(self._on_play)
        self.table.itemSelectionChanged.connect(self._refresh)
        theme.changed.connect(self._recolour)
        self._refresh()

    def clear_sentences(self) -> None:
        self.table.setRowCount(0)
        self._refresh()

    def add_sentence(self, written: str) -> None:
        """One that is being spoken now."""
        row = self.table.rowCount()
        self.table.insertRow(row)
        self._set(row, _STATE, self.tr("speaking…"))
        self._set(row, _TEXT, " ".join(written.split()))

    def finish_sentence(self, row: int, result: "SentenceResult") -> None:
        if not 0 <= row < self.table.rowCount():
            return
        alarms = "; ".join(shown(alarm.text) for alarm in result.alarms)
        self._set(row, _STATE, self.tr("check") if alarms else self.tr("done"))
        self._set(row, _LENGTH, self.tr("{0:.1f} s").format(len(result.samples) / _RATE))
        self._set(row, _CHECK, alarms)
        self._set(row, _SEED, str(result.seed))
        self._colour_row(row, self._theme.colours)
        self._refresh()

    def mark_waiting(self, row: int) -> None:
        """It is being spoken again."""
        if 0 <= row < self.table.rowCount():
            self._set(row, _STATE, self.tr("speaking…"))

    @property
    def selected(self) -> int:
        """The chosen row; -1 for none."""
        return self.table.currentRow() if self.table.selectedItems() else -1

    def _set(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(plain_tip(text))
        if column in (_LENGTH, _SEED):
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table.setItem(row, column, item)

    def _recolour(self, colours: Colours) -> None:
        for row in range(self.table.rowCount()):
            self._colour_row(row, colours)

    def _colour_row(self, row: int, colours: Colours) -> None:
        check = self.table.item(row, _CHECK)
        alarmed = check is not None and bool(check.text())
        for column in (_STATE, _CHECK):
            item = self.table.item(row, column)
            if item is not None:
                item.setForeground(QColor(colours.warning if alarmed else colours.good))
        seed = self.table.item(row, _SEED)
        if seed is not None:
            seed.setForeground(QColor(colours.muted))

    def _refresh(self) -> None:
        for button in (self.play_button, self.again_button):
            button.setEnabled(self.selected >= 0)

    def _on_play(self) -> None:
        if self.selected >= 0:
            self.play_wanted.emit(self.selected)

    def _on_again(self) -> None:
        if self.selected >= 0:
            self.again_wanted.emit(self.selected)

"""The sentences of a take: state, length, what to check, variants, and ways to hear or speak them again."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core_words import shown
from app.speaking.manner_strip import MannerStrip
from app.takes.passage import Passage
from app.takes.take import Take
from app.theme import Colours, Theme
from app.widgets.buttons import IconButton, PushButton, muted, plain_tip
from app.widgets.dialog import scrolled
from app.widgets.flow_layout import FlowLayout

_STATE, _TEXT, _LENGTH, _CHECK, _VARIANT = range(5)
_NAME_LETTERS: Final = 24  # that a name of a variant has room for
_AT_ONCE: Final = 60  # rows written before the window answers again
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Table(QTableWidget):
    """One key for the next variant, one for the one before."""

    variant_wanted = Signal(int)  # +1 or -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_check()

    def fit_check(self) -> None:
        """What is to be checked gets the room it needs, but the sentence at least as much."""
        most = self.viewport().width() // 3
        needed = max(self.sizeHintForColumn(_CHECK), self.horizontalHeader().sectionSizeHint(_CHECK))
        self.setColumnWidth(_CHECK, min(most, needed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_V: 1, Qt.Key.Key_B: -1}.get(Qt.Key(event.key()))
        if step and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.variant_wanted.emit(step)
        else:
            super().keyPressEvent(event)


class _VariantItem(QTableWidgetItem):
    """Shows which variant is heard; what is edited is its name."""

    def __init__(self, rename: Callable[[int, str], None]) -> None:
        super().__init__()
        self.name = ""
        self._rename = rename

    def data(self, role: int) -> Any:
        return self.name if role == Qt.ItemDataRole.EditRole else super().data(role)

    def setData(self, role: int, value: Any) -> None:
        if role == Qt.ItemDataRole.EditRole:
            self._rename(self.row(), str(value))
        else:
            super().setData(role, value)


class _NameDelegate(QStyledItemDelegate):
    """The column is as narrow as a number; what a name is typed into is not."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place = QRect(option.rect)
        place.setLeft(min(place.left(), place.right() - _NAME_LETTERS * editor.fontMetrics().averageCharWidth()))
        editor.setGeometry(place)


class SentenceTable(QWidget):
    """One row for each sentence; rows are changed in place, so that what is chosen and where one looks stays."""

    play_wanted = Signal(int)
    again_wanted = Signal(int)
    variant_wanted = Signal(int, int)  # sentence, steps among its variants
    name_wanted = Signal(int, str)  # sentence, a name for the variant that is heard
    selected_changed = Signal(int)  # row; -1 for none

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._take: Take | None = None
        self._played = -1
        self._busy: set[int] = set()  # being spoken
        self._waiting: list[int] = []  # rows that are not written yet
        self._writing = QTimer(self)
        self._writing.setSingleShot(True)
        self._writing.setInterval(0)
        self.table = _Table(0, 5)
        self.manner = MannerStrip()
        self.play_button = PushButton(theme, self.tr("Hear this sentence"), "play")
        self.again_button = PushButton(theme, self.tr("Speak it again"), "redo")
        self.again_button.setToolTip(self.tr("With a new seed; what was spoken before is kept as a variant"))
        self.before_button = IconButton(theme, "before", self.tr("Hear the variant before (B)"))
        self.table.setToolTip(self.tr("F2 names the variant that is heard of the chosen sentence"))
        self.next_button = IconButton(theme, "next", self.tr("Hear the next variant of this sentence (V)"))
        self.variants = muted()
        self._set_up_table()
        self._lay_out()
        self.play_button.clicked.connect(self._on_play)
        self.again_button.clicked.connect(self._on_again)
        self.before_button.clicked.connect(self._on_before)
        self.next_button.clicked.connect(self._on_next)
        self.table.variant_wanted.connect(self._on_variant)
        self.table.cellDoubleClicked.connect(self._on_play)
        self.table.itemSelectionChanged.connect(self._refresh)
        self._writing.timeout.connect(self._write_rows)
        theme.changed.connect(self._recolour)
        self._refresh()

    def _set_up_table(self) -> None:
        headers = (self.tr("State"), self.tr("Sentence"), self.tr("Length"), self.tr("To check"), self.tr("Variant"))
        self.table.setHorizontalHeaderLabels(list(headers))
        self.table.setAccessibleName(self.tr("Sentences of the take"))
        self.table.setItemDelegateForColumn(_VARIANT, _NameDelegate(self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # Rows scroll by themselves: what stands below stays in sight as long as some of them fit.
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        modes = QHeaderView.ResizeMode
        for column in (_STATE, _LENGTH, _VARIANT):
            self.table.horizontalHeader().setSectionResizeMode(column, modes.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(_CHECK, modes.Interactive)
        self.table.horizontalHeader().setSectionResizeMode(_TEXT, modes.Stretch)

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        buttons.setContentsMargins(0, 4, 0, 0)
        for button in (self.play_button, self.again_button, self.before_button, self.variants, self.next_button):
            buttons.addWidget(button)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        layout.addWidget(self.manner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = scrolled(content)
        for ground in (area.viewport(), content):  # the panel behind it is seen
            ground.setAutoFillBackground(False)
        outer.addWidget(area)

    # --- what is shown

    def clear_sentences(self) -> None:
        self._take, self._played = None, -1
        self._busy.clear()
        self._waiting = []
        self.table.setRowCount(0)
        self._refresh()

    def show_take(self, take: Take) -> None:
        """All sentences of a take, spoken or not; nothing of it is being spoken."""
        if self._take is None or self._take.facts.id != take.facts.id:
            self.clear_sentences()
        before = self._take.passages if self._take is not None else ()
        self._take = take
        busy, self._busy = self._busy, set()
        self.table.setRowCount(len(take.passages))
        waiting = busy.union(self._waiting)
        self._waiting = [
            row
            for row, passage in enumerate(take.passages)
            if row >= len(before) or before[row] is not passage or row in waiting
        ]
        self._write_rows()
        self._refresh()

    def _write_rows(self) -> None:
        """Some of those that wait; the others of a long chapter when the window has answered meanwhile."""
        rows, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        passages = self._take.passages if self._take is not None else ()
        for row in rows:
            self._show_row(row, passages[row])
        if self._waiting:
            self._writing.start()
        self.table.fit_check()

    def finish_sentence(self, row: int, take: Take) -> None:
        """One more is spoken; `take` has it."""
        self._take = take
        self._busy.discard(row)
        if 0 <= row < self.table.rowCount():
            self._show_row(row, take.passages[row])
        self._refresh()

    def mark_speaking(self, row: int) -> None:
        """It is being spoken, or waits for it."""
        if 0 <= row < self.table.rowCount() and self._take is not None:
            self._busy.add(row)
            self._show_state(row, self._take.passages[row])

    def mark_played(self, index: int) -> None:
        """The sentence that is heard; -1 for none."""
        before, self._played = self._played, index
        for row in {before, index}:
            if self._take is not None and 0 <= row < min(self.table.rowCount(), len(self._take.passages)):
                self._show_state(row, self._take.passages[row])
        item = self.table.item(index, _TEXT)
        if item is not None:
            self.table.scrollToItem(item)

    @property
    def selected(self) -> int:
        """The chosen row; -1 for none."""
        return self.table.currentRow() if self.table.selectedItems() else -1

    def _show_row(self, row: int, passage: Passage) -> None:
        variant = passage.variant
        alarms = " ".join(dict.fromkeys(shown(alarm.text) for alarm in variant.alarms)) if variant else ""
        count = len(passage.variants)
        self._set(row, _TEXT, " ".join(passage.sentence.written.split()))
        self._set(row, _LENGTH, self.tr("{0:.1f} s").format(passage.seconds) if variant else "")
        self._set(row, _CHECK, alarms)
        self._show_variant(row, passage, count)
        self._show_state(row, passage)

    def _show_variant(self, row: int, passage: Passage, count: int) -> None:
        item = self.table.item(row, _VARIANT)
        if not isinstance(item, _VariantItem):
            item = _VariantItem(self.name_wanted.emit)
            self.table.setItem(row, _VARIANT, item)
        item.name = passage.variant.name if passage.variant else ""
        place = self.tr("{0} of {1}").format(passage.chosen + 1, count) if count > 1 else ""
        item.setData(Qt.ItemDataRole.DisplayRole, " · ".join(filter(None, (item.name, place))))

    def rename(self) -> None:
        """Give the variant that is heard of the chosen sentence a name, in the table."""
        item = self.table.item(self.selected, _VARIANT)
        if item is not None and self._take is not None and self._take.passages[self.selected].is_spoken:
            self.table.editItem(item)

    def _show_state(self, row: int, passage: Passage) -> None:
        self._set(row, _STATE, self._state(row, passage))
        self._colour_row(row, self._theme.colours)

    def _state(self, row: int, passage: Passage) -> str:
        if row in self._busy:
            return self.tr("speaking…")
        if row == self._played:
            return self.tr("▶ heard")
        if passage.variant is None:
            return self.tr("not spoken yet")
        return self.tr("check") if passage.variant.alarms else self.tr("done")

    def _set(self, row: int, column: int, text: str) -> None:
        item = self.table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            if column == _LENGTH:
                item.setTextAlignment(_RIGHT)
            self.table.setItem(row, column, item)
        if item.text() != text or not item.toolTip():
            item.setText(text)
            item.setToolTip(plain_tip(text))

    def _recolour(self, colours: Colours) -> None:
        for row in range(self.table.rowCount()):
            self._colour_row(row, colours)

    def _colour_row(self, row: int, colours: Colours) -> None:
        check, state = self.table.item(row, _CHECK), self.table.item(row, _STATE)
        alarmed = check is not None and bool(check.text())
        spoken = self._take is not None and row < len(self._take.passages) and self._take.passages[row].is_spoken
        for item in (check, state):
            if item is not None:
                item.setForeground(QColor(colours.warning if alarmed else colours.good if spoken else colours.muted))
        if state is not None and row in (self._played, *self._busy):
            state.setForeground(QColor(colours.accent))

    # --- what is asked for

    def _refresh(self) -> None:
        """A control that can do nothing is grey and says why."""
        row = self.selected
        passage = self._take.passages[row] if self._take and 0 <= row < len(self._take.passages) else None
        count = len(passage.variants) if passage else 0
        why = self.tr("Choose a sentence in the table first") if passage is None else ""
        self._allow(self.play_button, count > 0, why or self.tr("This sentence is not spoken yet"))
        self._allow(self.again_button, passage is not None, why)
        alone = why or self.tr("There is one variant only: speak the sentence again for another one")
        self._allow(self.before_button, count > 1, alone)
        self._allow(self.next_button, count > 1, alone)
        chosen = passage.chosen + 1 if passage else 0
        self.variants.setText(self.tr("Variant {0} of {1}").format(chosen, count) if count > 1 else "")
        self.manner.show_passage(passage)
        self.selected_changed.emit(row)

    @staticmethod
    def _allow(button: PushButton | IconButton, allowed: bool, why: str) -> None:
        button.setEnabled(allowed)
        if button.property("hint") is None:
            button.setProperty("hint", button.toolTip())
        button.setToolTip(str(button.property("hint")) if allowed else why)

    def _on_play(self) -> None:
        if self.selected >= 0:
            self.play_wanted.emit(self.selected)

    def _on_again(self) -> None:
        if self.selected >= 0:
            self.again_wanted.emit(self.selected)

    def _on_variant(self, steps: int) -> None:
        if self.selected >= 0:
            self.variant_wanted.emit(self.selected, steps)

    def _on_before(self) -> None:
        self._on_variant(-1)

    def _on_next(self) -> None:
        self._on_variant(1)

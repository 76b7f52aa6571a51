"""Pace, volume and pause of the chosen sentence, or of all: small boxes under the table."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QHBoxLayout, QWidget

from app.takes.manner import FASTEST, LONGEST_PAUSE, LOUDEST, QUIETEST, SLOWEST, Manner
from app.takes.passage import Passage
from app.widgets.buttons import muted
from app.widgets.flow_layout import FlowLayout


class MannerStrip(QWidget):
    """Numbers are taken over when they are steady; nothing is spoken again for them."""

    changed = Signal(str, float, bool)  # "pace", "volume" or "pause"; its value; for all sentences

    def __init__(self) -> None:
        super().__init__()
        self.pace = self._box(SLOWEST, FASTEST, 0.05, self.tr("×"), self.tr("Pace"))
        self.volume = self._box(QUIETEST, LOUDEST, 0.5, self.tr(" dB"), self.tr("Volume"))
        self.pause = self._box(0.0, LONGEST_PAUSE, 0.05, self.tr(" s"), self.tr("Pause after it"))
        self.pace.setToolTip(
            self.tr(
                "Faster or slower: the sound is drawn out or shortened and keeps its pitch; nothing is spoken again"
            )
        )
        self.for_all = QCheckBox(self.tr("for all sentences"))
        self.for_all.setToolTip(self.tr("What is changed here goes for every sentence of the take"))
        row = FlowLayout(self)
        for name, box in (
            (self.tr("Pace"), self.pace),
            (self.tr("Volume"), self.volume),
            (self.tr("Pause"), self.pause),
        ):
            row.addWidget(_named(name, box))
        row.addWidget(self.for_all)
        self.pace.valueChanged.connect(self._on_pace)
        self.volume.valueChanged.connect(self._on_volume)
        self.pause.valueChanged.connect(self._on_pause)
        self.show_passage(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for as many lines as this width needs, so that a page too low for them scrolls."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _box(self, low: float, high: float, step: float, unit: str, name: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(low, high)
        box.setSingleStep(step)
        box.setDecimals(2 if step < 0.5 else 1)
        box.setSuffix(unit)
        box.setKeyboardTracking(False)
        box.setAccessibleName(name)
        return box

    def show_passage(self, passage: Passage | None) -> None:
        """The numbers of a sentence; grey without one."""
        manner = passage.manner if passage else Manner()
        values = (manner.pace, manner.volume, passage.pause if passage else 0.0)
        for box, value in zip((self.pace, self.volume, self.pause), values, strict=True):
            with QSignalBlocker(box):
                box.setValue(value)
            box.setEnabled(passage is not None)
        self.for_all.setEnabled(passage is not None)

    def show_pause(self, seconds: float) -> None:
        """What a pause would be if it were let go now."""
        with QSignalBlocker(self.pause):
            self.pause.setValue(seconds)

    def _on_pace(self, value: float) -> None:
        self.changed.emit("pace", value, self.for_all.isChecked())

    def _on_volume(self, value: float) -> None:
        self.changed.emit("volume", value, self.for_all.isChecked())

    def _on_pause(self, value: float) -> None:
        self.changed.emit("pause", value, self.for_all.isChecked())


def _named(name: str, box: QDoubleSpinBox) -> QWidget:
    """A box with its name before it, on one line."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(muted(name))
    row.addWidget(box)
    return pair

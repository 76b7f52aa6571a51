"""Samples over time, with a part that can be chosen."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.theme import Colours
from app.widgets.envelope import Peaks, Samples
from app.widgets.time_plot import TimePlot

_COLUMNS = 1600
_STEP = 0.05  # seconds an arrow key moves an edge


class WaveformPlot(TimePlot):
    """Draws only what the screen can show, so that minutes of sound stay quick."""

    selection_changed = Signal(float, float)  # seconds, while dragging
    selection_settled = Signal(float, float)

    def __init__(self, colours: Colours, name: str, parent: QWidget | None = None) -> None:
        super().__init__(colours, name, parent)
        self._samples: Samples = np.zeros(0, dtype=np.float32)
        self._peaks = Peaks()
        self._rate = 24_000
        self._gain = 1.0
        self._curve = pg.PlotCurveItem()
        self._curve.setSegmentedLineMode("on")
        self.addItem(self._curve, ignoreBounds=True)
        self._region = pg.LinearRegionItem(values=(0, 1), swapMode="sort")
        self._region.hide()
        self._region.setZValue(20)
        self.addItem(self._region, ignoreBounds=True)
        self._region.sigRegionChanged.connect(self._on_region)
        self._region.sigRegionChangeFinished.connect(self._on_region_settled)
        self.left.setStyle(showValues=False)
        self.left.setTicks([[]])
        self.view.setYRange(-1.0, 1.0, padding=0)
        self.view.sigXRangeChanged.connect(self._redraw)
        self.set_colours(colours)

    def set_colours(self, colours: Colours) -> None:
        super().set_colours(colours)
        self._curve.setPen(pg.mkPen(colours.wave, width=1))
        fill = QColor(colours.accent)
        fill.setAlpha(38)
        self._region.setBrush(fill)
        self._region.setHoverBrush(fill)
        for line in self._region.lines:
            line.setPen(pg.mkPen(colours.accent, width=3))
            line.setHoverPen(pg.mkPen(colours.accent_hover, width=9))  # it can be taken as far as this is wide
            line.setZValue(1)  # before what lies between the edges

    def show_samples(self, samples: Samples, rate: int, *, zoom: bool = True, grows: bool = False) -> None:
        """Draw `samples (n,)`; with `zoom` all of them; with `grows` they begin with those that are drawn already."""
        self._samples, self._rate = samples, rate
        if grows:
            self._peaks.grow(samples)
        else:
            self._peaks.show(samples)
        peak = self._peaks.loudest
        self._gain = 0.92 / peak if peak > 0.92 or 0.0 < peak < 0.6 else 1.0
        self._gain = min(self._gain, 8.0)
        if zoom:
            self.show_all()
        self._redraw()

    @property
    def seconds(self) -> float:
        return len(self._samples) / self._rate

    def show_all(self) -> None:
        self.show_times(0.0, max(self.seconds, 0.5))

    def select(self, start: float, end: float) -> None:
        """Mark a part; it may be dragged between the ends of the sound. Only dragging is told."""
        self._region.blockSignals(True)
        self._region.setBounds((0.0, max(self.seconds, 0.01)))
        self._region.setRegion((start, end))
        self._region.blockSignals(False)
        self._region.show()

    @property
    def selection(self) -> tuple[float, float]:
        start, end = self._region.getRegion()
        return float(start), float(end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move the end of the chosen part, with Shift its beginning."""
        step = {Qt.Key.Key_Right: _STEP, Qt.Key.Key_Left: -_STEP}.get(Qt.Key(event.key()))
        if not step or not self._region.isVisible():
            super().keyPressEvent(event)
            return
        start, end = self.selection
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            start = min(max(0.0, start + step), end - _STEP)
        else:
            end = max(min(self.seconds, end + step), start + _STEP)
        self.select(start, end)
        self.selection_settled.emit(start, end)

    def _on_region(self) -> None:
        self.selection_changed.emit(*self.selection)

    def _on_region_settled(self) -> None:
        self.selection_settled.emit(*self.selection)

    def _redraw(self) -> None:
        low, high = self.times
        first, last = int(low * self._rate), int(high * self._rate) + 2
        columns = min(_COLUMNS, max(200, self.width()))
        positions, values = self._peaks.outline(first, last, columns)
        self._curve.setData(positions / self._rate, values * self._gain)

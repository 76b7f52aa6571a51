"""The common part of everything drawn over time: axis, playhead, zoom, clicks, colours.

Imports pyqtgraph, which costs a quarter of a second: only to be imported after the first paint.
"""

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.theme import Colours

_AXIS_WIDTH_EM = 6.8  # of the left axis in every plot, so that their times lie above one another


class TimePlot(pg.PlotWidget):  # type: ignore[misc]
    """Horizontal axis: seconds. The wheel zooms time, dragging moves it."""

    clicked = Signal(float, float)  # seconds, value on the vertical axis
    moved_by_hand = Signal()  # by the wheel, by dragging or by a key

    def __init__(self, colours: Colours, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, enableMenu=False)  # four menus nobody opens take as long as the rest
        self.colours = colours
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        item = self.getPlotItem()
        item.hideButtons()
        item.setContentsMargins(0, 2, 8, 0)
        self.view = item.getViewBox()
        self.view.setMouseEnabled(x=True, y=False)
        self.view.setLimits(xMin=0.0, minXRange=0.05)
        self.view.setDefaultPadding(0.0)
        self.left = item.getAxis("left")
        self.bottom = item.getAxis("bottom")
        self.bottom.enableAutoSIPrefix(False)
        self.left.enableAutoSIPrefix(False)
        self._rows: tuple[tuple[float, str], ...] = ()
        self.view.sigResized.connect(self._thin_rows)
        self.playhead = pg.InfiniteLine(angle=90, movable=False)
        self.playhead.setZValue(50)
        self.playhead.hide()
        self.addItem(self.playhead, ignoreBounds=True)
        self.scene().sigMouseClicked.connect(self._on_click)
        self.view.sigRangeChangedManually.connect(self._on_moved)
        self._colour_frame()

    def set_colours(self, colours: Colours) -> None:
        self.colours = colours
        self._colour_frame()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus zoom around the middle, the arrows move."""
        low, high = self.times
        middle, half = (low + high) / 2, (high - low) / 2
        zoom = {Qt.Key.Key_Plus: 0.5, Qt.Key.Key_Equal: 0.5, Qt.Key.Key_Minus: 2.0}.get(Qt.Key(event.key()))
        step = {Qt.Key.Key_Right: 0.4, Qt.Key.Key_Left: -0.4}.get(Qt.Key(event.key()))
        if zoom:
            self.show_times(middle - half * zoom, middle + half * zoom)
        elif step:
            move = max(step * half, -low)
            self.show_times(low + move, high + move)
        else:
            super().keyPressEvent(event)
            return
        self.moved_by_hand.emit()

    def _on_moved(self, _axes: object) -> None:
        self.moved_by_hand.emit()

    def show_playhead(self, seconds: float | None) -> None:
        """Move the line; None hides it."""
        self.playhead.setVisible(seconds is not None)
        if seconds is not None:
            self.playhead.setValue(seconds)

    def show_times(self, start: float, end: float) -> None:
        """Zoom to a stretch of time."""
        self.view.setXRange(max(0.0, start), max(end, start + 0.05), padding=0)

    @property
    def times(self) -> tuple[float, float]:
        """The stretch of time on the screen."""
        low, high = self.view.viewRange()[0]
        return float(low), float(high)

    def time_to_pixel(self, seconds: float) -> float:
        """Horizontal place in this widget."""
        return float(self.mapFromScene(self.view.mapViewToScene(QPointF(seconds, 0))).x())

    def name_rows(self, *rows: tuple[float, str]) -> None:
        """Words beside the picture, each at its height; where they have no room, only some of them."""
        self._rows = rows
        self._thin_rows()

    def _thin_rows(self) -> None:
        if not self._rows:
            return
        low, high = self.view.viewRange()[1]
        room = abs(self._rows[-1][0] - self._rows[0][0]) / max(high - low, 1e-9) * self.view.height()
        fitting = max(1.0, room / self.fontMetrics().height())  # beside the first one
        step = math.ceil((len(self._rows) - 1) / fitting) if len(self._rows) > 1 else 1
        self.left.setTicks([list(self._rows[::step])])

    def _on_click(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.view.sceneBoundingRect().contains(event.scenePos()):
            return
        point = self.view.mapSceneToView(event.scenePos())
        self.clicked.emit(float(point.x()), float(point.y()))

    def _colour_frame(self) -> None:
        self.setBackground(self.colours.panel)
        self.view.setBackgroundColor(self.colours.wave_back)
        metrics = QFontMetrics(self.font())
        self.left.setWidth(round(_AXIS_WIDTH_EM * metrics.horizontalAdvance("M")))
        for axis in (self.left, self.bottom):
            axis.setPen(self.colours.border)
            axis.setTextPen(self.colours.muted)
            axis.setTickFont(self.font())
        self.playhead.setPen(pg.mkPen(self.colours.playhead, width=2))


def gradient(low: str, high: str, *, gamma: float = 1.0) -> np.ndarray:
    """256 colours (256, 4) uint8 from `low` to `high`."""
    start, end = (np.array(QColor(colour).getRgb(), dtype=float) for colour in (low, high))
    steps = np.linspace(0.0, 1.0, 256)[:, None] ** gamma
    colours: np.ndarray = (start + (end - start) * steps).round().astype(np.uint8)
    return colours

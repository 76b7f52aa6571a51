"""The end of the pause after a sentence, to be dragged in the waveform."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt, Signal

from app.theme import Colours
from app.widgets.time_plot import TimePlot


class PauseHandle(QObject):
    """A dashed line where the next sentence begins; it cannot be dragged into the sentence before."""

    moved = Signal(float)  # seconds of pause, when it is let go
    dragged = Signal(float)  # the same, while it is held

    def __init__(self, plot: TimePlot, colours: Colours, longest: float) -> None:
        super().__init__(plot)
        self._end, self._longest = 0.0, longest  # seconds
        self._line = pg.InfiniteLine(angle=90, movable=True)
        self._line.setZValue(30)
        self._line.setCursor(Qt.CursorShape.SizeHorCursor)
        self._line.hide()
        plot.addItem(self._line, ignoreBounds=True)
        self._line.sigPositionChangeFinished.connect(self._on_moved)
        self._line.sigDragged.connect(self._on_dragged)
        self.set_colours(colours)

    def set_colours(self, colours: Colours) -> None:
        self._line.setPen(pg.mkPen(colours.accent, width=2, style=Qt.PenStyle.DashLine))
        self._line.setHoverPen(pg.mkPen(colours.accent_hover, width=4))

    def show_at(self, end: float, next_start: float) -> None:
        """The pause between `end` and `next_start`, both in seconds."""
        self._end = end
        self._line.setBounds((end, end + self._longest))
        self._line.setValue(next_start)
        self._line.show()

    def hide(self) -> None:
        self._line.hide()

    @property
    def _seconds(self) -> float:
        return float(self._line.value()) - self._end

    def _on_moved(self, _line: Any) -> None:
        self.moved.emit(self._seconds)

    def _on_dragged(self, _line: Any) -> None:
        self.dragged.emit(self._seconds)

"""The words at their times, in a narrow strip below the waveform; a click on one asks to hear it."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.theme import Colours


class TimedText(Protocol):
    """A word from `start` to `end` seconds."""

    @property
    def text(self) -> str: ...

    @property
    def start(self) -> float: ...

    @property
    def end(self) -> float: ...


class TimeAxis(Protocol):
    """Something with the same horizontal scale."""

    @property
    def times(self) -> tuple[float, float]: ...

    def time_to_pixel(self, seconds: float) -> float: ...


@dataclass(frozen=True)
class _Place:
    index: int
    area: QRectF


class WordLane(QWidget):
    """Follows the time axis of a plot above it."""

    word_clicked = Signal(int)

    def __init__(self, axis: TimeAxis, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axis = axis
        self._colours = colours
        self._words: tuple[TimedText, ...] = ()
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Words"))
        self.setToolTip(self.tr("Click a word to hear it. With the keyboard: arrow keys, then Enter."))

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() + 10)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def show_words(self, words: tuple[TimedText, ...]) -> None:
        self._words = words
        self._current = min(self._current, len(words) - 1)
        self.update()

    def show_time(self, seconds: float | None) -> None:
        """Mark the word being spoken."""
        found = -1
        if seconds is not None:
            spoken = (i for i, word in enumerate(self._words) if word.start <= seconds < word.end)
            found = next(spoken, self._current)
        if found != self._current:
            self._mark(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in self._places():
            if place.area.contains(event.position()):
                self._mark(place.index)
                self.word_clicked.emit(place.index)
                return

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = [place for place in self._places() if place.area.contains(event.position())]
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        if over:
            QToolTip.showText(event.globalPosition().toPoint(), self._words[over[0].index].text, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step and self._words:
            self._mark(max(0, min(len(self._words) - 1, self._current + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.word_clicked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        for place in self._places():
            is_current = place.index == self._current
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.selection if is_current else self._colours.window))
            painter.drawRoundedRect(place.area.adjusted(0.5, 2, -0.5, -2), 3, 3)
            text = self._words[place.index].text
            if metrics.horizontalAdvance(text) + 4 <= place.area.width() or place.area.width() > 44:
                painter.setPen(QColor(self._colours.text if is_current else self._colours.muted))
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(place.area.width()) - 3)
                painter.drawText(place.area, Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()

    def _places(self) -> list[_Place]:
        """Words that are on the screen."""
        result = []
        low, high = self._axis.times
        for index, word in enumerate(self._words):
            if word.end > low and word.start < high:
                start = self._axis.time_to_pixel(max(word.start, low))
                end = self._axis.time_to_pixel(min(word.end, high))
                result.append(_Place(index, QRectF(start, 0, max(1.0, end - start), self.height())))
        return result

    def _mark(self, index: int) -> None:
        self._current = index
        if 0 <= index < len(self._words):
            self.setAccessibleDescription(self._words[index].text)
        self.update()

"""The words at their times, in a narrow strip below the waveform; a click on one asks to hear it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.theme import Colours

_GAP: Final = 7  # pixels between labels that stand free
_MOST = 0.9  # share of words that must fit into their boxes; otherwise bars, with labels wherever there is room
_CLOSEST: Final = 2.0  # pixels between the beginnings of two words that are drawn
_LINES: Final = 2  # of labels above the bars: what does not fit into the lower one stands in the other
_BAR: Final = 4  # height of a word that is too narrow for its label


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
        self._starts: list[float] = []
        self._widths: dict[str, int] = {}  # pixels of words in this font
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Words"))
        self.setToolTip(self.tr("Click a word to hear it. With the keyboard: arrow keys, then Enter."))

    def sizeHint(self) -> QSize:
        return QSize(200, _LINES * self.fontMetrics().height() + 10)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def show_words(self, words: tuple[TimedText, ...]) -> None:
        self._words = words
        self._starts = [word.start for word in words]
        self._widths.clear()
        self._current = min(self._current, len(words) - 1)
        self.update()

    def show_time(self, seconds: float | None) -> None:
        """Mark the word being spoken; in the pause after it, it stays marked."""
        found = -1
        if seconds is not None:
            last = bisect_right(self._starts, seconds) - 1
            is_spoken = last >= 0 and seconds < self._words[last].end
            found = last if is_spoken or last == self._current else -1
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
        places = self._places()
        if sum(self._fits(place) for place in places) >= _MOST * len(places):
            self._paint_boxes(painter, places)
        else:
            self._paint_bars(painter, places)
        painter.end()

    def _fits(self, place: _Place) -> bool:
        width = self._width(self._words[place.index].text)
        return width + 4 <= place.area.width() or place.area.width() > 44

    def _paint_boxes(self, painter: QPainter, places: list[_Place]) -> None:
        """Each word in a box as long as it lasts."""
        for place in places:
            is_current = place.index == self._current
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.selection if is_current else self._colours.window))
            painter.drawRoundedRect(place.area.adjusted(0.5, 2, -0.5, -2), 3, 3)
            if self._fits(place):
                painter.setPen(QColor(self._colours.text if is_current else self._colours.muted))
                room = int(place.area.width()) - 3
                shown = self.fontMetrics().elidedText(self._words[place.index].text, Qt.TextElideMode.ElideRight, room)
                painter.drawText(place.area, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_bars(self, painter: QPainter, places: list[_Place]) -> None:
        """A bar for each word, and above them as many words as there is room for, the current one always."""
        labels = self._labels(places)
        for place in places:
            is_current = place.index == self._current
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.accent if is_current else self._colours.border))
            bar = QRectF(place.area.left() + 0.5, self.height() - _BAR - 1, max(1.0, place.area.width() - 1), _BAR)
            painter.drawRoundedRect(bar, 2, 2)
            if place.index in labels:
                painter.setPen(QColor(self._colours.text if is_current else self._colours.muted))
                painter.drawText(labels[place.index], Qt.AlignmentFlag.AlignCenter, self._words[place.index].text)

    def _labels(self, places: list[_Place]) -> dict[int, QRectF]:
        """Where labels stand that do not touch each other; words with room for theirs come first."""
        height = (self.height() - _BAR - 2) / _LINES
        found: dict[int, QRectF] = {}
        lines: tuple[list[tuple[float, float]], ...] = tuple([] for _ in range(_LINES))  # the lowest first
        for place in sorted(places, key=lambda one: (one.index != self._current, not self._fits(one), one.index)):
            width = self._width(self._words[place.index].text) + 2
            left = min(max(0.0, place.area.center().x() - width / 2), self.width() - width)
            line = next((number for number, taken in enumerate(lines) if _take(taken, left, left + width)), None)
            if line is not None:
                found[place.index] = QRectF(left, (_LINES - 1 - line) * height, width, height)
        return found

    def _places(self) -> list[_Place]:
        """Words that are on the screen; of many on one pixel the first, and the current one."""
        low, high = self._axis.times
        left, scale = self._axis.time_to_pixel(low), 0.0
        if high > low:
            scale = (self._axis.time_to_pixel(high) - left) / (high - low)
        first = max(0, bisect_left(self._starts, low) - 1)
        result, last = [], -1e9
        for index in range(first, bisect_left(self._starts, high)):
            word = self._words[index]
            start = left + (max(word.start, low) - low) * scale
            if word.end <= low or (start - last < _CLOSEST and index != self._current):
                continue
            last = start
            width = max(1.0, (min(word.end, high) - max(word.start, low)) * scale)
            result.append(_Place(index, QRectF(start, 0, width, self.height())))
        return result

    def _width(self, text: str) -> int:
        if text not in self._widths:
            self._widths[text] = self.fontMetrics().horizontalAdvance(text)
        return self._widths[text]

    def _mark(self, index: int) -> None:
        self._current = index
        if 0 <= index < len(self._words):
            self.setAccessibleDescription(self._words[index].text)
        self.update()


def _take(taken: list[tuple[float, float]], left: float, right: float) -> bool:
    """Take a place among others, which are sorted and do not touch; False where one of them is in the way."""
    at = bisect_left(taken, (left, left))
    if (at and taken[at - 1][1] + _GAP > left) or (at < len(taken) and right + _GAP > taken[at][0]):
        return False
    taken.insert(at, (left, right))
    return True

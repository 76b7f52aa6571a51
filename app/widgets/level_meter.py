"""How loud the microphone is: a bar, a mark at the recent peak, and a light that says “clipped”."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.sound.level import Level, PeakHold
from app.theme import Colours

_LOWEST_DB = -60.0
_GOOD_FROM, _HOT_FROM = -30.0, -6.0


class LevelMeter(QWidget):
    """Fed with `Level`s; a click on it puts the clip light out."""

    clip_cleared = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._level = Level()
        self._hold = PeakHold()
        self.is_clipped = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Microphone level"))
        self.setToolTip(self.tr("Speak so that the bar reaches the middle. Click to put out the clip light."))

    def sizeHint(self) -> QSize:
        return QSize(220, max(22, self.fontMetrics().height() + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 22)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def show_level(self, level: Level, seconds: float = 0.033) -> None:
        """A new block, `seconds` after the last."""
        self._level = level
        self._hold = self._hold.follow(level.peak_db, seconds)
        self.is_clipped = self.is_clipped or level.clipped
        words = self.tr("{0:.0f} decibels").format(level.peak_db)
        self.setAccessibleDescription(words + (", " + self.tr("clipped") if self.is_clipped else ""))
        self.update()

    def clear(self) -> None:
        """No microphone open."""
        self._level, self._hold, self.is_clipped = Level(), PeakHold(), False
        self.update()

    def forgive(self) -> None:
        """What was clipped is of no account."""
        self.is_clipped = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.is_clipped = False
        self.clip_cleared.emit()
        self.update()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.height()
        light = QRectF(self.width() - height, 0, height, height).adjusted(5, 5, -5, -5)
        bar = QRectF(0, height / 2 - 5, self.width() - height - 4, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.border))
        painter.drawRoundedRect(bar, 5, 5)
        self._paint_level(painter, bar)
        self._paint_marks(painter, bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.bad if self.is_clipped else self._colours.border))
        painter.drawEllipse(light)
        painter.end()

    def _paint_level(self, painter: QPainter, bar: QRectF) -> None:
        """The peak lightly, the mean loudness in full colour."""
        hot = self._level.peak_db >= _HOT_FROM
        for level_db, opacity in ((self._level.peak_db, 110), (self._level.rms_db, 255)):
            colour = QColor(self._colours.warning if hot else self._colours.wave)
            colour.setAlpha(opacity)
            painter.setBrush(colour)
            painter.setClipRect(QRectF(bar.x(), bar.y(), bar.width() * _share(level_db), bar.height()))
            painter.drawRoundedRect(bar, 5, 5)
        painter.setClipping(False)

    def _paint_marks(self, painter: QPainter, bar: QRectF) -> None:
        painter.setPen(QColor(self._colours.muted))
        for level_db in (_GOOD_FROM, _HOT_FROM):
            x = bar.x() + bar.width() * _share(level_db)
            painter.drawLine(round(x), round(bar.y() - 3), round(x), round(bar.bottom() + 3))
        x = bar.x() + bar.width() * _share(self._hold.db)
        if self._hold.db > _LOWEST_DB:
            painter.setPen(QColor(self._colours.text))
            painter.drawLine(round(x), round(bar.y() - 2), round(x), round(bar.bottom() + 2))


def _share(level_db: float) -> float:
    """Where a level lies between the ends of the bar."""
    return min(1.0, max(0.0, (level_db - _LOWEST_DB) / -_LOWEST_DB))

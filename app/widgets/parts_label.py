"""Short statements beside one another, the most important first, on at most two lines."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.buttons import plain_tip, set_role

_BETWEEN: Final = " · "
_MOST_LINES: Final = 2


class PartsLabel(QWidget):
    """Breaks lines between its parts; what has no room is left out from the end, and is in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[str, ...] = ()
        self._num_lines = _MOST_LINES  # that room is kept for, whatever is said
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_role(self, "muted")

    @property
    def text(self) -> str:
        """All that is said, whether there is room for it or not."""
        return _BETWEEN.join(self._parts)

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines as they are drawn."""
        return lines_of(self._parts, self.fontMetrics(), self.width(), self._num_lines)

    def set_parts(self, parts: Sequence[str]) -> None:
        """Say something else."""
        self._parts = tuple(part for part in parts if part)
        self.setToolTip(plain_tip(self.text))
        self.setAccessibleName(self.text)
        self.update()

    def keep_room(self, num_lines: int) -> None:
        """For one line or two."""
        if num_lines != self._num_lines:
            self._num_lines = num_lines
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._num_lines * self.fontMetrics().height() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), side, "\n".join(self.shown))
        painter.end()


def lines_of(parts: Sequence[str], metrics: QFontMetrics, width: int, most: int) -> tuple[str, ...]:
    """As many parts as have room on `most` lines of `width` points; one wider than a line ends in an ellipsis."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{_BETWEEN}{part}" if lines else part
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(metrics.elidedText(part, Qt.TextElideMode.ElideRight, width))
        else:
            break
    return tuple(lines)

"""Widgets side by side, in as many lines as the width asks for."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Like words in a paragraph; no wider than its widest widget has to be."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() + self._gap for size in shown) - self._gap
        return QSize(max(0, width), max((size.height() for size in shown), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Put everything into lines; the height that takes."""
        inside = rect.marginsRemoved(self.contentsMargins())
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._shown():
            width = min(item.sizeHint().width(), max(inside.width(), item.minimumSize().width()))
            if lines[-1] and used + width > inside.width():
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += width + self._gap
        y = inside.y()
        for line in lines:
            high = max((item.sizeHint().height() for item in line), default=0)
            if move:
                self._place(line, QRect(inside.x(), y, inside.width(), high))
            y += high + self._gap
        return y - self._gap - rect.y() + self.contentsMargins().bottom()

    def _place(self, line: list[QLayoutItem], row: QRect) -> None:
        x = row.x()
        for item in line:
            size = QSize(min(item.sizeHint().width(), row.width()), item.sizeHint().height())
            item.setGeometry(QRect(QPoint(x, row.y() + (row.height() - size.height()) // 2), size))
            x += size.width() + self._gap

"""A dialog that fits every screen: what does not fit can be scrolled to, and its buttons are always there."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.widgets.buttons import MARGIN
from app.widgets.room import fit, room_for

_LEAST = QSize(280, 160)


class Dialog(QDialog):
    """`body` takes the contents and scrolls, `foot` the buttons.

    Each time it is shown it is as large as it wants to be, as far as the screen goes.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, letters: int = 60, lines: int = 0) -> None:
        """`letters` wide and `lines` high at least, where there is room."""
        super().__init__(parent)
        self._letters, self._lines = letters, lines
        self.setWindowTitle(title)
        self.setModal(True)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.body.setSpacing(10)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self.area = scrolled(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.area, 1)
        outer.addLayout(self.foot)

    @property
    def wanted(self) -> QSize:
        """The size at which nothing has to be scrolled."""
        metrics = self.fontMetrics()
        least = self._content.minimumSizeHint().expandedTo(QSize(self._letters * metrics.averageCharWidth(), 0))
        width = max(least.width(), self.foot.minimumSize().width())
        width = min(width, room_for(self).width())
        flowing = self.body.hasHeightForWidth()
        height = self.body.minimumHeightForWidth(width) if flowing else self.body.minimumSize().height()
        height = max(height, self._lines * metrics.lineSpacing()) + 8 + self.foot.sizeHint().height()
        return QSize(width, height)

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            QTimer.singleShot(0, self.fit)  # other letters

    def grow(self) -> None:
        """There is more in it now: larger, if it has to be; never smaller under somebody's hands."""
        needed = self.wanted.expandedTo(self.size())
        if self.isVisible() and needed != self.size():
            fit(self, needed)

    def fit(self) -> None:
        """Take the wanted size, inside the screen."""
        self.setMinimumSize(_LEAST.boundedTo(room_for(self).size()))
        fit(self, self.wanted)


def scrolled(content: QWidget) -> QScrollArea:
    """`content` as wide as its place; scrolled where it is larger than that."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area

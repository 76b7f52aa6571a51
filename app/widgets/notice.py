"""A message inside the window: what happened and one way out. Never a pop-up, and nothing moves to make room for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from app.theme import Theme
from app.widgets.buttons import IconButton, PushButton, plain_label, set_role

_SHOWN_FOR: Final = 9000  # milliseconds for messages that are only information
_DEAF_FOR: Final = 350  # milliseconds in which a click was meant for what lay there before
_PADDING: Final = 2
_WIDEST: Final = 120  # characters to a line
_NARROWEST: Final = 40  # with the buttons


@dataclass(frozen=True)
class _Notice:
    """A message and its way out."""

    role: str
    text: str
    action: str
    do: Callable[[], object] | None
    stays: bool  # until it was read: comes back when what was said over it is gone
    about: str  # what it is about, for those who know when that is over


class NoticeBar(QFrame):
    """Hidden until there is something to say; then it lies over a place that the window keeps free for it.

    A text of more lines than that place has grows upwards over what is above.
    """

    def __init__(self, theme: Theme, place: QWidget) -> None:
        super().__init__(place.window())
        self._place = place
        self._shown: _Notice | None = None
        self._unread: list[_Notice] = []  # that stay, with others over them
        self._since = QElapsedTimer()
        self._came_from: QWidget | None = None  # where the keys were before they came to a button here
        self._label = plain_label(wrap=True)
        self._button = PushButton(theme, "")
        self._button.clicked.connect(self._on_button)
        self._button.hide()
        self._close = IconButton(theme, "close", self.tr("Dismiss message"))
        self._close.clicked.connect(self._on_close)
        for button in (self._button, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, _PADDING, 4, _PADDING)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_FOR)
        self._timer.timeout.connect(self.dismiss)
        self.setAccessibleName(self.tr("Message"))
        self.setAutoFillBackground(True)
        place.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    @property
    def height_of_a_line(self) -> int:
        """What a place needs so that a message of one line covers nothing else."""
        for widget in (self, self._button, self._close):
            widget.ensurePolished()
        frame = self.contentsMargins()
        inner = max(self._button.sizeHint().height(), self._close.sizeHint().height())
        return inner + 2 * _PADDING + frame.top() + frame.bottom()

    def inform(
        self,
        text: str,
        action: str = "",
        do: Callable[[], object] | None = None,
        *,
        stay: bool = False,
        about: str = "",
    ) -> None:
        """Good or neutral news, gone by itself unless it has to `stay`."""
        self._put(_Notice("notice", text, action, do, stay, about))
        if not stay:
            self._timer.start()

    def complain(self, text: str, action: str = "", do: Callable[[], object] | None = None, *, about: str = "") -> None:
        """Something did not work; stays until dismissed, or until that is over."""
        self._put(_Notice("notice-bad", text, action, do, stays=False, about=about))

    def is_about(self, about: str) -> bool:
        """Whether what is shown is about that."""
        return self._shown is not None and self._shown.about == about

    def withdraw(self, about: str) -> None:
        """Take back what was said about something: it is no longer so."""
        self._unread = [notice for notice in self._unread if notice.about != about]
        if self._shown is not None and self._shown.about == about:
            self.dismiss()

    def dismiss(self) -> None:
        """Take away what is shown; what has to stay and lay under it comes back."""
        self._timer.stop()
        self._shown = None
        if self._unread:
            self._put(self._unread.pop())
        else:
            self._give_keys_back()
            self.hide()

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and before is not None and not self.isAncestorOf(before):
            self._came_from = before

    def _give_keys_back(self) -> None:
        """Qt would send them to the first control of the window."""
        focused = QApplication.focusWidget()
        home, self._came_from = self._came_from, None
        if home is not None and focused is not None and self.isAncestorOf(focused) and isValid(home):
            home.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _place: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show) and not self.isHidden():
            self._lie_down()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and not self.isHidden():
            self._lie_down()

    def _put(self, notice: _Notice) -> None:
        self._timer.stop()
        if self._shown is not None and self._shown.stays and self._shown.text != notice.text:
            self._unread.append(self._shown)
        self._shown = notice
        set_role(self, notice.role)
        self._label.setText(notice.text)
        self.setAccessibleDescription(notice.text)
        self._button.setVisible(bool(notice.action))
        self._button.show_words(notice.action, "")
        self._since.start()
        self._lie_down()
        self.show()
        self.raise_()

    def _lie_down(self) -> None:
        """Over the place, with the lower edges together; where the place is too narrow to read in, above it."""
        place, window, letter = self._place, self.window(), self.fontMetrics().averageCharWidth()
        corner = place.mapTo(window, QPoint(0, 0))
        left, room, lowest = corner.x(), place.width(), corner.y() + place.height()
        if room < _NARROWEST * letter:
            left, room, lowest = 0, window.width(), corner.y()
        width = min(room, _WIDEST * letter)
        height = min(max(place.height(), self.heightForWidth(width)), window.height())
        self.setGeometry(left, max(0, lowest - height), width, height)

    def _is_meant(self, button: QWidget) -> bool:
        """Whether a click was for a button that has just appeared under the pointer."""
        return self._since.elapsed() >= _DEAF_FOR or not button.underMouse()

    def _on_button(self) -> None:
        if not self._is_meant(self._button):
            return
        do = None if self._shown is None else self._shown.do
        self.dismiss()
        if do is not None:
            do()

    def _on_close(self) -> None:
        if self._is_meant(self._close):
            self.dismiss()

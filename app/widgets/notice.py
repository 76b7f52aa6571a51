"""A message inside the window: what happened and one way out. Never a pop-up."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.theme import Theme
from app.widgets.buttons import IconButton, PushButton, plain_label, set_role

_SHOWN_FOR = 9000  # milliseconds for messages that are only information


@dataclass(frozen=True)
class _Notice:
    """A message and its way out."""

    role: str
    text: str
    action: str
    do: Callable[[], None] | None
    stays: bool  # until it was read: comes back when what was said over it is gone


class NoticeBar(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: _Notice | None = None
        self._unread: list[_Notice] = []  # that stay, with others over them
        self._label = plain_label(wrap=True)
        self._button = PushButton(theme, "")
        self._button.clicked.connect(self._on_button)
        self._button.hide()
        self._close = IconButton(theme, "check", self.tr("Dismiss message"))
        self._close.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_FOR)
        self._timer.timeout.connect(self.dismiss)
        self.setAccessibleName(self.tr("Message"))
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def inform(self, text: str, action: str = "", do: Callable[[], None] | None = None, *, stay: bool = False) -> None:
        """Good or neutral news, gone by itself unless it has to `stay`."""
        self._put(_Notice("notice", text, action, do, stay))
        if not stay:
            self._timer.start()

    def complain(self, text: str, action: str = "", do: Callable[[], None] | None = None) -> None:
        """Something did not work; stays until dismissed."""
        self._put(_Notice("notice-bad", text, action, do, stays=False))

    def dismiss(self) -> None:
        """Take away what is shown; what has to stay and lay under it comes back."""
        self._timer.stop()
        self._shown = None
        if self._unread:
            self._put(self._unread.pop())
        else:
            self.hide()

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
        self.show()

    def _on_button(self) -> None:
        do = None if self._shown is None else self._shown.do
        self.dismiss()
        if do is not None:
            do()

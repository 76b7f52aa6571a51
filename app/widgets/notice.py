"""A message inside the window: what happened and one way out. Never a pop-up."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.theme import Theme
from app.widgets.buttons import IconButton, PushButton, plain_label, set_role

_SHOWN_FOR = 9000  # milliseconds for messages that are only information


class NoticeBar(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do: Callable[[], None] | None = None
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
        self._show("notice", text, action, do)
        if stay:
            self._timer.stop()
        else:
            self._timer.start()

    def complain(self, text: str, action: str = "", do: Callable[[], None] | None = None) -> None:
        """Something did not work; stays until dismissed."""
        self._show("notice-bad", text, action, do)
        self._timer.stop()

    def dismiss(self) -> None:
        self._timer.stop()
        self._do = None
        self.hide()

    def _show(self, role: str, text: str, action: str, do: Callable[[], None] | None) -> None:
        set_role(self, role)
        self._label.setText(text)
        self.setAccessibleDescription(text)
        self._button.setVisible(bool(action))
        self._button.show_words(action, "")
        self._do = do
        self.show()

    def _on_button(self) -> None:
        do = self._do
        self.dismiss()
        if do is not None:
            do()

"""One line about what to check in the take on the screen, with the way to mend it beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout

from app.core_words import shown
from app.theme import Theme
from app.widgets.buttons import PushButton, plain_label, set_role

if TYPE_CHECKING:
    from app.takes.take import Take


class AlarmBar(QFrame):
    """Hidden while all is well."""

    again_wanted = Signal()
    sentence_wanted = Signal(int)
    left = Signal()  # hidden while the keys were in it: they belong to what it spoke of

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._first = -1
        self._is_collapsed = False
        self.has_any = False
        set_role(self, "notice-bad")
        self.label = plain_label(wrap=True)
        set_role(self.label, "warning")
        self.show_button = PushButton(theme, self.tr("Show"), "", "quiet")
        self.again_button = PushButton(theme, self.tr("Speak again"), "redo")
        self.again_button.setToolTip(
            self.tr("Try every sentence with something to check again, as often as set; the best of each is kept")
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 3, 4, 3)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.show_button)
        layout.addWidget(self.again_button)
        self.show_button.clicked.connect(self._on_show)
        self.again_button.clicked.connect(self.again_wanted)
        self.hide()

    def show_take(self, take: "Take") -> None:
        """Say what is wrong with its sentences, if anything is."""
        alarmed = take.alarmed
        self.has_any = bool(alarmed)
        self.setVisible(self.has_any and not self._is_collapsed)
        if not alarmed:
            return
        self._first = alarmed[0]
        variant = take.passages[self._first].variant
        words = shown(variant.alarms[0].text) if variant else ""
        text = self.tr("Sentence {0}: {1}").format(self._first + 1, words)
        if len(alarmed) > 1:
            text += self.tr(" (and {0} more)").format(len(alarmed) - 1)
        self.label.setText(text)
        self.setAccessibleName(text)

    def clear(self) -> None:
        """Nothing is to be checked."""
        self.has_any = False
        self.hide()

    def collapse(self, is_collapsed: bool) -> None:
        """Make room for what says the same beside it."""
        self._is_collapsed = is_collapsed
        self.setVisible(self.has_any and not is_collapsed)

    def setVisible(self, visible: bool) -> None:
        """Before the bar goes, the keys go to what it spoke of; Qt would send them anywhere."""
        focused = QApplication.focusWidget()
        if not visible and focused is not None and self.isAncestorOf(focused):
            self.left.emit()
        super().setVisible(visible)

    def _on_show(self) -> None:
        self.sentence_wanted.emit(self._first)

"""Whether the window may close: work that takes long, or was not kept, is not ended by one key."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from app.main_window import MainWindow
from app.speaking.service import SpeakingService, SpeakingState
from app.widgets.question import ask


class Leaving(QObject):
    """Asks once while a text is being spoken or others wait; finished sentences are kept whatever the answer is."""

    def __init__(self, window: MainWindow, speaking: SpeakingService) -> None:
        super().__init__(window)
        self._window = window
        self._speaking = speaking
        self._is_certain = False
        self.box: QMessageBox | None = None
        window.may_close = self.may_close

    def may_close(self) -> bool:
        """Whether there is nothing to ask; otherwise the question is on the screen now."""
        at_work = self._speaking.state is SpeakingState.SPEAKING or bool(self._speaking.waiting)
        if self._is_certain or not at_work:
            return True
        if self.box is None:
            self._ask()
        return False

    def _ask(self) -> None:
        waiting = len(self._speaking.waiting)
        text = self.tr("Finished sentences are kept as a take.")
        if waiting:
            text += " " + self.tr("Texts that wait in the queue: {0}; they are not spoken.").format(waiting)
        self.box = ask(
            self._window,
            self.tr("Close the program?"),
            self.tr("A text is still being spoken."),
            text,
            yes=self.tr("Close the program"),
            no=self.tr("Go on speaking"),
        )
        self.box.accepted.connect(self._on_sure)
        self.box.finished.connect(self._on_answered)

    def _on_sure(self) -> None:
        self._is_certain = True
        self._window.close()

    def _on_answered(self) -> None:
        self.box = None

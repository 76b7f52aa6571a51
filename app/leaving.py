"""Whether the window may close: work that takes long, or was not kept, is not ended by one key."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from app.main_window import MainWindow
from app.projects.service import ProjectService
from app.speaking.service import SpeakingService, SpeakingState
from app.widgets.question import ask


class Leaving(QObject):
    """Asks once while a text is being spoken or others wait, where finished sentences are kept whatever the answer is,
    and where the disk has not taken a text, which is lost then.
    """

    def __init__(self, window: MainWindow, speaking: SpeakingService, projects: ProjectService) -> None:
        super().__init__(window)
        self._window = window
        self._speaking = speaking
        self._projects = projects
        self._is_certain = False
        self.box: QMessageBox | None = None
        window.may_close = self.may_close

    def may_close(self) -> bool:
        """Whether there is nothing to ask; otherwise the question is on the screen now."""
        at_work = self._speaking.state is SpeakingState.SPEAKING or bool(self._speaking.waiting)
        is_refused = self._projects.has_refused_texts
        if self._is_certain or not (at_work or is_refused):
            return True
        if self.box is None:
            ask_about = self._ask_about_texts if is_refused else self._ask_about_work
            ask_about()
        return False

    def _ask_about_texts(self) -> None:
        self._ask(
            self.tr("The text of a chapter could not be written."),
            self.tr("It is lost when the program closes. Make room on the disk or copy the text elsewhere first."),
            no=self.tr("Stay"),
        )

    def _ask_about_work(self) -> None:
        waiting = len(self._speaking.waiting)
        text = self.tr("Finished sentences are kept as a take.")
        if waiting:
            text += " " + self.tr("Texts that wait in the queue: {0}; they are not spoken.").format(waiting)
        self._ask(self.tr("A text is still being spoken."), text, no=self.tr("Go on speaking"))

    def _ask(self, what: str, more: str, *, no: str) -> None:
        title, yes = self.tr("Close the program?"), self.tr("Close the program")
        self.box = ask(self._window, title, what, more, yes=yes, no=no)
        self.box.accepted.connect(self._on_sure)
        self.box.finished.connect(self._on_answered)

    def _on_sure(self) -> None:
        self._is_certain = True
        self._window.close()

    def _on_answered(self) -> None:
        self.box = None

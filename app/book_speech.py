"""A book spoken chapter by chapter: what of it is not spoken as it is written, and nothing else."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.projects.project import Chapter
from app.projects.service import ProjectService
from app.speaking.editing import Editing
from app.speaking.order import Order
from app.speaking.ordering import Ordering
from app.speaking.service import Ending, SpeakingService
from app.speaking.text_view import TextView
from app.takes.service import TakesService
from app.takes.take import Take, shortened
from app.workbench import Workbench

_NAMED: Final = 120  # characters of titles in a message


class BookSpeech(QObject):
    """Goes through the chapters that wait when it begins, each once.

    A chapter without a take gets one. A take that was cut off goes on where it stopped, and one of an earlier text
    keeps its sentences and gets the new ones. A chapter that cannot be spoken is named at the end; the others follow.
    """

    told = Signal(str)

    def __init__(
        self,
        text: TextView,
        *,
        projects: ProjectService,
        takes: TakesService,
        speaking: SpeakingService,
        ordering: Ordering,
        workbench: Workbench,
        editing: Editing,
    ) -> None:
        super().__init__(text)
        self._text = text
        self._projects, self._speaking = projects, speaking
        self._bench, self._editing = workbench, editing
        self._left: list[str] = []  # ids of chapters
        self._count = 0  # of chapters that were to be spoken when it began
        self._at = ""  # the chapter being spoken; none: no book is
        self._awaited = ""  # the take that has to come onto the screen first
        self._is_ordering = False  # what shall be spoken is being found out
        self._unspoken: list[str] = []  # titles of what could not be spoken
        speaking.ended.connect(self._on_ended)
        speaking.cancelled.connect(self.stop)
        speaking.started.connect(self._on_started)
        workbench.shown.connect(self._on_shown)
        ordering.complained.connect(self._on_complaint)
        editing.complained.connect(self._on_complaint)
        editing.settled.connect(self._on_settled)
        takes.failed.connect(self._on_no_take)

    @property
    def is_at_work(self) -> bool:
        return bool(self._at)

    def start(self) -> None:
        """Speak every chapter that has words and is not spoken as it is written."""
        project = self._projects.project
        chapters = project.chapters if project else ()
        self._left = [chapter.id for chapter in chapters if chapter.characters and not chapter.is_spoken]
        self._unspoken = []
        self._count = len(self._left)
        self._next()

    def stop(self) -> None:
        """No chapter follows any more."""
        self._left, self._at, self._awaited, self._is_ordering = [], "", "", False
        self._text.show_part("")

    def chapter_is_there(self) -> None:
        """Text and takes of a chapter have come onto the screen."""
        if self._at:
            QTimer.singleShot(0, self._speak)

    def chapter_is_unread(self, chapter_id: str) -> None:
        """It cannot be read; the others follow."""
        if self._at == chapter_id:
            self._note_unspoken()
            QTimer.singleShot(0, self._on_settled)

    def _next(self) -> None:
        chapter = self._take_next()
        if chapter is None:
            self.stop()
            self.told.emit(self._summary())
            return
        self._text.show_part(self.tr("Chapter {0} of {1}").format(self._count - len(self._left), self._count))
        if chapter is self._projects.current:
            self._speak()
        else:
            self._projects.choose(chapter.id)

    def _take_next(self) -> Chapter | None:
        while self._left and (project := self._projects.project) is not None:
            self._at = self._left.pop(0)
            chapter = project.find(self._at)
            if chapter is not None and not chapter.is_spoken:
                return chapter
        return None

    def _summary(self) -> str:
        if not self._unspoken:
            return self.tr("The whole book is spoken.")
        return self.tr("These chapters could not be spoken: {0}").format(shortened(", ".join(self._unspoken), _NAMED))

    def _speak(self) -> None:
        chapter, shown = self._projects.current, self._bench.take
        if chapter is None or chapter.id != self._at:
            self.stop()  # somebody went elsewhere
        elif not chapter.take:
            self._speak_anew()
        elif shown is not None and shown.facts.id == chapter.take:
            self._go_on(shown)
        else:
            self._awaited = chapter.take

    def _speak_anew(self) -> None:
        if self._at and not self._bench.speak(self._text.text, self._text.fixed_seed):
            self.stop()  # why, has been said, and holds for every chapter

    def _on_shown(self, take: Take | None, _timeline: object) -> None:
        if take is not None and take.facts.id == self._awaited:
            self._awaited = ""
            QTimer.singleShot(0, self._speak)

    def _go_on(self, take: Take) -> None:
        self._is_ordering = True
        if take.facts.text == self._text.text:
            self._bench.go_on()
        else:
            self._editing.speak_changes(self._text.text)

    def _on_started(self, _order: Order) -> None:
        self._is_ordering = False

    def _on_settled(self) -> None:
        """Nothing had to be spoken."""
        self._is_ordering = False
        if self._at:
            self._next()

    def _on_ended(self, _take: Take | None, ending: Ending) -> None:
        if not self._at or ending is Ending.CANCELLED or self._speaking.waiting:
            return  # what waits in line comes first
        if ending is Ending.FAILED:
            self._note_unspoken()
        QTimer.singleShot(0, self._on_settled)

    def _on_complaint(self, _words: str) -> None:
        if self._is_ordering:
            self._note_unspoken()
            QTimer.singleShot(0, self._on_settled)

    def _on_no_take(self, _words: str) -> None:
        if self._awaited:
            self._awaited = ""
            self._speak_anew()

    def _note_unspoken(self) -> None:
        project = self._projects.project
        chapter = project.find(self._at) if project else None
        if chapter is not None:
            self._unspoken.append(chapter.title)

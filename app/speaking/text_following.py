"""Keeps the text in the editor and the take on the screen beside each other: what was changed since it was spoken."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.jobs import Job, JobRunner, Ok, Outcome
from app.takes.changes import Comparison, Span, compare
from app.takes.take import Take

_ASK_AFTER = 150  # milliseconds after the last key


class TextFollowing(QObject):
    """Compares on the files' thread once the typing pauses; only the newest answer counts."""

    compared = Signal(object)  # Comparison, or None without a take

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._text = ""
        self._take: Take | None = None
        self._job: Job | None = None
        self.comparison: Comparison | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_AFTER)
        self._timer.timeout.connect(self._ask)

    def follow_text(self, text: str) -> None:
        """Another text is in the editor."""
        self._text = text
        self._begin()

    def follow_take(self, take: Take | None) -> None:
        """Another take is on the screen, or the same one changed."""
        if take is None or self._take is None or take.facts.id != self._take.facts.id:
            self.comparison = None  # of the other one
        self._take = take
        self._begin()

    def close(self) -> None:
        """Compare no more."""
        self._take = None
        self._timer.stop()
        self._forget_job()

    def span_of(self, index: int) -> Span | None:
        """Where the words of a sentence of the take stand in the editor now; None if they do not."""
        return self.comparison.kept.get(index) if self.comparison is not None else None

    def _begin(self) -> None:
        take = self._take
        if take is None:
            self._answer(None)
        elif self._text == take.facts.text:
            kept = {i: (one.sentence.start, one.sentence.end) for i, one in enumerate(take.passages)}
            self._answer(Comparison(kept, (), 0))
        else:
            self._timer.start()

    def _answer(self, comparison: Comparison | None) -> None:
        self._timer.stop()
        self._forget_job()
        self.comparison = comparison
        self.compared.emit(comparison)

    def _forget_job(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _ask(self) -> None:
        self._forget_job()
        take, text = self._take, self._text
        if take is not None:
            said, passages = take.facts.text, take.passages
            self._job = self._runner.start(lambda: (text, compare(passages, said, text)), "compare text and take")
            self._job.done.connect(self._on_compared)

    def _on_compared(self, outcome: Outcome) -> None:
        if isinstance(outcome, Ok) and outcome.value[0] == self._text:
            self._job = None
            self.comparison = outcome.value[1]
            self.compared.emit(self.comparison)

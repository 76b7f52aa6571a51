"""Spectrograms, calculated as jobs; only the answer to the latest question counts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.jobs import Job, JobRunner, Ok, Outcome
from app.takes.timeline import Timeline
from app.widgets.spectrum import spectrogram

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Analysis(QObject):
    """Remembers the last answer."""

    ready = Signal(object, float, float)  # decibels (frequencies, times), seconds, highest frequency

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._job: Job | None = None
        self._timeline: Timeline | None = None
        self._answer: npt.NDArray[np.float32] | None = None

    def ask(self, timeline: Timeline) -> None:
        """Answered by `ready`."""
        if timeline is self._timeline and self._answer is not None:
            self._tell()
            return
        if timeline is self._timeline and self._job is not None:
            return
        if self._job is not None:
            self._job.cancel()
        self._timeline, self._answer = timeline, None
        samples = timeline.samples
        self._job = self._runner.start(lambda: (timeline, spectrogram(samples)), "spectrogram")
        self._job.done.connect(self._on_done)

    def _on_done(self, outcome: Outcome) -> None:
        if isinstance(outcome, Ok) and outcome.value[0] is self._timeline:
            self._answer = outcome.value[1]
            self._job = None
            self._tell()

    def _tell(self) -> None:
        timeline = self._timeline
        if timeline is not None:
            self.ready.emit(self._answer, timeline.seconds, timeline.sample_rate / 2)

"""Work off the GUI thread: a serial queue, streamed items, cancel, and one outcome for each job.

A worker's signals reach only bound methods of `JobRunner`, a QObject of the main thread: PySide would run a
lambda or a plain function in the worker's thread, whatever the connection type. Everybody else listens
to `Job`, whose signals are emitted on the main thread.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

_log = logging.getLogger(__name__)

_AT_ONCE: Final = 0.02  # seconds in which results are handed on before the window answers again

_MOST_WAITING: Final = 200  # items that a job may be ahead of the window: about two seconds of speech

Work = Callable[[], Any]  # a plain function, or one that returns a generator: yields items, returns the result


@dataclass(frozen=True)
class Ok:
    """The job came to its end."""

    value: Any


@dataclass(frozen=True)
class Err:
    """The job raised."""

    error: BaseException


@dataclass(frozen=True)
class Stopped:
    """The job was cancelled before its end."""


Outcome = Ok | Err | Stopped


@dataclass(frozen=True)
class Ticket:
    """One job as the executor sees it."""

    number: int
    name: str
    work: Work
    stop: threading.Event
    is_urgent: bool = False  # short: done between two items of whatever is at work


def execute(ticket: Ticket, emit: Callable[[int, Any], None]) -> Outcome:
    """Run the work; looks at the stop flag before the start and after each item."""
    if ticket.stop.is_set():
        return Stopped()
    try:
        result = ticket.work()
        if isinstance(result, Generator):
            return _drain(ticket, result, emit)
        return Ok(result)
    except Exception as error:
        _log.info("job %s failed", ticket.name, exc_info=error)
        return Err(error)


def _drain(ticket: Ticket, items: Generator[Any, None, Any], emit: Callable[[int, Any], None]) -> Outcome:
    while True:
        if ticket.stop.is_set():
            items.close()
            return Stopped()
        try:
            item = next(items)
        except StopIteration as end:
            return Ok(end.value)
        emit(ticket.number, item)


class Executor(Protocol):
    """Where jobs run: a thread in the program, a list in tests."""

    def bind(self, on_item: Callable[[int, Any], None], on_done: Callable[[int, Any], None]) -> None: ...

    def submit(self, ticket: Ticket) -> None: ...

    def stop(self, milliseconds: int) -> bool: ...


class _Worker(QObject):
    """Lives on the job thread."""

    arrived = Signal()  # something lies in `ready`, and nobody was told yet

    def __init__(self) -> None:
        super().__init__()
        self.urgent: deque[Ticket] = deque()  # filled by the main thread
        self.ready: deque[tuple[int, Any, bool]] = deque()  # number, item or outcome, whether it is the outcome
        self.is_told = False
        self.is_ending = False  # set by the main thread, which hands on nothing any more
        self._stop = threading.Event()  # of what is at work

    @Slot(object)
    def run(self, ticket: Ticket) -> None:
        self._stop = ticket.stop
        self._put(ticket.number, execute(ticket, self._hand_out), is_outcome=True)

    @Slot()
    def run_urgent(self) -> None:
        """Whatever cannot wait; nothing, if it was done between two items already."""
        while self.urgent:
            ticket = self.urgent.popleft()
            self._put(ticket.number, execute(ticket, self._put), is_outcome=True)

    def _hand_out(self, number: int, item: Any) -> None:
        """A job that is quicker than the window waits for it: cancelled, it has not done minutes of work unseen."""
        self._put(number, item)
        self.run_urgent()
        while len(self.ready) > _MOST_WAITING and not self.is_ending and not self._stop.wait(0.002):
            self.run_urgent()

    def _put(self, number: int, thing: Any, is_outcome: bool = False) -> None:
        self.ready.append((number, thing, is_outcome))
        if not self.is_told:
            self.is_told = True
            self.arrived.emit()

    @Slot()
    def end(self) -> None:
        """Comes after everything that was submitted."""
        QThread.currentThread().quit()


class ThreadExecutor(QObject):
    """One long-lived thread that runs jobs in the order of their submission.

    What comes of them is handed on a little at a time, and the window draws and listens between: Qt itself hands on
    all that has been posted before it does anything else, and a quick job posts more meanwhile, without an end.
    """

    _submitted = Signal(object)
    _hurried = Signal()
    _ended = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._is_stopped = False
        self._thread = QThread()
        self._thread.setObjectName(name)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._submitted.connect(self._worker.run, Qt.ConnectionType.QueuedConnection)
        self._hurried.connect(self._worker.run_urgent, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._worker.end, Qt.ConnectionType.QueuedConnection)
        self._worker.arrived.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)
        self._go_on = QTimer(self)
        self._go_on.setSingleShot(True)
        self._go_on.setInterval(1)
        self._go_on.timeout.connect(self._hand_on)

    def bind(self, on_item: Callable[[int, Any], None], on_done: Callable[[int, Any], None]) -> None:
        self._on_item, self._on_done = on_item, on_done

    @Slot()
    def _hand_on(self) -> None:
        """What is ready, for a moment; the rest when the event loop has come round."""
        ready, end = self._worker.ready, time.monotonic() + _AT_ONCE
        try:
            while ready and not self._is_stopped and time.monotonic() < end:
                number, thing, is_outcome = ready.popleft()
                (self._on_done if is_outcome else self._on_item)(number, thing)
        finally:
            if not ready:
                self._worker.is_told = False
            if ready and not self._is_stopped:  # also what came just before that
                self._worker.is_told = True  # a signal would come before the window
                self._go_on.start()

    def submit(self, ticket: Ticket) -> None:
        if not self._thread.isRunning():
            # of the window's own priority: whoever holds Python's lock and gets no core keeps the window waiting, too
            self._thread.start()
        if ticket.is_urgent:
            self._worker.urgent.append(ticket)
            self._hurried.emit()
        else:
            self._submitted.emit(ticket)

    def stop(self, milliseconds: int) -> bool:
        """End the thread once all that was submitted is done; False if it is still at work after that time."""
        self._is_stopped = self._worker.is_ending = True
        self._go_on.stop()
        self._ended.emit()
        return self._thread.wait(milliseconds)


class Job(QObject):
    """One piece of work as the main thread sees it."""

    item = Signal(object)
    done = Signal(object)  # Outcome

    def __init__(self, number: int, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.number = number
        self.name = name
        self._stop = threading.Event()

    def cancel(self) -> None:
        self._stop.set()

    @property
    def stop_flag(self) -> threading.Event:
        return self._stop


class JobRunner(QObject):
    """Hands work to an executor and its results to the listeners of each `Job`."""

    busy_changed = Signal(bool)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._jobs: dict[int, Job] = {}
        self._spare: dict[int, Job] = {}  # nobody waits for them
        self._next = 0
        self._closed = False
        executor.bind(self._on_item, self._on_done)

    @property
    def is_busy(self) -> bool:
        return bool(self._jobs)

    def start(self, work: Work, name: str, *, is_urgent: bool = False) -> Job:
        """Queue `work`; with `is_urgent` it is done between two items of what is at work, if that yields any.

        Connect to the job before returning to the event loop: nothing is missed.
        """
        job = self._new_job(name)
        if self._closed:
            return job
        self._end_spare()
        self._jobs[job.number] = job
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        self._executor.submit(Ticket(job.number, name, work, job.stop_flag, is_urgent))
        return job

    def start_spare(self, work: Work, name: str) -> Job:
        """Work that nobody waits for: it does not count as busy, and ends at its next item when anything is started."""
        job = self._new_job(name)
        if self._closed:
            return job
        self._end_spare()
        self._spare[job.number] = job
        if self._jobs:
            job.cancel()
        self._executor.submit(Ticket(job.number, name, work, job.stop_flag))
        return job

    def _new_job(self, name: str) -> Job:
        self._next += 1
        job = Job(self._next, name, self)
        if self._closed:
            job.cancel()
        return job

    def _end_spare(self) -> None:
        for job in self._spare.values():
            job.cancel()

    @Slot(int, object)
    def _on_item(self, number: int, item: Any) -> None:
        job = self._jobs.get(number)
        if job is not None:
            job.item.emit(item)

    @Slot(int, object)
    def _on_done(self, number: int, outcome: Outcome) -> None:
        is_spare = number in self._spare
        job = (self._spare if is_spare else self._jobs).pop(number, None)
        if job is None:
            return
        job.done.emit(outcome)
        job.deleteLater()
        if not is_spare and not self._jobs:
            self.busy_changed.emit(False)

    def cancel_all(self) -> None:
        """Let nothing begin any more, and what is at work stop as soon as it looks."""
        self._closed = True
        self._end_spare()
        for job in self._jobs.values():
            job.cancel()

    def close(self, milliseconds: int = 10_000, *, finish: bool = False) -> bool:
        """Cancel everything, or let it finish, and end the executor; False if that took too long."""
        self._closed = True
        self._end_spare()
        for job in () if finish else self._jobs.values():
            job.cancel()
        self._jobs.clear()
        self._spare.clear()
        return self._executor.stop(milliseconds)

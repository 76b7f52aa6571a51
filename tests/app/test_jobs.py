"""Work off the GUI thread."""

import threading
import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.jobs import Err, JobRunner, Ok, Outcome, Stopped, ThreadExecutor
from tests.app.doubles import ManualExecutor


class Listener(QObject):
    """Remembers what arrives, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[object] = []
        self.outcomes: list[Outcome] = []
        self.threads: set[QThread] = set()

    def on_item(self, item: object) -> None:
        self.items.append(item)
        self.threads.add(QThread.currentThread())

    def on_done(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.threads.add(QThread.currentThread())


def count_to_three() -> Iterator[int]:
    yield from (1, 2, 3)
    return "end"


@pytest.fixture
def threaded(qapp: object) -> Iterator[JobRunner]:
    runner = JobRunner(ThreadExecutor("test"))
    yield runner
    assert runner.close()


def test_result_of_a_plain_function_arrives(runner: JobRunner, executor: ManualExecutor) -> None:
    listener = Listener()
    runner.start(lambda: 6 * 7, "multiply").done.connect(listener.on_done)

    executor.drain()

    assert listener.outcomes == [Ok(42)]


def test_items_of_a_generator_come_before_its_result(runner: JobRunner, executor: ManualExecutor) -> None:
    listener = Listener()
    job = runner.start(count_to_three, "count")
    job.item.connect(listener.on_item)
    job.done.connect(listener.on_done)

    executor.drain()

    assert listener.items == [1, 2, 3]
    assert listener.outcomes == [Ok("end")]


def test_error_is_an_outcome(runner: JobRunner, executor: ManualExecutor) -> None:
    listener = Listener()
    runner.start(lambda: 1 / 0, "divide").done.connect(listener.on_done)

    executor.drain()

    assert isinstance(listener.outcomes[0], Err)
    assert isinstance(listener.outcomes[0].error, ZeroDivisionError)


def test_cancelled_job_never_starts(runner: JobRunner, executor: ManualExecutor) -> None:
    listener = Listener()
    job = runner.start(lambda: pytest.fail("it ran"), "never")
    job.done.connect(listener.on_done)

    job.cancel()
    executor.drain()

    assert listener.outcomes == [Stopped()]


def test_generator_is_closed_when_cancelled(runner: JobRunner, executor: ManualExecutor) -> None:
    closed = []

    def work() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.append(True)

    listener = Listener()
    job = runner.start(work, "endless")
    job.item.connect(job.cancel)
    job.done.connect(listener.on_done)

    executor.drain()

    assert closed == [True]
    assert listener.outcomes == [Stopped()]


def test_runner_is_busy_until_the_last_job_is_done(runner: JobRunner, executor: ManualExecutor) -> None:
    runner.start(lambda: 1, "one")
    runner.start(lambda: 2, "two")

    executor.run_next()
    busy_between = runner.is_busy
    executor.run_next()

    assert busy_between
    assert not runner.is_busy


def test_work_runs_on_another_thread_and_answers_come_on_this_one(threaded: JobRunner, qtbot: QtBot) -> None:
    listener = Listener()
    job = threaded.start(threading.get_ident, "who")
    job.done.connect(listener.on_done)

    qtbot.waitUntil(lambda: bool(listener.outcomes))

    assert listener.outcomes[0] != Ok(threading.get_ident())
    assert listener.threads == {QThread.currentThread()}


def test_jobs_run_in_order_on_the_thread(threaded: JobRunner, qtbot: QtBot) -> None:
    listener = Listener()
    for number in range(20):
        threaded.start(lambda number=number: number, "number").done.connect(listener.on_done)

    qtbot.waitUntil(lambda: len(listener.outcomes) == 20)

    assert listener.outcomes == [Ok(number) for number in range(20)]


def test_running_job_is_cancelled_within_half_a_second(threaded: JobRunner, qtbot: QtBot) -> None:
    def work() -> Iterator[int]:
        while True:
            threading.Event().wait(0.01)
            yield 1

    listener = Listener()
    job = threaded.start(work, "endless")
    job.item.connect(listener.on_item)
    job.done.connect(listener.on_done)
    qtbot.waitUntil(lambda: bool(listener.items))

    job.cancel()

    qtbot.waitUntil(lambda: listener.outcomes == [Stopped()], timeout=500)


def test_closing_ends_a_running_job(qapp: object, qtbot: QtBot) -> None:
    def work() -> Iterator[int]:
        while True:
            threading.Event().wait(0.01)
            yield 1

    runner = JobRunner(ThreadExecutor("test"))
    listener = Listener()
    runner.start(work, "endless").item.connect(listener.on_item)
    qtbot.waitUntil(lambda: bool(listener.items))

    assert runner.close(2000)


def test_work_that_was_handed_in_is_finished_before_the_end(qapp: QApplication) -> None:
    runner, written = JobRunner(ThreadExecutor("files")), []
    for number in range(3):
        runner.start(lambda number=number: (time.sleep(0.05), written.append(number)), "write")

    ended = runner.close(finish=True)

    assert ended
    assert written == [0, 1, 2]


def test_cancelled_work_in_line_is_left_out_at_the_end(qapp: QApplication) -> None:
    runner, done = JobRunner(ThreadExecutor("engine")), []
    for number in range(3):
        runner.start(lambda number=number: (time.sleep(0.05), done.append(number)), "speak")

    assert runner.close()
    assert len(done) <= 1


def test_job_after_closing_is_never_run(runner: JobRunner, executor: ManualExecutor) -> None:
    runner.close()

    job = runner.start(lambda: 1, "late")

    assert job.stop_flag.is_set()
    assert executor.waiting == []


def test_urgent_work_is_done_between_two_items_of_what_is_at_work(qapp: object, qtbot: QtBot) -> None:
    order: list[str] = []

    def long() -> Iterator[int]:
        for number in range(200):
            time.sleep(0.01)
            yield number
        order.append("long")

    runner = JobRunner(ThreadExecutor("engine"))
    listener = Listener()
    runner.start(long, "speak").item.connect(listener.on_item)
    qtbot.waitUntil(lambda: bool(listener.items))
    runner.start(lambda: order.append("waits"), "another one")
    runner.start(lambda: order.append("urgent"), "hear a voice", is_urgent=True)
    qtbot.waitUntil(lambda: bool(order), timeout=1500)

    assert order == ["urgent"]
    assert runner.close(3000)


def test_urgent_work_alone_is_done_at_once(qapp: object, qtbot: QtBot) -> None:
    done: list[int] = []
    runner = JobRunner(ThreadExecutor("engine"))
    runner.start(lambda: done.append(1), "hear a voice", is_urgent=True)
    qtbot.waitUntil(lambda: done == [1])

    assert runner.close(3000)


def test_window_answers_while_a_job_is_quicker_than_what_becomes_of_its_items(
    threaded: JobRunner, qtbot: QtBot
) -> None:
    """Work of this thread between two beats of a timer; what other programs do meanwhile is not looked at."""
    listener, beats = Listener(), [time.thread_time()]

    def be_slow(_item: object) -> None:
        end = time.thread_time() + 0.001
        while time.thread_time() < end:
            pass

    job = threaded.start(lambda: iter_of(range(400)), "quick")
    job.item.connect(be_slow)
    job.item.connect(listener.on_item)
    job.done.connect(listener.on_done)
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(time.thread_time()))
    timer.start()
    qtbot.waitUntil(lambda: bool(listener.outcomes), timeout=60_000)
    timer.stop()
    gaps = [after - before for before, after in pairwise(beats)]

    assert listener.items == list(range(400))
    assert listener.outcomes == [Ok("end")]
    assert len(beats) > 5
    assert max(gaps) < 0.1


def iter_of(numbers: range) -> Iterator[int]:
    yield from numbers
    return "end"


def test_job_that_is_quicker_than_the_window_waits_for_it(threaded: JobRunner, qtbot: QtBot) -> None:
    made: list[int] = []

    def count() -> Iterator[int]:
        for number in range(100_000):
            made.append(number)
            yield number

    listener = Listener()
    job = threaded.start(count, "count")
    job.item.connect(listener.on_item)
    job.done.connect(listener.on_done)
    time.sleep(0.3)  # the window does something else
    ahead = len(made)
    job.cancel()
    qtbot.waitUntil(lambda: bool(listener.outcomes), timeout=5000)

    assert 100 < ahead < 300
    assert listener.outcomes == [Stopped()]
    assert len(listener.items) <= len(made) < 310


def test_end_does_not_wait_for_a_job_that_waits_for_the_window(qapp: QApplication) -> None:
    runner = JobRunner(ThreadExecutor("test"))
    runner.start(lambda: (yield from range(100_000)), "count")
    time.sleep(0.3)

    assert runner.close()


def test_a_job_has_the_priority_of_the_window(threaded: JobRunner, qtbot: QtBot) -> None:
    """One below it waits for its core with Python's lock in its hands, and the window for the lock."""
    listener = Listener()
    threaded.start(lambda: QThread.currentThread().priority(), "look").done.connect(listener.on_done)
    qtbot.waitUntil(lambda: bool(listener.outcomes))

    assert listener.outcomes == [Ok(QThread.Priority.InheritPriority)]

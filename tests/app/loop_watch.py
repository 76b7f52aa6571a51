"""How late the event loop was, by what was going on, and whose fault that was."""

import os
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, QTimer

BEAT: Final = 0.01  # seconds between two looks
LATE: Final = 0.1  # seconds: what a person begins to notice
SCHEDULE: Final = f"/proc/self/task/{threading.main_thread().native_id}/schedstat"


class _Clocks(NamedTuple):
    passed: float  # seconds by the clock on the wall
    own: float  # that this thread calculated
    kept: float  # that this thread could have calculated, and others did on its core
    process: float  # that all threads of the program calculated


class Wait(NamedTuple):
    """One beat of the loop; all in seconds."""

    late: float
    own: float
    kept: float
    others: float  # calculated by the other threads of the program

    @property
    def unexplained(self) -> float:
        """What is left when the time is taken off in which this thread got no core."""
        return max(0.0, self.late - self.kept)

    @property
    def ours(self) -> float:
        """What the program did in that time: calculated here, or by another thread that may have held Python's lock.
        Whoever holds it and gets no core makes this thread wait too; that is the neighbours' doing."""
        return min(self.unexplained, self.own + self.others)


def waited_for_a_core() -> float:
    """Seconds that the threads of this program stood in line, all together; 0 where the system does not tell."""
    waits = []
    for schedule in Path("/proc/self/task").glob("*/schedstat"):
        with suppress(OSError):  # the thread has ended meanwhile
            waits.append(int(schedule.read_text(encoding="ascii").split()[1]))
    return sum(waits) / 1e9


class Watch:
    """A timer of 10 ms that comes late has waited for something."""

    def __init__(self) -> None:
        self.doing = ""
        self.found: dict[str, list[Wait]] = {}
        self._schedule = os.open(SCHEDULE, os.O_RDONLY) if Path(SCHEDULE).exists() else -1
        self._last = self._clocks()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(BEAT * 1000))
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        if self._schedule >= 0:
            os.close(self._schedule)
            self._schedule = -1

    def told(self) -> dict[str, dict[str, float]]:
        """Beats, the longest wait, how many were over 0.1 s; and the same of what was not others' doing."""
        return {
            name: {
                "beats": len(waits),
                "longest": round(max(wait.late for wait in waits), 3),
                "over": sum(wait.late > LATE for wait in waits),
                "unexplained": round(max(wait.unexplained for wait in waits), 3),
                "ours": round(max(wait.ours for wait in waits), 3),
                "ours over": sum(wait.ours > LATE for wait in waits),
                "own": round(max(wait.own for wait in waits), 3),
            }
            for name, waits in self.found.items()
        }

    def _beat(self) -> None:
        now = self._clocks()
        passed, own, kept, process = (after - before for after, before in zip(now, self._last, strict=True))
        self._last = now
        self.found.setdefault(self.doing, []).append(Wait(max(0.0, passed - BEAT), own, kept, process - own))

    def _clocks(self) -> _Clocks:
        kept = 0.0
        if self._schedule >= 0:
            kept = int(os.pread(self._schedule, 100, 0).split()[1]) / 1e9
        return _Clocks(time.monotonic(), time.thread_time(), kept, time.process_time())

"""A person at the window, written down as steps: the event loop is the program's own, and is watched."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QTimer

from tests.app.loop_watch import Watch, waited_for_a_core

if TYPE_CHECKING:
    from app.wiring import Studio

Steps = Generator[Callable[[], object], None, None]  # yields what has to be so before it goes on

_BUSY = (
    "import os, sys, time\nos.sched_setaffinity(0, {int(sys.argv[1])})\nend = time.monotonic() + float(sys.argv[2])\n"
    "while time.monotonic() < end: pass"
)
LONGEST_BUSY = 110.0  # seconds; two processes that do nothing but calculate are no neighbours for longer


@contextmanager
def busy_neighbours() -> Iterator[None]:
    """A process on each core that calculates all the time."""
    cores = sorted(os.sched_getaffinity(0) | {0, (os.cpu_count() or 1) - 1})[:2]
    command = [sys.executable, "-c", _BUSY]
    started = [subprocess.Popen([*command, str(core), str(LONGEST_BUSY)]) for core in cores]
    try:
        yield
    finally:
        for process in started:
            process.kill()
            process.wait()


class Journey:
    """Goes through the steps in the program's event loop, then closes the window."""

    def __init__(self, studio: "Studio", patience: float = 0.0) -> None:
        self.studio = studio
        self._patience = patience  # seconds that one step may take, those in line for a core left out; 0: any time
        self._began, self._waited = time.monotonic(), waited_for_a_core()
        self.watch = Watch()
        self.report: dict[str, Any] = {}
        self._steps: Steps | None = None
        self._awaited: Callable[[], object] = bool
        self._timer = QTimer()
        self._timer.setInterval(50)
        self._timer.timeout.connect(self._go_on)

    def go(self, steps: Steps) -> dict[str, Any]:
        """All of it; what was reported, with how late the loop was."""
        self._steps = steps
        self.studio.window.show()
        self._awaited = next(steps)
        self._timer.start()
        QCoreApplication.exec()
        self.watch.stop()
        self.report["loop"] = self.watch.told()
        return self.report

    def is_idle(self) -> bool:
        """Nothing is being spoken, read or written."""
        from app.speaking.service import SpeakingState

        busy = self.studio.engine_runner.is_busy or self.studio.file_runner.is_busy
        return not busy and self.studio.speaking.state is SpeakingState.IDLE

    def _go_on(self) -> None:
        if not self._awaited():
            if self._patience and time.monotonic() > self._began + self._patience:
                self._lose_patience()
            return
        try:
            self._awaited = next(self._steps)
            self._began, self._waited = time.monotonic(), waited_for_a_core()
        except StopIteration:
            self._timer.stop()
            self.studio.window.close()
            self.studio.close()
            QCoreApplication.quit()
        except BaseException:
            self._timer.stop()
            QCoreApplication.exit(1)
            raise

    def _lose_patience(self) -> None:
        """Not with the computer: on one that has no core to spare, a step takes many times as long."""
        in_line = waited_for_a_core() - self._waited
        if time.monotonic() < self._began + self._patience + in_line:
            return
        self._timer.stop()
        said = self.studio.window.notice.text
        sys.stderr.write(f"{self.watch.doing} takes too long; the window says: {said}\n")
        os._exit(1)

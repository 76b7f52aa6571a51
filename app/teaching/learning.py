"""Learning in a process of its own: the command line's `voice teach`, whose events are read line by line.

The window stays as quick as ever, and whatever becomes of the process, what it has kept lets another one go on.
"""

import json
import logging
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, Signal

from app.core_words import shown
from app.own_program import own_command

_log = logging.getLogger(__name__)

_WAIT: Final = 3_000  # milliseconds in which a process may end by itself


class Learning(QObject):
    """One process at a time.

    Args:
        command: what runs the command line.

    """

    told = Signal(object)  # dict, as `--events` prints it
    ended = Signal(bool, str)  # whether a voice was written, and what went wrong, in words; "" when it was cancelled

    def __init__(self, command: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command) or own_command()
        self._process: QProcess | None = None
        self._problem = b""
        self._is_cancelled = False

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def start(self, arguments: Sequence[str]) -> None:
        """Begin, or go on with, a course."""
        if self._process is not None:
            return
        self._problem, self._is_cancelled = b"", False
        self._process = process = QProcess(self)
        process.readyReadStandardOutput.connect(self._on_output)
        process.readyReadStandardError.connect(self._on_problem)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start(self._command[0], [*self._command[1:], "voice", "teach", *arguments, "--events"])

    def cancel(self) -> None:
        """Stop soon; what was learnt so far is kept."""
        if self._process is not None:
            self._is_cancelled = True
            self._process.kill()

    def close(self) -> None:
        """As `cancel`, and wait for the end."""
        process = self._process
        if process is not None:
            self.cancel()
            process.waitForFinished(_WAIT)

    def _on_output(self) -> None:
        while self._process is not None and self._process.canReadLine():
            self._tell(bytes(self._process.readLine().data()))

    def _tell(self, line: bytes) -> None:
        try:
            found: Any = json.loads(line)
        except ValueError:
            _log.info("a line of the teaching process is no event: %r", line[:200])
            return
        if isinstance(found, dict):
            self.told.emit(found)

    def _on_problem(self) -> None:
        if self._process is not None:
            self._problem = (self._problem + bytes(self._process.readAllStandardError().data()))[-4_000:]

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(False, self.tr("The program could not be started a second time for learning."))

    def _on_finished(self, status: int, kind: QProcess.ExitStatus) -> None:
        self._on_output()
        self._on_problem()
        is_well = status == 0 and kind is QProcess.ExitStatus.NormalExit
        lines = self._problem.decode("utf-8", "replace").strip().splitlines()
        problem = "" if is_well or self._is_cancelled else shown(lines[-1]) if lines else ""
        if not is_well and not self._is_cancelled and not problem:
            problem = self.tr("Learning ended before its time; start it again to go on where it was.")
        self._end(is_well, problem)

    def _end(self, is_well: bool, problem: str) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
            self.ended.emit(is_well, problem)

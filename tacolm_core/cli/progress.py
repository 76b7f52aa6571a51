"""A progress line for people: on a terminal only, and never in a pipe."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TextIO

_WIDTH = 24
_SECONDS_BETWEEN = 0.1


class ProgressLine:
    """One line of standard error that is rewritten in place; silent where standard error is no terminal."""

    def __init__(self, label: str, stream: TextIO | None = None) -> None:
        self._label = label
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._last = 0.0
        self._length = 0

    def say(self, words: str) -> None:
        """Show words in place of a bar."""
        if self._shown:
            self._write(words)

    def update(self, share: float, note: str = "") -> None:
        """Show `share` (0 to 1) of the work as done; called as often as one likes."""
        now = time.monotonic()
        if not self._shown or (now - self._last < _SECONDS_BETWEEN and share < 1.0):
            return
        self._last = now
        filled = round(_WIDTH * min(1.0, max(0.0, share)))
        self._write(f"{self._label} [{'#' * filled}{'.' * (_WIDTH - filled)}] {note}")

    def clear(self) -> None:
        """Remove the line."""
        if self._shown and self._length:
            self._stream.write("\r" + " " * self._length + "\r")
            self._stream.flush()
            self._length = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def _write(self, line: str) -> None:
        self._stream.write("\r" + line + " " * max(0, self._length - len(line)))
        self._stream.flush()
        self._length = len(line)


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Show words on a terminal until the block ends, for work whose length nobody knows."""
    with ProgressLine(words) as line:
        line.say(f"{words} …")
        yield

"""Keeps the words of a C library off standard error.

The MP3 decoder in libsndfile speaks to the person at the terminal about every damaged frame, and cannot be told not to.
"""

import contextlib
import os
import threading
from collections.abc import Iterator
from typing import Final

_STANDARD_ERROR: Final = 2


class _Curtain:
    """In front of standard error while anybody is behind it; several threads may be."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._behind = 0
        self._real: int | None = None  # a copy of standard error; None where there is none

    def close(self) -> None:
        with self._lock:
            self._behind += 1
            if self._behind > 1:
                return
            try:
                self._real = os.dup(_STANDARD_ERROR)
            except OSError:  # a windowed program may have none
                return
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, _STANDARD_ERROR)
            os.close(nowhere)

    def open(self) -> None:
        with self._lock:
            self._behind -= 1
            if self._behind == 0 and self._real is not None:
                os.dup2(self._real, _STANDARD_ERROR)
                os.close(self._real)
                self._real = None


_curtain: Final = _Curtain()


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """What is written to standard error within the block is lost; keep it to single calls of the library."""
    _curtain.close()
    try:
        yield
    finally:
        _curtain.open()

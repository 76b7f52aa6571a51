"""Sound handed on in the background, so that whoever takes it slowly does not keep the models waiting."""

import contextlib
import queue
import threading
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

_MOST_PIECES = 256  # of one second at most; then the models do wait


class Ahead:
    """Calls `write` with pieces of sound, in order, in a thread of its own.

    Args:
        write: takes (n,) samples and returns when they are gone.

    """

    def __init__(self, write: Callable[[Samples], None]) -> None:
        self._write = write
        self._waiting: queue.Queue[Samples | None] = queue.Queue(_MOST_PIECES)
        self._trouble: BaseException | None = None
        self._stopped = False
        self._thread = threading.Thread(target=self._hand_on, name="sound", daemon=True)
        self._thread.start()

    def add(self, samples: Samples) -> None:
        """Queue `samples` (n,).

        Raises:
            Exception: what `write` raised for an earlier piece.

        """
        self._complain()
        if not self._stopped:
            self._waiting.put(samples)

    def finish(self) -> None:
        """Wait until everything was written.

        Raises:
            Exception: what `write` raised.

        """
        self._waiting.put(None)
        self._thread.join()
        self._complain()

    def give_up(self) -> None:
        """Write nothing more; returns at once, and leaves a piece being written to its fate."""
        self._stopped = True
        with contextlib.suppress(queue.Full):  # then there is a piece that wakes the thread
            self._waiting.put_nowait(None)

    def _hand_on(self) -> None:
        while (samples := self._waiting.get()) is not None and not self._stopped:
            if self._trouble is not None:
                continue  # the one who adds must not find the queue full for ever
            try:
                self._write(samples)
            except Exception as error:  # handed to the thread that adds
                self._trouble = error

    def _complain(self) -> None:
        if self._trouble is not None:
            raise self._trouble

"""A second thread for what can be made while the first goes on; what comes of it is picked up in order."""

import threading
from collections.abc import Iterable, Iterator
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Generic, Self, TypeVar

Item = TypeVar("Item")


class _End:
    """Of a piece of work, with the error that ended it, if one did."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


class Beside(Generic[Item]):
    """Iterates one thing at a time in a thread of its own. Leaving the context stops it at its next item."""

    def __init__(self) -> None:
        self._found: SimpleQueue[Item | _End] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped = True
        if self._thread is not None:
            self._thread.join()

    def begin(self, work: Iterable[Item]) -> None:
        """Go through `work` in the background; nothing else may be going on (`rest` waits for it)."""
        assert self._thread is None, "one thing at a time"
        self._thread = threading.Thread(target=self._go_through, args=(work,), daemon=True, name="beside")
        self._thread.start()

    def found(self) -> Iterator[Item]:
        """What has been found meanwhile; never waits.

        Raises:
            Exception: whatever the work raised.

        """
        while self._thread is not None:
            try:
                item = self._found.get_nowait()
            except Empty:
                return
            if isinstance(item, _End):
                self._end(item)
                return
            yield item

    def rest(self) -> Iterator[Item]:
        """Everything up to the end of the work.

        Raises:
            Exception: whatever the work raised.

        """
        while self._thread is not None:
            item = self._found.get()
            if isinstance(item, _End):
                self._end(item)
                return
            yield item

    def _end(self, end: _End) -> None:
        if self._thread is not None:
            self._thread.join()
        self._thread = None
        if end.error is not None:
            raise end.error

    def _go_through(self, work: Iterable[Item]) -> None:
        try:
            for item in work:
                self._found.put(item)
                if self._stopped:
                    break
        except BaseException as error:  # raised again where it is waited for
            self._found.put(_End(error))
        else:
            self._found.put(_End())

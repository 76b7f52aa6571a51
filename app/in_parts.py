"""What takes long to build is built a part at a time; the window draws and listens between the parts."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer


class InParts(QObject):
    """Builds one of `parts` in each round of the event loop; whoever cannot wait gets the rest of them at once."""

    def __init__(self, parts: Iterator[None], parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._rounds = QTimer(self)  # without an interval: when nothing else is waiting
        self._rounds.timeout.connect(self._build_one)

    def begin(self) -> None:
        """The first part is built when the event loop comes round."""
        self._rounds.start()

    def finish(self) -> None:
        """Build all that is missing."""
        self._rounds.stop()
        for _ in self._parts:
            pass

    def _build_one(self) -> None:
        try:
            next(self._parts)
        except StopIteration:
            self._rounds.stop()
        except Exception:
            self._rounds.stop()  # the next round would say the same
            raise

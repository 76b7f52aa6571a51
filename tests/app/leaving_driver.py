"""The real program with an engine that takes long to load: the window opens and is closed at once."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from app import startup, wiring
from app.jobs import ThreadExecutor
from app.resources import resource
from app.wiring import Outside, Studio
from tests.app.doubles import FakeSound


def load(_model: Path | None, _device: str, _threads: int) -> object:
    """As the import of torch on a busy computer: nothing stops it."""
    time.sleep(60)
    raise RuntimeError("never reached")


def outside() -> Outside:
    return Outside(FakeSound(), load, ThreadExecutor("engine"), ThreadExecutor("files"), resource("voices"))


class ClosedSoon(Studio):
    """Ctrl+Q a moment after the start."""

    def start(self) -> None:
        super().start()
        if "broken" in sys.argv:
            self.playback.stop = self._fail
        QTimer.singleShot(300, self.window.close)

    def _fail(self) -> None:
        raise RuntimeError("the sound server is gone")


if __name__ == "__main__":
    wiring.Outside.real = staticmethod(outside)
    startup.Studio = ClosedSoon
    began = time.monotonic()
    sys.exit(startup.main(sys.argv))

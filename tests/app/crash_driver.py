"""Runs the application in a process of its own for `test_crash_recovery.py`: `speak` never ends, `recover` reports."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.engine import Loader, load_core
from app.jobs import ThreadExecutor
from app.paths import AppPaths
from app.resources import resource
from app.startup import Lifetime, make_application
from app.wiring import Outside, Studio
from tests.app.doubles import FakeEngine, FakeSound, a_voice

TEXT = " ".join(f"This is sentence number {number} of a long text." for number in range(30))


class Driver:
    """The whole application; only sound, and mostly the engine, are stand-ins."""

    def __init__(self, load: Loader, ready_voices: Path) -> None:
        self.application: QApplication = make_application(["test"])
        paths = AppPaths.for_user()
        paths.create()
        outside = Outside(FakeSound(), load, ThreadExecutor("engine"), ThreadExecutor("files"), ready_voices)
        self.studio = Studio(self.application, paths, outside)
        self.lifetime = Lifetime(self.studio)
        self.studio.window.show()
        self.wait(lambda: self.studio.engine.info is not None, "the engine")

    def wait(self, is_so: Callable[[], object], what: str, seconds: float = 120) -> None:
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError(what)
            self.application.processEvents()
            time.sleep(0.005)

    def speak(self) -> None:
        """Say on which take it is at work once there is something to lose, and go on until somebody ends it."""
        studio = self.studio
        self.wait(lambda: not studio.file_runner.is_busy, "the lists")
        if studio.voices.current is None:
            studio.voices.add(a_voice("Ada"))
        self.wait(lambda: studio.voices.current, "the voice")
        studio.window.text.set_text(TEXT)
        studio.window.text.speak_button.click()
        self.wait(lambda: studio.session.current.take and not studio.session._timer.isActive(), "a finished sentence")
        sys.stdout.write(f"{studio.session.current.take}\n")
        sys.stdout.flush()
        self.wait(lambda: False, "the end")

    def recover(self) -> None:
        studio, notice = self.studio, self.studio.window.notice
        self.wait(lambda: studio.takes.facts and studio.voices.voices, "the lists")
        offered = notice.text
        notice._button.click()
        self.wait(lambda: studio.workbench.take, "the take")
        take = studio.workbench.take
        report = {
            "offered": offered,
            "text": studio.window.text.text,
            "voice": studio.voices.current.name,
            "take": take.facts.id,
            "sentences": len(take.sentences),
            "is_complete": take.facts.is_complete,
        }
        studio.window.close()
        self.application.processEvents()
        sys.stdout.write(json.dumps({**report, "ended_well": self.lifetime.ended_well}) + "\n")


def slow_stand_in(_model: object, _device: str, _threads: int) -> FakeEngine:
    return FakeEngine(seconds_per_frame=0.002)


if __name__ == "__main__":
    if "real" in sys.argv:
        driver = Driver(load_core, resource("voices"))
    else:
        driver = Driver(slow_stand_in, Path("no ready voices"))
    {"speak": driver.speak, "recover": driver.recover}[sys.argv[1]]()

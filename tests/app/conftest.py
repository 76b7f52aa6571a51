"""Fixtures for the application: no real devices, no threads unless asked for, nothing left behind."""

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QThread, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app.jobs import JobRunner
from app.paths import AppPaths
from app.settings import SettingsStore
from app.theme import Theme
from app.widgets import room
from app.wiring import Outside, Studio
from tests.app.doubles import FakeEngine, FakeSound, ManualExecutor

_HARMLESS = (
    "This plugin does not support",  # the offscreen platform has no window system
    "QFont",
    "propagateSizeHints",
)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expects_errors: an error in the log is what the test is about")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["tacolm-studio-test"]


@pytest.fixture(autouse=True)
def no_qt_warnings() -> Iterator[None]:
    """Any unexpected message of Qt fails the test."""
    messages: list[str] = []

    def keep(kind: QtMsgType, _context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(_HARMLESS):
            messages.append(text)

    previous = qInstallMessageHandler(keep)
    yield
    qInstallMessageHandler(previous)
    assert messages == []


@pytest.fixture(autouse=True)
def no_logged_errors(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """An error in the log fails the test, unless the test is about one."""
    yield
    if request.node.get_closest_marker("expects_errors"):
        return
    errors = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert errors == []


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Threads, timers and windows end with their test."""
    gc.collect()  # what the last test had
    gc.freeze()  # what stays is of all tests, and need not be looked through after each
    yield
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    flush_events()
    gc.collect()
    things = [thing for thing in gc.get_objects() if issubclass(type(thing), QThread | QTimer)]
    threads = [thread for thread in _live(things, QThread) if thread.isRunning() and thread is not application.thread()]
    timers = [timer for timer in _live(things, QTimer) if timer.isActive()]
    windows = [widget for widget in application.topLevelWidgets() if widget.isVisible()]
    for widget in windows:
        widget.hide()
    assert threads == []
    assert timers == []
    assert windows == []


def _live(things: list[object], kind: type) -> list:
    import shiboken6

    return [thing for thing in things if issubclass(type(thing), kind) and shiboken6.isValid(thing)]


def flush_events() -> None:
    """Let everything that is queued happen, deletions too."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    """A home with a space and letters from elsewhere in its name."""
    found = AppPaths.under(tmp_path / "Zoë Ångström 音")
    found.create()
    return found


@pytest.fixture
def settings(qapp: QApplication, paths: AppPaths) -> SettingsStore:
    return SettingsStore(paths.settings_file)


@pytest.fixture(autouse=True)
def same_letters(qapp: QApplication) -> Iterator[None]:
    """Letters are as large after a test as before it: a theme takes the size it finds for the usual one."""
    font = qapp.font()
    yield
    qapp.setFont(font)


@pytest.fixture(autouse=True)
def large_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen of tests without one is smaller than what most people have."""
    monkeypatch.setattr(room, "screen_of", lambda _window: QRect(0, 0, 1920, 1080))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp)


@pytest.fixture
def sound() -> FakeSound:
    return FakeSound()


@pytest.fixture
def executor() -> ManualExecutor:
    return ManualExecutor()


@pytest.fixture
def runner(qapp: QApplication, executor: ManualExecutor) -> JobRunner:
    return JobRunner(executor)


class StudioUnderTest:
    """The whole application with fakes outside, and the two queues in the test's hands."""

    def __init__(self, application: QApplication, paths: AppPaths) -> None:
        self.sound = FakeSound()
        self.fake = FakeEngine()
        self.engine_jobs = ManualExecutor()
        self.file_jobs = ManualExecutor()
        outside = Outside(self.sound, self._load, self.engine_jobs, self.file_jobs, paths.data / "ready")
        self.app = Studio(application, paths, outside)
        self.app.ahead.stop()  # what waits for the engine is what the test asked for
        self.window = self.app.window

    def _load(self, _model: Path | None, _device: str, _threads: int) -> FakeEngine:
        return self.fake

    def start(self) -> None:
        self.window.resize(1024, 700)
        self.window.show()
        self.window.result.build_plots()
        self.app.start()
        self.settle()

    def settle(self) -> None:
        """Run every waiting job and event."""
        for _ in range(6):
            self.file_jobs.drain()
            self.engine_jobs.drain()
            flush_events()

    def add_voice(self, name: str = "Ada", transcript: str = "") -> None:
        from tacolm_core import Waveform
        from tests.app.doubles import speech_like

        prompt = Waveform(speech_like(3.0), 48_000)
        voice = self.fake.make_voice(prompt, transcript=transcript, name=name, consent="agreed")
        self.app.voices.add(voice)
        self.settle()

    def speak(self, text: str) -> None:
        self.window.text.set_text(text)
        self.window.text.speak_button.click()
        self.settle()

    def close(self) -> None:
        self.window.close()
        self.app.close()
        self.window.deleteLater()
        flush_events()


@pytest.fixture
def studio(qapp: QApplication, paths: AppPaths) -> Iterator[StudioUnderTest]:
    under_test = StudioUnderTest(qapp, paths)
    yield under_test
    under_test.close()

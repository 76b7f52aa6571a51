"""When something goes wrong that nobody foresaw."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from app.crash import CrashReporter
from app.session import Session, SessionKeeper
from tests.app.conftest import StudioUnderTest, flush_events

pytestmark = pytest.mark.expects_errors


@pytest.fixture
def reporter(qapp: QApplication, tmp_path: Path) -> Iterator[CrashReporter]:
    made = CrashReporter(tmp_path, tmp_path / "crash.log")
    made.install()
    yield made
    made.uninstall()


def boxes(qapp: QApplication) -> list[QMessageBox]:
    return [widget for widget in qapp.topLevelWidgets() if isinstance(widget, QMessageBox) and widget.isVisible()]


def raise_unforeseen() -> None:
    try:
        raise ValueError("nobody foresaw this")
    except ValueError:
        sys.excepthook(*sys.exc_info())


def test_unforeseen_error_is_logged_and_told_once(
    reporter: CrashReporter, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        raise_unforeseen()
        raise_unforeseen()
    flush_events()

    shown = boxes(qapp)
    details = shown[0].detailedText()
    for box in shown:
        box.done(0)
    flush_events()

    assert len(shown) == 1
    assert "nobody foresaw this" in details
    assert "unforeseen error" in caplog.text


def test_error_of_another_thread_is_shown_on_the_main_one(reporter: CrashReporter, qapp: QApplication) -> None:
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    flush_events()

    shown = boxes(qapp)
    details = [box.detailedText() for box in shown]
    for box in shown:
        box.done(0)
    flush_events()

    assert len(details) == 1
    assert "ZeroDivisionError" in details[0]


def test_hooks_are_given_back(reporter: CrashReporter) -> None:
    reporter.uninstall()

    assert sys.excepthook is sys.__excepthook__


def test_report_of_the_last_crash_is_still_there_after_a_start(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "crash.log"
    path.write_text("what happened\n", encoding="utf-8")
    reporter = CrashReporter(tmp_path, path)
    reporter.install()
    reporter.uninstall()

    assert path.read_text(encoding="utf-8") == "what happened\n"


def test_session_of_a_crash_is_offered_and_restored(studio: StudioUnderTest) -> None:
    crashed = SessionKeeper(studio.app.paths.sessions)
    crashed.begin()
    crashed.current = Session("What I was writing")
    crashed.write()
    crashed._lock.unlock()

    studio.start()
    offered = studio.window.notice.text
    studio.window.notice._button.click()

    assert "did not close properly" in offered
    assert studio.window.text.text == "What I was writing"

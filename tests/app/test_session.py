"""What a crash leaves behind, and who finds it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.session import Session, SessionKeeper


@pytest.fixture
def folder(qapp: QApplication, tmp_path: Path) -> Path:
    return tmp_path / "sessions"


def crashed(folder: Path, session: Session) -> None:
    """A program that ended without saying so: its file is there, its lock is not."""
    keeper = SessionKeeper(folder)
    keeper.begin()
    keeper.note(session)
    keeper._timer.stop()
    keeper.write()
    keeper._lock.unlock()


def test_session_of_a_crashed_program_is_found_once(folder: Path) -> None:
    session = Session("a text", "voice-1", "take-1")
    crashed(folder, session)

    assert SessionKeeper(folder).recover() == session
    assert SessionKeeper(folder).recover() is None


def test_proper_end_leaves_nothing(folder: Path) -> None:
    keeper = SessionKeeper(folder)
    keeper.begin()
    keeper.end()

    assert SessionKeeper(folder).recover() is None


def test_session_of_a_running_instance_is_left_alone(folder: Path) -> None:
    running = SessionKeeper(folder)
    running.current = Session("still writing")
    running.begin()

    found = SessionKeeper(folder).recover()
    running.end()

    assert found is None


def test_empty_session_is_not_offered(folder: Path) -> None:
    crashed(folder, Session("  "))

    assert SessionKeeper(folder).recover() is None

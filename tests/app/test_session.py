"""What a crash leaves behind, and who finds it."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.session import Session, SessionKeeper
from tests.app.conftest import StudioUnderTest


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


def test_of_two_crashed_windows_the_newer_is_offered_first_and_the_other_next_time(folder: Path) -> None:
    for age, text in ((20, "the older text"), (10, "the newer text"), (0, "  ")):
        before = set(folder.glob("*.json"))
        crashed(folder, Session(text))
        (path,) = set(folder.glob("*.json")) - before
        written = path.stat().st_mtime
        os.utime(path, (written - age, written - age))

    found = [SessionKeeper(folder).recover() for _ in range(3)]

    assert found == [Session("the newer text"), Session("the older text"), None]
    assert not list(folder.glob("*.json"))


def test_proper_end_leaves_nothing(folder: Path) -> None:
    keeper = SessionKeeper(folder)
    keeper.begin()
    keeper.end()

    assert SessionKeeper(folder).recover() is None


def test_session_of_a_running_instance_is_left_alone(folder: Path) -> None:
    running = SessionKeeper(folder)
    running.begin(Session("still writing"))

    found = SessionKeeper(folder).recover()
    running.end()

    assert found is None


def test_empty_session_is_not_offered(folder: Path) -> None:
    crashed(folder, Session("  "))

    assert SessionKeeper(folder).recover() is None


def test_session_is_written_while_the_user_goes_on_typing(folder: Path) -> None:
    keeper = SessionKeeper(folder)
    keeper.begin()
    keeper.note(Session("a"))
    keeper._timer.start(10_000)
    keeper.note(Session("a text"))
    left = keeper._timer.remainingTime()
    keeper.end()

    assert left > 5000  # not begun anew by each key


def test_unfinished_take_is_part_of_the_session(studio: StudioUnderTest) -> None:
    studio.start()
    studio.add_voice()
    noted: list[str] = []
    studio.app.speaking.take_grown.connect(lambda _take: noted.append(studio.app.session.current.take))
    studio.speak("The first sentence. The second one.")

    assert noted[0] == studio.app.workbench.take.facts.id


def test_offered_session_survives_a_second_crash_before_the_answer(folder: Path) -> None:
    session = Session("a text", "voice-1", "take-1")
    crashed(folder, session)
    second = SessionKeeper(folder)
    second.begin(second.recover())
    second.note(Session("", "voice-1"))
    second._lock.unlock()

    assert SessionKeeper(folder).recover() == session


def test_offered_session_gives_way_to_new_work(folder: Path) -> None:
    keeper = SessionKeeper(folder)
    keeper.begin(Session("an old text"))
    keeper.note(Session("a new text"))
    kept = keeper.current
    keeper.end()

    assert kept == Session("a new text")


def test_only_instance_is_alone_and_a_second_one_is_not(folder: Path) -> None:
    first, second = SessionKeeper(folder), SessionKeeper(folder)
    before = second.is_alone
    first.begin(Session("still writing"))
    during = second.is_alone, first.is_alone
    first.end()

    assert before
    assert during == (False, True)

"""A starting window finds its voices and takes, or moves them first."""

import dataclasses
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QTimer
from PySide6.QtWidgets import QApplication

from app.jobs import ThreadExecutor
from app.opening import Opening, WaitingDialog, open_data
from app.paths import AppPaths
from app.session import SessionKeeper
from app.settings import SettingsStore
from app.startup import restart_command
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import a_voice


@pytest.fixture
def wish(settings: SettingsStore, paths: AppPaths, tmp_path: Path) -> Path:
    """A voice, and the wish to have it elsewhere."""
    a_voice().save(paths.voices / "Ada.voice")
    target = tmp_path / "elsewhere"
    settings.update(move_data_to=str(target))
    return target


def opened(paths: AppPaths) -> Opening:
    found = open_data(paths, ThreadExecutor("moving"))
    assert found is not None
    found.end()
    return found


def test_without_a_wish_the_usual_folder_is_used(qapp: QApplication, paths: AppPaths) -> None:
    assert opened(paths).paths.voices == paths.voices


def test_things_are_moved_and_found_there_from_then_on(paths: AppPaths, wish: Path) -> None:
    first = opened(paths)
    again = opened(paths)

    assert first.paths.voices == again.paths.voices == wish / "voices"
    assert (wish / "voices" / "Ada.voice").exists()
    assert not (paths.voices / "Ada.voice").exists()
    assert not (wish / ".moving").exists()
    assert str(wish) in first.notice
    assert again.notice == ""
    assert again.paths.sessions == paths.sessions


def test_things_are_moved_back_to_the_usual_folder(paths: AppPaths, wish: Path, settings: SettingsStore) -> None:
    opened(paths)
    settings.update(move_data_to=str(paths.data))

    back = opened(paths)

    assert back.paths.voices == paths.voices
    assert (paths.voices / "Ada.voice").exists()
    assert SettingsStore(paths.settings_file).current.data_folder == ""


def test_failure_is_told_and_nothing_is_lost(paths: AppPaths, wish: Path) -> None:
    wish.write_text("a file, not a folder", encoding="utf-8")

    found = opened(paths)

    assert found.paths.voices == paths.voices
    assert (paths.voices / "Ada.voice").exists()
    assert str(wish) in found.notice
    assert SettingsStore(paths.settings_file).current.move_data_to == ""


def test_things_stay_while_another_window_uses_them(paths: AppPaths, wish: Path) -> None:
    other = SessionKeeper(paths.sessions)
    other.begin()

    waiting = opened(paths)
    other.end()
    moved = opened(paths)

    assert waiting.paths.voices == paths.voices
    assert "all windows" in waiting.notice
    assert moved.paths.voices == wish / "voices"


def test_missing_folder_is_told_and_kept_in_mind(paths: AppPaths, wish: Path) -> None:
    opened(paths)
    wish.rename(wish.with_name("unplugged"))

    without = opened(paths)
    wish.with_name("unplugged").rename(wish)

    assert without.paths.voices == paths.voices
    assert "is not there" in without.notice
    assert opened(paths).paths.voices == wish / "voices"


def test_settings_that_cannot_be_written_leave_everything(
    paths: AppPaths, wish: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SettingsStore, "update", lambda _self, **_changes: None)

    found = opened(paths)

    assert found.paths.voices == paths.voices
    assert (paths.voices / "Ada.voice").exists()
    assert list(wish.iterdir()) == []
    assert "could not be written" in found.notice


def test_second_window_waits_for_the_first(qapp: QApplication, paths: AppPaths) -> None:
    first, second = (QLockFile(str(paths.opening_lock)) for _ in range(2))
    first.lock()
    QTimer.singleShot(300, first.unlock)

    answer = WaitingDialog(second).exec()

    assert answer == WaitingDialog.DialogCode.Accepted
    second.unlock()


def test_waiting_can_be_given_up(qapp: QApplication, paths: AppPaths) -> None:
    first, second = (QLockFile(str(paths.opening_lock)) for _ in range(2))
    first.lock()
    dialog = WaitingDialog(second)
    QTimer.singleShot(50, dialog.quit_button.click)

    assert dialog.exec() == WaitingDialog.DialogCode.Rejected
    first.unlock()


def test_program_works_in_a_moved_folder(qapp: QApplication, paths: AppPaths, tmp_path: Path) -> None:
    studio = StudioUnderTest(qapp, dataclasses.replace(paths, moved=tmp_path / "elsewhere"))
    studio.start()
    studio.add_voice()
    studio.speak("Kept elsewhere.")
    studio.close()

    assert len(list((tmp_path / "elsewhere" / "voices").glob("*.voice"))) == 1
    assert len(list((tmp_path / "elsewhere" / "takes").glob("*/take.wav"))) == 1
    assert list(paths.voices.iterdir()) == []


def test_folder_that_cannot_be_written_does_not_keep_the_window_closed(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folders should be", encoding="utf-8")

    assert opened(AppPaths.under(tmp_path / "home")).paths.moved is None


def test_restart_runs_the_same_program_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "orig_argv", ["python", "-X", "dev", "main.py", "--model", "m"])

    assert restart_command() == [sys.executable, "-X", "dev", "main.py", "--model", "m"]

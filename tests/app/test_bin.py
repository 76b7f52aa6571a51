"""The bin: what was deleted lies in it for a month, can be looked at, brought back, or destroyed after a question."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QMessageBox

from app.bin.service import Kind
from app.bin.view import BinDialog
from app.trash import KEPT_DAYS, Trash
from tacolm_core import Waveform, read_sound
from tests.app.conftest import StudioUnderTest, flush_events
from tests.app.doubles import speech_like


@pytest.fixture
def full(studio: StudioUnderTest) -> StudioUnderTest:
    """A take, a voice and a recording in the bin."""
    studio.start()
    studio.add_voice()
    studio.speak("One sentence.")
    studio.app.takes.delete(studio.app.takes.facts[0].id)
    studio.app.voices.delete(studio.app.voices.current)
    studio.app.bin.keep(Waveform(speech_like(2.0), 48_000))
    studio.settle()
    return studio


@pytest.fixture
def opened(full: StudioUnderTest) -> Iterator[BinDialog]:
    dialog = full.app.dialogs.open_bin(full.window)
    full.settle()
    yield dialog
    if shiboken6.isValid(dialog):  # closed by itself otherwise
        dialog.close()
    flush_events()


def choose(dialog: BinDialog, kind: Kind) -> None:
    things = dialog._service.things
    dialog.list.clearSelection()
    dialog.list.item([thing.kind for thing in things].index(kind)).setSelected(True)


def answer(dialog: BinDialog, *, yes: bool) -> None:
    box = dialog.findChild(QMessageBox)
    role = QMessageBox.ButtonRole.AcceptRole if yes else QMessageBox.ButtonRole.RejectRole
    next(button for button in box.buttons() if box.buttonRole(button) is role).click()


def test_everything_that_was_deleted_is_in_it(opened: BinDialog) -> None:
    assert {thing.kind for thing in opened._service.things} == set(Kind) - {Kind.CHAPTER}  # there is no project
    assert opened.list.count() == 3


def test_take_and_voice_come_back(full: StudioUnderTest, opened: BinDialog) -> None:
    for kind in (Kind.TAKE, Kind.VOICE):
        choose(opened, kind)
        opened.restore_button.click()
        full.settle()

    assert [facts.text for facts in full.app.takes.facts] == ["One sentence."]
    assert full.app.voices.current.name == "Ada"
    assert opened.list.count() == 1


def test_recording_becomes_a_voice_after_all(full: StudioUnderTest, opened: BinDialog) -> None:
    choose(opened, Kind.RECORDING)
    opened.restore_button.click()
    full.settle()
    draft = full.app.prompts.draft
    full.app.dialogs.new_voice.close()

    assert draft is not None
    assert draft.sound.seconds == pytest.approx(2.0, abs=0.01)


@pytest.mark.parametrize("yes", [True, False])
def test_nothing_is_destroyed_without_a_question(full: StudioUnderTest, opened: BinDialog, yes: bool) -> None:
    opened.all_button.click()
    answer(opened, yes=yes)
    full.settle()

    assert opened.list.count() == (0 if yes else 3)
    assert opened.empty.isVisible() is yes


def test_undo_of_something_destroyed_says_so_and_shows_nothing_that_is_not_there(
    full: StudioUnderTest, opened: BinDialog
) -> None:
    opened.all_button.click()
    answer(opened, yes=True)
    full.settle()
    full.app.changes.undo()
    full.app.changes.undo()
    full.settle()

    assert "not there any more" in full.window.notice.text
    assert full.app.takes.facts == []
    assert full.app.voices.voices == []


def test_old_things_go_by_themselves(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    trash = Trash(tmp_path)
    trash.throw("old")
    trash.throw("new")
    long_ago = time.time() - (KEPT_DAYS + 1) * 86_400
    os.utime(trash.place / "old", (long_ago, long_ago))

    trash.clear_old()

    assert [name for name, _ in trash.names()] == ["new"]


def test_next_start_leaves_the_bin_alone(full: StudioUnderTest) -> None:
    full.app.takes.refresh(clear_trash=True)
    full.app.voices.refresh(clear_trash=True)
    full.app.bin.refresh()
    full.settle()

    assert len(full.app.bin.things) == 3


def test_kept_recording_is_the_sound_that_was_made(full: StudioUnderTest) -> None:
    (path,) = full.app.paths.voices.glob(".trash/recording *.wav")

    assert read_sound(path).seconds == pytest.approx(2.0, abs=0.01)

"""The part that is chosen of a recording: its ends, its words, how it is heard."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.recording.view import NewVoiceDialog
from app.sound.player import PlayerState
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import speech_like
from tests.app.recording.recorded import fill_in, record


def test_trim_is_undone(studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    before = studio.app.prompts.draft
    studio.app.prompts.trim(0.5, 2.0)
    studio.app.prompts.changes.undo()
    undone = studio.app.prompts.draft
    studio.app.prompts.changes.redo()
    studio.app.prompts._timer.stop()

    assert (undone.start, undone.end) == (before.start, before.end)
    assert (studio.app.prompts.draft.start, studio.app.prompts.draft.end) == (0.5, 2.0)


def test_trimming_marks_the_transcript_as_stale(studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    studio.app.prompts.set_transcript("what was said")
    fresh = dialog.trim.stale_row.isHidden()
    dialog.trim.waveform.select(0.5, 2.0)
    dialog.trim.waveform.selection_settled.emit(0.5, 2.0)
    stale = not dialog.trim.stale_row.isHidden()
    dialog.trim.transcript_typed.emit("what is still said")

    assert (fresh, stale) == (True, True)
    assert dialog.trim.stale_row.isHidden()
    studio.app.prompts._timer.stop()


def test_stale_transcript_is_not_used(studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    studio.app.prompts.set_transcript("all of it")
    studio.app.prompts.trim(0.5, 2.5)
    studio.app.prompts._timer.stop()
    fill_in(dialog)
    dialog.save_button.click()
    studio.settle()

    assert studio.app.voices.current.voice.transcript == ""


def test_edges_are_moved_by_keys(studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    waveform = dialog.trim.waveform
    waveform.select(0.5, 2.5)
    qtbot.keyClick(waveform, Qt.Key.Key_Left)
    qtbot.keyClick(waveform, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    studio.app.prompts._timer.stop()

    assert waveform.selection == pytest.approx((0.55, 2.45))
    assert studio.app.prompts.draft.end == pytest.approx(2.45)


def test_words_that_still_fit_are_confirmed_by_one_click(
    studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot
) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    dialog.trim.transcript.setText("all of it")
    dialog.trim.transcript_typed.emit("all of it")
    studio.app.prompts.trim(0.1, 3.2)
    studio.app.prompts._timer.stop()
    dialog.trim.fits_button.click()
    fill_in(dialog)
    dialog.save_button.click()
    studio.settle()

    assert studio.app.voices.current.voice.transcript == "all of it"


def test_only_the_chosen_part_is_heard(studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    studio.app.prompts.trim(0.5, 2.0)
    studio.app.prompts._timer.stop()

    dialog.trim.play_button.click()
    heard = studio.sound.play_out()

    assert len(heard) / 48_000 == pytest.approx(2.0, abs=0.3)


def test_best_sound_comes_through_the_codec(studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    draft = studio.app.prompts.draft

    dialog.trim.best_button.click()
    studio.settle()
    heard = studio.sound.play_out()

    assert np.abs(heard).max() == pytest.approx(0.9 * np.abs(draft.part().samples).max(), rel=0.01)


def test_closed_dialog_is_silent_when_the_codec_has_done_its_work(
    studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot
) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    dialog.trim.best_button.click()
    dialog.close()
    studio.settle()

    assert studio.app.player.state is PlayerState.STOPPED


def test_words_that_were_read_are_seen_and_not_only_kept(
    studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot
) -> None:
    read = dialog.microphone.words
    record(studio, dialog, speech_like(3.4), qtbot)
    shown = dialog.trim.transcript.text()
    studio.app.prompts.set_transcript("something else")
    other = dialog.trim.transcript.text()

    assert shown == read
    assert other == "something else"

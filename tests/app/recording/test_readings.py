"""Several readings make one voice; nothing that was recorded is lost."""

import numpy as np
from pytestqt.qtbot import QtBot

from app.recording.view import NewVoiceDialog
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import speech_like
from tests.app.recording.recorded import fill_in, record, record_another


def test_several_readings_make_one_voice(studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot) -> None:
    read = [dialog.microphone.words]
    record(studio, dialog, speech_like(3.4), qtbot)
    read.append(dialog.microphone.words)
    record_another(studio, dialog, speech_like(3.4, level=0.2), qtbot)
    shown = dialog.readings.isVisible()
    draft = studio.app.prompts.draft
    fill_in(dialog)
    dialog.save_button.click()
    studio.settle()

    assert len(set(read)) == 2
    assert shown
    assert draft.sound.seconds > 5.5
    assert studio.app.voices.current.voice.transcript == " ".join(read)


def test_reading_that_is_no_good_is_not_used_where_others_are(
    studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot
) -> None:
    record(studio, dialog, speech_like(7.0), qtbot)
    first = studio.app.prompts.draft.sound
    record_another(studio, dialog, np.clip(speech_like(3.4) * 20, -1, 1), qtbot)
    words = [button.text() for button in dialog.readings.buttons]

    assert studio.app.prompts.draft.sound is first
    assert "good" in words[0]
    assert "not used" in words[1]


def test_reading_that_was_left_out_comes_back_with_undo(
    studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot
) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    record_another(studio, dialog, speech_like(3.4, level=0.2), qtbot)
    dialog.readings.buttons[0].click()
    studio.settle()
    left = len(studio.app.prompts.pieces)
    studio.app.prompts.changes.undo()
    studio.settle()

    assert left == 1
    assert len(studio.app.prompts.pieces) == 2


def test_closing_with_a_recording_loses_nothing(studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    dialog.name.setText("My voice")
    draft = studio.app.prompts.draft
    dialog.reject()
    studio.settle()
    said = studio.window.notice.text
    binned = list(studio.app.paths.voices.glob(".trash/recording *.wav"))
    studio.window.notice._button.click()
    studio.settle()
    studio.app.prompts._timer.stop()

    assert "in the bin" in said
    assert len(binned) == 1
    assert dialog.isVisible()
    assert studio.app.prompts.draft.sound is draft.sound
    assert dialog.name.text() == "My voice"


def test_escape_ends_a_recording_and_keeps_the_dialog(studio: StudioUnderTest, dialog: NewVoiceDialog) -> None:
    dialog.microphone.record_button.click()
    studio.sound.speak_into(speech_like(2.0))
    dialog.reject()
    still_open = dialog.isVisible()
    dialog.close()
    studio.settle()

    assert still_open
    assert len(list(studio.app.paths.voices.glob(".trash/recording *.wav"))) == 1

"""Microphone and loudspeaker of the dialog, and the rest of the window meanwhile."""

from pytestqt.qtbot import QtBot

from app.recording.view import NewVoiceDialog
from app.sound.player import PlayerState
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import speech_like
from tests.app.recording.recorded import record


def test_no_microphone_is_told_and_loading_still_works(studio: StudioUnderTest, dialog: NewVoiceDialog) -> None:
    studio.sound.found = []

    dialog.microphone.refresh_button.click()

    assert "No microphone" in dialog.microphone.hint.text()
    assert not dialog.microphone.record_button.isEnabled()
    assert dialog.microphone.load_button.isEnabled()


def test_plugged_in_microphone_appears_after_refresh(studio: StudioUnderTest, dialog: NewVoiceDialog) -> None:
    from app.sound.backend import SoundDevice

    studio.sound.found.append(SoundDevice(9, "New one", "Fake", 1, 0, 16_000))

    dialog.microphone.refresh_button.click()

    names = [dialog.microphone.picker.itemText(row) for row in range(dialog.microphone.picker.count())]
    assert "New one (Fake)" in names


def test_missing_loudspeaker_is_told_in_the_dialog(
    studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot
) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    studio.sound.problem = "No loudspeaker was found."
    dialog.trim.play_button.click()
    studio.sound.problem = ""

    assert dialog.notice.text == "No loudspeaker was found."


def test_nothing_is_played_into_a_recording(studio: StudioUnderTest, dialog: NewVoiceDialog) -> None:
    dialog.close()
    studio.add_voice()
    studio.window.text.set_text("Something that is spoken meanwhile. And some more of it, long enough to be heard.")
    studio.window.text.speak_button.click()
    studio.app.dialogs.open_new_voice(studio.window)
    dialog.microphone.record_button.click()
    studio.settle()

    assert studio.app.workbench.take is not None
    assert studio.app.player.state is PlayerState.STOPPED

    dialog.close()
    studio.app.workbench.toggle_play()
    assert studio.app.player.state is PlayerState.PLAYING
    studio.app.workbench.stop()


def test_recording_that_is_heard_does_not_move_the_take_behind(
    studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot
) -> None:
    dialog.close()
    studio.add_voice()
    studio.speak("One sentence.")
    studio.app.workbench.stop()
    studio.app.dialogs.open_new_voice(studio.window)
    record(studio, dialog, speech_like(3.4), qtbot)
    heads: list[object] = []
    studio.app.workbench.playhead.connect(heads.append)

    dialog.trim.play_button.click()
    studio.sound.pull(4800)
    studio.app.player._report()

    assert [head for head in heads if head is not None] == []
    assert studio.window.result.play_button.text() == "Play"

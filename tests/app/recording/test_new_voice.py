"""The new-voice dialog: recording, loading, trimming, the verdict, saving."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.recording.sound_drop import sound_path
from app.recording.view import NewVoiceDialog
from app.sound.player import PlayerState
from tacolm_core import PromptReason, PromptReport, check_prompt
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import speech_like, write_wav


@pytest.fixture
def dialog(studio: StudioUnderTest) -> NewVoiceDialog:
    studio.start()
    found = studio.app.dialogs.open_new_voice(studio.window)
    found.microphone.countdown_box.setValue(0)
    yield found
    found.close()


def record(studio: StudioUnderTest, dialog: NewVoiceDialog, samples: np.ndarray, qtbot: QtBot) -> None:
    dialog.microphone.record_button.click()
    studio.sound.speak_into(samples)
    studio.sound.speak_into(np.zeros(480_000 if not samples.any() else 65_000, np.float32))
    qtbot.waitUntil(lambda: studio.app.prompts.draft is not None, timeout=10_000)
    studio.settle()


def fill_in(dialog: NewVoiceDialog) -> None:
    dialog.name.setText("My voice")
    dialog.consent.setChecked(True)


def test_recording_becomes_a_saved_voice(studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    fill_in(dialog)
    dialog.save_button.click()
    studio.settle()

    saved = studio.app.voices.current
    assert saved is not None
    assert (saved.name, saved.voice.origin) == ("My voice", "recorded")
    assert "agreed" in saved.voice.consent
    assert not dialog.isVisible()
    assert not studio.sound.input.is_open


def test_saving_needs_name_and_consent(studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    without_both = dialog.save_button.isEnabled()
    dialog.name.setText("My voice")
    without_consent = dialog.save_button.isEnabled()
    hint = dialog.save_button.toolTip()
    dialog.consent.setChecked(True)

    assert (without_both, without_consent, dialog.save_button.isEnabled()) == (False, False, True)
    assert "agreement" in hint


def test_silence_is_refused_with_a_reason(studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot) -> None:
    record(studio, dialog, np.zeros(160_000, np.float32), qtbot)
    fill_in(dialog)

    assert not dialog.save_button.isEnabled()
    assert "microphone" in dialog.trim.verdict.text()


def test_clipping_is_named(studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot) -> None:
    record(studio, dialog, np.clip(speech_like(3.4) * 20, -1, 1), qtbot)

    assert "clipped" in dialog.trim.verdict.text()
    assert dialog.microphone.meter.is_clipped


def test_quiet_voice_is_named(studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot) -> None:
    record(studio, dialog, speech_like(3.4, level=0.004), qtbot)

    assert "quiet" in dialog.trim.verdict.text()


def record_another(studio: StudioUnderTest, dialog: NewVoiceDialog, samples: np.ndarray, qtbot: QtBot) -> None:
    before = len(studio.app.prompts.pieces)
    record(studio, dialog, samples, qtbot)
    qtbot.waitUntil(lambda: studio.settle() or len(studio.app.prompts.pieces) > before, timeout=10_000)
    studio.settle()


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


@pytest.mark.parametrize("ending", [".wav", ".flac", ".ogg", ".mp3"])
def test_sound_files_are_loaded(studio: StudioUnderTest, dialog: NewVoiceDialog, tmp_path: Path, ending: str) -> None:
    path = write_wav(tmp_path / f"Größe 音{ending}", speech_like(4.0, 44_100), 44_100)

    dialog.load(path)
    studio.settle()

    draft = studio.app.prompts.draft
    assert draft is not None
    assert draft.sound.seconds == pytest.approx(4.0, abs=0.1)
    assert dialog.name.text() == "Größe 音"


def test_file_that_is_no_sound_is_explained(studio: StudioUnderTest, dialog: NewVoiceDialog, tmp_path: Path) -> None:
    path = tmp_path / "song.wav"
    path.write_text("la la la", encoding="utf-8")

    dialog.load(path)
    studio.settle()

    assert "song.wav" in dialog.notice.text
    assert studio.app.prompts.draft is None


def test_copied_file_is_pasted(studio: StudioUnderTest, dialog: NewVoiceDialog, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", speech_like(3.0), 48_000)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(data)

    dialog.paste()
    QGuiApplication.clipboard().clear()  # what Python owns must not outlive Python
    studio.settle()

    assert studio.app.prompts.draft is not None


def test_silence_around_the_voice_is_left_out(studio: StudioUnderTest, dialog: NewVoiceDialog, tmp_path: Path) -> None:
    silence = np.zeros(96_000, np.float32)
    path = write_wav(tmp_path / "a.wav", np.concatenate([silence, speech_like(3.0), silence]), 48_000)

    dialog.load(path)
    studio.settle()

    draft = studio.app.prompts.draft
    assert 1.0 < draft.start < 2.3
    assert 4.2 < draft.end < 6.0


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


def test_file_that_arrives_after_the_dialog_was_closed_is_dropped(
    studio: StudioUnderTest, dialog: NewVoiceDialog, tmp_path: Path
) -> None:
    dialog.load(write_wav(tmp_path / "me.wav", speech_like(3.0), 48_000))
    dialog.close()
    studio.settle()

    assert studio.app.prompts.draft is None


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


def test_other_files_are_not_taken_for_sound(tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("https://example.org/a.wav")])

    assert sound_path(data) is None


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


def test_voice_saved_after_the_dialog_was_closed_leaves_the_next_recording_alone(
    studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot
) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    fill_in(dialog)
    dialog.save_button.click()
    dialog.close()
    studio.app.dialogs.open_new_voice(studio.window)
    dialog.microphone.record_button.click()
    studio.sound.speak_into(speech_like(3.4))
    studio.sound.speak_into(np.zeros(65_000, np.float32))
    qtbot.waitUntil(lambda: studio.app.prompts.draft is not None, timeout=10_000)
    studio.settle()

    assert [saved.name for saved in studio.app.voices.voices] == ["My voice"]
    assert studio.app.prompts.draft is not None
    assert dialog.isVisible()


def test_voice_that_has_to_wait_for_the_engine_says_so(
    studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot
) -> None:
    record(studio, dialog, speech_like(3.4), qtbot)
    fill_in(dialog)
    studio.app.preferences.wake_engine()
    dialog.save_button.click()
    told = dialog.notice.text
    studio.settle()

    assert "as soon as it is free" in told
    assert studio.app.voices.current.name == "My voice"


def test_a_second_person_is_told_when_the_engine_has_listened(
    studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hint = "More than one person seems to speak; choose a part in which only one does."
    monkeypatch.setattr(studio.fake, "check_prompt", lambda sound: with_reason(check_prompt(sound), hint))
    record(studio, dialog, speech_like(3.4), qtbot)

    assert hint in dialog.trim.verdict.text()
    fill_in(dialog)
    assert dialog.save_button.isEnabled()


def test_an_answer_about_another_part_is_not_shown(
    studio: StudioUnderTest, dialog: NewVoiceDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(studio, dialog, speech_like(5.0), qtbot)
    monkeypatch.setattr(studio.fake, "check_prompt", lambda sound: with_reason(check_prompt(sound), "Late."))
    studio.app.prompts._check()
    studio.file_jobs.drain()
    studio.app.prompts.draft = studio.app.prompts.draft and studio.app.prompts.draft.trimmed(0.5, 3.5)
    studio.engine_jobs.drain()

    assert "Late." not in dialog.trim.verdict.text()


def with_reason(report: PromptReport, hint: str) -> PromptReport:
    return dataclasses.replace(report, verdict="usable", reasons=(*report.reasons, PromptReason("several", hint)))

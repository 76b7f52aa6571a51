"""Making a voice: the recording is judged, named, agreed to, saved."""

import dataclasses

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.recording.view import NewVoiceDialog
from tacolm_core import PromptReason, PromptReport, check_prompt
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import speech_like
from tests.app.recording.recorded import fill_in, record


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
    hint, seen = dialog.save_button.toolTip(), dialog.message_place.text()
    dialog.consent.setChecked(True)

    assert (without_both, without_consent, dialog.save_button.isEnabled()) == (False, False, True)
    assert "agreement" in hint
    assert (seen, dialog.message_place.text()) == (hint, "")


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

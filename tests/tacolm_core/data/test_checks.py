import dataclasses

import numpy as np
import pytest
import soundfile

from tacolm_core.data.checks import CheckLimits, check_utterance, check_utterances
from tacolm_core.data.utterance import Utterance
from tacolm_core.units import SAMPLE_RATE


def utterance(path, **values):
    return Utterance(**{"id": path.stem, "path": path, "text": "some words", "speaker": "ann", **values})


def sound(tmp_path, samples):
    path = tmp_path / "sound.wav"
    soundfile.write(path, samples, SAMPLE_RATE)
    return utterance(path)


def test_a_good_recording_is_kept_and_measured(tmp_path, write_tone):
    write_tone(tmp_path / "a.wav", 150, 200)

    kept = check_utterance(utterance(tmp_path / "a.wav"), CheckLimits())

    assert kept.seconds == pytest.approx(2.0)


@pytest.mark.parametrize(("frames", "reason"), [(30, "too short"), (375, "too long")])
def test_length_is_limited(tmp_path, write_tone, frames, reason):
    write_tone(tmp_path / "a.wav", frames, 200)

    dropped = check_utterance(utterance(tmp_path / "a.wav"), CheckLimits(max_seconds=4.5))

    assert dropped.reason == reason


def test_clipping_is_noticed(tmp_path):
    loud = np.clip(2 * np.sin(np.arange(2 * SAMPLE_RATE) / 20), -1, 1)

    assert check_utterance(sound(tmp_path, loud), CheckLimits()).reason == "clipped"


def test_silence_is_noticed(tmp_path):
    assert check_utterance(sound(tmp_path, np.zeros(SAMPLE_RATE)), CheckLimits()).reason == "silent"


def test_a_missing_and_a_damaged_file_are_unreadable(tmp_path):
    (tmp_path / "noise.wav").write_bytes(b"RIFF but not really")

    for name in ("none.wav", "noise.wav"):
        assert check_utterance(utterance(tmp_path / name), CheckLimits()).reason == "unreadable"


def test_text_is_needed_unless_not_asked_for(tmp_path, write_tone):
    write_tone(tmp_path / "a.wav", 150, 200)
    silent = utterance(tmp_path / "a.wav", text=" ")

    assert check_utterance(silent, CheckLimits()).reason == "empty text"
    assert check_utterance(silent, CheckLimits(need_text=False)).id == "a"


def test_durations_must_match_the_tokens(tones):
    wrong = dataclasses.replace(tones[0], durations=(1, 2))

    assert check_utterance(wrong, CheckLimits()).reason == "durations do not fit"


def test_the_report_counts_reasons_and_drops_repeated_ids(tones, tmp_path):
    missing = utterance(tmp_path / "none.wav")

    report = check_utterances([*tones, tones[0], missing], CheckLimits(), workers=2)

    assert report.kept == tones
    assert report.reasons() == {"repeated id": 1, "unreadable": 1}


def test_made_speech_is_trusted_without_listening(tmp_path):
    unseen = utterance(tmp_path / "not-there.wav", seconds=2.0)

    assert check_utterance(unseen, CheckLimits(listen=False)) == unseen

"""Whether several people speak, told by a network that is played here by the pitch of a tone."""

import numpy as np
import pytest

from tacolm_core.audio.people import several_speak, with_people
from tacolm_core.audio.prompt import check_prompt, prepare_prompt
from tacolm_core.audio.waveform import Waveform
from tests.voice_like import voice_like

RATE = 24_000


def said(*parts):
    """Tones of so many seconds, 100 Hz for anna and 200 Hz for ben."""
    hertz = {"anna": 100, "ben": 200}
    tones = [np.sin(2 * np.pi * hertz[who] * np.arange(round(s * RATE)) / RATE) for who, s in parts]
    return Waveform(np.concatenate(tones).astype(np.float32), RATE)


def by_pitch(stretches):
    """How much of a stretch either of them speaks, (B, 2)."""
    spectrum = np.abs(np.fft.rfft(stretches, axis=1)) ** 2
    bins = [round(hertz * stretches.shape[1] / RATE) for hertz in (100, 200)]
    return spectrum[:, bins].astype(np.float32)


@pytest.mark.parametrize(
    "parts",
    [
        [("anna", 4), ("ben", 4)],
        [("anna", 10), ("ben", 3)],
        [("anna", 3), ("ben", 3), ("anna", 3)],
        [("anna", 15), ("ben", 6), ("anna", 9)],
    ],
)
def test_a_second_person_is_noticed(parts):
    assert several_speak(said(*parts), by_pitch)


@pytest.mark.parametrize("seconds", [0.5, 1.5, 3.0, 6.0, 30.0])
def test_one_person_is_one_person(seconds):
    assert not several_speak(said(("ben", seconds)), by_pitch)


def test_a_word_of_somebody_else_is_no_second_person():
    assert not several_speak(said(("anna", 5), ("ben", 0.4), ("anna", 5)), by_pitch)


def test_what_is_too_short_is_not_judged():
    assert not several_speak(said(("anna", 1), ("ben", 1)), by_pitch)


def test_few_stretches_are_looked_at_however_long_the_recording():
    seen = []
    several_speak(said(("anna", 30)), lambda stretches: seen.append(len(stretches)) or by_pitch(stretches))
    assert 20 <= sum(seen) <= 30
    assert max(seen) <= 8


def test_the_verdict_names_the_second_person_and_no_recording_is_refused_for_it():
    recording = Waveform(0.3 * voice_like(6.0, RATE).astype(np.float32), RATE)
    plain = check_prompt(recording)
    halves = iter([*[[1.0, 0.0]] * 5, *[[0.0, 1.0]] * 25])

    report = with_people(plain, recording, lambda rows: np.array([next(halves) for _ in rows], np.float32))

    assert plain.verdict != "unusable"
    assert report.verdict == "usable"
    assert [reason.kind for reason in report.reasons] == ["several", *(reason.kind for reason in plain.reasons)]
    assert with_people(plain, recording, lambda rows: np.ones((len(rows), 2), np.float32)) is plain


def test_what_is_refused_anyway_is_not_asked_about():
    silence = Waveform(np.zeros(4 * RATE, np.float32), RATE)
    report = check_prompt(silence)
    assert with_people(report, silence, lambda _: pytest.fail("asked")) is report


def test_a_prompt_without_an_embedding_does_not_fail():
    prompt = prepare_prompt(Waveform(0.3 * voice_like(5.0, RATE).astype(np.float32), RATE))
    assert not several_speak(prompt, lambda rows: np.zeros((len(rows), 3), np.float32) + 1e-12)

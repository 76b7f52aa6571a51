"""New speakers made from recordings: another pitch and colour, the same words at the same places."""

import numpy as np
import pytest
import soundfile

from tacolm_core.data.new_voices import VoiceChange, VoicePlan, change_voice, draw_change, speak_in_new_voices
from tacolm_core.data.utterance import Utterance
from tacolm_core.units import HOP, SAMPLE_RATE, TEXT_BOS, TEXT_EOS

PAUSE = 3


def tone(hertz: float, seconds: float = 1.0):
    return (0.3 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE)).astype(np.float32)


def loudest(samples) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.fft.rfftfreq(len(samples), 1 / SAMPLE_RATE)[spectrum.argmax()])


@pytest.fixture
def recording(tmp_path):
    frames = 150 + 30 + 150
    rng = np.random.default_rng(0)
    samples = (0.1 * rng.standard_normal(frames * HOP)).astype(np.float32)
    samples[150 * HOP : 180 * HOP] = 0
    path = tmp_path / "clip.wav"
    soundfile.write(path, samples, SAMPLE_RATE)
    return Utterance(
        "clip", path, "one two", "anna", frames * HOP / SAMPLE_RATE, "train",
        tokens=(TEXT_BOS, 10, PAUSE, 11, TEXT_EOS), durations=(5, 145, 30, 143, 7),
    )  # fmt: skip


def test_a_faster_voice_is_shorter_and_higher():
    changed = change_voice(tone(400), VoiceChange(rate=1.2))
    assert abs(len(changed) - SAMPLE_RATE / 1.2) <= 2
    assert loudest(changed) == pytest.approx(480, abs=3)


def test_colour_moves_the_balance_of_low_and_high():
    noise = (0.1 * np.random.default_rng(0).standard_normal(SAMPLE_RATE)).astype(np.float32)
    before, after = (np.abs(np.fft.rfft(x)) for x in (noise, change_voice(noise, VoiceChange(colour=(6.0,)))))
    tilt = (after / before)[100] / (after / before)[11_000]
    assert tilt == pytest.approx(10 ** (12 / 20), rel=0.1)  # +6 dB at the bottom, -6 dB at the top


def test_a_narrow_voice_has_nothing_above_eight_kilohertz():
    noise = (0.1 * np.random.default_rng(0).standard_normal(SAMPLE_RATE)).astype(np.float32)
    spectrum = np.abs(np.fft.rfft(change_voice(noise, VoiceChange(narrow=True))))
    assert spectrum[9_000:].mean() < 0.05 * spectrum[:7_000].mean()


def test_the_same_plan_draws_the_same_voices_and_zero_is_the_speaker():
    plan = VoicePlan()
    assert draw_change(plan, "anna", 2) == draw_change(plan, "anna", 2) != draw_change(plan, "anna", 3)
    assert draw_change(plan, "anna", 0) == VoiceChange()
    assert all(0.83 <= draw_change(plan, "anna", n).rate < 1.21 for n in range(1, 50))


def test_every_piece_is_there_in_its_own_and_in_new_voices(recording, tmp_path):
    plan = VoicePlan(voices=3, copies=2, longest=3.0, shortest=1.0)
    (written,) = speak_in_new_voices([recording], tmp_path / "out", plan, {PAUSE})
    assert len(written) == 2 * 3
    assert {u.speaker.partition("~")[0] for u in written} == {"anna"}
    own = [u for u in written if u.speaker == "anna"]
    assert [u.tokens for u in own] == [(TEXT_BOS, 10, TEXT_EOS), (TEXT_BOS, 11, TEXT_EOS)]
    for utterance in written:
        frames = soundfile.info(utterance.path).frames
        assert abs(sum(utterance.durations) - frames / HOP) <= 1
        assert utterance.seconds == pytest.approx(frames / SAMPLE_RATE, abs=1e-3)


def test_a_recording_without_durations_stays_whole(recording, tmp_path):
    plain = Utterance("clip", recording.path, "one two", "anna", recording.seconds)
    (written,) = speak_in_new_voices([plain], tmp_path / "out", VoicePlan(copies=1, longest=1.0), {PAUSE})
    assert [u.id.partition("~")[0] for u in written] == ["clip", "clip"]
    assert all(u.durations is None for u in written)

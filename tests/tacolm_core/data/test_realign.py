import dataclasses

import numpy as np
import pytest
import soundfile

from tacolm_core.data.checks import Dropped
from tacolm_core.data.realign import Realigner
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import UnspeakableText
from tacolm_core.units import HOP, SAMPLE_RATE

LONG = [10, 30, 10, 24, 12]


class ChirpGenerator:
    """Token 0 is silence, token n a tone of n kHz; every token lasts as `lengths` say."""

    def __init__(self, lengths):
        self.lengths = lengths

    def speak(self, tokens, voice):
        time = np.arange(sum(self.lengths) * HOP) / SAMPLE_RATE
        token = np.repeat(np.repeat(tokens, self.lengths), HOP)
        noise = 1e-3 * np.random.default_rng(0).standard_normal(len(time))
        return (0.3 * (token > 0) * np.sin(2000 * np.pi * token * time) + noise).astype(np.float32), self.lengths


def encode_text(text):
    if not text.isdecimal():
        raise UnspeakableText(f"Nothing in {text!r} can be pronounced.")
    return [int(digit) for digit in text]


@pytest.fixture
def utterance(tmp_path):
    samples, _ = ChirpGenerator(LONG).speak([0, 1, 0, 3, 0], None)
    soundfile.write(tmp_path / "a.wav", samples, SAMPLE_RATE)
    return Utterance("a", tmp_path / "a.wav", "01030", "ann")


def realigner(**values):
    values = {"pausing": {0}, "max_cost": 0.5, **values}
    return Realigner(ChirpGenerator([8, 20, 8, 20, 8]), [None], encode_text, **values)


def test_recordings_get_tokens_and_durations(utterance):
    aligned = realigner().one(utterance)

    assert aligned.tokens == (0, 1, 0, 3, 0)
    np.testing.assert_allclose(aligned.durations, LONG, atol=2)


def test_known_durations_and_wordless_recordings_are_left_alone(utterance):
    known = dataclasses.replace(utterance, tokens=(0, 1), durations=(5, 6))
    wordless = dataclasses.replace(utterance, text="")

    assert list(realigner().all([known, wordless], workers=2)) == [known, wordless]


def test_a_text_that_does_not_fit_is_dropped(utterance):
    outcome = realigner(max_cost=0.1).one(dataclasses.replace(utterance, text="03010"))

    assert isinstance(outcome, Dropped)
    assert outcome.reason == "text does not fit"


def test_a_phoneme_of_a_second_is_dropped(utterance, tmp_path):
    samples, _ = ChirpGenerator([10, 110, 10, 24, 12]).speak([0, 1, 0, 3, 0], None)
    soundfile.write(tmp_path / "a.wav", samples, SAMPLE_RATE)

    assert "one phoneme would last 1.4" in realigner(max_cost=9).one(utterance).detail


def test_unspeakable_text_and_missing_sound_are_dropped(utterance, tmp_path):
    unspeakable = dataclasses.replace(utterance, text="?")
    missing = dataclasses.replace(utterance, path=tmp_path / "none.wav")

    assert [o.reason for o in realigner().all([unspeakable, missing])] == ["unspeakable text", "unreadable"]

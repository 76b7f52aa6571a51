"""Sentences, words and sound in time."""

import numpy as np
import pytest

from app.takes.timeline import build
from tests.app.takes.made import a_take


def test_sentences_follow_one_another_with_their_pauses() -> None:
    take = a_take("First one. Second one.")

    timeline = build(take.sentences, 24_000)

    first, second = timeline.sentences
    assert first.start == 0.0
    assert second.start == pytest.approx(first.end + 0.2)
    assert timeline.seconds == pytest.approx(second.end)


def test_samples_are_those_of_the_sentences() -> None:
    take = a_take("First one. Second one.")

    timeline = build(take.sentences, 24_000)

    second = take.sentences[1].samples
    np.testing.assert_array_equal(timeline.samples[-len(second) :], second)


def test_words_lie_where_they_sound() -> None:
    timeline = build(a_take("Hello there.").sentences, 24_000)

    hello, there = timeline.words
    rate = timeline.sample_rate
    between = timeline.samples[round(hello.end * rate) + 300 : round(there.start * rate) - 300]
    assert (hello.text, there.text) == ("Hello", "there")
    assert np.abs(timeline.samples[round(hello.start * rate) : round(hello.end * rate)]).max() > 0.1
    assert np.abs(between).max(initial=0.0) < 0.01


def test_moment_finds_its_sentence() -> None:
    timeline = build(a_take("First one. Second one.").sentences, 24_000)

    assert timeline.sentence_at(timeline.words[0].start) == 0
    assert timeline.sentence_at(timeline.words[2].start) == 1
    assert build((), 24_000).sentence_at(1.0) == -1


def test_nothing_has_no_time() -> None:
    assert build((), 24_000).seconds == 0.0

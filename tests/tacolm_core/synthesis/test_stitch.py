"""Sentence edges: no clicks, no long tails, the same in pieces as at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.synthesis.stitch import FADE_SECONDS, TAIL_SECONDS, SentenceEdges, silence

RATE = 24_000
FADE = round(FADE_SECONDS * RATE)


def tone(seconds, level=0.5):
    return (level * np.sin(2 * np.pi * 220 * np.arange(round(seconds * RATE)) / RATE)).astype(np.float32)


def through(*pieces):
    edges = SentenceEdges(RATE)
    return np.concatenate([*[edges.push(piece) for piece in pieces], edges.finish()])


def test_a_long_silent_tail_is_shortened():
    sound = through(np.concatenate([tone(1.0), silence(2.0, RATE)]))

    assert len(sound) / RATE == pytest.approx(1.0 + TAIL_SECONDS, abs=0.01)


def test_faint_noise_counts_as_a_silent_tail():
    noise = np.random.default_rng(0).normal(0, 0.0008, RATE).astype(np.float32)

    assert len(through(tone(1.0), noise)) / RATE == pytest.approx(1.0 + TAIL_SECONDS, abs=0.01)


def test_a_pause_inside_is_kept():
    sound = through(tone(0.3), silence(1.0, RATE), tone(0.3))

    assert len(sound) / RATE == pytest.approx(1.6, abs=0.001)


def test_the_middle_is_untouched():
    given_sound = tone(0.5)

    sound = through(given_sound)

    assert np.array_equal(sound[FADE:-FADE], given_sound[FADE:-FADE])


def test_both_ends_are_at_rest():
    sound = through(np.full(RATE, 0.5, dtype=np.float32))

    assert sound[0] == sound[-1] == 0.0
    assert np.abs(np.diff(sound)).max() < 0.01


@given(st.lists(st.integers(0, 3000), max_size=12))
@settings(max_examples=40, deadline=None)
def test_pieces_give_what_the_whole_gives(cuts):
    whole = np.concatenate([tone(0.2), silence(0.2, RATE), tone(0.1), silence(0.5, RATE)])
    bounds = np.cumsum([0, *cuts]).clip(0, len(whole))

    pieces = [whole[a:b] for a, b in zip(bounds, [*bounds[1:], len(whole)], strict=True)]

    assert len(through(*pieces)) == pytest.approx(len(through(whole)), abs=RATE * 0.005)
    shorter = min(len(through(*pieces)), len(through(whole))) - FADE
    assert np.allclose(through(*pieces)[:shorter], through(whole)[:shorter])


@pytest.mark.parametrize("length", [0, 1, 50])
def test_hardly_any_sound_is_no_trouble(length):
    assert len(through(np.ones(length, dtype=np.float32))) == length


def test_silence_alone_leaves_only_the_tail():
    assert len(through(silence(3.0, RATE))) == round(TAIL_SECONDS * RATE)

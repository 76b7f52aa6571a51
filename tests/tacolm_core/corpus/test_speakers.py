import dataclasses

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tacolm_core.corpus.speakers import SpeakerNumbers, draw_near, draw_speaker


def test_the_same_seed_draws_the_same_speaker():
    assert draw_speaker(np.random.default_rng(5)) == draw_speaker(np.random.default_rng(5))


def test_different_seeds_draw_different_speakers():
    assert draw_speaker(np.random.default_rng(5)) != draw_speaker(np.random.default_rng(6))


def test_numbers_survive_a_round_trip_through_plain_values():
    numbers = draw_speaker(np.random.default_rng(1))

    assert SpeakerNumbers.from_dict(numbers.to_dict()) == numbers


@given(st.integers(0, 2**32))
def test_drawn_pitch_and_pace_are_those_of_people(seed):
    numbers = draw_speaker(np.random.default_rng(seed))

    assert 50 < numbers.pitch < 400
    assert 0.5 < numbers.pace < 1.8


def test_a_spread_of_zero_gives_the_speaker_itself():
    numbers = draw_speaker(np.random.default_rng(1))

    near = draw_near(numbers, 0.0, np.random.default_rng(2))

    for field in dataclasses.fields(numbers):
        np.testing.assert_allclose(getattr(near, field.name), getattr(numbers, field.name), atol=1e-5)

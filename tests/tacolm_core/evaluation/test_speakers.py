import numpy as np
import pytest

from tacolm_core.errors import TacolmError
from tacolm_core.evaluation.similarity import cosine
from tacolm_core.evaluation.speakers import identify, spread


def direction(*values):
    return np.array(values, np.float32)


PROMPTS = {"ann": direction(1, 0, 0), "bob": direction(0, 1, 0), "cid": direction(0, 0, 1)}


def test_finds_the_nearest_prompt():
    clips = [direction(0.9, 0.1, 0), direction(0.6, 0.5, 0)]

    found = identify(clips, ["ann", "bob"], PROMPTS)

    assert found.nearest == ("ann", "ann")
    assert found.top_1 == 0.5
    assert found.top_5 == 1.0
    assert found.num_speakers == 3


def test_the_margin_is_over_the_mean_of_the_others():
    found = identify([direction(1, 0, 0), direction(0, 0.6, 0.8)], ["ann", "bob"], PROMPTS)

    assert found.margin == pytest.approx(((1 - 0) + (0.6 - 0.4)) / 2)


def test_a_speaker_without_prompt_is_named():
    with pytest.raises(TacolmError, match="dan"):
        identify([direction(1, 0, 0)], ["dan"], PROMPTS)


def test_spread_tells_within_from_between():
    within, between = spread({"ann": [direction(1, 0, 0), direction(1, 0, 0)], "bob": [direction(0, 1, 0)]})

    assert within == pytest.approx(1.0)
    assert between == pytest.approx(0.0)


def test_cosine_of_nothing_is_zero():
    assert cosine(direction(0, 0, 0), direction(1, 0, 0)) == 0.0
    assert cosine(direction(2, 0, 0), direction(1, 1, 0)) == pytest.approx(np.sqrt(0.5))

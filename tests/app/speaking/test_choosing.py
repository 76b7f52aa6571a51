"""The best of several variants, and places as people count them."""

import dataclasses

import numpy as np
import pytest

from app.speaking.choosing import best, likeness, numbered
from app.takes.passage import Variant
from tacolm_core import Alarm
from tests.app.takes.made import a_take


def variant(*kinds: str, like: float = 0.0) -> Variant:
    made = a_take("One sentence.").passages[0].variants[0]
    alarms = tuple(Alarm(kind, kind) for kind in kinds)
    return dataclasses.replace(made, alarms=alarms, likeness=like)


@pytest.mark.parametrize(
    ("variants", "place"),
    [
        ((variant("skipped"), variant(), variant("stuck")), 1),
        ((variant("skipped"), variant("stuck", "ended_early")), 1),
        ((variant("stuck", "hole"), variant("stuck")), 1),
        ((variant(like=0.4), variant(like=0.3)), 0),
        ((variant(), variant()), 1),
    ],
)
def test_best_has_fewest_alarms_and_then_most_of_the_voice(variants: tuple[Variant, ...], place: int) -> None:
    assert best(variants) == place


def test_likeness_is_one_for_the_same_codes_and_none_for_others() -> None:
    codes = np.arange(80).reshape(8, 10).astype(np.int16)

    assert likeness(codes, codes) == pytest.approx(1.0)
    assert likeness(codes, codes + 500) == pytest.approx(0.0)


def test_places_are_counted_from_one_and_neighbours_stand_together() -> None:
    assert numbered([2, 0, 3, 4]) == "1, 3–5"
    assert numbered([]) == ""

import pytest

from tacolm_core.errors import TextError
from tacolm_core.text.controls import split_controls


def parts(text):
    return [(text[part.start : part.end], part.pause_after) for part in split_controls(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no control", [("no control", None)]),
        ("a [pause 300ms] b", [("a ", 0.3), (" b", None)]),
        ("a[PAUSE 1.5 s]b", [("a", 1.5), ("b", None)]),
        ("[ pause: .5s ] a", [("", 0.5), (" a", None)]),
        ("a [pause 1s] [pause 2s] b", [("a ", 3.0), (" b", None)]),
        ("a [sic] b [1]", [("a [sic] b [1]", None)]),
        ("[pauses] are fine", [("[pauses] are fine", None)]),
    ],
)
def test_cuts_text_at_pauses(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a [pause] b", r"\[pause\]' is not understood"),
        ("a [pause soon] b", "not understood"),
        ("a [pause 300] b", "not understood"),
        ("a [pause -1s] b", "not understood"),
        ("a [pause 60s] b", "too long"),
        ("a [pause 300ms b", "no closing bracket"),
    ],
)
def test_a_malformed_pause_is_quoted_with_the_way_to_write_it(text, reason):
    with pytest.raises(TextError, match=reason):
        split_controls(text)

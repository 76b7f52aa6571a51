"""Numbers that are called: telephone numbers in groups, emergency numbers, card numbers."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.measures import NO_NOUNS
from tacolm_core.text.reading.numbers import spell_digits
from tacolm_core.text.reading.rules import Rule

_ALONE: Final = r"(?<![\w.$£€-])"
_GROUPED: Final = regex(
    rf"{_ALONE}(?:\+\d{{1,3}}[ .-]?)?(?:\(\d{{2,5}}\) ?|\d{{3}}[ .-])\d{{3}}[ .-]\d{{4}}(?![\w-])"
    rf"|{_ALONE}\d{{3}}-\d{{4}}(?![\w-])"
    rf"|{_ALONE}(?:\d{{1,5}}-){{2,5}}\d{{2,5}}(?![\w-])|{_ALONE}(?:\d{{1,7}}-){{3,6}}\d{{1,7}}(?![\w-])"
    rf"|{_ALONE}\d{{4}} \d{{4}} \d{{4}} \d{{4}}(?![\w-])|{_ALONE}1[38]00 \d{{3}} \d{{3}}(?![\w-])"
    rf"|{_ALONE}(?:0\d{{2,4}}|\(0\d{{2,4}}\)) \d{{3,4}} \d{{3,4}}(?![\w-])|{_ALONE}0\d{{3,4}} \d{{6,7}}(?![\w-])"
    r"|(?<=ZIP )\d{5}(?:-\d{4})?(?![\w-])"
)
_INTERNATIONAL: Final = regex(rf"{_ALONE}\+\d{{1,3}}(?:[ .-]?\(?\d{{1,6}}\)?){{1,6}}(?![\w-]|[.,]\d)")
_FEWEST, _MOST = 8, 15  # digits of an international number (E.164)
_CALLED: Final = regex(
    r"\b(?P<before>(?:call|dial|ring|text|fax|phone|telephone|tel|mobile|cell|hotline|helpline|whatsapp)(?:ed|ing)?"
    r"(?: (?:us|me|him|her|them|now|at|on|is|number|toll-free|free|to)){0,3}[.:]? )"
    r"(?P<number>\(?\d[\d ().-]{1,18}\d)(?![\w%]|[.,:/]\d)(?=(?P<noun> [a-z]+)?)",
    re.IGNORECASE,
)
_EMERGENCY: Final = regex(r"\b(911|999|112)(?=[ -](?:calls?|callers?|operators?|dispatch|dispatchers?)\b)")


def _read_groups(match: re.Match[str]) -> str:
    return _spelled(match[0])


def _spelled(number: str) -> str:
    return ("plus " if "+" in number else "") + ", ".join(map(spell_digits, re.findall(r"\d+", number)))


def _read_international(match: re.Match[str]) -> str:
    num_digits = sum(map(str.isdigit, match[0]))
    is_number = _FEWEST <= num_digits <= _MOST and (not match[0][1:].isdigit() or num_digits > 10)
    return _spelled(match[0]) if is_number else match[0]


def _read_called(match: re.Match[str]) -> str:
    """`Call 112`, `phone 5550 1234`, but not `call 500 people`."""
    number, noun = match["number"], (match["noun"] or "").strip()
    groups = re.findall(r"\d+", number)
    num_digits = sum(map(len, groups))
    counts = len(groups) == 1 and noun and noun not in NO_NOUNS
    if counts or not (
        num_digits >= 7 or (num_digits >= 6 and len(groups) >= 3) or (len(groups) == 1 and num_digits in (3, 5, 6))
    ):
        return match[0]
    return match["before"] + _spelled(number)


RULES: Final = (
    Rule(_CALLED, _read_called),
    Rule(_INTERNATIONAL, _read_international),
    Rule(_GROUPED, _read_groups),
    Rule(_EMERGENCY, lambda match: spell_digits(match[1])),
)

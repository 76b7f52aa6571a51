"""Signs between words: those that are spoken, those that become a pause, and what is left of them in the end."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.measures import CURRENCIES
from tacolm_core.text.reading.rules import Rule
from tacolm_core.text.reading.traced import Traced

CELLS: Final = regex(r"(?<=[\w)%.\"'])[ ]*\t\s*(?=\S)")  # of a table copied from a spreadsheet
_SYMBOLS: Final = (
    (regex(r"(?:\s*&)+\s*"), " and "),
    (regex(r"(?<=\w)\s*=\s*(?=[\w-])"), " equals "),
    (regex(r"(?<=\w)\s*\+\s*(?=\w)"), " plus "),
    (regex(r"(?<=\w)\+"), " plus "),
    (regex(r"(?<=[A-Za-z])\^(?=[A-Za-z])"), " to the power of "),
    (regex(r"(?:\s*@)+\s*"), " at "),
    (regex(r"(?:% ?)+"), " percent "),
    (regex(r"(?<![\w/])([A-Z])/([A-Z])(?![\w/])"), r"\1 \2"),
    (regex(r"(?<=\w) ?/ ?(?=\w)"), " slash "),
    (regex(r"(?<=[A-Z])\$(?=[A-Z])"), "S"),
    (regex(r"(?<=[A-Za-z])\$(?=[A-Za-z])"), "s"),
    (regex(r"(?:(?<=\w)\s*|(?<=[)\]\"'])\s+)<\s*(?=\w)"), " is less than "),
    (regex(r"(?:(?<=\w)\s*|(?<=[)\]\"'])\s+)>\s*(?=\w)"), " is greater than "),
    (regex(r"\b(is|are|was|were|be) +is (?=not equal|at (?:most|least)|less than|greater than)"), r"\1 "),
    (regex(r"~\s*(?=\w)"), " about "),
    (regex(r"(?:° ?)+"), " degrees "),
    *((regex(rf"(?:{re.escape(sign)} ?)+"), f" {names[0][0]} ") for sign, names in CURRENCIES.items()),
)
_PAUSES: Final = (
    (regex(r"(?<=\w)'(?!\w)|(?<!\w)'(?=\w)(?!(?:em|tis|twas|til|cause|bout)\b)|(?<!\w)'(?!\w)"), ""),
    (regex(r"(?<!\w)(\w+)\.{2,}(?=\s+\1\b)", re.IGNORECASE), r"\1, "),  # `I... I don't know`
    (regex(r"\.{2,}(?=\s*$|\s+[A-Z])"), "."),
    (regex(r"\.{2,}"), ", "),
    (regex(r"\s*[\[({]\s*"), ", "),
    (regex(r"\s*[\])}]\s*(?=[,.?!;:])"), ""),
    (regex(r"\s*[\])}]\s*(?=\S)"), ", "),
    (regex(r"\s*\|+\s*"), ", "),
    (regex(r"\s+-+\s+|\s*--+\s*|\s*—[\s—]*|\s+–\s+"), " — "),
    (regex(r"(?<=[\w\ue000])–(?=[\w\ue000])"), " — "),
)
_DROPPED: Final = regex(r"[^A-Za-z ,.?!;:—'\ue000\ue001]")
_STRAY_APOSTROPHE: Final = regex(r"(?<![A-Za-z])'(?!(?:em|tis|twas|til|cause|bout)\b)|'(?![A-Za-z])")
_MARKS: Final = regex(r"\s*([,.?!;:])(?:[\s—]*[,.?!;:])*")
_DASH: Final = regex(r"\s*—[\s—]*")
_LEADING: Final = regex(r"^[\s,.?!;:—]+")
_STRENGTH: Final = ",;:.!?"
_EMPTY_DASH: Final = regex(r" — (?=[,.?!;:]|$)")
_DASH_AFTER_MARK: Final = regex(r"([,.?!;:]) — ")
_SPACE_BEFORE_MARK: Final = regex(r" (?=[,.?!;:])")
_SPEAKABLE: Final = regex(r"[A-Za-z\ue000\ue001]")
RULES: Final = tuple(Rule(pattern, words) for pattern, words in (*_SYMBOLS, *_PAUSES))


def tidy(text: Traced) -> Traced:
    """Drop what has no reading, and leave one mark and one space where several met; nothing where no word is left."""
    for pattern, reading in (
        (_DROPPED, " "),
        (_STRAY_APOSTROPHE, ""),
        (_MARKS, _strongest),
        (_DASH, " — "),
        (_EMPTY_DASH, " "),
        (_DASH_AFTER_MARK, r"\1 "),
        (_LEADING, ""),
    ):
        text = text.sub(pattern, reading)
    text = text.spaced().sub(_SPACE_BEFORE_MARK, "")
    return text if _SPEAKABLE.search(text.text) else Traced("", [], [], text.left_out)


def _strongest(match: re.Match[str]) -> str:
    marks = [mark for mark in match[0] if mark in _STRENGTH]
    return max(marks, key=_STRENGTH.index) + " "

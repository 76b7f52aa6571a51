"""Signs between words: those that are spoken, those that become a pause, and what is left of them in the end."""

import re
from typing import Final

from tacolm_core.text.reading.measures import CURRENCIES
from tacolm_core.text.reading.rules import Rule
from tacolm_core.text.reading.traced import Traced

CELLS: Final = re.compile(r"(?<=[\w)%.\"'])[ ]*\t\s*(?=\S)")  # of a table copied from a spreadsheet
_SYMBOLS: Final = (
    (re.compile(r"(?:\s*&)+\s*"), " and "),
    (re.compile(r"(?<=\w)\s*=\s*(?=[\w-])"), " equals "),
    (re.compile(r"(?<=\w)\s*\+\s*(?=\w)"), " plus "),
    (re.compile(r"(?<=\w)\+"), " plus "),
    (re.compile(r"(?<=[A-Za-z])\^(?=[A-Za-z])"), " to the power of "),
    (re.compile(r"(?:\s*@)+\s*"), " at "),
    (re.compile(r"(?:% ?)+"), " percent "),
    (re.compile(r"(?<![\w/])([A-Z])/([A-Z])(?![\w/])"), r"\1 \2"),
    (re.compile(r"(?<=\w) ?/ ?(?=\w)"), " slash "),
    (re.compile(r"(?<=[A-Z])\$(?=[A-Z])"), "S"),
    (re.compile(r"(?<=[A-Za-z])\$(?=[A-Za-z])"), "s"),
    (re.compile(r"(?:(?<=\w)\s*|(?<=[)\]\"'])\s+)<\s*(?=\w)"), " is less than "),
    (re.compile(r"(?:(?<=\w)\s*|(?<=[)\]\"'])\s+)>\s*(?=\w)"), " is greater than "),
    (re.compile(r"\b(is|are|was|were|be) +is (?=not equal|at (?:most|least)|less than|greater than)"), r"\1 "),
    (re.compile(r"~\s*(?=\w)"), " about "),
    (re.compile(r"(?:° ?)+"), " degrees "),
    *((re.compile(rf"(?:{re.escape(sign)} ?)+"), f" {names[0][0]} ") for sign, names in CURRENCIES.items()),
)
_PAUSES: Final = (
    (re.compile(r"(?<=\w)'(?!\w)|(?<!\w)'(?=\w)(?!(?:em|tis|twas|til|cause|bout)\b)|(?<!\w)'(?!\w)"), ""),
    (re.compile(r"(?<!\w)(\w+)\.{2,}(?=\s+\1\b)", re.IGNORECASE), r"\1, "),  # `I... I don't know`
    (re.compile(r"\.{2,}(?=\s*$|\s+[A-Z])"), "."),
    (re.compile(r"\.{2,}"), ", "),
    (re.compile(r"\s*[\[({]\s*"), ", "),
    (re.compile(r"\s*[\])}]\s*(?=[,.?!;:])"), ""),
    (re.compile(r"\s*[\])}]\s*(?=\S)"), ", "),
    (re.compile(r"\s*\|+\s*"), ", "),
    (re.compile(r"\s+-+\s+|\s*--+\s*|\s*—[\s—]*|\s+–\s+"), " — "),
    (re.compile(r"(?<=[\w\ue000])–(?=[\w\ue000])"), " — "),
)
_DROPPED: Final = re.compile(r"[^A-Za-z ,.?!;:—'\ue000\ue001]")
_STRAY_APOSTROPHE: Final = re.compile(r"(?<![A-Za-z])'(?!(?:em|tis|twas|til|cause|bout)\b)|'(?![A-Za-z])")
_MARKS: Final = re.compile(r"\s*([,.?!;:])(?:[\s—]*[,.?!;:])*")
_DASH: Final = re.compile(r"\s*—[\s—]*")
_LEADING: Final = re.compile(r"^[\s,.?!;:—]+")
_STRENGTH: Final = ",;:.!?"
_EMPTY_DASH: Final = re.compile(r" — (?=[,.?!;:]|$)")
_DASH_AFTER_MARK: Final = re.compile(r"([,.?!;:]) — ")
_SPACE_BEFORE_MARK: Final = re.compile(r" (?=[,.?!;:])")
_SPEAKABLE: Final = re.compile(r"[A-Za-z\ue000\ue001]")
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

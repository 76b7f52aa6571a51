"""Written text to spoken words: what a person reading aloud would say, in plain ASCII letters.

    >>> normalize("Dr. Smith paid $3.50 at 10:05 a.m.")
    'Doctor Smith paid three dollars and fifty cents at ten oh five A M.'

The result has only words, spaces and `, . ? ! ; : —`. Letters that are spelled are single capitals. Case of ordinary
words is kept, it helps to tell names apart. Inline pronunciations `[[word|phonemes]]` pass through untouched.
"""

import re
from typing import Final

from tacolm_core.text.characters import fold
from tacolm_core.text.measures import CURRENCIES
from tacolm_core.text.read_addresses import read_addresses
from tacolm_core.text.read_dates import read_dates, read_times
from tacolm_core.text.read_markup import read_markup
from tacolm_core.text.read_numbers import read_numbers
from tacolm_core.text.read_places import read_places
from tacolm_core.text.read_references import read_references
from tacolm_core.text.read_science import read_science
from tacolm_core.text.read_words import read_capitals, read_words

INLINE_PRONUNCIATION: Final = re.compile(r"\[\[[^\[\]|]*\|[^\[\]]*\]\]")
_MOST_PASSES: Final = 4
_CELLS: Final = re.compile(r"(?<=[\w)%.\"'])[ ]*\t\s*(?=\S)")  # of a table copied from a spreadsheet
_HELD: Final = "\ue000"  # stands for an inline pronunciation while rules run; folding removes it from written text

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
    (re.compile(r"(?<=\w)\s*<\s*(?=\w)"), " is less than "),
    (re.compile(r"(?<=\w)\s*>\s*(?=\w)"), " is greater than "),
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
_DROPPED: Final = re.compile(r"[^A-Za-z ,.?!;:—'\ue000]")
_STRAY_APOSTROPHE: Final = re.compile(r"(?<![A-Za-z])'(?!(?:em|tis|twas|til|cause|bout)\b)|'(?![A-Za-z])")
_MARKS: Final = re.compile(r"\s*([,.?!;:])(?:[\s—]*[,.?!;:])*")
_DASH: Final = re.compile(r"\s*—[\s—]*")
_LEADING: Final = re.compile(r"^[\s,.?!;:—]+")
_STRENGTH: Final = ",;:.!?"


def normalize(text: str) -> str:
    """Spoken form of written text; "" when nothing in it can be spoken. Applying it twice changes nothing more."""
    held = INLINE_PRONUNCIATION.findall(text)
    text = _CELLS.sub(", ", text)
    text = _HELD.join(map(fold, INLINE_PRONUNCIATION.split(text)))
    for _ in range(_MOST_PASSES):  # dropping a stray sign can join what then has a reading of its own
        before, text = text, _read_once(" ".join(text.split()))
        if text == before:
            break
    for inline in held:
        text = text.replace(_HELD, inline, 1)
    return text


def _read_once(text: str) -> str:
    text = read_science(read_references(read_addresses(read_markup(text))))
    text = read_places(text)
    text = read_times(read_dates(text))
    text = read_capitals(read_numbers(read_words(text)))
    for pattern, words in (*_SYMBOLS, *_PAUSES):
        text = pattern.sub(words, text)
    return _tidy(text)


def _tidy(text: str) -> str:
    """Drop what has no reading, and leave one mark and one space where several met."""
    text = _DROPPED.sub(" ", text)
    text = _STRAY_APOSTROPHE.sub("", text)
    text = _MARKS.sub(_strongest, text)
    text = _DASH.sub(" — ", text)
    text = re.sub(r" — (?=[,.?!;:]|$)", " ", text)
    text = re.sub(r"([,.?!;:]) — ", r"\1 ", text)
    text = " ".join(_LEADING.sub("", text).split())
    text = re.sub(r" (?=[,.?!;:])", "", text)
    return text if re.search(r"[A-Za-z\ue000]", text) else ""


def _strongest(match: re.Match[str]) -> str:
    marks = [mark for mark in match[0] if mark in _STRENGTH]
    return max(marks, key=_STRENGTH.index) + " "

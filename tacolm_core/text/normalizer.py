"""Written text to spoken words: what a person reading aloud would say, in plain ASCII letters.

    >>> normalize("Dr. Smith paid $3.50 at 10:05 a.m.")
    'Doctor Smith paid three dollars and fifty cents at ten oh five A M.'

The result has only words, spaces and `, . ? ! ; : —`. Letters that are spelled are single capitals. Case of ordinary
words is kept, it helps to tell names apart. Inline pronunciations `[[word|phonemes]]` pass through untouched.
"""

import re
from typing import Final

from tacolm_core.text.reading import (
    addresses,
    dates,
    figures,
    markup,
    places,
    quantities_measures,
    quantities_money,
    references,
    science,
    signs,
    words_as_written,
)
from tacolm_core.text.reading.characters import HELD, fold
from tacolm_core.text.reading.rules import Kind
from tacolm_core.text.reading.traced import Traced
from tacolm_core.text.words import INLINE_PRONUNCIATION

_DIGIT: Final = re.compile(r"\d")
ORDER: Final = (
    Kind("markup", markup.RULES),
    Kind("addresses", addresses.RULES),
    Kind("references", references.RULES),
    Kind("science", science.RULES),
    Kind("places", places.RULES),
    Kind("dates", dates.DATES),
    Kind("times", dates.TIMES, _DIGIT),
    Kind("words", words_as_written.WORDS),
    Kind("number groups", figures.GROUPS, re.compile(r"\d|#")),
    Kind("shared signs", quantities_money.SHARED, _DIGIT),
    Kind("ranges", figures.RANGES, _DIGIT),
    Kind("money", quantities_money.RULES, _DIGIT),
    Kind("between", figures.BETWEEN, _DIGIT),
    Kind("measures", quantities_measures.RULES),
    Kind("plain numbers", figures.PLAIN, _DIGIT),
    Kind("capitals", words_as_written.CAPITALS),
    Kind("signs", signs.RULES),
)
_MOST_PASSES: Final = 4
_HELD: Final = re.compile(HELD)


def normalize(text: str) -> str:
    """Spoken form of written text; "" when nothing in it can be spoken. Applying it twice changes nothing more."""
    return read_aloud(Traced.of(text)).text


def read_aloud(written: Traced) -> Traced:
    """Spoken form of written text, each character of it with its place in the written text."""
    held = iter(INLINE_PRONUNCIATION.findall(written.text))
    text = fold(written.sub(_HELD, " ").sub(signs.CELLS, ", ").sub(INLINE_PRONUNCIATION, HELD))
    for _ in range(_MOST_PASSES):  # dropping a stray sign can join what then has a reading of its own
        before, text = text, _read_once(text.spaced())
        if text.text == before.text:
            break
    return text.sub(_HELD, lambda _: next(held))


def _read_once(text: Traced) -> Traced:
    for kind in ORDER:
        text = kind.apply(text)
    return signs.tidy(text)

"""Written text to spoken words: what a person reading aloud would say, in plain ASCII letters.

    >>> normalize("Dr. Smith paid $3.50 at 10:05 a.m.")
    'Doctor Smith paid three dollars and fifty cents at ten oh five A M.'

The result has only words, spaces and `, . ? ! ; : —`. Letters that are spelled are single capitals. Case of ordinary
words is kept, it helps to tell names apart. Inline pronunciations `[[word|phonemes]]` pass through untouched, and an
`A` that begins a sentence as a name (`A4`) becomes one, as it would sound like the article.
"""

from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading import (
    addresses,
    capitals,
    computing,
    dates,
    dimensions,
    figures,
    markup,
    numerals,
    places,
    quantities,
    references,
    science,
    shortened,
    signs,
    spoken_style,
    telephone,
    times,
)
from tacolm_core.text.reading.characters import HELD, LETTER_A, fold
from tacolm_core.text.reading.rules import Kind
from tacolm_core.text.reading.traced import Traced
from tacolm_core.text.words import INLINE_PRONUNCIATION

_DIGIT: Final = regex(r"\d")
_LETTER_AND_DOT: Final = regex(r"\b[A-Za-z]\.|\b[BM]\.")
# What comes first wins: signs that belong together are read before those that could stand alone.
ORDER: Final = (
    Kind("markup", markup.RULES, regex(r"[<>\[\]|~`_#*•+^¯()=\\]|[:;]\S|[xX]D|^\s*[–-]|\.NET")),
    Kind("keys, hashes, menus", computing.RULES, regex(r"[+>#:-]|\d|Ctrl|Esc|Pg|PrtSc|Bksp|Cmd")),
    Kind("addresses and file names", addresses.RULES, regex(r"[@#/]|\.\w")),
    Kind("verses and citations", references.RULES, regex(r"[\d\[]")),
    Kind("formulas and code", science.RULES, regex(r"[\d=<>!\\/()-]|[A-Z][a-z]?[A-Z]")),
    Kind("postal addresses", places.RULES, regex(r"\d|[A-Z]{2}|\b[NSEW]\b|\([DRI]-")),
    Kind("dates", dates.RULES, dates.SIGN),
    Kind("times", times.RULES, _DIGIT),
    Kind("telephone numbers", telephone.RULES, _DIGIT),
    Kind("stammering and dialect", spoken_style.RULES, regex(r"['-]")),
    Kind("abbreviations before numbers", shortened.BEFORE_NUMBERS, regex(r"\.[\s\d(]|§|Mk")),
    Kind("abbreviations", shortened.RULES),
    Kind("Roman numerals", numerals.RULES, regex(r"[IVXLCivxlc]")),
    Kind("initials", shortened.INITIALS, _LETTER_AND_DOT),
    Kind("numbers that are names, sums", figures.GROUPS, regex(r"[\d#+-]")),
    Kind("from one amount to another", quantities.RANGES, _DIGIT),
    Kind("calibres and scores", figures.BETWEEN, _DIGIT),
    Kind("sizes, angles, pressure", dimensions.RULES, regex(r"\d|degrees|sq|cu")),
    Kind("amounts", quantities.AMOUNTS, regex(r"\d|per|/")),
    Kind("ordinals, fractions, ratios", figures.PLAIN, _DIGIT),
    Kind("letters glued to a number", quantities.GLUED, _DIGIT),
    Kind("years and plain numbers", figures.LAST, _DIGIT),
    Kind("capitals", capitals.RULES, regex(r"[A-Z][A-Z&]|[a-z][A-Z]|\bA\b")),
    Kind("signs", signs.RULES),
)
_MOST_PASSES: Final = 4
_HELD: Final = regex(HELD)
_LETTER_A: Final = regex(LETTER_A)


def normalize(text: str) -> str:
    """Spoken form of written text; "" when nothing in it can be spoken. Applying it twice changes nothing more."""
    return read_aloud(Traced.of(text)).text


def read_aloud(written: Traced) -> Traced:
    """Spoken form of written text, each character of it with its place in the written text."""
    held = iter(INLINE_PRONUNCIATION.findall(written.text))
    whole = spoken_style.DIVIDED.apply(written.sub(_HELD, " "))
    text = fold(whole.sub(signs.CELLS, ", ").sub(INLINE_PRONUNCIATION, HELD))
    for _ in range(_MOST_PASSES):  # dropping a stray sign can join what then has a reading of its own
        before, text = text, _read_once(text.spaced())
        if text.text == before.text:
            break
    return text.sub(_HELD, lambda _: next(held)).sub(_LETTER_A, "[[A|ˈeɪ]]")


def _read_once(text: Traced) -> Traced:
    for kind in ORDER:
        text = kind.apply(text)
    return signs.tidy(text)

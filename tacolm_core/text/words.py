"""Spoken text cut into words, each with the punctuation that follows it."""

import re
from dataclasses import dataclass
from typing import Final

from tacolm_core.errors import TextError
from tacolm_core.text.patterns import regex
from tacolm_core.text.phonemes import parse_pronunciation

INLINE_PRONUNCIATION: Final = regex(r"\[\[[^\[\]|]*\|[^\[\]]*\]\]")
_PIECE: Final = regex(
    r"\[\[(?P<given>[^|\[\]]*)\|(?P<phonemes>[^\[\]]*)\]\]|(?P<word>[A-Za-z](?:'?[A-Za-z])*)|(?P<mark>[,.?!;:—])"
)
# When several marks meet, the one that says most about the tune stays.
_STRENGTH: Final = {mark: rank for rank, mark in enumerate((",", ";", ":", "—", ".", "!", "?"))}


@dataclass(frozen=True)
class Word:
    """One spoken word. `phonemes` is set when the writer gave the pronunciation inline."""

    text: str
    phonemes: tuple[str, ...] = ()
    mark: str = ""  # punctuation after it, one of phonemes.PUNCTUATION, or ""


def cut_words(spoken: str) -> list[Word]:
    """Words of normalised text; anything that is neither word nor punctuation only separates.

    `[[tomato|t ə m ˈɑ t oʊ]]` is a word with its pronunciation. Punctuation before the first word is dropped, several
    marks in a row become the strongest one.

    Raises:
        TextError: an inline pronunciation cannot be read.
    """
    words: list[Word] = []
    for match in _PIECE.finditer(spoken):
        mark = match["mark"]
        if mark is None:
            words.append(_word_of(match))
        elif words and (not words[-1].mark or _STRENGTH[mark] > _STRENGTH[words[-1].mark]):
            words[-1] = Word(words[-1].text, words[-1].phonemes, mark)
    return words


def _word_of(match: re.Match[str]) -> Word:
    if match["word"] is not None:
        return Word(match["word"])
    text = match["given"].strip()
    if not text:
        raise TextError(f"{match[0]!r} has no word before the bar; write it like [[tomato|t ə m ˈɑ t oʊ]].")
    return Word(text, parse_pronunciation(match["phonemes"]))

"""The phonemes of American English this project speaks, and how a person may write them.

The set is that of the `gruut-lang-en` lexicon: 24 consonants and 16 vowels and diphthongs. A vowel carries its stress
mark in its own symbol (`ˈɑ`), so that stress costs no extra token. The ORDER of `INVENTORY` is part of every trained
model: append, never reorder.
"""

from typing import Final

from tacolm_core.errors import TextError
from tacolm_core.text.patterns import regex

CONSONANTS: Final = (
    *("p", "b", "t", "d", "k", "ɡ", "t͡ʃ", "d͡ʒ", "f", "v", "θ", "ð"),
    *("s", "z", "ʃ", "ʒ", "h", "m", "n", "ŋ", "l", "ɹ", "w", "j"),
)
VOWELS: Final = ("i", "ɪ", "eɪ", "ɛ", "æ", "ɑ", "ɔ", "oʊ", "ʊ", "u", "ʌ", "ə", "ɚ", "aɪ", "aʊ", "ɔɪ")
PRIMARY: Final = "ˈ"
SECONDARY: Final = "ˌ"
STRESSES: Final = ("", PRIMARY, SECONDARY)
WORD_BOUNDARY: Final = " "
PUNCTUATION: Final = (",", ".", "?", "!", ";", ":", "—")
INVENTORY: Final = (
    WORD_BOUNDARY,
    *PUNCTUATION,
    *CONSONANTS,
    *(stress + vowel for stress in STRESSES for vowel in VOWELS),
)

_OTHER_SPELLINGS: Final = {
    **{"tʃ": "t͡ʃ", "ʧ": "t͡ʃ", "t͜ʃ": "t͡ʃ", "dʒ": "d͡ʒ", "ʤ": "d͡ʒ", "d͜ʒ": "d͡ʒ"},
    **{"g": "ɡ", "r": "ɹ", "ɫ": "l", "ɾ": "t", "ʍ": "w", "x": "k", "y": "j"},
    **{"e": "eɪ", "a": "ɑ", "ɒ": "ɑ", "o": "oʊ", "əʊ": "oʊ", "ɐ": "ə", "ɨ": "ɪ", "ᵻ": "ɪ"},
    **{"ɜɹ": "ɚ", "ɜr": "ɚ", "ɜ": "ɚ", "ɝ": "ɚ", "əɹ": "ɚ", "ər": "ɚ", "ɪə": "ɪ ɹ", "eə": "ɛ ɹ", "ʊə": "ʊ ɹ"},
}
_SPELLINGS: Final = {**{p: p for p in (*CONSONANTS, *VOWELS)}, **_OTHER_SPELLINGS}
_LONGEST_SPELLING: Final = max(map(len, _SPELLINGS))
_STRESS_MARKS: Final = {PRIMARY: PRIMARY, "'": PRIMARY, SECONDARY: SECONDARY}
_IGNORED: Final = frozenset(" .\t\xa0")
# Length marks, and the space inside a diphthong whose first half is no phoneme of its own.
_IGNORED_INSIDE: Final = regex("[ːˑ\u0329]|(?<=[oea])[ \t]+(?=[ɪʊ])")


def split_stress(phoneme: str) -> tuple[str, str]:
    """Stress mark ("" for none) and bare phoneme."""
    return (phoneme[0], phoneme[1:]) if phoneme[:1] in (PRIMARY, SECONDARY) else ("", phoneme)


def is_vowel(phoneme: str) -> bool:
    """Whether the phoneme, with or without stress mark, is a vowel or diphthong."""
    return split_stress(phoneme)[1] in VOWELS


def parse_pronunciation(text: str) -> tuple[str, ...]:
    """Phonemes of a pronunciation typed by a person: IPA with or without spaces, `ˈ` before the syllable or its vowel.

    Common other spellings are understood (`tʃ`, `r`, `g`, `ɜː`).

    Raises:
        TextError: a symbol is none of these, or there is no phoneme at all; the text names the symbol.
    """
    written, text = text, _IGNORED_INSIDE.sub("", text)
    phonemes: list[str] = []
    stress, position = "", 0
    while position < len(text):
        character = text[position]
        if character in _STRESS_MARKS:
            stress = _STRESS_MARKS[character]
        if character in _STRESS_MARKS or character in _IGNORED:
            position += 1
            continue
        spelling = _longest_spelling(text, position)
        for phoneme in _SPELLINGS[spelling].split():
            vowel = phoneme in VOWELS
            phonemes.append(stress + phoneme if vowel else phoneme)
            stress = "" if vowel else stress
        position += len(spelling)
    if not phonemes:
        raise TextError(f"The pronunciation {written!r} has no phonemes; write for example 't ə m ˈeɪ t oʊ'.")
    return tuple(phonemes)


def _longest_spelling(text: str, position: int) -> str:
    for length in range(_LONGEST_SPELLING, 0, -1):
        spelling = text[position : position + length]
        if spelling in _SPELLINGS:
            return spelling
    known = " ".join((*CONSONANTS, *VOWELS))
    raise TextError(f"The pronunciation {text!r} has the unknown symbol {text[position]!r}; known are: {known} ˈ ˌ.")

"""Pronunciations as a person writes them without phonemes: `TACK-oh-el-EM`, `gee nome`, `win`.

Parts are separated by hyphens or spaces. A part that is an English word sounds like it, one of a dictionary's syllables
(`kuh`, `noh`, `zhee`) by its letters, anything else as a reader would guess. A part in CAPITALS has the stress.
"""

import re
from functools import lru_cache
from typing import Final

from tacolm_core.errors import TextError
from tacolm_core.text.patterns import regex
from tacolm_core.text.phonemes import PRIMARY, SECONDARY, is_vowel, split_stress
from tacolm_core.text.sounds.pronounce import EnglishPronouncer, Phonemes
from tacolm_core.text.words import Word

LONGEST: Final = 60  # characters
_ALLOWED: Final = regex(r"[A-Za-z' -]+")
_VOWELS: Final = {
    **{"uh": "ə", "ah": "ɑ", "aa": "ɑ", "oh": "oʊ", "ee": "i", "oo": "u", "ay": "eɪ", "eye": "aɪ", "igh": "aɪ"},
    **{"ow": "aʊ", "oy": "ɔɪ", "aw": "ɔ", "er": "ɚ", "ur": "ɚ", "eh": "ɛ", "ih": "ɪ", "air": "ɛ ɹ", "ar": "ɑ ɹ"},
    **{"or": "ɔ ɹ", "eer": "ɪ ɹ", "y": "aɪ", "ai": "aɪ", "a": "æ", "e": "ɛ", "i": "ɪ", "o": "ɑ", "u": "ʌ"},
}
_OPEN_VOWELS: Final = {"a": "ɑ", "e": "eɪ", "i": "i", "o": "oʊ", "u": "u"}  # with nothing behind them: `ki`, `lo`
_DOUBLED: Final = regex(r"([b-df-hj-np-tv-z])\1")
_CONSONANTS: Final = {
    **{
        "ch": "t͡ʃ",
        "tch": "t͡ʃ",
        "gh": "ɡ",
        "sh": "ʃ",
        "th": "θ",
        "dh": "ð",
        "zh": "ʒ",
        "kh": "k",
        "ng": "ŋ",
        "ck": "k",
        "qu": "k w",
        "ph": "f",
    },
    **{"wh": "w", "b": "b", "c": "k", "d": "d", "f": "f", "g": "ɡ", "h": "h", "j": "d͡ʒ", "k": "k", "l": "l", "m": "m"},
    **{"n": "n", "p": "p", "q": "k", "r": "ɹ", "s": "s", "t": "t", "v": "v", "w": "w", "x": "k s", "y": "j", "z": "z"},
}
_ONE_OF: Final = {
    name: "|".join(sorted(table, key=len, reverse=True)) for name, table in (("v", _VOWELS), ("c", _CONSONANTS))
}
_SYLLABLE: Final = regex(rf"(?P<onset>(?:{_ONE_OF['c']})*)(?P<vowel>{_ONE_OF['v']})(?P<coda>(?:{_ONE_OF['c']})*)")
_EACH_CONSONANT: Final = regex(_ONE_OF["c"])


def sounds_like(spelling: str) -> Phonemes:
    """Phonemes of a pronunciation written by how it sounds.

    Raises:
        TextError: it is empty or too long, has other signs than letters, hyphens and spaces, or a part has no sound.
    """
    if not spelling.strip():
        raise TextError("Write how the word sounds, for example 'TACK-oh-el-EM'.")
    if not _ALLOWED.fullmatch(spelling) or len(spelling) > LONGEST:
        raise TextError(
            f"{spelling[:LONGEST]!r} must have letters, hyphens and spaces only, and at most {LONGEST} of them."
        )
    parts = [part for part in re.split(r"[ -]+", spelling) if part.strip("'")]
    sounds = [_sound(part) for part in parts]
    silent = next((part for part, sound in zip(parts, sounds, strict=True) if not sound), None)
    if silent is not None or not parts:
        raise TextError(f"{silent or spelling!r} has no sound; add a vowel, as in 'buh' or 'bee'.")
    loud = [len(part) > 1 and part.isupper() for part in parts]
    if any(loud):
        sounds = [
            _stressed(sound) if is_loud else _eased(sound, "") for sound, is_loud in zip(sounds, loud, strict=True)
        ]
    elif len(parts) > 1:
        first = next((i for i, sound in enumerate(sounds) if _has_stress(sound)), 0)
        sounds = [_stressed(sound) if i == first else _eased(sound, SECONDARY) for i, sound in enumerate(sounds)]
    elif not _has_stress(sounds[0]):
        sounds = [_stressed(sounds[0])]
    return tuple(phoneme for sound in sounds for phoneme in sound)


@lru_cache(maxsize=1)
def _pronouncer() -> EnglishPronouncer:
    return EnglishPronouncer()


def _sound(part: str) -> Phonemes:
    """A word, a syllable, or a guess."""
    word = part.lower()
    if _pronouncer().knows(word):
        return _strong(word)
    syllable = _SYLLABLE.fullmatch(_DOUBLED.sub(r"\1", word))
    if syllable is None:
        return _strong(word)
    consonants = (_EACH_CONSONANT.findall(syllable[name]) for name in ("onset", "coda"))
    onset, coda = (" ".join(_CONSONANTS[letter] for letter in letters) for letters in consonants)
    vowel = (not coda and _OPEN_VOWELS.get(syllable["vowel"])) or _VOWELS[syllable["vowel"]]
    is_stressed = vowel != "ə"
    return tuple(f"{onset} {PRIMARY if is_stressed else ''}{vowel} {coda}".split())


def _strong(word: str) -> Phonemes:
    return _pronouncer().pronounce([Word(word)])[0]


def _has_stress(sound: Phonemes) -> bool:
    return any(split_stress(phoneme)[0] == PRIMARY for phoneme in sound)


def _stressed(sound: Phonemes) -> Phonemes:
    """The sound with one main stress: its own, or on its first vowel; an unstressed `uh` becomes the stressed one."""
    if _has_stress(sound):
        return sound
    first = next((i for i, phoneme in enumerate(sound) if is_vowel(phoneme)), None)
    if first is None:
        return sound
    bare = split_stress(sound[first])[1]
    return (*sound[:first], PRIMARY + ("ʌ" if bare == "ə" else bare), *sound[first + 1 :])


def _eased(sound: Phonemes, stress: str) -> Phonemes:
    """The sound with `stress` in place of its main one; the vowel of `sun` is a weak one without any."""
    eased = (phoneme.replace(PRIMARY, stress) for phoneme in sound)
    return tuple("ə" if phoneme == "ʌ" else phoneme for phoneme in eased)

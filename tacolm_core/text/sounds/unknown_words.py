"""Pronunciations of words the lexicon lacks: from their parts where they have known ones, else guessed from letters.

`wardsmen` is `wards` and `men`, `culpably` is `culpable` with another ending, `savour` is another spelling of `savor`.
Parts are far more reliable than the letter-by-letter guess, whose stress is repaired besides.
"""

import re
from collections.abc import Callable
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.phonemes import PRIMARY, SECONDARY, is_vowel, split_stress
from tacolm_core.text.sounds import english

Phonemes = tuple[str, ...]
# The pronunciation of a known word, given the tag that chooses between its readings; None for an unknown word.
LookUp = Callable[[str, str], Phonemes | None]

_DEEPEST: Final = 3  # endings and prefixes taken off one word
_MIN_PART: Final = 3
_MIN_COMPOUND: Final = 7
_LONGEST_SPELLED: Final = 5  # letters of a word without vowels, as in `html`
_LONGEST_WORD: Final = 40  # letters; longer ones are no words
_DRAWN_OUT: Final = regex(r"([a-z])\1{2,}|^(?:ha){3,}$")
_LAUGHTER: Final = regex(r"(?:ha){3,}")
_SHORT: Final = frozenset(
    ("ah", "do", "go", "hi", "me", "my", "no", "oh", "please", "see", "so", "well", "what", "who", "why", "yes", "you")
)
_PREFIXES: Final[dict[str, Phonemes]] = {
    **{"un": ("ʌ", "n"), "re": ("ɹ", "i"), "non": ("n", "ˌɑ", "n"), "over": ("ˌoʊ", "v", "ɚ")},
    **{"under": ("ˌʌ", "n", "d", "ɚ"), "mis": ("m", "ˌɪ", "s"), "dis": ("d", "ˌɪ", "s"), "pre": ("p", "ɹ", "ˌi")},
    **{"out": ("ˌaʊ", "t"), "fore": ("f", "ˌɔ", "ɹ"), "anti": ("ˌæ", "n", "t", "i"), "semi": ("s", "ˌɛ", "m", "i")},
    **{"super": ("s", "ˌu", "p", "ɚ"), "inter": ("ˌɪ", "n", "t", "ɚ"), "counter": ("k", "ˌaʊ", "n", "t", "ɚ")},
    **{"multi": ("m", "ˌʌ", "l", "t", "i"), "micro": ("m", "ˌaɪ", "k", "ɹ", "oʊ"), "mega": ("m", "ˌɛ", "ɡ", "ə")},
    **{"hyper": ("h", "ˌaɪ", "p", "ɚ"), "ultra": ("ˌʌ", "l", "t", "ɹ", "ə"), "cyber": ("s", "ˌaɪ", "b", "ɚ")},
}
# Endings that leave the word before them as it is.
_PLAIN_ENDINGS: Final[dict[str, Phonemes]] = {
    **{"ness": ("n", "ə", "s"), "less": ("l", "ə", "s"), "ment": ("m", "ə", "n", "t"), "ful": ("f", "ə", "l")},
    **{"ship": ("ʃ", "ˌɪ", "p"), "man": ("m", "ə", "n"), "men": ("m", "ə", "n"), "like": ("l", "ˌaɪ", "k")},
    **{"ward": ("w", "ɚ", "d"), "wards": ("w", "ɚ", "d", "z"), "hood": ("h", "ˌʊ", "d"), "dom": ("d", "ə", "m")},
    **{
        "some": ("s", "ə", "m"),
        "ly": ("l", "i"),
        "ish": ("ɪ", "ʃ"),
        "ism": ("ˌɪ", "z", "ə", "m"),
        "ist": ("ɪ", "s", "t"),
    },
    **{"cation": ("k", "ˈeɪ", "ʃ", "ə", "n"), "cations": ("k", "ˈeɪ", "ʃ", "ə", "n", "z")},
    **{"able": ("ə", "b", "ə", "l"), "ville": ("v", "ˌɪ", "l"), "shire": ("ʃ", "ɚ"), "bury": ("b", "ˌɛ", "ɹ", "i")},
}
# Endings before which a final e falls, a consonant doubles or y becomes i.
_JOINED_ENDINGS: Final[dict[str, Phonemes]] = {
    **{"ing": ("ɪ", "ŋ"), "er": ("ɚ",), "or": ("ɚ",), "est": ("ɪ", "s", "t"), "able": ("ə", "b", "ə", "l")},
    **{"ish": ("ɪ", "ʃ"), "y": ("i",)},
}
_AMERICAN: Final = tuple(
    (regex(british), american)
    for british, american in (
        *((r"our", "or"), (r"is(?=e|i|a)", "iz"), (r"yse", "yze"), (r"ence(?=s?$)", "ense"), (r"tre(?=s?$)", "ter")),
        *((r"ll(?=ed|ing|er|or)", "l"), (r"lph", "lf"), (r"ae|oe", "e"), (r"ogue(?=s?$)", "og"), (r"gramme", "gram")),
        *((r"que(?=s?$)", "k"), (r"mould", "mold"), (r"plough", "plow"), (r"xion", "ction"), (r"aw?ff", "aff")),
    )
)


class UnknownWords:
    """Pronounces words that are in no lexicon."""

    def __init__(self, look_up: LookUp, guess: Callable[[str], Phonemes]) -> None:
        self._look_up = look_up
        self._guess = guess

    def pronounce(self, word: str) -> Phonemes:
        """Phonemes of a lower-case word of letters a-z; empty when nothing in it sounds."""
        if 1 < len(word) <= _LONGEST_SPELLED and not _DRAWN_OUT.search(word) and not re.search("[aeiouy]", word):
            return tuple(sound for letter in word for sound in self._look_up(letter, "NN") or ())
        drawn_out = _DRAWN_OUT.search(word) and self._shortened(word)
        if drawn_out:
            return drawn_out
        if len(word) > _LONGEST_WORD:
            return repair_stress(self._guess(word))
        found = self._from_parts(word, _DEEPEST) or self._american(word) or self._compound(word)
        return found or repair_stress(self._guess(word))

    def _shortened(self, word: str) -> Phonemes | None:
        """`sooo` is `so`, `goood` is `good`: the known word with the fewest letters left out, but `no` before `noo`."""
        if _LAUGHTER.fullmatch(word):
            return (*(("h", "ɑ") * (len(word) // 2 - 1)), "h", "ˈɑ")
        single, double = (_DRAWN_OUT.sub(letters, word) for letters in (r"\1", r"\1\1"))
        first = (single, double) if single in _SHORT else (double, single)
        return next((found for known in first if len(known) > 1 and (found := self._look_up(known, ""))), None)

    def _known(self, word: str, depth: int, tag: str = "NN") -> Phonemes | None:
        if len(word) < _MIN_PART:
            return None
        return self._look_up(word, tag) or (self._from_parts(word, depth - 1) if depth > 0 else None)

    def _from_parts(self, word: str, depth: int) -> Phonemes | None:
        return (
            self._plural(word, depth)
            or self._past(word, depth)
            or self._ably(word, depth)
            or self._with_ending(word, depth)
            or self._with_prefix(word, depth)
        )

    def _plural(self, word: str, depth: int) -> Phonemes | None:
        if not word.endswith("s") or word.endswith("ss"):
            return None
        stem = self._known(word[:-1], depth)
        if stem is None and word.endswith("es"):
            stem = self._known(word[:-3] + "y" if word.endswith("ies") else word[:-2], depth)
        return stem and stem + plural_sound(stem)

    def _past(self, word: str, depth: int) -> Phonemes | None:
        stem = self._stem_of_joined(word, "ed", depth)
        return stem and stem + past_sound(stem)

    def _ably(self, word: str, depth: int) -> Phonemes | None:
        """`culpably` from `culpable`, `noisily` from `noisy`, `musically` from `musical` or `music`."""
        if word.endswith(("bly", "ply", "tly", "gly")):
            stem = self._known(word[:-1] + "e", depth, "JJ")
            return (stem and stem[-2:] == ("ə", "l") and (*stem[:-2], "l", "i")) or None
        if word.endswith("ically"):
            stem = self._known(word[:-4], depth, "JJ")
            return stem and (*stem, "l", "i")
        if word.endswith("ily"):
            stem = self._known(word[:-3] + "y", depth, "JJ")
            return stem and (*stem[:-1], "ə", "l", "i")
        return None

    def _with_ending(self, word: str, depth: int) -> Phonemes | None:
        for ending, sounds in _PLAIN_ENDINGS.items():
            if word.endswith(ending):
                stem = self._known(word.removesuffix(ending), depth)
                if stem:
                    return stem + sounds
        for ending, sounds in _JOINED_ENDINGS.items():
            stem = self._stem_of_joined(word, ending, depth)
            if stem:
                return stem + sounds
        return None

    def _stem_of_joined(self, word: str, ending: str, depth: int) -> Phonemes | None:
        if not word.endswith(ending):
            return None
        rest = word.removesuffix(ending)
        if len(rest) < _MIN_PART:
            return None
        stems = (
            [rest + "e", rest]
            if re.search(r"[^aeiou][aeiou][^aeiouwxy]$|[^aeiou]u$|[cgsvz]$", rest)
            else [rest, rest + "e"]
        )
        if rest[-1] == rest[-2]:
            stems.append(rest[:-1])
        if rest.endswith("i"):
            stems.append(rest[:-1] + "y")
        return next((found for stem in stems if (found := self._known(stem, depth, "VB"))), None)

    def _with_prefix(self, word: str, depth: int) -> Phonemes | None:
        for prefix, sounds in _PREFIXES.items():
            rest = word.removeprefix(prefix)
            if rest != word and len(rest) > _MIN_PART:
                stem = self._known(rest, depth)
                if stem:
                    return sounds + stem
        return None

    def _american(self, word: str) -> Phonemes | None:
        for pattern, american in _AMERICAN:
            respelled = pattern.sub(american, word)
            if respelled != word:
                found = self._known(respelled, _DEEPEST)
                if found:
                    return found
        return None

    def _compound(self, word: str) -> Phonemes | None:
        """Two known words, cut as evenly as possible; the second keeps only a secondary stress."""
        if len(word) < _MIN_COMPOUND:
            return None
        cuts = sorted(range(_MIN_PART, len(word) - _MIN_PART + 1), key=lambda cut: abs(2 * cut - len(word)))
        for cut in cuts:
            first, second = self._known(word[:cut], 0), self._known(word[cut:], 1)
            if first and second and any(map(is_vowel, first)) and any(map(is_vowel, second)):
                return first + tuple(p.replace(PRIMARY, SECONDARY) for p in second)
        return None


def repair_stress(phonemes: Phonemes) -> Phonemes:
    """Exactly one primary stress: of several the last stays unless it is on the final vowel; none goes to the first."""
    vowels = [i for i, phoneme in enumerate(phonemes) if is_vowel(phoneme)]
    primaries = [i for i in vowels if phonemes[i].startswith(PRIMARY)]
    if not vowels or len(primaries) == 1:
        return phonemes
    repaired = list(phonemes)
    if primaries:
        kept = primaries[0] if primaries[-1] == vowels[-1] else primaries[-1]
        for i in primaries:
            repaired[i] = (PRIMARY if i == kept else SECONDARY) + split_stress(phonemes[i])[1]
        return tuple(repaired)
    full = [i for i in vowels if split_stress(phonemes[i])[1] not in ("ə", "ɚ")] or vowels
    repaired[full[0]] = PRIMARY + split_stress(phonemes[full[0]])[1].replace("ə", "ʌ")
    return tuple(repaired)


def plural_sound(stem: Phonemes) -> Phonemes:
    """The s of plurals and possessives."""
    if stem and stem[-1] in english.HISSING:
        return ("ɪ", "z")
    return ("s",) if stem and stem[-1] in english.VOICELESS else ("z",)


def past_sound(stem: Phonemes) -> Phonemes:
    """The ending -ed."""
    if stem and stem[-1] in ("t", "d"):
        return ("ɪ", "d")
    voiceless = stem and (stem[-1] in english.VOICELESS or stem[-1] in ("s", "ʃ", "t͡ʃ"))
    return ("t",) if voiceless else ("d",)

"""Our phonemes in the alphabet of the corpus generator `hibari` (that of Kokoro and misaki), token by token.

The two alphabets cut speech alike but spell it differently: hibari writes diphthongs as capitals (`A` = eɪ), stress as
a symbol of its own before the vowel, and some pronunciations that follow from the neighbours (the tap of `city`, the
syllabic l of `little`) with symbols of their own. Every token of ours becomes one or more hibari symbols, in order, so
durations per symbol add up to durations per token.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tacolm_core.text.phonemes import CONSONANTS, PUNCTUATION, WORD_BOUNDARY, is_vowel, split_stress

_SYMBOLS: Final = {
    **{"t͡ʃ": "ʧ", "d͡ʒ": "ʤ", "eɪ": "A", "aɪ": "I", "oʊ": "O", "aʊ": "W", "ɔɪ": "Y", "ɚ": "əɹ"},
}
_STRESSED_SYMBOLS: Final = {"ɚ": "ɜɹ", "ə": "ʌ"}
_TAP: Final = "T"
_PAD: Final = 0  # hibari's id for the silence at either end
# Unstressed little words that hibari was taught with another vowel.
_WORDS: Final = {
    ("ə",): ["ɐ"],
    ("ə", "n"): ["ɐ", "n"],
    ("ə", "v"): ["ʌ", "v"],
    ("w", "ə", "z"): ["w", "ʌ", "z"],
}
_LIQUIDS: Final = frozenset(("ɹ", "l", "w", "j"))


@dataclass(frozen=True)
class HibariInput:
    """What hibari reads for one utterance.

    `ids` has a pad at both ends. `counts[i]` is how many of the ids belong to text token i, from BOS to EOS, so
    `counts` adds up to `len(ids)`.
    """

    ids: tuple[int, ...]
    counts: tuple[int, ...]


def hibari_input(symbols: Sequence[str], vocabulary: Mapping[str, int]) -> HibariInput:
    """Ids for hibari from our symbols between BOS and EOS.

    Args:
        symbols: as `PhonemeTokenizer.symbols` gives them, S - 2 of them.
        vocabulary: hibari's `assets/vocab.json` (`Hibari().vocab`).
    """
    pieces = to_hibari(symbols)
    ids = [vocabulary[character] for piece in pieces for character in piece]
    return HibariInput((_PAD, *ids, _PAD), (1, *map(len, pieces), 1))


def sum_durations(durations: Sequence[int], counts: Sequence[int]) -> list[int]:
    """Durations per text token from durations per hibari symbol.

    Raises:
        ValueError: there is not one duration for each symbol.
    """
    if len(durations) != sum(counts):
        raise ValueError(f"{len(durations)} durations for {sum(counts)} symbols")
    sums: list[int] = []
    position = 0
    for count in counts:
        sums.append(sum(durations[position : position + count]))
        position += count
    return sums


def to_hibari(symbols: Sequence[str]) -> list[str]:
    """Hibari symbols (one or more characters) of each of our symbols."""
    pieces: list[str] = []
    word: list[str] = []
    for symbol in symbols:
        if symbol != WORD_BOUNDARY and symbol not in PUNCTUATION:
            word.append(symbol)
            continue
        pieces += [*_word_to_hibari(word), symbol]
        word = []
    return [*pieces, *_word_to_hibari(word)]


def _word_to_hibari(word: Sequence[str]) -> list[str]:
    known = _WORDS.get(tuple(word))
    return list(known) if known else [_phoneme_to_hibari(word, i) for i in range(len(word))]


def _phoneme_to_hibari(word: Sequence[str], i: int) -> str:
    stress, phoneme = split_stress(word[i])
    if stress:
        return stress + _STRESSED_SYMBOLS.get(phoneme, _SYMBOLS.get(phoneme, phoneme))
    if phoneme == "t" and _is_tapped(word, i):
        return _TAP
    if phoneme == "ə" and _is_syllabic(word, i):
        return "ᵊ"
    if phoneme == "ɪ" and _is_ending_vowel(word, i):
        return "ᵻ"
    return _SYMBOLS.get(phoneme, phoneme)


def _is_tapped(word: Sequence[str], i: int) -> bool:
    """The t of `city` and `party`: between a vowel or r and an unstressed vowel, but not in `-ton`."""
    if not 0 < i < len(word) - 1 or not (is_vowel(word[i - 1]) or word[i - 1] == "ɹ"):
        return False
    syllabic_n = word[i + 1 : i + 3] in (["ə", "n"], ("ə", "n"))
    stress, following = split_stress(word[i + 1])
    return is_vowel(following) and not stress and not syllabic_n


def _is_syllabic(word: Sequence[str], i: int) -> bool:
    """The vowel of `little` and `hidden`: hardly there between a consonant and l or n at the end of a syllable."""
    if not 0 < i < len(word) - 1 or word[i - 1] not in CONSONANTS or word[i - 1] in _LIQUIDS:
        return False
    ends_syllable = i + 2 == len(word) or not is_vowel(word[i + 2])
    return ends_syllable and (word[i + 1] == "l" or (word[i + 1] == "n" and word[i - 1] in ("t", "d", "s", "z")))


def _is_ending_vowel(word: Sequence[str], i: int) -> bool:
    """The vowel of the endings in `wanted` and `roses`."""
    return i + 2 == len(word) and i > 0 and word[i + 1] in ("d", "z") and word[i - 1] in CONSONANTS

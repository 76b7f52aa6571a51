"""Text tokens of VALL-E X: English phonemes in the 70 symbols of its published table.

The published front end looks words up in CMU's dictionary and writes them in a way of its own; here they come from
this project's pronunciations and are written that way: no stress in words of one syllable, else a mark before the
syllable's first consonants; no sound of `ʌ` or `ɚ` apart from `ə` and `əɹ`; `e` for `eɪ`; a dark `l` after a word's
last vowel; `_` between words; and a sentence that ends in a mark. The model has never seen BOS and EOS, which stand
around the tokens for the rest of this program.
"""

import re
from collections.abc import Sequence
from typing import Any, ClassVar, Final, Self

from tacolm_core.errors import UnspeakableText
from tacolm_core.text.phonemes import PRIMARY, is_vowel, split_stress
from tacolm_core.text.sounds.pronounce import EnglishPronouncer
from tacolm_core.text.tokenizer import Pronunciations, TextTokenizer, TextTokens, WordSpan
from tacolm_core.text.words import Word, cut_words
from tacolm_core.units import NUM_TEXT_SPECIALS, TEXT_BOS, TEXT_EOS

# The published table; a symbol's place is its number there.
SYMBOLS: Final = (
    *("[UNK]", "[CLS]", "[SEP]", "[PAD]", "[MASK]"),
    *"!#*,-.=?NQ^_`abdefghijklmnopstuvwxyz~æçðŋɑɔəɛɥɪɫɯɸɹɾʃʊʑʒʰˈˌθ…⁼↑→↓",
)
_IDS: Final = {symbol: NUM_TEXT_SPECIALS + place for place, symbol in enumerate(SYMBOLS)}
_BETWEEN_WORDS: Final = "_"
_END: Final = "."
_MARKS: Final = {",": ",", ";": ",", ":": ",", "—": "-", ".": ".", "?": "?", "!": "!"}
_WRITTEN: Final = {"ɡ": "g", "t͡ʃ": "tʃ", "d͡ʒ": "dʒ", "eɪ": "e", "ʌ": "ə", "ɚ": "əɹ"}
_MOVED_MARKS: Final = {f"{PRIMARY}əɹ": f"ə{PRIMARY}ɹ", f"{PRIMARY}ie": f"i{PRIMARY}e"}
_STOPS: Final = frozenset("pbtdkɡ")
_LINGERING: Final = frozenset("fvθðszʃʒmnŋw")  # sounds that a syllable's beginning does not reach over
_CLUSTERS: Final = frozenset({"sp", "st", "sk", "fɹ", "fl"})
_VOWEL_LETTERS: Final = "aeiouæɑɔəɛɪʊ"
_LAST_L: Final = re.compile(f"l([^{_VOWEL_LETTERS}]*)$")


class ValleXTokenizer(TextTokenizer):
    """BOS, the symbols, EOS. Symbol `SYMBOLS[i]` has the id `NUM_TEXT_SPECIALS + i`."""

    kind: ClassVar[str] = "valle-x"
    reads_pronunciations: ClassVar[bool] = True

    def __init__(self, pronouncer: EnglishPronouncer | None = None) -> None:
        self._pronouncer = pronouncer or EnglishPronouncer()

    @classmethod
    def from_definition(cls, definition: dict[str, Any]) -> Self:
        """Build from what `definition()` gave.

        Raises:
            ValueError: the file was written for another table.
        """
        if definition["symbols"] != list(SYMBOLS):
            raise ValueError(f"its table of {len(definition['symbols'])} symbols is not the published {len(SYMBOLS)}")
        return cls()

    @property
    def vocabulary_size(self) -> int:
        """Three special ids and the symbols."""
        return NUM_TEXT_SPECIALS + len(SYMBOLS)

    def definition(self) -> dict[str, Any]:
        """The symbols in the order of their ids."""
        return {"symbols": list(SYMBOLS)}

    def encode(self, spoken: str, lexicon: Pronunciations | None = None) -> TextTokens:
        """Ids of one spoken sentence; a word of the lexicon is pronounced as it says.

        Raises:
            UnspeakableText: nothing in it can be pronounced.
        """
        words = [_with_lexicon(word, lexicon) for word in cut_words(spoken)]
        sounds = self._pronouncer.pronounce(words)
        told = [(word, written(phonemes)) for word, phonemes in zip(words, sounds, strict=True) if phonemes]
        if not told:
            shown = spoken.strip()[:60]
            raise UnspeakableText(f"Nothing in {shown!r} can be pronounced; type at least one English word or number.")
        ids, spans = [TEXT_BOS], list[WordSpan]()
        for word, letters in told:
            ids += [_IDS[_BETWEEN_WORDS]] * bool(spans)
            spans.append(WordSpan(word.text, len(ids), len(ids) + len(letters)))
            mark = _MARKS.get(word.mark, "") or (_END if word is told[-1][0] else "")
            ids += [_IDS[symbol] for symbol in letters + mark]
        return TextTokens((*ids, TEXT_EOS), tuple(spans))

    def decode(self, ids: tuple[int, ...]) -> str:
        """The symbols in one string."""
        return "".join(SYMBOLS[i - NUM_TEXT_SPECIALS] for i in ids if i >= NUM_TEXT_SPECIALS)


def written(phonemes: Sequence[str]) -> str:
    """A word's phonemes (text/phonemes.py) as VALL-E X writes them."""
    stressed = sum(map(is_vowel, phonemes)) > 1
    letters: list[str] = []
    for place, phoneme in enumerate(phonemes):
        mark, bare = split_stress(phoneme)
        letters.append(_WRITTEN.get(bare, bare))
        if mark and stressed:
            start = _syllable_start(phonemes, place)
            letters[start] = mark + letters[start]
    text = "".join(letters)
    for before, after in _MOVED_MARKS.items():
        text = text if text.startswith(before) else text.replace(before, after)
    return _LAST_L.sub(r"ɫ\1", text)


def _syllable_start(phonemes: Sequence[str], vowel: int) -> int:
    """Where the mark of a stressed vowel is written: before the consonants that begin its syllable."""
    for place in range(vowel - 1, -1, -1):
        following = phonemes[place + 1]
        if is_vowel(phonemes[place]):
            return place + 1
        if phonemes[place] in _LINGERING or (place < vowel - 1 and following in _STOPS):
            inside = place == vowel - 1 or phonemes[place] + following in _CLUSTERS
            return place if inside else place + 1
    return 0


def _with_lexicon(word: Word, lexicon: Pronunciations | None) -> Word:
    if not lexicon or word.phonemes:
        return word
    return Word(word.text, lexicon.get(word.text.lower(), ()), word.mark)

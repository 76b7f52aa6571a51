"""Phonemes as text tokens: the tokenizer of the shipped model."""

from typing import Any, ClassVar, Final, Self

from tacolm_core.errors import UnspeakableText
from tacolm_core.text.phonemes import INVENTORY, WORD_BOUNDARY
from tacolm_core.text.sounds.pronounce import EnglishPronouncer
from tacolm_core.text.tokenizer import Pronunciations, TextTokenizer, TextTokens, WordSpan
from tacolm_core.text.words import Word, cut_words
from tacolm_core.units import NUM_TEXT_SPECIALS, TEXT_BOS, TEXT_EOS

_IDS: Final = {symbol: NUM_TEXT_SPECIALS + i for i, symbol in enumerate(INVENTORY)}


class PhonemeTokenizer(TextTokenizer):
    """BOS, then for each word its phonemes and its punctuation, a word boundary between words, EOS.

    Symbol `INVENTORY[i]` has the id `NUM_TEXT_SPECIALS + i`.
    """

    kind: ClassVar[str] = "phonemes"
    reads_pronunciations: ClassVar[bool] = True

    def __init__(self, pronouncer: EnglishPronouncer | None = None) -> None:
        self._pronouncer = pronouncer or EnglishPronouncer()

    @classmethod
    def from_definition(cls, definition: dict[str, Any]) -> Self:
        """Build from what `definition()` gave.

        Raises:
            ValueError: the file was written for another phoneme inventory.
        """
        inventory = definition["inventory"]
        if inventory != list(INVENTORY):
            raise ValueError(
                f"its phoneme inventory of {len(inventory)} symbols is not this program's {len(INVENTORY)}"
            )
        return cls()

    @property
    def vocabulary_size(self) -> int:
        """Three special ids and the symbols."""
        return NUM_TEXT_SPECIALS + len(INVENTORY)

    @property
    def word_boundary(self) -> int:
        """Id of WORD_BOUNDARY."""
        return _IDS[WORD_BOUNDARY]

    def definition(self) -> dict[str, Any]:
        """The symbols in the order of their ids."""
        return {"inventory": list(INVENTORY)}

    def encode(self, spoken: str, lexicon: Pronunciations | None = None) -> TextTokens:
        """Ids of one spoken sentence; a word of the lexicon is pronounced as it says.

        Raises:
            UnspeakableText: nothing in it can be pronounced.
        """
        words = [_with_lexicon(word, lexicon) for word in cut_words(spoken)]
        return tokens_of_words(words, self._pronouncer.pronounce(words), spoken)

    def decode(self, ids: tuple[int, ...]) -> str:
        """The phonemes, word boundaries and punctuation in one string."""
        return "".join(self.symbols(ids))

    def symbols(self, ids: tuple[int, ...]) -> list[str]:
        """The symbol of each id; special ids are left out.

        Raises:
            ValueError: an id is outside the vocabulary.
        """
        outside = [i for i in ids if not 0 <= i < self.vocabulary_size]
        if outside:
            raise ValueError(f"text token {outside[0]} is outside 0..{self.vocabulary_size - 1}")
        return [INVENTORY[i - NUM_TEXT_SPECIALS] for i in ids if i >= NUM_TEXT_SPECIALS]


def tokens_of_words(words: list[Word], phonemes: list[tuple[str, ...]], spoken: str) -> TextTokens:
    """Lay words out as one token sequence; `spoken` is only for the message.

    Raises:
        UnspeakableText: no word has a phoneme.
    """
    ids: list[int] = [TEXT_BOS]
    spans: list[WordSpan] = []
    for word, sounds in zip(words, phonemes, strict=True):
        if not sounds:
            continue
        if spans:
            ids.append(_IDS[WORD_BOUNDARY])
        first = len(ids)
        ids.extend(_IDS[sound] for sound in sounds)
        spans.append(WordSpan(word.text, first, len(ids)))
        if word.mark:
            ids.append(_IDS[word.mark])
    if not spans:
        shown = spoken.strip()[:60]
        raise UnspeakableText(f"Nothing in {shown!r} can be pronounced; type at least one English word or number.")
    return TextTokens((*ids, TEXT_EOS), tuple(spans))


def _with_lexicon(word: Word, lexicon: Pronunciations | None) -> Word:
    if not lexicon or word.phonemes:
        return word
    return Word(word.text, lexicon.get(word.text.lower(), ()), word.mark)

"""Spoken text to text tokens and back, whatever a token stands for: the interface."""

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar, Final

from tacolm_core.files import replace_file
from tacolm_core.units import TEXT_BOS

FORMAT_VERSION: Final = 1

Pronunciations = Mapping[str, tuple[str, ...]]  # lower-case word -> phonemes


@dataclass(frozen=True)
class WordSpan:
    """Where one spoken word lies in the ids: `ids[first_token:end_token]`, without the boundary and punctuation."""

    text: str
    first_token: int
    end_token: int


@dataclass(frozen=True)
class TextTokens:
    """One sentence as ids from BOS to EOS, with its words in order."""

    ids: tuple[int, ...]
    words: tuple[WordSpan, ...]


class TextTokenizer(ABC):
    """Cuts spoken text (from `normalizer.normalize`) into ids. Immutable; may be shared by threads."""

    kind: ClassVar[str]
    reads_pronunciations: ClassVar[bool]  # whether phonemes of a lexicon or written inline reach the tokens

    @property
    @abstractmethod
    def vocabulary_size(self) -> int:
        """Number of ids including PAD, BOS and EOS (units.TEXT_PAD, TEXT_BOS, TEXT_EOS)."""

    @property
    def word_boundary(self) -> int | None:
        """Id of the token between two words; None where words are marked otherwise."""
        return None

    @abstractmethod
    def encode(self, spoken: str, lexicon: Pronunciations | None = None) -> TextTokens:
        """Ids of one spoken sentence; `lexicon` pronunciations go before the built-in ones.

        Raises:
            UnspeakableText: nothing in it can be pronounced.
        """

    @abstractmethod
    def decode(self, ids: tuple[int, ...]) -> str:
        """Text of the ids for people: phonemes or pieces; special ids are left out."""

    @abstractmethod
    def definition(self) -> dict[str, Any]:
        """Everything that decides which id means what, as JSON values."""

    def leading_ids(self, sentences: Sequence[TextTokens]) -> tuple[int, ...]:
        """Ids of sentences that another one follows: from BOS to the word boundary before it, if there is one."""
        boundary = () if self.word_boundary is None else (self.word_boundary,)
        return (TEXT_BOS, *chain.from_iterable((*sentence.ids[1:-1], *boundary) for sentence in sentences))

    @property
    def hash(self) -> str:
        """SHA-256 of the definition, in hex; weights carry the hash of the tokenizer they were trained with."""
        record = {"kind": self.kind, "version": FORMAT_VERSION, **self.definition()}
        text = json.dumps(record, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def save(self, path: Path) -> None:
        """Write `tokenizer.json`, as a whole or not at all.

        Raises:
            OutputError: the file cannot be written.
        """
        record = {"kind": self.kind, "version": FORMAT_VERSION, **self.definition()}
        with replace_file(path) as aside:
            aside.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

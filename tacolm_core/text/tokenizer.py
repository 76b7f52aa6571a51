"""Spoken text to text tokens and back, whatever a token stands for: the interface and its file."""

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar, Final

from tacolm_core.errors import DamagedFile, NoModel, NotACheckpoint, WrongVersion
from tacolm_core.files import replace_file
from tacolm_core.units import TEXT_BOS

FORMAT_VERSION: Final = 1
_KIND_NAMES: Final = ("phonemes", "bpe", "valle-x")

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


def load_tokenizer(path: Path) -> TextTokenizer:
    """The tokenizer described by a `tokenizer.json`.

    Raises:
        NoModel: there is no such file.
        NotACheckpoint: the file is something else.
        WrongVersion: another format version.
        DamagedFile: the contents do not make a tokenizer.
    """
    record = _read_record(path)
    version = record.get("version")
    if version != FORMAT_VERSION:
        raise WrongVersion(
            f"{path.name} has tokenizer format {version!r}, this program reads {FORMAT_VERSION}; "
            "use the program version it was made with, or train again."
        )
    definition = {key: value for key, value in record.items() if key not in ("kind", "version")}
    try:
        if record["kind"] == "phonemes":
            from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer

            return PhonemeTokenizer.from_definition(definition)
        if record["kind"] == "valle-x":
            from tacolm_core.text.valle_x import ValleXTokenizer

            return ValleXTokenizer.from_definition(definition)
        from tacolm_core.text.bpe import BpeTokenizer

        return BpeTokenizer.from_definition(definition)
    except (KeyError, TypeError, ValueError, RuntimeError, OSError) as error:
        raise DamagedFile(
            f"{path.name} does not describe a tokenizer ({error}); copy the model folder again."
        ) from error


def _read_record(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NoModel(f"There is no tokenizer at {path}; point to a model folder that has a tokenizer.json.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise NotACheckpoint(f"{path} cannot be read as a tokenizer ({error}).") from error
    except json.JSONDecodeError as error:
        raise DamagedFile(f"{path.name} is cut short or damaged ({error}); copy the model folder again.") from error
    if not isinstance(record, dict) or record.get("kind") not in _KIND_NAMES:
        raise NotACheckpoint(f"{path.name} is not a tokenizer file; its kind must be one of {', '.join(_KIND_NAMES)}.")
    return record

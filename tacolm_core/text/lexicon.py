"""A person's own pronunciations: words and their phonemes, in a tab-separated file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tacolm_core.errors import OutputError, TextError
from tacolm_core.text.patterns import regex
from tacolm_core.text.phonemes import parse_pronunciation

_WORD: Final = regex(r"[^\s\[\]|]+(?: [^\s\[\]|]+)*")
_MAX_WORD: Final = 60


class Lexicon(Mapping[str, tuple[str, ...]]):
    """Word or short phrase to phonemes; upper and lower case are the same. Immutable: changes give a new lexicon."""

    def __init__(self, pronunciations: Mapping[str, tuple[str, ...]] | None = None) -> None:
        entries = {_key(word): tuple(phonemes) for word, phonemes in (pronunciations or {}).items()}
        self._entries = MappingProxyType(entries)

    def __getitem__(self, word: str) -> tuple[str, ...]:
        return self._entries[_key(word)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def with_word(self, word: str, pronunciation: str) -> "Lexicon":
        """A lexicon that also has, or has instead, this word.

        Raises:
            TextError: the word or its pronunciation cannot be used; the text names the value.
        """
        return Lexicon({**self._entries, check_word(word): parse_pronunciation(pronunciation)})

    def without_word(self, word: str) -> "Lexicon":
        """A lexicon without this word, whether it was there or not."""
        return Lexicon({known: phonemes for known, phonemes in self._entries.items() if known != _key(word)})

    def save(self, path: Path | str) -> None:
        """Write `word<TAB>phonemes` lines, replacing the file as a whole.

        Raises:
            OutputError: the file cannot be written.
        """
        path = Path(path)
        lines = (f"{word}\t{' '.join(phonemes)}\n" for word, phonemes in sorted(self._entries.items()))
        aside = path.with_name(path.name + ".part")
        try:
            aside.write_text("".join(lines), encoding="utf-8")
            aside.replace(path)
        except OSError as error:
            aside.unlink(missing_ok=True)
            raise OutputError(
                f"The lexicon cannot be written to {path} ({error.strerror}); choose another folder."
            ) from error


def load_lexicon(path: Path | str) -> Lexicon:
    """Read `word<TAB>phonemes` lines; empty lines and lines beginning with `#` are skipped.

    Raises:
        TextError: the file cannot be read, or a line is wrong; the text names the line.
    """
    path = Path(path)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise TextError(f"The lexicon {path} cannot be read ({reason}); choose a text file.") from error
    entries: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            word, phonemes = _read_line(line, f"{path.name}, line {number}")
            entries[word] = phonemes
    return Lexicon(entries)


def _read_line(line: str, place: str) -> tuple[str, tuple[str, ...]]:
    word, tab, pronunciation = line.partition("\t")
    if not tab:
        raise TextError(f"{place}: {line.strip()[:60]!r} has no tab; write word, tab, phonemes.")
    try:
        return check_word(word), parse_pronunciation(pronunciation)
    except TextError as error:
        raise TextError(f"{place}: {error}") from error


def check_word(word: str) -> str:
    """The word in the form it is stored in.

    Raises:
        TextError: it is empty, too long or has brackets.
    """
    key = _key(word)
    if not _WORD.fullmatch(key) or len(key) > _MAX_WORD:
        raise TextError(f"{word[:80]!r} cannot be a lexicon word; use 1 to {_MAX_WORD} characters without brackets.")
    return key


def _key(word: str) -> str:
    return " ".join(word.lower().replace("’", "'").split())

"""The list of a batch: a table in CSV, one sound file a row, and the share of it that one of several programs makes.

text,voice,file
Good morning.,ada.voice,001.wav
"He said ""no"".",ben.voice,chapter 1/002.flac
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from tacolm_core.audio.files import BY_SUFFIX
from tacolm_core.errors import DataError, OptionsError

_COLUMNS: Final = {"text": "text", "voice": "voice", "file": "file", "file name": "file", "filename": "file"}
_DELIMITERS: Final = ",;\t"
_LARGEST: Final = 200_000_000  # bytes
_LONGEST_FIELD: Final = 1_000_000  # characters


@dataclass(frozen=True)
class BatchRow:
    """One sound to be made."""

    line: int  # in the list, from 1
    text: str
    voice: str  # as the list names it; "": the voice of the whole batch
    file: str  # below the folder of the results, forward slashes, with its ending


@dataclass(frozen=True)
class Shard:
    """Every `count`-th row, beginning with the `index`-th, from 1."""

    index: int = 1
    count: int = 1

    @classmethod
    def parse(cls, text: str) -> "Shard":
        """A shard written `i/n`.

        Raises:
            OptionsError: it is not, or i is not 1 to n.

        """
        first, _, second = text.partition("/")
        if not (first.strip().isdecimal() and second.strip().isdecimal() and 1 <= int(first) <= int(second)):
            raise OptionsError(f"A share of a list is written i/n, with i from 1 to n, not {text!r}; for example 1/8.")
        return cls(int(first), int(second))

    def of(self, rows: Iterable[BatchRow]) -> list[BatchRow]:
        """The rows that are this shard's."""
        return [row for place, row in enumerate(rows) if place % self.count == self.index - 1]


def read_batch(path: str | Path) -> list[BatchRow]:
    """The rows of a list with at least the columns `text` and `file`; `voice` may be missing or empty.

    Commas, semicolons or tabs between columns; UTF-8; empty lines are passed over. A file without a known ending
    becomes a WAV file.

    Raises:
        DataError: it cannot be read, has no such columns, or a row that cannot be made; the text names the line.

    """
    path = Path(path)
    reader = csv.reader(io.StringIO(_read(path), newline=""), delimiter=_delimiter(path), strict=True)
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        places = _places(path, next(reader, []))
        rows = []
        for fields in reader:
            if any(field.strip() for field in fields):
                rows.append(_row(path, reader.line_num, fields, places))
    except csv.Error as error:
        raise DataError(f"{path}, line {reader.line_num}: {error}; put double quotes around a text.") from error
    if not rows:
        raise DataError(f"{path} has no rows below its first line; add some.")
    _check_names(path, rows)
    return rows


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise DataError(f"{path} is too large for a list; cut it into several.")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DataError(f"The list {path} cannot be read ({error.strerror}); choose another.") from error
    except UnicodeDecodeError as error:
        raise DataError(f"The list {path} is not UTF-8 text; save it as CSV in UTF-8.") from error


def _delimiter(path: Path) -> str:
    head = _read(path).split("\n", 1)[0]
    return max(_DELIMITERS, key=head.count)


def _places(path: Path, head: list[str]) -> dict[str, int]:
    places = {_COLUMNS[name]: place for place, field in enumerate(head) if (name := field.strip().lower()) in _COLUMNS}
    if not {"text", "file"} <= set(places):
        raise DataError(f"The first line of {path} must name the columns: text, voice, file.")
    return places


def _row(path: Path, line: int, fields: list[str], places: dict[str, int]) -> BatchRow:
    values = {name: fields[place].strip() if place < len(fields) else "" for name, place in places.items()}
    if not values["text"] or not values["file"]:
        missing = "text" if not values["text"] else "file name"
        raise DataError(f"{path}, line {line}: there is no {missing}; fill it in or remove the line.")
    return BatchRow(line, values["text"], values.get("voice", ""), _safe_name(path, line, values["file"]))


def _safe_name(path: Path, line: int, name: str) -> str:
    written = PurePosixPath(name.replace("\\", "/"))
    if written.is_absolute() or PureWindowsPath(name).drive or ".." in written.parts or not written.name:
        raise DataError(f"{path}, line {line}: {name!r} leads out of the folder of the results; name a file in it.")
    return str(written if written.suffix.lower() in BY_SUFFIX else f"{written}.wav")


def _check_names(path: Path, rows: list[BatchRow]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        stem = str(PurePosixPath(row.file).with_suffix("")).casefold()  # subtitles lie beside the sound
        if stem in first:
            raise DataError(f"{path}, lines {first[stem]} and {row.line}: both are called {row.file}; rename one.")
        first[stem] = row.line

"""Text files of a corpus, read so that whatever is wrong with one names the file and the line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tacolm_core.errors import DataError


def read_utf8(path: Path, way_out: str = "name another file") -> str:
    """All of a text file, without a byte order mark.

    Raises:
        DataError: it cannot be read, or is not UTF-8; the text names the line.

    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be read ({getattr(error, 'strerror', None) or error}); {way_out}.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DataError(f"Line {line} of {path} is not UTF-8 text; save the file as UTF-8.") from error


def numbered_lines(path: Path, way_out: str = "name another file") -> Iterator[tuple[int, str]]:
    """Lines that are not blank, with their numbers from 1; only line feeds end one, with or without a return.

    Raises:
        DataError: see `read_utf8`.

    """
    for number, line in enumerate(read_utf8(path, way_out).split("\n"), start=1):
        if line.strip():
            yield number, line.removesuffix("\r")


def json_rows(path: Path, way_out: str = "name another file") -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a file of JSON lines, with their line numbers.

    Raises:
        DataError: see `read_utf8`; or a line is not an object in JSON.

    """
    for number, line in numbered_lines(path, way_out):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DataError(f"Line {number} of {path} is not JSON ({error}); remove or repair it.") from error
        if not isinstance(row, dict):
            raise DataError(f"Line {number} of {path} is no JSON object; remove or repair it.")
        yield number, row

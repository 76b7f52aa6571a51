"""Files that are either the old ones or the new ones, never half of each."""

import contextlib
import errno
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from app.core_words import shown
from app.translation import text as _text
from tacolm_core import OutputError, replace_file

_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)
_NO_RIGHT: Final = (errno.EACCES, errno.EPERM, errno.EROFS)


class StorageError(Exception):
    """Something could not be read or written; the text is one sentence for the user."""


def explain(error: OSError, path: Path) -> str:
    """One sentence on why `path` could not be written or read, and what to do."""
    if error.errno in _NO_ROOM:
        return _text("The disk that holds “{0}” is full: make some room and try again.").format(path)
    if error.errno in _NO_RIGHT:
        return _text("“{0}” may not be written: choose another folder or change its permissions.").format(path)
    if isinstance(error, FileNotFoundError):
        return _text("“{0}” is not there any more.").format(path)
    return _text("“{0}” could not be used ({1}).").format(path, error.strerror or error)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a new file beside `path` to write to; afterwards it takes the place of `path` in one step.

    Raises:
        StorageError: it cannot be written. The old file is untouched then.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replace_file(path) as aside:
            yield aside
    except OutputError as error:
        raise StorageError(shown(str(error))) from error
    except OSError as error:
        raise StorageError(explain(error, path)) from error


def write_atomically(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a new file, then put it in the place of `path`."""
    with replacing(path) as aside:
        write(aside)


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Replace `path` with `value` as readable JSON."""
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    with replacing(path) as aside:
        aside.write_text(text, encoding="utf-8")


def read_json(path: Path) -> dict[str, Any] | None:
    """The JSON object in `path`; None where there is none or it is damaged."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def is_folder(name: str) -> bool:
    """Whether there is a folder of that whole name; not so where the system refuses to say."""
    try:
        folder = Path(name).expanduser()
        return folder.is_absolute() and folder.is_dir()
    except (OSError, RuntimeError):  # a name too long or a place one may not look into; the home of nobody
        return False


def can_be_made(name: str) -> bool:
    """Whether a folder of that whole name, which is not there, can be made: one above it may be written into."""
    try:
        folder = Path(name).expanduser()
        above = next((each for each in folder.parents if each.exists()), None)
        is_free = folder.is_absolute() and not folder.exists()
        return is_free and above is not None and above.is_dir() and os.access(above, os.W_OK)
    except (OSError, RuntimeError, ValueError):
        return False


def move(source: Path, target: Path) -> None:
    """Take a file or folder elsewhere.

    Raises:
        StorageError: it is gone, or may not be moved.

    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
    except OSError as error:
        raise StorageError(explain(error, source)) from error

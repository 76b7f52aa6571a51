"""Write a file aside, then put it in place: readers see the old file or the new one, never half of one.

Unlike `tacolm_core.files` this makes the folder and does not wait for the disk: a corpus has many thousand files, all
of which can be made again, and hashes in the index find what a power cut took.
"""

import os
from collections.abc import Callable
from pathlib import Path

from tacolm_core.errors import OutputError


def write_atomically(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary neighbour of `path`, then rename it to `path`.

    Raises:
        OutputError: the folder cannot be written.

    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(aside)
        aside.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written ({error}); choose a folder with room that you may write to."
        ) from error
    finally:
        aside.unlink(missing_ok=True)


def write_text_atomically(path: Path, text: str) -> None:
    """`write_atomically` for UTF-8 text."""

    def write(aside: Path) -> None:
        aside.write_text(text, encoding="utf-8")

    write_atomically(path, write)

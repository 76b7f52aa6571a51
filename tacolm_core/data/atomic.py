"""Files of a corpus, written aside and put in place by `tacolm_core.files`.

The folder is made, and nobody waits for the disk: a corpus has many thousand files, all of which can be made again,
and hashes in the index find what a power cut took.
"""

from collections.abc import Callable
from pathlib import Path

from tacolm_core.files import make_folder, replace_file


def write_atomically(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary neighbour of `path`, then rename it to `path`.

    Raises:
        OutputError: the folder cannot be made, or the file not be written.

    """
    make_folder(path.parent)
    with replace_file(path, is_lasting=False) as aside:
        write(aside)


def write_text_atomically(path: Path, text: str) -> None:
    """`write_atomically` for UTF-8 text."""

    def write(aside: Path) -> None:
        aside.write_text(text, encoding="utf-8")

    write_atomically(path, write)

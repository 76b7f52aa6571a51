"""Making folders, and writing files so that readers see the old one or the new one, never half of one."""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tacolm_core.errors import OutputError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_SHOWN = 40  # characters; at four bytes each still far from the 255 that file systems allow
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


def make_folder(path: Path) -> None:
    """Make a folder and those above it; one that is there already is left alone.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"The folder {path} cannot be made ({reason}); choose another.") from error


@contextmanager
def replace_file(path: Path | str, *, is_lasting: bool = True) -> Iterator[Path]:
    """A new file beside `path`, which takes its place when the block ends well and vanishes when it does not.

    Args:
        path: the file; its folder exists.
        is_lasting: wait until the disk has it, so that a power cut takes neither the old file nor the new one.

    Yields:
        The path to write to, in the same folder. Its name is hidden, begins as that of `path` does, is short enough
        whatever the length of `path`, and ends in `.part`, so that nobody who looks for files of this kind takes it
        for one.

    Raises:
        OutputError: the folder is missing or read-only, the disk is full, or `path` is no ordinary file.
    """
    path = Path(path)
    target = _checked(path)
    aside = target.with_name(f".{target.name[:_SHOWN]}.{secrets.token_hex(6)}.part")
    try:
        yield aside
        if is_lasting:
            _flush_to_disk(aside)
        aside.replace(target)
    except OSError as error:
        if error.filename is not None and Path(os.fsdecode(error.filename)) != aside:
            raise  # the caller's own trouble with another file
        raise OutputError(_sentence(path, error)) from error
    finally:
        aside.unlink(missing_ok=True)


def _checked(path: Path) -> Path:
    """Where `path` really lies; devices, pipes and folders are refused before anything is written."""
    try:
        target = path.resolve()
        mode = target.stat().st_mode if target.exists() else stat.S_IFREG
    except (OSError, RuntimeError, ValueError) as error:
        raise OutputError(f"{path} cannot be written ({error}); choose another name.") from error
    if stat.S_ISDIR(mode):
        raise OutputError(f"{path} is a folder; name a file to write.")
    if not stat.S_ISREG(mode):
        raise OutputError(f"{path} is not an ordinary file; choose another name.")
    if not target.parent.is_dir():
        raise OutputError(f"There is no folder {path.parent} to write {path.name} to; make it, or choose another.")
    return target


def _flush_to_disk(path: Path) -> None:
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def _sentence(path: Path, error: OSError) -> str:
    if error.errno in _NO_ROOM:
        return f"There is no room on the disk for {path}; free some, or choose another folder."
    if error.errno in _NOT_ALLOWED:
        return f"{path} may not be written to ({error.strerror}); choose a folder of your own."
    return f"{path} cannot be written ({error.strerror or error}); choose another folder."

"""Moving the folder of voices, takes, models and pronunciations. Pure file work.

Everything is copied and compared first; only then is the new folder used, and the old files go last. Whatever
fails before leaves the old folder as it was.
"""

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.about import FOLDER_NAME
from app.files import StorageError, explain
from app.translation import text as _text

THINGS: Final = ("voices", "takes", "models", "lexicon.tsv")
_MOVING: Final = ".moving"  # here copies are made; while it is there, its neighbours may be half of what they should be
_SOURCE: Final = "from.txt"  # in it: where the copies come from
_BLOCK: Final = 1 << 20  # bytes
_SPARE: Final = 10_000_000  # bytes left free on the disk


@dataclass(frozen=True)
class Progress:
    """How far a move is, in bytes."""

    done: int
    total: int


def target_in(chosen: Path, usual: Path) -> Path:
    """The folder that a user means who chose `chosen`: one of its own, where there are other things already."""
    is_ours = chosen.name == FOLDER_NAME or chosen == usual or holds_things(chosen)
    return chosen if is_ours else chosen / FOLDER_NAME


def holds_things(folder: Path) -> bool:
    """Whether there are voices, takes, models or pronunciations in a folder."""
    return next(_files(folder), None) is not None


def check_target(target: Path, source: Path) -> None:
    """See whether the things in `source` could be moved to `target`.

    Raises:
        StorageError: they could not; the text says why.

    """
    new, old = target.resolve(), source.resolve()
    if new == old:
        raise StorageError(_text("Voices and takes are in “{0}” already.").format(target))
    if any(new.is_relative_to(old / thing) for thing in THINGS):
        raise StorageError(_text("“{0}” lies inside the folder to be moved: choose one outside of it.").format(target))
    if holds_things(target) and not _is_left_over(target, source):
        raise StorageError(_text("“{0}” holds voices or takes already: choose an empty folder.").format(target))
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=target) as trial:
            trial.write(b"0")
        room = shutil.disk_usage(target).free
    except OSError as error:
        raise StorageError(explain(error, target)) from error
    needed = sum(path.stat().st_size for path in _files(source)) + _SPARE
    if room < needed:
        text = _text("There is not enough room in “{0}”: {1:.0f} MB are needed, {2:.0f} MB are free.")
        raise StorageError(text.format(target, needed / 1e6, room / 1e6))


def copy_things(source: Path, target: Path) -> Generator[Progress, None, None]:
    """Copy everything and compare it; afterwards all of it is in `target`, and `source` is as it was.

    Raises:
        StorageError: something could not be copied. What was copied is gone again, also when nobody goes on.

    """
    check_target(target, source)
    forget_copies(target, source)
    is_whole = False
    try:
        (target / _MOVING).mkdir()
        (target / _MOVING / _SOURCE).write_text(str(source), encoding="utf-8")
        yield from _copy_files(source, target / _MOVING)
        for thing in THINGS:
            if (target / _MOVING / thing).exists():
                with contextlib.suppress(OSError):
                    _remove_empty(target / thing)
                (target / _MOVING / thing).replace(target / thing)
        is_whole = True
    except OSError as error:
        raise StorageError(explain(error, Path(os.fsdecode(error.filename or target)))) from error
    finally:
        if not is_whole:
            forget_copies(target, source)


def forget_copies(target: Path, source: Path) -> None:
    """Remove what a move that did not come to its end has left in `target`."""
    if _is_left_over(target, source):
        remove_things(target)
        shutil.rmtree(target / _MOVING, ignore_errors=True)


def finish(target: Path) -> None:
    """The copies are in use now."""
    shutil.rmtree(target / _MOVING, ignore_errors=True)


def remove_things(folder: Path) -> bool:
    """Delete voices, takes, models and pronunciations in a folder; False if something stayed."""
    for thing in THINGS:
        path = folder / thing
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
    return not holds_things(folder)


def _is_left_over(target: Path, source: Path) -> bool:
    try:
        return (target / _MOVING / _SOURCE).read_text(encoding="utf-8") == str(source)
    except (OSError, ValueError):
        return False


def _files(folder: Path) -> Iterator[Path]:
    """Every file to be moved, what lies in the bin too."""
    for thing in THINGS:
        if (folder / thing).is_file():
            yield folder / thing
        for place, _, names in os.walk(folder / thing):
            yield from (Path(place) / name for name in names)


def _copy_files(source: Path, target: Path) -> Iterator[Progress]:
    paths = list(_files(source))
    done, total = 0, sum(path.stat().st_size for path in paths)
    yield Progress(0, total)
    for path in paths:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        for size in _copy(path, copy):
            done += size
            yield Progress(done, total)
        shutil.copystat(path, copy)


def _copy(path: Path, copy: Path) -> Iterator[int]:
    """Copy one file, wait until the disk has it, and read it again."""
    digest = hashlib.sha256()
    with path.open("rb") as old, copy.open("wb") as new:
        while block := old.read(_BLOCK):
            digest.update(block)
            new.write(block)
            yield len(block)
        new.flush()
        os.fsync(new.fileno())
    with copy.open("rb") as written:
        if hashlib.file_digest(written, "sha256").digest() != digest.digest():
            text = _text("“{0}” could not be copied without a mistake: check the disk, or choose another folder.")
            raise StorageError(text.format(path))


def _remove_empty(folder: Path) -> None:
    """An empty folder of the same name would be in the way."""
    for place, _, _ in os.walk(folder, topdown=False):
        Path(place).rmdir()

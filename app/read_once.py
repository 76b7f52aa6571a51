"""Files of a folder that is listed again and again: only what has changed since is read again."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

Found = TypeVar("Found")
_Stamp = tuple[int, int, int] | None


class ReadOnce(Generic[Found]):
    """Remembers what `read` made of each file; None, of one that cannot be read, is asked for again."""

    def __init__(self, read: Callable[[Path], Found | None]) -> None:
        self._read = read
        self._known: dict[Path, tuple[_Stamp, Found | None]] = {}

    def all(self, paths: Iterable[Path]) -> list[tuple[Path, Found | None]]:
        """What is in each file; files that are not among these are forgotten."""
        self._known = {path: self._one(path) for path in paths}
        return [(path, found) for path, (_, found) in self._known.items()]

    def _one(self, path: Path) -> tuple[_Stamp, Found | None]:
        stamp = _stamp(path)
        known = self._known.get(path)
        if known is not None and known[0] == stamp and known[1] is not None:
            return known
        return stamp, self._read(path)


def _stamp(path: Path) -> _Stamp:
    """Another one when the file was written or replaced."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size, about.st_ino

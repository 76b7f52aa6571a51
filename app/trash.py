"""Where deleted things lie for a month: a folder beside those that are there. File work only."""

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.files import StorageError, explain, move

FOLDER: Final = ".trash"
KEPT_DAYS: Final = 30


class Trash:
    """The deleted files or folders of one folder, by their names."""

    def __init__(self, folder: Path, place: Path | None = None) -> None:
        """`place` is where they lie, if that is not a folder of its own inside of `folder`."""
        self._folder = folder
        self.place = place or folder / FOLDER

    def throw(self, name: str) -> None:
        """Out of the folder and into the trash; the day counts from now.

        Raises:
            StorageError: it is gone, or may not be moved.

        """
        move(self._folder / name, self.place / name)
        with contextlib.suppress(OSError):
            os.utime(self.place / name)

    def restore(self, name: str) -> None:
        """Back to where it was; what is there again already stays."""
        if not (self._folder / name).exists():
            move(self.place / name, self._folder / name)

    def names(self) -> list[tuple[str, float]]:
        """What lies there and when it was deleted, seconds since the epoch; newest first."""
        return sorted(self._entries(), key=lambda entry: -entry[1])

    def destroy(self, name: str) -> None:
        """For good.

        Raises:
            StorageError: it may not be removed.

        """
        path = self.place / name
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(explain(error, path)) from error

    def clear_old(self, now: float | None = None) -> None:
        """Destroy what was deleted more than KEPT_DAYS ago."""
        oldest = (time.time() if now is None else now) - KEPT_DAYS * 86_400
        for name, deleted in self.names():
            if deleted < oldest:
                with contextlib.suppress(StorageError):
                    self.destroy(name)

    def _entries(self) -> Iterator[tuple[str, float]]:
        with contextlib.suppress(OSError):
            for path in self.place.iterdir():
                with contextlib.suppress(OSError):
                    yield path.name, path.stat().st_mtime

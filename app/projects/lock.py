"""A project belongs to one window: two would write over each other's list of chapters."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

LOCK: Final = ".lock"


class ProjectLock:
    """Holds the folder of the open project; that of a window which crashed is free."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock: QLockFile | None = None

    def take(self, folder: Path) -> bool:
        """Hold this folder and no other; False if another window does, and then nothing changes.

        A folder that cannot be written is nobody's: nothing is written over there.
        """
        folder = folder.resolve()
        if folder == self._folder:
            return True
        lock = QLockFile(str(folder / LOCK))
        lock.setStaleLockTime(0)  # however long the other window has been open
        if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
            return False
        self.release()
        self._folder, self._lock = folder, lock
        return True

    def release(self) -> None:
        """Hold nothing."""
        if self._lock is not None:
            self._lock.unlock()
        self._folder, self._lock = None, None

"""What was on the screen, written while the program runs, so that a crash costs nothing.

Each instance has its own file and holds a lock on it. A file whose lock nobody holds belongs to a
program that did not end properly.
"""

import contextlib
import os
import secrets
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from app.files import StorageError, read_json, write_json

_WRITE_AFTER: Final = 1500  # milliseconds after the first change that is not written


@dataclass(frozen=True)
class Session:
    """Text, voice and take that were in front of the user, and the project they belong to."""

    text: str = ""
    voice: str = ""
    take: str = ""
    project: str = ""  # its folder

    @property
    def is_worth_keeping(self) -> bool:
        return bool(self.text.strip() or self.take or self.project)


_FIELDS: Final = tuple(field.name for field in fields(Session))


class SessionKeeper(QObject):
    """Writes this instance's session, and finds what a crashed one left."""

    failed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._path = folder / f"{os.getpid()}-{secrets.token_hex(3)}.json"
        self._lock: QLockFile | None = None
        self.current = Session()
        self._is_offered = False  # what is kept is from before a crash, and the user has not answered yet
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WRITE_AFTER)
        self._timer.timeout.connect(self.write)

    def recover(self) -> Session | None:
        """The newest session of a program that did not end properly, taken out of its file.

        Older ones stay for the next start, so that of two windows that crashed together neither loses its text;
        files with nothing worth keeping go.
        """
        found: list[tuple[float, Path, Session]] = []
        for path in self._folder.glob("*.json"):
            lock = QLockFile(_lock_name(path))
            lock.setStaleLockTime(0)
            if not lock.tryLock(0):
                continue
            record = read_json(path) or {}
            session = Session(**{key: str(record.get(key, "")) for key in _FIELDS})
            if session.is_worth_keeping:
                found.append((path.stat().st_mtime, path, session))
            else:
                path.unlink(missing_ok=True)
            lock.unlock()
        if not found:
            return None
        _, newest, session = max(found, key=lambda entry: entry[0])
        newest.unlink(missing_ok=True)
        return session

    @property
    def is_alone(self) -> bool:
        """Whether no other instance is at work, whose undo might need what lies in the trash."""
        for path in self._folder.glob("*.json"):
            lock = QLockFile(_lock_name(path))
            lock.setStaleLockTime(0)
            if path != self._path and not lock.tryLock(0):
                return False
            lock.unlock()
        return True

    def begin(self, offered: Session | None = None) -> None:
        """Claim this instance's file; what is offered stays in it until there is something else to keep."""
        self.current, self._is_offered = offered or Session(), offered is not None
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(_lock_name(self._path))
        self._lock.setStaleLockTime(0)
        self._lock.tryLock(0)
        self.write()

    def note(self, session: Session) -> None:
        """Remember, and write soon, also while the user goes on typing."""
        if session != self.current and (session.is_worth_keeping or not self._is_offered):
            self._is_offered = False
            self.current = session
            if not self._timer.isActive():
                self._timer.start()

    def write(self) -> None:
        try:
            write_json(self._path, asdict(self.current))
        except StorageError as error:
            self.failed.emit(str(error))

    def end(self) -> None:
        """A proper end: nothing to recover."""
        self._timer.stop()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def _lock_name(path: Path) -> str:
    return str(path.with_suffix(".lock"))

"""Recordings as sound files: each is in the bin from the moment it was made, so that none is lost. File work only."""

import contextlib
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.files import replacing
from app.trash import Trash

if TYPE_CHECKING:
    from tacolm_core import Waveform

_PREFIX: Final = "recording "
_SUFFIX: Final = ".wav"


class Recordings:
    """They lie in the trash of the voices' folder, from where a new voice can be made of them."""

    def __init__(self, voices: Path) -> None:
        self._trash = Trash(voices)

    def keep(self, sound: "Waveform", made: datetime) -> str:
        """Write a recording; the name of its file.

        Raises:
            StorageError: disk full, or no right to write.

        """
        from tacolm_core import write_sound  # loads libsndfile

        name = f"{_PREFIX}{made:%Y-%m-%d %H.%M.%S}{_SUFFIX}"
        with replacing(self._trash.place / name) as aside:
            write_sound(aside, sound, "wav24")
        with contextlib.suppress(OSError):
            os.utime(self._trash.place / name)
        return name

    def path(self, name: str) -> Path:
        return self._trash.place / name

    @staticmethod
    def is_one(name: str) -> bool:
        """Whether a file in the trash is a recording."""
        return name.startswith(_PREFIX) and name.endswith(_SUFFIX)

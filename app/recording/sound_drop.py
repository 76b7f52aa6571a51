"""Sound files that are dropped or pasted."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData

SOUND_ENDINGS: Final = (
    *(".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".aif", ".aiff", ".aifc", ".caf", ".au", ".w64"),
    *(".m4a", ".aac", ".mp4", ".m4v", ".mov", ".3gp", ".webm", ".mkv", ".mka", ".amr", ".wma", ".avi"),  # by FFmpeg
)
SOUND_FILTER: Final = " ".join(f"*{ending}" for ending in SOUND_ENDINGS)


def sound_path(data: QMimeData) -> Path | None:
    """The first local sound file in it."""
    for url in data.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in SOUND_ENDINGS:
            return path
    return None


def path_with_ending(data: QMimeData, *endings: str) -> Path | None:
    """The first local file in it whose name ends in one of `endings`."""
    for url in data.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in endings:
            return path
    return None

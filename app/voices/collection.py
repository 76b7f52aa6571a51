"""Voices on disk: a `.voice` file each, in the user's folder, and those that come with the program. File work only."""

import dataclasses
import logging
import re
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.files import write_atomically
from app.read_once import ReadOnce
from app.trash import Trash
from tacolm_core import TacolmError, load_voice

if TYPE_CHECKING:
    from tacolm_core import Voice

_log = logging.getLogger(__name__)

SUFFIX: Final = ".voice"
_LONGEST_NAME: Final = 200  # bytes; most disks take 255, and an ending and a number follow
READY_PREFIX: Final = "ready:"


@dataclass(frozen=True)
class SavedVoice:
    """A voice and where it lies."""

    key: str  # file name; ready-made ones begin with "ready:"
    voice: "Voice"
    is_ready_made: bool = False

    @property
    def name(self) -> str:
        return self.voice.name or Path(self.key.removeprefix(READY_PREFIX)).stem

    @property
    def knows_its_words(self) -> bool:
        """Whether speech can go on from what is said in the recording."""
        return bool(self.voice.transcript.strip())


@dataclass(frozen=True)
class VoiceWords:
    """What can be changed about a voice: all but its sound."""

    name: str
    transcript: str = ""
    note: str = ""
    consent: str = ""


def words_about(saved: SavedVoice) -> VoiceWords:
    """What can be changed, as it is."""
    voice = saved.voice
    return VoiceWords(saved.name, voice.transcript, voice.note, voice.consent)


class VoiceLibrary:
    """The user's voices can be changed, the ready-made ones cannot."""

    def __init__(self, folder: Path, ready_made: Path) -> None:
        self._folder = folder
        self._ready_made = ready_made
        self.trash = Trash(folder)
        self._read = ReadOnce(self._saved_in)

    def list(self) -> list[SavedVoice]:
        """The user's voices by name, then the ready-made ones; unreadable files are left out."""
        places = (path for folder in (self._folder, self._ready_made) for path in folder.glob(f"*{SUFFIX}"))
        found = [saved for _, saved in self._read.all(places) if saved is not None]
        return sorted(found, key=lambda saved: (saved.is_ready_made, saved.name.casefold(), saved.key))

    def add(self, voice: "Voice") -> SavedVoice:
        """Save under a new file name made from the voice's own.

        Raises:
            StorageError: it cannot be written.

        """
        key = f"{file_stem(voice.name) or 'voice'}-{secrets.token_hex(3)}{SUFFIX}"
        self._write(key, voice)
        return SavedVoice(key, voice)

    def change(self, saved: SavedVoice, words: VoiceWords) -> SavedVoice:
        """Save other words about the same sound."""
        plain = {name: text.strip() for name, text in dataclasses.asdict(words).items()}
        voice = dataclasses.replace(saved.voice, **plain)
        self._write(saved.key, voice)
        return dataclasses.replace(saved, voice=voice)

    def deleted(self) -> tuple[tuple[SavedVoice, float], ...]:
        """Voices in the trash, and when each came there."""
        found = []
        for name, when in self.trash.names():
            saved = self._saved_in(self.trash.place / name) if name.endswith(SUFFIX) else None
            if saved is not None:
                found.append((saved, when))
        return tuple(found)

    def export(self, saved: SavedVoice, target: Path) -> None:
        """Write a copy that another installation can import."""
        write_atomically(target, saved.voice.save)

    def bring_in(self, source: Path) -> tuple[SavedVoice, bool]:
        """Copy somebody's voice file into the library, unless it is there; the voice, and whether it is new.

        Raises:
            TacolmError: it is not a voice file; the text says why.

        """
        voice = load_voice(source)
        voice = voice if voice.name else dataclasses.replace(voice, name=source.stem)
        same = (saved for saved in self.list() if (saved.voice.hash, saved.name) == (voice.hash, voice.name))
        known = next(same, None)
        return (known, False) if known is not None else (self.add(voice), True)

    def _write(self, key: str, voice: "Voice") -> None:
        write_atomically(self._folder / key, voice.save)

    def _saved_in(self, path: Path) -> SavedVoice | None:
        is_ready_made = path.parent == self._ready_made
        try:
            return SavedVoice(READY_PREFIX * is_ready_made + path.name, load_voice(path), is_ready_made)
        except (TacolmError, OSError, ValueError) as error:
            _log.warning("voice %s left out: %s", path, error)
            return None


def file_stem(name: str, longest: int = 60) -> str:
    """A file name without an ending that every system takes, as close to `name` as can be."""
    text = unicodedata.normalize("NFC", name)
    text = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", text)
    text = " ".join(text.split()).strip(". ")
    if re.fullmatch(r"(?i)con|prn|aux|nul|com\d|lpt\d", text):
        text = f"{text}_"
    text = text[:longest].encode()[:_LONGEST_NAME].decode(errors="ignore")
    return text.strip(". ")

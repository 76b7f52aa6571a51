"""What the user has set: one frozen value, kept in a versioned JSON file that two instances may share."""

import dataclasses
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, get_args

from PySide6.QtCore import QLockFile, QObject, Signal

from app.files import StorageError, read_json, write_json

_log = logging.getLogger(__name__)

SETTINGS_VERSION: Final = 3
_LOCK_WAIT: Final = 500  # milliseconds another instance may hold the file

ThemeChoice = Literal["system", "light", "dark"]
ComputeChoice = Literal["auto", "cpu", "cuda"]
SoundFormat = Literal["wav16", "wav24", "float", "flac", "ogg", "mp3"]
SubtitleChoice = Literal["none", "srt", "vtt"]
ExportParts = Literal["one", "chapters", "sentences"]  # one file, one for each chapter of a project, one a sentence

_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "theme": get_args(ThemeChoice),
    "compute": get_args(ComputeChoice),
    "export_format": get_args(SoundFormat),
    "export_subtitles": get_args(SubtitleChoice),
    "export_parts": get_args(ExportParts),
}
_RANGES: Final[Mapping[str, tuple[float, float]]] = {
    "text_size": (80, 200),
    "countdown": (0, 5),
    "threads": (0, 64),
    "tries": (1, 10),
    "export_loudness": (-40, 0),
}


@dataclass(frozen=True)
class Settings:
    """Every field has a value that works for somebody who never opens the dialog."""

    theme: ThemeChoice = "system"
    text_size: int = 100  # per cent
    language: str = ""  # code, "en"; empty: the system's
    input_device: str = ""  # "name|host API"; empty: the system's
    output_device: str = ""
    countdown: int = 3  # seconds
    compute: ComputeChoice = "auto"
    threads: int = 0  # of the processor; 0: as many as its cores, four at most
    model: str = ""  # folder below the models folder; empty: the one that came with the program
    voice: str = ""  # last voice used
    voice_tags: dict[str, str] = field(default_factory=dict)  # words to find voices by, by the hash of their sound
    draft: str = ""  # text of the last session
    take: str = ""  # id of the take that was on the screen with it
    export_folder: str = ""
    export_format: SoundFormat = "wav16"
    export_pattern: str = "{voice} - {text}"
    export_sidecar: bool = True
    export_subtitles: SubtitleChoice = "none"
    export_word_times: bool = False
    export_loudness: int = 0  # LUFS; 0: as it was spoken
    export_parts: ExportParts = "one"
    cast: dict[str, str] = field(default_factory=dict)  # voices of people in scripts, by their names in lower case
    recent_projects: list[str] = field(default_factory=list)  # folders, the newest first
    batch_list: str = ""
    batch_folder: str = ""
    play_while_making: bool = True
    tries: int = 3  # of a sentence with something to check
    continuation: bool = False  # go on from the words of the voice, where they are known
    sampling: dict[str, Any] = field(default_factory=dict)  # synthesis options that differ from their defaults
    window: str = ""  # geometry, base64
    splitters: dict[str, str] = field(default_factory=dict)
    data_folder: str = ""  # of voices, takes and models; empty: the usual one
    move_data_to: str = ""  # where they are moved when the program starts next


def _split_format(values: dict[str, Any]) -> dict[str, Any]:
    """Version 1 had the sample width apart from the format."""
    bits = values.pop("export_bits", 16)
    if values.get("export_format") == "wav":
        values["export_format"] = {16: "wav16", 24: "wav24"}.get(bits, "float")
    return values


def _name_subtitles(values: dict[str, Any]) -> dict[str, Any]:
    """Version 2 knew one kind of subtitles."""
    if isinstance(values.get("export_subtitles"), bool):
        values["export_subtitles"] = "srt" if values["export_subtitles"] else "none"
    return values


_MIGRATIONS: Final[Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {1: _split_format, 2: _name_subtitles}


def migrate(values: dict[str, Any]) -> dict[str, Any]:
    """Bring the contents of an older file to the present version."""
    version = values.get("version", SETTINGS_VERSION)
    while isinstance(version, int) and version in _MIGRATIONS:
        values = _MIGRATIONS[version](dict(values))
        version += 1
    return {**values, "version": version}


def from_plain(values: Mapping[str, Any]) -> Settings:
    """Settings from a file's contents; a value that cannot be used falls back to its default."""
    defaults = Settings()
    kept: dict[str, Any] = {}
    for setting in dataclasses.fields(Settings):
        value = values.get(setting.name)
        if _fits(setting.name, value, getattr(defaults, setting.name)):
            kept[setting.name] = value
    return dataclasses.replace(defaults, **kept)


def _fits(name: str, value: Any, default: Any) -> bool:
    if name in _CHOICES:
        return value in _CHOICES[name]
    if name in _RANGES:
        low, high = _RANGES[name]
        numbers = int if isinstance(default, int) else int | float
        return isinstance(value, numbers) and not isinstance(value, bool) and low <= value <= high
    if name == "splitters":
        return isinstance(value, dict) and all(map(_is_base64, value.values()))
    if name == "recent_projects":
        return isinstance(value, list) and all(isinstance(folder, str) for folder in value)
    if name == "cast":
        return isinstance(value, dict) and all(isinstance(key, str) for key in value.values())
    if name == "window":
        return _is_base64(value)
    return type(value) is type(default)


def _is_base64(value: Any) -> bool:
    return isinstance(value, str) and value.isascii()


class SettingsStore(QObject):
    """The settings of this user, and the only one who writes them."""

    changed = Signal(object)  # Settings
    failed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._unknown: dict[str, Any] = {}
        self.current = self._read()

    def update(self, **changes: Any) -> None:
        """Change some fields; what another instance wrote meanwhile to the others stays."""
        self.current = dataclasses.replace(self.current, **changes)
        lock = QLockFile(str(self._path) + ".lock")
        locked = lock.tryLock(_LOCK_WAIT)
        try:
            merged = dataclasses.replace(self._read(), **changes)
            record = {**self._unknown, **dataclasses.asdict(merged), "version": SETTINGS_VERSION}
            write_json(self._path, record)
            self.current = merged
        except StorageError as error:
            _log.warning("settings not saved: %s", error)
            self.failed.emit(str(error))
        finally:
            if locked:
                lock.unlock()
        self.changed.emit(self.current)

    def _read(self) -> Settings:
        values = read_json(self._path)
        if values is None:
            self._keep_damaged()
            return getattr(self, "current", Settings())
        values = migrate(values)
        known = {setting.name for setting in dataclasses.fields(Settings)} | {"version"}
        self._unknown = {key: value for key, value in values.items() if key not in known}
        return from_plain(values)

    def _keep_damaged(self) -> None:
        """Set an unreadable file aside rather than overwrite it."""
        try:
            if self._path.exists():
                self._path.replace(self._path.with_suffix(".damaged.json"))
        except OSError as error:
            _log.warning("damaged settings could not be set aside: %s", error)

"""A project on disk: a folder with `project.json` and, for each chapter, its text and its takes. No Qt.

    My Book/project.json                the chapters in order, voice, voices of a script, sampling
    My Book/chapters/ID/text.txt
    My Book/chapters/ID/takes/...       as `app.takes.history` keeps them
    My Book/voices/*.voice              those that speak in it, so that it can be carried elsewhere

Opening reads `project.json` and nothing else: a chapter costs something when it comes onto the screen.
"""

import contextlib
import dataclasses
import secrets
import shutil
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from app.files import StorageError, explain, move, read_json, replacing, write_json
from app.translation import text as _text
from app.trash import Trash

RECORD: Final = "project.json"
_FORMAT: Final = 1
_KIND: Final = "tacolm project"
_CHAPTERS, _TEXT, _TAKES, _VOICES, _BIN = "chapters", "text.txt", "takes", "voices", ".trash"


@dataclass(frozen=True)
class Chapter:
    """What the list shows of a chapter."""

    id: str
    title: str
    characters: int = 0
    mark: int = 0  # of its text
    take: str = ""  # the take that stands for it
    take_mark: int = 0  # of the text that take speaks
    seconds: float = 0.0
    num_alarms: int = 0
    is_finished: bool = False

    @property
    def is_spoken(self) -> bool:
        """Whether what is heard is all that is written."""
        return bool(self.take) and self.is_finished and self.mark == self.take_mark

    @property
    def is_changed(self) -> bool:
        """Whether the text was changed after it was spoken."""
        return bool(self.take) and self.mark != self.take_mark


@dataclass(frozen=True)
class Draft:
    """A chapter that is not in a project yet."""

    title: str
    text: str


@dataclass(frozen=True)
class Project:
    """A document; immutable."""

    folder: Path
    chapters: tuple[Chapter, ...] = ()
    current: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)  # voice, cast, sampling

    @property
    def name(self) -> str:
        return self.folder.name

    def find(self, chapter_id: str) -> Chapter | None:
        return next((chapter for chapter in self.chapters if chapter.id == chapter_id), None)

    def place_of(self, chapter_id: str) -> int:
        """Where a chapter stands; -1 if it is not there."""
        return next((place for place, chapter in enumerate(self.chapters) if chapter.id == chapter_id), -1)

    def changed(self, chapter_id: str, **changes: Any) -> "Project":
        """With another chapter in the place of one."""
        chapters = tuple(
            dataclasses.replace(chapter, **changes) if chapter.id == chapter_id else chapter
            for chapter in self.chapters
        )
        return dataclasses.replace(self, chapters=chapters)

    def moved(self, chapter_id: str, by: int) -> "Project":
        """With a chapter further down, or up where `by` is negative."""
        place = self.place_of(chapter_id)
        others = [chapter for chapter in self.chapters if chapter.id != chapter_id]
        others.insert(max(0, min(place + by, len(others))), self.chapters[place])
        return dataclasses.replace(self, chapters=tuple(others))

    def with_chapters(self, fresh: tuple[Chapter, ...], place: int) -> "Project":
        """With chapters put in before `place`."""
        return dataclasses.replace(self, chapters=(*self.chapters[:place], *fresh, *self.chapters[place:]))

    def without(self, chapter_id: str) -> "Project":
        kept = tuple(chapter for chapter in self.chapters if chapter.id != chapter_id)
        return dataclasses.replace(self, chapters=kept)


class ProjectFiles:
    """The files of one project; called on the job thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def create(self) -> None:
        """Make the folder.

        Raises:
            StorageError: something is there already, or it cannot be made.

        """
        if self.folder.exists() and any(self.folder.iterdir() if self.folder.is_dir() else [self.folder]):
            raise StorageError(_text("“{0}” is there already: choose another name.").format(self.folder))
        try:
            (self.folder / _CHAPTERS).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(explain(error, self.folder)) from error
        self.write(Project(self.folder))

    def read(self) -> Project:
        """The project without texts and takes.

        Raises:
            StorageError: there is none, or it is damaged.

        """
        record = read_json(self.folder / RECORD)
        if record is None or record.get("kind") != _KIND:
            raise StorageError(_text("There is no project in “{0}”.").format(self.folder))
        if record.get("format") != _FORMAT:
            raise StorageError(
                _text("The project “{0}” was made by another version of the program.").format(self.folder.name)
            )
        known = {found.name for found in dataclasses.fields(Chapter)}
        try:
            chapters = tuple(
                Chapter(**{name: value for name, value in entry.items() if name in known})
                for entry in record["chapters"]
            )
        except (TypeError, KeyError, AttributeError) as error:
            raise StorageError(_text("The project in “{0}” is damaged.").format(self.folder)) from error
        return Project(self.folder, chapters, str(record.get("current", "")), dict(record.get("settings") or {}))

    def write(self, project: Project) -> None:
        """Replace `project.json` as a whole."""
        chapters = [dataclasses.asdict(chapter) for chapter in project.chapters]
        record = {"kind": _KIND, "format": _FORMAT, "current": project.current, "settings": dict(project.settings)}
        write_json(self.folder / RECORD, {**record, "chapters": chapters})

    def text(self, chapter_id: str) -> str:
        """The text of a chapter.

        Raises:
            StorageError: it cannot be read.

        """
        path = self._chapter(chapter_id) / _TEXT
        try:
            return path.read_text(encoding="utf-8")
        except OSError as error:
            raise StorageError(explain(error, path)) from error
        except UnicodeDecodeError as error:
            raise StorageError(_text("“{0}” is damaged.").format(path)) from error

    def write_text(self, chapter_id: str, text: str) -> None:
        with replacing(self._chapter(chapter_id) / _TEXT) as aside:
            aside.write_text(text, encoding="utf-8")

    def takes(self, chapter_id: str) -> Path:
        """Where the takes of a chapter lie."""
        return self._chapter(chapter_id) / _TAKES

    @property
    def voices(self) -> Path:
        """Where the voices that speak in it lie."""
        return self.folder / _VOICES

    def remove(self, chapter_id: str) -> None:
        """Into the bin of the project."""
        move(self._chapter(chapter_id), self.folder / _BIN / chapter_id)

    def bring_back(self, chapter_id: str) -> None:
        move(self.folder / _BIN / chapter_id, self._chapter(chapter_id))

    @property
    def bin(self) -> Trash:
        """Where deleted chapters lie."""
        return Trash(self.folder / _CHAPTERS, self.folder / _BIN)

    def deleted(self) -> list[tuple[Chapter, float]]:
        """Chapters in the bin, as their first lines call them, and when each came there."""
        found = []
        for name, when in self.bin.names():
            with contextlib.suppress(OSError, ValueError):
                text = (self.bin.place / name / _TEXT).read_text(encoding="utf-8")
                title = text.strip().split("\n", 1)[0][:60] or _text("Chapter without words")
                found.append((Chapter(name, title, len(text), mark_of(text)), when))
        return found

    def hand_over_takes(self, source: str, target: str) -> None:
        """The takes of one chapter become those of another, where they are kept for comparing."""
        for path in self.takes(source).glob("*"):
            if not path.name.startswith("."):
                move(path, self.takes(target) / path.name)

    def keep_voice(self, source: Path) -> None:
        """A copy of a voice that speaks in the project."""
        if source.is_file() and not (self.voices / source.name).exists():
            with replacing(self.voices / source.name) as aside:
                shutil.copyfile(source, aside)

    def _chapter(self, chapter_id: str) -> Path:
        return self.folder / _CHAPTERS / Path(chapter_id).name


def new_chapter(draft: Draft) -> Chapter:
    """The chapter of a draft, under a name no other has."""
    return Chapter(secrets.token_hex(5), draft.title, len(draft.text), mark_of(draft.text))


def mark_of(text: str) -> int:
    """Tells texts apart."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))

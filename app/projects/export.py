"""A book as sound files: one for each chapter, one for each sentence, or one of all. No Qt; runs as a job.

One chapter is in memory at a time, however long the book is.
"""

import dataclasses
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.core_words import shown
from app.files import StorageError, explain
from app.projects.project import Chapter, Project, ProjectFiles
from app.settings import ExportParts
from app.takes.export import ExportRequest, export, free_path
from app.takes.history import TakeHistory
from app.takes.sound_file import provenance, sound_of
from app.takes.take import Take
from app.translation import text as _text
from app.voices.collection import file_stem
from tacolm_core import Cue, OutputError, Waveform, sound_writer, subtitle_cues, write_subtitles

CHAPTER_PAUSE = 2.0  # seconds between the chapters of one file


@dataclass(frozen=True)
class BookRequest:
    """What becomes of a book; `manner.target` is a file in the folder it goes to, with the ending of the format."""

    project: Project
    manner: ExportRequest
    parts: ExportParts


@dataclass(frozen=True)
class ChapterDone:
    """How far an export is."""

    number: int
    count: int


def spoken_chapters(project: Project) -> tuple[Chapter, ...]:
    """Those that have something to be heard."""
    return tuple(chapter for chapter in project.chapters if chapter.take)


def export_book(request: BookRequest) -> Generator[ChapterDone, None, Path]:
    """Write the files and tell after each chapter; gives the file or folder that was written.

    Raises:
        StorageError: no chapter was spoken, one cannot be read, or something cannot be written.

    """
    chapters = spoken_chapters(request.project)
    if not chapters:
        raise StorageError(_text("No chapter of this book was spoken yet."))
    if request.parts == "one":
        return (yield from _one_file(request, chapters))
    target = request.manner.target
    folder = target.with_suffix("")
    for number, chapter in enumerate(chapters, start=1):
        stem = file_stem(f"{number:02d} {chapter.title}", longest=80)
        manner = dataclasses.replace(
            request.manner,
            target=folder / f"{stem}{target.suffix}",
            by_sentence=request.parts == "sentences",
        )
        _make_folder(folder)
        export(_take(request.project, chapter), manner)
        yield ChapterDone(number, len(chapters))
    return folder


def _one_file(request: BookRequest, chapters: tuple[Chapter, ...]) -> Generator[ChapterDone, None, Path]:
    manner = request.manner
    _make_folder(manner.target.parent)
    target = free_path(manner.target.parent, manner.target.stem, manner.target.suffix)
    first = _take(request.project, chapters[0])
    rate = first.facts.sample_rate
    about = dataclasses.replace(provenance(first), title=request.project.name)
    del first
    pause = Waveform(np.zeros(round(CHAPTER_PAUSE * rate), dtype=np.float32), rate)
    found: list[Cue] = []
    place = 0.0
    try:
        with sound_writer(target, rate, manner.sound_format, about) as write:
            for number, chapter in enumerate(chapters, start=1):
                sound, cues = _heard(request, chapter, place)
                found += cues
                write(sound)
                place += sound.seconds
                del sound
                if number < len(chapters):
                    write(pause)
                    place += pause.seconds
                yield ChapterDone(number, len(chapters))
        if manner.subtitles != "none":
            write_subtitles(target.with_suffix(f".{manner.subtitles}"), found, word_times=manner.word_times)
    except OutputError as error:
        raise StorageError(shown(str(error))) from error
    return target


def _heard(request: BookRequest, chapter: Chapter, start: float) -> tuple[Waveform, list[Cue]]:
    """The sound of a chapter and, if they are wanted, its subtitles from `start` on."""
    take, manner = _take(request.project, chapter), request.manner
    sound = sound_of(take, manner.loudness)
    return sound, subtitle_cues(take.sentences, sound.sample_rate, start=start) if manner.subtitles != "none" else []


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(explain(error, folder)) from error


def _take(project: Project, chapter: Chapter) -> Take:
    return TakeHistory(ProjectFiles(project.folder).takes(chapter.id)).load(chapter.take)

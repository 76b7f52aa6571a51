"""Takes as files for other programs: sound, side-car, subtitles, named by a pattern. No Qt; runs as a job."""

import re
import string
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.core_words import shown
from app.files import StorageError, explain
from app.settings import SoundFormat, SubtitleChoice
from app.takes.sound_file import provenance, sound_of, write_take
from app.takes.take import Take
from app.takes.timeline import build
from app.translation import text as _text
from app.voices.collection import file_stem
from tacolm_core import OutputError, Waveform, subtitle_cues, write_subtitles

_BESIDE: Final = (".json", ".srt", ".vtt")
_MARKUP: Final = re.compile(r"\[[^\]]*\]")
FIELDS: Final = ("voice", "text", "date", "time", "seed", "number")
ENDINGS: Final[dict[SoundFormat, str]] = {
    "wav16": ".wav",
    "wav24": ".wav",
    "float": ".wav",
    "flac": ".flac",
    "ogg": ".ogg",
    "mp3": ".mp3",
}


@dataclass(frozen=True)
class ExportRequest:
    """Where a take goes and what goes with it."""

    target: Path
    sound_format: SoundFormat
    with_sidecar: bool = True
    subtitles: SubtitleChoice = "none"
    word_times: bool = False
    loudness: int = 0  # LUFS; 0: as it was spoken
    by_sentence: bool = False  # a file for each sentence, in a folder of the take's name


class BadPattern(Exception):
    """A file name pattern with a field that does not exist; the text says which."""


def file_name(pattern: str, take: Take, number: int = 1) -> str:
    """The pattern filled in, without ending, safe on every system.

    Raises:
        BadPattern: it names an unknown field.

    """
    local = take.facts.created_at.astimezone()
    values = {
        "voice": take.facts.voice_name or "voice",
        "text": _opening(take.facts.text),
        "date": f"{local:%Y-%m-%d}",
        "time": f"{local:%H-%M-%S}",
        "seed": str(take.facts.seed),
        "number": f"{number:03d}",
    }
    try:
        fields = [field for _, *field in string.Formatter().parse(pattern) if field[0] is not None]
    except ValueError as error:
        raise BadPattern(_text("The file name pattern has an unpaired brace: {0}.").format(pattern)) from error
    for name, form, conversion in fields:
        if name not in values or form or conversion:
            problem = _text("“{0}” is not known in a file name pattern; use {1}.")
            whole = f"{name}{'!' if conversion else ''}{conversion or ''}{':' if form else ''}{form}"
            raise BadPattern(problem.format(f"{{{whole}}}", ", ".join(FIELDS)))
    return file_stem(pattern.format(**values), longest=120) or "take"


def free_path(folder: Path, stem: str, ending: str) -> Path:
    """A path that does not exist yet, nor do the files that go beside it: those may belong to another take."""
    path = folder / f"{stem}{ending}"
    number = 2
    while any(path.with_suffix(suffix).exists() for suffix in (ending, *_BESIDE)):
        path = folder / f"{stem} ({number}){ending}"
        number += 1
    return path


def export(take: Take, request: ExportRequest) -> Path:
    """Write everything that was asked for; gives the path of the sound, another one if somebody was quicker.

    Raises:
        StorageError: something cannot be written; the text says why.

    """
    try:
        target = free_path(request.target.parent, request.target.stem, request.target.suffix)
    except OSError as error:
        raise StorageError(explain(error, request.target)) from error
    if request.by_sentence:
        return _export_sentences(take, request, target.with_suffix(""))
    write_take(target, take, request.sound_format, with_sidecar=request.with_sidecar, loudness=request.loudness)
    _write_subtitles(target, take, request)
    return target


def _export_sentences(take: Take, request: ExportRequest, folder: Path) -> Path:
    """A file for each sentence without the pause after it; their loudness is that of the whole, as they were spoken."""
    from tacolm_core import write_sound

    whole, rate = sound_of(take, request.loudness), take.facts.sample_rate
    sentences = take.sentences
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, (result, stretch) in enumerate(
            zip(sentences, build(sentences, rate).sentences, strict=True), start=1
        ):
            stem = file_stem(f"{number:03d} {_opening(result.sentence.written)}", longest=80)
            path = folder / f"{stem}{request.target.suffix}"
            samples = whole.samples[round(stretch.start * rate) : round(stretch.end * rate)]
            write_sound(path, Waveform(samples, rate), request.sound_format, provenance(take))
            _write_subtitles(path, Take.of(take.facts, [result]), request)
    except OutputError as error:
        raise StorageError(shown(str(error))) from error
    except OSError as error:
        raise StorageError(explain(error, folder)) from error
    return folder


def _write_subtitles(path: Path, take: Take, request: ExportRequest) -> None:
    if request.subtitles == "none":
        return
    try:
        found = subtitle_cues(take.sentences, take.facts.sample_rate)
        write_subtitles(path.with_suffix(f".{request.subtitles}"), found, word_times=request.word_times)
    except OutputError as error:
        raise StorageError(shown(str(error))) from error


def _opening(text: str, length: int = 40) -> str:
    """The first words of a text without its markup, cut between words where that is possible."""
    words = " ".join(_MARKUP.sub(" ", text).split())
    if len(words) <= length:
        return words
    return words[: length + 1].rsplit(" ", 1)[0][:length].rstrip(" ,;:")

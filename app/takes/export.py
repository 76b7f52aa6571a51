"""Takes as files for other programs: sound with provenance, side-car, subtitles. No Qt; runs as a job."""

import dataclasses
import json
import string
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import soundfile

from app.about import APP_NAME
from app.files import StorageError, replacing, write_json
from app.settings import SoundFormat
from app.takes.subtitles import subtitles
from app.takes.take import Take
from app.takes.timeline import Timeline, build
from app.voices.library import file_stem

SIDECAR_FORMAT: Final = 1
FIELDS: Final = ("voice", "text", "date", "time", "seed", "number")


@dataclass(frozen=True)
class SoundKind:
    """How samples are written."""

    ending: str
    container: str
    subtype: str


KINDS: Final[dict[SoundFormat, SoundKind]] = {
    "wav16": SoundKind(".wav", "WAV", "PCM_16"),
    "wav24": SoundKind(".wav", "WAV", "PCM_24"),
    "float": SoundKind(".wav", "WAV", "FLOAT"),
    "flac": SoundKind(".flac", "FLAC", "PCM_24"),
    "ogg": SoundKind(".ogg", "OGG", "VORBIS"),
}


@dataclass(frozen=True)
class ExportRequest:
    """Where a take goes and what goes with it."""

    target: Path
    sound_format: SoundFormat
    with_sidecar: bool = True
    with_subtitles: bool = False


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
        "text": " ".join(take.facts.text.split())[:40],
        "date": f"{local:%Y-%m-%d}",
        "time": f"{local:%H-%M-%S}",
        "seed": str(take.facts.seed),
        "number": f"{number:03d}",
    }
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None]
    except ValueError as error:
        raise BadPattern(f"The file name pattern has an unpaired brace: {pattern!r}.") from error
    for name in names:
        if name not in values:
            raise BadPattern(f"{{{name}}} is not known in a file name pattern; use {', '.join(FIELDS)}.")
    return file_stem(pattern.format(**values), longest=120) or "take"


def free_path(folder: Path, stem: str, ending: str) -> Path:
    """A path that does not exist yet."""
    path = folder / f"{stem}{ending}"
    number = 2
    while path.exists():
        path = folder / f"{stem} ({number}){ending}"
        number += 1
    return path


def export(take: Take, request: ExportRequest) -> Path:
    """Write everything that was asked for; gives the path of the sound.

    Raises:
        StorageError: something cannot be written; the text says why.
    """
    timeline = build(take.sentences, take.facts.sample_rate)
    write_sound(request.target, timeline, take, request.sound_format)
    if request.with_sidecar:
        write_json(request.target.with_suffix(".json"), sidecar(take))
    if request.with_subtitles:
        with replacing(request.target.with_suffix(".srt")) as aside:
            aside.write_text(subtitles(timeline), encoding="utf-8")
    return request.target


def write_sound(path: Path, timeline: Timeline, take: Take, sound_format: SoundFormat) -> None:
    """The samples, with who made them from what in the file's own comment fields."""
    kind = KINDS[sound_format]
    samples = timeline.samples if kind.subtype == "FLOAT" else np.clip(timeline.samples, -1.0, 1.0)
    try:
        with replacing(path) as aside:
            _write(aside, samples, timeline.sample_rate, kind, take)
    except soundfile.SoundFileError as error:
        raise StorageError(f"“{path}” could not be written as sound ({error}); choose another folder.") from error


def _write(path: Path, samples: Any, sample_rate: int, kind: SoundKind, take: Take) -> None:
    settings: dict[str, Any] = {"format": kind.container, "subtype": kind.subtype}
    with soundfile.SoundFile(path, "w", sample_rate, 1, **settings) as stream:
        stream.title = take.facts.title
        stream.artist = f"{take.facts.voice_name} (synthetic voice)"
        stream.software = f"{APP_NAME} {take.facts.program}"
        stream.date = take.facts.created[:10]
        stream.comment = json.dumps(provenance(take), ensure_ascii=False)
        block = 24_000
        for start in range(0, len(samples), block):
            stream.write(samples[start : start + block])


def provenance(take: Take) -> dict[str, Any]:
    """What every file says about itself."""
    facts = take.facts
    return {
        "made_by": f"{APP_NAME} {facts.program}",
        "synthetic_speech": True,
        "date": facts.created,
        "voice": facts.voice_name,
        "voice_hash": facts.voice_hash,
        "model": facts.model_hash,
        "seed": facts.seed,
    }


def sidecar(take: Take) -> dict[str, Any]:
    """Everything needed to make the take again."""
    sentences = [
        {
            "written": result.sentence.written,
            "spoken": result.sentence.spoken,
            "seed": result.seed,
            "pause_after": result.sentence.pause_after,
            "alarms": [[alarm.kind, alarm.text] for alarm in result.alarms],
        }
        for result in take.sentences
    ]
    return {"format": SIDECAR_FORMAT, **provenance(take), **dataclasses.asdict(take.facts), "sentences": sentences}

"""Sound files through libsndfile: WAV, FLAC, OGG, MP3 and what else it reads; WAV, FLAC, OGG and MP3 written."""

import json
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
import numpy.typing as npt
import soundfile

from tacolm_core.audio.wav_header import missing_bytes
from tacolm_core.audio.waveform import FASTEST_RATE, SLOWEST_RATE, Waveform, mixing_weights
from tacolm_core.errors import OutputError, UnreadableAudio
from tacolm_core.files import replace_file

READABLE: Final = "WAV, FLAC, OGG or MP3"
_BLOCK_VALUES: Final = 1 << 20  # read at a time, whatever the header promises
_WRITE_FRAMES: Final = 24_000  # written at a time; the Vorbis encoder overflows its stack on minutes
_FASTEST_WRITTEN: Final = {"OGG": 192_000, "FLAC": 655_350}  # the Vorbis encoder crashes beyond
_LOOKED_AT: Final = 30.0  # seconds from which the mix of the channels is decided
_UNREADABLE_KINDS: Final = {
    b"ftyp": "an MPEG-4 file (M4A, AAC or video)",
    b"#!AMR": "an AMR file",
    b"\x30\x26\xb2\x75": "a Windows Media file",
    b"\x1a\x45\xdf\xa3": "a Matroska or WebM file",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive",
}
_LOST_IN_MP3: Final = ("software", "title", "artist", "date")  # its tags hold Latin letters and a year
SOUND_FORMATS: Final = {
    "wav16": ("WAV", "PCM_16"),
    "wav24": ("WAV", "PCM_24"),
    "float": ("WAV", "FLOAT"),
    "flac": ("FLAC", "PCM_24"),
    "ogg": ("OGG", "VORBIS"),
    "mp3": ("MP3", "MPEG_LAYER_III"),
}
BY_SUFFIX: Final = {".wav": "wav16", ".flac": "flac", ".ogg": "ogg", ".mp3": "mp3"}
_MP3_RATES: Final = (8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
# About 70 kbit/s of speech at 24 kHz.
_MP3_QUALITY: Final[dict[str, Any]] = {"bitrate_mode": "VARIABLE", "compression_level": 0.0}


@dataclass(frozen=True)
class SoundInfo:
    """What the header of a sound file says."""

    sample_rate: int
    num_channels: int
    seconds: float  # 0 where the header leaves it open
    container: str  # "WAV", "FLAC", "MP3", ...


@dataclass(frozen=True)
class Provenance:
    """Where a sound comes from, kept inside its file: INFO in WAV, Vorbis comments in FLAC and OGG, ID3 in MP3."""

    software: str  # program and version
    title: str = ""
    artist: str = ""
    date: str = ""  # ISO 8601
    facts: dict[str, Any] = field(default_factory=dict)  # JSON values, stored as the comment


def sound_info(path: Path) -> SoundInfo:
    """Rate, channels and length without reading the sound.

    Raises:
        UnreadableAudio: see `read_sound`.
    """
    with _opened(path) as sound:
        seconds = max(0, sound.frames) / sound.samplerate
        return SoundInfo(sound.samplerate, sound.channels, seconds, sound.format)


def read_sound(path: Path | str, *, start: float = 0.0, max_seconds: float | None = None) -> Waveform:
    """A sound file of any rate and channel count, mixed to one channel (`Waveform.mix`).

    Args:
        path: the file.
        start: seconds to skip; beyond the end the result has no samples.
        max_seconds: where to stop, for files that may be long.

    Raises:
        UnreadableAudio: missing, a folder, empty, truncated, without samples, or in a format that cannot be read.
    """
    path = Path(path)
    with _opened(path) as sound:
        rate, skipped = sound.samplerate, round(start * sound.samplerate)
        limit = None if max_seconds is None else round(max_seconds * rate)
        if skipped:
            sound.seek(min(skipped, sound.frames))
        pieces = list(_mixed_blocks(sound, limit))
        if not pieces and not skipped and limit != 0:
            raise UnreadableAudio(f"{path} holds no sound; choose another file.")
    samples = np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.float32)
    if not np.isfinite(samples).all():
        raise UnreadableAudio(f"{path} holds values that are not numbers; export it again.")
    return Waveform(samples, rate)


def write_sound(
    path: Path | str, waveform: Waveform, sound_format: str | None = None, provenance: Provenance | None = None
) -> None:
    """Write a waveform, as a whole or not at all. Louder than full scale is clipped, except in "float".

    Args:
        path: the file; its folder exists.
        waveform: one channel.
        sound_format: a key of SOUND_FORMATS; None: by the ending of `path`.
        provenance: written into the file.

    Raises:
        OutputError: the ending or format is unknown, or the file cannot be written.
    """
    path = Path(path)
    container, subtype = SOUND_FORMATS[_format_for(path, sound_format)]
    _check_written_rate(container, waveform.sample_rate)
    samples = waveform.samples if subtype == "FLOAT" else np.clip(waveform.samples, -1.0, 1.0)
    with replace_file(path) as aside:
        try:
            quality: dict[str, Any] = _MP3_QUALITY if container == "MP3" else {}
            with soundfile.SoundFile(
                aside, "w", waveform.sample_rate, 1, subtype, format=container, **quality
            ) as sound:
                _sign(sound, provenance)
                for first in range(0, len(samples), _WRITE_FRAMES):
                    sound.write(samples[first : first + _WRITE_FRAMES])
        except soundfile.SoundFileError as error:
            raise OutputError(
                f"{path} could not be written as {container} at {waveform.sample_rate} Hz ({error}); "
                "is there room on the disk?"
            ) from error


def read_provenance(path: Path | str) -> Provenance | None:
    """What a sound file says about where it comes from; None when it says nothing.

    Raises:
        UnreadableAudio: see `read_sound`.
    """
    with _opened(Path(path)) as sound:
        found = sound.copy_metadata()
    if not found.get("software") and not found.get("comment"):
        return None
    # libsndfile adds its own name in brackets to the software.
    software = found.get("software", "").split(" (libsndfile-")[0]
    said: dict[str, str] = {name: found.get(name, "") for name in ("title", "artist", "date")} | {"software": software}
    facts = _facts(found.get("comment", ""))
    if sound.format == "MP3":
        said |= {name: str(facts.pop(name)) for name in _LOST_IN_MP3 if name in facts}
    return Provenance(facts=facts, **said)


def _facts(comment: str) -> dict[str, Any]:
    try:
        facts = json.loads(comment)
    except (json.JSONDecodeError, RecursionError):
        return {}
    return facts if isinstance(facts, dict) else {}


def _check_written_rate(container: str, rate: int) -> None:
    if rate > _FASTEST_WRITTEN.get(container, FASTEST_RATE) or (container == "MP3" and rate not in _MP3_RATES):
        raise OutputError(f"{container} cannot hold {rate} samples per second; write WAV.")


def _format_for(path: Path, asked: str | None) -> str:
    if asked is not None and asked not in SOUND_FORMATS:
        raise OutputError(f"There is no sound format {asked!r}; choose one of {', '.join(SOUND_FORMATS)}.")
    known = asked or BY_SUFFIX.get(path.suffix.lower())
    if known is None:
        raise OutputError(f"{path.name} does not say its format; end it in {', '.join(BY_SUFFIX)}.")
    return known


def _sign(sound: soundfile.SoundFile, provenance: Provenance | None) -> None:
    if provenance is None:
        return
    facts, is_mp3 = dict(provenance.facts), sound.format == "MP3"
    if is_mp3:
        facts |= {name: getattr(provenance, name) for name in _LOST_IN_MP3}
    comment = json.dumps(facts, ensure_ascii=is_mp3, sort_keys=True) if facts else ""
    values = {
        "title": provenance.title,
        "artist": provenance.artist,
        "software": provenance.software,
        "date": provenance.date,
        "comment": comment,
    }
    for name, value in values.items():
        if value:
            setattr(sound, name, _plain_letters(value) if is_mp3 else value)


def _plain_letters(text: str) -> str:
    """The text in ASCII: libsndfile writes UTF-8 into tags that say they are Latin-1."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")


@contextmanager
def _opened(path: Path) -> Iterator[soundfile.SoundFile]:
    """The file open for reading, with every trouble in plain words."""
    try:
        with path.open("rb") as stream:
            _check(path, stream)
        with soundfile.SoundFile(path) as sound:
            _check_rate(path, sound.samplerate)
            yield sound
    except FileNotFoundError as error:
        raise UnreadableAudio(f"There is no sound file {path}; check its name.") from error
    except (IsADirectoryError, PermissionError) as error:
        reason = "is a folder" if path.is_dir() else "may not be read"
        raise UnreadableAudio(f"{path} {reason}; choose a {READABLE} file.") from error
    except (soundfile.SoundFileError, TypeError, ValueError, OSError) as error:
        raise UnreadableAudio(
            f"{path} cannot be read as sound: it is cut short, damaged or something else; choose a {READABLE} file."
        ) from error


def _check(path: Path, stream: BinaryIO) -> None:
    """Refuse what libsndfile would misread or explain badly."""
    head = stream.read(4096)
    if not head:
        raise UnreadableAudio(f"{path} is empty; choose another file.")
    kind = next((kind for mark, kind in _UNREADABLE_KINDS.items() if mark in head[:8]), None)
    if kind:
        raise UnreadableAudio(f"{path} is {kind}, which cannot be read; convert it to {READABLE}.")
    if missing := missing_bytes(stream):
        raise UnreadableAudio(
            f"{path} is cut short: {missing} bytes of the sound it announces are missing; copy or record it again."
        )


def _check_rate(path: Path, rate: int) -> None:
    if not SLOWEST_RATE <= rate <= FASTEST_RATE:
        raise UnreadableAudio(f"{path} claims {rate} samples per second, which is no sound; export it again.")


def _mixed_blocks(sound: soundfile.SoundFile, limit: int | None) -> Iterator[npt.NDArray[np.float32]]:
    """Mono blocks (n,) up to `limit` samples. The mix is decided from the first seconds and kept."""
    looked_at = min(round(_LOOKED_AT * sound.samplerate), max(1, 8 * _BLOCK_VALUES // sound.channels))
    head = _read_up_to(sound, looked_at if limit is None else min(limit, looked_at))
    done = len(head)
    weights = mixing_weights(np.nan_to_num(head, posinf=0.0, neginf=0.0))
    block = head
    while len(block):
        with np.errstate(over="ignore", invalid="ignore"):  # seen to by the caller
            yield block @ weights
        size = max(1, _BLOCK_VALUES // sound.channels)
        block = sound.read(size if limit is None else min(size, limit - done), dtype="float32", always_2d=True)
        done += len(block)


def _read_up_to(sound: soundfile.SoundFile, frames: int) -> npt.NDArray[np.float32]:
    """Samples (n <= frames, C), read in blocks: a damaged header may promise more than memory holds."""
    pieces: list[npt.NDArray[np.float32]] = []
    left, size = frames, max(1, _BLOCK_VALUES // sound.channels)
    while left > 0:
        piece = sound.read(min(size, left), dtype="float32", always_2d=True)
        if not len(piece):
            break
        pieces.append(piece)
        left -= len(piece)
    return np.concatenate(pieces) if pieces else np.zeros((0, sound.channels), dtype=np.float32)

"""Sound files in and out: whatever can be opened is read as one channel; WAV, FLAC, OGG and MP3 are written."""

import json
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import soundfile

from tacolm_core.audio.sources import BLOCK_VALUES, Channels, SndfileSource, Source, Tell, open_source
from tacolm_core.audio.waveform import FASTEST_RATE, Waveform, mixing_weights
from tacolm_core.errors import OutputError, UnreadableAudio
from tacolm_core.files import replace_file

_WRITE_FRAMES: Final = 24_000  # written at a time; the Vorbis encoder overflows its stack on minutes
_FASTEST_WRITTEN: Final = {"OGG": 192_000, "FLAC": 655_350}  # the Vorbis encoder crashes beyond
_LOOKED_AT: Final = 30.0  # seconds from which the mix of the channels is decided
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


class SoundReader:
    """A sound file open for reading, in as many parts as one likes."""

    def __init__(self, path: Path, source: Source) -> None:
        self._path = path
        self._source = source
        self.info = SoundInfo(source.sample_rate, source.num_channels, source.seconds, source.container)

    def read(self, start: float = 0.0, max_seconds: float | None = None) -> Waveform:
        """From `start` seconds on, mixed to one channel (`Waveform.mix`); no samples beyond the end.

        Raises:
            UnreadableAudio: there is nothing at all, or a value is not a number.
        """
        rate = self.info.sample_rate
        limit = None if max_seconds is None else round(max_seconds * rate)
        pieces = list(_mixed(self._source.blocks(start, limit), rate, self.info.num_channels))
        if not pieces and round(start * rate) == 0 and limit != 0:
            raise UnreadableAudio(f"{self._path} holds no sound; choose another file.")
        samples = np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.float32)
        if not np.isfinite(samples).all():
            raise UnreadableAudio(f"{self._path} holds values that are not numbers; export it again.")
        return Waveform(samples, rate)


@contextmanager
def open_sound(path: Path | str, tell: Tell | None = None) -> Iterator[SoundReader]:
    """A sound file of any rate and channel count, to be read in parts.

    Args:
        path: the file.
        tell: is told, in one sentence, what is odd about a file that can be read all the same.

    Raises:
        UnreadableAudio: missing, a folder, empty, truncated, without samples, or in a format that cannot be read.
    """
    path = Path(path)
    with open_source(path, tell) as source:
        yield SoundReader(path, source)


def sound_info(path: Path | str, tell: Tell | None = None) -> SoundInfo:
    """Rate, channels and length without reading the sound.

    Raises:
        UnreadableAudio: see `open_sound`.
    """
    with open_sound(path, tell) as sound:
        return sound.info


def read_sound(
    path: Path | str, *, start: float = 0.0, max_seconds: float | None = None, tell: Tell | None = None
) -> Waveform:
    """A sound file of any rate and channel count, mixed to one channel (`Waveform.mix`).

    Args:
        path: the file.
        start: seconds to skip; beyond the end the result has no samples.
        max_seconds: where to stop, for files that may be long.
        tell: see `open_sound`.

    Raises:
        UnreadableAudio: see `open_sound`.
    """
    with open_sound(path, tell) as sound:
        return sound.read(start, max_seconds)


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
    with sound_writer(path, waveform.sample_rate, sound_format, provenance) as write:
        write(waveform)


@contextmanager
def sound_writer(
    path: Path | str, sample_rate: int, sound_format: str | None = None, provenance: Provenance | None = None
) -> Iterator[Callable[[Waveform], None]]:
    """As `write_sound`, for sounds that come one after the other, so that a book needs no more memory than a chapter.

    Gives a function that takes the next waveform; the file is there when the context ends, as a whole.

    Raises:
        OutputError: as `write_sound`.
    """
    path = Path(path)
    container, subtype = SOUND_FORMATS[_format_for(path, sound_format)]
    _check_written_rate(container, sample_rate)
    quality: dict[str, Any] = _MP3_QUALITY if container == "MP3" else {}
    with replace_file(path) as aside:
        try:
            with soundfile.SoundFile(aside, "w", sample_rate, 1, subtype, format=container, **quality) as sound:
                _sign(sound, provenance)
                yield lambda waveform: _write(sound, waveform)
        except soundfile.SoundFileError as error:
            raise OutputError(
                f"{path} could not be written as {container} at {sample_rate} Hz ({error}); is there room on the disk?"
            ) from error


def _write(sound: soundfile.SoundFile, waveform: Waveform) -> None:
    if waveform.sample_rate != sound.samplerate:
        raise ValueError(f"a sound of {waveform.sample_rate} Hz in a file of {sound.samplerate} Hz")
    samples = waveform.samples if sound.subtype == "FLOAT" else np.clip(waveform.samples, -1.0, 1.0)
    for first in range(0, len(samples), _WRITE_FRAMES):
        sound.write(samples[first : first + _WRITE_FRAMES])


def read_provenance(path: Path | str) -> Provenance | None:
    """What a sound file says about where it comes from; None when it says nothing.

    Raises:
        UnreadableAudio: see `open_sound`.
    """
    with open_source(Path(path)) as source:
        found = source.provenance if isinstance(source, SndfileSource) else {}
    if not found.get("software") and not found.get("comment"):
        return None
    # libsndfile adds its own name in brackets to the software.
    software = found.get("software", "").split(" (libsndfile-")[0]
    said: dict[str, str] = {name: found.get(name, "") for name in ("title", "artist", "date")} | {"software": software}
    facts = _facts(found.get("comment", ""))
    if source.container == "MP3":
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


def _mixed(blocks: Iterator[Channels], rate: int, num_channels: int) -> Iterator[npt.NDArray[np.float32]]:
    """Mono blocks (n,). The mix is decided from the first seconds and kept."""
    looked_at = min(round(_LOOKED_AT * rate), max(1, 8 * BLOCK_VALUES // num_channels))
    first, count = [], 0
    for block in blocks:
        first.append(block)
        count += len(block)
        if count >= looked_at:
            break
    if not first:
        return
    head = np.concatenate(first)
    weights = mixing_weights(np.nan_to_num(head[:looked_at], posinf=0.0, neginf=0.0))
    with np.errstate(over="ignore", invalid="ignore"):  # seen to by the caller
        yield head @ weights
    for block in blocks:
        with np.errstate(over="ignore", invalid="ignore"):
            yield block @ weights

"""Sound in files that libsndfile does not know, through FFmpeg: what phones, chat programs and cameras write.

A program does the reading: the one that was handed in (`decoders.decode_with`; the application's is Qt's FFmpeg), or
`ffmpeg` and `ffprobe` where they are installed. Only the file itself is opened: playlists that point at other files or
at the network are not followed.
"""

import contextlib
import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tacolm_core.audio import decoders

Channels = npt.NDArray[np.float32]

_KINDS: Final = (  # place in the file, bytes there, what it is
    (4, b"ftyp", "an MPEG-4 file (M4A, AAC or video)"),
    *((4, mark, "an MPEG-4 file (M4A, AAC or video)") for mark in (b"moov", b"mdat", b"wide", b"free", b"skip")),
    (0, b"\xff\xf1", "an AAC file"),
    (0, b"\xff\xf9", "an AAC file"),
    (0, b"\x1a\x45\xdf\xa3", "a Matroska or WebM file"),
    (0, b"caff", "a CAF file of a kind that Apple's programs write"),
    (0, b"FORM", "an AIFF file of an unusual kind"),
    (0, b"#!AMR", "an AMR file"),
    (0, b"\x30\x26\xb2\x75", "a Windows Media file"),
    (8, b"AVI ", "a video file"),
    (0, b"FLV", "a video file"),
    (0, b"\x47\x40", "a video file"),
    (0, b"\0\0\1\xba", "a video file"),
    (0, b"wvpk", "a WavPack file"),
    (0, b"MAC ", "a Monkey's Audio file"),
    (0, b"\x0b\x77", "an AC-3 file"),
)
_AT_MOST: Final = 1 << 16  # values in a block
_INDEX_BYTES: Final = 1 << 20  # at either end of an MPEG-4 file, where its index is
_PROTECTION: Final = re.compile(rb"sinf....frma", re.DOTALL)
_LONGEST_HEAD: Final = 4096  # bytes of the line before the samples
_ONLY_FILES: Final = "file,pipe"


class NoSoundInside(ValueError):
    """A film or a picture without any sound."""


class NoDecoder(ValueError):
    """There is no FFmpeg here."""


def kind_of(head: bytes) -> str | None:
    """What a file is that begins with `head`, if it is one for FFmpeg."""
    return next((kind for place, mark, kind in _KINDS if head[place : place + len(mark)] == mark), None)


def is_protected(path: Path) -> bool:
    """Whether an MPEG-4 file says that its sound is encrypted: one from a shop or from a streaming service."""
    with path.open("rb") as file:
        start = file.read(_INDEX_BYTES)
        file.seek(max(0, path.stat().st_size - _INDEX_BYTES))
        return any(_PROTECTION.search(part) for part in (start, file.read(_INDEX_BYTES)))


@contextlib.contextmanager
def open_media(path: Path) -> "Iterator[HandedInSource | SystemSource]":
    """The first sound in a file, through what there is of FFmpeg.

    Raises:
        NoDecoder: there is none.
        NoSoundInside: the file holds no sound.
        ValueError, OSError: it cannot be read.
    """
    source = _opened(path)
    try:
        yield source
    finally:
        source.close()


def _opened(path: Path) -> "HandedInSource | SystemSource":
    command = decoders.handed_in()
    if command:
        with contextlib.suppress(NoDecoder):
            return HandedInSource(command, path)
    return SystemSource(path)


class HandedInSource:
    """Through the program of `decoders.decode_with`, which reads from the beginning on.

    It stays where it is between two parts, so that a long file is decoded once while it is looked through.
    """

    def __init__(self, command: Sequence[str], path: Path) -> None:
        self._command = [*command, str(path.absolute())]
        self._process = decoders.start(self._command)
        self._place = 0  # samples read so far
        try:
            self.sample_rate, self.num_channels, self.seconds = _told(self._head())
        except BaseException:
            self.close()
            raise
        self.container = _container(path)

    def close(self) -> None:
        """End the program."""
        self._process.kill()
        with self._process:
            pass

    def blocks(self, start: float, limit: int | None) -> Iterator[Channels]:
        """See `sources.Source`."""
        first = round(start * self.sample_rate)
        if first < self._place:
            self.close()
            self._process = decoders.start(self._command)
            _told(self._head())
            self._place = 0
        for block in _read(self._process, self.num_channels, first - self._place):
            self._place += len(block)
        for block in _read(self._process, self.num_channels, limit):
            self._place += len(block)
            yield block

    def _head(self) -> bytes:
        return b"" if self._process.stdout is None else self._process.stdout.readline(_LONGEST_HEAD)


class SystemSource:
    """Through the programs `ffmpeg` and `ffprobe`."""

    def __init__(self, path: Path) -> None:
        programs = decoders.system_programs()
        if programs is None:
            raise NoDecoder(str(path))
        self._ffmpeg, probe = programs
        self._input = ("-v", "error", "-protocol_whitelist", _ONLY_FILES)
        self._name = f"file:{path.absolute()}"
        shown = ("-show_entries", "stream=codec_type,sample_rate,channels:format=duration", "-of", "json", self._name)
        looked = decoders.ask([probe, *self._input, *shown])
        if looked.returncode:
            raise ValueError(looked.stderr.decode(errors="replace"))
        found = json.loads(looked.stdout)
        sounds = [stream for stream in found.get("streams", ()) if stream.get("codec_type") == "audio"]
        if not sounds:
            raise NoSoundInside(str(path))
        self.sample_rate, self.num_channels = int(sounds[0]["sample_rate"]), int(sounds[0]["channels"])
        self.seconds = max(0.0, float(found.get("format", {}).get("duration", 0)))
        self.container = _container(path)

    def close(self) -> None:
        """Nothing runs between two parts."""

    def blocks(self, start: float, limit: int | None) -> Iterator[Channels]:
        """See `sources.Source`."""
        seek = ("-ss", f"{start:.6f}") if start > 0 else ()
        shape = ("-ac", str(self.num_channels), "-ar", str(self.sample_rate), "-f", "f32le", "pipe:1")
        command = [self._ffmpeg, "-nostdin", *self._input, *seek, "-i", self._name, "-map", "0:a:0", *shape]
        with decoders.start(command) as process:
            try:
                yield from _read(process, self.num_channels, limit)
            finally:
                process.kill()


def _read(process: "subprocess.Popen[bytes]", num_channels: int, limit: int | None) -> Iterator[Channels]:
    """The next samples (n, C) that a program writes: `limit` of them, or all."""
    width, done = 4 * num_channels, 0
    while (limit is None or done < limit) and process.stdout is not None:
        size = max(1, _AT_MOST // num_channels)
        data = process.stdout.read((size if limit is None else min(size, limit - done)) * width)
        if len(data) < width:
            return
        block = np.frombuffer(data[: len(data) // width * width], dtype="<f4").astype(np.float32)
        done += len(block) // num_channels
        yield block.reshape(-1, num_channels)


def _told(head: bytes) -> tuple[int, int, float]:
    """Rate, channels and seconds from the first line of the program that was handed in."""
    try:
        told: dict[str, Any] = json.loads(head)
    except ValueError as error:  # it fell over, or could not be started
        raise NoDecoder("no answer") from error
    if "failed" in told:
        kinds: dict[str, type[ValueError]] = {"missing": NoDecoder, "no sound": NoSoundInside}
        raise kinds.get(told["failed"], ValueError)(told["failed"])
    return int(told["sample_rate"]), int(told["channels"]), max(0.0, float(told["seconds"]))


def _container(path: Path) -> str:
    return path.suffix[1:].upper() or "FFmpeg"

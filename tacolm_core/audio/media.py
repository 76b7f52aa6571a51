"""Sound in files that libsndfile does not know, through FFmpeg: what phones, chat programs and cameras write.

FFmpeg does not come with the program: its builds on PyPI hold encoders under the GPL. It is used where it is installed,
as the Python package `av` or as the programs `ffmpeg` and `ffprobe`. Only the file itself is opened: playlists that
point at other files or at the network are not followed.
"""

import contextlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tacolm_core.audio.library_words import unheard

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
_AT_LEAST: Final = 1 << 16  # values in a block; a decoder gives them by the thousand
_MICRO: Final = 1_000_000  # FFmpeg's seconds
_ONLY_FILES: Final = "file,pipe"


class NoSoundInside(ValueError):
    """A film or a picture without any sound."""


def kind_of(head: bytes) -> str | None:
    """What a file is that begins with `head`, if it is one for FFmpeg."""
    return next((kind for place, mark, kind in _KINDS if head[place : place + len(mark)] == mark), None)


def has_ffmpeg() -> bool:
    """Whether such files can be read here."""
    return importlib.util.find_spec("av") is not None or _programs() is not None


def open_media(path: Path) -> "PackageSource | ProgramSource":
    """The first sound in a file, through what there is of FFmpeg.

    Raises:
        NoSoundInside: the file holds none.
        ValueError, OSError: it cannot be read.
    """
    return PackageSource(path) if importlib.util.find_spec("av") is not None else ProgramSource(path)


class PackageSource:
    """Through the Python package `av`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._opened() as (container, stream):
            self.sample_rate = int(stream.codec_context.sample_rate)
            self.num_channels = int(stream.codec_context.layout.nb_channels)
            self.seconds = max(0.0, (container.duration or 0) / _MICRO)
        self.container = _container(path)

    def blocks(self, start: float, limit: int | None) -> Iterator[Channels]:
        """See `sources.Source`."""
        wanted, waiting = limit, []
        for piece in self._pieces(start):
            waiting.append(piece if wanted is None else piece[:wanted])
            wanted = None if wanted is None else wanted - len(waiting[-1])
            if wanted == 0 or sum(map(len, waiting)) * self.num_channels >= _AT_LEAST:
                yield np.concatenate(waiting)
                waiting = []
            if wanted == 0:
                return
        if waiting:
            yield np.concatenate(waiting)

    def _pieces(self, start: float) -> Iterator[Channels]:
        """Decoded pieces (n, C) from `start` seconds on; what comes after a damaged place is left out."""
        import av

        with self._opened() as (container, stream):
            resampler = av.AudioResampler(format="fltp", layout=stream.codec_context.layout, rate=self.sample_rate)
            skipped: int | None = None
            begun = False
            with unheard():
                if start > 0:
                    container.seek(round(start * _MICRO) + (container.start_time or 0))
                frames = container.decode(stream)
            while (frame := self._next(frames, begun)) is not None:
                if skipped is None:
                    skipped = self._before(frame, container, start)
                begun = True
                for part in resampler.resample(frame):
                    samples = np.asarray(part.to_ndarray().T[skipped:], dtype=np.float32)
                    skipped = max(0, skipped - part.samples)
                    if len(samples):
                        yield samples

    def _next(self, frames: Iterator[Any], begun: bool) -> Any | None:
        from av.error import FFmpegError

        try:
            with unheard():
                return next(frames, None)
        except FFmpegError as error:
            if begun:
                return None
            raise ValueError(str(error)) from error

    def _before(self, frame: Any, container: Any, start: float) -> int:
        """Samples from where the decoder came to stand after a jump to the one at `start`."""
        if start <= 0 or frame.pts is None:
            return 0
        place = float(frame.pts * frame.time_base) - (container.start_time or 0) / _MICRO
        return max(0, round((start - place) * self.sample_rate))

    @contextlib.contextmanager
    def _opened(self) -> Iterator[tuple[Any, Any]]:
        import av
        from av.error import FFmpegError

        try:
            with unheard():
                container = av.open(f"file:{self._path}", options={"protocol_whitelist": _ONLY_FILES})
        except FFmpegError as error:
            raise ValueError(str(error)) from error
        with container:
            if not container.streams.audio:
                raise NoSoundInside(str(self._path))
            stream = container.streams.audio[0]
            if stream.codec_context is None or not stream.codec_context.layout.nb_channels:
                raise ValueError("a codec that FFmpeg does not know")
            yield container, stream


class ProgramSource:
    """Through the programs `ffmpeg` and `ffprobe`."""

    def __init__(self, path: Path) -> None:
        programs = _programs()
        if programs is None:
            raise ValueError("no FFmpeg")
        self._ffmpeg, probe = programs
        self._input = ("-v", "error", "-protocol_whitelist", _ONLY_FILES)
        self._name = f"file:{path.absolute()}"
        shown = ("-show_entries", "stream=codec_type,sample_rate,channels:format=duration", "-of", "json", self._name)
        looked = subprocess.run([probe, *self._input, *shown], capture_output=True, check=False, **_quietly())
        if looked.returncode:
            raise ValueError(looked.stderr.decode(errors="replace"))
        found = json.loads(looked.stdout)
        sounds = [stream for stream in found.get("streams", ()) if stream.get("codec_type") == "audio"]
        if not sounds:
            raise NoSoundInside(str(path))
        self.sample_rate, self.num_channels = int(sounds[0]["sample_rate"]), int(sounds[0]["channels"])
        self.seconds = max(0.0, float(found.get("format", {}).get("duration", 0)))
        self.container = _container(path)

    def blocks(self, start: float, limit: int | None) -> Iterator[Channels]:
        """See `sources.Source`."""
        seek = ("-ss", f"{start:.6f}") if start > 0 else ()
        shape = ("-ac", str(self.num_channels), "-ar", str(self.sample_rate), "-f", "f32le", "pipe:1")
        command = [self._ffmpeg, "-nostdin", *self._input, *seek, "-i", self._name, "-map", "0:a:0", *shape]
        width, done = 4 * self.num_channels, 0
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **_quietly()) as process:
            try:
                while (limit is None or done < limit) and process.stdout is not None:
                    size = _AT_LEAST if limit is None else min(_AT_LEAST, limit - done)
                    data = process.stdout.read(size * width)
                    if len(data) < width:
                        break
                    block = np.frombuffer(data[: len(data) // width * width], dtype="<f4")
                    done += len(block) // self.num_channels
                    yield block.reshape(-1, self.num_channels)
            finally:
                process.kill()


def _programs() -> tuple[str, str] | None:
    ffmpeg, probe = shutil.which("ffmpeg"), shutil.which("ffprobe")
    return (ffmpeg, probe) if ffmpeg and probe else None


def _quietly() -> dict[str, Any]:
    """For starting a program of the system: no window on Windows, and not with the libraries of a frozen program."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
        environment.pop("LD_LIBRARY_PATH", None)
        if before:
            environment["LD_LIBRARY_PATH"] = before
    return {
        "env": environment,
        "stdin": subprocess.DEVNULL,
        "creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0),
    }


def _container(path: Path) -> str:
    return path.suffix[1:].upper() or "FFmpeg"

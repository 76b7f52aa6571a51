"""Where spoken sound goes: a file, standard output, or the loudspeaker."""

import io
import json
import os
import struct
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import numpy as np
import numpy.typing as npt

from tacolm_core.audio.files import BY_SUFFIX, SOUND_FORMATS, Provenance, write_sound
from tacolm_core.audio.waveform import Waveform
from tacolm_core.cli.ahead import Ahead
from tacolm_core.cli.play import Speaker
from tacolm_core.errors import OptionsError, OutputError
from tacolm_core.files import replace_file

Samples = npt.NDArray[np.float32]

# Bytes of a WAV stream whose end is not known when its header is written: what SoX writes and takes for unknown. FFmpeg
# and libsndfile read to the end as well; 0 is an empty file for SoX, and 0xFFFFFFFF a damaged one for FFmpeg.
_ENDLESS = 0x7FFF_F000


class Output(Protocol):
    """Takes sound while it is made, and all of it at the end. Files are written at the end only, as a whole."""

    def add(self, samples: Samples) -> None:
        """Take the next samples (n,)."""

    def complete(self, waveform: Waveform, provenance: Provenance | None = None) -> None:
        """Take the whole result."""


def tell(sentence: str) -> None:
    """Say something to the person at the terminal."""
    sys.stderr.write(f"{sentence}\n")


def printable(words: str) -> str:
    """Words from the command line, or the name of a file, without bytes that are no UTF-8."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def format_for(place: str | None, asked: str | None) -> str:
    """Name of the format of `--out`: what was asked for, else what the file's name says.

    Raises:
        OptionsError: the name ends in something that cannot be written.

    """
    if asked is not None or place is None or place == "-":
        return asked or "wav16"
    ending = Path(place).suffix.lower()
    if ending not in BY_SUFFIX:
        endings = ", ".join(BY_SUFFIX)
        raise OptionsError(f"{Path(place).name} does not say its format; end it in {endings}, or give --format.")
    return BY_SUFFIX[ending]


def check_place(path: Path) -> None:
    """See that a file can be written there, before any work is done.

    Raises:
        OutputError: the folder is missing or read-only, or `path` is a folder.

    """
    folder = path.parent
    if not folder.is_dir():
        raise OutputError(f"There is no folder {folder} to write {path.name} to; make it, or choose another.")
    if path.is_dir():
        raise OutputError(f"{path} is a folder; name a file to write.")
    if not os.access(folder, os.W_OK):
        raise OutputError(f"The folder {folder} is read-only; choose another place for {path.name}.")


def open_output(
    place: str | None, format_name: str, sample_rate: int, *, is_streamed: bool
) -> AbstractContextManager[Output]:
    """The output named `place`: a file, "-" for standard output, or None for the loudspeaker.

    Standard output gets one finished file at the end, or, streamed, a WAV stream of 16 bits whose header leaves the
    length open.
    """
    if place is None:
        return _loudspeaker(sample_rate)
    if place != "-":
        return nullcontext(_File(Path(place), format_name))
    return _streamed_bytes(sample_rate) if is_streamed else nullcontext(_WholeBytes(format_name))


class _File:
    def __init__(self, path: Path, format_name: str) -> None:
        self._path, self._format = path, format_name

    def add(self, samples: Samples) -> None:
        pass

    def complete(self, waveform: Waveform, provenance: Provenance | None = None) -> None:
        write_sound(self._path, waveform, self._format, provenance)


class _WholeBytes:
    def __init__(self, format_name: str) -> None:
        self._format = format_name

    def add(self, samples: Samples) -> None:
        pass

    def complete(self, waveform: Waveform, provenance: Provenance | None = None) -> None:  # noqa: ARG002
        import soundfile

        finished = io.BytesIO()
        container, subtype = SOUND_FORMATS[self._format]
        soundfile.write(finished, waveform.samples, waveform.sample_rate, subtype, format=container)
        sys.stdout.buffer.write(finished.getvalue())
        sys.stdout.buffer.flush()


class _StreamedBytes:
    """The header goes out with the first sound, so that a request that fails leaves nothing."""

    def __init__(self, sample_rate: int) -> None:
        self._header = _endless_wav_header(sample_rate)
        self._ahead = Ahead(self._write)
        self.add, self.give_up = self._ahead.add, self._ahead.give_up

    def complete(self, waveform: Waveform, provenance: Provenance | None = None) -> None:  # noqa: ARG002
        self._ahead.finish()

    def _write(self, samples: Samples) -> None:
        # Past the buffer: a thread stuck in it, when the reader sleeps, would bring the interpreter down at exit.
        raw: BinaryIO = getattr(sys.stdout.buffer, "raw", sys.stdout.buffer)
        rest = memoryview(self._header + _pcm16(samples))
        while rest:
            rest = rest[raw.write(rest) :]
        self._header = b""


class _Loudspeaker:
    def __init__(self, speaker: Speaker) -> None:
        self.add = speaker.play

    def complete(self, waveform: Waveform, provenance: Provenance | None = None) -> None:
        pass


@contextmanager
def _streamed_bytes(sample_rate: int) -> Iterator[Output]:
    output = _StreamedBytes(sample_rate)
    try:
        yield output
    finally:
        output.give_up()


@contextmanager
def _loudspeaker(sample_rate: int) -> Iterator[Output]:
    with Speaker(sample_rate) as speaker:
        yield _Loudspeaker(speaker)


def _pcm16(samples: Samples) -> bytes:
    return np.round(np.clip(samples, -1.0, 1.0) * 32767.0).astype("<i2").tobytes()


def _endless_wav_header(sample_rate: int) -> bytes:
    """44 bytes before mono samples of 16 bits."""
    layout = struct.pack("<IHHIIHH", 16, 1, 1, sample_rate, 2 * sample_rate, 2, 16)
    return b"RIFF" + struct.pack("<I", _ENDLESS + 36) + b"WAVEfmt " + layout + b"data" + struct.pack("<I", _ENDLESS)


def write_json(path: Path, values: dict[str, Any]) -> None:
    """Write `values` as a JSON file, as a whole or not at all.

    Raises:
        OutputError: it cannot be written.

    """
    check_place(path)
    with replace_file(path) as aside:
        aside.write_text(json.dumps(values, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def print_table(values: dict[str, Any], indent: str = "") -> None:
    """Print names and values for people, nested ones indented."""
    width = max((len(name) for name in values), default=0) + 2
    for name, value in values.items():
        if isinstance(value, dict):
            print(f"{indent}{name}")
            print_table(value, indent + "  ")
        else:
            print(f"{indent}{name:<{width}}{value}")

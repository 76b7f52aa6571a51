"""Sound files open for reading, whoever reads them: libsndfile, or FFmpeg for what libsndfile does not know."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, Protocol

import numpy as np
import numpy.typing as npt
import soundfile

from tacolm_core.audio.media import NoDecoder, NoSoundInside, is_protected, kind_of, open_media
from tacolm_core.audio.unheard import unheard
from tacolm_core.audio.wav_header import MendedWav, WavSize, wav_size
from tacolm_core.audio.waveform import FASTEST_RATE, SLOWEST_RATE
from tacolm_core.errors import UnreadableAudio

Tell = Callable[[str], None]  # takes one sentence for the person at the screen
Channels = npt.NDArray[np.float32]

READABLE: Final = "WAV, FLAC, OGG or MP3"
BLOCK_VALUES: Final = 1 << 20  # read at a time, whatever the header promises
# Bytes that a WAV file may be short of what its header claims where nobody is told: a block not written any more.
_MOST_MISSING: Final = 4096
_NO_SOUND_AT_ALL: Final = {b"%PDF": "a PDF document", b"PK\x03\x04": "a ZIP archive"}


class Source(Protocol):
    """A sound file open for reading."""

    sample_rate: int
    num_channels: int
    seconds: float  # 0 where the file leaves it open
    container: str  # "WAV", "FLAC", "MP3", ...

    def blocks(self, start: float, limit: int | None) -> Iterator[Channels]:
        """Samples (n, C) from `start` seconds on, BLOCK_VALUES values at most each; `limit` samples in all, or all."""


@contextlib.contextmanager
def open_source(path: Path, tell: Tell | None = None) -> Iterator[Source]:
    """The file open for reading, with every trouble in plain words.

    Args:
        path: the file.
        tell: is told what is odd about a file that can be read all the same; without it, less is.

    Raises:
        UnreadableAudio: missing, a folder, empty, truncated, or in a format that cannot be read.
    """
    try:
        with path.open("rb") as stream:
            head = _checked_head(path, stream)
            mended = _size_to_mend(path, stream, is_told=tell is not None)
        if mended and tell:
            tell(_remark(path, mended))
        with _libsndfile(path, mended) as known, contextlib.ExitStack() as others:
            source = known or others.enter_context(_media(path, head))
            _check_rate(path, source.sample_rate)
            yield source
    except FileNotFoundError as error:
        raise UnreadableAudio(f"There is no sound file {path}; check its name.") from error
    except (IsADirectoryError, PermissionError) as error:
        reason = "is a folder" if path.is_dir() else "may not be read"
        raise UnreadableAudio(f"{path} {reason}; choose a {READABLE} file.") from error
    except (soundfile.SoundFileError, TypeError, ValueError, OSError) as error:
        raise UnreadableAudio(
            f"{path} cannot be read as sound: it is cut short, damaged or something else; choose a {READABLE} file."
        ) from error


class SndfileSource:
    """A file that libsndfile reads."""

    def __init__(self, sound: soundfile.SoundFile) -> None:
        self._sound = sound
        self.sample_rate: int = sound.samplerate
        self.num_channels: int = sound.channels
        self.seconds = max(0, sound.frames) / sound.samplerate
        self.container: str = sound.format

    @property
    def provenance(self) -> dict[str, str]:
        """Title, artist, software, date and comment as the file has them."""
        return dict(self._sound.copy_metadata())

    def blocks(self, start: float, limit: int | None) -> Iterator[Channels]:
        """See `Source`."""
        size, done = max(1, BLOCK_VALUES // self.num_channels), 0
        with unheard():
            self._sound.seek(min(round(start * self.sample_rate), self._sound.frames))
        while limit is None or done < limit:
            with unheard():
                block = self._sound.read(
                    size if limit is None else min(size, limit - done), dtype="float32", always_2d=True
                )
            if not len(block):
                return
            done += len(block)
            yield block


@contextlib.contextmanager
def _libsndfile(path: Path, mended: WavSize | None) -> Iterator[SndfileSource | None]:
    """The file as libsndfile reads it; None if it does not know it."""
    with contextlib.closing(MendedWav(path, mended)) if mended else contextlib.nullcontext(path) as file:
        try:
            with unheard():
                sound = soundfile.SoundFile(file)
        except soundfile.SoundFileError:
            sound = None
        with sound or contextlib.nullcontext():
            yield None if sound is None else SndfileSource(sound)


@contextlib.contextmanager
def _media(path: Path, head: bytes) -> Iterator[Source]:
    """The file as FFmpeg reads it, where there is one."""
    kind = kind_of(head)
    if kind and is_protected(path):
        raise UnreadableAudio(
            f"{path} is protected against copying, so that only the programs of its seller can play it; "
            "choose another file."
        )
    try:
        with open_media(path) as source:
            yield source
    except NoDecoder as error:
        if kind is None:
            raise
        raise UnreadableAudio(
            f"{path} is {kind}, which takes FFmpeg to read: install FFmpeg, or convert it to {READABLE}."
        ) from error
    except NoSoundInside as error:
        if kind is None:  # FFmpeg takes any text for a picture
            raise
        raise UnreadableAudio(f"{path} is {kind} without any sound; choose another file.") from error


def _checked_head(path: Path, stream: BinaryIO) -> bytes:
    """The first bytes, unless they are clearly those of something else."""
    head = stream.read(4096)
    if not head:
        raise UnreadableAudio(f"{path} is empty; choose another file.")
    kind = next((kind for mark, kind in _NO_SOUND_AT_ALL.items() if head.startswith(mark)), None)
    if kind:
        raise UnreadableAudio(f"{path} is {kind}, which cannot be read; convert it to {READABLE}.")
    return head


def _size_to_mend(path: Path, stream: BinaryIO, *, is_told: bool) -> WavSize | None:
    """The size of a WAV file whose header claims something else than there is.

    A corpus, whose words belong to the whole recording, must not take half of it in silence; a person who is told may.
    """
    size = wav_size(stream)
    if size is None or (not size.is_open and not size.missing):
        return None
    if size.missing > (size.present if is_told else min(_MOST_MISSING, size.present)):
        raise UnreadableAudio(
            f"{path} is cut short: {size.missing} bytes of the sound it announces are missing; copy or record it again."
        )
    return size


def _remark(path: Path, size: WavSize) -> str:
    if size.is_open:
        return f"{path} does not say how long it is, as if its recording had been broken off; it is read to its end."
    return f"{path} announces {size.missing} bytes more than it holds; it is read to its end."


def _check_rate(path: Path, rate: int) -> None:
    if not SLOWEST_RATE <= rate <= FASTEST_RATE:
        raise UnreadableAudio(f"{path} claims {rate} samples per second, which is no sound; export it again.")

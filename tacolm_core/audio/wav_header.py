"""WAV files whose header does not fit what follows: broken off, streamed, or a few bytes short.

libsndfile reads nothing where the header says 0, and what is left of a truncated file without a word.
"""

import io
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

OPEN_ENDED: Final = 0x7FFF_0000  # sizes from here on are written by programs that stream and do not know the length
_MOST_CHUNKS: Final = 1000
_SIZE_OF_RIFF: Final = 4  # place of the size of everything
_SIZE_BYTES: Final = 4


@dataclass(frozen=True)
class WavSize:
    """What the data chunk of a WAV file claims, and what there is."""

    place: int  # of the four bytes that claim it
    claimed: int  # bytes; 0 and those from OPEN_ENDED on leave the length open
    present: int  # bytes from its beginning to the end of the file

    @property
    def is_open(self) -> bool:
        """Whether the length is left open, and sound follows."""
        return self.present > 0 and (self.claimed == 0 or self.claimed >= max(OPEN_ENDED, self.present + 1))

    @property
    def missing(self) -> int:
        """Bytes that are claimed and not there; 0 for an open length."""
        return 0 if self.is_open else max(0, self.claimed - self.present)


def wav_size(stream: BinaryIO) -> WavSize | None:
    """The size of the sound in a WAV file; None for all other files, and for one without sound."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    head = stream.read(12)
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        return None
    for _ in range(_MOST_CHUNKS):
        place = stream.tell() + _SIZE_BYTES
        chunk = stream.read(8)
        if len(chunk) < 8:
            return None
        name, length = struct.unpack("<4sI", chunk)
        if name == b"data":
            present = size - stream.tell()
            return WavSize(place, length, 0 if length == 0 and _are_chunks(stream, present) else present)
        stream.seek(length + length % 2, io.SEEK_CUR)
    return None


def _are_chunks(stream: BinaryIO, left: int) -> bool:
    """Whether the `left` bytes to the end are chunks after an empty one, and no sound."""
    while left:
        head = stream.read(8)
        if len(head) < 8 or not head[:4].isascii():
            return False
        length = struct.unpack("<I", head[4:])[0]
        length += length % 2
        if length > left - 8:
            return False
        stream.seek(length, io.SEEK_CUR)
        left -= 8 + length
    return True


class MendedWav:
    """A WAV file read with a header that claims what is there; the file itself stays as it is."""

    def __init__(self, path: Path, size: WavSize) -> None:
        self._file = path.open("rb")
        everything = size.place + _SIZE_BYTES + size.present - 8
        self._mended = ((_SIZE_OF_RIFF, _u32(everything)), (size.place, _u32(size.present)))

    def read(self, count: int = -1) -> bytes:
        """The next bytes, with the mended sizes in their places."""
        first = self._file.tell()
        found = bytearray(self._file.read(count))
        for place, value in self._mended:
            start, end = max(place, first), min(place + len(value), first + len(found))
            if start < end:
                found[start - first : end - first] = value[start - place : end - place]
        return bytes(found)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the file."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Where the file stands."""
        return self._file.tell()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _u32(value: int) -> bytes:
    return struct.pack("<I", min(value, 0xFFFF_FFFF))

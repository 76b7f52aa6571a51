"""How much of a WAV file is missing. libsndfile reads what is left of a truncated one without a word."""

import struct
from typing import BinaryIO, Final

_OPEN_ENDED: Final = 0x7FFF_0000  # sizes from here on are written by programs that stream and do not know the length
_MOST_CHUNKS: Final = 1000


def missing_bytes(stream: BinaryIO) -> int:
    """Bytes by which the data chunk of a WAV file passes the end of the file; 0 for all other files."""
    stream.seek(0, 2)
    size = stream.tell()
    stream.seek(0)
    head = stream.read(12)
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        return 0
    for _ in range(_MOST_CHUNKS):
        chunk = stream.read(8)
        if len(chunk) < 8:
            return 0
        name, length = struct.unpack("<4sI", chunk)
        if name == b"data":
            end = stream.tell() + length
            return max(0, end - size) if length < _OPEN_ENDED else 0
        stream.seek(length + length % 2, 1)
    return 0

"""Attention maps as pictures (PNG), with nothing but zlib: a training machine needs no drawing package."""

import struct
import zlib
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tacolm_core.files import replace_file

Picture = NDArray[np.uint8]  # (height, width, 3), red, green, blue

_PAPER: Final = (255, 255, 255)
_INK: Final = (24, 40, 110)
_KNOWN: Final = (250, 170, 40)  # the token that the durations say
_READ: Final = (220, 30, 60)  # the token that the map says
_TOKEN_PIXELS: Final = 6
_FRAME_PIXELS: Final = 3


def draw_map(
    attention: NDArray[np.float32], read: NDArray[np.int64], known: NDArray[np.int64] | None = None
) -> Picture:
    """An attention map with the paths through it: time to the right, text upwards, the darker the more attention.

    Args:
        attention: (T, S), rows add up to 1.
        read: (T,) token of each frame as read from the map; drawn red.
        known: (T,) token of each frame as the durations have it; drawn yellow, below the red.

    """
    num_frames, num_tokens = attention.shape
    strength = np.sqrt(attention.clip(0, 1)).T[::-1, :, None]
    cells = np.array(_PAPER) * (1 - strength) + np.array(_INK) * strength
    picture: Picture = cells.astype(np.uint8).repeat(_TOKEN_PIXELS, 0).repeat(_FRAME_PIXELS, 1)
    for path, colour, thickness in ((known, _KNOWN, _TOKEN_PIXELS - 2), (read, _READ, 2)):
        for frame, token in enumerate(() if path is None else path[:num_frames]):
            middle = (num_tokens - 1 - int(token)) * _TOKEN_PIXELS + _TOKEN_PIXELS // 2
            rows = slice(middle - thickness // 2, middle + thickness // 2)
            picture[rows, frame * _FRAME_PIXELS : (frame + 1) * _FRAME_PIXELS] = colour
    return picture


def write_png(path: Path, picture: Picture) -> None:
    """Write a picture as PNG (ISO 15948: eight bits, colour, no filter).

    Raises:
        OutputError: the file cannot be written.

    """
    height, width, _ = picture.shape
    rows = np.concatenate([np.zeros((height, 1), np.uint8), picture.reshape(height, width * 3)], axis=1)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes())), (b"IEND", b""))
    with replace_file(path) as aside:
        aside.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

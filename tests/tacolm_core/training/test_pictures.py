import struct
import zlib

import numpy as np

from tacolm_core.training.pictures import draw_map, write_png


def read_png(path) -> np.ndarray:
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    place, data, size = 8, b"", (0, 0)
    while place < len(content):
        (length,) = struct.unpack_from(">I", content, place)
        kind, body = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        assert struct.unpack_from(">I", content, place + 8 + length)[0] == zlib.crc32(kind + body)
        if kind == b"IHDR":
            size = struct.unpack_from(">II", body)
        data += body if kind == b"IDAT" else b""
        place += 12 + length
    rows = np.frombuffer(zlib.decompress(data), np.uint8).reshape(size[1], 1 + 3 * size[0])
    assert not rows[:, 0].any()
    return rows[:, 1:].reshape(size[1], size[0], 3)


def test_a_picture_comes_back_from_its_file(tmp_path):
    picture = np.random.default_rng(0).integers(0, 256, (5, 7, 3)).astype(np.uint8)

    write_png(tmp_path / "a.png", picture)

    assert np.array_equal(read_png(tmp_path / "a.png"), picture)


def test_time_runs_to_the_right_and_text_upwards():
    attention = np.zeros((6, 3), np.float32)
    attention[:, 0] = 1.0

    picture = draw_map(attention, np.full(6, 2))

    assert picture.shape[1] / picture.shape[0] == 6 * 3 / (3 * 6)
    assert picture[-1].max() < 150  # all attention on the first token: dark at the bottom
    red = (picture[..., 0] > 200) & (picture[..., 1] < 60)
    assert red[: len(red) // 3].any(0).all()
    assert not red[len(red) // 3 :].any()


def test_the_known_path_lies_below_the_read_one():
    attention = np.full((4, 4), 0.25, np.float32)

    picture = draw_map(attention, np.arange(4), np.zeros(4, np.int64))

    yellow = (picture[..., 0] > 240) & (picture[..., 1] > 100) & (picture[..., 2] < 100)
    assert yellow.sum(1)[-6:].max() == 4 * 3
    assert yellow.sum() < 4 * 3 * 6

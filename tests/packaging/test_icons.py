import struct

import icons


def test_a_windows_icon_lists_every_picture_where_it_lies() -> None:
    pictures = {16: b"small", 256: b"the large one"}

    data = icons.ico(pictures)

    assert struct.unpack_from("<HHH", data) == (0, 1, 2)
    for index, (size, png) in enumerate(pictures.items()):
        width, length, offset = struct.unpack_from("<B7xII", data, 6 + 16 * index)
        assert width == size % 256
        assert data[offset : offset + length] == png


def test_a_mac_icon_is_a_chain_of_blocks_with_their_lengths() -> None:
    data = icons.icns({b"ic07": b"picture"})

    assert data == b"icns" + struct.pack(">I", 23) + b"ic07" + struct.pack(">I", 15) + b"picture"

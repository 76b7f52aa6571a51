"""Draw the program's icon in the formats of the three systems from its one drawing, resources/icons/tacolm.svg."""

from __future__ import annotations

import os
import struct
from pathlib import Path

WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)
MAC_KINDS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}
LINUX_SIZES = (48, 128, 256, 512)


def draw(svg: Path, size: int) -> bytes:
    """Return the drawing as a square PNG of `size` pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.read_bytes())).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return a Windows icon of PNG pictures, by size: header, directory, pictures."""
    offset = 6 + 16 * len(pictures)
    directory = b""
    for size, png in pictures.items():
        directory += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return struct.pack("<HHH", 0, 1, len(pictures)) + directory + b"".join(pictures.values())


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """Return a macOS icon of PNG pictures, by Apple's four-letter kind."""
    body = b"".join(kind + struct.pack(">I", 8 + len(png)) + png for kind, png in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def write_all(svg: Path, folder: Path) -> None:
    """Write icon.ico, icon.icns, icon.png and icon-SIZE.png into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "icon.ico").write_bytes(ico({size: draw(svg, size) for size in WINDOWS_SIZES}))
    (folder / "icon.icns").write_bytes(icns({kind: draw(svg, size) for kind, size in MAC_KINDS.items()}))
    for size in LINUX_SIZES:
        (folder / f"icon-{size}.png").write_bytes(draw(svg, size))
    (folder / "icon.png").write_bytes(draw(svg, 256))
    (folder / "icon.svg").write_bytes(svg.read_bytes())

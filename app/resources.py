"""Files that come with the program, in a checkout and in a package alike."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_ICON_SIZES = (16, 24, 32, 48, 64)


def resource(*parts: str) -> Path:
    """Path of a bundled file; PyInstaller keeps `resources` beside `app`, as the checkout does."""
    return Path(__file__).resolve().parent.parent.joinpath("resources", *parts)


@cache
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _pixmap(svg: str, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def icon(name: str, colour: str, disabled: str = "#888888") -> QIcon:
    """The drawing `icons/NAME.svg` with its `currentColor` replaced."""
    result = QIcon()
    for size in _ICON_SIZES:
        result.addPixmap(_pixmap(_svg(name).replace("currentColor", colour), size))
        result.addPixmap(_pixmap(_svg(name).replace("currentColor", disabled), size), QIcon.Mode.Disabled)
    return result

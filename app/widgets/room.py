"""How much room the screen has for a window, and windows that keep to it."""

from typing import Final

from PySide6.QtCore import QMargins, QRect, QSize
from PySide6.QtWidgets import QWidget

_FRAME: Final = QMargins(4, 36, 4, 4)  # what the system draws around a window; nobody knows before it is shown


def screen_of(window: QWidget) -> QRect:
    """What can be used of the screen that `window` is on, or will be on as its parent is."""
    beside = window.parentWidget()
    return (beside.window() if beside is not None else window).screen().availableGeometry()


def room_for(window: QWidget) -> QRect:
    """Where the inside of `window` may lie, so that its frame is on the screen too."""
    return screen_of(window).marginsRemoved(_FRAME)


def fit(window: QWidget, wanted: QSize) -> None:
    """Give `window` the size that is wanted, as far as the screen has room, and put all of it onto the screen."""
    room = room_for(window)
    place = QRect(window.pos(), wanted.boundedTo(room.size()))
    beside = window.parentWidget()
    if beside is not None:
        place.moveCenter(beside.window().geometry().center())
    place.moveRight(min(place.right(), room.right()))
    place.moveBottom(min(place.bottom(), room.bottom()))
    place.moveLeft(max(place.left(), room.left()))
    place.moveTop(max(place.top(), room.top()))
    window.setGeometry(place)

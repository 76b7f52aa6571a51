"""The eight codebooks over time: the first row is written frame by frame, the others follow level by level."""

from typing import Final

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from app.theme import Colours
from app.widgets.time_plot import TimePlot

EMPTY: Final = -1
_BINS: Final = 1024


class CodesPlot(TimePlot):
    """A grid of coloured cells; a code always has the same colour, an empty cell has none."""

    def __init__(self, colours: Colours, name: str, levels: int, frame_seconds: float) -> None:
        super().__init__(colours, name)
        self._frame_seconds = frame_seconds
        self._levels = levels
        self._codes = np.full((levels, 256), EMPTY, dtype=np.int16)
        self.num_frames = 0
        self._image = pg.ImageItem(axisOrder="row-major")
        self.addItem(self._image, ignoreBounds=True)
        self.view.invertY(True)
        self.view.setYRange(0, levels, padding=0)
        self.left.setStyle(tickLength=0)
        names = [(0.5, self.tr("1 · AR"))]
        names += [(level + 0.5, self.tr("{0} · NAR").format(level + 1)) for level in range(1, levels)]
        self.name_rows(*names)
        self._table = _colour_table(colours)

    def set_colours(self, colours: Colours) -> None:
        super().set_colours(colours)
        if hasattr(self, "_image"):
            self._table = _colour_table(colours)
            self.draw()

    def clear_codes(self) -> None:
        self._codes[:] = EMPTY
        self.num_frames = 0
        self.draw()

    def set_codes(self, level: int, first_frame: int, codes: npt.NDArray[np.int16]) -> None:
        """Codes (t,) of one level from `first_frame` on; shown at the next `draw`."""
        needed = first_frame + len(codes)
        if needed > self._codes.shape[1]:
            larger = np.full((self._levels, needed * 2), EMPTY, dtype=np.int16)
            larger[:, : self.num_frames] = self._codes[:, : self.num_frames]
            self._codes = larger
        self._codes[level, first_frame:needed] = codes
        self.num_frames = max(self.num_frames, needed)

    def draw(self) -> None:
        """Bring the picture up to date."""
        codes = self._codes[:, : max(self.num_frames, 1)]
        self._image.setImage(self._table[codes], autoLevels=False, levels=(0, 255))
        self._image.setRect(QRectF(0, 0, codes.shape[1] * self._frame_seconds, self._levels))

    def filled(self, level: int) -> int:
        """Number of frames of a level that have their code."""
        return int(np.count_nonzero(self._codes[level, : self.num_frames] != EMPTY))


def _colour_table(colours: Colours) -> npt.NDArray[np.uint8]:
    """RGBA for codes 0..1023 and, last, for an empty cell: neighbours in number differ in colour."""
    table = np.zeros((_BINS + 1, 4), dtype=np.uint8)
    lightness = 120 if colours.is_dark else 150
    for code in range(_BINS):
        hue = (code * 137) % 360
        colour = QColor.fromHsl(hue, 70 + (code * 29) % 60, lightness + (code * 53) % 60)
        table[code] = (colour.red(), colour.green(), colour.blue(), 255)
    return table

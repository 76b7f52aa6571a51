"""Frequencies over time."""

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QRectF

from app.theme import Colours
from app.widgets.spectrum import DYNAMIC_RANGE_DB
from app.widgets.time_plot import TimePlot, gradient


class SpectrogramPlot(TimePlot):
    """Draws what `spectrum.spectrogram` has calculated."""

    def __init__(self, colours: Colours, name: str) -> None:
        super().__init__(colours, name)
        self._image = pg.ImageItem(axisOrder="row-major")
        self.addItem(self._image, ignoreBounds=True)
        self._image.setLookupTable(self._colour_table())
        self.view.setYRange(0, 12_000, padding=0)
        self.name_rows(*((k * 1000.0, self.tr("{0} kHz").format(k)) for k in (2, 4, 6, 8, 10)))

    def set_colours(self, colours: Colours) -> None:
        super().set_colours(colours)
        if hasattr(self, "_image"):
            self._image.setLookupTable(self._colour_table())

    def show_spectrogram(self, decibels: npt.NDArray[np.float32], seconds: float, highest: float) -> None:
        """Draw (frequencies, times) in dB below the loudest."""
        self._image.setImage(decibels, autoLevels=False, levels=(-DYNAMIC_RANGE_DB, 0.0))
        self._image.setRect(QRectF(0, 0, max(seconds, 1e-3), highest))
        self.view.setYRange(0, highest, padding=0)

    def clear_spectrogram(self) -> None:
        self._image.clear()

    def _colour_table(self) -> np.ndarray:
        return gradient(self.colours.wave_back, self.colours.accent, gamma=1.2)

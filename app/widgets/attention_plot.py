"""Where in the text the model looked at each moment: tokens downwards, time to the right."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QRectF, QTimer
from PySide6.QtWidgets import QWidget

from app.theme import Colours
from app.widgets.time_plot import TimePlot, gradient

_FULL: Final = 0.7  # attention drawn in the strongest colour
_SPARE: Final = 1.5  # room grown at once
_THICKNESS: Final = 3.0  # pixels; a sharp map of a long text would be a hair line
_MOST_PICTURES: Final = 40  # maps drawn at once
_MOST_REACH: Final = 8  # rows a mark may spread to either side


@dataclass(eq=False)
class _Map:
    """One sentence: its picture and where it lies."""

    image: pg.ImageItem | None  # only while it is on the screen
    pixels: npt.NDArray[np.float32]  # (S, room)
    num_frames: int
    start: float  # seconds
    frame_seconds: float
    first_row: int
    labels: tuple[tuple[float, str], ...]  # row of a word's middle within the sentence, the word
    is_drawn: bool = False  # the picture shows all of `pixels`


class AttentionPlot(TimePlot):
    """Sentences one below the other make a staircase; the view follows what is visible in time."""

    def __init__(self, colours: Colours, name: str, frame_seconds: float, parent: QWidget | None = None) -> None:
        super().__init__(colours, name, parent)
        self._frame_seconds = frame_seconds
        self._maps: list[_Map] = []
        self._reach = 0
        self._pictured: list[_Map] = []
        self._path = pg.PlotCurveItem(pen=pg.mkPen(colours.accent, width=3))
        self.addItem(self._path, ignoreBounds=True)
        self._changed = QTimer(self)  # many sentences come at once
        self._changed.setSingleShot(True)
        self._changed.setInterval(0)
        self._changed.timeout.connect(self._follow)
        self.view.invertY(True)
        self.left.setStyle(tickLength=0)
        self.view.sigXRangeChanged.connect(self._follow)
        self.view.sigResized.connect(self._follow)

    def set_colours(self, colours: Colours) -> None:
        super().set_colours(colours)
        for entry in getattr(self, "_pictured", []):
            if entry.image is not None:
                entry.image.setLookupTable(self._colour_table())
        if hasattr(self, "_path"):
            self._path.setPen(pg.mkPen(self.colours.accent, width=3))

    def clear_maps(self) -> None:
        for entry in self._pictured:
            self._drop_picture(entry)
        self._maps.clear()
        self._pictured = []
        self._path.setData([], [])
        self.left.setTicks([[]])

    def add_sentence(
        self,
        start: float,
        num_tokens: int,
        labels: tuple[tuple[float, str], ...],
        attention: npt.NDArray[np.float32] | None = None,
        frame_seconds: float = 0.0,
    ) -> None:
        """Begin another map at `start` seconds, with all its `attention (t, S)` if that is known already.

        `frame_seconds` is the length of its frames where it differs from that of the others.
        """
        last = self._maps[-1] if self._maps else None
        first_row = last.first_row + len(last.pixels) if last else 0
        pixels = np.zeros((num_tokens, 64), np.float32) if attention is None else np.ascontiguousarray(attention.T)
        count = 0 if attention is None else len(attention)
        self._maps.append(_Map(None, pixels, count, start, frame_seconds or self._frame_seconds, first_row, labels))
        self._changed.start()

    def add_frames(self, columns: npt.NDArray[np.float32]) -> None:
        """Attention (t, S) of the next frames of the last sentence."""
        entry = self._maps[-1]
        needed = entry.num_frames + len(columns)
        if needed > entry.pixels.shape[1]:
            larger = np.zeros((len(entry.pixels), int(needed * _SPARE)), np.float32)
            larger[:, : entry.num_frames] = entry.pixels[:, : entry.num_frames]
            entry.pixels = larger
        entry.pixels[:, entry.num_frames : needed] = columns.T
        entry.num_frames = needed
        entry.is_drawn = False
        self._changed.start()

    def _draw(self, entry: _Map) -> None:
        if entry.image is None:
            entry.image = pg.ImageItem(axisOrder="row-major")
            entry.image.setLookupTable(self._colour_table())
            entry.image.setLevels((0.0, _FULL))
            self.addItem(entry.image, ignoreBounds=True)
        pixels = spread(entry.pixels[:, : entry.num_frames], self._reach)
        entry.image.setImage(pixels, autoLevels=False)
        seconds = entry.num_frames * entry.frame_seconds
        entry.image.setRect(QRectF(entry.start, entry.first_row, seconds, len(entry.pixels)))
        entry.is_drawn = True

    def token_at(self, row: float) -> tuple[int, int] | None:
        """Sentence and token at a height."""
        for index, entry in enumerate(self._maps):
            if entry.first_row <= row < entry.first_row + len(entry.pixels):
                return index, int(row) - entry.first_row
        return None

    def _follow(self) -> None:
        """Show the rows of the sentences that are visible in time; no other one has a picture."""
        low, high = self.times
        visible = [entry for entry in self._maps if entry.start < high and self._end(entry) > low]
        visible = visible or self._maps[-1:]
        shown = visible if len(visible) <= _MOST_PICTURES else []
        for entry in self._pictured:
            if entry not in shown:
                self._drop_picture(entry)
        self._pictured = shown
        self._draw_path([] if shown else visible)
        if visible:
            top = visible[0].first_row
            bottom = visible[-1].first_row + len(visible[-1].pixels)
            margin = 0.04 * (bottom - top)  # so that the first and last words are readable
            self.view.setYRange(top - margin, bottom + margin, padding=0)
        self._thicken()
        for entry in shown:
            if not entry.is_drawn and entry.num_frames:
                self._draw(entry)
        self._label(visible)

    def _drop_picture(self, entry: "_Map") -> None:
        if entry.image is not None:
            self.removeItem(entry.image)
        entry.image, entry.is_drawn = None, False

    def _draw_path(self, entries: "list[_Map]") -> None:
        """Of many sentences, a line each from its first word to its last: their maps would be smaller than pixels."""
        times = [time for entry in entries for time in (entry.start, self._end(entry))]
        rows = [row for entry in entries for row in (entry.first_row, entry.first_row + len(entry.pixels))]
        self._path.setData(np.array(times, dtype=float), np.array(rows, dtype=float), connect="pairs")

    def _thicken(self) -> None:
        """Draw marks at least `_THICKNESS` high, however many rows share a pixel."""
        low, high = self.view.viewRange()[1]
        rows = _THICKNESS * (high - low) / max(1.0, self.view.height())
        reach = min(_MOST_REACH, max(0, round((rows - 1) / 2)))
        if reach != self._reach:
            self._reach = reach
            for entry in self._pictured:
                entry.is_drawn = False

    def _end(self, entry: _Map) -> float:
        return entry.start + max(entry.num_frames, 1) * entry.frame_seconds

    def _label(self, visible: "list[_Map]") -> None:
        """Write as many words beside the map as there is room for."""
        low, high = self.view.viewRange()[1]
        height = max(1.0, self.view.height())
        closest = (high - low) / height * self.fontMetrics().height() * 0.95
        ticks, last = [], -1e9
        if (high - low) / height > 2.0:  # several words in a pixel: none is where it says
            visible = []
        for entry in visible:
            for row, word in entry.labels:
                place = entry.first_row + row
                if low <= place <= high and place - last >= closest:
                    ticks.append((place, _shorten(word)))
                    last = place
        self.left.setTicks([ticks])

    def _colour_table(self) -> np.ndarray:
        return gradient(self.colours.wave_back, self.colours.accent, gamma=0.7)


def spread(pixels: npt.NDArray[np.float32], reach: int) -> npt.NDArray[np.float32]:
    """The largest value of each row and its `reach` neighbours to either side, column by column."""
    result = pixels
    for shift in range(1, min(reach, len(pixels) - 1) + 1):
        result = result.copy() if result is pixels else result
        np.maximum(result[shift:], pixels[:-shift], out=result[shift:])
        np.maximum(result[:-shift], pixels[shift:], out=result[:-shift])
    return result


def _shorten(word: str) -> str:
    return word if len(word) <= 9 else word[:8] + "…"

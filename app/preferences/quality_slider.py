"""A choice between two words, in steps: the values behind it are nobody's business who does not ask."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSlider

from app.widgets.buttons import muted


class QualitySlider(QObject):
    """Steps from one word to the other; `chosen` gives the value of a step that the user went to.

    One row of a grid, so that sliders lie above one another.
    """

    chosen = Signal(float)

    def __init__(self, name: str, low: str, high: str, values: Sequence[float], hint: str) -> None:
        super().__init__()
        self._values = tuple(values)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, len(self._values) - 1)
        self.slider.setPageStep(1)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setAccessibleName(name)
        self.slider.setAccessibleDescription(f"{low} – {high}. {hint}")
        self.slider.setToolTip(hint)
        self._low, self._high = muted(low), muted(high)
        self.slider.valueChanged.connect(self._on_step)

    def add_to(self, grid: QGridLayout) -> None:
        """As its next row."""
        row = grid.rowCount()
        for column, widget in enumerate((self._low, self.slider, self._high)):
            grid.addWidget(widget, row, column)

    def show_value(self, value: float) -> None:
        """Go to the nearest step, without a signal."""
        steps = range(len(self._values))
        self.slider.blockSignals(True)
        self.slider.setValue(min(steps, key=lambda step: abs(self._values[step] - value)))
        self.slider.blockSignals(False)

    def _on_step(self, step: int) -> None:
        self.chosen.emit(self._values[step])

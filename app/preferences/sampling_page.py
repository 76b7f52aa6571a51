"""The sampling knobs, each with its meaning, its range and a way back."""

from dataclasses import dataclass

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.settings import SettingsStore
from app.speaking.options import defaults, options_from
from app.theme import Theme
from app.translation import text as _text
from app.widgets.buttons import PushButton, inset, muted, row_label


@dataclass(frozen=True)
class Knob:
    """One field of the synthesis options."""

    field: str
    name: str
    hint: str
    low: float
    high: float
    step: float = 0.0  # 0: whole numbers


def knobs() -> tuple[Knob, ...]:
    """Those worth showing, the most useful first."""
    return (
        Knob(
            "temperature", _text("Temperature"), _text("Lower is calmer, higher livelier; 0 is likeliest"), 0, 2, 0.05
        ),
        Knob("top_p", _text("Top-p"), _text("Draw from the likeliest codes with this share; 1 is off"), 0, 1, 0.01),
        Knob("top_k", _text("Top-k"), _text("Draw from so many of the likeliest codes; 0 is off"), 0, 1024),
        Knob("repetition_window", _text("Repetition window"), _text("Frames looked back at; 0 is off"), 0, 200),
        Knob("repetition_threshold", _text("Repetition share"), _text("Part of it that one code may fill"), 0, 1, 0.05),
        Knob("guidance", _text("Guidance"), _text("Above 1: closer to the text, half as slow again"), 1, 4, 0.1),
        Knob("nar_temperature", _text("Detail chance"), _text("In codebooks 2 to 8; 0 is best"), 0, 2, 0.05),
        Knob("chunk_frames", _text("Start sound after"), _text("Frames, 75 a second; 0 waits for sentences"), 0, 600),
        Knob("max_seconds_per_token", _text("Length limit"), _text("Seconds a text token may last"), 0.05, 2, 0.05),
    )


def qualities() -> tuple[tuple[str, dict[str, float]], ...]:
    """Values for somebody who wants to know nothing of knobs."""
    return (
        (_text("Balanced"), {}),
        (_text("Closer to the text, half as slow again"), {"guidance": 1.5}),
    )


class SamplingPage(QWidget):
    """Changes count at once; only those that differ from the defaults are kept."""

    def __init__(self, settings: SettingsStore, theme: Theme) -> None:
        super().__init__()
        self._settings = settings
        self._boxes: dict[str, QSpinBox | QDoubleSpinBox] = {}
        self.quality = QComboBox()
        self.quality.addItems([name for name, _ in qualities()])
        self.quality.addItem(self.tr("Own values"))
        self.quality.setAccessibleName(self.tr("Quality and speed"))
        self.prior = QCheckBox(self.tr("Keep attention near the reading position (safer)"))
        self.prior.setAccessibleName(self.prior.text())
        self.reset_button = PushButton(theme, self.tr("Reset to the defaults"), "refresh")
        self._lay_out()
        self.show_values()
        self.prior.toggled.connect(self._on_changed)
        self.quality.activated.connect(self._on_quality)
        self.reset_button.clicked.connect(self.reset)

    def _lay_out(self) -> None:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.addWidget(muted(self.tr("How codes are drawn. Each take keeps the values it was made with."), wrap=True))
        layout.addLayout(self._form())
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setAccessibleName(self.tr("Sampling"))
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.addWidget(self.reset_button)
        row.addStretch(1)
        outer.addLayout(row)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Quality and speed"), self.quality)
        for knob in knobs():
            row = self._row(knob)
            form.addRow(row_label(knob.name, self._boxes[knob.field]), row)
        form.addRow("", self.prior)
        return form

    def _row(self, knob: Knob) -> QHBoxLayout:
        box: QSpinBox | QDoubleSpinBox
        if knob.step:
            box = QDoubleSpinBox()
            box.setDecimals(2)
            box.setRange(knob.low, knob.high)
            box.setSingleStep(knob.step)
            box.valueChanged.connect(self._on_changed)
        else:
            box = QSpinBox()
            box.setRange(int(knob.low), int(knob.high))
            box.valueChanged.connect(self._on_changed)
        inset(box)
        box.setAccessibleName(knob.name)
        box.setAccessibleDescription(knob.hint)
        box.setToolTip(knob.hint)
        box.setMinimumWidth(box.fontMetrics().horizontalAdvance("0") * 12)
        self._boxes[knob.field] = box
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(box)
        row.addWidget(muted(knob.hint, wrap=True), 1)
        return row

    def show_values(self) -> None:
        """What is in the settings."""
        options = options_from(self._settings.current)
        for field, box in self._boxes.items():
            box.blockSignals(True)
            box.setValue(getattr(options, field))
            box.blockSignals(False)
        self.prior.blockSignals(True)
        self.prior.setChecked(options.attention_prior)
        self.prior.blockSignals(False)
        self._show_quality()

    def _show_quality(self) -> None:
        known = [values for _, values in qualities()]
        sampling = self._settings.current.sampling
        self.quality.setCurrentIndex(known.index(sampling) if sampling in known else len(known))

    def _on_quality(self, index: int) -> None:
        if index < len(qualities()):
            self._settings.update(sampling=dict(qualities()[index][1]))
            self.show_values()

    def reset(self) -> None:
        self._settings.update(sampling={})
        self.show_values()

    def _on_changed(self) -> None:
        base = defaults(soon=self._settings.current.play_while_making).to_dict()
        values = {field: box.value() for field, box in self._boxes.items()}
        values["attention_prior"] = self.prior.isChecked()
        changed = {field: value for field, value in values.items() if _differs(value, base[field])}
        self._settings.update(sampling=changed)
        self._show_quality()


def _differs(value: float, base: float) -> bool:
    return abs(float(value) - float(base)) > 1e-6

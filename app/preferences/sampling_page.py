"""The sampling knobs, each with its meaning, its range and a way back."""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.preferences.quality_slider import QualitySlider
from app.settings import SettingsStore
from app.speaking.options import defaults, options_from
from app.theme import Theme
from app.translation import text as _text
from app.widgets.buttons import PushButton, inset, muted, row_label, set_role


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
        Knob(
            "nar_guidance", _text("Clearness"), _text("Above 1: clearer and nearer to the voice; 1 is off"), 1, 4, 0.1
        ),
        Knob("nar_temperature", _text("Detail chance"), _text("In codebooks 2 to 8; 0 is best"), 0, 2, 0.05),
        Knob("chunk_frames", _text("Start sound after"), _text("Frames, 75 a second; 0 waits for sentences"), 0, 600),
        Knob("max_seconds_per_token", _text("Length limit"), _text("Seconds a text token may last"), 0.05, 2, 0.05),
    )


STEADINESS: Final = (0.6, 0.7, 0.8, 0.9, 1.0)  # temperatures; the usual one in the middle
EXACT: Final = "float32"
CLOSENESS: Final = (1.0, 1.3, 1.5, 2.0)  # guidance


class SamplingPage(QWidget):
    """Changes count at once; only those that differ from the defaults are kept."""

    def __init__(self, settings: SettingsStore, theme: Theme) -> None:
        super().__init__()
        self._settings = settings
        self._boxes: dict[str, QSpinBox | QDoubleSpinBox] = {}
        self.steadiness = QualitySlider(
            self.tr("Liveliness"),
            self.tr("Steadier"),
            self.tr("Livelier"),
            STEADINESS,
            self.tr("Steadier is a little nearer to the recording; livelier differs more from take to take"),
        )
        self.closeness = QualitySlider(
            self.tr("Closeness"),
            self.tr("Faster"),
            self.tr("Nearer to text and recording"),
            CLOSENESS,
            self.tr("Nearer makes fewer wrong words and takes half as long again"),
        )
        self.numbers_button = QToolButton()
        self.numbers = QWidget()
        self.prior = QCheckBox(self.tr("Keep attention near the reading position (safer)"))
        self.prior.setAccessibleName(self.prior.text())
        self.exact = QCheckBox(self.tr("Calculate with all digits (float32: slower, sounds as good)"))
        self.exact.setAccessibleName(self.exact.text())
        self.exact.setToolTip(self.tr("Otherwise 8 bits (int8) where this computer is good at them"))
        self.reset_button = PushButton(theme, self.tr("Reset to the defaults"), "refresh")
        self._lay_out()
        self.show_values()
        self.prior.toggled.connect(self._on_changed)
        self.exact.toggled.connect(self._on_changed)
        self.steadiness.chosen.connect(self._boxes["temperature"].setValue)
        self.closeness.chosen.connect(self._boxes["guidance"].setValue)
        self.numbers_button.toggled.connect(self._fold)
        self.reset_button.clicked.connect(self.reset)

    def _lay_out(self) -> None:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.addWidget(muted(self.tr("How it is spoken. Each take keeps the values it was made with."), wrap=True))
        sliders = QGridLayout()
        sliders.setColumnStretch(1, 1)
        for slider in (self.steadiness, self.closeness):
            slider.add_to(sliders)
        layout.addLayout(sliders)
        layout.addWidget(self.numbers_button)
        layout.addWidget(self.numbers)
        self.numbers.setLayout(self._form())
        self.numbers_button.setText(self.tr("Numbers behind it"))
        self.numbers_button.setAccessibleName(self.numbers_button.text())
        self.numbers_button.setCheckable(True)
        self.numbers_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_role(self.numbers_button, "quiet")
        self._fold(False)
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
        for knob in knobs():
            row = self._row(knob)
            form.addRow(row_label(knob.name, self._boxes[knob.field]), row)
        form.addRow("", self.prior)
        form.addRow("", self.exact)
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
        for tick, is_on in ((self.prior, options.attention_prior), (self.exact, options.precision == EXACT)):
            tick.blockSignals(True)
            tick.setChecked(is_on)
            tick.blockSignals(False)
        self._show_quality()

    def _show_quality(self) -> None:
        self.steadiness.show_value(self._boxes["temperature"].value())
        self.closeness.show_value(self._boxes["guidance"].value())

    def _fold(self, shown: bool) -> None:
        self.numbers.setVisible(shown)
        self.numbers_button.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)

    def reset(self) -> None:
        self._settings.update(sampling={})
        self.show_values()

    def _on_changed(self) -> None:
        base = defaults(soon=self._settings.current.play_while_making).to_dict()
        values: dict[str, float] = {field: box.value() for field, box in self._boxes.items()}
        values["attention_prior"] = self.prior.isChecked()
        changed: dict[str, Any] = {field: value for field, value in values.items() if _differs(value, base[field])}
        if self.exact.isChecked():
            changed["precision"] = EXACT
        self._settings.update(sampling=changed)
        self._show_quality()


def _differs(value: float, base: float) -> bool:
    return abs(float(value) - float(base)) > 1e-6

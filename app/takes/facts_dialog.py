"""What a take was made with: voice, seed, settings, model, device."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QWidget

from app.takes.take import TakeFacts
from app.widgets.buttons import heading, plain_label
from app.widgets.dialog import Dialog
from tacolm_core import SynthesisOptions

_NOT_CHOSEN: Final = ("seed", "chunk_frames")  # the seed has a row of its own, and chunks change nothing that is heard


class FactsDialog(Dialog):
    """Everything can be marked and copied."""

    def __init__(self, facts: TakeFacts, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("About this take"), parent)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        for name, value in self._rows(facts):
            label = plain_label(value, wrap=True)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            label.setAccessibleName(f"{name}: {value}")
            form.addRow(name, label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.body.addWidget(heading(facts.title, wrap=True))
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.foot.addWidget(buttons)

    def _device(self, name: str) -> str:
        return self.tr("the graphics card") if name.startswith("cuda") else self.tr("the processor")

    def _rows(self, facts: TakeFacts) -> list[tuple[str, str]]:
        when = QDateTime.fromSecsSinceEpoch(int(facts.created_at.timestamp()))
        changed = changed_options(facts.options)
        settings = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in changed.items())
        rows = [
            (self.tr("Voice"), facts.voice_name),
            (self.tr("Made"), QLocale().toString(when, QLocale.FormatType.LongFormat)),
            (self.tr("Seed"), str(facts.seed)),
            (self.tr("Settings"), settings or self.tr("the defaults")),
            (self.tr("Goes on from"), f"“{facts.transcript}”" if facts.transcript else ""),
            (self.tr("Length"), self.tr("{0:.1f} s, made in {1:.1f} s").format(facts.seconds, facts.wall_seconds)),
            (self.tr("First sound"), self.tr("after {0:.1f} s").format(facts.first_sound_seconds)),
            (self.tr("Model"), facts.model_hash[:16]),
            (self.tr("Calculated on"), self._device(facts.device)),
            (self.tr("Program"), facts.program),
        ]
        return [(name, value) for name, value in rows if value]


def changed_options(record: Mapping[str, Any]) -> dict[str, Any]:
    """Options that differ from their defaults."""
    base = SynthesisOptions().to_dict()
    return {
        name: value
        for name, value in record.items()
        if name in base and name not in _NOT_CHOSEN and value != base[name]
    }

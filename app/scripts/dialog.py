"""Which voice speaks for whom."""

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from app.scripts.cast import names_in
from app.settings import SettingsStore
from app.theme import Theme
from app.voices.service import VoicesService
from app.widgets.buttons import PushButton, muted
from app.widgets.dialog import Dialog


class CastDialog(Dialog):
    """A voice for each name at the beginning of lines; every choice counts at once and is remembered with the name."""

    def __init__(
        self, text: str, voices: VoicesService, settings: SettingsStore, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Voices of the script"), parent)
        self._voices = voices
        self._settings = settings
        self.boxes: dict[str, QComboBox] = {}
        self.close_button = PushButton(theme, self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        names = names_in(text)
        self.body.addWidget(muted(self._hint(bool(names)), wrap=True))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name in names:
            form.addRow(name, self._box(name))
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)

    def _hint(self, is_script: bool) -> str:
        if is_script:
            return self.tr(
                "Each name speaks in its voice until the next name; the names are not read out. "
                "Lines of nobody are spoken in the chosen voice."
            )
        return self.tr(
            "This text is no script. Write a name and a colon at the beginning of lines, “Anna: Hello.”, "
            "for two people at least."
        )

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("The chosen voice"), "")
        for saved in self._voices.voices:
            box.addItem(saved.name, saved.key)
        box.setCurrentIndex(max(0, box.findData(self._settings.current.cast.get(name.casefold(), ""))))
        box.setAccessibleName(self.tr("Voice of {0}").format(name))
        box.currentIndexChanged.connect(self._keep)
        self.boxes[name] = box
        return box

    def _keep(self) -> None:
        chosen = {name.casefold(): str(box.currentData()) for name, box in self.boxes.items()}
        kept = {name: key for name, key in {**self._settings.current.cast, **chosen}.items() if key}
        self._settings.update(cast=kept)

"""How and where to a take is exported."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QWidget

from app.files import explain
from app.settings import SettingsStore
from app.takes.export import ENDINGS, FIELDS, BadPattern, free_path
from app.takes.export_fields import Choices, ExportFields
from app.takes.export_service import ExportService
from app.takes.take import Take
from app.theme import Theme
from app.widgets.buttons import PushButton, heading, muted, plain_label, set_role
from app.widgets.dialog import Dialog


class ExportDialog(Dialog):
    """Remembers what was chosen last time."""

    def __init__(
        self, take: Take, service: ExportService, settings: SettingsStore, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Export"), parent)
        self._take = take
        self._service = service
        self._settings = settings
        self.fields = ExportFields(settings, theme, self._part_names(), self)
        self.pattern = QLineEdit(settings.current.export_pattern)
        self.pattern.setAccessibleName(self.tr("File name pattern"))
        self.pattern.setToolTip(self.tr("Fields: {0}").format(", ".join(f"{{{name}}}" for name in FIELDS)))
        self.preview = plain_label(wrap=True)
        self.preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # as wide as the fields
        self.preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sidecar = QCheckBox(self.tr("Write a .json beside it that can make this take again"))
        self.sidecar.setChecked(settings.current.export_sidecar)
        self.sidecar.setAccessibleName(self.sidecar.text())
        self.cancel_button = PushButton(theme, self.tr("Cancel"))
        self.export_button = PushButton(theme, self.tr("Export"), "export", "primary")
        self._lay_out()
        self.fields.changed.connect(self._refresh)
        self.pattern.textChanged.connect(self._refresh)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self._on_export)
        self._refresh()

    def _part_names(self) -> Choices:
        return ((self.tr("One file"), "one"), (self.tr("A file for each sentence"), "sentences"))

    def _lay_out(self) -> None:
        form = self.fields.form
        form.addRow(self.tr("File name"), self.pattern)
        form.addRow("", muted(self.tr("Fields: {0}").format("  ".join(f"{{{name}}}" for name in FIELDS)), wrap=True))
        form.addRow("", self.preview)
        form.addRow("", self.sidecar)
        self.body.addWidget(heading(self._take.facts.title, wrap=True))
        self.body.addLayout(form)
        text = self.tr("The file says that it is synthetic speech, and which program, voice and model made it when.")
        self.body.addWidget(muted(text, wrap=True))
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.export_button)

    @property
    def target(self) -> Path:
        """A path nothing is at yet.

        Raises:
            BadPattern: the pattern cannot be filled in.

        """
        stem = self._service.suggestion(self._take, self.pattern.text())
        return free_path(self.fields.place, stem, ENDINGS[self.fields.format.currentData()])

    def _refresh(self) -> None:
        text, problem = "", self.fields.problem
        if not problem:
            try:
                text = "\n".join(filter(None, (self.target.name, self.fields.note)))
            except BadPattern as error:
                problem = str(error)
            except OSError as error:
                problem = explain(error, self.fields.place)
        set_role(self.preview, "bad" if problem else "muted")
        self.preview.setText(problem or text)
        self.grow()
        self.export_button.setEnabled(not problem)

    def _on_export(self) -> None:
        self._settings.update(export_pattern=self.pattern.text(), export_sidecar=self.sidecar.isChecked())
        by_sentence = self.fields.parts.currentData() == "sentences"
        with_sidecar = self.sidecar.isChecked()
        request = self.fields.manner(self.target, with_sidecar=with_sidecar, by_sentence=by_sentence)
        self._service.export(self._take, request)
        self.accept()

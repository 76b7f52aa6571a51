"""How and where to a take is exported."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.files import explain, is_folder
from app.settings import SettingsStore, SoundFormat
from app.takes.export import ENDINGS, FIELDS, BadPattern, ExportRequest, free_path
from app.takes.export_service import ExportService
from app.takes.take import Take
from app.theme import Theme
from app.widgets.buttons import MARGIN, PushButton, heading, muted, plain_label, set_role


class ExportDialog(QDialog):
    """Remembers what was chosen last time."""

    def __init__(
        self, take: Take, service: ExportService, settings: SettingsStore, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._take = take
        self._service = service
        self._settings = settings
        self.setWindowTitle(self.tr("Export"))
        self.setModal(True)
        self.resize(560, 0)
        self.format = QComboBox()
        self.folder = QLineEdit(str(service.folder))
        self.folder_button = PushButton(theme, self.tr("Choose…"), "open")
        self.pattern = QLineEdit(settings.current.export_pattern)
        self.preview = plain_label()
        self.sidecar = QCheckBox(self.tr("Write a .json beside it that can make this take again"))
        self.subtitles = QCheckBox(self.tr("Write subtitles (.srt)"))
        self.cancel_button = PushButton(theme, self.tr("Cancel"))
        self.export_button = PushButton(theme, self.tr("Export"), "export", "primary")
        self._fill()
        self._lay_out()
        self.format.currentIndexChanged.connect(self._refresh)
        self.folder.textChanged.connect(self._refresh)
        self.pattern.textChanged.connect(self._refresh)
        self.folder_button.clicked.connect(self._choose_folder)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self._on_export)
        self._refresh()

    def _fill(self) -> None:
        names: dict[SoundFormat, str] = {
            "wav16": self.tr("WAV, 16 bit: every program reads it"),
            "wav24": self.tr("WAV, 24 bit: for further work"),
            "float": self.tr("WAV, 32 bit float: nothing is rounded"),
            "flac": self.tr("FLAC: half the size, nothing lost"),
            "ogg": self.tr("OGG Vorbis: small"),
        }
        for key, name in names.items():
            self.format.addItem(name, key)
        self.format.setCurrentIndex(list(names).index(self._settings.current.export_format))
        self.format.setAccessibleName(self.tr("Format"))
        self.folder.setAccessibleName(self.tr("Folder"))
        self.pattern.setAccessibleName(self.tr("File name pattern"))
        self.pattern.setToolTip(self.tr("Fields: {0}").format(", ".join(f"{{{name}}}" for name in FIELDS)))
        self.sidecar.setChecked(self._settings.current.export_sidecar)
        self.subtitles.setChecked(self._settings.current.export_subtitles)
        self.sidecar.setAccessibleName(self.sidecar.text())
        self.subtitles.setAccessibleName(self.subtitles.text())
        self.format.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.folder_button)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Folder"), row)
        form.addRow(self.tr("File name"), self.pattern)
        form.addRow("", muted(self.tr("Fields: {0}").format("  ".join(f"{{{name}}}" for name in FIELDS))))
        form.addRow("", self.preview)
        form.addRow("", self.sidecar)
        form.addRow("", self.subtitles)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.export_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(10)
        layout.addWidget(heading(self._take.facts.title))
        layout.addLayout(form)
        text = self.tr("The file says that it is synthetic speech, and which program, voice and model made it when.")
        layout.addWidget(muted(text, wrap=True))
        layout.addLayout(buttons)

    @property
    def sound_format(self) -> SoundFormat:
        key: SoundFormat = self.format.currentData()
        return key

    @property
    def target(self) -> Path:
        """A path nothing is at yet.

        Raises:
            BadPattern: the pattern cannot be filled in.

        """
        stem = self._service.suggestion(self._take, self.pattern.text())
        return free_path(Path(self.folder.text()).expanduser(), stem, ENDINGS[self.sound_format])

    def _refresh(self) -> None:
        text, problem = "", ""
        if not is_folder(self.folder.text()):
            problem = self.tr("This folder does not exist: choose another one.")
        else:
            try:
                text = self.target.name
            except BadPattern as error:
                problem = str(error)
            except OSError as error:
                problem = explain(error, Path(self.folder.text()))
        set_role(self.preview, "bad" if problem else "muted")
        self.preview.setText(problem or text)
        self.export_button.setEnabled(not problem)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Export folder"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    def _on_export(self) -> None:
        self._settings.update(
            export_format=self.sound_format,
            export_pattern=self.pattern.text(),
            export_sidecar=self.sidecar.isChecked(),
            export_subtitles=self.subtitles.isChecked(),
        )
        request = ExportRequest(
            self.target, self.sound_format, self.sidecar.isChecked(), with_subtitles=self.subtitles.isChecked()
        )
        self._service.export(self._take, request)
        self.accept()

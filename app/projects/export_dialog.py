"""How and where to a book is exported."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.files import is_folder
from app.projects.export import BookRequest, spoken_chapters
from app.projects.export_service import BookExportService
from app.projects.project import Project
from app.settings import SettingsStore
from app.takes.export import ENDINGS, ExportRequest
from app.takes.export_dialog import choice_box, format_names, loudness_names, subtitle_names
from app.theme import Theme
from app.voices.collection import file_stem
from app.widgets.buttons import PushButton, heading, muted, plain_label, set_role
from app.widgets.dialog import Dialog


class BookExportDialog(Dialog):
    """Remembers what was chosen last time, also for single takes."""

    def __init__(
        self,
        project: Project,
        service: BookExportService,
        settings: SettingsStore,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Export the book"), parent)
        self._project = project
        self._service = service
        self._settings = settings
        current = settings.current
        folder = current.export_folder if is_folder(current.export_folder) else str(Path.home())
        self.format = choice_box(self.tr("Format"), format_names(), current.export_format)
        self.parts = choice_box(self.tr("Files"), self._part_names(), current.export_parts)
        self.loudness = choice_box(self.tr("Loudness"), loudness_names(), current.export_loudness)
        self.subtitles = choice_box(self.tr("Subtitles"), subtitle_names(), current.export_subtitles)
        self.word_times = QCheckBox(self.tr("With the time of every word"))
        self.word_times.setChecked(current.export_word_times)
        self.folder = QLineEdit(folder)
        self.folder_button = PushButton(theme, self.tr("Choose…"), "open")
        self.state = plain_label(wrap=True)
        self.state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # as wide as the fields
        self.cancel_button = PushButton(theme, self.tr("Cancel"))
        self.export_button = PushButton(theme, self.tr("Export"), "export", "primary")
        self._lay_out()
        self.folder.textChanged.connect(self._refresh)
        self.subtitles.currentIndexChanged.connect(self._refresh)
        self.folder_button.clicked.connect(self._choose_folder)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self._on_export)
        self._refresh()

    def _part_names(self) -> tuple[tuple[str, object], ...]:
        return (
            (self.tr("A file for each chapter"), "chapters"),
            (self.tr("One file"), "one"),
            (self.tr("A file for each sentence"), "sentences"),
        )

    def _lay_out(self) -> None:
        self.folder.setAccessibleName(self.tr("Folder"))
        self.word_times.setAccessibleName(self.word_times.text())
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.folder_button)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for box in (self.format, self.parts, self.loudness, self.subtitles):
            form.addRow(box.accessibleName(), box)
        form.addRow("", self.word_times)
        form.addRow(self.tr("Folder"), row)
        form.addRow("", self.state)
        self.body.addWidget(heading(self._project.name, wrap=True))
        self.body.addLayout(form)
        hint = self.tr("The files say that they are synthetic speech, and which program, voice and model made them.")
        self.body.addWidget(muted(hint, wrap=True))
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.export_button)

    def _refresh(self) -> None:
        spoken, count = spoken_chapters(self._project), len(self._project.chapters)
        problem = ""
        if not is_folder(self.folder.text()):
            problem = self.tr("This folder does not exist: choose another one.")
        elif not spoken:
            problem = self.tr("No chapter of this book was spoken yet.")
        unfinished = sum(not chapter.is_spoken for chapter in self._project.chapters)
        words = self.tr("{0} of {1} chapters are exported.").format(len(spoken), count)
        if unfinished and spoken:
            words += " " + self.tr("Not spoken as they are written: {0}.").format(unfinished)
        set_role(self.state, "bad" if problem else "muted")
        self.state.setText(problem or words)
        self.export_button.setEnabled(not problem)
        self.word_times.setEnabled(self.subtitles.currentData() != "none")

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Export folder"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    def _on_export(self) -> None:
        kind = self.format.currentData()
        self._settings.update(
            export_format=kind,
            export_parts=self.parts.currentData(),
            export_loudness=self.loudness.currentData(),
            export_subtitles=self.subtitles.currentData(),
            export_word_times=self.word_times.isChecked(),
        )
        stem = file_stem(self._project.name) or "book"
        manner = ExportRequest(
            Path(self.folder.text()).expanduser() / f"{stem}{ENDINGS[kind]}",
            kind,
            with_sidecar=False,
            subtitles=self.subtitles.currentData(),
            word_times=self.word_times.isChecked(),
            loudness=self.loudness.currentData(),
        )
        self._service.start(BookRequest(self._project, manner, self.parts.currentData()))
        self.accept()

"""How and where to a book is exported."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.projects.export import BookRequest, spoken_chapters
from app.projects.export_service import BookExportService
from app.projects.project import Project
from app.settings import SettingsStore
from app.takes.export import ENDINGS
from app.takes.export_fields import Choices, ExportFields
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
        self.fields = ExportFields(settings, theme, self._part_names(), self)
        self.state = plain_label(wrap=True)
        self.state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # as wide as the fields
        self.cancel_button = PushButton(theme, self.tr("Cancel"))
        self.export_button = PushButton(theme, self.tr("Export"), "export", "primary")
        self._lay_out()
        self.fields.changed.connect(self._refresh)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self._on_export)
        self._refresh()

    def _part_names(self) -> Choices:
        return (
            (self.tr("A file for each chapter"), "chapters"),
            (self.tr("One file"), "one"),
            (self.tr("A file for each sentence"), "sentences"),
        )

    def _lay_out(self) -> None:
        self.fields.form.addRow("", self.state)
        self.body.addWidget(heading(self._project.name, wrap=True))
        self.body.addLayout(self.fields.form)
        hint = self.tr("The files say that they are synthetic speech, and which program, voice and model made them.")
        self.body.addWidget(muted(hint, wrap=True))
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.export_button)

    def _refresh(self) -> None:
        spoken, count = spoken_chapters(self._project), len(self._project.chapters)
        problem = self.fields.problem or ("" if spoken else self.tr("No chapter of this book was spoken yet."))
        unfinished = sum(not chapter.is_spoken for chapter in self._project.chapters)
        words = self.tr("{0} of {1} chapters are exported.").format(len(spoken), count)
        if unfinished and spoken:
            words += " " + self.tr("Not spoken as they are written: {0}.").format(unfinished)
        words = " ".join(filter(None, (words, self.fields.note)))
        set_role(self.state, "bad" if problem else "muted")
        self.state.setText(problem or words)
        self.grow()
        self.export_button.setEnabled(not problem)

    def _on_export(self) -> None:
        stem = file_stem(self._project.name) or "book"
        manner = self.fields.manner(self.fields.place / f"{stem}{ENDINGS[self.fields.format.currentData()]}")
        self._service.start(BookRequest(self._project, manner, self.fields.parts.currentData()))
        self.accept()

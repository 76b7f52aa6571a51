"""A list of texts to sound files: which list, where to, how far, and what failed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSizePolicy,
    QWidget,
)

from app.batch.service import BatchRequest, BatchService, BatchSummary
from app.core_words import shown
from app.settings import SettingsStore
from app.takes.export_fields import choice_box, folder_note, folder_problem, loudness_names, subtitle_names
from app.theme import Theme
from app.widgets.buttons import PushButton, muted, plain_label, set_role
from app.widgets.dialog import Dialog
from tacolm_core import RowStarted


class BatchDialog(Dialog):
    """May be closed while a list is being made: it goes on, and the dialog shows it when it is opened again."""

    def __init__(
        self, service: BatchService, settings: SettingsStore, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Make a list"), parent, letters=72)
        self._service = service
        self._settings = settings
        self.table = QLineEdit(settings.current.batch_list)
        self.folder = QLineEdit(settings.current.batch_folder)
        current = settings.current
        self.loudness = choice_box(self.tr("Loudness"), loudness_names(), current.export_loudness)
        self.subtitles = choice_box(self.tr("Subtitles"), subtitle_names(), current.export_subtitles)
        self.word_times = QCheckBox(self.tr("With the time of every word"))
        self.word_times.setChecked(current.export_word_times)
        self.word_times.setAccessibleName(self.word_times.text())
        self.table_button = PushButton(theme, self.tr("Choose…"), "open")
        self.folder_button = PushButton(theme, self.tr("Choose…"), "open")
        self.progress = QProgressBar()
        self.state = plain_label(wrap=True)
        self._advice = ""  # what was said of the fields, as long as it holds
        self.failures = QPlainTextEdit()
        self.close_button = PushButton(theme, self.tr("Close"))
        self.start_button = PushButton(theme, self.tr("Start"), "queue", "primary")
        self._lay_out()
        self._connect()
        self._show(service.summary)
        self._refresh()

    def _lay_out(self) -> None:
        hint = self.tr(
            "A list is a CSV file whose first line names the columns text, voice and file. Voices are names of your "
            "library, or .voice files beside the list; the chosen voice speaks where there is none. The ending of a "
            "file says its format: .wav, .flac, .ogg or .mp3. What is there already is passed over."
        )
        self.body.addWidget(muted(hint, wrap=True))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows = ((self.tr("List"), self.table, self.table_button), (self.tr("Folder"), self.folder, self.folder_button))
        for name, field, button in rows:
            row = QHBoxLayout()
            row.addWidget(field, 1)
            row.addWidget(button)
            field.setAccessibleName(name)
            button.setAccessibleName(self.tr("Choose: {0}").format(name))
            form.addRow(name, row)
        for box in (self.loudness, self.subtitles):
            form.addRow(box.accessibleName(), box)
        form.addRow("", self.word_times)
        self.body.addLayout(form)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.state)
        self.body.addWidget(self.failures, 1)
        self.progress.setAccessibleName(self.tr("Progress of the list"))
        self.failures.setReadOnly(True)
        self.failures.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # takes what is left
        self.failures.setMinimumHeight(6 * self.fontMetrics().lineSpacing())
        self.failures.setAccessibleName(self.tr("Rows that failed"))
        self.failures.setTabChangesFocus(True)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.start_button)

    def _connect(self) -> None:
        self.table.textChanged.connect(self._refresh)
        self.folder.textChanged.connect(self._refresh)
        self.table_button.clicked.connect(self._choose_table)
        self.folder_button.clicked.connect(self._choose_folder)
        self.subtitles.currentIndexChanged.connect(self._refresh)
        self.start_button.clicked.connect(self._on_start)
        self.close_button.clicked.connect(self.accept)
        self._service.row_started.connect(self._on_row)
        self._service.changed.connect(self._show)
        self._service.ended.connect(self._on_ended)

    def _refresh(self) -> None:
        is_running = self._service.is_running
        problem = note = ""
        if not is_running and self.table.text() and not Path(self.table.text()).expanduser().is_file():
            problem = self.tr("There is no such list.")
        elif not is_running and self.folder.text():
            problem, note = folder_problem(self.folder.text()), folder_note(self.folder.text())
        chosen = (self.table, self.folder, self.table_button, self.folder_button, self.loudness, self.subtitles)
        for widget in chosen:
            widget.setEnabled(not is_running)
        self.word_times.setEnabled(not is_running and self.subtitles.currentData() != "none")
        self.start_button.setText(self.tr("Stop") if is_running else self.tr("Start"))
        has_both = bool(self.table.text() and self.folder.text())
        self.start_button.setEnabled(is_running or (has_both and not problem))
        self.progress.setVisible(is_running)
        if problem or note or self.state.text() == self._advice:
            self._say(problem or note, "bad" if problem else "muted")
            self._advice = problem or note

    def _say(self, words: str, role: str = "muted") -> None:
        set_role(self.state, role)
        self.state.setText(words)
        self.grow()

    def _choose_table(self) -> None:
        dialog = QFileDialog(self, self.tr("List of texts"), self.table.text() or str(Path.home()))
        dialog.setNameFilter(self.tr("Lists (*.csv *.tsv *.txt)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.table.setText)
        dialog.open()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder of the sounds"), self.folder.text() or str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    def _on_start(self) -> None:
        if self._service.is_running:
            self._service.cancel()
            return
        self._settings.update(
            batch_list=self.table.text(),
            batch_folder=self.folder.text(),
            export_loudness=self.loudness.currentData(),
            export_subtitles=self.subtitles.currentData(),
            export_word_times=self.word_times.isChecked(),
        )
        table, folder = Path(self.table.text()).expanduser(), Path(self.folder.text()).expanduser()
        self._service.start(BatchRequest(table, folder))
        self.progress.setRange(0, 0)
        self._show(self._service.summary)
        self._say(self.tr("Reading the list…"))
        self._refresh()

    def _on_row(self, started: RowStarted) -> None:
        self.progress.setRange(0, started.count)
        self.progress.setValue(started.index)
        text = self.tr("Row {0} of {1}: {2}")
        self._say(text.format(started.index + 1, started.count, started.row.file))

    def _show(self, summary: BatchSummary) -> None:
        lines = [self.tr("Line {0}: {1}").format(row.row.line, shown(row.problem)) for row in summary.failed]
        self.failures.setPlainText("\n".join(lines))
        self.failures.setVisible(bool(lines))

    def _on_ended(self, summary: BatchSummary, problem: str) -> None:
        counts = self.tr("{0} made, {1} there already, {2} failed.").format(
            summary.made, summary.there, len(summary.failed)
        )
        has_failed = bool(summary.failed or (problem and not summary.count))
        words = (problem, counts if summary.count or not problem else "")
        self._refresh()
        self._say(" ".join(filter(None, words)), "bad" if has_failed else "muted")

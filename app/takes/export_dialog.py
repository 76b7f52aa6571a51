"""How and where to a take is exported."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from app.files import explain, is_folder
from app.settings import SettingsStore, SoundFormat
from app.takes.export import ENDINGS, FIELDS, BadPattern, ExportRequest, free_path
from app.takes.export_service import ExportService
from app.takes.take import Take
from app.theme import Theme
from app.translation import text as _text
from app.widgets.buttons import PushButton, heading, muted, plain_label, set_role
from app.widgets.dialog import Dialog


def format_names() -> tuple[tuple[str, object], ...]:
    """Kinds of sound files."""
    return (
        (_text("WAV, 16 bit: every program reads it"), "wav16"),
        (_text("WAV, 24 bit: for further work"), "wav24"),
        (_text("WAV, 32 bit float: nothing is rounded"), "float"),
        (_text("FLAC: half the size, nothing lost"), "flac"),
        (_text("OGG Vorbis: small"), "ogg"),
        (_text("MP3: small, every player reads it"), "mp3"),
    )


def part_names() -> tuple[tuple[str, object], ...]:
    """How many files a take becomes."""
    return ((_text("One file"), "one"), (_text("A file for each sentence"), "sentences"))


def loudness_names() -> tuple[tuple[str, object], ...]:
    """Targets that publishers ask for."""
    return (
        (_text("As it was spoken"), 0),
        (_text("-16 LUFS: podcasts"), -16),
        (_text("-19 LUFS: audiobooks"), -19),
        (_text("-23 LUFS: broadcasting"), -23),
    )


def subtitle_names() -> tuple[tuple[str, object], ...]:
    """Kinds of subtitles."""
    return ((_text("None"), "none"), (_text("SubRip (.srt)"), "srt"), (_text("WebVTT (.vtt)"), "vtt"))


def choice_box(name: str, entries: tuple[tuple[str, object], ...], chosen: object) -> QComboBox:
    """A box of choices: their words and what they stand for."""
    box = QComboBox()
    for text, key in entries:
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setAccessibleName(name)
    return box


class ExportDialog(Dialog):
    """Remembers what was chosen last time."""

    def __init__(
        self, take: Take, service: ExportService, settings: SettingsStore, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Export"), parent)
        self._take = take
        self._service = service
        self._settings = settings
        self.format = QComboBox()
        self.folder = QLineEdit(str(service.folder))
        self.folder_button = PushButton(theme, self.tr("Choose…"), "open")
        self.pattern = QLineEdit(settings.current.export_pattern)
        self.preview = plain_label(wrap=True)
        self.preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # as wide as the fields
        self.sidecar = QCheckBox(self.tr("Write a .json beside it that can make this take again"))
        self.parts = QComboBox()
        self.loudness = QComboBox()
        self.subtitles = QComboBox()
        self.word_times = QCheckBox(self.tr("With the time of every word"))
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
        for name, key in format_names():
            self.format.addItem(name, key)
        self.format.setCurrentIndex(self.format.findData(self._settings.current.export_format))
        self.format.setAccessibleName(self.tr("Format"))
        self.folder.setAccessibleName(self.tr("Folder"))
        self.pattern.setAccessibleName(self.tr("File name pattern"))
        self.pattern.setToolTip(self.tr("Fields: {0}").format(", ".join(f"{{{name}}}" for name in FIELDS)))
        self.sidecar.setChecked(self._settings.current.export_sidecar)
        self.sidecar.setAccessibleName(self.sidecar.text())
        self._fill_choices()
        self.format.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _fill_choices(self) -> None:
        current = self._settings.current
        choices: tuple[tuple[QComboBox, str, object, tuple[tuple[str, object], ...]], ...] = (
            (self.parts, self.tr("Files"), current.export_parts, part_names()),
            (self.loudness, self.tr("Loudness"), current.export_loudness, loudness_names()),
            (self.subtitles, self.tr("Subtitles"), current.export_subtitles, subtitle_names()),
        )
        for box, name, chosen, entries in choices:
            for text, key in entries:
                box.addItem(text, key)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.setAccessibleName(name)
        self.word_times.setChecked(current.export_word_times)
        self.word_times.setAccessibleName(self.word_times.text())
        self._allow_word_times()
        self.subtitles.currentIndexChanged.connect(self._allow_word_times)

    def _allow_word_times(self) -> None:
        self.word_times.setEnabled(self.subtitles.currentData() != "none")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.folder_button)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Loudness"), self.loudness)
        form.addRow(self.tr("Files"), self.parts)
        form.addRow(self.tr("Subtitles"), self.subtitles)
        form.addRow("", self.word_times)
        form.addRow(self.tr("Folder"), row)
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
            export_subtitles=self.subtitles.currentData(),
            export_word_times=self.word_times.isChecked(),
            export_loudness=self.loudness.currentData(),
            export_parts=self.parts.currentData(),
        )
        request = ExportRequest(
            self.target,
            self.sound_format,
            self.sidecar.isChecked(),
            self.subtitles.currentData(),
            self.word_times.isChecked(),
            self.loudness.currentData(),
            by_sentence=self.parts.currentData() == "sentences",
        )
        self._service.export(self._take, request)
        self.accept()

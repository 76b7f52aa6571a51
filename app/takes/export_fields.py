"""What a take and a book are asked before they are exported: format, files, loudness, subtitles, folder."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from app.files import can_be_made, is_folder
from app.settings import SettingsStore
from app.takes.export import ExportRequest
from app.theme import Theme
from app.translation import text as _text
from app.widgets.buttons import PushButton

Choices = tuple[tuple[str, object], ...]  # words, and what they stand for


def format_names() -> Choices:
    """Kinds of sound files."""
    return (
        (_text("WAV, 16 bit: every program reads it"), "wav16"),
        (_text("WAV, 24 bit: for further work"), "wav24"),
        (_text("WAV, 32 bit float: nothing is rounded"), "float"),
        (_text("FLAC: half the size, nothing lost"), "flac"),
        (_text("OGG Vorbis: small"), "ogg"),
        (_text("MP3: small, every player reads it"), "mp3"),
    )


def loudness_names() -> Choices:
    """Targets that publishers ask for."""
    return (
        (_text("As it was spoken"), 0),
        (_text("-16 LUFS: podcasts"), -16),
        (_text("-19 LUFS: audiobooks"), -19),
        (_text("-23 LUFS: broadcasting"), -23),
    )


def subtitle_names() -> Choices:
    """Kinds of subtitles."""
    return ((_text("None"), "none"), (_text("SubRip (.srt)"), "srt"), (_text("WebVTT (.vtt)"), "vtt"))


def choice_box(name: str, entries: Choices, chosen: object) -> QComboBox:
    """A box of choices: their words and what they stand for."""
    box = QComboBox()
    for words, key in entries:
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setAccessibleName(name)
    return box


def folder_problem(name: str) -> str:
    """Why nothing can be written into a folder of that name; "" if it is there or can be made."""
    if is_folder(name) or can_be_made(name):
        return ""
    return QCoreApplication.translate("ExportFields", "This folder does not exist: choose another one.")


def folder_note(name: str) -> str:
    """What becomes of a folder that is not there; "" for one that is."""
    if is_folder(name) or not can_be_made(name):
        return ""
    return QCoreApplication.translate("ExportFields", "This folder does not exist yet: it will be made.")


class ExportFields(QObject):
    """The fields, as they were filled in last time; `parts` are the ways to cut what is exported into files."""

    changed = Signal()

    def __init__(self, settings: SettingsStore, theme: Theme, parts: Choices, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._settings, self._dialog = settings, dialog
        current = settings.current
        folder = current.export_folder if is_folder(current.export_folder) else str(Path.home())
        self.format = choice_box(self.tr("Format"), format_names(), current.export_format)
        self.loudness = choice_box(self.tr("Loudness"), loudness_names(), current.export_loudness)
        self.parts = choice_box(self.tr("Files"), parts, current.export_parts)
        self.subtitles = choice_box(self.tr("Subtitles"), subtitle_names(), current.export_subtitles)
        self.word_times = QCheckBox(self.tr("With the time of every word"))
        self.word_times.setAccessibleName(self.word_times.text())
        self.word_times.setChecked(current.export_word_times)
        self.folder = QLineEdit(folder)
        self.folder.setAccessibleName(self.tr("Folder"))
        self.folder_button = PushButton(theme, self.tr("Choose…"), "open")
        self.form = self._lay_out()
        self._allow_word_times()
        self.format.currentIndexChanged.connect(self.changed)
        self.folder.textChanged.connect(self.changed)
        self.subtitles.currentIndexChanged.connect(self._allow_word_times)
        self.folder_button.clicked.connect(self._choose_folder)

    def _lay_out(self) -> QFormLayout:
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.folder_button)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for box in (self.format, self.loudness, self.parts, self.subtitles):
            form.addRow(box.accessibleName(), box)
        form.addRow("", self.word_times)
        form.addRow(self.folder.accessibleName(), row)
        return form

    @property
    def place(self) -> Path:
        """The folder, which may not be there."""
        return Path(self.folder.text()).expanduser()

    @property
    def problem(self) -> str:
        """What is wrong with the folder; "" if nothing."""
        return folder_problem(self.folder.text())

    @property
    def note(self) -> str:
        """What happens to the folder; "" if nothing."""
        return folder_note(self.folder.text())

    def manner(self, target: Path, *, with_sidecar: bool = False, by_sentence: bool = False) -> ExportRequest:
        """What was chosen, which is remembered for the next time."""
        self._settings.update(
            export_format=self.format.currentData(),
            export_parts=self.parts.currentData(),
            export_loudness=self.loudness.currentData(),
            export_subtitles=self.subtitles.currentData(),
            export_word_times=self.word_times.isChecked(),
        )
        return ExportRequest(
            target,
            self.format.currentData(),
            with_sidecar,
            self.subtitles.currentData(),
            self.word_times.isChecked(),
            self.loudness.currentData(),
            by_sentence=by_sentence,
        )

    def _allow_word_times(self) -> None:
        self.word_times.setEnabled(self.subtitles.currentData() != "none")

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self._dialog, self.tr("Export folder"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

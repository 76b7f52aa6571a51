"""Name, note and consent statement of a saved voice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from app.voices.library import SavedVoice


class VoiceEditor(QDialog):
    """Emits what was entered."""

    entered = Signal(object, str, str, str)  # SavedVoice, name, note, consent

    def __init__(self, saved: SavedVoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = saved
        self.setWindowTitle(self.tr("Voice"))
        self.setModal(True)
        self.name = QLineEdit(saved.name)
        self.name.setMaxLength(80)
        self.name.setAccessibleName(self.tr("Name of the voice"))
        self.note = QPlainTextEdit(saved.voice.note)
        self.note.setAccessibleName(self.tr("Note about the voice"))
        self.note.setFixedHeight(5 * self.fontMetrics().height())
        self.note.setTabChangesFocus(True)
        self.consent = QLineEdit(saved.voice.consent)
        self.consent.setAccessibleName(self.tr("Consent statement"))
        self.consent.setPlaceholderText(self.tr("Who agreed to the use of this voice, and for what"))
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Note"), self.note)
        form.addRow(self.tr("Consent"), self.consent)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.resize(460, self.sizeHint().height())

    def _on_save(self) -> None:
        if self.name.text().strip():
            self.entered.emit(self._saved, self.name.text(), self.note.toPlainText(), self.consent.text())
            self.accept()
        else:
            self.name.setFocus()

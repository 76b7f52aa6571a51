"""Name, words, note and consent statement of a saved voice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from app.theme import Theme
from app.voices.collection import SavedVoice, VoiceWords
from app.widgets.buttons import PushButton
from app.widgets.dialog import Dialog


class VoiceEditor(Dialog):
    """Emits what was entered."""

    entered = Signal(object, object)  # SavedVoice, VoiceWords

    def __init__(self, saved: SavedVoice, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Voice"), parent)
        self._saved = saved
        self.name = QLineEdit(saved.name)
        self.name.setMaxLength(80)
        self.name.setAccessibleName(self.tr("Name of the voice"))
        self.transcript = self._paragraph(saved.voice.transcript, self.tr("What is said in the recording"))
        self.transcript.setPlaceholderText(
            self.tr("Word for word what is said in the recording; with it, speech can go on from there")
        )
        self.note = self._paragraph(saved.voice.note, self.tr("Note about the voice"))
        self.consent = QLineEdit(saved.voice.consent)
        self.consent.setAccessibleName(self.tr("Consent statement"))
        self.consent.setPlaceholderText(self.tr("Who agreed to the use of this voice, and for what"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Words"), self.transcript)
        form.addRow(self.tr("Note"), self.note)
        form.addRow(self.tr("Consent"), self.consent)
        self.cancel_button = PushButton(theme, self.tr("Cancel"))
        self.save_button = PushButton(theme, self.tr("Save"), "check", "primary")
        self.save_button.setDefault(True)
        self.name.textChanged.connect(self._on_name)
        self.save_button.clicked.connect(self._on_save)
        self.cancel_button.clicked.connect(self.reject)
        self.body.addLayout(form)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.save_button)

    def _paragraph(self, text: str, name: str) -> QPlainTextEdit:
        box = QPlainTextEdit(text)
        box.setAccessibleName(name)
        box.setFixedHeight(max(box.minimumSizeHint().height(), 6 * self.fontMetrics().lineSpacing()))
        box.setTabChangesFocus(True)
        return box

    def _on_save(self) -> None:
        transcript, note = self.transcript.toPlainText(), self.note.toPlainText()
        self.entered.emit(self._saved, VoiceWords(self.name.text(), transcript, note, self.consent.text()))
        self.accept()

    def _on_name(self, name: str) -> None:
        """A voice has a name."""
        self.save_button.setEnabled(bool(name.strip()))

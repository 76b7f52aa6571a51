"""The user's own pronunciations."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.engine import sentence
from app.files import StorageError
from app.speaking.pronouncing import Pronouncing
from app.speaking.text_service import TextService
from app.theme import Theme
from app.widgets.buttons import IconButton, PushButton, muted, plain_label, set_role
from app.widgets.dialog import Dialog
from tacolm_core import TacolmError


class LexiconDialog(Dialog):
    """A table of words and phonemes; every change counts at once."""

    def __init__(
        self, service: TextService, pronouncing: Pronouncing, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Pronunciations"), parent, letters=72, lines=28)
        self._service = service
        self._pronouncing = pronouncing
        self.table = QTableWidget(0, 2)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.setHorizontalHeaderLabels([self.tr("Word"), self.tr("Phonemes (IPA, with spaces)")])
        self.table.setAccessibleName(self.tr("Words with their own pronunciation"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.word = QLineEdit()
        self.word.setPlaceholderText(self.tr("Word, for example TacoLM"))
        self.word.setAccessibleName(self.tr("Word"))
        self.spelling = QLineEdit()
        self.spelling.setPlaceholderText(self.tr("for example TACK-oh-el-EM"))
        self.spelling.setAccessibleName(self.tr("Sounds like"))
        self.spelling.setToolTip(
            self.tr("Parts with hyphens between them, each as it would be read; the loud one in capitals")
        )
        self.phonemes = QLineEdit()
        self.phonemes.setPlaceholderText(self.tr("t ˈɑ k o ʊ ɛ l ˈɛ m"))
        self.phonemes.setAccessibleName(self.tr("Phonemes"))
        self.listen_button = PushButton(theme, self.tr("Listen"), "play")
        self.add_button = PushButton(theme, self.tr("Add"), "add")
        self.delete_button = IconButton(theme, "delete", self.tr("Remove the chosen word"))
        self.close_button = PushButton(theme, self.tr("Close"))
        self.problem = plain_label()
        self.problem.setWordWrap(True)
        set_role(self.problem, "bad")
        self._lay_out()
        self._connect()
        self.fill()
        self._look()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Word"), self.word)
        form.addRow(self.tr("Sounds like"), self.spelling)
        form.addRow(self.tr("Phonemes"), self.phonemes)
        row = QHBoxLayout()
        row.addWidget(self.problem, 1)
        row.addWidget(self.listen_button)
        row.addWidget(self.add_button)
        layout = self.body
        text = self.tr("Write how a word sounds, or give its phonemes. What is here counts in every text.")
        layout.addWidget(muted(text, wrap=True))
        layout.addLayout(form)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        self.foot.addWidget(self.delete_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)

    def _connect(self) -> None:
        self.word.textEdited.connect(self._look)
        self.spelling.textEdited.connect(self._on_spelling)
        self.phonemes.textChanged.connect(self._look)
        self.spelling.returnPressed.connect(self.add)
        self.phonemes.returnPressed.connect(self.add)
        self.listen_button.clicked.connect(self._on_listen)
        self.add_button.clicked.connect(self.add)
        self.delete_button.clicked.connect(self.remove)
        self.close_button.clicked.connect(self.accept)
        self.table.itemSelectionChanged.connect(self._on_selected)
        self._service.lexicon_changed.connect(self.fill)
        self._pronouncing.understood.connect(self.phonemes.setText)
        self._pronouncing.refused.connect(self._on_refused)
        self._pronouncing.told.connect(self.problem.setText)
        self._pronouncing.listening.connect(self.listen_button.setDisabled)

    def _on_spelling(self, spelling: str) -> None:
        self.phonemes.clear()
        self._pronouncing.look_at(spelling)

    def _on_refused(self, reason: str) -> None:
        self.phonemes.clear()
        self.problem.setText(reason)

    def _look(self) -> None:
        """What is wrong so far; nothing is wrong with what is not there yet."""
        word, phonemes = self.word.text(), self.phonemes.text()
        is_begun = bool(word.strip() and phonemes.strip())
        problem = self._pronouncing.problem_of(word or "word", phonemes) if phonemes.strip() else ""
        self.problem.setText(problem)
        is_fine = is_begun and not problem
        self.listen_button.setEnabled(is_fine)
        self.listen_button.setToolTip(self.tr("Hear the word in the chosen voice") if is_fine else self._what_lacks())

    def _what_lacks(self) -> str:
        return self.tr("Give the word and how it sounds first.")

    def _on_listen(self) -> None:
        self._pronouncing.listen(self.word.text(), self.phonemes.text())

    def fill(self) -> None:
        entries = sorted(self._service.lexicon.items())
        self.table.setRowCount(len(entries))
        for row, (word, phonemes) in enumerate(entries):
            self.table.setItem(row, 0, QTableWidgetItem(word))
            self.table.setItem(row, 1, QTableWidgetItem(" ".join(phonemes)))

    def add(self) -> None:
        try:
            self._service.set_word(self.word.text(), self.phonemes.text())
        except (TacolmError, StorageError) as error:
            self._complain(error)
            return
        self.word.clear()
        self.spelling.clear()
        self.phonemes.clear()
        self.problem.clear()
        self.word.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        item = self.table.item(self.table.currentRow(), 0)
        if item is None:
            return
        try:
            self._service.remove_word(item.text())
        except (TacolmError, StorageError) as error:
            self._complain(error)

    def _complain(self, error: Exception) -> None:
        self.problem.setText(sentence(error))

    def _on_selected(self) -> None:
        row = self.table.currentRow()
        word, phonemes = self.table.item(row, 0), self.table.item(row, 1)
        if word is not None and phonemes is not None:
            self.word.setText(word.text())
            self.spelling.clear()
            self.phonemes.setText(phonemes.text())

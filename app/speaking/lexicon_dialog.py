"""The user's own pronunciations."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.engine import sentence
from app.files import StorageError
from app.speaking.text_service import TextService
from app.theme import Theme
from app.widgets.buttons import IconButton, PushButton, muted, plain_label, set_role
from app.widgets.dialog import Dialog
from tacolm_core import TacolmError


class LexiconDialog(Dialog):
    """A table of words and phonemes; every change counts at once."""

    def __init__(self, service: TextService, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Pronunciations"), parent, letters=72, lines=24)
        self._service = service
        self.table = QTableWidget(0, 2)
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
        self.phonemes = QLineEdit()
        self.phonemes.setPlaceholderText(self.tr("t ˈɑ k o ʊ ɛ l ˈɛ m"))
        self.phonemes.setAccessibleName(self.tr("Phonemes"))
        self.add_button = PushButton(theme, self.tr("Add"), "add")
        self.delete_button = IconButton(theme, "delete", self.tr("Remove the chosen word"))
        self.close_button = PushButton(theme, self.tr("Close"))
        self.problem = plain_label()
        self.problem.setWordWrap(True)
        set_role(self.problem, "bad")
        self._lay_out()
        self.add_button.clicked.connect(self.add)
        self.phonemes.returnPressed.connect(self.add)
        self.delete_button.clicked.connect(self.remove)
        self.close_button.clicked.connect(self.accept)
        self.table.itemSelectionChanged.connect(self._on_selected)
        service.lexicon_changed.connect(self.fill)
        self.fill()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.word, 2)
        row.addWidget(self.phonemes, 3)
        row.addWidget(self.add_button)
        layout = self.body
        text = self.tr("Words the program reads wrongly can be given phonemes here. They are used in every text.")
        layout.addWidget(muted(text, wrap=True))
        layout.addLayout(row)
        layout.addWidget(self.problem)
        layout.addWidget(self.table, 1)
        self.foot.addWidget(self.delete_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.problem.hide()

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
        self.problem.hide()
        self.word.clear()
        self.phonemes.clear()
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
        self.problem.show()

    def _on_selected(self) -> None:
        row = self.table.currentRow()
        word, phonemes = self.table.item(row, 0), self.table.item(row, 1)
        if word is not None and phonemes is not None:
            self.word.setText(word.text())
            self.phonemes.setText(phonemes.text())

"""The bin, opened: what lies in it, and the ways out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.bin.service import Binned, BinService, Kind
from app.moment import moment_text
from app.theme import Theme
from app.trash import KEPT_DAYS
from app.widgets.buttons import PushButton, muted, plain_label, set_role
from app.widgets.dialog import Dialog
from app.widgets.question import ask
from app.widgets.two_line import SUBTITLE_ROLE, TwoLineDelegate

_THING = int(Qt.ItemDataRole.UserRole) + 20


class BinDialog(Dialog):
    """Nothing leaves the bin for good without a question."""

    def __init__(self, service: BinService, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Bin"), parent, letters=70, lines=26)
        self._service = service
        self.list = QListWidget()
        self.list.setItemDelegate(TwoLineDelegate(theme, self.list))
        self.list.setAccessibleName(self.tr("What was deleted"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.empty = muted(self.tr("The bin is empty."))
        self.problem = plain_label(wrap=True)
        self.problem.hide()
        set_role(self.problem, "bad")
        self.restore_button = PushButton(theme, self.tr("Bring back"), "undo")
        self.destroy_button = PushButton(theme, self.tr("Delete for good…"), "delete")
        self.all_button = PushButton(theme, self.tr("Empty the bin…"))
        self.close_button = PushButton(theme, self.tr("Close"))
        self._doomed: tuple[Binned, ...] = ()
        self._lay_out()
        self._connect()
        self._show()
        service.refresh()

    def _lay_out(self) -> None:
        text = self.tr("Deleted takes, voices and chapters, and all that was recorded, stay here for {0} days.")
        self.body.addWidget(muted(text.format(KEPT_DAYS), wrap=True))
        self.body.addWidget(self.empty)
        ways = QVBoxLayout()  # beside the list: in one row with "Close" they would be wider than a small screen
        for button in (self.restore_button, self.destroy_button, self.all_button):
            ways.addWidget(button)
        ways.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addLayout(ways)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.problem)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)

    def _connect(self) -> None:
        self._service.listed.connect(self._show)
        self._service.failed.connect(self._complain)
        self._service.recording_wanted.connect(self.accept)
        self.list.itemSelectionChanged.connect(self._refresh)
        self.list.itemActivated.connect(self._on_restore)
        self.restore_button.clicked.connect(self._on_restore)
        self.destroy_button.clicked.connect(self._on_destroy)
        self.all_button.clicked.connect(self._on_all)
        self.close_button.clicked.connect(self.accept)

    @property
    def chosen(self) -> tuple[Binned, ...]:
        return tuple(item.data(_THING) for item in self.list.selectedItems())

    def _show(self) -> None:
        self.list.clear()
        for thing in self._service.things:
            item = QListWidgetItem(thing.title)
            item.setData(SUBTITLE_ROLE, self._subtitle(thing))
            item.setData(_THING, thing)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{thing.title}, {self._subtitle(thing)}")
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._service.things))
        self.empty.setVisible(not self._service.things)
        self._refresh()

    def _subtitle(self, thing: Binned) -> str:
        kinds = {Kind.TAKE: self.tr("take"), Kind.VOICE: self.tr("voice"), Kind.RECORDING: self.tr("recording")}
        kinds[Kind.CHAPTER] = self.tr("chapter")
        return f"{kinds[thing.kind]} · {moment_text(thing.deleted)}"

    def _refresh(self) -> None:
        self.restore_button.setEnabled(bool(self.chosen))
        self.destroy_button.setEnabled(bool(self.chosen))
        self.all_button.setEnabled(bool(self._service.things))

    def _on_restore(self) -> None:
        self._service.restore(self.chosen)

    def _on_destroy(self) -> None:
        self._ask(self.chosen)

    def _on_all(self) -> None:
        self._ask(self._service.things)

    def _ask(self, things: tuple[Binned, ...]) -> None:
        self._doomed = things
        title, text = self.tr("Delete for good"), self.tr("Delete {0} things for good?").format(len(things))
        more = self.tr("This cannot be undone.")
        ask(self, title, text, more, yes=self.tr("Delete"), no=self.tr("Keep")).accepted.connect(self._destroy)

    def _destroy(self) -> None:
        self._service.destroy(self._doomed)

    def _complain(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()

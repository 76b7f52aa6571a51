"""The takes as rows of a list that can be dragged to other programs."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
)

from app.moment import moment_text
from app.takes.service import TakesService
from app.takes.take import TakeFacts
from app.widgets.buttons import plain_tip
from app.widgets.search_field import matches
from app.widgets.two_line import KEY_ROLE, MARK_ROLE, SUBTITLE_ROLE, WARNING_ROLE

Index = QModelIndex | QPersistentModelIndex


class TakeListModel(QAbstractListModel):
    """Follows the service. `render` writes a take to a sound file for dragging."""

    def __init__(
        self, service: TakesService, render: Callable[[str], Path | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._render = render
        self._rows: list[TakeFacts] = []
        self.starred_only = False
        self.searched = ""
        service.listed.connect(self.reload)

    def reload(self) -> None:
        fresh = [facts for facts in self._service.facts if self._is_wanted(facts)]
        if [facts.id for facts in fresh] == [facts.id for facts in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def search(self, words: str) -> None:
        """Only takes in whose name, text, voice or tags all these words are."""
        self.searched = words
        self.reload()

    def _is_wanted(self, facts: TakeFacts) -> bool:
        if self.starred_only and not facts.is_starred:
            return False
        return matches(self.searched, facts.name, facts.text, facts.voice_name, *facts.tags)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        facts = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return facts.title
        if role == SUBTITLE_ROLE:
            return self._subtitle(facts)
        if role == WARNING_ROLE:
            return facts.num_alarms > 0
        if role == MARK_ROLE:
            return "star-filled" if facts.is_starred else ""
        if role == KEY_ROLE:
            return facts.id
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{facts.text[:400]}\n{self._subtitle(facts)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((facts.title, self._subtitle(facts), self.tr("starred") if facts.is_starred else ""))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Another name, typed in place; the beginning of the text is the name of those without one."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        return self._service.rename(self._rows[index.row()].id, str(value))

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rendered = [self._render(str(index.data(KEY_ROLE))) for index in indexes]
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in rendered if path is not None])
        return data

    def row_of(self, take_id: str) -> int:
        return next((row for row, facts in enumerate(self._rows) if facts.id == take_id), -1)

    def _subtitle(self, facts: TakeFacts) -> str:
        moment = moment_text(facts.created_at.timestamp())
        alarms = self.tr("{0} to check").format(facts.num_alarms) if facts.num_alarms else ""
        unfinished = "" if facts.is_complete else self.tr("unfinished")
        tags = " ".join(f"#{tag}" for tag in facts.tags)
        parts = (self.tr("{0:.1f} s").format(facts.seconds), facts.voice_name, alarms, unfinished, moment, tags)
        return " · ".join(part for part in parts if part)

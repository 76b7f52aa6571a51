"""Values that a service lists, as rows of two lines: a name that may be typed over, and what is said below it."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.widgets.buttons import plain_tip
from app.widgets.two_line import KEY_ROLE, MARK_ROLE, SUBTITLE_ROLE, WARNING_ROLE

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


class RowsModel(QAbstractListModel, Generic[Row]):
    """A list says what its rows are, and what is told of one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def key(self, row: Row) -> str:
        """What makes it this one, whatever it is called."""
        raise NotImplementedError

    def title(self, row: Row) -> str:
        """The first line."""
        raise NotImplementedError

    def subtitle(self, row: Row) -> str:
        """The second line."""
        raise NotImplementedError

    def tip(self, row: Row) -> str:
        """More, for whoever waits over it."""
        return f"{self.title(row)}\n{self.subtitle(row)}"

    def mark(self, _row: Row) -> str:
        """Name of a picture at its end; "" for none."""
        return ""

    def mark_name(self, _row: Row) -> str:
        """The mark in words."""
        return ""

    def warns(self, _row: Row) -> bool:
        """Whether there is something to look at."""
        return False

    def may_rename(self, _row: Row) -> bool:
        """Whether another name may be typed."""
        return True

    def rename(self, row: Row, name: str) -> bool:
        """Another name, typed in place; False if it is none."""
        raise NotImplementedError

    def show_rows(self, fresh: Sequence[Row]) -> None:
        """Other rows, or the same ones changed, which stay chosen."""
        is_same = [self.key(row) for row in fresh] == [self.key(row) for row in self._rows]
        if not is_same:
            self.beginResetModel()
        self._rows = list(fresh)
        if not is_same:
            self.endResetModel()
        elif fresh:
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self.title(row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.tip(row))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (self.title(row), self.subtitle(row), self.mark_name(row)) if part)
        told = {KEY_ROLE: self.key, SUBTITLE_ROLE: self.subtitle, MARK_ROLE: self.mark, WARNING_ROLE: self.warns}
        return told[role](row) if role in told else None

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        return self.rename(self._rows[index.row()], str(value))

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        may = index.isValid() and self.may_rename(self._rows[index.row()])
        return usual | Qt.ItemFlag.ItemIsEditable if may else usual

    def row_of(self, key: str) -> int:
        """Where it stands; -1 if nowhere."""
        return next((number for number, row in enumerate(self._rows) if self.key(row) == key), -1)

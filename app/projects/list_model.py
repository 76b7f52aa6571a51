"""The chapters of the open project as rows."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.projects.project import Chapter
from app.projects.service import ProjectService
from app.widgets.buttons import plain_tip
from app.widgets.two_line import KEY_ROLE, MARK_ROLE, SUBTITLE_ROLE, WARNING_ROLE

Index = QModelIndex | QPersistentModelIndex


class ChapterListModel(QAbstractListModel):
    """Follows the service; a title can be edited in place."""

    def __init__(self, service: ProjectService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._rows: tuple[Chapter, ...] = ()
        service.changed.connect(self.reload)
        service.opened.connect(self.reload)

    def reload(self) -> None:
        fresh = self._service.project.chapters if self._service.project else ()
        if [chapter.id for chapter in fresh] == [chapter.id for chapter in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        chapter = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return chapter.title
        if role == SUBTITLE_ROLE:
            return self._subtitle(chapter)
        if role == WARNING_ROLE:
            return chapter.is_changed or chapter.num_alarms > 0
        if role == MARK_ROLE:
            return "check" if chapter.is_spoken else ""
        if role == KEY_ROLE:
            return chapter.id
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{chapter.title}\n{self._subtitle(chapter)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{chapter.title}, {self._subtitle(chapter)}"
        return None

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        self._service.rename(self._rows[index.row()].id, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def row_of(self, chapter_id: str) -> int:
        return next((row for row, chapter in enumerate(self._rows) if chapter.id == chapter_id), -1)

    def _subtitle(self, chapter: Chapter) -> str:
        length = self.tr("{0} characters").format(f"{chapter.characters:,}")
        if not chapter.take:
            return f"{self.tr('not spoken')} · {length}"
        minutes, seconds = divmod(round(chapter.seconds), 60)
        state = self.tr("text changed") if chapter.is_changed else "" if chapter.is_finished else self.tr("unfinished")
        alarms = self.tr("{0} to check").format(chapter.num_alarms) if chapter.num_alarms else ""
        return " · ".join(part for part in (f"{minutes}:{seconds:02d}", state, alarms, length) if part)

"""The chapters of the open project as rows."""

from PySide6.QtCore import QObject

from app.projects.project import Chapter
from app.projects.service import ProjectService
from app.widgets.rows_model import RowsModel


class ChapterListModel(RowsModel[Chapter]):
    """Follows the service; a title can be edited in place."""

    def __init__(self, service: ProjectService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        service.changed.connect(self.reload)
        service.opened.connect(self.reload)

    def reload(self) -> None:
        self.show_rows(self._service.project.chapters if self._service.project else ())

    def key(self, row: Chapter) -> str:
        return row.id

    def title(self, row: Chapter) -> str:
        return row.title

    def subtitle(self, row: Chapter) -> str:
        length = self.tr("{0} characters").format(f"{row.characters:,}")
        if not row.take:
            return f"{self.tr('not spoken')} · {length}"
        minutes, seconds = divmod(round(row.seconds), 60)
        state = self.tr("text changed") if row.is_changed else "" if row.is_finished else self.tr("unfinished")
        alarms = self.tr("{0} to check").format(row.num_alarms) if row.num_alarms else ""
        return " · ".join(part for part in (f"{minutes}:{seconds:02d}", state, alarms, length) if part)

    def mark(self, row: Chapter) -> str:
        return "check" if row.is_spoken else ""

    def warns(self, row: Chapter) -> bool:
        return row.is_changed or row.num_alarms > 0

    def rename(self, row: Chapter, name: str) -> bool:
        self._service.rename(row.id, name)
        return True

"""The takes as rows of a list that can be dragged to other programs."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, QUrl

from app.moment import moment_text
from app.takes.service import TakesService
from app.takes.take import TakeFacts
from app.widgets.rows_model import Index, RowsModel
from app.widgets.search_field import matches, shown_tags
from app.widgets.two_line import KEY_ROLE


class TakeListModel(RowsModel[TakeFacts]):
    """Follows the service. `render` writes a take to a sound file for dragging."""

    def __init__(
        self, service: TakesService, render: Callable[[str], Path | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._render = render
        self.starred_only = False
        self.searched = ""
        service.listed.connect(self.reload)

    def reload(self) -> None:
        self.show_rows([facts for facts in self._service.facts if self._is_wanted(facts)])

    def search(self, words: str) -> None:
        """Only takes in whose name, text, voice or tags all these words are."""
        self.searched = words
        self.reload()

    def _is_wanted(self, facts: TakeFacts) -> bool:
        if self.starred_only and not facts.is_starred:
            return False
        return not self.searched or matches(
            self.searched, facts.name, facts.text, facts.voice_name, shown_tags(facts.tags)
        )

    def key(self, row: TakeFacts) -> str:
        return row.id

    def title(self, row: TakeFacts) -> str:
        return row.title

    def subtitle(self, row: TakeFacts) -> str:
        moment = moment_text(row.created_at.timestamp())
        alarms = self.tr("{0} to check").format(row.num_alarms) if row.num_alarms else ""
        unfinished = "" if row.is_complete else self.tr("unfinished")
        seconds = self.tr("{0:.1f} s").format(row.seconds)
        parts = (seconds, row.voice_name, alarms, unfinished, moment, shown_tags(row.tags))
        return " · ".join(part for part in parts if part)

    def tip(self, row: TakeFacts) -> str:
        return f"{row.text[:400]}\n{self.subtitle(row)}"

    def mark(self, row: TakeFacts) -> str:
        return "star-filled" if row.is_starred else ""

    def mark_name(self, row: TakeFacts) -> str:
        return self.tr("starred") if row.is_starred else ""

    def warns(self, row: TakeFacts) -> bool:
        return row.num_alarms > 0

    def rename(self, row: TakeFacts, name: str) -> bool:
        """The beginning of the text is the name of those without one."""
        return self._service.rename(row.id, name)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rendered = [self._render(str(index.data(KEY_ROLE))) for index in indexes]
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in rendered if path is not None])
        return data

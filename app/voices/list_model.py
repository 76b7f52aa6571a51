"""The voices as rows of a list."""

from PySide6.QtCore import QObject

from app.voices.collection import SavedVoice
from app.voices.ready import described
from app.voices.service import VoicesService
from app.widgets.rows_model import RowsModel
from app.widgets.search_field import matches, shown_tags


class VoiceListModel(RowsModel[SavedVoice]):
    """Follows the service."""

    def __init__(self, service: VoicesService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self.searched = ""
        service.listed.connect(self.reload)

    def reload(self) -> None:
        self.show_rows([saved for saved in self._service.voices if self._is_wanted(saved)])

    def search(self, words: str) -> None:
        """Only voices in whose name, note, tags, consent or origin all these words are."""
        self.searched = words
        self.reload()

    def _is_wanted(self, saved: SavedVoice) -> bool:
        texts = (saved.name, saved.voice.note, saved.voice.consent)
        return not self.searched or matches(self.searched, *texts, self.subtitle(saved))

    def key(self, row: SavedVoice) -> str:
        return row.key

    def title(self, row: SavedVoice) -> str:
        return row.name

    def subtitle(self, row: SavedVoice) -> str:
        seconds = self.tr("{0:.1f} s").format(row.voice.codes.shape[1] / 75)
        kind = described().get(row.key, self.tr("ready-made")) if row.is_ready_made else ""
        note = " ".join(row.voice.note.split())
        tags = shown_tags(self._service.tags_of(row))
        return " · ".join(part for part in (seconds, kind, tags, note) if part)

    def tip(self, row: SavedVoice) -> str:
        return "\n".join(part for part in (row.name, row.voice.note, row.voice.consent) if part)

    def may_rename(self, row: SavedVoice) -> bool:
        return not row.is_ready_made

    def rename(self, row: SavedVoice, name: str) -> bool:
        self._service.rename(row, name)
        return True

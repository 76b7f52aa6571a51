"""The voices as rows of a list."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.voices.collection import SavedVoice
from app.voices.ready import described
from app.voices.service import VoicesService
from app.widgets.buttons import plain_tip
from app.widgets.search_field import matches
from app.widgets.two_line import KEY_ROLE, SUBTITLE_ROLE

Index = QModelIndex | QPersistentModelIndex


class VoiceListModel(QAbstractListModel):
    """Follows the service."""

    def __init__(self, service: VoicesService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._rows: list[SavedVoice] = []
        self.searched = ""
        service.listed.connect(self.reload)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        saved = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return saved.name
        if role == SUBTITLE_ROLE:
            return self._subtitle(saved)
        if role == KEY_ROLE:
            return saved.key
        if role == Qt.ItemDataRole.ToolTipRole:
            words = (saved.name, saved.voice.note, saved.voice.consent)
            return plain_tip("\n".join(part for part in words if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{saved.name}, {self._subtitle(saved)}"
        return None

    def row_of(self, key: str) -> int:
        return next((row for row, saved in enumerate(self._rows) if saved.key == key), -1)

    def _subtitle(self, saved: SavedVoice) -> str:
        seconds = self.tr("{0:.1f} s").format(saved.voice.codes.shape[1] / 75)
        kind = described().get(saved.key, self.tr("ready-made")) if saved.is_ready_made else ""
        note = " ".join(saved.voice.note.split())
        tags = " ".join(f"#{tag}" for tag in self._service.tags_of(saved))
        return " · ".join(part for part in (seconds, kind, tags, note) if part)

    def search(self, words: str) -> None:
        """Only voices in whose name, note, tags, consent or origin all these words are."""
        self.searched = words
        self.reload()

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        own = index.isValid() and not self._rows[index.row()].is_ready_made
        return usual | Qt.ItemFlag.ItemIsEditable if own else usual

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Another name, typed in place."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        self._service.rename(self._rows[index.row()], str(value))
        return True

    def reload(self) -> None:
        self.beginResetModel()
        self._rows = [saved for saved in self._service.voices if self._is_wanted(saved)]
        self.endResetModel()

    def _is_wanted(self, saved: SavedVoice) -> bool:
        return matches(self.searched, saved.name, saved.voice.note, saved.voice.consent, self._subtitle(saved))

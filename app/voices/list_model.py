"""The voices as rows of a list."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.voices.collection import SavedVoice
from app.voices.service import VoicesService
from app.widgets.buttons import plain_tip
from app.widgets.two_line import KEY_ROLE, SUBTITLE_ROLE

Index = QModelIndex | QPersistentModelIndex


class VoiceListModel(QAbstractListModel):
    """Follows the service."""

    def __init__(self, service: VoicesService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._rows: list[SavedVoice] = []
        service.listed.connect(self._on_listed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        saved = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
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
        kind = self.tr("ready-made") if saved.is_ready_made else ""
        note = " ".join(saved.voice.note.split())
        return " · ".join(part for part in (seconds, kind, note) if part)

    def _on_listed(self) -> None:
        self.beginResetModel()
        self._rows = list(self._service.voices)
        self.endResetModel()

"""What the window does with whole documents: scripts and lists; each opens a dialog of its own."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from app.batch.dialog import BatchDialog
from app.batch.service import BatchService
from app.main_window import MainWindow
from app.scripts.dialog import CastDialog
from app.settings import SettingsStore
from app.theme import Theme
from app.voices.service import VoicesService


class Documents(QObject):
    """Binds the commands to the dialogs."""

    def __init__(
        self, window: MainWindow, *, voices: VoicesService, batches: BatchService, settings: SettingsStore, theme: Theme
    ) -> None:
        super().__init__(window)
        self._window = window
        self._voices = voices
        self._batches = batches
        self._settings = settings
        self._theme = theme
        self.cast: CastDialog | None = None  # while it is open
        self.batch: BatchDialog | None = None
        bind = window.actions_by_key.bind
        bind("cast", self.open_cast)
        bind("batch", self.open_batch)

    def open_cast(self) -> None:
        """Voices for the names in the text."""
        text = self._window.text.text
        self.cast = CastDialog(text, self._voices, self._settings, self._theme, self._window)
        self.cast.finished.connect(self._on_cast_closed)
        _open(self.cast)

    def _on_cast_closed(self) -> None:
        self.cast = None

    def open_batch(self) -> None:
        """A list of texts to sound files."""
        self.batch = BatchDialog(self._batches, self._settings, self._theme, self._window)
        self.batch.finished.connect(self._on_batch_closed)
        _open(self.batch)

    def _on_batch_closed(self) -> None:
        self.batch = None


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()

"""The models page: list, choose, import, verify, remove."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.preferences.models import ModelFolder
from app.preferences.service import PreferencesService
from app.settings import SettingsStore
from app.theme import Theme
from app.widgets.buttons import PushButton, muted
from app.widgets.file_dialog import FileDialog
from app.widgets.flow_layout import FlowLayout
from app.widgets.question import ask


class ModelsPage(QWidget):
    """The chosen model has a tick."""

    def __init__(self, service: PreferencesService, settings: SettingsStore, theme: Theme) -> None:
        super().__init__()
        self._service = service
        self._settings = settings
        self._unwanted: ModelFolder | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Voice models"))
        self.use_button = PushButton(theme, self.tr("Use"), "check")
        self.import_button = PushButton(theme, self.tr("Import a folder…"), "open")
        self.checkpoint_button = PushButton(theme, self.tr("Import VALL-E X…"))
        self.checkpoint_button.setToolTip(self.tr("A checkpoint of VALL-E X that you have fetched (.pt)"))
        self.verify_button = PushButton(theme, self.tr("Verify"))
        self.remove_button = PushButton(theme, self.tr("Remove"), "delete")
        self.answer = muted(wrap=True)
        row = FlowLayout()
        for button in (self.use_button, self.verify_button, self.remove_button):
            row.addWidget(button)
        row.addWidget(self.import_button)
        row.addWidget(self.checkpoint_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        text = self.tr("A model is what speaks: a folder of files that belong together. Nothing is ever downloaded.")
        layout.addWidget(muted(text, wrap=True))
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        layout.addWidget(self.answer)
        self.use_button.clicked.connect(self._on_use)
        self.import_button.clicked.connect(self._choose)
        self.checkpoint_button.clicked.connect(self._choose_checkpoint)
        self.verify_button.clicked.connect(self._on_verify)
        self.remove_button.clicked.connect(self._on_remove)
        self.list.itemSelectionChanged.connect(self._refresh)
        service.models_changed.connect(self.fill)
        service.told.connect(self.answer.setText)
        service.failed.connect(self.answer.setText)
        self.fill()

    def fill(self) -> None:
        self.list.clear()
        for model in self._service.models:
            name = self.tr("Model that came with the program") if model.is_built_in else model.key
            mark = "✓  " if model.key == self._settings.current.model else "     "
            item = QListWidgetItem(self.tr("{0}{1}  ({2:.0f} MB)").format(mark, name, model.megabytes))
            item.setData(Qt.ItemDataRole.UserRole, model)
            self.list.addItem(item)
            if model.key == self._settings.current.model:
                self.list.setCurrentItem(item)
        if not self.list.count():
            self.answer.setText(self.tr("There is no model here yet: import a model folder."))
        self._refresh()

    @property
    def selected(self) -> ModelFolder | None:
        items = self.list.selectedItems()
        model: ModelFolder | None = items[0].data(Qt.ItemDataRole.UserRole) if items else None
        return model

    def _refresh(self) -> None:
        model = self.selected
        self.use_button.setEnabled(model is not None and model.key != self._settings.current.model)
        self.verify_button.setEnabled(model is not None)
        self.remove_button.setEnabled(model is not None and not model.is_built_in)

    def _on_use(self) -> None:
        if self.selected is not None:
            self._service.use_model(self.selected)

    def _on_verify(self) -> None:
        if self.selected is not None:
            self.answer.setText(self.tr("Reading every file…"))
            self._service.verify_model(self.selected)

    def _on_remove(self) -> None:
        """Ask first: it is the one thing here that cannot be undone."""
        self._unwanted = self.selected
        if self._unwanted is None:
            return
        text = self.tr("Remove the model “{0}” from this computer?").format(self._unwanted.key)
        more = self.tr("Its files are deleted; this cannot be undone.")
        box = ask(self, self.tr("Remove a model"), text, more, yes=self.tr("Remove"), no=self.tr("Keep"))
        box.accepted.connect(self._remove)

    def _remove(self) -> None:
        if self._unwanted is not None:
            self._service.remove_model(self._unwanted)
            self._unwanted = None

    def _choose(self) -> None:
        dialog = FileDialog(self, self.tr("Import a model folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    def _on_folder(self, folder: str) -> None:
        self.answer.setText(self.tr("Copying the model…"))
        self._service.import_model(Path(folder))

    def _choose_checkpoint(self) -> None:
        dialog = QFileDialog(self, self.tr("Import VALL-E X"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Checkpoints (*.pt)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_checkpoint)
        dialog.open()

    def _on_checkpoint(self, path: str) -> None:
        self.answer.setText(self.tr("Reading the checkpoint…"))
        self._service.import_model(Path(path))

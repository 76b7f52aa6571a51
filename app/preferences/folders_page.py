"""The folders page: where voices, takes and logs lie, and another place for the first two."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QWidget

from app.crash import open_folder
from app.preferences.folders import FolderService
from app.theme import Theme
from app.widgets.buttons import IconButton, PushButton, muted, plain_label, row_label
from app.widgets.file_dialog import FileDialog
from app.widgets.question import ask


class FoldersPage(QWidget):
    """Nothing moves while the program runs: the page says what will happen at the next start."""

    def __init__(self, service: FolderService, theme: Theme) -> None:
        super().__init__()
        self._service = service
        self._theme = theme
        self._taken = Path()
        self.choose_button = PushButton(theme, self.tr("Choose another folder…"), "open")
        self.usual_button = PushButton(theme, self.tr("Back to the usual folder"))
        self.answer = plain_label(wrap=True)
        self.forget_button = PushButton(theme, self.tr("Leave them here"))
        self.restart_button = PushButton(theme, self.tr("Close and start again"), "refresh")
        self._lay_out()
        self.choose_button.clicked.connect(self._choose)
        self.usual_button.clicked.connect(self._on_usual)
        self.forget_button.clicked.connect(service.forget)
        self.restart_button.clicked.connect(service.restart_wanted)
        service.changed.connect(self.refresh)
        service.failed.connect(self.answer.setText)
        service.taken.connect(self._on_taken)
        self.refresh()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        paths = self._service.paths
        self._add(form, self.tr("Voices"), paths.voices).clicked.connect(self._open_voices)
        self._add(form, self.tr("Takes"), paths.takes).clicked.connect(self._open_takes)
        self._add(form, self.tr("Logs"), paths.logs).clicked.connect(self._open_logs)
        text = self.tr("Voices, takes, models and pronunciations can be kept elsewhere, on a larger disk for example.")
        form.addRow(muted(text, wrap=True))
        form.addRow(_row(self.choose_button, self.usual_button))
        form.addRow(self.answer)
        form.addRow(_row(self.restart_button, self.forget_button))

    def _add(self, form: QFormLayout, name: str, folder: Path) -> IconButton:
        """A row of one folder; the button that opens it."""
        label = plain_label(str(folder), wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = IconButton(self._theme, "open", self.tr("Open the folder of {0}").format(name))
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(button)
        form.addRow(row_label(name, button), row)
        return button

    def refresh(self) -> None:
        """What happens at the next start."""
        folder = self._service.next_folder
        if folder is None:
            self.answer.setText("")
        elif self._service.will_move:
            text = self.tr("When the program starts again, voices and takes are moved to “{0}”.")
            self.answer.setText(text.format(folder))
        else:
            text = self.tr("When the program starts again, the voices and takes in “{0}” are used.")
            self.answer.setText(text.format(folder))
        self.forget_button.setVisible(folder is not None)
        self.restart_button.setVisible(folder is not None)
        self.usual_button.setVisible(self._service.paths.moved is not None)

    def _choose(self) -> None:
        dialog = FileDialog(self, self.tr("A folder for voices and takes"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, folder: str) -> None:
        self._service.choose(Path(folder))

    def _on_usual(self) -> None:
        self._service.choose(self._service.paths.data)

    def _on_taken(self, folder: Path) -> None:
        """Nothing is ever mixed: either those there, or these here."""
        self._taken = folder
        box = ask(
            self,
            self.tr("A folder for voices and takes"),
            self.tr("“{0}” holds voices or takes already. Use those?").format(folder),
            self.tr("What you have now stays in its folder, and is not shown any more."),
            yes=self.tr("Use those"),
            no=self.tr("Cancel"),
        )
        box.accepted.connect(self._on_use)

    def _on_use(self) -> None:
        self._service.use(self._taken)

    def _open_voices(self) -> None:
        open_folder(self._service.paths.voices)

    def _open_takes(self) -> None:
        open_folder(self._service.paths.takes)

    def _open_logs(self) -> None:
        open_folder(self._service.paths.logs)


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row

"""The system's file dialog, where the user was last time; at first where such files usually are."""

from typing import ClassVar

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
MUSIC = QStandardPaths.StandardLocation.MusicLocation


class FileDialog(QFileDialog):
    """Never opens in the program's own folder."""

    _last: ClassVar[dict[QStandardPaths.StandardLocation, str]] = {}

    def __init__(
        self,
        parent: QWidget,
        title: str,
        names: str = "",
        usual: QStandardPaths.StandardLocation = DOCUMENTS,
    ) -> None:
        super().__init__(parent, title, self._last.get(usual) or QStandardPaths.writableLocation(usual), names)
        self._usual = usual
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fileSelected.connect(self._remember)

    def _remember(self) -> None:
        self._last[self._usual] = self.directory().absolutePath()

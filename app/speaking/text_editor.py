"""The field in which the text is written."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from app.recording.sound_drop import path_with_ending, sound_path

_LONGEST_LINE = 110  # characters


class TextEditor(QPlainTextEdit):
    """Plain text; a text file is opened instead of pasted as a path, other files are left to the window."""

    file_dropped = Signal(object)  # Path
    sound_pasted = Signal(object)  # Path

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if path_with_ending(event.mimeData(), ".txt", ".md"):
            event.acceptProposedAction()
        elif event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        path = path_with_ending(event.mimeData(), ".txt", ".md")
        if path is None:
            super().dropEvent(event)
        else:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines stay short enough to be read."""
        spare = self.width() - _LONGEST_LINE * self.fontMetrics().averageCharWidth()
        self.setViewportMargins(0, 0, max(0, spare), 0)
        super().resizeEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Files copied in the file manager are opened; anything else is pasted."""
        text, sound = path_with_ending(source, ".txt", ".md"), sound_path(source)
        if text is not None:
            self.file_dropped.emit(text)
        elif sound is not None:
            self.sound_pasted.emit(sound)
        else:
            super().insertFromMimeData(source)

"""Undo and redo as the window offers them: for typing while a field has something to take back, else for the stack."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app.main_window import MainWindow
from app.undo import Change, Changes

_Field = QLineEdit | QPlainTextEdit


class Undoing(QObject):
    """Binds the two commands of the Edit menu, and offers an undo in the message about each change."""

    def __init__(self, window: MainWindow, changes: Changes) -> None:
        super().__init__(window)
        self._window = window
        self._changes = changes
        self._offered = ""
        changes.added.connect(self._on_added)
        changes.moved.connect(self.show_names)
        window.actions_by_key.bind("undo", self.undo)
        window.actions_by_key.bind("redo", self.redo)
        for menu in window.menus:
            menu.aboutToShow.connect(self.show_names)
        window.text.editor.installEventFilter(self)
        self.show_names()

    def undo(self) -> None:
        field = _focused_field()
        if field is not None and _can(field, redo=False):
            field.undo()
        else:
            self._changes.undo()

    def redo(self) -> None:
        field = _focused_field()
        if field is not None and _can(field, redo=True):
            field.redo()
        else:
            self._changes.redo()

    @property
    def can(self) -> dict[str, bool]:
        """Whether there is anything for the two commands."""
        field = _focused_field()
        return {
            "undo": bool(self._changes.next_undo) or (field is not None and _can(field, redo=False)),
            "redo": bool(self._changes.next_redo) or (field is not None and _can(field, redo=True)),
        }

    def show_names(self) -> None:
        """The menu says what would be undone."""
        field = _focused_field()
        actions = self._window.actions_by_key
        typing = field is not None and _can(field, redo=False)
        name = self.tr("typing") if typing else self._changes.next_undo
        actions["undo"].setText(self.tr("Undo: {0}").format(name) if name else self.tr("Undo"))
        typing = field is not None and _can(field, redo=True)
        name = self.tr("typing") if typing else self._changes.next_redo
        actions["redo"].setText(self.tr("Redo: {0}").format(name) if name else self.tr("Redo"))
        if self._offered and self._changes.next_undo != self._offered:
            self._window.notice.withdraw(self._offered)
            self._offered = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The editor keeps Ctrl+Z for itself; it is given up where there is no typing to take back."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QPlainTextEdit):
            return False
        for key, redo in ((QKeySequence.StandardKey.Undo, False), (QKeySequence.StandardKey.Redo, True)):
            if event.matches(key) and not _can(watched, redo=redo):
                event.ignore()
                return True
        return False

    def _on_added(self, change: Change) -> None:
        if change.told:
            self._offered = change.name
            self._window.notice.inform(change.told, self.tr("Undo"), self._changes.undo, about=change.name)


def _focused_field() -> _Field | None:
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.isReadOnly() else None


def _can(field: _Field, *, redo: bool) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable() if redo else field.isUndoAvailable()
    return field.document().isRedoAvailable() if redo else field.document().isUndoAvailable()

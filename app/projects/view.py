"""The panel with the chapters of the open project."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.projects.list_model import ChapterListModel
from app.projects.project import Project
from app.projects.service import ProjectService
from app.theme import Theme
from app.widgets.buttons import IconButton, heading, muted, panel
from app.widgets.two_line import KEY_ROLE, two_line_list

_FEW_CHAPTERS: Final = 4


class ChaptersView(QWidget):
    """A list; choosing a chapter brings its text and takes onto the screen. Only there while a project is open."""

    chapter_wanted = Signal(str)
    add_wanted = Signal()
    split_wanted = Signal()
    speak_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, service: ProjectService, theme: Theme) -> None:
        super().__init__()
        self._service = service
        self.model = ChapterListModel(service, self)
        self.list = two_line_list(self.model, theme, self.tr("Chapters"))
        self.title = heading("")
        self.empty = muted(self.tr("Add chapters from .txt, .md or .epub files."), wrap=True)
        self.add_button = IconButton(theme, "add", self.tr("Add chapters from a file"))
        self.speak_button = IconButton(theme, "queue", self.tr("Speak all chapters that are not spoken yet"))
        self.export_button = IconButton(theme, "export", self.tr("Export the book"))
        self.more_button = IconButton(theme, "more", self.tr("More about chapters"))
        self.delete_button = IconButton(theme, "delete", self.tr("Delete this chapter"))
        self.menu = QMenu(self.more_button)
        self._is_following = False
        self._lay_out()
        self._make_menu()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.list.setUniformItemSizes(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        frame, layout = panel()
        layout.addWidget(self.title)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(2)
        for button in (self.add_button, self.speak_button, self.export_button, self.more_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.delete_button)
        layout.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.more_button.setMenu(self.menu)
        self.more_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def _make_menu(self) -> None:
        entries = (
            (self.tr("Rename"), "", self.rename),
            (self.tr("Move up"), "Alt+Up", self.move_up),
            (self.tr("Move down"), "Alt+Down", self.move_down),
            (self.tr("Split at the cursor of the text"), "", self.split_wanted.emit),
            (self.tr("Merge with the next chapter"), "", self.merge),
            (self.tr("Delete"), "Delete", self.delete),
        )
        for words, keys, do in entries:
            action = QAction(words, self)
            if keys:
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(do)
            self.menu.addAction(action)
            self.list.addAction(action)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.add_button.clicked.connect(self.add_wanted)
        self.speak_button.clicked.connect(self.speak_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self.delete_button.clicked.connect(self.delete)
        self._service.opened.connect(self._on_opened)
        self._service.changed.connect(self._refresh)

    @property
    def chosen(self) -> str:
        """The chapter the cursor of the list is on."""
        return str(self.list.currentIndex().data(KEY_ROLE) or "")

    def rename(self) -> None:
        if self.list.currentIndex().isValid():
            self.list.edit(self.list.currentIndex())

    def move_up(self) -> None:
        self._service.move(self.chosen, -1)

    def move_down(self) -> None:
        self._service.move(self.chosen, 1)

    def merge(self) -> None:
        self._service.merge(self.chosen)

    def sizeHint(self) -> QSize:
        """A few chapters: the voices above keep some room when a book is opened."""
        rows = _FEW_CHAPTERS * self.list.sizeHintForRow(0) if self.model.rowCount() else 0
        least = self.minimumSizeHint()
        return QSize(super().sizeHint().width(), least.height() + rows)

    def delete(self) -> None:
        self._service.delete(self.chosen)

    def follow(self) -> None:
        """The cursor of the list goes to the chapter on the screen."""
        project = self._service.project
        row = self.model.row_of(project.current) if project else -1
        self._is_following = True
        self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        self._is_following = False

    def _on_opened(self, project: Project | None) -> None:
        self.setVisible(project is not None)
        self.title.setText(project.name if project else "")
        self._refresh()

    def _refresh(self) -> None:
        has_chapters = self.model.rowCount() > 0
        self.empty.setVisible(not has_chapters)
        self.list.setVisible(has_chapters)
        for button in (self.speak_button, self.export_button, self.more_button, self.delete_button):
            button.setEnabled(has_chapters)
        self.follow()

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid() and not self._is_following:
            self.chapter_wanted.emit(str(current.data(KEY_ROLE)))

    def _show_menu(self, place: QPoint) -> None:
        if self.list.indexAt(place).isValid():
            self.menu.popup(self.list.viewport().mapToGlobal(place))

"""The panel with everything spoken so far."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from app.takes.list_model import TakeListModel
from app.takes.service import TakesService
from app.takes.take import Take
from app.theme import Theme
from app.widgets.buttons import IconButton, heading, muted, panel
from app.widgets.search_field import SearchField, tags_in
from app.widgets.two_line import KEY_ROLE, two_line_list


class TakesView(QWidget):
    """A list; choosing a take brings it onto the screen. Two chosen with Ctrl can be compared."""

    export_wanted = Signal()
    text_wanted = Signal(str)  # a take's text, back into the editor
    compare_wanted = Signal(str, str)
    go_on_wanted = Signal(str)  # an unfinished take
    refused = Signal(str)

    def __init__(self, service: TakesService, theme: Theme, render: Callable[[str], Path | None]) -> None:
        super().__init__()
        self._service = service
        self.model = TakeListModel(service, render, self)
        self.list = two_line_list(self.model, theme, self.tr("Takes"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.search = SearchField(self.tr("Search names, texts, voices and tags"), self.list)
        self.empty = muted(self.tr("What you synthesise is kept here, also after the program ends."), wrap=True)
        self.nothing = muted(wrap=True)
        self.star_button = IconButton(theme, "star", self.tr("Star this take"))
        self.compare_button = IconButton(theme, "compare", self.tr("Compare two takes: choose two with Ctrl (Ctrl+B)"))
        self.export_button = IconButton(theme, "export", self.tr("Export this take"))
        self.more_button = IconButton(theme, "more", self.tr("More about takes"))
        self.delete_button = IconButton(theme, "delete", self.tr("Delete the chosen takes"))
        self.text_action = QAction(self.tr("Put its text back into the editor"), self)
        self.go_on_action = QAction(self.tr("Go on where it stopped"), self)
        self.starred_action = QAction(self.tr("Show only starred takes"), self)
        self.starred_action.setCheckable(True)
        self._on_screen = ""  # id of the take that is shown
        self._is_awaited = False  # it is not in the list yet
        self.tags_action = QAction(self.tr("Tags…"), self)
        self._kept: tuple[list[str], str] = ([], "")
        self._is_restoring = False
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        frame, layout = panel()
        layout.addWidget(heading(self.tr("Takes")))
        layout.addWidget(self.search)
        layout.addWidget(self.empty)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(2)
        for button in (self.star_button, self.compare_button, self.export_button, self.more_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.delete_button)
        layout.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.setTabOrder(self.search, self.list)
        menu = QMenu(self.more_button)
        menu.addActions([self.go_on_action, self.text_action, self.tags_action, self.starred_action])
        self.more_button.setMenu(menu)
        self.more_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        self.model.modelAboutToBeReset.connect(self._keep_choice)
        self.model.modelReset.connect(self._restore_choice)
        self.list.selectionModel().selectionChanged.connect(self._refresh)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.clicked.connect(self._on_current)
        self._service.listed.connect(self._refresh)
        self._service.opened.connect(self._on_opened)
        self.star_button.clicked.connect(self.toggle_star)
        self.compare_button.clicked.connect(self.compare)
        self.export_button.clicked.connect(self.export_wanted)
        self.delete_button.clicked.connect(self.delete)
        self.text_action.triggered.connect(self._on_text)
        self.go_on_action.triggered.connect(self._on_go_on)
        self.tags_action.triggered.connect(self.edit_tags)
        self.search.searched.connect(self.model.search)
        self.starred_action.toggled.connect(self._on_starred_only)

    @property
    def selected(self) -> list[str]:
        """Ids of the chosen takes, as they stand in the list."""
        rows = sorted(self.list.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [str(index.data(KEY_ROLE)) for index in rows]

    def toggle_star(self) -> None:
        """Star all that are chosen, or take the star from all if the first one has it."""
        found = [facts for facts in map(self._service.find, self.selected) if facts is not None]
        for facts in found:
            self._service.star(facts.id, starred=not found[0].is_starred)

    def delete(self) -> None:
        self._service.delete(*self.selected)

    def rename(self) -> None:
        """Type another name for the current take, in its place."""
        if self.list.currentIndex().isValid():
            self.list.edit(self.list.currentIndex())

    def edit_tags(self) -> None:
        """Words under which the chosen takes are found."""
        facts = self._service.find(self.selected[0]) if self.selected else None
        if facts is None:
            return
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Tags"))
        dialog.setLabelText(self.tr("Tags, with spaces between them"))
        dialog.setTextValue(" ".join(facts.tags))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(self._on_tags)
        dialog.open()

    def _on_tags(self, text: str) -> None:
        for take_id in self.selected:
            self._service.tag(take_id, tags_in(text))

    def compare(self) -> None:
        """The two chosen takes, the older one first."""
        chosen = self.selected
        if len(chosen) == 2:
            self.compare_wanted.emit(chosen[1], chosen[0])
        else:
            self.refused.emit(self.tr("Choose two takes in the list, the second one with Ctrl, to compare them."))

    def _on_text(self) -> None:
        facts = self._service.find(self.selected[0]) if self.selected else None
        if facts is not None:
            self.text_wanted.emit(facts.text)

    def _on_go_on(self) -> None:
        if self.selected:
            self.go_on_wanted.emit(self.selected[0])

    def _on_starred_only(self, only: bool) -> None:
        self.model.starred_only = only
        self.model.reload()

    def _keep_choice(self) -> None:
        self._kept = (self.selected, str(self.list.currentIndex().data(KEY_ROLE) or ""))

    def _restore_choice(self) -> None:
        """The list has other rows now: choose again what was chosen, without opening anything."""
        keys, current = self._kept
        chosen = self.list.selectionModel()
        self._is_restoring = True
        chosen.setCurrentIndex(self.model.index(self.model.row_of(current)), chosen.SelectionFlag.NoUpdate)
        for key in keys:
            chosen.select(self.model.index(self.model.row_of(key)), chosen.SelectionFlag.Select)
        self._is_restoring = False
        if self._is_awaited and len(keys) < 2:  # several were chosen for something
            self.mark_shown(self._on_screen)
        self._refresh()

    def _on_current(self, current: QModelIndex) -> None:
        if self._is_restoring:
            return
        key = current.data(KEY_ROLE)
        if key and key != self._on_screen:
            self._on_screen = str(key)
            self._service.open(str(key))

    def _on_opened(self, take: Take | None) -> None:
        self.mark_shown(take.facts.id if take else "")

    def mark_shown(self, take_id: str) -> None:
        """Choose the take that is on the screen, without opening it again."""
        self._on_screen = take_id
        row = self.model.row_of(take_id)
        self._is_awaited = row < 0 and bool(take_id)
        if row >= 0 and self.list.currentIndex().row() != row:
            chosen = self.list.selectionModel()  # the list itself would look at the keys that are held down
            self._is_restoring = True
            chosen.setCurrentIndex(self.model.index(row), chosen.SelectionFlag.ClearAndSelect)
            self._is_restoring = False
        self._refresh()

    def _refresh(self) -> None:
        has_rows = bool(self._service.facts)
        self.empty.setVisible(not has_rows)
        self.list.setVisible(has_rows)
        self.nothing.setVisible(has_rows and not self.model.rowCount())
        found_none = self.tr("No such take. Esc in the field above shows all.")
        self.nothing.setText(found_none if self.model.searched else self.tr("No take has a star."))
        self.search.follow(len(self._service.facts))
        chosen = self.selected
        self.compare_button.setEnabled(len(chosen) == 2)
        for button in (self.star_button, self.export_button, self.delete_button):
            button.setEnabled(bool(chosen))
        self.text_action.setEnabled(bool(chosen))
        self.tags_action.setEnabled(bool(chosen))
        facts = self._service.find(chosen[0]) if chosen else None
        self.go_on_action.setEnabled(facts is not None and not facts.is_complete)
        starred = bool(facts and facts.is_starred)
        self.star_button.show_picture("star-filled" if starred else "star", "warning" if starred else "")
        self.star_button.rename(self.tr("Remove the star") if starred else self.tr("Star this take"))

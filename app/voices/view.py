"""The panel in which a voice is chosen."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from app.recording.sound_drop import path_with_ending, sound_path
from app.theme import Theme
from app.voices.collection import SUFFIX, SavedVoice, VoiceWords, file_stem
from app.voices.editor import VoiceEditor
from app.voices.list_model import VoiceListModel
from app.voices.service import VoicesService
from app.widgets.buttons import IconButton, PushButton, heading, muted, panel, plain_tip
from app.widgets.file_dialog import FileDialog
from app.widgets.search_field import SearchField, tags_in
from app.widgets.two_line import KEY_ROLE, two_line_list


class VoicesView(QWidget):
    """The list, and what can be done with the chosen voice."""

    new_wanted = Signal()
    sound_dropped = Signal(object)  # Path
    hear_wanted = Signal(object)  # SavedVoice
    refused = Signal(str)

    def __init__(self, service: VoicesService, theme: Theme) -> None:
        super().__init__()
        self._service = service
        self._theme = theme
        self.setAcceptDrops(True)
        self.model = VoiceListModel(service, self)
        self.list = two_line_list(self.model, theme, self.tr("Voices"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setToolTip(self.tr("Space or a double click plays the recording behind a voice"))
        self.search = SearchField(self.tr("Search names, notes, languages and tags"), self.list)
        self.new_button = PushButton(theme, self.tr("New voice…"), "microphone")
        self.hear_button = IconButton(theme, "play", self.tr("Hear the recording behind this voice"))
        self.continue_box = QCheckBox(self.tr("Go on from the recording"))
        self.continue_hint = muted(wrap=True)
        self.edit_button = IconButton(theme, "edit", self.tr("Name, words, note and consent"))
        self.more_button = IconButton(theme, "more", self.tr("More about voices"))
        self.delete_button = IconButton(theme, "delete", self.tr("Delete this voice"))
        self.empty = muted(self.tr("No voice yet. Record three seconds, or load a sound file."), wrap=True)
        self.nothing = muted(self.tr("No such voice. Esc in the field above shows all."), wrap=True)
        self.export_action = QAction(self.tr("Export this voice…"), self)
        self.import_action = QAction(self.tr("Import a voice…"), self)
        self.tags_action = QAction(self.tr("Tags…"), self)
        self._lay_out()
        self._connect()
        self._on_listed()
        self._show_current(None)

    def _lay_out(self) -> None:
        frame, layout = panel()
        top = QHBoxLayout()
        top.addWidget(heading(self.tr("1  Voice")))
        top.addStretch(1)
        top.addWidget(self.new_button)
        layout.addLayout(top)
        layout.addWidget(self.search)
        layout.addWidget(self.empty)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        layout.addWidget(self.continue_box)
        layout.addWidget(self.continue_hint)
        row = QHBoxLayout()
        row.setSpacing(2)
        for button in (self.hear_button, self.edit_button, self.more_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.delete_button)
        layout.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.setTabOrder(self.search, self.list)
        menu = QMenu(self.more_button)
        menu.addActions([self.tags_action, self.export_action, self.import_action])
        self.more_button.setMenu(menu)
        self.more_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new_wanted)
        self.hear_button.clicked.connect(self.hear)
        self.edit_button.clicked.connect(self.edit)
        self.delete_button.clicked.connect(self.delete)
        self.continue_box.clicked.connect(self._service.set_continuation)
        self.tags_action.triggered.connect(self.edit_tags)
        self.export_action.triggered.connect(self.export)
        self.import_action.triggered.connect(self.choose_import)
        self.list.selectionModel().currentChanged.connect(self._on_row)
        self.list.doubleClicked.connect(self.hear)
        self.search.searched.connect(self._on_searched)
        hear = QShortcut(QKeySequence(Qt.Key.Key_Space), self.list)
        hear.setContext(Qt.ShortcutContext.WidgetShortcut)
        hear.activated.connect(self.hear)
        self._service.listed.connect(self._on_listed)
        self._service.chosen.connect(self._show_current)

    def edit(self) -> None:
        """Open the editor for the chosen voice."""
        saved = self._own()
        if saved is None:
            return
        editor = VoiceEditor(saved, self._theme, self)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.entered.connect(self._on_edited)
        editor.open()

    def rename(self) -> None:
        """Type another name for the chosen voice, in its place."""
        if self._own() is not None and self.list.currentIndex().isValid():
            self.list.edit(self.list.currentIndex())

    def edit_tags(self) -> None:
        """Words under which the chosen voice is found."""
        saved = self._service.current
        if saved is None:
            return
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Tags"))
        dialog.setLabelText(self.tr("Tags of “{0}”, with spaces between them").format(saved.name))
        dialog.setTextValue(" ".join(self._service.tags_of(saved)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(self._on_tags)
        dialog.open()

    def _on_tags(self, text: str) -> None:
        saved = self._service.current
        if saved is not None:
            self._service.tag(saved, tags_in(text))

    def delete(self) -> None:
        saved = self._own()
        if saved is not None:
            self._service.delete(saved)

    def _own(self) -> SavedVoice | None:
        """The chosen voice, if it can be changed."""
        saved = self._service.current
        if saved is not None and saved.is_ready_made:
            self.refused.emit(self.tr("A ready-made voice cannot be changed or deleted."))
            return None
        return saved

    def export(self) -> None:
        saved = self._service.current
        if saved is None:
            return
        name = f"{file_stem(saved.name) or 'voice'}{SUFFIX}"
        dialog = FileDialog(self, self.tr("Export a voice"), self.tr("Voices (*{0})").format(SUFFIX))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._on_export_file)
        dialog.open()

    def choose_import(self) -> None:
        dialog = FileDialog(self, self.tr("Import a voice"), self.tr("Voices (*{0})").format(SUFFIX))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_import_file)
        dialog.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen voice stays in sight when there is less room."""
        super().resizeEvent(event)
        if self.list.currentIndex().isValid():
            self.list.scrollTo(self.list.currentIndex())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if sound_path(data) or path_with_ending(data, SUFFIX):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        voice = path_with_ending(event.mimeData(), SUFFIX)
        sound = sound_path(event.mimeData())
        if voice is not None:
            self._service.bring_in(voice)
        elif sound is not None:
            self.sound_dropped.emit(sound)
        event.acceptProposedAction()

    def hear(self) -> None:
        """The recording behind the chosen voice."""
        if self._service.current is not None:
            self.hear_wanted.emit(self._service.current)

    def _on_edited(self, saved: SavedVoice, words: VoiceWords) -> None:
        self._service.change(saved, words)

    def _on_export_file(self, path: str) -> None:
        if self._service.current is not None:
            self._service.export(self._service.current, Path(path))

    def _on_import_file(self, path: str) -> None:
        self._service.bring_in(Path(path))

    def _on_row(self, current: QModelIndex) -> None:
        key = current.data(KEY_ROLE)
        if key:
            self._service.choose(key)

    def _on_searched(self, words: str) -> None:
        """Fewer rows; the chosen voice stays chosen."""
        self.model.search(words)
        row = self.model.row_of(self._service.current.key) if self._service.current else -1
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        self._on_listed()

    def _on_listed(self) -> None:
        self.nothing.setVisible(bool(self._service.voices) and not self.model.rowCount())
        self.search.follow(len(self._service.voices))
        self.empty.setVisible(not self._service.voices)
        self.list.setVisible(bool(self._service.voices))

    def _show_current(self, saved: SavedVoice | None) -> None:
        row = self.model.row_of(saved.key) if saved else -1
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        own = saved is not None and not saved.is_ready_made
        for button in (self.edit_button, self.delete_button):
            button.setEnabled(own)
        self.hear_button.setEnabled(saved is not None)
        self.export_action.setEnabled(saved is not None)
        self._show_words(saved)

    def _show_words(self, saved: SavedVoice | None) -> None:
        """Whether speech can go on from this voice's own words, and if not, why."""
        can = saved is not None and saved.knows_its_words
        self.continue_box.setEnabled(can)
        self.continue_box.setChecked(can and self._service.continues)
        self.continue_hint.setVisible(saved is not None and not can and not saved.is_ready_made)
        if saved is None:
            return
        if can:
            words = " ".join(saved.voice.transcript.split())
            self.continue_box.setToolTip(
                plain_tip(self.tr("The voice goes on as if it had just said: “{0}”").format(words))
            )
        elif saved.is_ready_made:
            self.continue_box.setToolTip(
                self.tr(
                    "Speech can go on from a recording only where its words are known; this voice came without them."
                )
            )
        else:
            self.continue_hint.setText(self.tr("Type what is said in it first (Shift+F2)."))
            self.continue_box.setToolTip(
                self.tr("Speech can go on from a recording only where its words are known: type them in (Shift+F2).")
            )
        self.continue_box.setAccessibleDescription(self.continue_box.toolTip())

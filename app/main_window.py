"""The one window: voice and takes at the left, text above result at the right."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from app.about import APP_NAME
from app.commands import Actions, commands, menu_titles
from app.recording.sound_drop import path_with_ending, sound_path
from app.settings import SettingsStore
from app.speaking.result_view import ResultView
from app.speaking.text_view import TextView
from app.takes.view import TakesView
from app.theme import Theme
from app.voices.view import VoicesView
from app.widgets.buttons import set_role
from app.widgets.dialog import scrolled
from app.widgets.elided_label import ElidedLabel
from app.widgets.notice import NoticeBar
from app.widgets.room import fit, room_for

_GAP = 10
_USUAL: Final = QSize(1180, 780)  # at letters of the usual size
_LEAST: Final = QSize(860, 560)


class MainWindow(QMainWindow):
    """Arranges the views; knows no service but the settings, for its own place on the screen."""

    first_painted = Signal()
    closing = Signal()
    activated = Signal()
    sound_dropped = Signal(object)  # Path
    voice_dropped = Signal(object)
    text_dropped = Signal(object)

    def __init__(
        self,
        voices: VoicesView,
        takes: TakesView,
        text: TextView,
        result: ResultView,
        settings: SettingsStore,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._has_painted = False
        self.may_close: Callable[[], bool] = _always
        self._body = QWidget()
        self._drop_mark = QFrame(self._body)  # a frame around everything while a file is dragged over it
        self.voices = voices
        self.takes = takes
        self.text = text
        self.result = result
        self.notice = NoticeBar(theme, self.statusBar())
        self.actions_by_key = Actions(self)
        self.engine_label = ElidedLabel()
        self.queue_button = QToolButton()
        self.queue_menu = QMenu(self.queue_button)
        self.area = scrolled(self._body)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.left = QSplitter(Qt.Orientation.Vertical)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.setWindowTitle(APP_NAME)
        self.setAcceptDrops(True)
        set_role(self._drop_mark, "drop")
        self._drop_mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._drop_mark.hide()
        self._lay_out()
        self._make_menus()
        self._restore_place()
        self._fit()

    def _lay_out(self) -> None:
        self.left.addWidget(self.voices)
        self.left.addWidget(self.takes)
        self.right.addWidget(self.text)
        self.right.addWidget(self.result)
        self.columns.addWidget(self.left)
        self.columns.addWidget(self.right)
        for splitter in (self.left, self.right, self.columns):
            splitter.setHandleWidth(_GAP)
            splitter.setChildrenCollapsible(False)
        self.left.setStretchFactor(0, 3)
        self.left.setStretchFactor(1, 2)
        self.right.setStretchFactor(0, 2)
        self.right.setStretchFactor(1, 5)
        self.columns.setStretchFactor(0, 0)
        self.columns.setStretchFactor(1, 1)
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(_GAP, 4, _GAP, 2)
        layout.setSpacing(8)
        layout.addWidget(self.columns, 1)
        self.setCentralWidget(self.area)
        self.queue_button.setMenu(self.queue_menu)
        self.queue_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.queue_button.setAccessibleName(self.tr("Queue"))
        set_role(self.queue_button, "quiet")
        self.queue_button.hide()
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.engine_label, 1)
        bar.addPermanentWidget(self.queue_button)
        bar.setContentsMargins(_GAP + 2, 0, _GAP, 2)

    def _make_menus(self) -> None:
        menus = {key: self.menuBar().addMenu(title) for key, title in menu_titles().items()}
        self.menus = tuple(menus.values())
        self._make_list_menus()
        for command in commands():
            menu = menus[command.menu]
            menu.addAction(self.actions_by_key[command.key.rstrip("|")])
            if command.key.endswith("|"):
                menu.addSeparator()

    def _make_list_menus(self) -> None:
        """What can be done with an entry of a list, at the entry itself."""
        of_voice = ("hear_voice", "rename", "edit_voice", "export_voice", "import_voice", "delete_voice")
        of_take = ("play", "rename", "star", "compare", "facts", "export", "again_all", "delete_take")
        self._voice_menu, self._take_menu = QMenu(self), QMenu(self)
        for menu, keys in ((self._voice_menu, of_voice), (self._take_menu, of_take)):
            menu.addActions([self.actions_by_key[key] for key in keys])
        self._take_menu.insertActions(
            self.actions_by_key["delete_take"],
            [self.takes.go_on_action, self.takes.text_action, self.takes.tags_action],
        )
        self._voice_menu.insertAction(self.actions_by_key["export_voice"], self.voices.tags_action)
        self.menus = (*self.menus, self._voice_menu, self._take_menu)
        for view, show in ((self.voices.list, self._show_voice_menu), (self.takes.list, self._show_take_menu)):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(show)

    def _show_voice_menu(self, place: QPoint) -> None:
        if self.voices.list.indexAt(place).isValid():
            self._voice_menu.popup(self.voices.list.viewport().mapToGlobal(place))

    def _show_take_menu(self, place: QPoint) -> None:
        if self.takes.list.indexAt(place).isValid():
            self._take_menu.popup(self.takes.list.viewport().mapToGlobal(place))

    def show_queue(self, titles: tuple[str, ...]) -> None:
        """How many texts wait; the menu lists them."""
        self.queue_button.setVisible(bool(titles))
        self.queue_button.setText(self.tr("{0} waiting ▾").format(len(titles)))
        self.queue_button.setToolTip(self.tr("Texts waiting to be spoken; choose one to take it out of the queue"))
        self.queue_menu.clear()
        for number, title in enumerate(titles):
            action = self.queue_menu.addAction(self.tr("Remove: {0}").format(title[:60]))
            action.setData(number)

    def show_engine(self, text: str, role: str = "muted") -> None:
        """How the voice engine is, in the status bar."""
        set_role(self.engine_label, role)
        self.engine_label.set_text(text)

    def _restore_place(self) -> None:
        current = self._settings.current
        if not (current.window and self.restoreGeometry(_bytes(current.window))):
            self.resize(self._grown(_USUAL))
        self.columns.setSizes([self._grown(_USUAL).width() // 4, 2000])
        self.left.setSizes([340, 240])
        self.right.setSizes([215, 465])
        for name in self._splitters():
            self._restore_splitter(name)

    def _restore_splitter(self, name: str) -> None:
        state = self._settings.current.splitters.get(name)
        if state is not None:
            self._splitters()[name].restoreState(_bytes(state))

    def add_chapters(self, view: QWidget) -> None:
        """Between voices and takes; what was kept of their heights is of all three."""
        self.left.insertWidget(1, view)
        self._restore_splitter("left")

    def _grown(self, size: QSize) -> QSize:
        """A size that suits usual letters, for those there are."""
        return size * max(1.0, self._settings.current.text_size / 100)

    def _fit(self) -> None:
        """With large letters never so small that words are cut off, as far as the screen goes; then it scrolls."""
        self.statusBar().setMinimumHeight(self.notice.height_of_a_line)
        needed = self._body.minimumSizeHint()
        queue = self.text.queue_button  # comes with the first letter
        if queue.isHidden():
            needed.setWidth(needed.width() + queue.sizeHint().width() + _GAP)
        room = room_for(self).size()
        self.setMinimumSize(needed.expandedTo(_LEAST).boundedTo(room))

    def showEvent(self, event: QShowEvent) -> None:
        """Wherever it was last time: all of it is on this screen."""
        self._fit()
        if not (self.isMaximized() or self.isFullScreen()):
            fit(self, self.size())
        super().showEvent(event)

    def _splitters(self) -> dict[str, QSplitter]:
        return {"columns": self.columns, "left": self.left, "right": self.right}

    def save_place(self) -> None:
        states = {name: _text(splitter.saveState()) for name, splitter in self._splitters().items()}
        self._settings.update(window=_text(self.saveGeometry()), splitters=states)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.save_place()
        self.hide()  # what is at work may take a moment to stop
        self.closing.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(self._dropped(event.mimeData())):
            event.acceptProposedAction()
            self._drop_mark.setGeometry(self._body.rect())
            self._drop_mark.show()
            self._drop_mark.raise_()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_mark.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_mark.hide()
        sound, voice, text = self._dropped(event.mimeData())
        event.acceptProposedAction()
        if voice is not None:
            self.voice_dropped.emit(voice)
        elif sound is not None:
            self.sound_dropped.emit(sound)
        elif text is not None:
            self.text_dropped.emit(text)

    @staticmethod
    def _dropped(data: QMimeData) -> tuple[Path | None, Path | None, Path | None]:
        """Sound, voice and text files among what is dragged."""
        return sound_path(data), path_with_ending(data, ".voice"), path_with_ending(data, ".txt", ".md")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self._fit)
        # Before the first paint nothing is listed yet, and nothing shall be in its way.
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._has_painted:
            self.activated.emit()


def _always() -> bool:
    return True


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii"))

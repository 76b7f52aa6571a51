"""The one window: voice and takes at the left, text above result at the right."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
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
from app.widgets.elided_label import ElidedLabel
from app.widgets.notice import NoticeBar

_GAP = 10
_NARROWEST = 860


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
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.left = QSplitter(Qt.Orientation.Vertical)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.setWindowTitle(APP_NAME)
        self.setMinimumSize(_NARROWEST, 560)
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
        self.left.setStretchFactor(0, 2)
        self.left.setStretchFactor(1, 3)
        self.right.setStretchFactor(0, 2)
        self.right.setStretchFactor(1, 5)
        self.columns.setStretchFactor(0, 0)
        self.columns.setStretchFactor(1, 1)
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(_GAP, 4, _GAP, 2)
        layout.setSpacing(8)
        layout.addWidget(self.columns, 1)
        self.setCentralWidget(self._body)
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
        for command in commands():
            menu = menus[command.menu]
            menu.addAction(self.actions_by_key[command.key.rstrip("|")])
            if command.key.endswith("|"):
                menu.addSeparator()

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
            self.resize(1180, 780)
        widths = max(280, self.fontMetrics().horizontalAdvance("n") * 36)
        self.columns.setSizes([widths, 2000])
        self.left.setSizes([260, 320])
        self.right.setSizes([240, 440])
        for name, splitter in self._splitters().items():
            if name in current.splitters:
                splitter.restoreState(_bytes(current.splitters[name]))

    def _fit(self) -> None:
        """With large letters never so narrow that words are cut off, as far as the screen is wide enough."""
        needed = self._body.minimumSizeHint().width()
        self.statusBar().setMinimumHeight(self.notice.height_of_a_line)
        queue = self.text.queue_button  # comes with the first letter
        if queue.isHidden():
            needed += queue.sizeHint().width() + _GAP
        self.setMinimumWidth(max(_NARROWEST, min(needed, self.screen().availableGeometry().width())))

    def _splitters(self) -> dict[str, QSplitter]:
        return {"columns": self.columns, "left": self.left, "right": self.right}

    def save_place(self) -> None:
        states = {name: _text(splitter.saveState()) for name, splitter in self._splitters().items()}
        self._settings.update(window=_text(self.saveGeometry()), splitters=states)

    def closeEvent(self, event: QCloseEvent) -> None:
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
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii"))

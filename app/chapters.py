"""The open project and the window: which text and takes are on the screen, and the book as a whole."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from app.book_speech import BookSpeech
from app.commands import menu_titles
from app.main_window import MainWindow
from app.paths import AppPaths
from app.projects.export_dialog import BookExportDialog
from app.projects.export_service import BookExportService
from app.projects.project import Draft, Project
from app.projects.service import ProjectService
from app.projects.view import ChaptersView
from app.settings import SettingsStore
from app.speaking.order import Order
from app.speaking.service import SpeakingService, SpeakingState
from app.takes.history import TakeHistory
from app.takes.service import TakesService
from app.theme import Theme
from app.voices.service import VoicesService


class Chapters(QObject):
    """Brings chapters onto the screen, one at a time."""

    def __init__(
        self,
        window: MainWindow,
        view: ChaptersView,
        *,
        projects: ProjectService,
        exports: BookExportService,
        takes: TakesService,
        voices: VoicesService,
        speaking: SpeakingService,
        book: BookSpeech,
        settings: SettingsStore,
        theme: Theme,
        paths: AppPaths,
    ) -> None:
        super().__init__(window)
        self._window, self._view = window, view
        self._projects, self._exports, self._takes = projects, exports, takes
        self._voices, self._speaking, self.book = voices, speaking, book
        self._settings, self._theme, self._paths = settings, theme, paths
        self._desk = ""  # the text that was there before a project was opened
        self.export_dialog: BookExportDialog | None = None
        self.recent = QMenu(self.tr("Open a recent project"), window)
        self._bind()
        self._connect()

    def _bind(self) -> None:
        bind = self._window.actions_by_key.bind
        bind("new_project", self.choose_new)
        bind("open_project", self.choose_existing)
        bind("save_project", self.save)
        bind("close_project", self.close)
        bind("add_chapters", self.choose_book)
        bind("split_chapter", self.split)
        bind("speak_book", self.speak_book)
        bind("export_book", self.export)
        menu = self._window.menus[list(menu_titles()).index("Project")]
        menu.insertMenu(self._window.actions_by_key["save_project"], self.recent)
        menu.aboutToShow.connect(self._fill_recent)
        self.recent.triggered.connect(self._on_recent)

    def _connect(self) -> None:
        projects, view = self._projects, self._view
        projects.opened.connect(self._on_opened)
        projects.chapter_opened.connect(self._on_chapter)
        projects.unread.connect(self._on_unread)
        projects.told.connect(self._window.notice.inform)
        projects.failed.connect(self._window.notice.complain)
        view.chapter_wanted.connect(self.choose)
        view.add_wanted.connect(self.choose_book)
        view.split_wanted.connect(self.split)
        view.speak_wanted.connect(self.speak_book)
        view.export_wanted.connect(self.export)
        self._window.text.text_changed.connect(self._on_text)
        self._takes.listed.connect(self._on_takes)
        self._speaking.started.connect(self._on_started)
        self.book.told.connect(self._window.notice.inform)
        self._exports.failed.connect(self._window.notice.complain)
        self._exports.exported.connect(self._on_exported)
        self._exports.told.connect(self._window.notice.inform)

    # --- the document

    def choose_new(self) -> None:
        """Ask where a new project shall lie; the text on the screen becomes its first chapter."""
        if self._is_free():
            self._ask(self.tr("New project"), QFileDialog.AcceptMode.AcceptSave, self.create)

    def create(self, folder: str) -> None:
        text = self._window.text.text
        drafts = [Draft(self.tr("Chapter 1"), text)] if self._projects.project is None and text.strip() else []
        self._projects.flush()
        self._projects.create(Path(folder), drafts)

    def choose_existing(self) -> None:
        if self._is_free():
            self._ask(self.tr("Open a project"), QFileDialog.AcceptMode.AcceptOpen, self.open)

    def open(self, folder: str) -> None:
        self._projects.open(Path(folder))

    def save(self) -> None:
        """What is typed is written now; without a project, make one of it."""
        if self._projects.project is None:
            self.choose_new()
        else:
            self._keep_voice()
            self._projects.save()

    def close(self) -> None:
        if self._projects.project is not None and self._is_free():
            self._projects.close()

    def _ask(self, title: str, mode: QFileDialog.AcceptMode, then: object) -> None:
        recent = self._settings.current.recent_projects
        start = Path(recent[0]).parent if recent else Path.home()
        dialog = QFileDialog(self._window, title, str(start))
        dialog.setAcceptMode(mode)
        if mode is QFileDialog.AcceptMode.AcceptOpen:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(then)
        dialog.open()

    def _fill_recent(self) -> None:
        self.recent.clear()
        for folder in self._settings.current.recent_projects:
            action = self.recent.addAction(Path(folder).name.replace("&", "&&"))
            action.setData(folder)
            action.setStatusTip(folder)
        self.recent.setEnabled(not self.recent.isEmpty())
        has_project = self._projects.project is not None
        for key in ("close_project", "add_chapters", "split_chapter", "speak_book", "export_book"):
            self._window.actions_by_key[key].setEnabled(has_project)

    def _on_recent(self, action: QAction) -> None:
        if self._is_free():
            self.open(str(action.data()))

    def _on_opened(self, project: Project | None) -> None:
        if project is None:
            self._takes.use(TakeHistory(self._paths.takes))
            self._window.text.set_text(self._desk)
            return
        if not self._view.isVisible() or not self._desk:
            self._desk = self._settings.current.draft
        for path in sorted((project.folder / "voices").glob("*.voice")):
            if self._voices.find(path.name) is None:
                self._voices.bring_in(path)
        self._voices.choose(str(project.settings.get("voice", "")))
        self._window.left.setSizes([180, 300, 220])

    # --- chapters

    def choose(self, chapter_id: str) -> None:
        """Bring a chapter onto the screen, unless one is being spoken."""
        if self._is_free():
            self._projects.choose(chapter_id)
        else:
            self._view.follow()

    def choose_book(self) -> None:
        """Chapters from a file."""
        if self._projects.project is None:
            self._window.notice.complain(self.tr("Open a project first, or make one."))
            return
        dialog = QFileDialog(self._window, self.tr("Add chapters"), str(Path.home()))
        dialog.setNameFilter(self.tr("Books and texts (*.epub *.txt *.md)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._bring_in)
        dialog.open()

    def split(self) -> None:
        """At the cursor of the text."""
        if self._is_free():
            cursor = self._window.text.editor.textCursor()
            document = self._window.text.editor.document().toRawText()
            before = document[: _units_to_characters(document, cursor.position())]
            self._projects.split(len(before))

    def _bring_in(self, path: str) -> None:
        self._projects.bring_in(Path(path))

    def _on_chapter(self, text: str) -> None:
        files, chapter = self._projects.files, self._projects.current
        if files is not None and chapter is not None:
            self._takes.use(TakeHistory(files.takes(chapter.id)))
            if chapter.take:
                self._takes.open(chapter.take)
        elif files is not None:
            self._takes.use(TakeHistory(files.takes("none")))
        if self._window.text.text != text:  # the cursor of somebody who is typing stays
            self._window.text.set_text(text)
        self._view.follow()
        self.book.chapter_is_there()

    def _on_unread(self, chapter_id: str) -> None:
        self._view.follow()
        self.book.chapter_is_unread(chapter_id)

    def _on_text(self) -> None:
        self._projects.set_text(self._window.text.text)

    def _on_takes(self) -> None:
        self._projects.note_takes(self._takes.facts)

    # --- the whole book

    def speak_book(self) -> None:
        """Every chapter that is not spoken as it is written, one after the other."""
        if self._projects.project is not None and self._is_free():
            self.book.start()

    def _on_started(self, _order: Order) -> None:
        self._keep_voice()

    def _keep_voice(self) -> None:
        voice = self._voices.current
        if voice is not None and not voice.is_ready_made:
            self._projects.keep_voice(self._paths.voices / voice.key)

    def _is_free(self) -> bool:
        """Whether other texts and takes may come onto the screen; says so when they may not."""
        if self._speaking.state is SpeakingState.IDLE and not self._speaking.waiting:
            return True
        self._window.notice.complain(self.tr("A text is being spoken: wait for it, or cancel it first."))
        return False

    # --- export

    def export(self) -> None:
        """The book as files."""
        project = self._projects.project
        if project is None:
            self._window.notice.complain(self.tr("Open a project first, or make one."))
            return
        self._projects.flush()
        self.export_dialog = BookExportDialog(project, self._exports, self._settings, self._theme, self._window)
        self.export_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.export_dialog.finished.connect(self._on_export_closed)
        self.export_dialog.open()

    def _on_export_closed(self) -> None:
        self.export_dialog = None

    def _on_exported(self, path: Path) -> None:
        self._window.notice.inform(self.tr("The book was exported to {0}").format(path))


def _units_to_characters(text: str, units: int) -> int:
    """Qt counts UTF-16 units, Python characters."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))

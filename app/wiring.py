"""The composition root: every service and view is built here, and nowhere else."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.batch.service import BatchService
from app.bin.recordings import Recordings
from app.bin.service import BinService
from app.book_speech import BookSpeech
from app.chapters import Chapters
from app.dialogs import Dialogs
from app.documents import Documents
from app.engine import Engine, Loader, load_core
from app.jobs import Executor, JobRunner, ThreadExecutor
from app.leaving import Leaving
from app.main_window import MainWindow
from app.menu_states import MenuStates
from app.paths import AppPaths
from app.preferences.folders import FolderService
from app.preferences.models import ModelStore
from app.preferences.service import PreferencesService
from app.presenter import Presenter
from app.projects.export_service import BookExportService
from app.projects.service import ProjectService
from app.projects.view import ChaptersView
from app.recording.service import PromptService
from app.resources import resource
from app.session import SessionKeeper
from app.settings import SettingsStore
from app.sound.backend import SoundBackend
from app.sound.devices import SoundDevices
from app.sound.player import Player
from app.sound.portaudio import PortAudioBackend
from app.sound.recorder import Recorder
from app.speaking.ahead import HearingAhead
from app.speaking.analysis import Analysis
from app.speaking.editing import Editing
from app.speaking.listening import Listening
from app.speaking.ordering import Ordering
from app.speaking.playback import Playback
from app.speaking.pronouncing import Pronouncing
from app.speaking.result_view import ResultView
from app.speaking.service import SpeakingService
from app.speaking.text_following import TextFollowing
from app.speaking.text_service import TextService
from app.speaking.text_view import TextView
from app.takes.comparison import Comparing
from app.takes.export_service import ExportService
from app.takes.history import TakeHistory
from app.takes.service import TakesService
from app.takes.view import TakesView
from app.teaching.learning import Learning
from app.teaching.lessons import TeachingLessons
from app.teaching.service import TeachingService
from app.theme import Theme
from app.undo import Changes
from app.undoing import Undoing
from app.voices.collection import VoiceLibrary
from app.voices.service import VoicesService
from app.voices.view import VoicesView
from app.workbench import Workbench

_log = logging.getLogger(__name__)

_ENGINE_WAIT: Final = 2500  # milliseconds in which the engine's thread may come to its end


@dataclass(frozen=True)
class Outside:
    """What tests replace: sound, engine, threads, the voices that come along."""

    sound: SoundBackend
    load: Loader
    engine_executor: Executor
    file_executor: Executor
    ready_voices: Path

    @classmethod
    def real(cls) -> "Outside":
        return cls(PortAudioBackend(), load_core, ThreadExecutor("engine"), ThreadExecutor("files"), resource("voices"))


class Studio:
    """A running application: its services and its window."""

    def __init__(self, application: QApplication, paths: AppPaths, outside: Outside) -> None:
        paths.create()
        self.paths = paths
        self.settings = SettingsStore(paths.settings_file)
        self.theme = Theme(application)
        self.engine_runner = JobRunner(outside.engine_executor)
        self.file_runner = JobRunner(outside.file_executor)
        self.engine = Engine(self.engine_runner, outside.load)
        self.devices = SoundDevices(outside.sound, self.settings)
        self._outside = outside
        self.recorder = Recorder(outside.sound, self.devices)
        self.player = Player(outside.sound, self.devices)
        self.playback = Playback(self.player)
        self._build_services()
        self.preferences.apply_theme()
        self._build_window()
        self._has_ended: bool | None = None  # not closed yet

    def _build_services(self) -> None:
        files, paths = self.file_runner, self.paths
        history = TakeHistory(paths.takes)
        self.changes = Changes()
        library = VoiceLibrary(paths.voices, self._outside.ready_voices)
        self.voices = VoicesService(library, files, self.settings, self.changes)
        self.takes = TakesService(history, files, self.changes)
        self.comparing = Comparing(self.takes)
        self.exports = ExportService(self.takes, files, self.settings)
        self.speaking = SpeakingService(self.engine)
        self.texts = TextService(self.engine, paths.lexicon_file)
        self.pronouncing = Pronouncing(self.engine, self.voices, self.settings, self.playback)
        self.prompts = PromptService(self.engine, files, self.voices)
        self.analysis = Analysis(files)
        self.session = SessionKeeper(paths.sessions)
        store = ModelStore(paths.models, resource("models"))
        self.preferences = PreferencesService(self.settings, self.theme, self.engine, store, files)
        self.folders = FolderService(paths, self.settings, files)
        self.teaching = TeachingService(
            paths.readings, self.engine, self.voices, self.settings, Learning(), store.path_of
        )
        self.projects = ProjectService(files, self.settings, self.changes)
        recordings = Recordings(paths.voices)
        self.bin = BinService(library, recordings, self.takes, self.voices, self.projects, files)
        self.book_exports = BookExportService(files, self.settings)
        self.batches = BatchService(self.engine, self.voices, self.texts, self.settings)
        self.ordering = ordering = Ordering(self.engine, self.voices, self.texts, self.settings)
        self.ahead = HearingAhead(self.engine, self.voices, ordering, self.settings)
        self.workbench = Workbench(
            self.engine,
            self.speaking,
            self.takes,
            self.voices,
            ordering,
            self.comparing,
            self.playback,
            Listening(self.engine, self.playback),
            self.settings,
            self.changes,
        )

        self.editing = Editing(self.engine, self.workbench, ordering, files, self.changes)
        self.following = TextFollowing(files)

    def _build_window(self) -> None:
        theme = self.theme
        self.window = MainWindow(
            VoicesView(self.voices, theme),
            TakesView(self.takes, theme, self.exports.render_for_drag),
            TextView(self.texts, theme),
            ResultView(theme),
            self.settings,
            theme,
        )
        self.dialogs = Dialogs(
            theme=theme,
            settings=self.settings,
            folders=self.folders,
            engine=self.engine,
            devices=self.devices,
            recorder=self.recorder,
            player=self.player,
            playback=self.playback,
            prompts=self.prompts,
            preferences=self.preferences,
            texts=self.texts,
            pronouncing=self.pronouncing,
            exports=self.exports,
            bin_service=self.bin,
        )
        self.presenter = Presenter(
            self.window,
            workbench=self.workbench,
            dialogs=self.dialogs,
            engine=self.engine,
            speaking=self.speaking,
            takes=self.takes,
            voices=self.voices,
            exports=self.exports,
            playback=self.playback,
            player=self.player,
            analysis=self.analysis,
            comparing=self.comparing,
            editing=self.editing,
            following=self.following,
            settings=self.settings,
            session=self.session,
            paths=self.paths,
        )

        self._build_documents()
        self._build_teaching()
        self.preferences.model_missing.connect(self.presenter.say_for_good)
        self._guard_work()

    def _build_teaching(self) -> None:
        self.lessons = TeachingLessons(
            self.window,
            self.teaching,
            engine=self.engine,
            voices=self.voices,
            recorder=self.recorder,
            player=self.player,
            playback=self.playback,
            devices=self.devices,
            settings=self.settings,
            theme=self.theme,
        )

    def _guard_work(self) -> None:
        """What can be taken back, found again, or must not end by accident."""
        MenuStates(
            self.window,
            workbench=self.workbench,
            voices=self.voices,
            speaking=self.speaking,
            comparing=self.comparing,
            playback=self.playback,
            undoing=Undoing(self.window, self.changes),
        )
        Leaving(self.window, self.speaking, self.projects)
        self.prompts.recorded.connect(self.bin.keep)
        self.bin.failed.connect(self.window.notice.complain)
        self.bin.recording_wanted.connect(self.presenter.make_voice_of)

    def _build_documents(self) -> None:
        theme = self.theme
        chapters = ChaptersView(self.projects, theme)
        self.window.add_chapters(chapters)
        book = BookSpeech(
            self.window.text,
            projects=self.projects,
            takes=self.takes,
            speaking=self.speaking,
            ordering=self.ordering,
            workbench=self.workbench,
            editing=self.editing,
        )
        self.chapters = Chapters(
            self.window,
            chapters,
            projects=self.projects,
            exports=self.book_exports,
            takes=self.takes,
            voices=self.voices,
            speaking=self.speaking,
            book=book,
            settings=self.settings,
            theme=theme,
            paths=self.paths,
        )
        self.projects.opened.connect(self.presenter.note_project)
        self.presenter.project_wanted.connect(self.chapters.open)
        self.documents = Documents(
            self.window, voices=self.voices, batches=self.batches, settings=self.settings, theme=theme
        )

    def start(self) -> None:
        """After the first paint: lists, engine, what was left from last time."""
        self.window.text.editor.setFocus(Qt.FocusReason.OtherFocusReason)  # a voice is chosen already
        alone = self.session.is_alone
        self.voices.refresh(clear_trash=alone)
        self.takes.refresh(clear_trash=alone)
        self.preferences.wake_engine()
        plots = self.file_runner.start(partial(import_module, "app.speaking.plots_view"), "read the drawing library")
        plots.done.connect(self.window.result.prepare_plots)  # reading it takes a third of a second
        plots.done.connect(self.presenter.bring_back_take)
        wake = self.file_runner.start(self._outside.sound.devices, "wake the sound system")  # takes a moment at first
        wake.done.connect(self.presenter.prepare_new_voice)
        left_over = self.session.recover()
        self.session.begin(left_over)
        if left_over is not None:
            self.presenter.offer_session(left_over)
        elif self.settings.current.draft:
            self.window.text.set_text(self.settings.current.draft)

    def close(self) -> bool:
        """Stop everything; False if a thread would not end."""
        if self._has_ended is None:
            self._has_ended = self._stop_everything()
        return self._has_ended

    def _stop_everything(self) -> bool:
        """What is to be written is written first; the engine has nothing to lose, and may be loading."""
        if self.projects.project is None:
            shown = self.workbench.take.facts.id if self.workbench.take is not None else ""
            _try(lambda: self.settings.update(draft=self.window.text.text, take=shown))
        _try(self.projects.end)
        _try(lambda: self.recorder.stop(at_once=True))  # what is being recorded goes to the bin
        cancels = (
            self.ahead.stop,
            self.speaking.cancel_all,
            self.batches.cancel,
            self.teaching.close,
            self.engine_runner.cancel_all,
        )
        for stop in (*cancels, self.recorder.close, self.playback.stop):
            _try(stop)
        _try(self.takes.finish)
        ended = self.file_runner.close(finish=True)
        for end in (self.exports.close, self.following.close, self.texts.close, self.session.end):
            _try(end)
        return self.engine_runner.close(_ENGINE_WAIT) and ended


def _try(step: Callable[[], object]) -> None:
    """One step of closing; whatever goes wrong in it, the others follow and the program ends."""
    try:
        step()
    except Exception:
        _log.exception("a step of closing failed")

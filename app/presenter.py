"""Connects the window with what it shows and does. Every connection goes to a bound method of a QObject."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from app.about import APP_NAME
from app.crash import open_folder
from app.dialogs import Dialogs
from app.engine import Engine, EngineState
from app.main_window import MainWindow
from app.paths import AppPaths
from app.projects.project import Project
from app.session import Session, SessionKeeper
from app.settings import SettingsStore
from app.sound.player import Player, PlayerState
from app.speaking.analysis import Analysis
from app.speaking.editing import Editing
from app.speaking.playback import Playback
from app.speaking.service import SpeakingService, SpeakingState
from app.speaking.text_following import TextFollowing
from app.speaking.text_view import listed_once
from app.takes.comparison import Comparing
from app.takes.export_service import ExportService
from app.takes.service import TakesService
from app.takes.take import Take, shortened
from app.voices.service import VoicesService
from app.widgets.buttons import plain_tip
from app.workbench import Workbench

_STOPPING = "stopping"  # what a message may be about
_NO_SOUND = "no sound"


class Presenter(QObject):
    """Holds no state but what a recovered session needs."""

    project_wanted = Signal(str)  # folder of the project of a session that crashed

    def __init__(
        self,
        window: MainWindow,
        *,
        workbench: Workbench,
        dialogs: Dialogs,
        engine: Engine,
        speaking: SpeakingService,
        takes: TakesService,
        voices: VoicesService,
        exports: ExportService,
        playback: Playback,
        player: Player,
        analysis: Analysis,
        comparing: Comparing,
        editing: Editing,
        following: TextFollowing,
        settings: SettingsStore,
        session: SessionKeeper,
        paths: AppPaths,
    ) -> None:
        super().__init__()
        self._window = window
        self._bench = workbench
        self._dialogs = dialogs
        self._engine = engine
        self._speaking = speaking
        self._takes = takes
        self._voices = voices
        self._exports = exports
        self._playback = playback
        self._player = player
        self._analysis = analysis
        self._comparing = comparing
        self._editing = editing
        self._following = following
        self._settings = settings
        self._session = session
        self._paths = paths
        self._recovered = Session()
        self._project = ""
        self._last_export: Path | None = None
        self._connect_views()
        self._connect_services()
        self._bind_actions()
        self._show_engine(engine.state)
        self._show_early()

    def _connect_views(self) -> None:
        window, bench = self._window, self._bench
        text, result = window.text, window.result
        text.speak_wanted.connect(self.speak)
        text.queue_wanted.connect(self.speak)
        text.cancel_wanted.connect(bench.cancel)
        text.lexicon_wanted.connect(self.open_lexicon)
        text.complained.connect(window.notice.complain)
        text.editor.sound_pasted.connect(self.make_voice_of)
        text.text_changed.connect(self._note_session)
        text.text_changed.connect(self._following.follow_text)
        bench.rest_unknown.connect(self._editing.speak_changes)
        text.changes_wanted.connect(self._on_changes_wanted)
        window.takes.go_on_wanted.connect(bench.go_on_with)
        result.variant_wanted.connect(self._editing.step_variant)
        result.variant_name_wanted.connect(self._editing.rename_variant)
        result.manner_wanted.connect(self._editing.set_manner)
        window.voices.new_wanted.connect(self.open_new_voice)
        window.voices.sound_dropped.connect(self.make_voice_of)
        window.voices.hear_wanted.connect(bench.hear_voice)
        window.voices.refused.connect(window.notice.inform)
        window.takes.refused.connect(window.notice.inform)
        window.takes.export_wanted.connect(self.export)
        window.takes.text_wanted.connect(text.set_text)
        window.takes.compare_wanted.connect(bench.compare)
        result.play_wanted.connect(bench.toggle_play)
        result.stop_wanted.connect(bench.stop)
        result.go_on_wanted.connect(bench.go_on)
        result.export_wanted.connect(self.export)
        result.again_wanted.connect(bench.again)
        result.again_alarmed_wanted.connect(bench.again_alarmed)
        result.again_all_wanted.connect(bench.again_all)
        result.remake_wanted.connect(bench.remake)
        result.facts_wanted.connect(self.open_facts)
        result.sentence_wanted.connect(bench.play_sentence)
        result.word_wanted.connect(bench.play_word)
        result.seek_wanted.connect(bench.seek)
        result.early_wanted.connect(self._on_early)
        result.spectrogram_wanted.connect(self._ask_spectrogram)
        result.comparison.switched.connect(bench.switch)
        result.comparison.ended.connect(bench.end_comparison)
        window.sound_dropped.connect(self.make_voice_of)
        window.voice_dropped.connect(self._voices.bring_in)
        window.text_dropped.connect(text.open_file)
        window.activated.connect(self._look_again)
        window.queue_menu.triggered.connect(self._on_queue_item)

    def _connect_services(self) -> None:
        window, bench, result = self._window, self._bench, self._window.result
        bench.shown.connect(result.show_take)
        bench.shown.connect(self._on_shown)
        bench.live_started.connect(result.begin_live)
        self._following.compared.connect(window.text.show_comparison)
        self._following.compared.connect(self._mark_heard)
        bench.shown.connect(self._following.follow_take)
        bench.live_planned.connect(self._following.follow_take)
        self._editing.told.connect(window.notice.inform)
        self._editing.complained.connect(window.notice.complain)
        bench.live_planned.connect(result.show_plan)
        bench.live_resumed.connect(result.resume_live)
        bench.live_grown.connect(result.grow)
        bench.live_event.connect(result.add_event)
        bench.on_screen.connect(window.takes.mark_shown)
        bench.sentence_again.connect(result.mark_again)
        bench.playhead.connect(result.show_playhead)
        bench.sentence_played.connect(self._mark_sentence)
        bench.sentence_played.connect(result.mark_played)
        self._playback.waiting.connect(window.text.show_waiting)
        self._settings.changed.connect(self._show_early)
        self._comparing.changed.connect(result.comparison.show_takes)
        self._comparing.adjusted.connect(result.comparison.show_takes)
        bench.told.connect(window.notice.inform)
        bench.complained.connect(window.notice.complain)
        self._playback.state_changed.connect(result.show_playback)
        bench.other_heard.connect(result.show_other_heard)
        self._playback.state_changed.connect(self._on_sound)
        self._player.failed.connect(self._on_no_sound)
        self._analysis.ready.connect(result.show_spectrogram)
        self._speaking.state_changed.connect(window.text.show_state)
        self._speaking.state_changed.connect(self._on_speaking)
        self._speaking.progressed.connect(window.text.show_progress)
        self._speaking.queue_changed.connect(self._show_queue)
        self._speaking.planned.connect(self._tell_left_out)
        self._speaking.take_grown.connect(self._note_unfinished)
        self._engine.state_changed.connect(self._show_engine)
        self._exports.exported.connect(self._on_exported)
        self._exports.failed.connect(window.notice.complain)
        self._settings.failed.connect(window.notice.complain)
        self._dialogs.recording_put_aside.connect(self._offer_recording)
        self._session.failed.connect(window.notice.complain)
        self._voices.chosen.connect(self._note_session)

    def _bind_actions(self) -> None:
        window, bench = self._window, self._bench
        bind = window.actions_by_key.bind
        bind("open_text", window.text.choose_file)
        bind("export", self.export)
        bind("preferences", self.open_preferences)
        bind("quit", window.close)
        bind("bin", self.open_bin)
        bind("rename", self.rename)
        bind("new_voice", self.open_new_voice)
        bind("hear_voice", window.voices.hear)
        bind("edit_voice", window.voices.edit)
        bind("import_voice", window.voices.choose_import)
        bind("export_voice", window.voices.export)
        bind("delete_voice", window.voices.delete)
        bind("speak", self.speak_now)
        bind("queue", self.speak)
        bind("cancel", self.cancel)
        bind("focus_text", window.text.focus_text)
        bind("show_spoken", window.text.spoken_button.toggle)
        bind("lexicon", self.open_lexicon)
        bind("play", bench.toggle_play)
        bind("stop", bench.stop)
        bind("star", window.takes.toggle_star)
        bind("compare", self.compare)
        bind("again_all", bench.again_all)
        bind("again_alarmed", bench.again_alarmed)
        bind("remake", bench.remake)
        bind("go_on", bench.go_on)
        bind("next_variant", window.result.next_variant)
        bind("facts", self.open_facts)
        bind("delete_take", window.takes.delete)
        bind("show_attention", window.result.show_attention)
        bind("show_codes", window.result.show_codes)
        bind("show_spectrogram", window.result.show_spectrogram_tab)
        bind("show_sentences", window.result.show_sentences)
        bind("zoom_all", window.result.show_all)
        bind("welcome", self.open_welcome)
        bind("shortcuts", self.open_shortcuts)
        bind("open_logs", self.open_logs)
        bind("about", self.open_about)

    # --- what the user asks for

    def speak(self) -> None:
        """Speak the text, or put it into the queue while another one is being spoken."""
        self._window.notice.dismiss()
        self._bench.speak(self._window.text.text, self._window.text.fixed_seed)

    def speak_now(self) -> None:
        if self._speaking.state is SpeakingState.IDLE:
            self.speak()

    def cancel(self) -> None:
        """Escape: stop speaking, long work only when asked twice; with nothing being spoken, stop playing."""
        notice = self._window.notice
        if self._speaking.state is SpeakingState.IDLE:
            self._bench.cancel()  # a book may be between two chapters
            self._bench.stop()
        elif self._speaking.progress.is_long and not notice.is_about(_STOPPING):
            text = self.tr("Esc once more stops the speaking; finished sentences are kept.")
            notice.inform(text, self.tr("Stop now"), self._bench.cancel, about=_STOPPING)
        else:
            notice.withdraw(_STOPPING)
            self._bench.cancel()

    def export(self) -> None:
        take = self._bench.chosen
        if take is None:
            self._window.notice.complain(self.tr("Choose a take to export first."))
        else:
            self._dialogs.open_export(take, self._window)

    def compare(self) -> None:
        """The two chosen takes; while two are compared, the other one of them."""
        if self._comparing.current is None:
            self._window.takes.compare()
        else:
            self._bench.switch(not self._comparing.current.shows_second)

    def open_facts(self) -> None:
        """Voice, seed and settings of the take on the screen."""
        if self._bench.take is not None:
            self._dialogs.open_facts(self._bench.take, self._window)

    def prepare_new_voice(self) -> None:
        """Once nothing more urgent is to be done: two things that are built at once would be two parts in a round."""
        if self._window.result.plots is None:
            self._window.result.plots_built.connect(self.prepare_new_voice)
        else:
            self._dialogs.prepare_new_voice(self._window)

    def open_new_voice(self) -> None:
        self._dialogs.open_new_voice(self._window)

    def rename(self) -> None:
        """The voice, the take or the variant of a sentence, in whichever list the keys are."""
        window = self._window
        if window.result.rename_variant():
            return
        (window.takes if window.takes.list.hasFocus() else window.voices).rename()

    def open_bin(self) -> None:
        self._dialogs.open_bin(self._window)

    def open_preferences(self) -> None:
        self._dialogs.open_preferences(self._window)

    def open_lexicon(self) -> None:
        self._dialogs.open_lexicon(self._window)

    def open_welcome(self) -> None:
        self._dialogs.open_welcome(self._window)

    def open_shortcuts(self) -> None:
        self._dialogs.open_shortcuts(self._window.actions_by_key, self._window)

    def open_about(self) -> None:
        self._dialogs.open_about(self._window)

    def open_logs(self) -> None:
        open_folder(self._paths.logs)

    def say_for_good(self, words: str) -> None:
        """Something the user should read, whenever that is."""
        self._window.notice.inform(words, stay=True)

    def offer_session(self, session: Session) -> None:
        """After a crash: bring the text back if the user wants it."""
        self._recovered = session
        text = self.tr("The program did not close properly last time. Your takes are safe.")
        self._window.notice.inform(text, self.tr("Restore the last session"), self.restore_session, stay=True)

    def bring_back_take(self) -> None:
        """The one that was on the screen when the program was closed: the text that is there again is its text."""
        last = self._settings.current.take
        is_free = self._bench.take is None and not self._project and self._recovered == Session()
        if is_free and self._takes.find(last) is not None:
            self._takes.open(last)

    def note_project(self, project: Project | None) -> None:
        """What is on the screen belongs to it; None: to no project."""
        self._project = str(project.folder) if project else ""
        self._window.setWindowTitle(f"{project.name} — {APP_NAME}" if project else APP_NAME)
        self._note_session()

    def restore_session(self) -> None:
        if self._recovered.project:  # its texts are written as they are typed, its takes as they are made
            self.project_wanted.emit(self._recovered.project)
            return
        if self._recovered.text:
            self._window.text.set_text(self._recovered.text)
        if self._recovered.voice:
            self._voices.choose(self._recovered.voice)
        if self._recovered.take:
            self._takes.open(self._recovered.take)

    # --- what happens

    def _on_changes_wanted(self) -> None:
        self._editing.speak_changes(self._window.text.text)

    def _tell_left_out(self, take: Take) -> None:
        """What of a text will not be heard, once, when its speaking begins."""
        left_out = tuple(found for passage in take.passages for found in passage.sentence.left_out)
        self._window.text.show_left_out(left_out)
        if left_out:
            text = self.tr("Left out, because it cannot be said: {0}")
            self._window.notice.inform(text.format(shortened(listed_once(left_out), 120)))

    def _on_early(self, early: bool) -> None:
        self._bench.choose_start(while_made=early)

    def _show_early(self) -> None:
        self._window.result.show_early(self._settings.current.play_while_making)

    def make_voice_of(self, path: Path) -> None:
        """Of a sound file, or of a recording in the bin."""
        self._dialogs.open_new_voice(self._window, path)

    def _offer_recording(self) -> None:
        text = self.tr("No voice was made of what you recorded; it is in the bin (Edit menu).")
        self._window.notice.inform(text, self.tr("Go on with it"), self._dialogs.resume_new_voice)

    def _on_no_sound(self, words: str) -> None:
        self._window.notice.complain(words, about=_NO_SOUND)

    def _on_sound(self, state: PlayerState) -> None:
        """It is heard again: nobody needs to be told any more that it was not."""
        if state is PlayerState.PLAYING:
            self._window.notice.withdraw(_NO_SOUND)

    def _look_again(self) -> None:
        """Another instance may have added voices and takes meanwhile."""
        self._voices.refresh()
        self._takes.refresh()

    def _on_shown(self, take: Take | None) -> None:
        if take is not None:
            self._window.text.show_last_seed(take.facts.seed)
            if self._window.result.is_spectrogram_shown:
                self._ask_spectrogram()
        self._note_session()

    def _on_speaking(self, state: SpeakingState) -> None:
        self._show_engine(self._engine.state)
        self._window.result.show_speaking(state is not SpeakingState.IDLE)
        if state is SpeakingState.SPEAKING and self._engine.state is EngineState.LOADING:
            self._window.notice.inform(self.tr("The voice engine is getting ready; your text is spoken right after."))

    def _ask_spectrogram(self) -> None:
        if self._bench.timeline is not None:
            self._analysis.ask(self._bench.timeline)

    def _mark_sentence(self, index: int) -> None:
        """Mark the sentence being heard in the editor, if its text is still there."""
        span = self._following.span_of(index)
        self._window.text.mark_sentence(*(span or (-1, -1)))

    def _mark_heard(self) -> None:
        """Now that it is known where the words of the take stand."""
        self._mark_sentence(self._bench.heard_sentence)

    def _on_exported(self, path: Path) -> None:
        self._last_export = path
        text = self.tr("Exported to {0}").format(path)
        self._window.notice.inform(text, self.tr("Open the folder"), self._open_export_folder)

    def _open_export_folder(self) -> None:
        if self._last_export is not None:
            open_folder(self._last_export.parent)

    def _show_queue(self) -> None:
        self._window.show_queue(tuple(order.title for order in self._speaking.waiting))

    def _on_queue_item(self, action: QAction) -> None:
        self._speaking.remove(int(action.data()))

    def _show_engine(self, state: EngineState) -> None:
        info = self._engine.info
        match state:
            case EngineState.READY if info is not None and self._speaking.state is not SpeakingState.IDLE:
                device = self.tr("graphics card") if info.device.startswith("cuda") else self.tr("processor")
                self._window.show_engine(self.tr("Speaking · calculating on the {0}").format(device))
            case EngineState.READY if info is not None:
                device = self.tr("graphics card") if info.device.startswith("cuda") else self.tr("processor")
                self._window.show_engine(self.tr("Ready · calculating on the {0}").format(device))
                self._window.engine_label.setToolTip(plain_tip(info.reason))
            case EngineState.FAILED:
                self._window.show_engine(self._engine.problem, "bad")
            case _:
                self._window.show_engine(self.tr("Getting the voice engine ready…"))

    def _note_session(self) -> None:
        take = self._bench.take
        self._note(take if take is not None and take.num_spoken else None)  # there is nothing to come back to before

    def _note_unfinished(self, take: Take) -> None:
        """What is finished of a take being made is worth coming back to after a crash."""
        self._note(take)

    def _note(self, take: Take | None) -> None:
        voice = self._voices.current
        text = self._window.text.text
        take_id = take.facts.id if take else ""
        self._session.note(Session(text, voice.key if voice else "", take_id, self._project))

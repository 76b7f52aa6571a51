"""The dialogs of the main window, each made when it is first asked for."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.bin.service import BinService
from app.bin.view import BinDialog
from app.commands import Actions
from app.engine import Engine
from app.in_parts import InParts
from app.preferences.folders import FolderService
from app.preferences.service import PreferencesService
from app.preferences.view import PreferencesDialog
from app.recording.microphone_view import MicrophoneView
from app.recording.service import PromptService
from app.recording.view import NewVoiceDialog
from app.settings import SettingsStore
from app.sound.devices import SoundDevices
from app.sound.player import Player
from app.sound.recorder import Recorder
from app.speaking.lexicon_dialog import LexiconDialog
from app.speaking.playback import Playback
from app.speaking.pronouncing import Pronouncing
from app.speaking.text_service import TextService
from app.takes.export_dialog import ExportDialog
from app.takes.export_service import ExportService
from app.takes.facts_dialog import FactsDialog
from app.takes.take import Take
from app.theme import Theme
from app.welcome import AboutDialog, ShortcutsDialog, WelcomeDialog


class Dialogs(QObject):
    """Opens dialogs over a window; none of them blocks it."""

    recording_put_aside = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        settings: SettingsStore,
        folders: FolderService,
        engine: Engine,
        devices: SoundDevices,
        recorder: Recorder,
        player: Player,
        playback: Playback,
        prompts: PromptService,
        preferences: PreferencesService,
        texts: TextService,
        pronouncing: Pronouncing,
        exports: ExportService,
        bin_service: BinService,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._folders = folders
        self._engine = engine
        self._devices = devices
        self._recorder = recorder
        self._player = player
        self._playback = playback
        self._prompts = prompts
        self._preferences = preferences
        self._texts = texts
        self._pronouncing = pronouncing
        self._exports = exports
        self._bin = bin_service
        self.new_voice: NewVoiceDialog | None = None
        self._building: InParts | None = None

    def open_new_voice(self, parent: QWidget, file: Path | None = None) -> NewVoiceDialog:
        self._new_voice_for(parent).finish()
        assert self.new_voice is not None, "the dialog's parts were built"
        self._playback.hush(True)
        self.new_voice.begin(file)
        return self.new_voice

    def prepare_new_voice(self, parent: QWidget) -> None:
        """Build the largest of the dialogs: before anybody waits for it, a part at a time, it costs nobody time."""
        self._new_voice_for(parent).begin()

    def _new_voice_for(self, parent: QWidget) -> InParts:
        if self._building is None:
            self._building = InParts(self._new_voice_in_parts(parent), parent)  # and no longer than that lives
        return self._building

    def _new_voice_in_parts(self, parent: QWidget) -> Iterator[None]:
        from app.recording.trim_view import TrimView  # brings pyqtgraph

        microphone = MicrophoneView(self._recorder, self._devices, self._settings, self._theme)
        yield
        trim = TrimView(self._theme)
        yield
        self.new_voice = NewVoiceDialog(
            self._prompts, self._recorder, self._player, microphone, trim, self._theme, parent
        )
        self.new_voice.finished.connect(self._on_new_voice_closed)
        self.new_voice.put_aside.connect(self.recording_put_aside)

    def resume_new_voice(self) -> None:
        """As it was when it was closed with something recorded."""
        if self.new_voice is not None:
            self._playback.hush(True)
            self.new_voice.resume()

    def _on_new_voice_closed(self) -> None:
        self._playback.hush(False)

    def open_preferences(self, parent: QWidget) -> PreferencesDialog:
        self._devices.load()
        dialog = PreferencesDialog(
            self._preferences, self._settings, self._devices, self._engine, self._folders, self._theme, parent
        )
        _open(dialog)
        return dialog

    def open_lexicon(self, parent: QWidget) -> LexiconDialog:
        dialog = LexiconDialog(self._texts, self._pronouncing, self._theme, parent)
        _open(dialog)
        return dialog

    def open_export(self, take: Take, parent: QWidget) -> ExportDialog:
        dialog = ExportDialog(take, self._exports, self._settings, self._theme, parent)
        _open(dialog)
        return dialog

    def open_bin(self, parent: QWidget) -> BinDialog:
        dialog = BinDialog(self._bin, self._theme, parent)
        _open(dialog)
        return dialog

    def open_facts(self, take: Take, parent: QWidget) -> FactsDialog:
        dialog = FactsDialog(take.facts, parent)
        _open(dialog)
        return dialog

    def open_welcome(self, parent: QWidget) -> WelcomeDialog:
        dialog = WelcomeDialog(self._theme, parent)
        _open(dialog)
        return dialog

    def open_shortcuts(self, actions: Actions, parent: QWidget) -> ShortcutsDialog:
        dialog = ShortcutsDialog(actions, self._theme, parent)
        _open(dialog)
        return dialog

    def open_about(self, parent: QWidget) -> AboutDialog:
        dialog = AboutDialog(self._engine.info.model_hash if self._engine.info else "", self._theme, parent)
        _open(dialog)
        return dialog


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()

"""Teaching in the window: the command, its dialog, and the offer to teach a voice again after a change of the model."""

from PySide6.QtCore import QObject

from app.engine import Engine, EngineState
from app.main_window import MainWindow
from app.settings import SettingsStore
from app.sound.devices import SoundDevices
from app.sound.player import Player
from app.sound.recorder import Recorder
from app.speaking.playback import Playback
from app.teaching.service import Stage, TeachingService
from app.teaching.view import TeachingDialog
from app.theme import Theme
from app.voices.service import VoicesService


class TeachingLessons(QObject):
    """Opens the dialog, made when it is first asked for."""

    def __init__(
        self,
        window: MainWindow,
        service: TeachingService,
        *,
        engine: Engine,
        voices: VoicesService,
        recorder: Recorder,
        player: Player,
        playback: Playback,
        devices: SoundDevices,
        settings: SettingsStore,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window, self._service, self._engine, self._voices = window, service, engine, voices
        self._parts = (recorder, player, devices, settings, theme)
        self._playback = playback
        self._offered = ""  # the voice that was spoken of last
        self.dialog: TeachingDialog | None = None
        window.actions_by_key.bind("teach_voice", self.open)
        voices.chosen.connect(self._offer)
        engine.state_changed.connect(self._offer)
        service.stage_changed.connect(self._on_stage)
        service.failed.connect(self._on_failed)

    def open(self) -> None:
        """For the chosen voice, or with a ready-made one for a new one."""
        if self.dialog is None:
            self.dialog = TeachingDialog(self._service, *self._parts, self._window)
            self.dialog.finished.connect(self._on_closed)
        self._playback.hush(True)
        self.dialog.begin(self._voices.current)

    def _on_closed(self) -> None:
        self._playback.hush(False)

    def _offer(self) -> None:
        """A voice that another model was taught cannot speak with this one."""
        saved, info = self._voices.current, self._engine.info
        if saved is None or info is None or self._engine.state is not EngineState.READY:
            return
        lessons = saved.voice.lessons
        if lessons is None or lessons.model_hash == info.model_hash or saved.key == self._offered:
            return
        self._offered = saved.key
        words = self.tr("The voice “{0}” was taught with another model, and cannot speak with this one.")
        self._window.notice.inform(words.format(saved.name), self.tr("Teach it again…"), self.open)

    def _on_stage(self, stage: Stage) -> None:
        """Learning has ended while the dialog was closed."""
        if stage is Stage.COMPARING and not self._is_open:
            self._window.notice.inform(self.tr("The voice is taught."), self.tr("Hear it…"), self.open)

    def _on_failed(self, problem: str) -> None:
        if not self._is_open:
            self._window.notice.complain(problem)

    @property
    def _is_open(self) -> bool:
        return self.dialog is not None and self.dialog.isVisible()

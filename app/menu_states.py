"""Menus show in grey what cannot be done now. Only while they are open: keys are never blocked by an old state."""

from PySide6.QtCore import QObject

from app.main_window import MainWindow
from app.sound.player import PlayerState
from app.speaking.playback import Playback
from app.speaking.service import SpeakingService, SpeakingState
from app.takes.comparison import Comparing
from app.undoing import Undoing
from app.voices.service import VoicesService
from app.workbench import Workbench


class MenuStates(QObject):
    """Looks at everything when a menu is opened."""

    def __init__(
        self,
        window: MainWindow,
        *,
        workbench: Workbench,
        voices: VoicesService,
        speaking: SpeakingService,
        comparing: Comparing,
        playback: Playback,
        undoing: Undoing,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bench = workbench
        self._voices = voices
        self._speaking = speaking
        self._comparing = comparing
        self._playback = playback
        self._undoing = undoing
        for menu in window.menus:
            menu.aboutToShow.connect(self.apply)
            menu.aboutToHide.connect(self.allow_all)

    def apply(self) -> None:
        for key, can in self._states().items():
            self._window.actions_by_key[key].setEnabled(can)

    def allow_all(self) -> None:
        for key in self._states():
            self._window.actions_by_key[key].setEnabled(True)

    def _states(self) -> dict[str, bool]:
        voice, take = self._voices.current, self._bench.take
        is_idle = self._speaking.state is SpeakingState.IDLE
        is_silent = self._playback.state is PlayerState.STOPPED
        has_text = bool(self._window.text.text.strip())
        num_chosen = len(self._window.takes.selected)
        own = voice is not None and not voice.is_ready_made
        of_take = dict.fromkeys(("again_all", "remake", "facts", "zoom_all"), take is not None)
        return {
            **of_take,
            **self._undoing.can,
            "export": self._bench.chosen is not None,
            "again_alarmed": take is not None and bool(take.alarmed),
            "go_on": take is not None and is_idle and bool(take.unspoken),
            "next_variant": take is not None and any(len(passage.variants) > 1 for passage in take.passages),
            "star": num_chosen > 0,
            "delete_take": num_chosen > 0,
            "compare": self._comparing.current is not None or num_chosen == 2,
            "play": take is not None or not is_silent,
            "stop": not is_silent,
            "hear_voice": voice is not None,
            "export_voice": voice is not None,
            "edit_voice": own,
            "rename": own or num_chosen > 0 or take is not None,
            "delete_voice": own,
            "speak": is_idle and has_text,
            "queue": has_text,
            "cancel": not (is_idle and is_silent),
        }

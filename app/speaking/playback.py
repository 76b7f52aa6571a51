"""What is heard: a take from anywhere in it, or speech while it is being made."""

from PySide6.QtCore import QObject, Signal

from app.sound.backend import Samples
from app.sound.player import Player, PlayerState
from app.speaking.estimate import Progress, may_start_playing
from app.takes.timeline import Timeline


class Playback(QObject):
    """Follows the speech being made until it is heard to its end; then plays takes on demand."""

    position = Signal(float)  # seconds of the take on the screen
    state_changed = Signal(object)  # PlayerState

    def __init__(self, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._held: list[Samples] = []
        self._rate = 24_000
        self._is_live = False
        self._has_begun = False
        self._is_hushed = False
        player.position.connect(self._on_position)
        player.state_changed.connect(self._on_state)

    @property
    def state(self) -> PlayerState:
        return PlayerState.STOPPED if self._is_hushed else self._player.state

    @property
    def seconds(self) -> float:
        return self._player.seconds

    def hush(self, hushed: bool) -> None:
        """Leave the loudspeaker to somebody else: the program must not be heard in a recording."""
        if hushed:
            self.stop()
        self._is_hushed = hushed

    def begin_live(self) -> None:
        """Speech is about to come."""
        self.stop()
        self._is_live, self._has_begun = not self._is_hushed, False

    def add_live(self, samples: Samples, rate: int, progress: Progress) -> None:
        """More of it; sound starts when it will not run dry."""
        if not self._is_live:
            return
        self._rate = rate
        if self._has_begun:
            self._player.feed(samples)
            return
        self._held.append(samples)
        if may_start_playing(sum(map(len, self._held)) / rate, progress):
            self._start_held()

    def end_live(self, *, play_rest: bool) -> None:
        """No more will come; with `play_rest` what was held back is played."""
        if not self._is_live:
            return
        if not self._has_begun and play_rest and self._held:
            self._start_held()
        self._is_live = False
        self._held.clear()
        if play_rest:
            self._player.complete()
        else:
            self._player.stop()

    def play(self, timeline: Timeline, start: float = 0.0, end: float | None = None) -> None:
        """Play a part of a take; ends the live sound."""
        if self._is_hushed:
            return
        self._is_live = False
        self._held.clear()
        self._player.play(timeline.samples, timeline.sample_rate, start, end)

    def pause(self, paused: bool) -> None:
        self._player.pause(paused)

    def stop(self) -> None:
        """Silence; speech being made goes on in silence."""
        self._is_live = False
        self._held.clear()
        if not self._is_hushed:
            self._player.stop()

    def _on_position(self, seconds: float) -> None:
        if not self._is_hushed:
            self.position.emit(seconds)

    def _on_state(self, state: PlayerState) -> None:
        if not self._is_hushed:
            self.state_changed.emit(state)

    def _start_held(self) -> None:
        if self._player.begin(self._rate):
            self._has_begun = True
            for samples in self._held:
                self._player.feed(samples)
        else:
            self._is_live = False
        self._held.clear()

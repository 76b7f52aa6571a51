"""What is heard: a take from anywhere in it, or speech while it is being made."""

from PySide6.QtCore import QObject, Signal

from app.sound.backend import Samples
from app.sound.player import Player, PlayerState
from app.speaking.estimate import Progress, may_start_playing, starts_in
from app.speaking.live_take import GrowingSamples
from app.takes.timeline import Timeline

_DRY = 0.02  # seconds ahead below which the loudspeaker waits for more


class Playback(QObject):
    """Plays takes, and the one being made: by itself when that will not stutter, or from anywhere on demand.

    Speech that is made more slowly than it is heard is handed out by whole sentences when it was started on demand, so
    that it pauses between them and never within one.
    """

    position = Signal(float)  # seconds of the take that is heard
    state_changed = Signal(object)  # PlayerState
    started_by_itself = Signal()  # the take being made is heard from now on
    waiting = Signal(object)  # seconds until speech being made is heard; None: nothing is waited for

    def __init__(self, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._tape: GrowingSamples | None = None  # of the take being made
        self._rate = 24_000
        self._progress = Progress()
        self._is_whole = False
        self._is_on_tape = False  # the tape is what is heard
        self._starts_while_made = False
        self._starts_at_end = False
        self._fed = self._safe = 0  # samples of the tape: handed out, and up to the end of the last whole sentence
        self._is_hushed = False
        self._waits: float | None = None
        player.position.connect(self._on_position)
        player.state_changed.connect(self._on_state)

    @property
    def state(self) -> PlayerState:
        return PlayerState.STOPPED if self._is_hushed else self._player.state

    @property
    def seconds(self) -> float:
        return self._player.seconds

    @property
    def is_live(self) -> bool:
        """Whether what is heard is the take being made, or was until a moment ago."""
        return self._is_on_tape

    def hush(self, hushed: bool) -> None:
        """Leave the loudspeaker to somebody else: the program must not be heard in a recording."""
        if hushed:
            self.stop()
        self._is_hushed = hushed

    # --- speech being made

    def begin_live(self, *, while_made: bool = True, interrupts: bool = True) -> None:
        """Speech is about to come; it is heard by itself while it is made, or else when it is finished.

        With `interrupts` it takes the place of what is heard now; otherwise it waits for its end.
        """
        if interrupts:
            self.stop()
        self._is_on_tape = False
        self._tape, self._is_whole = GrowingSamples(), False
        self._safe = 0
        self._progress = Progress()
        self.choose_start(while_made=while_made)

    def choose_start(self, *, while_made: bool) -> None:
        """When speech being made is heard by itself, from now on."""
        awaited = self._tape is not None and not self._is_whole and not self._is_hushed
        self._starts_while_made, self._starts_at_end = awaited and while_made, awaited and not while_made
        self._advance()

    def add_live(self, samples: Samples, rate: int, progress: Progress) -> None:
        """More of it; sound starts when it will not run dry."""
        if self._tape is None:
            return
        self._rate, self._progress = rate, progress
        self._tape.append(samples)
        self._advance()

    def end_sentence(self) -> None:
        """What was added so far are whole sentences."""
        self._safe = len(self._tape.view) if self._tape is not None else 0
        self._advance()

    def end_live(self, *, play_rest: bool) -> None:
        """No more will come; with `play_rest` what was not heard yet is played, else there is silence."""
        starts = (self._starts_while_made or self._starts_at_end) and self._player.state is PlayerState.STOPPED
        self._starts_while_made = self._starts_at_end = False
        self._is_whole = True
        if not play_rest:
            if self._is_on_tape:
                self._player.stop()
        elif self._is_on_tape:
            self._feed()
        elif starts:
            self._start_by_itself()
        self._tape = None
        self._tell_waiting(None)

    def play_live(self, start: float) -> bool:
        """Hear speech being made from a place in it; False where there is nothing yet."""
        if self._tape is None or self._is_hushed or start * self._rate >= len(self._tape.view):
            return False
        self._starts_while_made = self._starts_at_end = False
        self._is_on_tape = False
        if not self._player.begin(self._rate, start):
            return False
        self._fed = round(start * self._rate)
        self._is_on_tape = True
        self._feed()
        return True

    def _advance(self) -> None:
        if self._tape is None:
            return
        if self._is_on_tape:
            self._feed()
        elif self._starts_while_made and self._player.state is PlayerState.STOPPED:
            made = len(self._tape.view) / self._rate
            if made and may_start_playing(made, self._progress):
                self._tell_waiting(None)
                self._start_by_itself()
            elif made:
                self._tell_waiting(starts_in(made, self._progress))

    def _start_by_itself(self) -> None:
        if self.play_live(0.0):
            self.started_by_itself.emit()

    def _feed(self) -> None:
        """Hand out what may be heard without a gap within a sentence."""
        if self._tape is None:
            return
        sound = self._tape.view
        ahead = len(sound) / self._rate - self._player.seconds
        lasts = self._is_whole or may_start_playing(ahead, self._progress)
        end = len(sound) if lasts else max(self._safe, self._fed)
        if end > self._fed:
            self._player.feed(sound[self._fed : end])
            self._fed = end
        if self._is_whole:
            self._player.complete()

    def _tell_waiting(self, seconds: float | None) -> None:
        if seconds != self._waits:
            self._waits = seconds
            self.waiting.emit(seconds)

    # --- takes

    def play(self, timeline: Timeline, start: float = 0.0, end: float | None = None) -> None:
        """Play a part of a take or another sound; speech being made goes on in silence."""
        if self._is_hushed:
            return
        self._leave_tape()
        self._player.play(timeline.samples, timeline.sample_rate, start, end)

    def pause(self, paused: bool) -> None:
        self._player.pause(paused)

    def stop(self) -> None:
        """Silence; speech being made goes on in silence."""
        self._leave_tape()
        if not self._is_hushed:
            self._player.stop()

    def _leave_tape(self) -> None:
        self._is_on_tape = False
        self._starts_while_made = self._starts_at_end = False
        self._tell_waiting(None)

    def _on_position(self, seconds: float) -> None:
        if self._is_hushed:
            return
        if self._is_on_tape and self._tape is not None:
            is_dry = self._player.ahead < _DRY
            self._tell_waiting((starts_in(0.0, self._progress) or 0.0) if is_dry else None)
        self.position.emit(seconds)

    def _on_state(self, state: PlayerState) -> None:
        if not self._is_hushed:
            self.state_changed.emit(state)

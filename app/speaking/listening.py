"""What is heard of what is on the screen: play, seek, words, sentences, voices; and where the playhead is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.engine import Engine
from app.jobs import Err, Ok, Outcome
from app.sound.player import PlayerState
from app.speaking.playback import Playback
from app.takes.timeline import Timeline
from app.voices.collection import SavedVoice

if TYPE_CHECKING:
    from tacolm_core import Waveform

_WORD_MARGIN = 0.03  # seconds around a word that is played alone
_AT_END = 0.05  # seconds before the end from which on playing begins anew


class Listening(QObject):
    """Knows which take is on the screen and which one is heard: they may be two, while one of them is being made."""

    playhead = Signal(object)  # seconds of the take on the screen, or None
    sentence_played = Signal(int)  # index in the take on the screen; -1 for none
    other_heard = Signal(bool)  # a take that is not on the screen is heard
    told = Signal(str)
    complained = Signal(str)

    def __init__(self, engine: Engine, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._playback = playback
        self._shown = ""  # id of the take on the screen
        self._heard = ""  # id of the take that is heard; empty for a voice or silence
        self._timeline: Timeline | None = None
        self._is_growing = False  # the take on the screen is being made
        self._rest = 0.0  # where playing goes on when nothing is heard
        self._returns_to: float | None = None  # after a part that was played alone
        self._sentence = -1
        self._is_other_heard = False
        playback.position.connect(self._on_position)
        playback.state_changed.connect(self._on_playback)

    def show(self, take_id: str, timeline: Timeline | None, *, is_growing: bool = False) -> None:
        """Another take, or the same one changed or grown, is on the screen."""
        if take_id != self._shown:
            is_heard = self._heard == self._shown and self._playback.state is not PlayerState.STOPPED
            if is_heard and not self._playback.is_live:
                self._playback.stop()
            self._shown, self._rest = take_id, 0.0
            self.playhead.emit(None)
            self._tell_sentence(-1)
        self._timeline, self._is_growing = timeline, is_growing
        self._tell_other()

    def listen_live(self, take_id: str) -> None:
        """What is heard from now on, by itself, is that take being made."""
        self._heard = take_id
        self._tell_other()

    @property
    def sentence(self) -> int:
        """Index, in the take on the screen, of the one that is heard; -1 for none."""
        return self._sentence

    @property
    def is_shown_heard(self) -> bool:
        """Whether what is heard is the take on the screen."""
        return bool(self._heard) and self._heard == self._shown and self._playback.state is not PlayerState.STOPPED

    def toggle_play(self) -> None:
        """Play, pause or go on; the take on the screen takes the place of another one that is heard."""
        if self._is_other_heard:
            self._play(self._rest)
            return
        match self._playback.state:
            case PlayerState.PLAYING:
                self._playback.pause(True)
            case PlayerState.PAUSED:
                self._playback.pause(False)
            case PlayerState.STOPPED:
                self._play(self._rest)

    def stop(self) -> None:
        self._returns_to = 0.0
        self._playback.stop()
        self._rest = 0.0

    def seek(self, seconds: float) -> None:
        """Play from there."""
        if self._timeline is not None and 0 <= seconds < self._timeline.seconds:
            self._play(seconds)

    def play_word(self, index: int) -> None:
        """One word alone; playing goes on from it afterwards."""
        if self._timeline is not None and 0 <= index < len(self._timeline.words):
            word = self._timeline.words[index]
            start = max(0.0, word.start - _WORD_MARGIN)
            self._play(start, min(self._timeline.seconds, word.end + _WORD_MARGIN))

    def play_sentence(self, index: int) -> None:
        if self._timeline is not None and 0 <= index < len(self._timeline.sentences):
            stretch = self._timeline.sentences[index]
            if stretch.end > stretch.start:
                self._play(stretch.start, stretch.end)
            else:
                self.told.emit(self.tr("This sentence is not spoken yet."))

    def _play(self, start: float, end: float | None = None) -> None:
        if self._timeline is None:
            return
        if self._is_growing and end is None:
            if not self._playback.play_live(start) and not self._playback.play_live(0.0):
                self.told.emit(self.tr("Nothing can be heard yet: the first sentence is still being made."))
                return
        elif len(self._timeline.samples):
            self._playback.play(self._timeline, start, end)
        self._heard = self._shown if self._playback.state is not PlayerState.STOPPED else ""
        self._returns_to = None if end is None else start
        self._tell_other()

    # --- voices

    def hear_voice(self, saved: SavedVoice) -> None:
        """The recording behind a voice."""
        self._engine.hear(saved.voice).done.connect(self._on_heard)

    def _on_heard(self, outcome: Outcome) -> None:
        match outcome:
            case Ok(sound):
                self._play_sound(sound)
            case Err(error):
                self.complained.emit(self._engine.explain(error))

    def _play_sound(self, sound: "Waveform") -> None:
        self._playback.play(Timeline(sound.samples, sound.sample_rate, (), ()))
        self._heard = ""

    # --- where it is

    def _on_position(self, seconds: float) -> None:
        if not self.is_shown_heard:
            return
        self.playhead.emit(seconds)
        if self._timeline is not None:
            self._tell_sentence(self._timeline.sentence_at(seconds))

    def _on_playback(self, state: PlayerState) -> None:
        if state is not PlayerState.STOPPED:
            return
        was_shown, self._heard = self._heard == self._shown and bool(self._shown), ""
        if was_shown:
            self._rest = self._place_to_rest()
        self._returns_to = None
        self.playhead.emit(self._rest or None)
        self._tell_sentence(-1)
        self._tell_other()

    def _tell_other(self) -> None:
        is_heard = bool(self._heard) and self._playback.state is not PlayerState.STOPPED
        is_other = is_heard and self._heard != self._shown
        if is_other != self._is_other_heard:
            self._is_other_heard = is_other
            self.other_heard.emit(is_other)

    def _place_to_rest(self) -> float:
        if self._returns_to is not None:
            return self._returns_to
        seconds = self._playback.seconds
        length = self._timeline.seconds if self._timeline else 0.0
        return seconds if seconds < length - _AT_END else 0.0

    def _tell_sentence(self, index: int) -> None:
        if index != self._sentence:
            self._sentence = index
            self.sentence_played.emit(index)

"""What the buttons of the window mean: here orders, results, playback and screen are kept together."""

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.engine import Engine
from app.jobs import Err, Ok, Outcome
from app.settings import SettingsStore
from app.sound.player import PlayerState
from app.speaking.order import AgainTake, NewTake, Order, Purpose
from app.speaking.ordering import Ordering
from app.speaking.playback import Playback
from app.speaking.service import Ending, SpeakingService, fresh_seed
from app.takes.comparison import Comparing, Comparison
from app.takes.service import TakesService
from app.takes.take import Take, TakeFacts
from app.takes.timeline import Timeline, build
from app.undo import Change, Changes
from app.voices.collection import SavedVoice
from app.voices.service import VoicesService
from tacolm_core import SentenceStarted, SoundReady, SpeechEvent

if TYPE_CHECKING:
    from tacolm_core import Waveform

_WORD_MARGIN = 0.03  # seconds around a word that is played alone


class Workbench(QObject):
    """Between the services and the window."""

    shown = Signal(object, object)  # Take and Timeline on the screen, or None and None
    live_started = Signal(int)  # sample rate
    live_event = Signal(object)  # SpeechEvent
    sentence_again = Signal(int)  # a sentence of the take on the screen is being spoken again
    playhead = Signal(object)  # seconds or None
    sentence_played = Signal(int)  # index in the take on the screen; -1 for none
    told = Signal(str)
    complained = Signal(str)

    def __init__(
        self,
        engine: Engine,
        speaking: SpeakingService,
        takes: TakesService,
        voices: VoicesService,
        ordering: Ordering,
        comparing: Comparing,
        playback: Playback,
        settings: SettingsStore,
        changes: Changes,
    ) -> None:
        super().__init__()
        self._engine = engine
        self._speaking = speaking
        self._takes = takes
        self._voices = voices
        self._ordering = ordering
        self._comparing = comparing
        self._playback = playback
        self._settings = settings
        self._changes = changes
        self._live_order: Order | None = None
        self._share = 0.0  # how far the take was heard when it was switched
        self._is_foreign = False  # what is heard is not the take on the screen
        self.take: Take | None = None
        self.timeline: Timeline | None = None
        self._connect()

    def _connect(self) -> None:
        self._speaking.started.connect(self._on_started)
        self._speaking.event_arrived.connect(self._on_event)
        self._speaking.take_grown.connect(self._on_grown)
        self._speaking.ended.connect(self._on_ended)
        self._speaking.failed.connect(self.complained)
        self._ordering.complained.connect(self.complained)
        self._takes.opened.connect(self._on_opened)
        self._takes.failed.connect(self.complained)
        self._comparing.changed.connect(self._on_comparison)
        self._comparing.failed.connect(self.complained)
        self._takes.removed.connect(self._on_takes_removed)
        self._voices.failed.connect(self.complained)
        self._voices.told.connect(self.told)
        self._playback.position.connect(self._on_position)
        self._playback.state_changed.connect(self._on_playback)

    @property
    def chosen(self) -> Take | None:
        """The take on the screen; while another one is being made, the one chosen in the list."""
        return self.take or self._takes.current

    # --- speaking

    def speak(self, text: str, seed: int | None = None) -> bool:
        """Order a text in the chosen voice; False, after saying why, when it cannot be."""
        return self._submit(self._ordering.new(text, seed))

    def again(self, index: int) -> None:
        """One sentence of the take on the screen with a new seed."""
        self._order_again({index: fresh_seed()})

    def again_all(self) -> None:
        """The take on the screen with a new seed, as a new take."""
        if self.take is not None:
            self._submit(self._ordering.anew(self.take))

    def remake(self) -> None:
        """The take on the screen just as it was, to prove that it can be."""
        if self.take is not None:
            variants = enumerate(passage.variant for passage in self.take.passages)
            seeds = {index: variant.seed for index, variant in variants if variant is not None}
            self._order_again(seeds, Purpose.EXACT)

    def again_alarmed(self) -> None:
        """Every sentence with something to check, with new seeds."""
        if self.take is not None:
            self._order_again({index: fresh_seed() for index in self.take.alarmed})

    def cancel(self) -> None:
        self._speaking.cancel()

    def go_on(self) -> None:
        """Speak what a take that was cancelled, or ended with the program, has no sound for yet."""
        if self.take is not None:
            rest = {index: self.take.passages[index].seed for index in self.take.unspoken}
            self._order_again(rest, Purpose.REST)

    def _order_again(self, seeds: dict[int, int], purpose: Purpose = Purpose.AGAIN) -> None:
        if self.take is not None:
            self._submit(self._ordering.again(self.take, seeds, purpose))

    def _submit(self, order: Order | None) -> bool:
        if order is not None:
            self._speaking.submit(order)
        return order is not None

    # --- what comes from the engine

    def _on_started(self, order: Order) -> None:
        self._live_order = order
        if isinstance(order, AgainTake):
            for index in order.places if self._is_shown(order.take) else ():
                self.sentence_again.emit(index)
            return
        self._comparing.end()
        self.take, self.timeline = None, None
        rate = self._engine.info.sample_rate if self._engine.info else 24_000
        if self._settings.current.play_while_making:
            self._playback.begin_live()
        else:
            self._playback.stop()
        self.live_started.emit(rate)

    def _on_event(self, event: SpeechEvent) -> None:
        if not isinstance(self._live_order, NewTake):
            return
        if isinstance(event, SoundReady):
            self._playback.add_live(event.samples, event.sample_rate, self._speaking.progress)
        if isinstance(event, SentenceStarted) and event.index == 0:
            self.playhead.emit(None)
        self.live_event.emit(event)

    def _on_grown(self, take: Take) -> None:
        if isinstance(self._live_order, NewTake):
            self._takes.put(take, show=False, is_growing=True)

    def _on_ended(self, take: Take | None, ending: Ending) -> None:
        order, self._live_order = self._live_order, None
        if isinstance(order, NewTake):
            self._playback.end_live(play_rest=ending is Ending.COMPLETE)
            self._keep_new(take, ending)
        elif isinstance(order, AgainTake) and take is not None:
            self._keep_again(order, take, ending)

    def _keep_new(self, take: Take | None, ending: Ending) -> None:
        if take is None or not self._takes.put(take, show=True):
            self._on_opened(self._takes.current)  # what was there before
        if take is None and ending is Ending.CANCELLED:
            self.told.emit(self.tr("Cancelled before the first sentence was finished."))
        elif take is not None and ending is Ending.CANCELLED and self._is_shown(take):
            text = self.tr("Cancelled. Finished sentences, kept as a take: {0}.")
            self.told.emit(text.format(take.num_spoken))

    def _keep_again(self, order: AgainTake, take: Take, ending: Ending) -> None:
        is_shown = self._is_shown(order.take)
        if order.purpose is Purpose.EXACT:
            if ending is not Ending.COMPLETE:
                self._keep(order.take, show=is_shown)
                return
            same = _same_codes(order.take, take)
            self.told.emit(
                self.tr("Made again: every code is the same as before.")
                if same
                else self.tr("Made again, but not every code is the same: the model or the device has changed.")
            )
            self._keep(order.take if same else take, show=is_shown)
            return
        if not self._keep(take, show=is_shown):
            return
        numbers = ", ".join(str(index + 1) for index in order.places)
        self._changes.add(
            Change(
                self.tr("Speak sentence {0} again").format(numbers),
                self.tr("Sentence {0} spoken again.").format(numbers),
                partial(self._put_back, order.take),
                partial(self._put_back, take),
            )
        )
        if is_shown:
            self.play_sentence(order.places[0])

    def _keep(self, take: Take, *, show: bool) -> bool:
        """A changed take; False if it was deleted meanwhile."""
        self._speaking.follow(take)
        if isinstance(self._live_order, AgainTake):
            self._live_order = self._live_order.of(take)
        return self._takes.put(take, show=show)

    def _put_back(self, take: Take) -> bool:
        """A take as it was; False if it was deleted meanwhile."""
        return self._keep(take, show=self._is_shown(take))

    def _is_shown(self, take: Take) -> bool:
        return self.take is not None and self.take.facts.id == take.facts.id

    def _on_opened(self, take: Take | None) -> None:
        if take is None:
            self._playback.stop()
            self.take, self.timeline = None, None
            self.shown.emit(None, None)
            return
        is_other = self.take is None or self.take.facts.id != take.facts.id
        if is_other and isinstance(self._speaking.order, NewTake):
            return  # the screen belongs to the take being made
        self._comparing.follow(take)
        if is_other and self.take is not None:
            self._playback.stop()
        self.take = take
        self.timeline = build(take.heard, take.facts.sample_rate)
        self.shown.emit(take, self.timeline)

    # --- hearing

    def toggle_play(self) -> None:
        """Play, pause or go on."""
        match self._playback.state:
            case PlayerState.PLAYING:
                self._playback.pause(True)
            case PlayerState.PAUSED:
                self._playback.pause(False)
            case PlayerState.STOPPED if self.timeline is not None:
                self._playback.play(self.timeline)

    def stop(self) -> None:
        self._playback.stop()

    def seek(self, seconds: float) -> None:
        """Play from there."""
        if self.timeline is not None and 0 <= seconds < self.timeline.seconds:
            self._playback.play(self.timeline, seconds)

    def play_word(self, index: int) -> None:
        if self.timeline is not None and 0 <= index < len(self.timeline.words):
            word = self.timeline.words[index]
            start = max(0.0, word.start - _WORD_MARGIN)
            self._playback.play(self.timeline, start, min(self.timeline.seconds, word.end + _WORD_MARGIN))

    def play_sentence(self, index: int) -> None:
        if self.timeline is not None and 0 <= index < len(self.timeline.sentences):
            stretch = self.timeline.sentences[index]
            self._playback.play(self.timeline, stretch.start, stretch.end)

    def hear_voice(self, saved: SavedVoice) -> None:
        """The recording behind a voice."""
        if self._engine.is_busy:
            self.told.emit(self.tr("The voice engine is at work; the recording is played as soon as it is free."))
        self._engine.hear(saved.voice).done.connect(self._on_heard)

    def _on_heard(self, outcome: Outcome) -> None:
        match outcome:
            case Ok(sound):
                self._play_sound(sound)
            case Err(error):
                self.complained.emit(self._engine.explain(error))

    def _play_sound(self, sound: "Waveform") -> None:
        self._playback.play(Timeline(sound.samples, sound.sample_rate, (), ()))
        self._is_foreign = self._playback.state is not PlayerState.STOPPED  # it is, where there is no loudspeaker

    def _on_position(self, seconds: float) -> None:
        if self._is_foreign:
            return
        self.playhead.emit(seconds)
        if self.timeline is not None:
            self.sentence_played.emit(self.timeline.sentence_at(seconds))

    def _on_playback(self, state: PlayerState) -> None:
        if state is PlayerState.STOPPED:
            self._is_foreign = False
            self.playhead.emit(None)
            self.sentence_played.emit(-1)

    # --- comparing

    def end_comparison(self) -> None:
        """What is on the screen stays there, as the take that is chosen."""
        self._comparing.end()
        if self.take is not None:
            self._takes.show(self.take)

    def compare(self, first_id: str, second_id: str) -> None:
        """Load two takes; `switch` goes between them."""
        self._comparing.begin(first_id, second_id)

    def switch(self, to_second: bool) -> None:
        """The other take, from the same place in its text."""
        playing = self._playback.state is PlayerState.PLAYING and self.timeline is not None
        self._share = self._playback.seconds / max(self.timeline.seconds, 0.01) if playing and self.timeline else 0.0
        self._comparing.switch(to_second=to_second)

    def _on_comparison(self, comparison: Comparison | None) -> None:
        if comparison is None:
            return
        share, self._share = self._share, 0.0
        self._playback.stop()
        take = comparison.shown
        self.take, self.timeline = take, build(take.heard, take.facts.sample_rate)
        self.shown.emit(take, self.timeline)
        self._playback.play(self.timeline, (share if share < 0.98 else 0.0) * self.timeline.seconds)

    def _on_takes_removed(self, removed: tuple[TakeFacts, ...]) -> None:
        ids = {facts.id for facts in removed}
        compared = self._comparing.current
        if compared is not None and ids & {compared.first.facts.id, compared.second.facts.id}:
            self._comparing.end()
        self._speaking.forget(ids)
        if self.take is not None and self.take.facts.id in ids:
            self._on_opened(None)


def _same_codes(before: Take, after: Take) -> bool:
    pairs = zip(before.heard, after.heard, strict=True)
    return all(old is None or (new is not None and np.array_equal(old.codes, new.codes)) for old, new in pairs)

"""What the buttons of the window mean: here orders, results, playback and screen are kept together."""

import dataclasses
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.engine import Engine, SentenceEvent
from app.settings import SettingsStore
from app.sound.player import PlayerState
from app.speaking.choosing import numbered, with_best
from app.speaking.listening import Listening
from app.speaking.live_take import LiveTake
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
from tacolm_core import SentenceFinished, SentenceStarted, SoundReady


class Workbench(QObject):
    """Between the services and the window."""

    shown = Signal(object, object)  # Take and Timeline on the screen, or None and None
    live_started = Signal(int)  # sample rate
    live_planned = Signal(object)  # Take: all its sentences are known
    live_resumed = Signal(object, object)  # Take and Timeline: what of it was finished before it came onto the screen
    live_grown = Signal(object, object)  # Take and Timeline: another sentence is finished
    live_event = Signal(object)  # SpeechEvent
    on_screen = Signal(str)  # id of the take
    rest_unknown = Signal(str)  # text of a take of which only what is spoken is known
    sentence_again = Signal(int)  # a sentence of the take on the screen is being spoken again
    playhead = Signal(object)  # seconds or None
    sentence_played = Signal(int)  # index in the take on the screen; -1 for none
    other_heard = Signal(bool)  # a take that is not on the screen is heard
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
        listening: Listening,
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
        self._listening = listening
        self._settings = settings
        self._changes = changes
        self._live_order: Order | None = None
        self._live: LiveTake | None = None  # the new take that is being made
        self._live_id = ""
        self._pending: list[SentenceEvent] = []  # of the sentence that is being made
        self._goes_on_with = ""  # take that is being opened for it
        self._share = 0.0  # how far the take was heard when it was switched
        self.take: Take | None = None
        self.timeline: Timeline | None = None
        self._connect()

    def _connect(self) -> None:
        self._speaking.started.connect(self._on_started)
        self._speaking.planned.connect(self._on_planned)
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
        self._playback.started_by_itself.connect(self._on_heard_live)
        self._listening.playhead.connect(self.playhead)
        self._listening.sentence_played.connect(self.sentence_played)
        self._listening.other_heard.connect(self.other_heard)
        self._listening.told.connect(self.told)
        self._listening.complained.connect(self.complained)

    @property
    def shown_take(self) -> Take | None:
        """The take on the screen."""
        return self.take

    @property
    def heard_sentence(self) -> int:
        """Index of the sentence of the take on the screen that is heard; -1 for none."""
        return self._listening.sentence

    @property
    def chosen(self) -> Take | None:
        """The take on the screen; while it has nothing to be heard yet, the one chosen in the list."""
        return self.take if self.take is not None and self.take.num_spoken else self._takes.current

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
            seeds = {index: fresh_seed() for index in self.take.alarmed}
            self._order_again(seeds, Purpose.RETRY, self._settings.current.tries)

    def cancel(self) -> None:
        self._speaking.cancel()

    def go_on(self, before: Take | None = None) -> None:
        """Speak what a take that was cancelled, ended with the program or has another text has no sound for yet.

        `before` is the take as an undo shall bring it back, if it was changed for this.
        """
        take = self.take
        if take is None or (self._live is not None and take.facts.id == self._live_id):
            return
        if not take.unspoken and not take.facts.is_complete:
            self.rest_unknown.emit(take.facts.text)  # a take of the first format ends where it stopped
            return
        ordered = self._speaking.ordered_ids
        rest = {place: passage.seed for place in take.unspoken if (passage := take.passages[place]).id not in ordered}
        order = self._ordering.again(take, rest, Purpose.REST)
        if order is not None:
            self._submit(dataclasses.replace(order, before=before))

    def go_on_with(self, take_id: str) -> None:
        """Bring an unfinished take onto the screen, and speak what it has no sound for yet."""
        if self.take is not None and self.take.facts.id == take_id:
            self.go_on()
        else:
            self._goes_on_with = take_id
            self._takes.open(take_id)

    def _order_again(self, seeds: dict[int, int], purpose: Purpose = Purpose.AGAIN, tries: int = 1) -> None:
        if self.take is not None:
            self._submit(self._ordering.again(self.take, seeds, purpose, tries))

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
        rate = self._engine.info.sample_rate if self._engine.info else 24_000
        self._live, self._live_id, self._pending = LiveTake(rate), self._speaking.take_id, []
        is_next = self._speaking.has_waited and self._playback.state is PlayerState.PLAYING
        early = self._settings.current.play_while_making
        self._playback.begin_live(while_made=early, interrupts=not is_next)
        if not is_next:  # the screen stays with what is heard
            self._show_live()

    def _on_heard_live(self) -> None:
        """The take being made is heard from now on; a text that waited in line comes onto the screen with it."""
        self._listening.listen_live(self._live_id)
        if self._speaking.has_waited and not self._is_live_shown:
            self._show_live()

    def _show_live(self) -> None:
        """Bring the take that is being made onto the screen, as far as it is."""
        take, live = self._speaking.take, self._live
        if take is None or live is None:
            return
        self._put_on_screen(take, live.timeline(len(take.passages)), is_growing=True)
        self.live_started.emit(live.sample_rate)
        if take.passages:
            self.live_planned.emit(take)
        if take.num_spoken:
            self.live_resumed.emit(take, self.timeline)
        for event in self._pending:
            self.live_event.emit(event)

    def _put_on_screen(self, take: Take, timeline: Timeline, *, is_growing: bool = False) -> None:
        is_other = self.take is None or self.take.facts.id != take.facts.id
        self.take, self.timeline = take, timeline
        self._listening.show(take.facts.id, timeline, is_growing=is_growing)
        if is_other:
            self.on_screen.emit(take.facts.id)

    @property
    def _is_live_shown(self) -> bool:
        return self._live is not None and self.take is not None and self.take.facts.id == self._live_id

    def _on_planned(self, take: Take) -> None:
        if self._is_live_shown and self._live is not None:
            self._put_on_screen(take, self._live.timeline(len(take.passages)), is_growing=True)
            self.live_planned.emit(take)

    def _on_event(self, event: SentenceEvent) -> None:
        live = self._live
        if live is None or not isinstance(self._live_order, NewTake):
            return
        self._pending.append(event)
        match event:
            case SentenceStarted():
                live.begin_sentence()
            case SoundReady():
                live.sound.append(event.samples)
                self._playback.add_live(event.samples, event.sample_rate, self._speaking.progress)
            case SentenceFinished():
                live.finish_sentence(event.index, event.result)
                self._pending = []
                self._playback.end_sentence()
        if self._is_live_shown:
            self.live_event.emit(event)

    def _on_grown(self, take: Take) -> None:
        if isinstance(self._live_order, NewTake):
            self._takes.put(take, show=False, is_growing=True)
            if self._is_live_shown and self._live is not None:
                self._put_on_screen(take, self._live.timeline(len(take.passages)), is_growing=True)
                self.live_grown.emit(take, self.timeline)
        elif isinstance(self._live_order, AgainTake) and self._live_order.purpose is Purpose.REST:
            self._takes.put(take, show=False, is_growing=True)
            if self._is_shown(take):
                self._on_opened(take)

    def _on_ended(self, take: Take | None, ending: Ending) -> None:
        order, self._live_order = self._live_order, None
        if isinstance(order, NewTake):
            was_shown = self._is_live_shown
            self._playback.end_live(play_rest=ending is Ending.COMPLETE)
            self._live, self._pending = None, []
            self._keep_new(take, ending, was_shown=was_shown)
        elif isinstance(order, AgainTake):
            self._keep_again(order, take or order.take, ending)

    def _keep_new(self, take: Take | None, ending: Ending, *, was_shown: bool) -> None:
        if take is not None:
            self._speaking.follow(take)
        if (take is None or not self._takes.put(take, show=was_shown)) and was_shown:
            self._on_opened(self._takes.current)  # what was there before
        if take is None and ending is Ending.CANCELLED:
            self.told.emit(self.tr("Cancelled before the first sentence was finished."))
        elif take is not None and ending is Ending.CANCELLED and self._is_shown(take):
            text = self.tr("Cancelled. Finished sentences, kept as a take: {0}.")
            self.told.emit(text.format(take.num_spoken))

    def _keep_again(self, order: AgainTake, take: Take, ending: Ending) -> None:
        is_shown = self._is_shown(order.take)
        if order.purpose is Purpose.EXACT:
            self._keep_exact(order, take, ending, show=is_shown)
            return
        if order.purpose is Purpose.RETRY:
            take = with_best(take, {target.passage_id for target in order.targets})
        if not self._keep(take, show=is_shown) or (take is order.take and order.before is None):
            return
        self._remember(order, take)
        if order.purpose is Purpose.RETRY:
            self.told.emit(self._told_of_tries(order, take))
        if is_shown and order.purpose is not Purpose.REST and order.places and not self._is_heard_elsewhere():
            self._listening.play_sentence(take.place_of(order.targets[0].passage_id))

    def _keep_exact(self, order: AgainTake, take: Take, ending: Ending, *, show: bool) -> None:
        if ending is not Ending.COMPLETE:
            self._keep(order.take, show=show)
            return
        same = _same_codes(order.take, take)
        self.told.emit(
            self.tr("Made again: every code is the same as before.")
            if same
            else self.tr("Made again, but not every code is the same: the model or the device has changed.")
        )
        self._keep(order.take if same else take, show=show)

    def _remember(self, order: AgainTake, take: Take) -> None:
        """What was spoken can be taken back, and brought back again."""
        places = [take.place_of(target.passage_id) for target in order.targets]
        numbers = numbered([place for place in places if place >= 0])
        if order.before is not None:
            name, told = self.tr("Change the text of the take"), self.tr("Spoken: {0}.").format(numbers)
        elif order.purpose is Purpose.REST:
            name, told = self.tr("Speak the rest"), self.tr("Spoken: {0}.").format(numbers)
        else:
            name = self.tr("Speak sentence {0} again").format(numbers)
            told = self.tr("Sentence {0} spoken again.").format(numbers)
        if order.purpose is Purpose.RETRY:
            told = ""
        before = order.before or order.take
        self._changes.add(Change(name, told, partial(self._put_back, before), partial(self._put_back, take)))

    def _told_of_tries(self, order: AgainTake, take: Take) -> str:
        """How many sentences are well now, and what became of the others."""
        left = [place for target in order.targets if (place := take.place_of(target.passage_id)) in take.alarmed]
        well = len(order.targets) - len(left)
        text = self.tr("Tried again, up to {0} times each: {1} of {2} have nothing to check now.")
        text = text.format(order.tries, well, len(order.targets))
        if left:
            text += " " + self.tr("The best of each was kept; still to check: {0}.").format(numbered(left))
        return text

    def _is_heard_elsewhere(self) -> bool:
        """Something else is being listened to: it is not interrupted."""
        return self._playback.state is PlayerState.PLAYING and not self._listening.is_shown_heard

    def keep(self, take: Take) -> bool:
        """A take that was changed on the screen; False if it was deleted meanwhile."""
        return self._keep(take, show=self._is_shown(take))

    def _keep(self, take: Take, *, show: bool) -> bool:
        self._speaking.follow(take)
        if isinstance(self._live_order, AgainTake):
            self._live_order = self._live_order.of(take)
        return self._takes.put(take, show=show)

    def _put_back(self, take: Take) -> bool:
        """A take as it was; False if it was deleted meanwhile."""
        return self.keep(take)

    def _is_shown(self, take: Take) -> bool:
        return self.take is not None and self.take.facts.id == take.facts.id

    def _on_opened(self, take: Take | None) -> None:
        if take is None:
            self._playback.stop()
            self.take, self.timeline = None, None
            self._listening.show("", None)
            self.shown.emit(None, None)
            return
        if self._live is not None and take.facts.id == self._live_id:
            if not self._is_live_shown:
                self._show_live()
            return
        self._comparing.follow(take)
        self._put_on_screen(take, self._takes.timeline_of(take))
        self.shown.emit(take, self.timeline)
        if self._goes_on_with == take.facts.id:
            self._goes_on_with = ""
            self.go_on()

    # --- hearing, see `Listening`

    def toggle_play(self) -> None:
        self._listening.toggle_play()

    def stop(self) -> None:
        self._listening.stop()

    def seek(self, seconds: float) -> None:
        self._listening.seek(seconds)

    def play_word(self, index: int) -> None:
        self._listening.play_word(index)

    def play_sentence(self, index: int) -> None:
        self._listening.play_sentence(index)

    def hear_voice(self, saved: SavedVoice) -> None:
        self._listening.hear_voice(saved)

    def choose_start(self, *, while_made: bool) -> None:
        """Whether speech is heard while it is made or when it is finished: from now on, and for what is being made."""
        self._settings.update(play_while_making=while_made)
        if self._live is not None:
            self._playback.choose_start(while_made=while_made)

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
        timeline = build(take.heard, take.facts.sample_rate)
        self._put_on_screen(take, timeline)
        self.shown.emit(take, timeline)
        self._listening.seek((share if share < 0.98 else 0.0) * timeline.seconds)

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

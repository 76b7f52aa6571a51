"""Speech being made: when it is heard by itself, and what is heard on demand."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from app.settings import SettingsStore
from app.sound.devices import SoundDevices
from app.sound.player import Player, PlayerState
from app.speaking.estimate import Progress, clock_text, may_start_playing, starts_in
from app.speaking.playback import Playback
from tests.app.doubles import RATE, FakeSound

SLOW = Progress(seconds_made=6.0, elapsed=10.0, characters_total=435)  # 0.6 of real time, 30 s expected
PIECE = np.full(RATE, 0.5, dtype=np.float32)


@pytest.fixture
def sound() -> FakeSound:
    return FakeSound()


@pytest.fixture
def playback(qapp: QApplication, sound: FakeSound, settings: SettingsStore) -> Iterator[Playback]:
    made = Playback(Player(sound, SoundDevices(sound, settings)))
    yield made
    made.stop()


def test_wait_is_told_and_is_just_long_enough() -> None:
    wait = starts_in(6.0, SLOW)

    assert wait is not None
    later = Progress(seconds_made=6.0 + 0.6 * (wait + 0.1), elapsed=10.1 + wait, characters_total=435)
    sooner = Progress(seconds_made=6.0 + 0.6 * (wait - 1.0), elapsed=9.0 + wait, characters_total=435)
    assert 5.0 < wait < 25.0
    assert may_start_playing(later.seconds_made, later)
    assert not may_start_playing(sooner.seconds_made, sooner)


def test_slow_speech_does_not_start_by_itself_and_says_when_it_will(playback: Playback, sound: FakeSound) -> None:
    told: list[object] = []
    playback.waiting.connect(told.append)
    playback.begin_live()
    playback.add_live(PIECE, RATE, SLOW)

    assert playback.state is PlayerState.STOPPED
    assert isinstance(told[-1], float)
    playback.end_live(play_rest=True)
    assert np.abs(sound.pull(1_000)).max() == 0.5
    assert told[-1] is None


def test_whole_sentences_of_slow_speech_are_heard_on_demand(playback: Playback, sound: FakeSound) -> None:
    playback.begin_live()
    playback.add_live(PIECE, RATE, SLOW)
    playback.end_sentence()
    playback.add_live(PIECE, RATE, SLOW)

    assert playback.play_live(0.5)
    heard = sound.pull(2 * RATE)
    playback.end_sentence()
    more = sound.pull(2 * RATE)

    assert np.count_nonzero(heard) == RATE // 2
    assert np.count_nonzero(more) == RATE


def test_nothing_can_be_heard_before_there_is_something(playback: Playback) -> None:
    playback.begin_live()

    assert not playback.play_live(0.0)


def test_speech_is_heard_when_it_is_finished_where_that_was_chosen(playback: Playback, sound: FakeSound) -> None:
    fast = Progress(seconds_made=6.0, elapsed=1.0, characters_total=435)
    playback.begin_live(while_made=False)
    playback.add_live(PIECE, RATE, fast)
    before = playback.state
    playback.end_live(play_rest=True)

    assert before is PlayerState.STOPPED
    assert playback.state is PlayerState.PLAYING
    assert np.count_nonzero(sound.pull(2 * RATE)) == RATE


def test_choice_made_while_speech_is_made_counts_at_once(playback: Playback) -> None:
    fast = Progress(seconds_made=6.0, elapsed=1.0, characters_total=435)
    playback.begin_live(while_made=False)
    playback.add_live(PIECE, RATE, fast)

    playback.choose_start(while_made=True)

    assert playback.state is PlayerState.PLAYING


def test_hours_are_written_as_hours() -> None:
    assert clock_text(185 * 60 + 8) == "3:05 h"
    assert clock_text(75.0) == "1:15 min"

"""Playing: at once, piece by piece, from anywhere, and without a loudspeaker."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.settings import SettingsStore
from app.sound.devices import SoundDevices
from app.sound.player import Player, PlayerState
from tests.app.doubles import RATE, FakeSound, tone


@pytest.fixture
def player(sound: FakeSound, settings: SettingsStore):
    made = Player(sound, SoundDevices(sound, settings))
    yield made
    made.stop()


def test_everything_is_played_and_then_the_device_is_let_go(player: Player, sound: FakeSound, qtbot: QtBot) -> None:
    samples = tone(300, RATE)

    player.play(samples, RATE)
    heard = sound.play_out()
    qtbot.waitUntil(lambda: player.state is PlayerState.STOPPED)

    np.testing.assert_array_equal(heard[: len(samples)], samples)
    assert not sound.output.is_open


def test_part_is_played_from_its_start(player: Player, sound: FakeSound) -> None:
    samples = np.arange(RATE, dtype=np.float32) / RATE

    player.play(samples, RATE, 0.25, 0.5)

    assert sound.pull(2)[0] == pytest.approx(0.25)
    assert player.seconds == pytest.approx(0.25, abs=0.001)


def test_pieces_that_come_late_leave_silence_and_lose_nothing(player: Player, sound: FakeSound) -> None:
    player.begin(RATE)
    player.feed(np.full(100, 0.5, np.float32))
    first = sound.pull(200)
    player.feed(np.full(100, 0.7, np.float32))
    second = sound.pull(100)

    assert first[:100].min() == 0.5
    assert not first[100:].any()
    assert second.min() == pytest.approx(0.7)


def test_position_counts_only_what_was_heard(player: Player, sound: FakeSound) -> None:
    player.begin(RATE)
    player.feed(np.ones(2400, np.float32))
    sound.pull(24_000)

    assert player.seconds == pytest.approx(0.1)


def test_pause_is_silent_and_goes_on_where_it_was(player: Player, sound: FakeSound) -> None:
    player.play(np.arange(100, dtype=np.float32), RATE)
    sound.pull(10)
    player.pause(True)
    silence = sound.pull(10)
    player.pause(False)

    assert not silence.any()
    assert sound.pull(1)[0] == 10


def test_device_with_another_rate_gets_converted_sound(player: Player, sound: FakeSound) -> None:
    sound.forced_rate = 48_000

    player.play(tone(440, RATE), RATE)
    heard = sound.play_out()
    sounding = heard[: 2 * RATE]

    crossings = np.count_nonzero(np.diff(np.signbit(sounding[1000:-1000])))
    assert crossings / 2 / (len(sounding) - 2000) * 48_000 == pytest.approx(440, abs=3)


def test_no_loudspeaker_is_told(player: Player, sound: FakeSound) -> None:
    told: list[str] = []
    player.failed.connect(told.append)
    sound.problem = "No loudspeaker was found."

    player.play(np.zeros(10, np.float32), RATE)

    assert told == ["No loudspeaker was found."]
    assert player.state is PlayerState.STOPPED


def test_new_sound_ends_the_old_one(player: Player, sound: FakeSound) -> None:
    player.play(np.ones(RATE, np.float32), RATE)
    old = sound.output
    player.play(np.zeros(RATE, np.float32), RATE)

    assert not old.is_open
    assert not sound.pull(10).any()


def test_loudspeaker_that_was_unplugged_is_noticed(player: Player, sound: FakeSound) -> None:
    told: list[str] = []
    player.failed.connect(told.append)
    player.play(np.ones(RATE, np.float32), RATE)
    sound.pull(100)

    sound.output.is_alive = False
    player._report()

    assert player.state is PlayerState.STOPPED
    assert not sound.output.is_open
    assert "unplugged" in told[0]


def test_long_sound_is_converted_while_it_is_played(player: Player, sound: FakeSound) -> None:
    sound.forced_rate = 48_000
    seconds = 20

    player.play(np.ones(seconds * RATE, np.float32), RATE)
    converted_at_once = player._queue.waiting
    played = 0
    while sound.output.is_open and played < 60 * 48_000:
        played += np.count_nonzero(sound.pull(48_000) > 0.5)
        player._report()

    assert converted_at_once < 6 * 48_000
    assert played == pytest.approx(seconds * 48_000, abs=100)

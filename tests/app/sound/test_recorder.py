"""Recording: level, countdown, automatic stop, and microphones that misbehave."""

from dataclasses import dataclass, field

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.settings import SettingsStore
from app.sound.devices import SoundDevices
from app.sound.level import Level
from app.sound.recorder import Recorder, RecorderState
from tacolm_core import Waveform
from tests.app.doubles import HEADSET, MICROPHONE, FakeSound, tone


def rest(seconds: float) -> np.ndarray:
    """A quiet room."""
    return np.random.default_rng(0).normal(0, 0.0005, round(seconds * 48_000)).astype(np.float32)


@dataclass
class Heard:
    """Everything a recorder said."""

    levels: list[Level] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    sounds: list[Waveform] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def on_finished(self, sound: Waveform, lost: int) -> None:
        self.sounds.append(sound)
        self.lost.append(lost)


@pytest.fixture
def devices(sound: FakeSound, settings: SettingsStore) -> SoundDevices:
    found = SoundDevices(sound, settings)
    found.load()
    return found


@pytest.fixture
def recorder(sound: FakeSound, devices: SoundDevices):
    made = Recorder(sound, devices)
    yield made
    made.close()


@pytest.fixture
def heard(recorder: Recorder) -> Heard:
    notes = Heard()
    recorder.level.connect(notes.levels.append)
    recorder.countdown.connect(notes.counts.append)
    recorder.finished.connect(notes.on_finished)
    recorder.failed.connect(notes.problems.append)
    return notes


def test_level_is_shown_before_recording(recorder: Recorder, heard: Heard, sound: FakeSound, qtbot: QtBot) -> None:
    recorder.listen()
    sound.speak_into(tone(200, 4800, 48_000))

    qtbot.waitUntil(lambda: bool(heard.levels))

    assert heard.levels[0].peak_db == pytest.approx(-10.5, abs=0.5)
    assert not heard.levels[0].clipped


def test_recording_ends_when_the_reader_rests_at_the_devices_own_rate(
    recorder: Recorder, heard: Heard, sound: FakeSound, qtbot: QtBot
) -> None:
    recorder.record(countdown=0)
    sound.speak_into(rest(0.2))
    sound.speak_into(tone(200, 60_000, 48_000))
    sound.speak_into(rest(0.5))  # between two words
    sound.speak_into(tone(200, 60_000, 48_000))
    sound.speak_into(rest(1.3))

    qtbot.waitUntil(lambda: bool(heard.sounds))

    assert heard.sounds[0].sample_rate == MICROPHONE.sample_rate
    assert heard.sounds[0].seconds == pytest.approx(4.5, abs=0.2)
    assert recorder.state is RecorderState.LISTENING


def test_recording_in_which_nobody_speaks_ends_too(
    recorder: Recorder, heard: Heard, sound: FakeSound, qtbot: QtBot
) -> None:
    recorder.record(countdown=0)
    sound.speak_into(rest(8.5))

    qtbot.waitUntil(lambda: bool(heard.sounds))

    assert heard.sounds[0].peak < 0.01


def test_countdown_comes_first(recorder: Recorder, heard: Heard, sound: FakeSound, qtbot: QtBot) -> None:
    recorder.record(countdown=1)
    during = recorder.state

    qtbot.waitUntil(lambda: recorder.state is RecorderState.RECORDING, timeout=4000)

    assert during is RecorderState.COUNTDOWN
    assert heard.counts == [1, 0]


def test_sound_just_before_the_start_is_kept(recorder: Recorder, heard: Heard, sound: FakeSound, qtbot: QtBot) -> None:
    recorder.listen()
    sound.speak_into(np.full(24_000, 0.1, np.float32))
    qtbot.waitUntil(lambda: bool(heard.levels))

    recorder.record(countdown=0)
    sound.speak_into(np.full(60_000, 0.2, np.float32))
    recorder.stop(at_once=True)

    assert heard.sounds[0].samples[0] == pytest.approx(0.1)


def test_closing_early_keeps_what_was_captured(recorder: Recorder, heard: Heard, sound: FakeSound) -> None:
    recorder.record(countdown=0)
    sound.speak_into(tone(200, 24_000, 48_000))

    recorder.stop(at_once=True)

    assert heard.sounds[0].seconds == pytest.approx(0.5, abs=0.01)


def test_stop_waits_for_the_end_of_the_word(recorder: Recorder, heard: Heard, sound: FakeSound, qtbot: QtBot) -> None:
    recorder.record(countdown=0)
    sound.speak_into(rest(0.2))
    sound.speak_into(tone(200, 24_000, 48_000))
    recorder.stop()
    at_once = list(heard.sounds)
    sound.speak_into(tone(200, 14_400, 48_000))
    sound.speak_into(rest(0.2))
    qtbot.waitUntil(lambda: bool(heard.sounds))

    assert at_once == []
    assert heard.sounds[0].seconds == pytest.approx(1.2, abs=0.05)


def test_stop_in_the_middle_of_a_long_sound_waits_a_second_and_no_longer(
    recorder: Recorder, heard: Heard, sound: FakeSound, qtbot: QtBot
) -> None:
    recorder.record(countdown=0)
    sound.speak_into(tone(200, 48_000, 48_000))
    recorder.stop()
    sound.speak_into(tone(200, 60_000, 48_000))

    qtbot.waitUntil(lambda: bool(heard.sounds))


def test_long_reading_ends_between_two_words(recorder: Recorder, heard: Heard, sound: FakeSound, qtbot: QtBot) -> None:
    recorder.record(countdown=0)
    sound.speak_into(rest(0.2))
    for _ in range(45):
        sound.speak_into(tone(200, 24_000, 48_000))
        sound.speak_into(rest(0.2))

    qtbot.waitUntil(lambda: bool(heard.sounds))

    assert heard.sounds[0].peak > 0.1


def test_stereo_microphone_is_mixed(recorder: Recorder, heard: Heard, sound: FakeSound, devices: SoundDevices) -> None:
    devices.choose_input(HEADSET)
    recorder.record(countdown=0)
    recorder._on_block(np.stack([np.full(50_000, 0.2), np.full(50_000, 0.4)], axis=1).astype(np.float32), False)

    recorder.stop(at_once=True)

    assert heard.sounds[0].sample_rate == HEADSET.sample_rate
    assert heard.sounds[0].samples.max() == pytest.approx(0.3, abs=0.01)


def test_lost_samples_are_counted(recorder: Recorder, heard: Heard, sound: FakeSound) -> None:
    recorder.record(countdown=0)
    sound.speak_into(np.zeros(2048, np.float32), lost=True)

    recorder.stop(at_once=True)

    assert heard.lost == [2]


def test_microphone_that_cannot_be_opened_is_explained(recorder: Recorder, heard: Heard, sound: FakeSound) -> None:
    sound.problem = "The microphone may not be used."

    recorder.record(countdown=0)

    assert heard.problems == ["The microphone may not be used."]
    assert recorder.state is RecorderState.CLOSED


def test_unplugged_microphone_is_noticed(
    recorder: Recorder, heard: Heard, sound: FakeSound, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.sound.recorder._GIVE_UP", 100)
    recorder.listen()

    qtbot.waitUntil(lambda: bool(heard.problems), timeout=3000)

    assert "unplugged" in heard.problems[0]
    assert sound.input is not None
    assert not sound.input.is_open


def test_refreshing_closes_the_microphone_first(recorder: Recorder, devices: SoundDevices, sound: FakeSound) -> None:
    recorder.listen()

    devices.refresh()

    assert not sound.input.is_open
    assert sound.refreshed == 1


def test_chosen_microphone_is_remembered_by_name(devices: SoundDevices, sound: FakeSound) -> None:
    devices.choose_input(HEADSET)
    sound.found = [MICROPHONE, type(HEADSET)(7, HEADSET.name, HEADSET.host_api, 1, 0, 16_000)]

    devices.refresh()

    assert devices.input is not None
    assert devices.input.index == 7


def test_unplugged_choice_gives_way_to_the_systems(devices: SoundDevices, sound: FakeSound) -> None:
    devices.choose_input(HEADSET)
    sound.found = [MICROPHONE]

    devices.refresh()

    assert devices.input is None

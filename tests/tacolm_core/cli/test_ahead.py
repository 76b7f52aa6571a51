"""Sound handed on in the background: in order, without keeping anybody waiting, and with its troubles told."""

import sys
import threading
from types import SimpleNamespace

import numpy as np
import pytest

from tacolm_core.cli.ahead import Ahead
from tacolm_core.cli.output import open_output
from tacolm_core.cli.play import Speaker


def piece(value):
    return np.full(3, value, dtype=np.float32)


def test_pieces_are_written_in_order():
    written = []
    ahead = Ahead(lambda samples: written.append(float(samples[0])))

    for value in range(50):
        ahead.add(piece(value))
    ahead.finish()

    assert written == list(range(50))


def test_a_slow_taker_keeps_nobody_waiting():
    go_on, written = threading.Event(), []
    ahead = Ahead(lambda samples: (go_on.wait(10), written.append(float(samples[0]))))

    for value in range(20):
        ahead.add(piece(value))
    assert written == []
    go_on.set()
    ahead.finish()

    assert len(written) == 20


def test_what_goes_wrong_is_told_to_the_one_who_adds():
    def gone(samples):
        raise BrokenPipeError

    def add_on(ahead):
        while True:
            ahead.add(piece(0))
            ahead._thread.join(0.001)

    ahead = Ahead(gone)

    with pytest.raises(BrokenPipeError):
        add_on(ahead)
    with pytest.raises(BrokenPipeError):
        ahead.finish()


def test_after_giving_up_nothing_more_is_written():
    written = []
    ahead = Ahead(lambda samples: written.append(samples))
    ahead.give_up()

    for value in range(1_000):
        ahead.add(piece(value))
    ahead._thread.join(10)

    assert written == []
    assert not ahead._thread.is_alive()


class Device:
    """An output device; playing takes until it is allowed to go on."""

    def __init__(self):
        self.told, self.go_on = [], threading.Event()

    def start(self):
        self.told.append("start")

    def write(self, samples):
        assert samples.shape == (3, 1)
        assert self.go_on.wait(10)
        self.told.append(float(samples[0, 0]))

    def stop(self):
        self.told.append("stop")

    def abort(self):
        self.go_on.set()
        self.told.append("abort")

    def close(self):
        self.told.append("close")


@pytest.fixture
def device(monkeypatch):
    device = Device()
    monkeypatch.setitem(sys.modules, "sounddevice", SimpleNamespace(OutputStream=lambda **_: device))
    return device


def test_the_loudspeaker_plays_while_more_is_made_and_is_heard_to_the_end(device):
    with Speaker(24_000) as speaker:
        for value in (0.0, 0.25, 0.5):
            speaker.play(piece(value))
        assert device.told == ["start"]
        device.go_on.set()

    assert device.told == ["start", 0.0, 0.25, 0.5, "stop", "close"]


def test_the_loudspeaker_is_silent_at_once_when_speaking_stops(device):
    def interrupted():
        with Speaker(24_000) as speaker:
            speaker.play(piece(0.5))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert device.told[-1] == "close"
    assert "abort" in device.told
    assert "stop" not in device.told


def test_a_stream_that_fails_before_its_first_sound_leaves_nothing(capfdbinary):
    with pytest.raises(ValueError, match="no voice"), open_output("-", "wav16", 24_000, is_streamed=True):
        raise ValueError("no voice")

    assert capfdbinary.readouterr().out == b""

"""A sound system that is dead or slow does not hold the window up, and its numbers are not shown to anybody."""

import threading
import time
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from app.sound import portaudio
from app.sound.backend import SoundProblem
from app.sound.portaudio import PortAudioBackend

DEVICE = {
    "index": 0,
    "name": "Card",
    "hostapi": 0,
    "max_input_channels": 1,
    "max_output_channels": 2,
    "default_samplerate": 48_000.0,
}


class Broken(Exception):
    """What the library raises."""


class Stream:
    """A stream whose sound system has died: closing takes its time."""

    closing_takes = 0.0
    refuses = False
    last: "Stream"

    def __init__(self, *, callback: Any, samplerate: float, **_settings: Any) -> None:
        if self.refuses:
            raise Broken("Error opening stream: Invalid sample rate [PaErrorCode -9997]")
        self.callback, self.samplerate = callback, samplerate
        self.closed = threading.Event()
        type(self).last = self

    def start(self) -> None: ...

    def abort(self) -> None:
        time.sleep(self.closing_takes)
        raise Broken("the server is gone")

    def close(self) -> None:
        self.closed.set()


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    found = SimpleNamespace(
        query_devices=lambda: [DEVICE],
        query_hostapis=lambda: [{"name": "ALSA"}],
        default=SimpleNamespace(device=(0, 0)),
        PortAudioError=Broken,
        InputStream=type("InputStream", (Stream,), {}),
        OutputStream=type("OutputStream", (Stream,), {}),
    )
    monkeypatch.setattr(portaudio, "_library", lambda: found)
    return found


def test_closing_a_dead_stream_does_not_hold_anybody_up(library: SimpleNamespace) -> None:
    library.OutputStream.closing_takes = 0.6
    stream = PortAudioBackend().open_output(None, 24_000, lambda _block: None)

    begun = time.monotonic()
    stream.stop()
    took = time.monotonic() - begun

    assert took < 0.3
    assert library.OutputStream.last.closed.wait(5)


def test_opening_does_not_wait_for_a_stream_that_hangs_in_closing(
    library: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portaudio, "_PATIENCE", 0.1)
    library.OutputStream.closing_takes = 0.8
    backend = PortAudioBackend()
    backend.open_output(None, 24_000, lambda _block: None).stop()

    begun = time.monotonic()
    with pytest.raises(SoundProblem, match="does not answer"):
        backend.open_input(None, lambda _block, _lost: None)
    took = time.monotonic() - begun
    assert library.OutputStream.last.closed.wait(5)
    backend.open_input(None, lambda _block, _lost: None)  # it answers again

    assert took < 0.5


def test_no_sound_comes_or_goes_after_a_stream_was_stopped(library: SimpleNamespace) -> None:
    library.OutputStream.closing_takes = library.InputStream.closing_takes = 0.3
    backend, calls = PortAudioBackend(), []
    output = backend.open_output(None, 24_000, lambda _block: calls.append("out"))
    microphone = backend.open_input(None, lambda _block, _lost: calls.append("in"))
    block = np.ones((4, 2), np.float32)
    for stream in (output, microphone):
        stream.stop()
    library.OutputStream.last.callback(block, 4, None, None)
    library.InputStream.last.callback(block, 4, None, SimpleNamespace(input_overflow=False))

    assert calls == []
    assert not block.any()
    assert library.InputStream.last.closed.wait(5)


@pytest.mark.parametrize("what", ["OutputStream", "InputStream"])
def test_words_about_a_device_that_refuses_hold_no_numbers(library: SimpleNamespace, what: str) -> None:
    getattr(library, what).refuses = True
    backend = PortAudioBackend()

    def open_it() -> None:
        if what == "OutputStream":
            backend.open_output(None, 24_000, lambda _block: None)
        else:
            backend.open_input(None, lambda _block, _lost: None)

    with pytest.raises(SoundProblem) as problem:
        open_it()

    assert "Card" in str(problem.value)
    assert "-9997" not in str(problem.value)

"""The microphone: a level while it is open, and a recording at the device's own rate."""

import queue
from collections import deque
from enum import Enum, auto
from typing import Final

import numpy as np
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from app.sound.backend import Samples, SoundBackend, SoundProblem, SoundStream
from app.sound.devices import SoundDevices
from app.sound.level import measure
from app.sound.reading import ReadingEnd
from tacolm_core import Waveform

_POLL: Final = 33  # milliseconds between looks at the queue
_PRE_ROLL: Final = 0.15  # seconds kept from before the start, so that a quick first sound is whole
_GIVE_UP: Final = 2500  # milliseconds without any block before the microphone counts as dead


class RecorderState(Enum):
    """What the microphone is doing."""

    CLOSED = auto()
    LISTENING = auto()
    COUNTDOWN = auto()
    RECORDING = auto()


class Recorder(QObject):
    """Opens the microphone, shows its level, records after a countdown and stops when the reader has finished."""

    state_changed = Signal(object)  # RecorderState
    level = Signal(object)  # Level
    countdown = Signal(int)  # seconds left
    progress = Signal(float)  # seconds recorded
    finished = Signal(object, int)  # Waveform, number of times samples were lost
    failed = Signal(str)

    def __init__(self, backend: SoundBackend, devices: SoundDevices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._devices = devices
        self._stream: SoundStream | None = None
        self._blocks: queue.SimpleQueue[tuple[Samples, bool]] = queue.SimpleQueue()
        self._kept: deque[Samples] = deque()
        self._recorded: list[Samples] = []
        self._lost = 0
        self._reading = ReadingEnd(1)
        self._left = 0
        self.state = RecorderState.CLOSED
        self._silence_clock = QElapsedTimer()
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL)
        self._poll.timeout.connect(self._drain)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._count)
        devices.refreshing.connect(self.close)

    def listen(self) -> bool:
        """Open the microphone for its level."""
        if self._stream is not None:
            return True
        self._blocks = queue.SimpleQueue()
        try:
            self._stream = self._backend.open_input(self._devices.input, self._on_block)
        except SoundProblem as error:
            self._set_state(RecorderState.CLOSED)
            self.failed.emit(str(error))
            return False
        self._kept.clear()
        self._silence_clock.start()
        self._poll.start()
        self._set_state(RecorderState.LISTENING)
        return True

    def reopen(self) -> None:
        """After another microphone was chosen."""
        self.close()
        self.listen()

    def record(self, countdown: int) -> None:
        """Count down, record until the reader rests, stop."""
        if not self.listen():
            return
        self._left = countdown
        if countdown > 0:
            self._set_state(RecorderState.COUNTDOWN)
            self.countdown.emit(countdown)
            self._second.start()
        else:
            self._begin()

    def stop(self, *, at_once: bool = False) -> None:
        """End the recording after the word that is being said, or `at_once`. During the countdown: give up."""
        if self.state is RecorderState.RECORDING:
            self._drain()
            self._reading.wish()
            if self.state is RecorderState.RECORDING and (at_once or self._reading.is_resting):
                self._end()
        elif self.state is RecorderState.COUNTDOWN:
            self._second.stop()
            self._set_state(RecorderState.LISTENING)

    def close(self) -> None:
        """Let go of the microphone; a running recording is dropped."""
        self._second.stop()
        self._poll.stop()
        if self._stream is not None:
            self._stream.stop()
            self._stream = None
        self._recorded = []
        self._set_state(RecorderState.CLOSED)

    def _on_block(self, block: Samples, lost: bool) -> None:
        """On the sound thread: pass on and return."""
        self._blocks.put((block, lost))

    def _count(self) -> None:
        self._left -= 1
        self.countdown.emit(self._left)
        if self._left <= 0:
            self._second.stop()
            self._begin()

    def _begin(self) -> None:
        self._silence_clock.restart()  # a microphone that died meanwhile is found out in the recording
        self._drain()
        self._recorded = list(self._kept)
        self._reading = ReadingEnd(self._stream.sample_rate if self._stream else 1)
        self._lost = 0
        self._set_state(RecorderState.RECORDING)

    def _drain(self) -> None:
        """Take what the sound thread has brought."""
        arrived = []
        while not self._blocks.empty():
            block, lost = self._blocks.get()
            arrived.append(block)
            self._lost += lost
        if not arrived:
            self._check_alive()
            return
        self._silence_clock.restart()
        joined = np.concatenate(arrived)
        self.level.emit(measure(joined))
        if self.state is RecorderState.RECORDING:
            self._append(joined)
        else:
            self._keep(joined)

    def _append(self, samples: Samples) -> None:
        self._recorded.append(samples)
        self.progress.emit(self._seconds(self._recorded))
        if self._reading.push(samples):
            self._end()

    def _keep(self, samples: Samples) -> None:
        self._kept.append(samples)
        while len(self._kept) > 1 and self._seconds(list(self._kept)[1:]) >= _PRE_ROLL:
            self._kept.popleft()

    def _seconds(self, blocks: list[Samples]) -> float:
        rate = self._stream.sample_rate if self._stream else 1
        return sum(map(len, blocks)) / rate

    def _end(self) -> None:
        rate = self._stream.sample_rate if self._stream else 1
        samples = np.concatenate(self._recorded) if self._recorded else np.zeros((0, 1), np.float32)
        self._recorded = []
        self._set_state(RecorderState.LISTENING)
        self.finished.emit(Waveform.mix(np.clip(samples, -1.0, 1.0), rate), self._lost)

    def _check_alive(self) -> None:
        if self._silence_clock.hasExpired(_GIVE_UP):
            recorded = self._recorded if self.state is RecorderState.RECORDING else []
            if self._seconds(recorded) > 1.0:
                self._end()
            self.close()
            self.failed.emit(self.tr("The microphone stopped sending sound: was it unplugged? Press Refresh."))

    def _set_state(self, state: RecorderState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

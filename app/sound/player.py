"""The loudspeaker: plays what there is while more is being made, and knows where it is."""

import threading
from enum import Enum, auto
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from app.sound.backend import Samples, SoundBackend, SoundProblem, SoundStream
from app.sound.devices import SoundDevices
from app.sound.rate import RateConverter

_POLL: Final = 33  # milliseconds between position reports
_PREPARED: Final = 3.0  # seconds of converted sound that wait for the device
_DRAIN: Final = 0.15  # seconds of silence after the end, so that the device has played what it holds


class PlayerState(Enum):
    """What the loudspeaker is doing."""

    STOPPED = auto()
    PLAYING = auto()
    PAUSED = auto()


class SampleQueue:
    """Samples on their way to the sound thread; the lock is held for a copy only."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._blocks: list[Samples] = []
        self._offset = 0
        self.played = 0
        self.idle = 0  # samples of silence handed out since the last sound
        self.complete = False
        self.paused = False

    def push(self, samples: Samples) -> None:
        with self._lock:
            self._blocks.append(samples)

    def fill(self, block: Samples) -> None:
        """Called on the sound thread: fill `block (n,)`, with silence where nothing is ready."""
        block[:] = 0
        if self.paused:
            return
        with self._lock:
            done = 0
            while done < len(block) and self._blocks:
                head = self._blocks[0]
                count = min(len(block) - done, len(head) - self._offset)
                block[done : done + count] = head[self._offset : self._offset + count]
                done += count
                self._offset += count
                if self._offset == len(head):
                    self._blocks.pop(0)
                    self._offset = 0
            self.played += done
            self.idle = 0 if done else self.idle + len(block)

    @property
    def waiting(self) -> int:
        """Samples not yet handed to the device."""
        with self._lock:
            return sum(map(len, self._blocks)) - self._offset


class Player(QObject):
    """One sound at a time. The device is opened for each, so that a changed loudspeaker is found."""

    state_changed = Signal(object)  # PlayerState
    position = Signal(float)  # seconds since the start of the sound given to `play` or `begin`
    finished = Signal()
    failed = Signal(str)

    def __init__(self, backend: SoundBackend, devices: SoundDevices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._devices = devices
        self._stream: SoundStream | None = None
        self._queue = SampleQueue()
        self._converter: RateConverter | None = None
        self._ahead: list[Samples] = []  # still to be converted
        self._is_whole = False  # nothing more will come
        self._start = 0.0
        self._fed_rate = 24_000
        self.state = PlayerState.STOPPED
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL)
        self._poll.timeout.connect(self._report)
        devices.refreshing.connect(self.stop)

    def play(self, samples: Samples, sample_rate: int, start: float = 0.0, end: float | None = None) -> None:
        """Play `samples (n,)` from `start` to `end` seconds."""
        if not self.begin(sample_rate, start):
            return
        last = len(samples) if end is None else round(end * sample_rate)
        self.feed(samples[round(start * sample_rate) : last])
        self.complete()

    def begin(self, sample_rate: int, start: float = 0.0) -> bool:
        """Open the loudspeaker for sound that will come piece by piece."""
        self.stop()
        self._queue = SampleQueue()
        try:
            self._stream = self._backend.open_output(self._devices.output, sample_rate, self._queue.fill)
        except SoundProblem as error:
            self.failed.emit(str(error))
            return False
        actual = self._stream.sample_rate
        self._converter = RateConverter(sample_rate, actual) if actual != sample_rate else None
        self._ahead, self._is_whole = [], False
        self._start, self._fed_rate = start, sample_rate
        self._poll.start()
        self._set_state(PlayerState.PLAYING)
        return True

    def feed(self, samples: Samples) -> None:
        """More of the sound."""
        if self.state is not PlayerState.STOPPED:
            self._ahead.append(np.array(samples, dtype=np.float32))
            self._hand_over()

    def complete(self) -> None:
        """Nothing more will come: stop after what there is."""
        self._is_whole = True
        self._hand_over()

    def _hand_over(self) -> None:
        """Give the sound thread what it needs for the next seconds: converting all of a long take takes its time."""
        rate = self._stream.sample_rate if self._stream else 1
        while self._ahead and (self._converter is None or self._queue.waiting < _PREPARED * rate):
            head = self._ahead.pop(0)
            if self._converter is None:
                self._queue.push(head)
                continue
            if len(head) > rate:
                self._ahead.insert(0, head[rate:])
            self._queue.push(self._converter.push(head[:rate]))
        if self._is_whole and not self._ahead and not self._queue.complete:
            if self._converter is not None:
                self._queue.push(self._converter.flush())
            self._queue.complete = True

    def pause(self, paused: bool) -> None:
        if self.state is PlayerState.STOPPED:
            return
        self._queue.paused = paused
        self._set_state(PlayerState.PAUSED if paused else PlayerState.PLAYING)

    def stop(self) -> None:
        """Silence, now."""
        self._poll.stop()
        if self._stream is not None:
            self._stream.stop()
            self._stream = None
        self._set_state(PlayerState.STOPPED)

    @property
    def ahead(self) -> float:
        """Seconds of sound that wait to be played."""
        rate = self._stream.sample_rate if self._stream else 1
        return self._queue.waiting / rate + sum(map(len, self._ahead)) / self._fed_rate

    @property
    def seconds(self) -> float:
        """Where the sound is."""
        rate = self._stream.sample_rate if self._stream else 1
        return self._start + self._queue.played / rate

    def _report(self) -> None:
        if self._stream is not None and not self._stream.is_alive:
            self.stop()
            self.failed.emit(
                self.tr("The loudspeaker takes no more sound: was it unplugged? Choose another one in Settings.")
            )
            return
        self._hand_over()
        self.position.emit(self.seconds)
        rate = self._stream.sample_rate if self._stream else 1
        if self._queue.complete and not self._queue.waiting and self._queue.idle >= _DRAIN * rate:
            self.stop()
            self.finished.emit()

    def _set_state(self, state: PlayerState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

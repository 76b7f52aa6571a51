"""The program that reads what phones, chat programs and cameras write, for the engine: Qt's FFmpeg.

It runs as a process of its own (`main.py --decode FILE`), so that a damaged film cannot take the window along, and
neither window nor command line load Qt's multimedia. The engine only knows its command: see `tacolm_core.decode_with`.
"""

import json
import os
import time
from typing import TYPE_CHECKING, Any, Final

import tacolm_core
from app.own_program import own_command

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioBuffer

OPTION: Final = "--decode"
_PATIENCE: Final = 20.0  # seconds without anything new after which a file is given up
_WHOLE_NUMBERS: Final = {1: ("u1", 128.0, 128.0), 2: ("<i2", 0.0, 2.0**15), 4: ("<i4", 0.0, 2.0**31)}  # type, zero, one


def hand_in() -> None:
    """Let the engine read such files with this program."""
    tacolm_core.decode_with([*own_command(), OPTION])


def main(path: str) -> int:
    """Write the sound in a file to standard output, as `tacolm_core.decode_with` wants it; the exit status."""
    try:
        from PySide6.QtCore import QCoreApplication
        from PySide6.QtMultimedia import QAudioDecoder
    except ImportError:  # a system without what Qt asks for, a sound server's library say
        return _fail("missing")
    application = QCoreApplication([])
    decoder = QAudioDecoder()
    if not decoder.isSupported():
        return _fail("missing")
    return _Decoding(application, decoder).run(path)


def _fail(why: str) -> int:
    _write(json.dumps({"failed": why}).encode() + b"\n")
    return 1


def _write(data: Any) -> None:
    view = memoryview(data).cast("B")
    while view:
        view = view[os.write(1, view) :]


class _Decoding:
    """One file from its beginning to its end."""

    def __init__(self, application: Any, decoder: Any) -> None:
        from PySide6.QtCore import QTimer

        self._application, self._decoder = application, decoder
        self._shape: tuple[int, int] | None = None  # rate, channels
        self._failure = ""
        self._over = False
        self._alive = time.monotonic()
        self._watch = QTimer(interval=1000)
        self._watch.timeout.connect(self._look)
        decoder.bufferReady.connect(self._take)
        decoder.finished.connect(self._end)
        decoder.error.connect(self._on_error)

    def run(self, path: str) -> int:
        """Write everything; the exit status."""
        from PySide6.QtCore import QUrl

        self._decoder.setSource(QUrl.fromLocalFile(path))  # a file that cannot be opened fails here already
        if not self._over:
            self._decoder.start()
            self._watch.start()
        if not self._over:
            self._application.exec()
        if self._shape is None:
            return _fail("no sound" if "audio stream" in self._failure else self._failure or "nothing")
        return 0

    def _take(self) -> None:
        try:
            self._write_what_is_there()
        except OSError:  # nobody reads any more
            self._end()

    def _write_what_is_there(self) -> None:
        while not self._over and self._decoder.bufferAvailable():
            buffer = self._decoder.read()
            shape = (buffer.format().sampleRate(), buffer.format().channelCount())
            if self._shape is None:
                self._begin(shape)
            if shape == self._shape:
                _write(_floats(buffer))
                self._alive = time.monotonic()
            else:  # damaged, or two recordings in one file
                self._end()

    def _begin(self, shape: tuple[int, int]) -> None:
        self._shape = shape
        seconds = max(0, self._decoder.duration()) / 1000
        told = {"sample_rate": shape[0], "channels": shape[1], "seconds": seconds}
        _write(json.dumps(told).encode() + b"\n")

    def _look(self) -> None:
        if time.monotonic() - self._alive > _PATIENCE:
            self._end()

    def _on_error(self) -> None:
        self._failure = self._decoder.errorString() or "error"
        self._end()

    def _end(self) -> None:
        self._over = True
        self._application.quit()


def _floats(buffer: "QAudioBuffer") -> Any:
    """The samples of a buffer as little-endian floats, in memory that can be written out."""
    import numpy as np
    from PySide6.QtMultimedia import QAudioFormat

    form = buffer.format()
    data = memoryview(buffer.constData())[: buffer.byteCount()]
    if form.sampleFormat() == QAudioFormat.SampleFormat.Float:
        return data
    kind, zero, one = _WHOLE_NUMBERS[form.bytesPerSample()]
    return ((np.frombuffer(data, dtype=kind) - zero) / one).astype("<f4")

"""Plays sound through the default output device while more of it is being made."""

from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from tacolm_core.cli.ahead import Ahead
from tacolm_core.errors import OutputError


class Speaker:
    """The default output device as a context manager; leaving it waits until everything was heard.

    Raises:
        OutputError: no sound library or no output device.

    """

    def __init__(self, sample_rate: int) -> None:
        self._sample_rate = sample_rate
        self._stream: Any = None
        self._ahead: Ahead | None = None

    def __enter__(self) -> Self:
        try:
            import sounddevice

            self._stream = sounddevice.OutputStream(samplerate=self._sample_rate, channels=1, dtype="float32")
            self._stream.start()
        except (ImportError, OSError) as error:
            raise OutputError(f"Nothing can be played: {error}; write a file with --out instead.") from error
        except Exception as error:  # sounddevice.PortAudioError, which cannot be named before the import succeeds
            raise OutputError(f"No sound output can be opened ({error}); write a file with --out instead.") from error
        self._ahead = Ahead(self._write)
        return self

    def play(self, samples: npt.NDArray[np.float32]) -> None:
        """Queue `samples` (n,); they are heard after what was queued before, while more is being made."""
        if len(samples) and self._ahead is not None:
            self._ahead.add(samples)

    def _write(self, samples: npt.NDArray[np.float32]) -> None:
        self._stream.write(np.ascontiguousarray(samples, dtype=np.float32)[:, None])

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is None or self._ahead is None:
            return
        heard = False
        try:
            if kind is None:
                self._ahead.finish()
                self._stream.stop()
                heard = True
        finally:
            if not heard:
                self._ahead.give_up()
                self._stream.abort()
            self._stream.close()

"""When somebody who reads aloud has finished: speech was heard, then a rest. Numpy only."""

from typing import Final

import numpy as np

from app.sound.backend import Samples
from app.sound.level import FLOOR_DB

_FRAME: Final = 0.02  # seconds
_ENOUGH: Final = 0.7  # seconds of speech before a rest can be the end
_REST: Final = 1.2  # seconds without speech that end a reading
_WORD_REST: Final = 0.16  # seconds between two words, for whoever wants to end
_PATIENCE: Final = 1.0  # seconds that somebody who wants to end waits for the end of a word
_NOTHING: Final = 8.0  # seconds without any speech
_LONGEST: Final = 30.0  # seconds after which the next rest between words is the end
_ABOVE: Final = 8.0  # dB above the noise that speech rises at least
_BELOW_LOUD: Final = 28.0  # dB under the loudest that still is speech
_QUIETEST: Final = -58.0  # dB: nothing below is speech
_FORGETS: Final = 3.0  # dB a second by which the noise may have risen


class ReadingEnd:
    """Follows a recording; `push` says when it is over."""

    def __init__(self, rate: int) -> None:
        self._length = max(1, round(_FRAME * rate))
        self._left = np.zeros(0, np.float32)
        self._noise = 0.0  # falls to what is heard
        self._loudest = FLOOR_DB
        self._rest = 0.0
        self._spoken = 0.0
        self._seconds = 0.0
        self._wished_at: float | None = None

    @property
    def has_spoken(self) -> bool:
        return self._spoken >= _ENOUGH

    @property
    def is_resting(self) -> bool:
        """Between two words, or before the first."""
        return self._rest >= _WORD_REST

    def wish(self) -> None:
        """The reader wants to end: not in the middle of a word, but soon."""
        self._wished_at = self._seconds

    def push(self, samples: Samples) -> bool:
        """More of the recording, (n,) or (n, channels); True once it is over."""
        mono = samples.mean(axis=1) if samples.ndim == 2 else samples
        joined = np.concatenate([self._left, mono])
        whole = len(joined) // self._length * self._length
        self._left = joined[whole:]
        over = [self._follow(frame) for frame in joined[:whole].reshape(-1, self._length)]
        return any(over)

    def _follow(self, frame: Samples) -> bool:
        power = float(np.mean(np.square(frame, dtype=np.float64)))
        level = max(FLOOR_DB, 10 * float(np.log10(max(power, 1e-12))))
        self._seconds += _FRAME
        self._noise = min(level, self._noise + _FORGETS * _FRAME)
        self._loudest = max(level, self._loudest)
        if level > max(self._noise + _ABOVE, self._loudest - _BELOW_LOUD, _QUIETEST):
            self._spoken, self._rest = self._spoken + _FRAME, 0.0
        else:
            self._rest += _FRAME
        return self._is_over()

    def _is_over(self) -> bool:
        if self._wished_at is not None:
            return self._rest >= _WORD_REST or self._seconds - self._wished_at >= _PATIENCE
        if not self.has_spoken:
            return self._seconds >= _NOTHING
        return self._rest >= (_WORD_REST if self._seconds >= _LONGEST else _REST)

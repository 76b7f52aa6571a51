"""Sample rate conversion of a growing signal, for loudspeakers that refuse the model's rate. Numpy only."""

from typing import Final

import numpy as np

from app.sound.backend import Samples

_ZERO_CROSSINGS: Final = 16
_MARGIN: Final = 1.02  # pass band edge over the lower Nyquist frequency


class RateConverter:
    """Windowed-sinc interpolation; pieces in, pieces out, no seam between them."""

    def __init__(self, from_rate: int, to_rate: int) -> None:
        self._step = from_rate / to_rate  # input samples per output sample
        self._cutoff = min(1.0, to_rate / from_rate) / _MARGIN
        self._reach = int(np.ceil(_ZERO_CROSSINGS / self._cutoff))
        self._held = np.zeros(self._reach, dtype=np.float64)
        self._start = float(self._reach)  # position of the next output sample in `held`

    def push(self, samples: Samples) -> Samples:
        """Output samples that no longer depend on what follows."""
        self._held = np.concatenate([self._held, samples])
        last = len(self._held) - self._reach - 1
        count = max(0, int(np.floor((last - self._start) / self._step)) + 1)
        positions = self._start + self._step * np.arange(count)
        result = self._interpolate(positions)
        following = self._start + self._step * count
        drop = max(0, int(following) - self._reach)
        self._held, self._start = self._held[drop:], following - drop
        return result

    def flush(self) -> Samples:
        """The rest, as if silence followed."""
        return self.push(np.zeros(self._reach, dtype=np.float32))

    def _interpolate(self, positions: np.ndarray) -> Samples:
        offsets = np.arange(-self._reach + 1, self._reach + 1)
        base = np.floor(positions).astype(int)
        distance = base[:, None] + offsets[None, :] - positions[:, None]
        window = np.cos(np.pi / 2 * np.clip(distance / self._reach, -1, 1)) ** 2
        taps = self._cutoff * np.sinc(self._cutoff * distance) * window
        result: Samples = np.sum(taps * self._held[base[:, None] + offsets[None, :]], axis=1).astype(np.float32)
        return result

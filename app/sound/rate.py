"""Sample rate conversion of a growing signal, for loudspeakers that refuse the model's rate. Numpy only."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from app.sound.backend import Samples

_ZERO_CROSSINGS: Final = 16
_MARGIN: Final = 1.02  # pass band edge over the lower Nyquist frequency
_BLOCK: Final = 16_384  # output samples calculated at once


class RateConverter:
    """Windowed-sinc interpolation; pieces in, pieces out, no seam between them.

    The rates have a ratio of whole numbers, so that an output sample lies at one of a few places between two input
    samples: the weights are calculated once for each of these phases.
    """

    def __init__(self, from_rate: int, to_rate: int) -> None:
        common = math.gcd(from_rate, to_rate)
        self._phases, self._step = to_rate // common, from_rate // common  # a step is so many phases
        cutoff = min(1.0, to_rate / from_rate) / _MARGIN
        self._reach = math.ceil(_ZERO_CROSSINGS / cutoff)
        self._weights = _weights(self._phases, self._reach, cutoff)
        self._held = np.zeros(self._reach, dtype=np.float64)
        self._next = self._reach * self._phases  # place of the next output sample in `held`, in phases

    def push(self, samples: Samples) -> Samples:
        """Output samples that no longer depend on what follows."""
        self._held = np.concatenate([self._held, samples])
        last = (len(self._held) - self._reach - 1) * self._phases
        count = max(0, (last - self._next) // self._step + 1)
        result = np.empty(count, dtype=np.float32)
        for first in range(0, count, _BLOCK):
            numbers = np.arange(first, min(count, first + _BLOCK))
            result[first : first + _BLOCK] = self._interpolate(self._next + self._step * numbers)
        following = self._next + self._step * count
        drop = max(0, following // self._phases - self._reach)
        self._held, self._next = self._held[drop:], following - drop * self._phases
        return result

    def flush(self) -> Samples:
        """The rest, as if silence followed."""
        return self.push(np.zeros(self._reach, dtype=np.float32))

    def _interpolate(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        base, phase = np.divmod(places, self._phases)
        windows = np.lib.stride_tricks.sliding_window_view(self._held, 2 * self._reach)
        result: npt.NDArray[np.float64] = np.einsum("ij,ij->i", windows[base - self._reach + 1], self._weights[phase])
        return result


def _weights(phases: int, reach: int, cutoff: float) -> npt.NDArray[np.float64]:
    """Weights (phases, 2 * reach) of the input samples around an output sample."""
    offsets = np.arange(-reach + 1, reach + 1)
    distance = offsets[None, :] - np.arange(phases)[:, None] / phases
    window = np.cos(np.pi / 2 * np.clip(distance / reach, -1, 1)) ** 2
    weights: npt.NDArray[np.float64] = cutoff * np.sinc(cutoff * distance) * window
    return weights

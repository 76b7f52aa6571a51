"""The outline of a waveform at the resolution of the screen. Numpy only."""

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
_BLOCK = 128  # samples


def envelope(samples: Samples, first: int, last: int, columns: int) -> tuple[npt.NDArray[np.float64], Samples]:
    """Points to draw for `samples[first:last]`: positions in samples (p,) and values (p,).

    At most about 2 x `columns` points: the lowest and highest sample of each block, in turn; the samples themselves
    where there are fewer of them.
    """
    first, last = max(0, first), min(len(samples), last)
    part = samples[first:last]
    block = len(part) // max(columns, 1)
    if block < 3:
        return np.arange(first, first + len(part), dtype=np.float64), part
    count = len(part) // block
    blocks = part[: count * block].reshape(count, block)
    values = np.empty(2 * count, dtype=np.float32)
    values[0::2], values[1::2] = blocks.min(axis=1), blocks.max(axis=1)
    positions = np.repeat(np.arange(count, dtype=np.float64) * block, 2)
    positions[1::2] += block / 2
    return positions + first, values


class Peaks:
    """The lowest and highest sample of each small block: what a wide view is drawn from, however long the sound is."""

    def __init__(self) -> None:
        self._samples: Samples = np.zeros(0, dtype=np.float32)
        self._lows = [np.zeros(0, dtype=np.float32)]
        self._highs = [np.zeros(0, dtype=np.float32)]
        self._done = 0  # samples in whole blocks

    def show(self, samples: Samples) -> None:
        """Another sound (n,)."""
        self._lows, self._highs, self._done = [samples[:0]], [samples[:0]], 0
        self.grow(samples)

    def grow(self, samples: Samples) -> None:
        """The same sound with more at its end; only that is looked at."""
        self._samples = samples
        count = (len(samples) - self._done) // _BLOCK
        if count > 0:
            blocks = samples[self._done : self._done + count * _BLOCK].reshape(count, _BLOCK)
            self._lows.append(blocks.min(axis=1))
            self._highs.append(blocks.max(axis=1))
            self._done += count * _BLOCK

    @property
    def loudest(self) -> float:
        """The largest magnitude."""
        rest = self._samples[self._done :]
        found = [max(-float(low.min(initial=0.0)), float(high.max(initial=0.0))) for low, high in self._blocks()]
        return max(*found, float(np.abs(rest).max(initial=0.0)), 0.0)

    def outline(self, first: int, last: int, columns: int) -> tuple[npt.NDArray[np.float64], Samples]:
        """As `envelope` of the sound."""
        first, last = max(0, first), min(len(self._samples), last)
        if last - first < 4 * columns * _BLOCK:
            return envelope(self._samples, first, last, columns)
        ((lows, highs),) = self._blocks()
        start, end = first // _BLOCK, min(last // _BLOCK, len(lows))
        block = max(1, (end - start) // max(columns, 1))
        count = (end - start) // block
        values = np.empty(2 * count, dtype=np.float32)
        values[0::2] = lows[start : start + count * block].reshape(count, block).min(axis=1)
        values[1::2] = highs[start : start + count * block].reshape(count, block).max(axis=1)
        positions = np.repeat((start + np.arange(count, dtype=np.float64) * block) * _BLOCK, 2)
        positions[1::2] += block * _BLOCK / 2
        return positions, values

    def _blocks(self) -> list[tuple[Samples, Samples]]:
        if len(self._lows) > 1:
            self._lows, self._highs = [np.concatenate(self._lows)], [np.concatenate(self._highs)]
        return [(self._lows[0], self._highs[0])]

"""The outline of a waveform at the resolution of the screen. Numpy only."""

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]


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

"""How far a figure would move with other clips."""

from collections.abc import Sequence
from typing import Final

import numpy as np

_DRAWS: Final = 1000


def scatter(values: Sequence[float], weights: Sequence[float] = ()) -> float | None:
    """Standard error of sum(values) / sum(weights), or of the mean without weights, by drawing the clips again.

    The draws are the same every time. None for fewer than two clips.
    """
    if len(values) < 2:
        return None
    numbers = np.asarray(values, np.float64)
    divisors = np.asarray(weights, np.float64) if len(weights) else np.ones_like(numbers)
    drawn = np.random.default_rng(0).integers(len(numbers), size=(_DRAWS, len(numbers)))
    return float((numbers[drawn].sum(1) / np.maximum(divisors[drawn].sum(1), 1e-9)).std())

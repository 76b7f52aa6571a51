"""Learning rate as a function of progress."""

import math
from dataclasses import dataclass

from tacolm_core.config import Settings


@dataclass(frozen=True)
class Schedule(Settings):
    """Linear warm-up by steps, then a cosine from `peak` to `peak * floor` over the run's progress."""

    peak: float = 1e-3
    warm_up: int = 200  # steps
    floor: float = 0.02  # share of the peak left at the end

    def rate(self, step: int, progress: float) -> float:
        """Learning rate at `step` (from 0) with `progress` in [0, 1], by steps or by the clock."""
        rising = min(1.0, (step + 1) / max(1, self.warm_up))
        falling = 0.5 * (1.0 + math.cos(math.pi * min(1.0, max(0.0, progress))))
        return self.peak * rising * (self.floor + (1.0 - self.floor) * falling)

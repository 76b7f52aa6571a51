"""How loud a block of samples is. Numpy only."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from app.sound.backend import Samples

FLOOR_DB: Final = -90.0
CLIP: Final = 0.99  # at and above this a sample counts as clipped
HOLD_SECONDS: Final = 1.5  # how long the peak marker stays
FALL_DB_PER_SECOND: Final = 24.0


@dataclass(frozen=True)
class Level:
    """Loudness of one block, in dB below full scale."""

    peak_db: float = FLOOR_DB
    rms_db: float = FLOOR_DB
    clipped: bool = False


def decibels(value: float) -> float:
    return float(max(FLOOR_DB, 20 * np.log10(max(value, 1e-9))))


def measure(samples: Samples) -> Level:
    """Level of `samples`, (n,) or (n, channels); the floor where there are none."""
    if not len(samples):
        return Level()
    peak = float(np.abs(samples).max())
    rms = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
    return Level(decibels(peak), decibels(rms), peak >= CLIP)


@dataclass(frozen=True)
class PeakHold:
    """The highest recent peak: held for a while, then falling."""

    db: float = FLOOR_DB
    age: float = 0.0

    def follow(self, peak_db: float, seconds: float) -> "PeakHold":
        if peak_db >= self.db:
            return PeakHold(peak_db)
        age = self.age + seconds
        fallen = self.db - (FALL_DB_PER_SECOND * seconds if age > HOLD_SECONDS else 0.0)
        return PeakHold(max(fallen, peak_db, FLOOR_DB), age)

"""How a sentence is played, whichever variant of it: pace, volume, pause. Speaking it again changes nothing here."""

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from tacolm_core import SentenceResult

SLOWEST: Final = 0.5
FASTEST: Final = 2.0
QUIETEST: Final = -24.0  # decibels
LOUDEST: Final = 12.0
LONGEST_PAUSE: Final = 10.0  # seconds


@dataclass(frozen=True)
class Manner:
    """Played once as it was spoken, unless told otherwise."""

    pace: float = 1.0  # 1.2: a fifth faster
    volume: float = 0.0  # decibels
    pause: float | None = None  # seconds after it; None: what the text asks for

    def __post_init__(self) -> None:
        object.__setattr__(self, "pace", min(FASTEST, max(SLOWEST, float(self.pace))))
        object.__setattr__(self, "volume", min(LOUDEST, max(QUIETEST, float(self.volume))))
        if self.pause is not None:
            object.__setattr__(self, "pause", min(LONGEST_PAUSE, max(0.0, float(self.pause))))


PLAIN: Final = Manner()


def played(result: "SentenceResult", manner: Manner, sample_rate: int) -> "SentenceResult":
    """The sentence as it is heard; unchanged, sample by sample, where nothing is asked for.

    The pace is the work of `tacolm_core.paced`, which takes a while: not for the main thread.
    """
    if manner.volume == 0.0 and manner.pace == 1.0:
        return result
    from tacolm_core import paced

    samples = paced(result.samples, sample_rate, manner.pace)
    if manner.volume != 0.0:
        samples = np.clip(samples * np.float32(10 ** (manner.volume / 20)), -1.0, 1.0)
    return dataclasses.replace(result, samples=samples, pace=manner.pace)

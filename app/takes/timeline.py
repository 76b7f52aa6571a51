"""Sentences one after the other: where each begins, when each word is said, the sound of it all. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from tacolm_core import FRAME_RATE

if TYPE_CHECKING:
    from tacolm_core import SentenceResult

FRAME_SECONDS: Final = 1 / FRAME_RATE  # one codec frame


@dataclass(frozen=True)
class SpokenWord:
    """A word and the seconds in which it is heard."""

    text: str
    start: float
    end: float
    sentence: int


@dataclass(frozen=True)
class Stretch:
    """Seconds a sentence takes up, without the pause after it."""

    start: float
    end: float


@dataclass(frozen=True)
class Timeline:
    """Everything that has a place in time, of a whole take."""

    samples: npt.NDArray[np.float32]
    sample_rate: int
    sentences: tuple[Stretch, ...]
    words: tuple[SpokenWord, ...]

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.sample_rate

    def sentence_at(self, seconds: float) -> int:
        """Index of the sentence heard at that time, or the one before the pause; -1 with no sentence."""
        started = [
            index
            for index, stretch in enumerate(self.sentences)
            if stretch.start <= seconds and stretch.end > stretch.start
        ]
        return started[-1] if started else -1


def build(sentences: "Sequence[SentenceResult | None]", sample_rate: int) -> Timeline:
    """Lay sentences one after the other with their pauses; the last pause is left out.

    A sentence that is not spoken yet (None) has its place among the stretches, and no length.
    """
    last = max((index for index, result in enumerate(sentences) if result is not None), default=-1)
    pieces: list[npt.NDArray[np.float32]] = []
    stretches: list[Stretch] = []
    words: list[SpokenWord] = []
    place = 0
    for index, result in enumerate(sentences):
        start = place / sample_rate
        if result is None:
            stretches.append(Stretch(start, start))
            continue
        stretches.append(Stretch(start, start + len(result.samples) / sample_rate))
        words += word_times(result, start, index)
        pause = 0 if index == last else round(result.sentence.pause_after * sample_rate)
        pieces += [result.samples, np.zeros(pause, dtype=np.float32)]
        place += len(result.samples) + pause
    samples = np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.float32)
    return Timeline(samples, sample_rate, tuple(stretches), tuple(words))


def word_times(result: "SentenceResult", start: float = 0.0, index: int = 0) -> list[SpokenWord]:
    """When each word of one sentence is heard, from the alignment; words that were skipped are left out."""
    return [SpokenWord(word.text, start + word.start, start + word.end, index) for word in result.words()]

"""A take while it is being made: what has arrived so far, at its place in time. No widgets."""

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from app.takes.timeline import FRAME_SECONDS, SpokenWord, Stretch, Timeline, word_times

if TYPE_CHECKING:
    from tacolm_core import SentenceResult, SpokenSentence

_ROOM: Final = 14_400_000  # samples: ten minutes at 24 kHz are not copied while they grow
Labels = tuple[tuple[float, str], ...]


class GrowingSamples:
    """Samples that are appended often and read as one array."""

    def __init__(self) -> None:
        self._room = np.empty(_ROOM, dtype=np.float32)  # memory is taken as it is written to
        self._length = 0

    def append(self, samples: npt.NDArray[np.float32]) -> None:
        needed = self._length + len(samples)
        if needed > len(self._room):
            larger = np.empty(2 * needed, dtype=np.float32)
            larger[: self._length] = self.view
            self._room = larger
        self._room[self._length : needed] = samples
        self._length = needed

    @property
    def view(self) -> npt.NDArray[np.float32]:
        return self._room[: self._length]


class LiveTake:
    """Places of sentences, sound and words so far."""

    def __init__(self, sample_rate: int) -> None:
        self.sample_rate = sample_rate
        self.sound = GrowingSamples()
        self.words: list[SpokenWord] = []
        self.stretches: list[Stretch] = []
        self.start = 0.0  # seconds, of the sentence being spoken
        self.sentence_frames = 0

    @property
    def seconds(self) -> float:
        return len(self.sound.view) / self.sample_rate

    @property
    def now(self) -> float:
        """The latest moment anything is known of."""
        return max(self.seconds, self.start + self.sentence_frames * FRAME_SECONDS)

    @property
    def first_frame(self) -> int:
        """Codec frame at which the sentence being spoken begins."""
        return round(self.start / FRAME_SECONDS)

    def begin_sentence(self) -> None:
        self.start = self.seconds
        self.sentence_frames = 0

    def finish_sentence(self, index: int, result: "SentenceResult") -> None:
        self.words += word_times(result, self.start, index)
        self.stretches.append(Stretch(self.start, self.start + len(result.samples) / self.sample_rate))

    def timeline(self, num_sentences: int) -> Timeline:
        """Of what is finished, out of so many sentences; the sound so far is not copied."""
        rest = max(0, num_sentences - len(self.stretches))
        later = Stretch(self.seconds, self.seconds)
        return Timeline(self.sound.view, self.sample_rate, (*self.stretches, *[later] * rest), tuple(self.words))


def word_labels(sentence: "SpokenSentence") -> Labels:
    """Rows of the attention map beside which words are written: (middle, word)."""
    return tuple(((span.first_token + span.end_token) / 2, span.text) for span in sentence.tokens.words)

"""What speaking results in. Numpy only, so that whoever shows it needs no torch."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal

import numpy as np
import numpy.typing as npt

from tacolm_core.audio.waveform import Samples, Waveform
from tacolm_core.config import SynthesisOptions
from tacolm_core.text.spoken import SpokenSentence
from tacolm_core.units import frames_to_seconds

AlarmKind = Literal["skipped", "repeated", "stuck", "did_not_stop", "ended_early", "clipped", "burst", "hole"]


@dataclass(frozen=True)
class Alarm:
    """Something that went wrong in a sentence, in its reading or in its sound."""

    kind: AlarmKind
    text: str  # one sentence for people


@dataclass(frozen=True)
class TimedWord:
    """A spoken word and when it is heard, in seconds of the whole waveform."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, eq=False)
class SentenceResult:
    """One spoken sentence of T frames (FRAME_RATE in a second) and S text tokens."""

    sentence: SpokenSentence
    codes: npt.NDArray[np.int16]  # (K, T)
    alignment: npt.NDArray[np.int16]  # (T,), text token spoken in each frame
    attention: npt.NDArray[np.float16]  # (T, S), mean GCA map of the alignment layers
    samples: Samples  # (N,), without the pause that follows
    seed: int  # of this sentence alone
    alarms: tuple[Alarm, ...] = ()
    pace: float = 1.0  # how many times faster than it was spoken `samples` are; the rest stays as the model made it

    late: float = 0.0  # seconds by which `alignment` follows the sound (`sentence.POINTER_LATE`)

    @property
    def frame_seconds(self) -> float:
        """How long one frame of `codes`, `alignment` and `attention` is heard."""
        return frames_to_seconds(1) / self.pace

    def heard_at(self, frame: int) -> float:
        """Seconds of this sentence at which what `alignment` says of a frame begins to sound."""
        return max(0.0, frame * self.frame_seconds - self.late / self.pace)

    def words(self) -> list[TimedWord]:
        """Spoken words in seconds of this sentence; words without a frame are left out."""
        return list(self._words)

    @cached_property
    def _words(self) -> tuple[TimedWord, ...]:
        found = []
        for span in self.sentence.tokens.words:
            frames = np.flatnonzero((self.alignment >= span.first_token) & (self.alignment < span.end_token))
            if len(frames):
                start, end = self.heard_at(int(frames[0])), self.heard_at(int(frames[-1]) + 1)
                found.append(TimedWord(span.text, start, end))
        return tuple(found)


@dataclass(frozen=True, eq=False)
class Speech:
    """A whole result, with all that is needed to make it again."""

    waveform: Waveform
    sentences: tuple[SentenceResult, ...]
    text: str  # as written
    voice_name: str
    voice_hash: str  # `Voice.hash`
    seed: int  # that was used, drawn or asked for
    options: SynthesisOptions  # with that seed
    model_hash: str  # `ModelFolder.model_hash`
    device: str  # "cpu" or "cuda"
    seconds: float  # of sound
    wall_seconds: float  # of work
    first_sound_seconds: float  # of work until the first sound was ready

    def sentence_times(self) -> list[tuple[float, float]]:
        """Start and end of each sentence in seconds of the waveform, pauses excluded."""
        rate = self.waveform.sample_rate
        lengths = [len(result.samples) for result in self.sentences]
        pauses = [round(result.sentence.pause_after * rate) for result in self.sentences]
        starts = accumulate((length + pause for length, pause in zip(lengths, pauses, strict=True)), initial=0)
        return [(start / rate, (start + length) / rate) for start, length in zip(starts, lengths, strict=False)]

    def words(self) -> list[TimedWord]:
        """All spoken words in seconds of the waveform."""
        return [
            TimedWord(word.text, min(start + word.start, end), min(start + word.end, end))
            for result, (start, end) in zip(self.sentences, self.sentence_times(), strict=True)
            for word in result.words()
        ]

"""What is told while speaking, in the order in which it happens. Numpy only."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tacolm_core.audio.waveform import Samples
from tacolm_core.synthesis.results import SentenceResult, Speech
from tacolm_core.text.front_end import SpokenSentence


@dataclass(frozen=True, eq=False)
class SentenceStarted:
    """Sentence `index` of `count` begins."""

    index: int
    count: int
    sentence: SpokenSentence
    estimated_seconds: float


@dataclass(frozen=True, eq=False)
class FrameDecoded:
    """The AR model made frame `frame` of the sentence."""

    index: int
    frame: int
    code: int  # of codebook 1
    attention: npt.NDArray[np.float32]  # (S,)
    pointer: int  # text token being spoken


@dataclass(frozen=True, eq=False)
class LevelsDecoded:
    """Codes of one level are there for some frames; level 0 is the AR model's."""

    index: int
    level: int
    first_frame: int
    codes: npt.NDArray[np.int16]  # (t,)


@dataclass(frozen=True, eq=False)
class SoundReady:
    """The next piece of sound, or the pause after a sentence."""

    index: int
    samples: Samples  # (n,)
    sample_rate: int


@dataclass(frozen=True, eq=False)
class SentenceFinished:
    """A sentence is complete."""

    index: int
    result: SentenceResult


@dataclass(frozen=True, eq=False)
class SpeechFinished:
    """Everything is complete; the last event."""

    speech: Speech


SpeechEvent = SentenceStarted | FrameDecoded | LevelsDecoded | SoundReady | SentenceFinished | SpeechFinished

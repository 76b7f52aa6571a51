"""What is told while speaking, in the order in which it happens. Numpy only."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tacolm_core.audio.waveform import Samples
from tacolm_core.synthesis.results import SentenceResult, Speech
from tacolm_core.text.spoken import SpokenSentence


@dataclass(frozen=True, eq=False)
class SentenceStarted:
    """Sentence `index` of `count` begins; in all events `index` is its place in the text, from 0."""

    index: int
    count: int
    sentence: SpokenSentence
    estimated_seconds: float  # of sound, by the number of text tokens


@dataclass(frozen=True, eq=False)
class FrameDecoded:
    """The AR model made frame `frame` of the sentence, from 0; there are FRAME_RATE of them in a second."""

    index: int
    frame: int
    code: int  # of codebook 1
    attention: npt.NDArray[np.float32]  # (S,), weights over the sentence's text tokens
    pointer: int  # text token being spoken, an index into `sentence.tokens.ids`


@dataclass(frozen=True, eq=False)
class LevelsDecoded:
    """Codes of one level, 0 to 7, are there for the frames from `first_frame` on; level 0 is the AR model's."""

    index: int
    level: int
    first_frame: int
    codes: npt.NDArray[np.int16]  # (t,)


@dataclass(frozen=True, eq=False)
class SoundReady:
    """The next piece of sound, or the pause after a sentence; joined, they are the waveform of the `Speech`."""

    index: int
    samples: Samples  # (n,) in [-1, 1]
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

"""What happens while a voice is taught, as frozen values without torch."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tacolm_core.synthesis.voice import Voice


@dataclass(frozen=True)
class ReadingHeard:
    """One recording was listened to."""

    index: int
    count: int
    name: str
    is_used: bool
    reasons: tuple[str, ...] = ()  # sentences: why it is left out, or what is odd about it


@dataclass(frozen=True)
class LessonsBegun:
    """The recordings are prepared."""

    readings: int  # used
    seconds: float  # of speech
    likeness: float  # of the untaught model to the held-out recordings, 0 to 1 (`teaching/likeness.py`)
    is_resumed: bool  # an interrupted course goes on


@dataclass(frozen=True)
class PassDone:
    """A lesson has gone through all recordings once more."""

    lesson: str  # "speech", "timbre" or "sound"
    number: int  # of this pass, from 1
    of: int  # at most
    progress: float  # of the whole course, 0 to 1
    held_out: float  # how much sentences that are not learnt from still surprise; less is better
    likeness: float  # to the held-out recordings now, 0 to 1
    seconds_left: float  # at most


@dataclass(frozen=True)
class Working:
    """A sign of life between two passes."""

    progress: float
    seconds_left: float


@dataclass(frozen=True)
class VoiceTaught:
    """The end: the voice with its lessons."""

    voice: "Voice"
    before: float  # likeness untaught
    after: float  # and taught


TeachingEvent = ReadingHeard | LessonsBegun | PassDone | Working | VoiceTaught

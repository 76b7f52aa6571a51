"""Lengths: does a clip end when its text does?

Speech that breaks off is far too short, speech that does not stop far too long. Expected is the length of a reference
recording where there is one, else what the text would take at a usual pace.
"""

from typing import Final

from tacolm_core.evaluation.wer import comparable_words

SHORTEST, LONGEST = 0.6, 1.7  # times the expected length
_SECONDS_PER_LETTER: Final = 0.072  # read speech, letters and apostrophes only; pauses included
_EDGES: Final = 0.3  # seconds of silence at both ends together


def expected_seconds(text: str) -> float:
    """Seconds a reader needs for `text`."""
    return _EDGES + _SECONDS_PER_LETTER * sum(map(len, comparable_words(text)))


def ends_properly(seconds: float, expected: float) -> bool:
    """Whether a clip is neither cut short nor endless."""
    return SHORTEST * expected <= seconds <= LONGEST * expected

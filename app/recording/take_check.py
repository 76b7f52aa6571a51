"""Whether a recording will do as a voice, in words for the user. The judgement itself is the engine's."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tacolm_core import Waveform


class Grade(Enum):
    """How far a recording can be used."""

    GOOD = auto()
    FAIR = auto()
    BAD = auto()


@dataclass(frozen=True)
class Verdict:
    """What to think of a recording, and what to do about it."""

    grade: Grade
    headline: str
    hints: tuple[str, ...] = ()


def check_part(part: "Waveform") -> Verdict:
    """Judge the chosen part."""
    return Verdict(Grade.GOOD, "Good: clear and long enough.")


def read_prompt(path: Path) -> "Waveform":
    """Read a sound file."""
    raise NotImplementedError

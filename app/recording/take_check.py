"""Whether a recording will do as a voice, in words for the user. The judgement itself is the engine's."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from app.core_words import shown
from tacolm_core import check_prompt

if TYPE_CHECKING:
    from tacolm_core import PromptReport, Waveform


class Grade(Enum):
    """How far a recording can be used."""

    GOOD = auto()
    FAIR = auto()
    BAD = auto()


_GRADES: Final = {"good": Grade.GOOD, "usable": Grade.FAIR, "unusable": Grade.BAD}


@dataclass(frozen=True)
class Verdict:
    """What to think of a recording, and what to do about it."""

    grade: Grade
    headline: str
    hints: tuple[str, ...] = ()
    usable_start: float = 0.0  # seconds within what was judged
    usable_end: float = 0.0


def check_part(part: "Waveform") -> Verdict:
    """Judge the chosen part by its sound."""
    return verdict_of(check_prompt(part))


def verdict_of(report: "PromptReport") -> Verdict:
    """A report of the engine in words for the user."""
    headlines = {
        Grade.GOOD: QCoreApplication.translate("Verdict", "Good: {0:.1f} s of clear speech."),
        Grade.FAIR: QCoreApplication.translate("Verdict", "Usable, with {0:.1f} s of speech, but it could be better:"),
        Grade.BAD: QCoreApplication.translate("Verdict", "No voice can be made of this:"),
    }
    grade = _GRADES[report.verdict]
    hints = tuple(shown(reason.hint) for reason in report.reasons)
    return Verdict(grade, headlines[grade].format(report.speech_seconds), hints, report.usable_start, report.usable_end)

"""Several readings of one voice, and which of them make the prompt. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.recording.prompt import LONGEST
from app.recording.take_check import Grade, Verdict
from tacolm_core import Waveform

_ENOUGH: Final = 6.0  # seconds of good speech that need no help from what is only usable


@dataclass(frozen=True, eq=False)
class Piece:
    """One reading and what it is worth."""

    sound: Waveform
    words: str  # that were on the screen
    verdict: Verdict

    @property
    def seconds(self) -> float:
        """Of its usable part."""
        return self.verdict.usable_end - self.verdict.usable_start


def best_of(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Those that shall be heard in the voice, in their order: the good ones, and the usable ones where those are few.

    Where none can be used, the last one, so that its faults are told.
    """
    usable = [piece for piece in pieces if piece.verdict.grade is not Grade.BAD]
    good = [piece for piece in usable if piece.verdict.grade is Grade.GOOD]
    wanted = good if sum(piece.seconds for piece in good) >= _ENOUGH else usable
    chosen: list[Piece] = []
    for piece in sorted(wanted, key=lambda piece: (piece.verdict.grade is not Grade.GOOD, pieces.index(piece))):
        if not chosen or sum(one.seconds for one in chosen) + piece.seconds <= LONGEST:
            chosen.append(piece)
    return tuple(piece for piece in pieces if piece in chosen) or tuple(pieces[-1:])

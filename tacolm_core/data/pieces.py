"""Long recordings cut at their pauses, so that a speaker with one clip has several utterances."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tacolm_core.units import TEXT_BOS, TEXT_EOS


@dataclass(frozen=True)
class Piece:
    """A stretch of an aligned utterance, its tokens again from BOS to EOS; both sides share the silence at a cut."""

    first_frame: int
    tokens: tuple[int, ...]
    durations: tuple[int, ...]  # frames per token

    @property
    def frames(self) -> int:
        """Length in codec frames."""
        return sum(self.durations)


def cut_at_pauses(piece: Piece, pausing: Collection[int], shortest: int, longest: int) -> list[Piece]:
    """Pieces of at most `longest` frames where pauses allow it, none below `shortest`.

    Args:
        piece: the whole utterance.
        pausing: tokens in which a speaker may be silent (word boundary, punctuation).
        shortest: frames of the shortest piece.
        longest: frames above which a piece is cut again, at its longest pause.

    """
    if piece.frames <= longest:
        return [piece]
    begins = _begins(piece.durations)
    places = [
        n
        for n in range(2, len(piece.tokens) - 2)
        if piece.tokens[n] in pausing
        and shortest <= begins[n]
        and begins[n] + piece.durations[n] <= piece.frames - shortest
    ]
    if not places:
        return [piece]
    middle = piece.frames / 2
    best = max(places, key=lambda n: (piece.durations[n], -abs(begins[n] - middle)))
    return [
        part for half in _cut(piece, best, begins[best]) for part in cut_at_pauses(half, pausing, shortest, longest)
    ]


def _begins(durations: Sequence[int]) -> list[int]:
    begins, frame = [], 0
    for duration in durations:
        begins.append(frame)
        frame += duration
    return begins


def _cut(piece: Piece, place: int, begin: int) -> tuple[Piece, Piece]:
    """Both sides of the pausing token `place`, which itself is left out: an end is what stands there now."""
    silence = piece.durations[place]
    left = silence // 2
    first = Piece(piece.first_frame, (*piece.tokens[:place], TEXT_EOS), (*piece.durations[:place], left))
    second = Piece(
        piece.first_frame + begin + left,
        (TEXT_BOS, *piece.tokens[place + 1 :]),
        (silence - left, *piece.durations[place + 1 :]),
    )
    return first, second

"""Recordings are cut at pauses, and nothing is lost or heard twice."""

from hypothesis import given
from hypothesis import strategies as st

from tacolm_core.data.pieces import Piece, cut_at_pauses
from tacolm_core.units import TEXT_BOS, TEXT_EOS

PAUSE = 3


def whole(*inner: tuple[int, int]) -> Piece:
    tokens = (TEXT_BOS, *(token for token, _ in inner), TEXT_EOS)
    return Piece(0, tokens, (5, *(frames for _, frames in inner), 7))


def test_a_short_recording_stays_whole():
    piece = whole((10, 20), (PAUSE, 30), (11, 20))
    assert cut_at_pauses(piece, {PAUSE}, shortest=10, longest=100) == [piece]


def test_the_longest_pause_is_where_it_is_cut():
    piece = whole((10, 40), (PAUSE, 4), (11, 30), (PAUSE, 21), (12, 40))
    first, second = cut_at_pauses(piece, {PAUSE}, shortest=20, longest=120)
    assert first == Piece(0, (TEXT_BOS, 10, PAUSE, 11, TEXT_EOS), (5, 40, 4, 30, 10))
    assert second == Piece(89, (TEXT_BOS, 12, TEXT_EOS), (11, 40, 7))


def test_a_recording_without_pauses_stays_whole():
    piece = whole((10, 300), (11, 300))
    assert cut_at_pauses(piece, {PAUSE}, shortest=20, longest=120) == [piece]


@given(
    st.lists(st.tuples(st.sampled_from([PAUSE, 10, 11]), st.integers(0, 60)), min_size=1, max_size=40),
    st.integers(1, 80),
    st.integers(1, 200),
)
def test_pieces_follow_each_other_and_hold_every_sound(inner, shortest, longest):
    piece = whole(*inner)
    pieces = cut_at_pauses(piece, {PAUSE}, shortest, longest)
    frame = 0
    for part in pieces:
        assert part.first_frame == frame
        assert len(part.tokens) == len(part.durations)
        assert (part.tokens[0], part.tokens[-1]) == (TEXT_BOS, TEXT_EOS)
        frame += part.frames
    assert frame == piece.frames
    spoken = [token for part in pieces for token in part.tokens if token > PAUSE]
    assert spoken == [token for token in piece.tokens if token > PAUSE]
    if len(pieces) > 1:
        assert min(part.frames for part in pieces) >= shortest

"""Statements on one line or two: what matters most is there, and nothing is cut in a word that has room."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from app.widgets.parts_label import PartsLabel, lines_of

PARTS = ("Sentence 2 of 4", "starting in 2:05 min", "made at 0.1 of real time", "about 40 s left", "3.0 s made")


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(qapp.font())


def test_everything_stands_on_one_line_where_there_is_room(metrics: QFontMetrics) -> None:
    assert lines_of(PARTS, metrics, 10_000, 2) == (" · ".join(PARTS),)


def test_lines_break_between_parts_and_the_last_ones_are_left_out(metrics: QFontMetrics) -> None:
    width = metrics.horizontalAdvance("Sentence 2 of 4 · starting in 2:05 min")
    lines = lines_of(PARTS, metrics, width, 2)

    assert lines == ("Sentence 2 of 4 · starting in 2:05 min", "made at 0.1 of real time")


def test_a_part_that_is_wider_than_a_line_is_elided_and_told_whole(metrics: QFontMetrics) -> None:
    label = PartsLabel()
    label.resize(metrics.horizontalAdvance("made at 0.1 of"), 40)
    label.set_parts(("", PARTS[2]))

    assert label.shown[0].endswith("…")
    assert label.toolTip() == label.accessibleName() == PARTS[2]


def test_room_is_the_same_whatever_is_said(metrics: QFontMetrics) -> None:
    label = PartsLabel()
    before = label.sizeHint().height()
    label.set_parts(PARTS)

    assert label.sizeHint().height() == before >= 2 * metrics.height()

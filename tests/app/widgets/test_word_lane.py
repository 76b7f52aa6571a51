"""The words below the waveform: as many as there is room for, in two lines."""

from dataclasses import dataclass
from itertools import pairwise

from pytestqt.qtbot import QtBot

from app.theme import Theme
from app.widgets.word_lane import WordLane

TEXT = "The lighthouse keeper counted ships before breakfast and wrote every name into the book by noon the fog left"


@dataclass(frozen=True)
class Spoken:
    text: str
    start: float
    end: float


class Axis:
    times = (0.0, 10.0)

    def time_to_pixel(self, seconds: float) -> float:
        return 60 * seconds


def test_ten_seconds_of_words_are_nearly_all_there(qtbot: QtBot, theme: Theme) -> None:
    words = TEXT.split()
    each = 10 / len(words)
    lane = WordLane(Axis(), theme.colours)
    qtbot.addWidget(lane)
    lane.resize(600, lane.sizeHint().height())
    lane.show_words(tuple(Spoken(word, i * each, (i + 0.9) * each) for i, word in enumerate(words)))

    labels = lane._labels(lane._places())

    assert len(labels) >= 0.8 * len(words)
    for line in {area.top() for area in labels.values()}:
        areas = sorted((area for area in labels.values() if area.top() == line), key=lambda area: area.left())
        assert all(before.right() < after.left() for before, after in pairwise(areas))


def test_the_word_being_spoken_is_always_named(qtbot: QtBot, theme: Theme) -> None:
    lane = WordLane(Axis(), theme.colours)
    qtbot.addWidget(lane)
    lane.resize(600, lane.sizeHint().height())
    lane.show_words(tuple(Spoken(f"word{i}", i / 10, (i + 1) / 10) for i in range(100)))
    lane.show_time(4.25)

    assert 42 in lane._labels(lane._places())


def test_a_word_stays_marked_in_the_pause_after_it_and_nowhere_else(qtbot: QtBot, theme: Theme) -> None:
    lane = WordLane(Axis(), theme.colours)
    qtbot.addWidget(lane)
    lane.show_words((Spoken("one", 0.0, 0.4), Spoken("two", 1.0, 1.4), Spoken("three", 2.0, 2.4)))
    marked = []
    for seconds in (1.2, 1.7, 0.7, 2.2, 0.7, None):
        lane.show_time(seconds)
        marked.append(lane._current)

    assert marked == [1, 1, -1, 2, -1, -1]

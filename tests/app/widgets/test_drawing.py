"""What is drawn, how exactly, and how quickly."""

import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.takes.timeline import build
from app.theme import Colours, Theme
from app.widgets.envelope import Peaks, envelope
from app.widgets.spectrum import DYNAMIC_RANGE_DB, spectrogram
from tests.app.conftest import flush_events
from tests.app.doubles import tone
from tests.app.takes.made import a_take

if TYPE_CHECKING:
    from app.speaking.plots_view import PlotsView


def plots_view(theme: Theme) -> "PlotsView":
    from app.speaking.drawings import drawings_in_parts
    from app.speaking.plots_view import PlotsView

    parts = drawings_in_parts(theme)
    while True:
        try:
            next(parts)
        except StopIteration as end:
            return PlotsView(theme, end.value)


@given(length=st.integers(0, 5000), columns=st.integers(1, 400), first=st.integers(-10, 5000))
def test_outline_never_leaves_the_samples(length: int, columns: int, first: int) -> None:
    samples = np.random.default_rng(length).normal(0, 1, length).astype(np.float32)

    positions, values = envelope(samples, first, length, columns)

    assert len(positions) == len(values)
    assert set(values.tolist()) <= set(samples.tolist())
    assert (np.diff(positions) >= 0).all()


def test_outline_keeps_the_loudest_sample() -> None:
    samples = np.zeros(100_000, np.float32)
    samples[54_321] = 0.9

    positions, values = envelope(samples, 0, len(samples), 300)

    assert values.max() == np.float32(0.9)
    assert positions[values.argmax()] == pytest.approx(54_321, abs=400)


def test_tone_is_a_line_in_the_spectrogram() -> None:
    picture = spectrogram(tone(3000, 24_000))

    assert picture[:, 100].argmax() == 3000 * 512 // 24_000
    assert picture.min() >= -DYNAMIC_RANGE_DB - 0.01


def test_long_sound_has_a_picture_of_bounded_size() -> None:
    assert spectrogram(np.zeros(24_000 * 120, np.float32)).shape[1] <= 6001


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read_on_its_ground(name: str) -> None:
    """Contrast of at least 4.5 to 1, as WCAG asks of text."""
    colours = Colours.load(name)
    pairs = [
        (colours.text, colours.window),
        (colours.text, colours.panel),
        (colours.text, colours.selection),
        (colours.muted, colours.panel),
        (colours.on_accent, colours.accent),
        (colours.warning, colours.panel),
        (colours.good, colours.panel),
        (colours.bad, colours.panel),
    ]

    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    channels = np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.03928, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def test_a_minute_of_speech_is_shown_without_a_stall(qapp: QApplication, theme: Theme) -> None:
    view = plots_view(theme)
    view.resize(1100, 600)
    view.show()
    take = a_take(" ".join(f"This is sentence number {number} of a text for measuring." for number in range(30)))
    timeline = build(take.sentences, 24_000)

    started = time.process_time()
    view.show_take(take, timeline)
    flush_events()
    seconds = time.process_time() - started
    view.hide()
    view.deleteLater()
    flush_events()

    assert timeline.seconds > 60
    assert seconds < 0.4


def test_mark_of_a_map_spreads_to_its_neighbours_only() -> None:
    from app.widgets.attention_plot import spread

    pixels = np.zeros((9, 2), np.float32)
    pixels[4, 0], pixels[0, 1] = 0.8, 0.5

    assert np.flatnonzero(spread(pixels, 2)[:, 0]).tolist() == [2, 3, 4, 5, 6]
    assert np.flatnonzero(spread(pixels, 2)[:, 1]).tolist() == [0, 1, 2]
    assert np.count_nonzero(pixels) == 2
    assert spread(pixels, 0) is pixels


@settings(deadline=None)  # a crowded computer takes its time
@given(length=st.integers(0, 60_000), columns=st.integers(1, 60), first=st.integers(0, 30_000))
def test_wide_view_has_the_extremes_of_the_sound(length: int, columns: int, first: int) -> None:
    samples = np.random.default_rng(length).normal(0, 1, length).astype(np.float32)
    peaks = Peaks()
    for end in range(0, length, 7_001):
        peaks.grow(samples[:end])
    peaks.grow(samples)

    positions, values = peaks.outline(first, length, columns)

    assert len(positions) == len(values)
    assert set(values.tolist()) <= set(samples.tolist())
    assert peaks.loudest == pytest.approx(float(np.abs(samples).max(initial=0.0)))


def test_a_long_take_is_shown_and_followed_without_a_stall(qapp: QApplication, theme: Theme) -> None:
    """Work of the processor, for ten minutes of speech: showing it, and moving the playhead over all of it."""
    view = plots_view(theme)
    view.resize(1100, 600)
    view.show()
    take = a_take(" ".join(f"This is sentence number {number} of a text for measuring." for number in range(200)))
    timeline = build(take.heard, 24_000)
    view.show_take(take, timeline)
    flush_events()

    started = time.process_time()
    view.show_take(take, timeline)
    flush_events()
    shown = time.process_time() - started
    moves = []
    for second in range(10, 60, 10):
        started = time.process_time()
        view.show_playhead(float(second))
        flush_events()
        moves.append(time.process_time() - started)
    view.hide()
    view.deleteLater()
    flush_events()

    assert timeline.seconds > 450
    assert shown < 0.3
    assert max(moves) < 0.1


def test_view_follows_the_ear_and_stays_where_the_person_put_it(qapp: QApplication, theme: Theme) -> None:
    view = plots_view(theme)
    take = a_take(" ".join(f"This is sentence number {number} of a text." for number in range(12)))
    view.show_take(take, build(take.heard, 24_000))
    view.waveform.show_times(0.0, 4.0)
    view.show_playhead(3.9)
    view.show_playhead(4.05)
    turned = view.waveform.times
    view.waveform.show_times(10.0, 14.0)
    view.waveform.moved_by_hand.emit()
    view.show_playhead(5.0)
    held = view.waveform.times
    view.show_playhead(13.9)
    view.show_playhead(14.1)
    let_go = view.waveform.times
    view.deleteLater()
    flush_events()

    assert turned == pytest.approx((4.0, 8.0))
    assert held == pytest.approx((10.0, 14.0))
    assert let_go == pytest.approx((14.0, 18.0))


def test_end_of_a_pause_can_be_dragged(qapp: QApplication, theme: Theme) -> None:
    view = plots_view(theme)
    take = a_take("First one. Second one.")
    timeline = build(take.heard, 24_000)
    view.show_take(take, timeline)
    asked: list[tuple[int, float]] = []
    view.pause_wanted.connect(lambda index, seconds: asked.append((index, seconds)))
    before = view._handle._line.isVisible()
    view.table.table.selectRow(0)
    line = view._handle._line
    begins = line.value()
    line.setValue(timeline.sentences[0].end + 1.5)
    line.sigDragged.emit(line)
    held = view.table.manner.pause.value(), list(asked)
    line.sigPositionChangeFinished.emit(line)
    view.table.table.selectRow(1)
    is_last_shown = line.isVisible()
    view.deleteLater()
    flush_events()

    assert (before, is_last_shown) == (False, False)
    assert begins == pytest.approx(timeline.sentences[1].start)
    assert held == (pytest.approx(1.5), [])  # it is read while it is dragged
    assert asked == [(0, pytest.approx(1.5))]


def test_rows_of_a_long_take_are_written_while_the_window_answers(qapp: QApplication, theme: Theme) -> None:
    from app.speaking.sentence_table import SentenceTable

    table = SentenceTable(theme)
    take = a_take(" ".join(f"Sentence {number}." for number in range(150)))
    table.show_take(take)
    at_once = [table.table.item(row, 1) is not None for row in (0, 59, 60, 149)]
    table.mark_played(149)
    flush_events()
    later = [table.table.item(row, 1).text() for row in (60, 149)]
    states = [table.table.item(row, 0).text() for row in (148, 149)]
    table.deleteLater()
    flush_events()

    assert at_once == [True, True, False, False]
    assert later == ["Sentence 60.", "Sentence 149."]
    assert states == ["done", "▶ heard"]


@pytest.mark.parametrize(("height", "most"), [(90, 4), (400, 8)])
def test_names_of_rows_never_stand_over_one_another(qapp: QApplication, theme: Theme, height: int, most: int) -> None:
    from app.widgets.codes_plot import CodesPlot

    plot = CodesPlot(theme.colours, "Codes", 8, 1 / 75)
    plot.resize(600, height)
    plot.show()
    flush_events()
    names = plot.left._tickLevels[0]
    apart = plot.view.height() / 8 * (names[1][0] - names[0][0])
    needed = plot.fontMetrics().height()
    plot.hide()
    plot.deleteLater()
    flush_events()

    assert 2 <= len(names) <= most
    assert apart >= needed


def test_what_is_to_be_checked_leaves_room_for_the_sentence(qapp: QApplication, theme: Theme) -> None:
    from app.speaking.sentence_table import SentenceTable

    table = SentenceTable(theme)
    table.resize(500, 300)
    table.show()
    table.show_take(a_take("Something is wrong in a sentence with more words than there is room for."))
    flush_events()
    widths = [table.table.columnWidth(column) for column in (1, 3)]
    whole = table.table.viewport().width()
    table.hide()
    table.deleteLater()
    flush_events()

    assert widths[0] > 100
    assert widths[1] <= whole // 3

"""What is drawn, how exactly, and how quickly."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.takes.timeline import build
from app.theme import Colours, Theme
from app.widgets.envelope import envelope
from app.widgets.spectrum import DYNAMIC_RANGE_DB, spectrogram
from tests.app.conftest import flush_events
from tests.app.doubles import tone
from tests.app.takes.made import a_take


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
    from app.speaking.plots_view import PlotsView

    view = PlotsView(theme)
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

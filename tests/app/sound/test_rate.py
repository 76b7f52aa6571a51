"""Conversion of a growing signal."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.sound.rate import RateConverter
from tests.app.doubles import tone


def converted(samples: np.ndarray, old: int, new: int, piece: int) -> np.ndarray:
    converter = RateConverter(old, new)
    pieces = [converter.push(samples[start : start + piece]) for start in range(0, len(samples), piece)]
    return np.concatenate([*pieces, converter.flush()])


@settings(max_examples=15, deadline=None)
@given(piece=st.integers(1, 3000), new=st.sampled_from([16_000, 22_050, 44_100, 48_000]))
def test_pieces_make_no_difference(piece: int, new: int) -> None:
    samples = np.random.default_rng(0).normal(0, 0.2, 2500).astype(np.float32)

    np.testing.assert_allclose(converted(samples, 24_000, new, piece), converted(samples, 24_000, new, 5000), atol=1e-6)


@pytest.mark.parametrize("new", [16_000, 44_100, 48_000])
def test_tone_keeps_pitch_and_loudness(new: int) -> None:
    result = converted(tone(1000, 24_000), 24_000, new, 4096)

    expected = tone(1000, len(result), new)
    middle = slice(new // 10, -new // 10)
    assert np.abs(result[middle] - expected[middle]).max() < 0.005


def test_length_follows_the_rates() -> None:
    assert len(converted(np.zeros(24_000, np.float32), 24_000, 48_000, 1000)) == pytest.approx(48_000, abs=2)

"""Levels and the peak that is held."""

import numpy as np
import pytest

from app.sound.level import FLOOR_DB, HOLD_SECONDS, Level, PeakHold, measure


def test_full_scale_sine_is_at_zero() -> None:
    level = measure(np.sin(np.linspace(0, 100, 10_000)).astype(np.float32))

    assert level.peak_db == pytest.approx(0, abs=0.01)
    assert level.rms_db == pytest.approx(-3, abs=0.1)
    assert level.clipped


def test_silence_is_at_the_floor() -> None:
    assert measure(np.zeros(100, np.float32)) == Level(FLOOR_DB, FLOOR_DB, False)


def test_nothing_is_at_the_floor() -> None:
    assert measure(np.zeros(0, np.float32)) == Level()


def test_peak_is_held_then_falls() -> None:
    hold = PeakHold().follow(-10, 0.03)

    held = hold.follow(-40, HOLD_SECONDS / 2)
    fallen = held.follow(-40, HOLD_SECONDS)

    assert held.db == -10
    assert -40 <= fallen.db < -10


def test_higher_peak_takes_over() -> None:
    assert PeakHold(-20, 1.0).follow(-5, 0.03) == PeakHold(-5)

"""Faster and slower at the same pitch."""

import numpy as np
import pytest

from tacolm_core.audio.pace import paced

RATE = 24_000


def hum(seconds=2.0, pitch=180.0):
    time = np.arange(round(seconds * RATE)) / RATE
    syllables = np.clip(np.sin(2 * np.pi * 2.5 * time), 0, 1)
    return (0.3 * sum(np.sin(2 * np.pi * pitch * k * time) / k for k in (1, 2, 3)) * syllables).astype(np.float32)


@pytest.mark.parametrize("pace", [0.5, 0.8, 1.25, 2.0])
def test_length_follows_the_pace_and_the_pitch_stays(pace):
    sound = paced(hum(), RATE, pace)

    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    assert len(sound) == round(2.0 * RATE / pace)
    assert spectrum.argmax() * RATE / len(sound) == pytest.approx(180.0, abs=6.0)


def test_syllables_stay_where_the_pace_puts_them():
    """No delay: the level goes with that of the original at the same share of the whole."""
    before, after = hum(), paced(hum(), RATE, 0.8)

    levels = [np.array([np.abs(part).mean() for part in np.array_split(sound, 40)]) for sound in (before, after)]
    assert np.corrcoef(*levels)[0, 1] > 0.95


def test_a_pace_of_one_changes_nothing():
    sound = hum()

    assert paced(sound, RATE, 1.0) is sound

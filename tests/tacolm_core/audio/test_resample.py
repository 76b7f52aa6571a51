import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.audio.resample import resample
from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import AudioError


def sine(rate, frequency=440.0, seconds=0.5):
    return Waveform(0.5 * np.sin(2 * np.pi * frequency * np.arange(round(seconds * rate)) / rate), rate)


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 44_100, 44_101, 48_000, 96_000, 192_000])
def test_a_tone_stays_the_same_tone(rate):
    moved, wanted = resample(sine(rate), 24_000), sine(24_000)

    assert abs(len(moved.samples) - len(wanted.samples)) <= 1
    middle = slice(2_000, 10_000)
    assert np.abs(moved.samples[middle] - wanted.samples[middle]).max() < 0.01


def test_what_the_new_rate_cannot_hold_is_removed():
    assert resample(sine(48_000, frequency=15_000.0), 24_000).part(0.1, 0.4).level_db < -60


def test_nothing_to_do_gives_the_same_object():
    waveform = sine(24_000)

    assert resample(waveform, 24_000) is waveform


@settings(max_examples=25, deadline=None)
@given(st.integers(1_000, 200_000), st.integers(0, 3_000))
def test_any_rate_and_length_is_accepted(rate, num_samples):
    moved = resample(Waveform(np.ones(num_samples), rate), 24_000)

    assert moved.sample_rate == 24_000
    assert len(moved.samples) == pytest.approx(num_samples * 24_000 / rate, rel=2e-3, abs=1)


@pytest.mark.parametrize("rate", [0, -24_000, 10])
def test_an_impossible_rate_is_refused(rate):
    with pytest.raises(AudioError, match=f"{rate} samples per second"):
        resample(Waveform(np.zeros(100, np.float32), 24_000), rate)

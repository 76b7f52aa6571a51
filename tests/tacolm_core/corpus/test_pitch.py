import numpy as np
import pytest

from tacolm_core.corpus.pitch import measure_pitch

RATE = 16_000


def voice(pitch, seconds=2.0):
    time = np.arange(int(seconds * RATE)) / RATE
    return sum(np.cos(2 * np.pi * k * pitch * time) / k for k in range(1, 8)).astype(np.float32)


@pytest.mark.parametrize("pitch", [80.0, 120.0, 210.0, 300.0])
def test_finds_the_pitch_of_a_voice(pitch):
    found = measure_pitch(voice(pitch), RATE)

    assert found.median == pytest.approx(pitch, rel=0.03)
    assert found.deviation < 0.05


def test_a_voice_that_moves_has_a_larger_deviation():
    both = np.concatenate([voice(110.0), voice(140.0)])

    assert measure_pitch(both, RATE).deviation == pytest.approx(np.log(140 / 110) / 2, rel=0.15)


def test_noise_has_no_pitch():
    assert measure_pitch(np.random.default_rng(0).standard_normal(RATE).astype(np.float32), RATE) is None


def test_a_moment_is_too_short():
    assert measure_pitch(voice(120.0, 0.05), RATE) is None

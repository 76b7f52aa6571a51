import numpy as np
import pytest

from tacolm_core.data.augment import add_noise, augment, band_limit, change_level, small_room
from tacolm_core.units import SAMPLE_RATE


def tone(hertz, seconds=1.0, level=0.3):
    return (level * np.sin(2 * np.pi * hertz * np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE)).astype(np.float32)


def rms(samples):
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))


@pytest.mark.parametrize("seed", range(20))
def test_altered_sound_keeps_its_length_and_stays_in_range(seed):
    altered = augment(tone(300, 0.77), np.random.default_rng(seed))

    assert altered.shape == tone(300, 0.77).shape
    assert altered.dtype == np.float32
    assert 0.04 < np.abs(altered).max() <= 0.951


def test_the_same_random_numbers_alter_alike():
    first, again, other = (augment(tone(300), np.random.default_rng(seed)) for seed in (5, 5, 6))

    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_silence_stays_silent():
    assert not augment(np.zeros(5000, np.float32), np.random.default_rng(0)).any()


def test_a_band_limit_takes_what_lies_outside_and_leaves_speech():
    for seed in range(10):
        rng = np.random.default_rng(seed)
        state = rng.bit_generator.state
        kept = {}
        for hertz in (20, 1000, 11_800):
            rng.bit_generator.state = state
            kept[hertz] = rms(band_limit(tone(hertz), rng, sample_rate=SAMPLE_RATE)) / rms(tone(hertz))
        assert kept[1000] > 0.85
        assert kept[20] < 0.35
        assert kept[11_800] < 0.4


def test_noise_lies_ten_to_thirty_five_decibels_below():
    for seed in range(10):
        noisy = add_noise(tone(300), np.random.default_rng(seed), sample_rate=SAMPLE_RATE)
        below = 20 * np.log10(rms(tone(300)) / rms(noisy - tone(300)))
        assert 6 < below < 36  # mains hum may add a little


def test_a_room_rings_on_after_the_sound():
    click = np.zeros(SAMPLE_RATE, np.float32)
    click[100] = 0.9

    heard = small_room(click, np.random.default_rng(3), sample_rate=SAMPLE_RATE)

    assert np.abs(heard[:100]).max() < 1e-6
    assert rms(heard[200:2000]) > 10 * rms(heard[-2000:])


def test_level_is_set_whatever_it_was():
    loud, faint = (change_level(tone(300, level=level), np.random.default_rng(1)) for level in (0.9, 0.001))

    np.testing.assert_allclose(loud, faint, atol=1e-4)

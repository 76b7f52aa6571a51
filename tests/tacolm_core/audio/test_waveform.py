import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacolm_core.audio.waveform import SILENCE_DB, Waveform, concatenate, cross_fade
from tacolm_core.errors import AudioError


def sine(seconds=1.0, rate=24_000, level=0.5):
    return Waveform(level * np.sin(2 * np.pi * 200 * np.arange(round(seconds * rate)) / rate), rate)


def test_samples_become_float32_in_one_row():
    waveform = Waveform(np.array([1, 0, -1], dtype=np.int64)[::-1], 24_000)

    assert waveform.samples.dtype == np.float32
    assert waveform.samples.flags.c_contiguous
    assert waveform.samples.tolist() == [-1.0, 0.0, 1.0]


@pytest.mark.parametrize(
    ("samples", "rate"),
    [(np.zeros((2, 5)), 24_000), (np.array([0.0, np.nan]), 24_000), (np.array([np.inf]), 24_000), (np.zeros(5), 0)],
)
def test_what_is_no_waveform_is_refused(samples, rate):
    with pytest.raises(AudioError):
        Waveform(samples, rate)


def test_level_and_peak_are_those_of_the_definition():
    assert sine().level_db == pytest.approx(-9.03, abs=0.01)
    assert sine().peak == pytest.approx(0.5, abs=1e-3)
    assert Waveform(np.ones(100), 24_000).level_db == pytest.approx(0.0)
    assert Waveform(np.zeros(100), 24_000).level_db == SILENCE_DB
    assert Waveform(np.zeros(0), 24_000).level_db == SILENCE_DB
    assert sine().louder(-6.0).level_db == pytest.approx(-15.03, abs=0.01)


def test_equal_channels_mix_to_themselves():
    one = sine().samples

    assert np.allclose(Waveform.mix(np.stack([one, one], axis=1), 24_000).samples, one, atol=1e-6)


def test_unused_inputs_do_not_make_the_mix_quieter():
    one = sine().samples
    eight = np.zeros((len(one), 8), dtype=np.float32)
    eight[:, 3] = one

    assert np.allclose(Waveform.mix(eight, 48_000).samples, one, atol=1e-6)


def test_an_inverted_channel_does_not_cancel_the_voice():
    one = sine().samples

    assert Waveform.mix(np.stack([one, -one], axis=1), 24_000).peak == pytest.approx(0.5, abs=1e-3)


def test_part_stays_within_the_sound():
    waveform = sine(2.0)

    assert waveform.part(0.5, 1.0).seconds == 0.5
    assert waveform.part(-1.0, 9.0).seconds == 2.0
    assert waveform.part(3.0).seconds == 0.0
    assert waveform.part(1.0, 0.5).seconds == 0.0


def test_concatenation_puts_the_pause_between():
    joined = concatenate([sine(1.0), sine(0.5)], pause=0.25)

    assert joined.seconds == 1.75
    assert not joined.samples[24_000:30_000].any()


def test_different_rates_are_not_joined():
    with pytest.raises(AudioError, match="24000 and 48000"):
        concatenate([sine(), sine(rate=48_000)])
    with pytest.raises(AudioError, match="not no"):
        concatenate([])


def test_cross_fade_keeps_the_power_of_unrelated_sounds():
    random = np.random.default_rng(0)
    first, second = (Waveform(random.standard_normal(24_000) * 0.1, 24_000) for _ in range(2))

    joined = cross_fade(first, second, 0.5)

    assert joined.seconds == 1.5
    assert joined.part(0.5, 1.0).level_db == pytest.approx(-20.0, abs=0.3)
    assert np.array_equal(joined.samples[:12_000], first.samples[:12_000])


@given(st.integers(0, 300), st.integers(0, 300), st.floats(0, 0.02))
def test_cross_fade_takes_any_lengths(num_first, num_second, seconds):
    joined = cross_fade(Waveform(np.ones(num_first), 24_000), Waveform(np.ones(num_second), 24_000), seconds)

    overlap = min(round(seconds * 24_000), num_first, num_second)
    assert len(joined.samples) == num_first + num_second - overlap


@given(st.integers(0, 100), st.floats(0, 1))
def test_fades_begin_and_end_in_silence(num_samples, seconds):
    faded = Waveform(np.ones(num_samples), 1000).faded(seconds)

    assert len(faded.samples) == num_samples
    if num_samples >= 2 and seconds > 0.001:
        assert faded.samples[0] == faded.samples[-1] == 0.0

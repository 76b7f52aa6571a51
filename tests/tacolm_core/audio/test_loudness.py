import numpy as np
import pytest

from tacolm_core.audio.loudness import LOUDNESS_TARGETS, integrated_loudness, to_loudness, true_peak
from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import OptionsError


def speech_like(rate, seconds=8.0, level=0.1):
    random = np.random.default_rng(5)
    time = np.arange(round(rate * seconds)) / rate
    voice = sum(np.sin(2 * np.pi * 140 * k * time) / k for k in range(1, 20))
    syllables = np.clip(np.sin(2 * np.pi * 2.3 * time), 0, 1) * (np.sin(2 * np.pi * 0.2 * time) > -0.5)
    return Waveform((level * voice * syllables + random.normal(0, 1e-4, len(time))).astype(np.float32), rate)


@pytest.mark.parametrize("rate", [16_000, 24_000, 48_000])
@pytest.mark.parametrize("level", [0.001, 0.1])
def test_the_measure_is_that_of_a_kept_library(rate, level):
    pyloudnorm = pytest.importorskip("pyloudnorm")
    sound = speech_like(rate, level=level)

    theirs = pyloudnorm.Meter(rate, filter_class="DeMan").integrated_loudness(sound.samples.astype(float))

    assert integrated_loudness(sound) == pytest.approx(theirs, abs=0.01)


def test_a_full_scale_tone_of_1_khz_has_the_loudness_the_standard_says():
    tone = np.sin(2 * np.pi * 997 * np.arange(5 * 48_000) / 48_000)

    assert integrated_loudness(Waveform(tone.astype(np.float32), 48_000)) == pytest.approx(-3.01, abs=0.05)


def test_pauses_count_for_nothing():
    sound = speech_like(24_000)
    silence = np.zeros(24_000 * 20, dtype=np.float32)

    longer = Waveform(np.concatenate([sound.samples, silence]), 24_000)

    assert integrated_loudness(longer) == pytest.approx(integrated_loudness(sound), abs=0.2)


def test_the_highest_value_between_samples_is_found():
    place = np.arange(24_000)
    between = Waveform((0.5 * np.sin(2 * np.pi * place / 4 + np.pi / 4)).astype(np.float32), 24_000)

    assert 20 * np.log10(np.abs(between.samples).max()) == pytest.approx(-9.03, abs=0.01)
    assert true_peak(between) == pytest.approx(-6.02, abs=0.2)


@pytest.mark.parametrize("target", LOUDNESS_TARGETS)
def test_a_sound_is_brought_to_its_target_within_the_limit(target):
    made = to_loudness(speech_like(24_000, level=0.02), target)

    assert integrated_loudness(made) == pytest.approx(target, abs=0.3)
    assert true_peak(made) <= -1.0 + 1e-3


def test_a_click_is_limited_and_its_surroundings_are_not():
    sound = speech_like(24_000, level=0.05)
    samples = sound.samples.copy()
    samples[100_000] = 0.9

    made = to_loudness(Waveform(samples, 24_000), integrated_loudness(Waveform(samples, 24_000)) + 6)

    gain = made.samples[:90_000] / np.where(samples[:90_000] == 0, 1, samples[:90_000])
    assert true_peak(made) <= -1.0 + 1e-3
    assert np.ptp(gain[samples[:90_000] != 0]) < 1e-3
    assert 20 * np.log10(np.median(gain)) == pytest.approx(6, abs=0.5)


@pytest.mark.parametrize("samples", [0, 10, 24_000])
def test_silence_stays_silence(samples):
    silence = Waveform(np.zeros(samples, dtype=np.float32), 24_000)

    assert integrated_loudness(silence) == -np.inf
    assert true_peak(silence) == -np.inf
    assert np.array_equal(to_loudness(silence, -16).samples, silence.samples)


def test_a_sound_shorter_than_a_block_counts_as_one():
    short = Waveform(speech_like(24_000).samples[:4_000], 24_000)

    assert np.isfinite(integrated_loudness(short))
    assert integrated_loudness(to_loudness(short, -20)) == pytest.approx(-20, abs=0.3)


@pytest.mark.parametrize("target", [0.0, -60.0, float("nan")])
def test_a_target_out_of_range_is_refused(target):
    with pytest.raises(OptionsError, match="out of range"):
        to_loudness(speech_like(24_000, 1.0), target)

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.corpus.generator import LOUDNESS, CorpusGenerator, finish
from tacolm_core.corpus.speakers import SpeakerNumbers, draw_speaker
from tacolm_core.errors import DataError
from tacolm_core.text.phonemes import INVENTORY
from tacolm_core.units import HOP, NUM_TEXT_SPECIALS, SAMPLE_RATE

SENTENCE = "Six birds sang, and then it rained."
COMMA = NUM_TEXT_SPECIALS + INVENTORY.index(",")


def test_durations_cover_the_sound_exactly(generator, tokenizer):
    tokens = tokenizer.encode(SENTENCE).ids

    samples, durations = generator.speak(tokens, SpeakerNumbers())

    assert len(durations) == len(tokens)
    assert sum(durations) * HOP == len(samples)
    assert min(durations) >= 0


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000))
def test_any_speaker_gives_sound_that_fits_full_scale(generator, tokenizer, seed):
    speaker = draw_speaker(np.random.default_rng(seed))

    samples, durations = generator.speak(tokenizer.encode(SENTENCE).ids, speaker, seed)

    assert samples.dtype == np.float32
    assert np.isfinite(samples).all()
    assert 0.05 < np.abs(samples).max() <= 1.0
    assert sum(durations) * HOP == len(samples)


def test_the_same_seed_gives_the_same_sound(generator, tokenizer):
    tokens = tokenizer.encode(SENTENCE).ids
    speaker = draw_speaker(np.random.default_rng(3))

    np.testing.assert_array_equal(generator.speak(tokens, speaker, 7)[0], generator.speak(tokens, speaker, 7)[0])
    assert len(generator.speak(tokens, speaker, 8)[0]) != 0


def test_both_ends_are_quiet_but_never_digital_silence(generator, tokenizer):
    samples, _ = generator.speak(tokenizer.encode(SENTENCE).ids, SpeakerNumbers())

    for end in (samples[: SAMPLE_RATE // 12], samples[-SAMPLE_RATE // 12 :]):
        assert 0 < np.abs(end).max() < 0.01


def test_a_comma_lasts_as_long_as_its_silence(generator, tokenizer):
    tokens = tokenizer.encode(SENTENCE).ids
    samples, durations = generator.speak(tokens, SpeakerNumbers())

    comma = tokens.index(COMMA)
    first = sum(durations[:comma]) * HOP
    silence = samples[first + HOP : first + (durations[comma] - 1) * HOP]

    assert durations[comma] > 3
    assert np.abs(silence).max() < 0.02


def test_a_faster_speaker_needs_less_time(generator, tokenizer):
    tokens = tokenizer.encode(SENTENCE).ids
    quick = dataclasses.replace(SpeakerNumbers(), pace=2.0)

    assert len(generator.speak(tokens, quick)[0]) < len(generator.speak(tokens, SpeakerNumbers())[0])


def test_loudness_is_the_same_for_loud_and_soft_spectra(generator, tokenizer):
    tokens = tokenizer.encode(SENTENCE).ids
    soft = dataclasses.replace(SpeakerNumbers(), tilt=-12.0)

    levels = [20 * np.log10(np.std(generator.speak(tokens, s)[0])) for s in (SpeakerNumbers(), soft)]

    np.testing.assert_allclose(levels, LOUDNESS, atol=1.5)


def test_a_sentence_without_sound_is_refused(network, tokenizer):
    spoken = CorpusGenerator(network, tokenizer).frames(tokenizer.encode("Hm.").ids, 1.0)

    with pytest.raises(DataError, match="no sound"):
        finish(np.zeros(24_000, np.float32), spoken.times, np.random.default_rng(0))

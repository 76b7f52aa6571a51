"""Where the recording of a continuation item is cut."""

import numpy as np
import pytest
import torch

from tacolm_core.audio.files import write_sound
from tacolm_core.audio.waveform import Waveform
from tacolm_core.cli.opening import opening_of
from tacolm_core.evaluation.protocol import TestItem as Item
from tacolm_core.evaluation.protocol import split_text
from tacolm_core.teaching.pieces import Fit, text_ids
from tests.tacolm_core.synthesis.doubles import ScriptedAr, build_synthesizer

TEXT = "We walk home and sing a song"


@pytest.fixture
def synthesizer():
    return build_synthesizer(ScriptedAr(reading=lambda row, num_tokens: min(row, num_tokens - 1)))


@pytest.fixture
def item(tmp_path):
    """Six seconds of something."""
    place = tmp_path / "a.wav"
    noise = np.random.default_rng(0).normal(0, 0.1, 6 * 24_000).astype(np.float32)
    write_sound(place, Waveform(noise, 24_000))
    return Item("a", "continuation", place, TEXT, TEXT, "ann", 6.0)


@pytest.fixture
def spoken(monkeypatch):
    """Lets every token last so many frames."""

    def lasting(frames):
        def align(_ar, ids, codes, *_):
            path = torch.arange(codes.shape[1]) // frames
            return path.clamp(max=len(ids) - 1), Fit(0.0, 0.0)

        monkeypatch.setattr("tacolm_core.teaching.listening.align", align)

    return lasting


@pytest.mark.parametrize("frames", [8, 11, 15])
def test_it_ends_with_the_last_word_that_ends_within_three_seconds(synthesizer, item, spoken, frames):
    spoken(frames)

    sound, said, to_say = opening_of(synthesizer, item)

    assert f"{said} {to_say}" == TEXT
    tokens = len(text_ids(synthesizer, said)) - 1
    assert sound.seconds == pytest.approx(tokens * frames / 75, abs=0.02)
    longer = " ".join(TEXT.split()[: len(said.split()) + 1])
    assert sound.seconds <= 3.0 < (len(text_ids(synthesizer, longer)) - 1) * frames / 75


def test_where_no_word_ends_in_time_it_is_three_seconds_and_split_by_letters(synthesizer, item, spoken):
    spoken(150)

    sound, said, to_say = opening_of(synthesizer, item)

    assert sound.seconds == pytest.approx(3.0, abs=0.01)
    assert (said, to_say) == split_text(item)


def test_a_model_that_points_nowhere_is_given_three_seconds(synthesizer, item, spoken):
    spoken(11)
    synthesizer.networks.ar.points = False

    sound, said, to_say = opening_of(synthesizer, item)

    assert sound.seconds == pytest.approx(3.0, abs=0.01)
    assert (said, to_say) == split_text(item)

"""A model that is told a voice vector: it goes from the prompt into the voice, and on from there."""

import dataclasses

import numpy as np
import pytest
import torch

from tacolm_core.audio.prompt import check_prompt
from tacolm_core.audio.waveform import Waveform
from tacolm_core.checkpoint import ModelFolder
from tacolm_core.codec.voice_vector import StoredDescriber
from tacolm_core.config import SynthesisOptions
from tacolm_core.errors import NoModel
from tacolm_core.synthesis.loading import load_synthesizer
from tacolm_core.synthesis.voice import load_voice, save_voice
from tacolm_core.units import SAMPLE_RATE, VOICE_WIDTH
from tests.tacolm_core.synthesis.tiny_model import hum, write_tiny_model
from tests.voice_like import voice_like

SHORT = SynthesisOptions(seed=1, max_seconds_per_token=0.05)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("told"), "tiny-latents")


@pytest.fixture(scope="module")
def synthesizer(model):
    return load_synthesizer(model, "cpu")


@pytest.fixture(scope="module")
def voice(synthesizer):
    return synthesizer.make_voice(hum(), name="Ada")


def codes(synthesizer, voice, options=SHORT):
    return synthesizer.synthesize("Good day.", voice, options).sentences[0].codes


def test_a_voice_is_described_and_saved(synthesizer, voice, tmp_path):
    save_voice(tmp_path / "ada.voice", voice)
    loaded = load_voice(tmp_path / "ada.voice")

    assert loaded == voice
    assert loaded.described_by == voice.described_by == synthesizer.networks.describer.hash
    assert loaded.vector.shape == (VOICE_WIDTH,)


def test_another_vector_is_another_voice(synthesizer, voice):
    other = dataclasses.replace(voice, vector=voice.vector + 1)

    np.testing.assert_array_equal(codes(synthesizer, voice), codes(synthesizer, voice))
    assert not np.array_equal(codes(synthesizer, voice), codes(synthesizer, other))


def test_codebook_1_does_not_hang_on_it_and_the_others_do(synthesizer, voice):
    other = dataclasses.replace(voice, vector=voice.vector + 1)
    one, two = codes(synthesizer, voice), codes(synthesizer, other)

    np.testing.assert_array_equal(one[0], two[0])
    assert not np.array_equal(one[1:], two[1:])


@pytest.mark.parametrize("vector", [None, np.ones(VOICE_WIDTH, np.float32)])
def test_a_voice_of_another_describer_is_described_anew_from_its_codes(synthesizer, voice, vector):
    older = dataclasses.replace(voice, vector=vector, described_by="")
    heard = synthesizer.networks.describer
    described = heard(torch.from_numpy(synthesizer.hear(voice).samples)[None])[0].numpy()
    expected = dataclasses.replace(voice, vector=described)

    np.testing.assert_array_equal(codes(synthesizer, older), codes(synthesizer, expected))


def test_in_chunks_it_writes_what_it_writes_at_once(synthesizer, voice):
    chunked = dataclasses.replace(SHORT, chunk_frames=8)

    np.testing.assert_array_equal(codes(synthesizer, voice), codes(synthesizer, voice, chunked))


def test_a_folder_without_the_speaker_network_is_said(model, tmp_path):
    folder = write_tiny_model(tmp_path / "cut", "tiny-latents")
    assert ModelFolder.open(folder).stored_kinds == ("codec", "ar", "nar", "speaker")
    (folder / "speaker.safetensors").unlink()

    with pytest.raises(NoModel, match=r"speaker\.safetensors"):
        ModelFolder.open(folder)


def test_a_model_that_is_told_a_voice_notices_a_second_person(synthesizer, monkeypatch):
    recording = Waveform(0.3 * voice_like(6.0, SAMPLE_RATE).astype(np.float32), SAMPLE_RATE)
    people = iter([[1.0, 0.0]] * 5 + [[0.0, 1.0]] * 25)
    monkeypatch.setattr(StoredDescriber, "embed", lambda _, samples: torch.tensor([next(people) for _ in samples]))

    assert synthesizer.check_prompt(recording).reasons[0].kind == "several"


def test_a_model_without_a_describer_judges_the_sound_alone(tmp_path):
    recording = hum()
    plain = load_synthesizer(write_tiny_model(tmp_path / "plain"), "cpu")

    assert plain.check_prompt(recording) == check_prompt(recording)

"""A model folder becomes a synthesizer that speaks, or a sentence that says why not."""

import sys
from dataclasses import replace

import numpy as np
import pytest

from tacolm_core.checkpoint import Metadata, ModelFolder, load_weights, save_weights
from tacolm_core.config import SynthesisOptions
from tacolm_core.errors import DamagedFile, DeviceError, NoModel, WrongTokenizer
from tacolm_core.synthesis.loading import load_synthesizer, longest_prompt, model_folder
from tests.tacolm_core.synthesis.tiny_model import hum, write_tiny_model

SHORT = SynthesisOptions(seed=1, max_seconds_per_token=0.02)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def synthesizer(folder):
    return load_synthesizer(folder, "cpu", threads=1)


@pytest.fixture(scope="module")
def voice(synthesizer):
    return synthesizer.make_voice(hum(), name="Hum", consent="a machine")


def test_a_loaded_model_speaks(synthesizer, voice):
    speech = synthesizer.synthesize("Hi.", voice, SHORT)

    assert speech.model_hash == synthesizer.model_hash
    assert speech.sentences[0].codes.shape[0] == 8
    assert speech.sentences[0].codes.max() < 1024
    assert np.isfinite(speech.waveform.samples).all()


def test_two_loadings_speak_the_same_samples(folder, synthesizer, voice):
    again = load_synthesizer(folder, "cpu", threads=1).synthesize("Hi.", voice, SHORT)

    assert np.array_equal(again.waveform.samples, synthesizer.synthesize("Hi.", voice, SHORT).waveform.samples)


def test_guidance_and_streaming_work_on_real_networks(synthesizer, voice):
    options = SynthesisOptions(seed=1, guidance=1.5, chunk_frames=10, nar_temperature=0.5, max_seconds_per_token=0.02)

    speech = synthesizer.synthesize("Hi.", voice, options)

    assert speech.first_sound_seconds < speech.wall_seconds


def test_a_voice_holds_what_the_codec_heard(synthesizer, voice):
    heard = synthesizer.hear(voice)

    assert voice.codes.shape[0] == 8
    assert heard.seconds == pytest.approx(voice.codes.shape[1] / 75)


def test_a_recording_comes_back_from_the_codec_with_its_length(synthesizer):
    assert synthesizer.round_trip(hum(1.0, 16_000)).seconds == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize(
    ("record", "frames"),
    [
        ({"settings": {"batches": {"max_prompt_seconds": 2.4}}}, 180),
        ({"settings": {"batches": {}}}, None),
        ({"settings": None}, None),
        ({}, None),
    ],
)
def test_the_training_record_says_how_long_a_prompt_may_be(folder, record, frames):
    opened = ModelFolder.open(folder)

    assert longest_prompt(replace(opened, ar=replace(opened.ar, training=record))) == frames


def test_no_model_is_said_with_the_place_and_the_way_out(tmp_path):
    with pytest.raises(NoModel, match=r"nowhere.*training\.md"):
        load_synthesizer(tmp_path / "nowhere")


def test_a_tokenizer_of_another_model_is_refused(folder, tmp_path):
    other = write_tiny_model(tmp_path / "other")
    for kind in ("ar", "nar"):
        tensors, metadata = load_weights(folder / f"{kind}.safetensors")
        save_weights(other / f"{kind}.safetensors", tensors, Metadata(kind, metadata.config, "0" * 64))

    with pytest.raises(WrongTokenizer, match="00000000"):
        load_synthesizer(other, "cpu")


def test_damaged_weights_are_refused(tmp_path):
    broken = write_tiny_model(tmp_path / "broken")
    content = bytearray((broken / "nar.safetensors").read_bytes())
    content[-5] ^= 0xFF
    (broken / "nar.safetensors").write_bytes(content)

    with pytest.raises(DamagedFile, match="nar"):
        load_synthesizer(broken, "cpu")


def test_a_device_that_is_not_there_is_refused(folder, monkeypatch):
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)

    with pytest.raises(DeviceError, match="CUDA"):
        load_synthesizer(folder, "cuda")


def test_the_argument_goes_before_the_variable_and_that_before_what_ships(tmp_path, monkeypatch):
    monkeypatch.delenv("TACOLM_MODEL", raising=False)
    assert model_folder().parts[-2:] == ("resources", "models")

    monkeypatch.setenv("TACOLM_MODEL", str(tmp_path / "b"))
    assert model_folder() == tmp_path / "b"
    assert model_folder(tmp_path / "a") == tmp_path / "a"


def test_a_frozen_program_looks_where_it_was_unpacked(tmp_path, monkeypatch):
    monkeypatch.delenv("TACOLM_MODEL", raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert model_folder() == tmp_path / "resources" / "models"

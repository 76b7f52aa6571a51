"""A model on a codec that describes voices: the vector goes from the prompt into the voice, and on from there."""

import dataclasses

import numpy as np
import pytest
import torch

from tacolm_core.checkpoint import Metadata, save_weights
from tacolm_core.codec import save_codec
from tacolm_core.codec.voiced_codec import VoicedCodec
from tacolm_core.config import CodecConfig, SynthesisOptions
from tacolm_core.errors import VoiceError
from tacolm_core.model.backbones import make_ar, make_nar
from tacolm_core.model.presets import preset
from tacolm_core.synthesis.loading import load_synthesizer
from tacolm_core.synthesis.voice import load_voice, save_voice
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tests.tacolm_core.synthesis.tiny_model import hum

CODEC = CodecConfig(
    num_mels=16,
    num_complex_bins=8,
    encoder_width=16,
    encoder_layers=1,
    detail_layers=1,
    decoder_width=24,
    decoder_layers=2,
    latent_width=8,
    content_levels=2,
    voice_width=12,
)
SHORT = SynthesisOptions(seed=1, max_seconds_per_token=0.05)


def write_voiced_model(folder):
    """As `tiny_model.write_tiny_model`, on a codec that describes voices."""
    torch.manual_seed(0)
    tokenizer = PhonemeTokenizer()
    config = preset("tiny", tokenizer.vocabulary_size)
    codec = VoicedCodec(CODEC).train()
    sound = torch.randn(4, 96_000) * 0.1
    codec.quantizer(codec.content(sound))
    codec.detail_quantizer(codec.detail(sound))
    torch.nn.init.normal_(codec.decoder.colour.modulate.weight, std=0.3)
    save_codec(folder / "codec.safetensors", codec)
    for kind, make, given in (("ar", make_ar, config.ar), ("nar", make_nar, config.nar)):
        told = dataclasses.replace(given, prompt_summary=True, voice_width=CODEC.voice_width)
        network = make(told)
        for layer in (network.summary.told, network.summary.leave):
            torch.nn.init.normal_(layer.weight)
        metadata = Metadata(kind, told.to_dict(), tokenizer.hash)
        save_weights(folder / f"{kind}.safetensors", network.state_dict(), metadata)
    tokenizer.save(folder / "tokenizer.json")
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_voiced_model(tmp_path_factory.mktemp("voiced"))


@pytest.fixture(scope="module")
def synthesizer(model):
    return load_synthesizer(model, "cpu")


@pytest.fixture(scope="module")
def voice(synthesizer):
    return synthesizer.make_voice(hum(), name="Ada")


def test_a_voice_is_described_saved_and_heard(synthesizer, voice, tmp_path):
    save_voice(tmp_path / "ada.voice", voice)

    assert load_voice(tmp_path / "ada.voice") == voice
    assert voice.vector.shape == (CODEC.voice_width,)
    assert abs(synthesizer.hear(voice).seconds - voice.seconds) < 0.02
    assert abs(synthesizer.round_trip(hum(1.0)).seconds - 1.0) < 1e-6


def test_another_vector_is_another_voice(synthesizer, voice):
    other = dataclasses.replace(voice, vector=voice.vector + 1)

    spoken, same, different = (synthesizer.synthesize("Good day.", v, SHORT) for v in (voice, voice, other))

    np.testing.assert_array_equal(spoken.waveform.samples, same.waveform.samples)
    assert not np.array_equal(spoken.sentences[0].codes, different.sentences[0].codes)


def test_guidance_and_continuation_are_told_the_vector(synthesizer, voice):
    known = dataclasses.replace(voice, transcript="Good day.")
    other = dataclasses.replace(known, vector=voice.vector + 1)
    for options in (dataclasses.replace(SHORT, guidance=1.5), dataclasses.replace(SHORT, continuation=True)):
        spoken, different = (synthesizer.synthesize("Good day.", v, options) for v in (known, other))
        assert not np.array_equal(spoken.sentences[0].codes, different.sentences[0].codes)


@pytest.mark.parametrize("vector", [None, np.zeros(5, np.float32)])
def test_a_voice_without_a_fitting_vector_is_refused(synthesizer, voice, vector):
    with pytest.raises(VoiceError, match="make it again"):
        synthesizer.synthesize("Good day.", dataclasses.replace(voice, vector=vector), SHORT)

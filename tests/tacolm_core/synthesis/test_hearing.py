"""A prompt is heard once, and nothing sounds different for it."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tacolm_core.config import SynthesisOptions
from tacolm_core.synthesis.hearing import Hearing
from tacolm_core.synthesis.loading import load_synthesizer
from tests.tacolm_core.synthesis.doubles import NeighbourNar, build_synthesizer, build_voice
from tests.tacolm_core.synthesis.tiny_model import hum, write_tiny_model

BRIEF = SynthesisOptions(seed=2, max_seconds_per_token=0.02)


@pytest.fixture(scope="module")
def synthesizer(tmp_path_factory):
    return load_synthesizer(write_tiny_model(tmp_path_factory.mktemp("model")), "cpu", threads=1)


def test_the_sentences_of_a_request_hear_their_prompt_once():
    nar = NeighbourNar()
    synthesizer = build_synthesizer(nar=nar)

    synthesizer.synthesize("Hello you. And you. Go on.", build_voice(), SynthesisOptions(seed=1))
    synthesizer.synthesize("Once more.", build_voice(), SynthesisOptions(seed=1))

    assert len(nar.heard) == 1


@pytest.mark.parametrize("change", [{"guidance": 2.0}, {"continuation": True}])
def test_another_kind_of_request_hears_it_again(change):
    nar, voice = NeighbourNar(), replace(build_voice(), transcript="Hello.")
    synthesizer = build_synthesizer(nar=nar)

    for options in (SynthesisOptions(seed=1), SynthesisOptions(seed=1, **change)):
        synthesizer.synthesize("Go on.", voice, options)

    assert len(nar.heard) == 2


def test_another_voice_is_heard_anew():
    nar = NeighbourNar()
    synthesizer = build_synthesizer(nar=nar)

    for voice in (build_voice(), replace(build_voice(), codes=build_voice().codes[:, :100])):
        synthesizer.synthesize("Go on.", voice, SynthesisOptions(seed=1))

    assert [shape[-1] for shape in nar.heard] == [225, 100]


@pytest.mark.parametrize("guidance", [1.0, 1.5])
def test_samples_are_the_same_as_when_every_sentence_hears_it_anew(synthesizer, monkeypatch, guidance):
    voice, options = synthesizer.make_voice(hum()), replace(BRIEF, guidance=guidance)
    remembered = synthesizer.synthesize("Hi you. Go on.", voice, options)

    monkeypatch.setattr(Hearing, "of_ar", lambda self, model, *prompt: model.hear(*prompt))
    monkeypatch.setattr(Hearing, "of_nar", lambda self, model, *prompt: model.hear(*prompt))
    anew = synthesizer.synthesize("Hi you. Go on.", voice, options)

    assert np.array_equal(remembered.waveform.samples, anew.waveform.samples)


def test_a_prefix_after_a_heard_prompt_is_the_prefix(synthesizer):
    ar = synthesizer.networks.ar
    text, prompt = torch.tensor([[1, 5, 6, 2]]), torch.randint(1024, (1, 8, 20))
    given = (text, torch.ones_like(text, dtype=torch.bool), prompt, torch.ones(1, 20, dtype=torch.bool))

    logits, _, _ = ar.start(*given)
    again, _, _ = ar.start(*given, heard=ar.hear(*given[2:]))

    assert torch.equal(logits, again)

"""Every backbone speaks through the same synthesizer, in chunks as well, and goes on from a prompt."""

from dataclasses import replace

import numpy as np
import pytest

from tacolm_core.config import SynthesisOptions
from tacolm_core.errors import CheckpointError
from tacolm_core.synthesis.events import FrameDecoded, LevelsDecoded, SoundReady
from tacolm_core.synthesis.loading import load_synthesizer
from tacolm_core.training.bundle import bundle
from tests.tacolm_core.synthesis.tiny_model import hum, write_tiny_model

BRIEF = SynthesisOptions(seed=2, max_seconds_per_token=0.02)
WAYS = {"whole": {}, "chunks": {"chunk_frames": 10}, "guided": {"guidance": 1.5}, "drawn": {"nar_temperature": 0.7}}


@pytest.fixture(scope="module", params=["valle-tiny", "small-e-tiny"])
def folder(request, tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("model"), request.param)


@pytest.fixture(scope="module")
def synthesizer(folder):
    return load_synthesizer(folder, "cpu", threads=1)


@pytest.mark.parametrize("way", WAYS)
def test_it_speaks_all_codebooks(synthesizer, way):
    events = list(synthesizer.speak("Hi you.", synthesizer.make_voice(hum()), replace(BRIEF, **WAYS[way])))
    speech = events[-1].speech
    codes = speech.sentences[0].codes

    assert codes.shape[0] == 8
    assert codes.shape[1] == sum(isinstance(event, FrameDecoded) for event in events)
    assert all(len(set(level)) > 1 for level in codes)
    assert {event.level for event in events if isinstance(event, LevelsDecoded)} == set(range(8))
    assert sum(len(event.samples) for event in events if isinstance(event, SoundReady)) == len(speech.waveform.samples)


def test_the_same_seed_says_the_same(synthesizer):
    voice = synthesizer.make_voice(hum())
    first, second = (synthesizer.synthesize("Hi you.", voice, BRIEF) for _ in range(2))

    np.testing.assert_array_equal(first.waveform.samples, second.waveform.samples)


def test_it_goes_on_from_a_prompt(synthesizer):
    voice = synthesizer.make_voice(hum(), transcript="One two.")

    assert synthesizer.synthesize("Hi you.", voice, replace(BRIEF, continuation=True)).seconds > 0


def test_one_stage_comes_without_a_nar_model(tmp_path):
    one = write_tiny_model(tmp_path / "one", "small-e-tiny")
    two = write_tiny_model(tmp_path / "two", "tiny")
    parts = {kind: one / f"{kind}.safetensors" for kind in ("codec", "ar")}

    folder = bundle(parts, one / "tokenizer.json", tmp_path / "model", "half")

    assert folder.nar is None
    assert folder.stored_kinds == ("codec", "ar")
    folder.verify()
    assert "nar" not in folder.describe()
    with pytest.raises(CheckpointError, match="leave out the NAR model"):
        bundle({**parts, "nar": two / "nar.safetensors"}, one / "tokenizer.json", tmp_path / "no", "half")
    with pytest.raises(CheckpointError, match="name a NAR model for the others"):
        bundle({**parts, "ar": two / "ar.safetensors"}, one / "tokenizer.json", tmp_path / "no", "half")

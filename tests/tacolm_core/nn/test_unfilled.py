from contextlib import nullcontext

import pytest
import torch
from torch import nn

from tacolm_core.checkpoint import ModelFolder
from tacolm_core.codec import stored
from tacolm_core.nn.unfilled import unfilled
from tacolm_core.synthesis import loading
from tacolm_core.synthesis.loading import load_networks
from tests.tacolm_core.synthesis.tiny_model import write_tiny_model


def test_within_the_block_nothing_is_drawn():
    torch.manual_seed(1)
    before = torch.random.get_rng_state()

    with unfilled():
        nn.Linear(100, 100), nn.Embedding(10, 10), nn.Conv1d(3, 4, 5)

    assert torch.equal(torch.random.get_rng_state(), before)


def test_afterwards_everything_is_drawn_again():
    with pytest.raises(KeyError), unfilled():
        raise KeyError
    torch.manual_seed(1)

    assert nn.Linear(1000, 10).weight.std().item() == pytest.approx(1 / 3000**0.5, rel=0.1)


def test_a_loaded_model_is_the_same_as_one_that_was_drawn_first(tmp_path, monkeypatch):
    folder = ModelFolder.open(write_tiny_model(tmp_path / "model"))
    quick = load_networks(folder)
    for module in (loading, stored):
        monkeypatch.setattr(module, "unfilled", nullcontext)
    slow = load_networks(folder)

    for name in ("ar", "nar", "codec"):
        one, other = getattr(quick, name), getattr(slow, name)
        values = [*one.named_parameters(), *one.named_buffers()]
        others = dict([*other.named_parameters(), *other.named_buffers()])
        assert values
        assert all(torch.equal(value, others[key]) for key, value in values)

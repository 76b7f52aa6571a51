"""Additions to the weights of a network: what they add, and what they leave alone."""

import pytest
import torch
from torch import nn

from tacolm_core.nn.additions import Additions, with_additions


def network():
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(40, 50), nn.SiLU(), nn.Conv1d(50, 30, 3, padding=1), nn.LayerNorm(8))


def learn(additions, steps=30):
    """Teach the network to say 1."""
    given = torch.randn(8, 40, generator=torch.Generator().manual_seed(1))
    optimizer = torch.optim.Adam(additions.parameters.values(), lr=0.02)
    for _ in range(steps):
        loss = (additions.network[0](given) - 1).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return given


def test_additions_begin_as_nothing():
    plain, changed = network(), network()
    given = torch.randn(8, 40)

    Additions(changed, rank=4)

    assert torch.equal(plain[0](given), changed[0](given))


def test_a_matrix_gets_two_thin_ones_and_a_vector_its_own_size():
    parameters = Additions(network(), rank=4).parameters

    assert parameters["0.weight|up"].shape == (50, 4)
    assert parameters["0.weight|down"].shape == (4, 40)
    assert parameters["0.bias|whole"].shape == (50,)
    assert parameters["2.weight|down"].shape == (4, 150)


def test_what_was_learnt_speaks_the_same_from_a_copy_and_leaves_the_network_alone():
    plain = network()
    additions = Additions(network(), rank=4)
    given = learn(additions)
    before = plain[0](given)

    copied = with_additions(plain, additions.tensors())

    assert torch.allclose(copied[0](given), additions.network[0](given), atol=1e-5)
    assert (copied[0](given) - 1).square().mean() < 0.5 * (before - 1).square().mean()
    assert torch.equal(plain[0](given), before)


def test_a_copy_shares_what_is_not_changed():
    plain = network()
    only_first = Additions(network(), rank=4, taught=lambda name: name.startswith("0."))

    copied = with_additions(plain, only_first.tensors())

    assert copied[2].weight.data_ptr() == plain[2].weight.data_ptr()
    assert copied[0].weight.data_ptr() != plain[0].weight.data_ptr()


def test_whoever_watches_the_weights_sees_no_change():
    plain = network()
    before = [(weight.data_ptr(), weight._version, weight.requires_grad) for weight in plain.parameters()]

    learn(Additions(plain, rank=4))

    assert [(weight.data_ptr(), weight._version, weight.requires_grad) for weight in plain.parameters()] == before


def test_learning_goes_on_from_what_was_kept():
    first = Additions(network(), rank=4)
    given = learn(first)
    second = Additions(network(), rank=4)

    second.load(first.tensors())

    with second.summed():
        assert torch.equal(first.network[0](given), second.network[0](given))


@pytest.mark.parametrize(
    "tensors",
    [
        {"9.weight|whole": torch.zeros(3)},
        {"0.bias|whole": torch.zeros(49)},
        {"0.weight|up": torch.zeros(50, 4)},
        {"0.weight|up": torch.zeros(50, 4), "0.weight|down": torch.zeros(4, 41)},
    ],
)
def test_additions_of_another_network_are_refused(tensors):
    with pytest.raises(ValueError, match=r"there is no|does not fit"):
        with_additions(network(), tensors)

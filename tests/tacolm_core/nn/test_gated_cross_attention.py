import pytest
import torch
from torch.nn import functional as F

from tacolm_core.nn.gated_cross_attention import GatedCrossAttention

D, Z = 6, 4


@pytest.fixture
def layer():
    torch.manual_seed(0)
    layer = GatedCrossAttention(D, Z, dropout=0.1).eval()
    with torch.no_grad():
        for parameter in layer.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.3)
    return layer


def run(layer, x, text, text_mask=None, log_prior=None):
    text_mask = torch.ones(text.shape[:2], dtype=torch.bool) if text_mask is None else text_mask
    return layer(x, torch.arange(x.shape[1])[None], layer.ask(text), text_mask, log_prior)


def test_it_is_the_equations(layer):
    x, text = torch.randn(2, 5, D), torch.randn(2, 7, D)
    gates = layer.to_gates(F.layer_norm(x, (D,), layer.norm.norm.weight, layer.norm.norm.bias))
    update, reset, queries = torch.sigmoid(gates[..., :D]), F.silu(gates[..., D : 2 * D]), gates[..., 2 * D :]
    bias = layer.bias.queries(torch.arange(5)) @ layer.bias.keys(torch.arange(7)).T
    attention = (queries @ layer.to_keys(text).transpose(1, 2) / Z**0.5 + bias).softmax(-1)
    changed = F.silu(layer.from_values((attention @ F.silu(layer.to_values(text))) * reset))

    out, seen = run(layer, x, text)
    torch.testing.assert_close(seen, attention)
    torch.testing.assert_close(out, x + update * (changed - x))


def test_padding_of_the_text_is_never_attended(layer):
    x, text = torch.randn(1, 5, D), torch.randn(1, 7, D)
    out, attention = run(layer, x, text, (torch.arange(7) < 4)[None])
    cut, _ = run(layer, x, text[:, :4])

    assert attention[..., 4:].max() == 0
    torch.testing.assert_close(out, cut)
    torch.testing.assert_close(attention.sum(-1), torch.ones(1, 5))


def test_a_prior_multiplies_the_weights(layer):
    x, text = torch.randn(1, 5, D), torch.randn(1, 7, D)
    prior = torch.rand(1, 5, 7) + 0.1
    _, plain = run(layer, x, text)
    _, weighted = run(layer, x, text, log_prior=prior.log())

    torch.testing.assert_close(weighted, plain * prior / (plain * prior).sum(-1, keepdim=True))


def test_parameters_are_as_many_as_said(layer):
    said = D * (2 * D + Z) + 2 * D + Z + D * Z + Z + 2 * (D * D + D) + 2 * Z + 2 * D

    assert sum(p.numel() for p in layer.parameters()) == said

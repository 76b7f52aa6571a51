import pytest
import torch
from torch.nn import functional as F

from tacolm_core.nn.attention import score_bias
from tacolm_core.nn.gated_attention import GatedPrefixSelfAttention, Memory
from tacolm_core.nn.stack import visible_rows

D, H, Z, M = 6, 10, 4, 3


@pytest.fixture
def layer():
    torch.manual_seed(0)
    layer = GatedPrefixSelfAttention(D, H, Z, M, bidirectional_ema=False, dropout=0.1).eval()
    with torch.no_grad():
        for parameter in layer.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.3)
    return layer


def by_the_equations(layer, x, first_position=0):
    """One causal segment without prefix, one score at a time."""
    normed = F.layer_norm(x, (D,), layer.norm.norm.weight, layer.norm.norm.bias)
    gates = layer.to_gates(layer.ema(normed))
    update, z = torch.sigmoid(gates[..., :D]), F.silu(gates[..., D : D + Z])
    reset, candidate = F.silu(gates[..., D + Z : D + Z + H]), gates[..., D + Z + H :]
    queries, keys = z * layer.query_scale + layer.query_offset, z * layer.key_scale + layer.key_offset
    values = F.silu(layer.to_values(normed))
    positions = torch.arange(x.shape[1]) + first_position
    bias = layer.bias.queries(positions) @ layer.bias.keys(positions).T
    rows = []
    for row in range(x.shape[1]):
        scores = torch.stack(
            [queries[:, row].mul(keys[:, k]).sum(-1) / Z**0.5 + bias[row, k] for k in range(row + 1)], 1
        )
        heard = (scores.softmax(-1)[..., None] * values[:, : row + 1]).sum(1)
        changed = F.silu(candidate[:, row] + layer.from_values(heard * reset[:, row]))
        rows.append(x[:, row] + update[:, row] * (changed - x[:, row]))
    return torch.stack(rows, 1)


def run(layer, x, mask=None, memory=None, prefix_mask=None, causal=True):
    mask = torch.ones(x.shape[:2], dtype=torch.bool) if mask is None else mask
    bias = score_bias(visible_rows(mask, causal=causal, prefix_mask=prefix_mask))
    return layer(x, mask, torch.arange(x.shape[1])[None], memory, bias)


def test_it_is_the_equations(layer):
    x = torch.randn(2, 7, D)

    torch.testing.assert_close(run(layer, x)[0], by_the_equations(layer, x), atol=1e-5, rtol=1e-5)


def test_a_causal_row_depends_on_no_later_row(layer):
    x = torch.randn(1, 7, D, requires_grad=True)
    (gradient,) = torch.autograd.grad(run(layer, x)[0][:, 3].sum(), x)

    assert gradient[:, :4].abs().sum(-1).min() > 0
    assert gradient[:, 4:].abs().max() == 0


def test_rows_of_an_open_segment_see_each_other(layer):
    x = torch.randn(1, 7, D, requires_grad=True)
    (gradient,) = torch.autograd.grad(run(layer, x, causal=False)[0][:, 0].sum(), x)

    assert gradient.abs().sum(-1).min() > 0


def test_masked_rows_of_prefix_and_segment_are_not_seen(layer):
    x, before = torch.randn(1, 5, D), torch.randn(1, 4, D)
    _, memory = run(layer, before)
    short = Memory(memory.keys[:, :3], memory.values[:, :3])
    mask, prefix_mask = (torch.arange(5) < 4)[None], (torch.arange(4) < 3)[None]

    masked, _ = run(layer, x, mask, memory, prefix_mask, causal=False)
    cut, _ = run(layer, x[:, :4], None, short, torch.ones(1, 3, dtype=torch.bool), causal=False)
    torch.testing.assert_close(masked[:, :4], cut, atol=1e-6, rtol=1e-5)


def test_only_the_distance_to_the_keys_matters(layer):
    x = torch.randn(1, 5, D)
    mask = torch.ones(1, 5, dtype=torch.bool)
    bias = score_bias(visible_rows(mask, causal=True))
    moved, _ = layer(x, mask, torch.arange(5)[None] + 40, None, bias)

    torch.testing.assert_close(moved, run(layer, x)[0], atol=1e-5, rtol=1e-4)


def test_parameters_are_as_many_as_said(layer):
    ema = 4 * D * M + D
    said = D * H + H + D * (Z + H + 2 * D) + Z + H + 2 * D + H * D + 6 * Z + 2 * D + ema

    assert sum(p.numel() for p in layer.parameters()) == said

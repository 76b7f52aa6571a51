import pytest
import torch

from tacolm_core.nn.attention import score_bias
from tacolm_core.nn.feed_forward import FeedForward
from tacolm_core.nn.gated_attention import GatedPrefixSelfAttention
from tacolm_core.nn.gated_cross_attention import GatedCrossAttention
from tacolm_core.nn.row_step import Cached, CrossAttentionRow, FeedForwardRow, SelfAttentionRow
from tacolm_core.nn.stack import visible_rows

D, H, Z, M, T, S = 6, 10, 4, 3, 7, 5


def moved(layer):
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for parameter in layer.parameters():
            parameter.add_(torch.randn(parameter.shape, generator=generator) * 0.3)
    return layer.eval()


@torch.no_grad()
def test_self_attention_rows_are_the_rows_of_the_segment():
    layer = moved(GatedPrefixSelfAttention(D, H, Z, M, bidirectional_ema=False, dropout=0.1))
    x, mask = torch.randn(2, T, D), torch.ones(2, T, dtype=torch.bool)
    expected, _ = layer(x, mask, torch.arange(T)[None], None, score_bias(visible_rows(mask, causal=True)))
    row, ema = SelfAttentionRow(layer), torch.zeros(2, D, M)
    cached = Cached(torch.zeros(2, T + 3, Z), torch.zeros(2, T + 3, H))
    for place in range(T):
        bias = layer.bias.table(place - torch.arange(place + 1))[None, None]
        y, ema = row(x[:, place], ema, cached, place, bias)
        torch.testing.assert_close(y, expected[:, place], atol=1e-5, rtol=1e-5)


@torch.no_grad()
def test_a_cross_attention_row_is_the_row_of_the_segment():
    layer = moved(GatedCrossAttention(D, Z, dropout=0.1))
    x, asked = torch.randn(2, T, D), layer.ask(torch.randn(2, S, D))
    expected, attention = layer(x, torch.arange(T)[None], asked, torch.ones(2, S, dtype=torch.bool))
    y, seen = CrossAttentionRow(layer, asked)(x[:, 4], layer.bias.table(4 - torch.arange(S))[None, None])

    torch.testing.assert_close(y, expected[:, 4], atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(seen, attention[:, 4], atol=1e-5, rtol=1e-5)


@torch.no_grad()
def test_a_feed_forward_row_is_the_row_of_the_segment():
    layer, x = moved(FeedForward(D, 9, dropout=0.1)), torch.randn(2, D)

    torch.testing.assert_close(FeedForwardRow(layer)(x), layer(x[:, None])[:, 0])


@pytest.mark.parametrize("distance", [-40, 0, 700])
def test_the_table_of_a_bias_is_the_product_of_its_halves(distance):
    bias = moved(GatedCrossAttention(D, Z, dropout=0.0)).bias
    asking, asked = torch.tensor([distance + 50]), torch.tensor([50])

    product = (bias.queries(asking) * bias.keys(asked)).sum(-1)
    torch.testing.assert_close(bias.table(torch.tensor([distance])), product, atol=1e-4, rtol=1e-3)

"""One row through the layers of a stack, for decoding: the same equations, with all that is constant worked out before.

A step is hundreds of tiny operations, and their number is what costs, beside reading the weights. So parameters are
plain attributes here and scales are folded into one another. Evaluation only: no dropout, no levels. The tests of the
AR model hold this against the full pass.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.nn.feed_forward import FeedForward
from tacolm_core.nn.gated_attention import GatedPrefixSelfAttention
from tacolm_core.nn.gated_cross_attention import Asked, GatedCrossAttention


class Cached(NamedTuple):
    """Keys (B, capacity, Z) and values (B, capacity, H) of one layer, written in place."""

    keys: Tensor
    values: Tensor


class Asking(NamedTuple):
    """What a row of GPSA brings to its attention."""

    gates: tuple[Tensor, Tensor, Tensor]  # update (B, D), reset (B, H), candidate (B, D)
    query: Tensor  # (B, 1, Z)
    key: Tensor  # (B, Z)
    value: Tensor  # (B, H)
    ema: Tensor  # (B, D, M), the state after this row


def _weights(linear: nn.Linear) -> tuple[Tensor, Tensor]:
    return linear.weight, linear.bias


class SelfAttentionRow:
    """GPSA of one row."""

    def __init__(self, layer: GatedPrefixSelfAttention) -> None:
        width, shared, value, _ = layer.sizes
        self.sizes, self.shared_width = [width, shared + value, width], shared
        self.norm = ((width,), layer.norm.norm.weight, layer.norm.norm.bias)
        self.ema, self.coefficients = layer.ema, layer.ema.coefficients()
        self.to_gates, self.to_values = _weights(layer.to_gates), _weights(layer.to_values)
        self.from_values = layer.from_values.weight.t()
        scale = shared**-0.5
        self.scales = torch.stack([layer.query_scale * scale, layer.key_scale])
        self.offsets = torch.stack([layer.query_offset * scale, layer.key_offset])

    def __call__(self, x: Tensor, ema: Tensor, cached: Cached, row: int, bias: Tensor) -> tuple[Tensor, Tensor]:
        """One row.

        Args:
            x: (B, D).
            ema: (B, D, M), left as it is.
            cached: earlier keys and values; this row's are written at `row`.
            row: keys and values before this one.
            bias: (B or 1, 1, row + 1) added to the scores.

        Returns:
            (B, D), and the new EMA state.

        """
        asking = self.ask(x, ema)
        cached.keys.select(1, row).copy_(asking.key)
        cached.values.select(1, row).copy_(asking.value)
        seen = Cached(cached.keys.narrow(1, 0, row + 1), cached.values.narrow(1, 0, row + 1))
        return self.hear(x, asking, seen, bias), asking.ema

    def ask(self, x: Tensor, ema: Tensor) -> Asking:
        """The part of `__call__` before the attention."""
        normed = F.layer_norm(x, *self.norm)
        averaged, ema = self.ema.step(normed, ema, self.coefficients)
        update, middle, candidate = torch.split(F.linear(averaged, *self.to_gates), self.sizes, -1)
        middle = F.silu(middle)
        both = torch.addcmul(self.offsets, middle[:, None, : self.shared_width], self.scales)
        value = F.silu(F.linear(normed, *self.to_values))
        gates = (update, middle[:, self.shared_width :], candidate)
        return Asking(gates, both.narrow(1, 0, 1), both.select(1, 1), value, ema)

    def hear(self, x: Tensor, asking: Asking, seen: Cached, bias: Tensor) -> Tensor:
        """The attention over `seen`, this row's key and value included, and what follows: (B, D)."""
        update, reset, candidate = asking.gates
        scores = torch.baddbmm(bias, asking.query, seen.keys.transpose(1, 2))
        heard = torch.bmm(scores.softmax(-1), seen.values).squeeze(1) * reset
        changed = F.silu(torch.addmm(candidate, heard, self.from_values))
        return torch.lerp(x, changed, torch.sigmoid(update))


class CrossAttentionRow:
    """GCA of one row, for one text."""

    def __init__(self, layer: GatedCrossAttention, asked: Asked) -> None:
        width, _, shared = layer.sizes
        self.sizes, self.scale = list(layer.sizes), shared**-0.5
        self.norm = ((width,), layer.norm.norm.weight, layer.norm.norm.bias)
        self.to_gates, self.from_values = _weights(layer.to_gates), _weights(layer.from_values)
        self.keys = asked.keys[..., :shared].transpose(1, 2)
        self.values = asked.values

    def __call__(self, x: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
        """Row (B, D) and bias (B or 1, 1, S), prior and text mask included, to (B, D) and attention (B, S)."""
        gates = F.linear(F.layer_norm(x, *self.norm), *self.to_gates)
        update, reset, queries = torch.split(gates, self.sizes, -1)
        attention = torch.baddbmm(bias, queries.unsqueeze(1), self.keys, alpha=self.scale).softmax(-1)
        heard = torch.bmm(attention, self.values).squeeze(1) * F.silu(reset)
        changed = F.silu(F.linear(heard, *self.from_values))
        return torch.lerp(x, changed, torch.sigmoid(update)), attention.squeeze(1)


class FeedForwardRow:
    """Feed-forward of one row."""

    def __init__(self, layer: FeedForward) -> None:
        norm = layer.norm.norm
        self.norm = (norm.normalized_shape, norm.weight, norm.bias)
        self.expand, self.contract = _weights(layer.expand), _weights(layer.contract)

    def __call__(self, x: Tensor) -> Tensor:
        """(B, D) to (B, D)."""
        hidden = F.silu(F.linear(F.layer_norm(x, *self.norm), *self.expand))
        return x + F.linear(hidden, *self.contract)

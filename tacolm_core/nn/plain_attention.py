"""Ordinary softmax attention in the place of GPSA: what TacoLM is without MEGA (an ablation).

    x = x + Wo softmax(q k^T / sqrt(Z) + rotary bias) v;  q, k, v = Wq n, Wk n, Wv n;  n = Norm(x)

One head, positions, segments and cache as GPSA has them; no moving average, no gates, no shared representation.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.nn.attention import attend
from tacolm_core.nn.damped_ema import NoAverage
from tacolm_core.nn.gated_attention import Memory
from tacolm_core.nn.norm import LevelNorm
from tacolm_core.nn.position import RotaryBias
from tacolm_core.nn.row_step import Cached


class PlainSelfAttention(nn.Module):
    """Parameters: D (2 Z + H) + 2 Z + H + H D + D + 2 Z + 2 D."""

    def __init__(self, width: int, value_width: int, shared_width: int, *, dropout: float, num_levels: int = 0) -> None:
        super().__init__()
        self.sizes = (shared_width, shared_width, value_width)
        self.dropout = dropout
        self.norm = LevelNorm(width, num_levels)
        self.ema = NoAverage()
        self.enter = nn.Linear(width, sum(self.sizes))
        self.from_values = nn.Linear(value_width, width)
        self.bias = RotaryBias(shared_width)

    def split(self, normed: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Queries, scaled, keys and values of normed rows."""
        queries, keys, values = self.enter(normed).split(self.sizes, -1)
        return queries * self.sizes[0] ** -0.5, keys, values

    def forward(
        self,
        x: Tensor,
        mask: Tensor,  # noqa: ARG002
        positions: Tensor,
        memory: Memory | None,
        bias: Tensor,
        level: Tensor | None = None,
    ) -> tuple[Tensor, Memory]:
        """One segment; as `GatedPrefixSelfAttention.forward`."""
        queries, keys, values = self.split(self.norm(x, level))
        turned = [rows(positions).to(keys.dtype).expand_as(keys) for rows in (self.bias.queries, self.bias.keys)]
        own = Memory(torch.cat([keys, turned[1]], -1), values)
        seen = Memory.join(memory, own)
        heard = self.from_values(attend(torch.cat([queries, turned[0]], -1), seen.keys, seen.values, bias))
        return x + F.dropout(heard, self.dropout, self.training), own


class PlainAttentionRow:
    """The same for one row, with earlier keys and values at hand; as `SelfAttentionRow`."""

    def __init__(self, layer: PlainSelfAttention) -> None:
        self.layer, self.shared_width = layer, layer.sizes[0]

    def __call__(self, x: Tensor, ema: Tensor, cached: Cached, row: int, bias: Tensor) -> tuple[Tensor, Tensor]:
        """One row (B, D) to (B, D); `ema` is empty and comes back."""
        query, key, value = self.layer.split(self.layer.norm(x))
        cached.keys.select(1, row).copy_(key)
        cached.values.select(1, row).copy_(value)
        scores = torch.baddbmm(bias, query[:, None], cached.keys.narrow(1, 0, row + 1).transpose(1, 2))
        heard = torch.bmm(scores.softmax(-1), cached.values.narrow(1, 0, row + 1)).squeeze(1)
        return x + self.layer.from_values(heard), ema

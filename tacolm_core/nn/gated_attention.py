"""Gated prefix self-attention (GPSA): MEGA's single-head gated attention over segments.

    x' = Norm(x);  m = Dropout(EMA(x'));  v = SiLU(Wv x')
    [phi | z | r | c] = W m;  phi = sigmoid, z = SiLU, r = SiLU        update gate, shared representation, reset gate
    q = z * s_q + o_q;  k = z * s_k + o_k
    o = softmax(q k^T / sqrt(Z) + rotary bias) v
    out = x + phi * (SiLU(c + U (o * r)) - x)

A segment's rows see themselves and the memories of the segments before them. Positions and EMA begin anew in each.
"""

from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.nn.attention import attend
from tacolm_core.nn.damped_ema import DampedEma, NoAverage
from tacolm_core.nn.norm import LevelNorm
from tacolm_core.nn.position import RotaryBias


@dataclass(frozen=True)
class Memory:
    """What one layer keeps of earlier segments: keys (B, S, 2 Z) with their rotated half, values (B, S, H)."""

    keys: Tensor
    values: Tensor

    @staticmethod
    def join(first: "Memory | None", second: "Memory") -> "Memory":
        """Both, one after the other."""
        if first is None:
            return second
        return Memory(torch.cat([first.keys, second.keys], 1), torch.cat([first.values, second.values], 1))


class GatedPrefixSelfAttention(nn.Module):
    """Parameters: D H + H + D (Z + H + 2 D) + Z + H + 2 D + H D + 6 Z + 2 D + the EMA's."""

    def __init__(
        self,
        width: int,
        value_width: int,
        shared_width: int,
        ema_dimensions: int,
        *,
        bidirectional_ema: bool,
        dropout: float,
        num_levels: int = 0,
    ) -> None:
        super().__init__()
        self.sizes = (width, shared_width, value_width, width)
        self.dropout = dropout
        self.norm = LevelNorm(width, num_levels)
        ema = DampedEma(width, ema_dimensions, bidirectional=bidirectional_ema) if ema_dimensions else NoAverage()
        self.ema = cast("DampedEma", ema)  # whoever knows its parts looks at `StackConfig.is_usual` first
        self.to_values = nn.Linear(width, value_width)
        self.to_gates = nn.Linear(width, sum(self.sizes))
        self.from_values = nn.Linear(value_width, width, bias=False)
        # Scales start at one (the reference draws them near zero, so that attention starts uniform and learns late).
        self.query_scale = nn.Parameter(torch.ones(shared_width))
        self.query_offset = nn.Parameter(torch.zeros(shared_width))
        self.key_scale = nn.Parameter(torch.ones(shared_width))
        self.key_offset = nn.Parameter(torch.zeros(shared_width))
        self.bias = RotaryBias(shared_width)

    def forward(
        self,
        x: Tensor,
        mask: Tensor,
        positions: Tensor,
        memory: Memory | None,
        bias: Tensor,
        level: Tensor | None = None,
    ) -> tuple[Tensor, Memory]:
        """One segment.

        Args:
            x: (B, T, D).
            mask: (B, T) bool, True for real rows.
            positions: (B or 1, T).
            memory: of earlier segments, S' rows, or None.
            bias: (B, T, S' + T) float32 added to the scores, -inf where a row may not look.
            level: codebook level of the norm.

        Returns:
            (B, T, D), and this segment's own memory.

        """
        normed = self.norm(x, level)
        averaged = F.dropout(self.ema(normed, mask), self.dropout, self.training)
        values = F.silu(self.to_values(normed))
        update, shared, reset, candidate = self.to_gates(averaged).split(self.sizes, dim=-1)
        shared, reset = F.silu(shared), F.silu(reset)
        scale = self.query_scale.shape[0] ** -0.5
        queries = _affine(shared, self.query_scale * scale, self.query_offset * scale, self.bias.queries(positions))
        keys = _affine(shared, self.key_scale, self.key_offset, self.bias.keys(positions))
        own = Memory(keys, values)
        seen = Memory.join(memory, own)
        attended = attend(queries, seen.keys, seen.values, bias)
        return self._leave(x, update, reset, candidate, attended), own

    def _leave(self, x: Tensor, update: Tensor, reset: Tensor, candidate: Tensor, attended: Tensor) -> Tensor:
        changed = F.silu(candidate + self.from_values(attended * reset))
        changed = F.dropout(changed, self.dropout, self.training)
        return x + torch.sigmoid(update) * (changed - x)


def _affine(shared: Tensor, scale: Tensor, offset: Tensor, rotated: Tensor) -> Tensor:
    """Queries or keys (B, T, 2 Z) in the dtype of the shared representation (B, T, Z): its own half and the bias's."""
    dtype = shared.dtype
    own = torch.addcmul(offset.to(dtype), shared, scale.to(dtype))
    return torch.cat([own, rotated.to(dtype).expand_as(own)], -1)

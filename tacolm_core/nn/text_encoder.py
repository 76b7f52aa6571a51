"""Small-E's text encoder: Transformer layers that see both ways, with rotary positions and SwiGLU.

    x = x + Attend(Norm(x));  x = x + SwiGLU(Norm(x))

The heads' values are added as they are: there is no output projection (arXiv 2406.04467).
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.config import TransformerConfig
from tacolm_core.nn.attention import score_bias
from tacolm_core.nn.gated_linear_attention import SwiGlu
from tacolm_core.nn.position import BASE
from tacolm_core.nn.stack import visible_rows


class _Layer(nn.Module):
    """Parameters: 3 D D + 2 D, and the feed-forward."""

    def __init__(self, config: TransformerConfig) -> None:
        super().__init__()
        self.heads, self.dropout = config.heads, config.dropout
        self.norm = nn.LayerNorm(config.width)
        self.to_heads = nn.Linear(config.width, 3 * config.width, bias=False)
        self.feed = SwiGlu(config.width, config.feed_forward_width, config.dropout)

    def forward(self, x: Tensor, turns: tuple[Tensor, Tensor], bias: Tensor) -> Tensor:
        queries, keys, values = (
            part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in self.to_heads(self.norm(x)).chunk(3, -1)
        )
        dropped = self.dropout if self.training else 0.0
        heard = F.scaled_dot_product_attention(
            _turned(queries, turns), _turned(keys, turns), values, bias[:, None].to(values.dtype), dropout_p=dropped
        )
        return self.feed(x + F.dropout(heard.transpose(1, 2).flatten(2), self.dropout, self.training))  # type: ignore[no-any-return]


class TextEncoder(nn.Module):
    """All layers and a last norm."""

    def __init__(self, config: TransformerConfig) -> None:
        super().__init__()
        self.size = config.width // config.heads
        self.layers = nn.ModuleList(_Layer(config) for _ in range(config.num_layers))
        self.leave = nn.LayerNorm(config.width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Rows (B, S, D) and their mask (B, S) bool to (B, S, D)."""
        half = self.size // 2
        frequencies = BASE ** (-torch.arange(half, device=x.device, dtype=torch.float32) / half)
        angles = torch.arange(x.shape[1], device=x.device, dtype=torch.float32)[:, None] * frequencies
        turns, bias = (angles.cos(), angles.sin()), score_bias(visible_rows(mask, causal=False))
        for layer in self.layers:
            x = layer(x, turns, bias)
        return self.leave(x)  # type: ignore[no-any-return]


def _turned(rows: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
    """Rows (B, heads, S, size) turned by their positions; halves of a row are turned together."""
    cosine, sine = (turn.to(rows.dtype) for turn in turns)
    first, second = rows.chunk(2, -1)
    return torch.cat([first * cosine - second * sine, second * cosine + first * sine], -1)

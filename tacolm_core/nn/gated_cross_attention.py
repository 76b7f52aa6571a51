"""Gated cross-attention (GCA): code rows ask the text rows of the same layer (TacoLM, arXiv 2406.15752).

    a' = Norm(a);  [phi | r | q] = Wq a';  phi = sigmoid, r = SiLU
    k = Wk t;  v = SiLU(Wv t)
    A = softmax(q k^T / sqrt(Z) + rotary bias + log prior)
    out = a + phi * (SiLU(Wh ((A v) * r)) - a)

The text rows t are taken as they are, without a norm. A is what the alignment losses teach and what the guard reads.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.nn.norm import LevelNorm
from tacolm_core.nn.position import RotaryBias


@dataclass(frozen=True)
class Asked:
    """The text as one GCA layer sees it: keys (B, S, 2 Z), values (B, S, D)."""

    keys: Tensor
    values: Tensor


class GatedCrossAttention(nn.Module):
    """Parameters: D (2 D + Z) + 2 D + Z + D Z + Z + 2 (D D + D) + 2 Z + 2 D."""

    def __init__(self, width: int, shared_width: int, *, dropout: float, num_levels: int = 0) -> None:
        super().__init__()
        self.sizes = (width, width, shared_width)
        self.dropout = dropout
        self.norm = LevelNorm(width, num_levels)
        self.to_gates = nn.Linear(width, sum(self.sizes))
        self.to_keys = nn.Linear(width, shared_width)
        self.to_values = nn.Linear(width, width)
        self.from_values = nn.Linear(width, width)
        self.bias = RotaryBias(shared_width)

    def ask(self, text: Tensor) -> Asked:
        """Keys and values of text rows (B, S, D); computed once per text."""
        keys = self.to_keys(text)
        rotated = self.bias.keys(torch.arange(text.shape[1], device=text.device)).to(keys.dtype)
        return Asked(torch.cat([keys, rotated.expand(len(text), -1, -1)], -1), F.silu(self.to_values(text)))

    def forward(
        self,
        x: Tensor,
        positions: Tensor,
        asked: Asked,
        text_mask: Tensor,
        log_prior: Tensor | None = None,
        level: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:
        """Code rows.

        Args:
            x: (B, T, D).
            positions: (B or 1, T) of the code rows.
            asked: the text, S rows.
            text_mask: (B, S) bool.
            log_prior: (B, T, S) added to the scores, or None.
            level: codebook level of the norm.

        Returns:
            (B, T, D), and the attention map (B, T, S) in float32.

        """
        update, reset, queries = self.to_gates(self.norm(x, level)).split(self.sizes, dim=-1)
        queries = queries * self.sizes[-1] ** -0.5
        queries = torch.cat([queries, self.bias.queries(positions).to(queries.dtype).expand_as(queries)], -1)
        scores = torch.bmm(queries, asked.keys.transpose(1, 2).to(queries.dtype)).float()
        if log_prior is not None:
            scores = scores + log_prior
        attention = scores.masked_fill(~text_mask[:, None], float("-inf")).softmax(-1)
        heard = torch.bmm(attention.to(asked.values.dtype), asked.values) * F.silu(reset)
        changed = F.dropout(F.silu(self.from_values(heard)), self.dropout, self.training)
        return x + torch.sigmoid(update) * (changed - x), attention

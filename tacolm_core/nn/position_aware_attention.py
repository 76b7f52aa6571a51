"""Position-aware cross-attention (PACA) of Small-E (arXiv 2406.04467): the text is read where reading has got to.

    q = Norm(Wq y);  K = Norm(Wk X);  V = Norm(Wv X);  P = sinusoids of the text's positions, never part of X
    A1 = softmax(q K^T / sqrt(D) + log prior);  p = A1 P          where the row's content looks, as a position
    p' = GLA block over time (p)                                 where reading was, in a memory of constant size
    A2 = softmax(s p' P^T / sqrt(db) + log prior);  y + A2 V      what is there, whatever it is

s is a learned number that the paper does not have: sinusoids of neighbours are alike, and a map that may not be sharp
learns slowly.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from tacolm_core.nn.gated_linear_attention import GlaBlock
from tacolm_core.nn.position import sinusoids_at

_SHARPNESS = 4.0  # of the second map at first


@dataclass(frozen=True)
class Asked:
    """The text as the attention sees it."""

    keys: Tensor  # (B, S, D), scaled
    values: Tensor  # (B, S, D)
    positions: Tensor  # (S, db)
    hidden: Tensor  # (B, 1, S) float, -inf at padding


class PositionAwareAttention(nn.Module):
    """Parameters: 3 D D + 3 D + 6 D, a GLA block of width db, 1."""

    def __init__(self, width: int, position_width: int, dropout: float) -> None:
        super().__init__()
        self.position_width = position_width
        self.to_queries, self.to_keys, self.to_values = (nn.Linear(width, width) for _ in range(3))
        self.query_norm, self.key_norm, self.value_norm = (nn.LayerNorm(width) for _ in range(3))
        self.memory = GlaBlock(position_width, 1, dropout)
        self.sharpness = nn.Parameter(torch.tensor(_SHARPNESS))

    def ask(self, text: Tensor, mask: Tensor) -> Asked:
        """Keys, values and positions of text rows (B, S, D); worked out once per text."""
        keys = self.key_norm(self.to_keys(text)) / math.sqrt(text.shape[-1])
        positions = sinusoids_at(torch.arange(text.shape[1], device=text.device), self.position_width)
        hidden = torch.zeros(mask.shape, device=mask.device).masked_fill(~mask, float("-inf"))
        return Asked(keys, self.value_norm(self.to_values(text)), positions, hidden[:, None])

    def forward(
        self, x: Tensor, asked: Asked, log_prior: Tensor | None, state: Tensor | None = None
    ) -> tuple[Tensor, tuple[Tensor, Tensor], Tensor]:
        """Rows (B, T, D) to rows, both maps (B, T, S) in float32, and the memory after them.

        `log_prior` (B, T, S) is added to the scores of both maps; `state`: the memory before the rows.
        """
        bias = asked.hidden if log_prior is None else asked.hidden + log_prior
        first, place = self._look(x, asked, bias)
        place, state = self.memory(place, None, state)
        second, heard = self._read(place, asked, bias)
        return x + heard, (first, second), state

    def step(
        self, x: Tensor, asked: Asked, log_prior: Tensor | None, state: Tensor
    ) -> tuple[Tensor, tuple[Tensor, Tensor], Tensor]:
        """As `forward` for one row (B, D), with maps (B, S) and a prior (B, S)."""
        bias = asked.hidden if log_prior is None else asked.hidden + log_prior[:, None]
        first, place = self._look(x[:, None], asked, bias)
        moved, state = self.memory.step(place[:, 0], state)
        second, heard = self._read(moved[:, None], asked, bias)
        return x + heard[:, 0], (first[:, 0], second[:, 0]), state

    def _look(self, x: Tensor, asked: Asked, bias: Tensor) -> tuple[Tensor, Tensor]:
        queries = self.query_norm(self.to_queries(x))
        scores = torch.bmm(queries, asked.keys.transpose(1, 2).to(queries.dtype)).float()
        looked = (scores + bias).softmax(-1)
        return looked, looked @ asked.positions

    def _read(self, place: Tensor, asked: Asked, bias: Tensor) -> tuple[Tensor, Tensor]:
        scores = place.float() @ asked.positions.T * (self.sharpness / math.sqrt(self.position_width))
        read = (scores + bias).softmax(-1)
        return read, torch.bmm(read.to(asked.values.dtype), asked.values)

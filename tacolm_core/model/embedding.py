"""Text tokens and codes to rows of the model's width."""

import math
from typing import cast

import torch
from torch import Tensor, nn

from tacolm_core.nn.position import sinusoids
from tacolm_core.units import CODEBOOK_SIZE


class TextEmbedding(nn.Module):
    """Table of text tokens, with fixed positions when asked. Parameters: V D."""

    def __init__(self, vocabulary: int, width: int, *, positions: bool) -> None:
        super().__init__()
        self.table = nn.Embedding(vocabulary, width)
        nn.init.normal_(self.table.weight, std=1 / math.sqrt(width))
        self.positions = positions
        self.scale = math.sqrt(width)

    def forward(self, text: Tensor) -> Tensor:
        """(B, S) to (B, S, D)."""
        rows = self.table(text) * self.scale
        if self.positions:
            rows = rows + sinusoids(text.shape[1], rows.shape[-1], text.device).to(rows.dtype)
        return rows  # type: ignore[no-any-return]


class CodesEmbedding(nn.Module):
    """One table per codebook; a frame is the weighted sum of its codes' rows. Parameters: K 1024 D.

    The sum is as large as one row unless it is to be `plain`, as in VALL-E.
    """

    level_weights: Tensor  # (K,)

    def __init__(self, num_codebooks: int, width: int, *, size: int = CODEBOOK_SIZE, plain: bool = False) -> None:
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(size, width) for _ in range(num_codebooks))
        for table in self.tables:
            nn.init.normal_(table.weight, std=1 / math.sqrt(width))  # type: ignore[arg-type]
        self.register_buffer("level_weights", torch.ones(num_codebooks))
        self.width, self.plain = width, plain
        self.scale = math.sqrt(width)

    def forward(self, codes: Tensor) -> Tensor:
        """(B, k, T) with any k up to the number of tables to (B, T, D); unless plain, as large with any k."""
        weights = self.level_weights[: codes.shape[1]]
        rows = [
            table(codes[:, level]) * weights[level]
            for level, table in zip(range(len(weights)), self.tables, strict=False)
        ]
        size = 1.0 if self.plain else weights.square().sum().sqrt()
        return torch.stack(rows).sum(0) * (self.scale / size)

    def below(self, codes: Tensor, levels: Tensor) -> Tensor:
        """As `forward` of each item's levels below its own: codes (B, K, T) and levels (B,) to (B, T, D)."""
        counted = torch.arange(codes.shape[1], device=codes.device) < levels[:, None]
        weights = counted * self.level_weights
        size = 1.0 if self.plain else weights.square().sum(1, keepdim=True).sqrt().clamp(min=1e-6)
        weights = weights * (self.scale / size)
        rows = [table(codes[:, level]) * weights[:, level, None, None] for level, table in enumerate(self.tables)]
        return torch.stack(rows).sum(0)

    @torch.no_grad()
    def start_from(self, codebooks: Tensor) -> None:
        """Begin with a codec's geometry: near codes get near rows, and a frame's sum is its latent, turned.

        Tied as an output, such a table scores a code by its distance to a predicted latent: the model has to learn
        one latent, not 1,024 separate classes. Measured to teach codebooks 2..8 far sooner (docs/experiments.md).

        Args:
            codebooks: (K, 1024, E), E < width.

        """
        centred = codebooks - codebooks.mean(1, keepdim=True)
        spread = centred.square().sum(2).mean(1).sqrt()
        unit = centred / spread[:, None, None]
        # |r - c|^2 = ... - 2 r c + |c|^2: the last term needs a direction of its own to be part of the score.
        length = unit.square().sum(2, keepdim=True) / 2
        columns = torch.cat([unit, length.mean(1, keepdim=True) - length], 2)
        basis = torch.empty(columns.shape[2], self.width, device=codebooks.device)
        nn.init.orthogonal_(basis)
        for table, rows in zip(self.tables, columns @ basis, strict=True):
            weight = cast("Tensor", table.weight)
            weight[: len(rows)] = rows
        self.level_weights.copy_(spread / spread[0])

"""Text tokens and codes to rows of the model's width."""

import math

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
    """One table per codebook; a frame is the sum of its codes' rows. Parameters: K 1024 D."""

    def __init__(self, num_codebooks: int, width: int, *, size: int = CODEBOOK_SIZE) -> None:
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(size, width) for _ in range(num_codebooks))
        for table in self.tables:
            nn.init.normal_(table.weight, std=1 / math.sqrt(width))  # type: ignore[arg-type]
        self.scale = math.sqrt(width)

    def forward(self, codes: Tensor) -> Tensor:
        """(B, k, T) with any k up to the number of tables to (B, T, D); scaled so that size does not grow with k."""
        rows = [table(codes[:, level]) for level, table in zip(range(codes.shape[1]), self.tables, strict=False)]
        return torch.stack(rows).sum(0) * (self.scale / math.sqrt(max(1, len(rows))))

    def below(self, codes: Tensor, levels: Tensor) -> Tensor:
        """As `forward` of each item's levels below its own: codes (B, K, T) and levels (B,) to (B, T, D)."""
        counted = torch.arange(codes.shape[1], device=codes.device) < levels[:, None]
        weights = counted * (self.scale / levels[:, None].clamp(min=1).sqrt())
        rows = [table(codes[:, level]) * weights[:, level, None, None] for level, table in enumerate(self.tables)]
        return torch.stack(rows).sum(0)

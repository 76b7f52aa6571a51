"""The colour of a voice as one row: what every frame of a prompt has in common."""

from collections.abc import Iterable

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class PromptSummary(nn.Module):
    """Mean row (C) of each codebook over the prompt, through two layers, to (B, D) that every frame is given.

    Rows of codes have the codec's geometry, so their means are the voice's long-term average: a direct way for what
    attention would have to gather frame by frame. The last layer begins at zero, so that a trained model can be given
    a summary without harm. Parameters: (K C + 1) D + (D + 1) D.
    """

    def __init__(self, num_codebooks: int, width: int, row_width: int | None = None) -> None:
        """`row_width` C: of the codes' rows, D unless said otherwise."""
        super().__init__()
        self.enter = nn.Linear(num_codebooks * (row_width or width), width)
        self.leave = nn.Linear(width, width)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        """Rows (B, K, P, C; P may be 0) and mask (B, P) to (B, D); without any prompt the same row for all."""
        seen = rows.masked_fill(~mask[:, None, :, None], 0).sum(2)
        mean = seen / mask.sum(1).clamp(min=1)[:, None, None]
        return self.leave(F.silu(self.enter(mean.flatten(1))))  # type: ignore[no-any-return]


def rows_of_each(tables: Iterable[nn.Module], codes: Tensor) -> Tensor:
    """Codes (B, K, P) to their tables' rows (B, K, P, D)."""
    return torch.stack([table(codes[:, level]) for level, table in zip(range(codes.shape[1]), tables, strict=False)], 1)

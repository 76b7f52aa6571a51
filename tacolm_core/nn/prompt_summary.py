"""The colour of a voice as one row: what every frame of a prompt has in common, and who the codec says it is."""

from collections.abc import Iterable

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class PromptSummary(nn.Module):
    """Mean row (C) of each codebook over the prompt, through two layers, to (B, D) that every frame is given.

    Rows of codes have the codec's geometry, so their means are the voice's long-term average: a direct way for what
    attention would have to gather frame by frame. Where the codec describes a voice in a vector (codec/voice_vector.py)
    that goes in beside them. The last layer begins at zero, so that a trained model can be given a summary without
    harm, and so does what reads the vector. Parameters: (K C + 1) D + (D + 1) D, and V D for a vector.
    """

    def __init__(self, num_codebooks: int, width: int, row_width: int | None = None, voice_width: int = 0) -> None:
        """`row_width` C: of the codes' rows, D unless said otherwise; `voice_width` V: 0 without a vector."""
        super().__init__()
        self.enter = nn.Linear(num_codebooks * (row_width or width), width)
        self.told = nn.Linear(voice_width, width, bias=False) if voice_width else None
        self.leave = nn.Linear(width, width)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)
        if self.told is not None:
            nn.init.zeros_(self.told.weight)

    def forward(self, rows: Tensor, mask: Tensor, voice: Tensor | None = None) -> Tensor:
        """Rows (B, K, P, C; P may be 0), mask (B, P) and voice vectors (B, V) to (B, D).

        Without any prompt the rows say nothing; a voice vector of zeros, or None, is nobody's.
        """
        seen = rows.masked_fill(~mask[:, None, :, None], 0).sum(2)
        mean = seen / mask.sum(1).clamp(min=1)[:, None, None]
        entered = self.enter(mean.flatten(1))
        if self.told is not None and voice is not None:
            entered = entered + self.told(voice.to(entered.dtype))
        return self.leave(F.silu(entered))  # type: ignore[no-any-return]


def rows_of_each(tables: Iterable[nn.Module], codes: Tensor) -> Tensor:
    """Codes (B, K, P) to their tables' rows (B, K, P, D)."""
    return torch.stack([table(codes[:, level]) for level, table in zip(range(codes.shape[1]), tables, strict=False)], 1)

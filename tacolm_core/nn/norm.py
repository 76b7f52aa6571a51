"""Layer norm, plain or modulated by a codebook level (AdaLN)."""

import torch
from torch import Tensor, nn


class LevelNorm(nn.Module):
    """LayerNorm; with `num_levels` > 0 each level has its own scale and shift on top, starting as none.

    Level 0 is neutral: text and prompt rows use it, so that what they say serves every level.
    """

    def __init__(self, width: int, num_levels: int = 0) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.modulation = nn.Embedding(num_levels, 2 * width) if num_levels else None
        if self.modulation is not None:
            nn.init.zeros_(self.modulation.weight)

    def forward(self, x: Tensor, level: Tensor | None = None) -> Tensor:
        """(B, T, D) and a level (scalar long, or one per item (B,)) to (B, T, D)."""
        x = self.norm(x)
        if self.modulation is None or level is None:
            return x
        told = self.modulation(level)
        scale, shift = (told if level.ndim == 0 else told[:, None]).chunk(2, dim=-1)
        return torch.addcmul(shift, x, 1 + scale).to(x.dtype)

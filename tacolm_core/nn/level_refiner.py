"""Light convolution blocks that turn a frame's context and the codebooks below into the next codebook."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.nn.norm import LevelNorm

KERNEL = 7  # frames a block looks at, centred


class RefinerBlock(nn.Module):
    """Depth-wise convolution, levelled norm, two point-wise layers, residual (ConvNeXt, as in arXiv 2306.00814)."""

    def __init__(self, width: int, inner_width: int, num_levels: int) -> None:
        super().__init__()
        self.depthwise = nn.Conv1d(width, width, KERNEL, padding=KERNEL // 2, groups=width)
        self.norm = LevelNorm(width, num_levels)
        self.expand = nn.Linear(width, inner_width)
        self.contract = nn.Linear(inner_width, width)

    def forward(self, x: Tensor, mask: Tensor, level: Tensor) -> Tensor:
        """(B, T, D), mask (B, T) and the level (scalar) to (B, T, D)."""
        seen = x.masked_fill(~mask[..., None], 0).transpose(1, 2)
        mixed = self.norm(self.depthwise(seen).transpose(1, 2), level)
        return x + self.contract(F.silu(self.expand(mixed)))  # type: ignore[no-any-return]


class LevelRefiner(nn.Module):
    """Context and lower codebooks to rows that predict one level; shared by all levels."""

    def __init__(self, width: int, inner_width: int, num_layers: int, num_levels: int) -> None:
        super().__init__()
        self.enter = nn.Linear(width, width)
        self.blocks = nn.ModuleList(RefinerBlock(width, inner_width, num_levels) for _ in range(num_layers))
        self.leave = nn.LayerNorm(width, elementwise_affine=False)

    @property
    def reach(self) -> int:
        """Frames to each side that a row hangs on."""
        return len(self.blocks) * (KERNEL // 2)

    def forward(self, context: Tensor, below: Tensor, mask: Tensor, level: int) -> Tensor:
        """One level.

        Args:
            context: (B, T, D) what the stack found out from text, prompt and codebook 1.
            below: (B, T, D) embedding of the codebooks below `level`.
            mask: (B, T) bool.
            level: codebook to predict, from 0.

        Returns:
            (B, T, D).

        """
        x = self.enter(context) + below
        told = torch.tensor(level, device=context.device)
        for block in self.blocks:
            x = block(x, mask, told)
        return self.leave(x)  # type: ignore[no-any-return]

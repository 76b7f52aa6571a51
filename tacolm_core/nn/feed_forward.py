"""Pre-norm feed-forward layer."""

from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.nn.norm import LevelNorm


class FeedForward(nn.Module):
    """x + W2 SiLU(W1 Norm(x)). Parameters: 2 D F + F + D + 2 D."""

    def __init__(self, width: int, inner_width: int, *, dropout: float, num_levels: int = 0) -> None:
        super().__init__()
        self.norm = LevelNorm(width, num_levels)
        self.expand = nn.Linear(width, inner_width)
        self.contract = nn.Linear(inner_width, width)
        self.dropout = dropout

    def forward(self, x: Tensor, level: Tensor | None = None) -> Tensor:
        """(..., D) to (..., D)."""
        hidden = F.silu(self.expand(self.norm(x, level)))
        hidden = F.dropout(hidden, self.dropout, self.training)
        return x + F.dropout(self.contract(hidden), self.dropout, self.training)

"""Positions: MEGA's rotary relative bias, and sinusoids for text."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

BASE = 10_000.0


def rotate(vector: Tensor, positions: Tensor) -> Tensor:
    """Rotate `vector` (Z,) by each position.

    Args:
        vector: pairs (first half, second half) are rotated together.
        positions: (...) whole numbers, negative ones allowed.

    Returns:
        (..., Z) float32.

    """
    half = vector.shape[-1] // 2
    angles = positions[..., None].float() * _frequencies(half, vector.device)
    first, second = vector[:half].float(), vector[half:].float()
    cosine, sine = angles.cos(), angles.sin()
    return torch.cat([first * cosine - second * sine, second * cosine + first * sine], dim=-1)


def _frequencies(half: int, device: torch.device) -> Tensor:
    return BASE ** (-torch.arange(half, device=device, dtype=torch.float32) / half)


class RotaryBias(nn.Module):
    """b[m, n] = <R_m a, R_n c>: a learned function of m - n, of any length.

    It is added to attention scores by lengthening queries with R_m a and keys with R_n c.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.asking = nn.Parameter(torch.randn(width) * 0.02)
        self.asked = nn.Parameter(torch.randn(width) * 0.02)

    def queries(self, positions: Tensor) -> Tensor:
        """(...) to (..., Z)."""
        return rotate(self.asking, positions)

    def keys(self, positions: Tensor) -> Tensor:
        """(...) to (..., Z)."""
        return rotate(self.asked, positions)

    def table(self, distances: Tensor) -> Tensor:
        """The bias itself at m - n = `distances` (...), for one row at a time."""
        return bias_tables([self], distances)[0]


def bias_tables(biases: Sequence[RotaryBias], distances: Tensor) -> Tensor:
    """`RotaryBias.table` of several at once, (L, ...): they turn alike, so that each angle is worked out once."""
    asking, asked = (torch.stack([getattr(bias, name).float() for bias in biases]) for name in ("asking", "asked"))
    first, second = asking.chunk(2, -1)
    third, fourth = asked.chunk(2, -1)
    angles = distances[..., None].float() * _frequencies(first.shape[-1], distances.device)
    even, odd = first * third + second * fourth, first * fourth - second * third
    return (angles.cos() @ even.t() + angles.sin() @ odd.t()).movedim(-1, 0).contiguous()


def sinusoids(num_rows: int, width: int, device: torch.device) -> Tensor:
    """Fixed position vectors (num_rows, width), sine and cosine halves."""
    half = width // 2
    frequencies = BASE ** (-torch.arange(half, device=device, dtype=torch.float32) / half)
    angles = torch.arange(num_rows, device=device, dtype=torch.float32)[:, None] * frequencies
    both = torch.cat([angles.sin(), angles.cos()], dim=-1)
    return nn.functional.pad(both, (0, width - 2 * half))


def sinusoids_at(positions: Tensor, width: int) -> Tensor:
    """Position vectors (..., width) of any whole numbers (...), sine and cosine in turn (VALL-E); `width` is even."""
    half = width // 2
    frequencies = BASE ** (-torch.arange(half, device=positions.device, dtype=torch.float32) / half)
    angles = positions[..., None].float() * frequencies
    return torch.stack([angles.sin(), angles.cos()], -1).flatten(-2)

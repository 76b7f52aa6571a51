"""What VALL-E's two models make of text and codes before their layers: rows with fixed positions."""

import torch
from torch import Tensor

from tacolm_core.model.embedding import TextEmbedding
from tacolm_core.nn.position import sinusoids_at
from tacolm_core.units import NUM_TEXT_SPECIALS


def real_tokens(text: Tensor, mask: Tensor, *, bare: bool) -> Tensor:
    """Which tokens (B, S) the model reads; a model of `bare` text has never seen BOS and EOS."""
    return mask & (text >= NUM_TEXT_SPECIALS) if bare else mask


def text_rows(embedding: TextEmbedding, text: Tensor, mask: Tensor, weight: Tensor | float) -> Tensor:
    """Text (B, S) to rows (B, S, D); positions count the tokens of `mask`."""
    rows: Tensor = embedding(text)
    return with_positions(rows, (mask.cumsum(1) - 1).clamp(min=0), weight)


def with_positions(rows: Tensor, positions: Tensor, weight: Tensor | float) -> Tensor:
    """Rows (B, T, D) and `weight` times the sinusoids of their positions, (B or 1, T)."""
    return rows + (weight * sinusoids_at(positions, rows.shape[-1])).to(rows.dtype)


def before_codes(prompt_mask: Tensor) -> Tensor:
    """Prompt rows count backwards from the codes: (B, P), the last real one is -1."""
    return torch.arange(prompt_mask.shape[1], device=prompt_mask.device) - prompt_mask.sum(1, keepdim=True)

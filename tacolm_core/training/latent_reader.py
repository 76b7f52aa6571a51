"""A reader of text tokens in latents: it learns on the encoder's, and says what of them is missing in written ones.

The distance of latents hardly tells a vowel from its neighbour, and codebook 1 alone does not carry what is spoken; a
model taught by distance and by a discriminator of voices may leave the token that each frame speaks unused.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.training.codec_losses import map_distance
from tacolm_core.training.losses import IGNORED, code_cross_entropy

_FRAMES = 5  # a convolution looks at
_DILATIONS = (1, 2, 4, 2)
_GROUPS = 8


class LatentReader(nn.Module):
    """Normed latents (B, T, E) to logits of the token each frame speaks (B, T, tokens), and the maps in between."""

    def __init__(self, latent_width: int, num_tokens: int, width: int = 256) -> None:
        super().__init__()
        self.enter = nn.Conv1d(latent_width, width, _FRAMES, padding=_FRAMES // 2)
        self.layers = nn.ModuleList(
            nn.Sequential(
                nn.GroupNorm(_GROUPS, width),
                nn.Conv1d(width, width, _FRAMES, padding=_FRAMES // 2 * dilation, dilation=dilation),
                nn.GELU(),
            )
            for dilation in _DILATIONS
        )
        self.leave = nn.Conv1d(width, num_tokens, 1)

    def forward(self, latents: Tensor) -> tuple[Tensor, list[Tensor]]:
        """See the class."""
        rows = F.gelu(self.enter(latents.transpose(1, 2)))
        maps = [rows]
        for layer in self.layers:
            rows = rows + layer(rows)
            maps.append(rows)
        return self.leave(rows).transpose(1, 2), maps


def reader_loss(logits: Tensor, tokens: Tensor) -> Tensor:
    """Cross-entropy of the tokens (B, T; IGNORED where none is known), 0 where none is."""
    if not bool((tokens != IGNORED).any()):
        return logits.sum() * 0.0
    return code_cross_entropy(logits, tokens)


def readable_loss(reader: LatentReader, real: Tensor, made: Tensor, tokens: Tensor) -> tuple[Tensor, Tensor]:
    """How much worse `made` reads than `real`: cross-entropy and distance of the maps; and the cross-entropy alone."""
    with torch.no_grad():
        _, real_maps = reader(real)
    logits, made_maps = reader(made)
    unread = reader_loss(logits, tokens)
    return unread + map_distance(real_maps, made_maps), unread.detach()

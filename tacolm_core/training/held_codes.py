"""Codes of codebook 1 that stay what they are while the encoder goes on learning.

An AR model has learnt what codebook 1 says; seven further codebooks are the NAR model's and the decoder's. So an
encoder may find better ones of the seven, as long as each frame's latent stays nearest to the code of codebook 1 that
the encoder of before gave it.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

MARGIN = 0.02  # by which the held code is to be nearer than any other, in parts of both distances


class HeldCodes(nn.Module):
    """What latents lose by leaving the codes that an earlier encoder chose."""

    codebook: Tensor  # (V, D)

    def __init__(self, encoder: nn.Module, codebook: Tensor) -> None:
        super().__init__()
        self.encoder = encoder.eval().requires_grad_(False)
        self.register_buffer("codebook", codebook.detach().clone(), persistent=False)

    def forward(self, sound: Tensor, latents: Tensor) -> tuple[Tensor, Tensor]:
        """Samples (B, N) and their new latents (B, T, D) to a loss and the share of frames that kept their code."""
        with torch.autocast(latents.device.type, enabled=False):
            with torch.no_grad():
                codes = self._distances(self.encoder(sound)).argmin(-1, keepdim=True)
            distances = self._distances(latents.float())
            own = distances.gather(-1, codes)
            other = distances.scatter(-1, codes, torch.inf).amin(-1, keepdim=True)
            short = (own - other) / (own + other).detach().clamp(min=1e-6)
            return F.relu(short + MARGIN).mean(), (own <= other).float().mean()

    def _distances(self, latents: Tensor) -> Tensor:
        """Latents (B, T, D) to squared distances (B, T, V)."""
        across = latents @ self.codebook.T
        return latents.square().sum(-1, keepdim=True) - 2 * across + self.codebook.square().sum(-1)

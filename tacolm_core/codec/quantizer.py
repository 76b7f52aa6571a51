"""Residual vector quantizer on the `encodec` package's codebooks.

Two changes to the package's training behaviour, both measured as needed with small batches (docs/experiments.md):
a code that is re-drawn keeps its new place (the package overwrites it in the same step), and what a deeper level
leaves over reaches the encoder through the commitment loss.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.codec.torchaudio_stub import import_encodec
from tacolm_core.units import CODEBOOK_SIZE

import_encodec()
from encodec.quantization.core_vq import EuclideanCodebook, sample_vectors  # noqa: E402

KMEANS_ITERATIONS = 4  # as good as more, and quicker
DECAY = 0.99  # of the running means behind each code


class Codebook(EuclideanCodebook):
    """The package's codebook, whose re-drawn codes stay re-drawn."""

    embed: Tensor  # (V, D)
    embed_avg: Tensor  # (V, D)
    cluster_size: Tensor  # (V,)

    def replace_(self, samples: Tensor, mask: Tensor) -> None:
        """Move the codes under `mask` (V,) onto rows of `samples` (n, D)."""
        fresh = sample_vectors(samples, self.codebook_size)
        weight = self.threshold_ema_dead_code * 4
        self.embed.data.copy_(torch.where(mask[:, None], fresh, self.embed))
        self.embed_avg.data.copy_(torch.where(mask[:, None], fresh * weight, self.embed_avg))
        self.cluster_size.data.copy_(torch.where(mask, torch.full_like(self.cluster_size, weight), self.cluster_size))


@dataclass(frozen=True)
class Quantized:
    """What a forward pass of the quantizer yields."""

    latents: Tensor  # (B, T, D), sum of the levels used, straight-through gradient
    first_level: Tensor  # (B, T, D), level 0 alone, straight-through gradient
    codes: Tensor  # (B, K used, T)
    commitment: Tensor  # scalar


class ResidualQuantizer(nn.Module):
    """K codebooks, each coding what the ones before left over."""

    def __init__(self, width: int, num_levels: int) -> None:
        super().__init__()
        self.levels = nn.ModuleList(
            Codebook(
                width,
                CODEBOOK_SIZE,
                kmeans_init=True,
                kmeans_iters=KMEANS_ITERATIONS,
                decay=DECAY,
                threshold_ema_dead_code=0.1,  # type: ignore[arg-type]
            )
            for _ in range(num_levels)
        )

    @property
    def codebooks(self) -> Tensor:
        """All codes' vectors (K, 1024, D)."""
        return torch.stack([level.embed for level in self.levels])  # type: ignore[misc]

    def forward(self, latents: Tensor, num_levels: int | None = None) -> Quantized:
        """(B, T, D) through the first `num_levels` levels (default: all). In training mode the codebooks learn.

        Distances are worked out in float32 whatever the surrounding precision.
        """
        with torch.autocast(latents.device.type, enabled=False):
            return self._quantize(latents.float(), num_levels)

    def _quantize(self, latents: Tensor, num_levels: int | None) -> Quantized:
        residual = latents
        total = torch.zeros_like(latents)
        commitment = latents.new_zeros(())
        codes, first = [], latents
        for index, level in enumerate(self.levels[:num_levels]):
            chosen, code = level(residual)
            chosen = chosen.detach()
            commitment = commitment + F.mse_loss(residual, chosen)
            residual = residual - chosen
            total = total + chosen
            codes.append(code)
            if index == 0:
                first = latents + (chosen - latents).detach()
        straight = latents + (total - latents).detach()
        return Quantized(straight, first, torch.stack(codes, 1), commitment / len(codes))

    @torch.no_grad()
    def encode(self, latents: Tensor) -> Tensor:
        """(B, T, D) to codes (B, K, T)."""
        residual, codes = latents, []
        for level in self.levels:
            code = level.encode(residual)  # type: ignore[operator]
            residual = residual - level.decode(code)  # type: ignore[operator]
            codes.append(code)
        return torch.stack(codes, 1)

    def decode(self, codes: Tensor) -> Tensor:
        """Codes (B, k <= K, T) to latents (B, T, D)."""
        return self.rows(codes).sum(1)

    def rows(self, codes: Tensor) -> Tensor:
        """Codes (B, k <= K, T) to each one's vector (B, k, T, D)."""
        found = [level.decode(codes[:, index]) for index, level in enumerate(self.levels[: codes.shape[1]])]  # type: ignore[operator]
        return torch.stack(found, 1)

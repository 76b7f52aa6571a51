"""Latents to sound: causal ConvNeXt blocks, and magnitude and phase into an inverse STFT (Vocos, arXiv 2306.00814)."""

import torch
from torch import Tensor, nn

from tacolm_core.codec.spectral import InverseFrameSpectrum
from tacolm_core.config import CodecConfig
from tacolm_core.nn.convnext import PLAIN, Colour, FrameBackbone

LARGEST_LOG_MAGNITUDE = 5.0


class SpectrumDecoder(nn.Module):
    """Latents (B, T, latent_width) to samples (B, T * HOP)."""

    def __init__(self, config: CodecConfig) -> None:
        super().__init__()
        self.backbone = FrameBackbone(
            config.latent_width,
            config.decoder_width,
            config.decoder_layers,
            expansion=config.expansion,
            input_look_ahead=config.look_ahead,
            block_look_ahead=0,
        )
        self.head = nn.Linear(config.decoder_width, 2 * config.num_bins)
        self.inverse = InverseFrameSpectrum(config.fft_size)

    def spectrum(self, hidden: Tensor) -> Tensor:
        """Backbone rows (B, T, width) to complex spectra (B, T, bins)."""
        log_magnitude, phase = self.head(hidden).float().chunk(2, dim=-1)
        magnitude = log_magnitude.clamp(max=LARGEST_LOG_MAGNITUDE).exp()
        return torch.polar(magnitude, phase)

    def forward(self, latents: Tensor, colour: Colour = PLAIN) -> Tensor:
        """(B, T, latent_width) to (B, T * HOP)."""
        return self.inverse(self.spectrum(self.backbone(latents, colour)))  # type: ignore[no-any-return]

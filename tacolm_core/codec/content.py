"""What is said and to which melody, without who says it: the encoder of the first codebooks.

It reads log-mels less their mean over the speech, so that level and colour of a recording are gone before anything is
learnt, and in training it hears every sound with other formants, colour and noise (training/perturbation.py).
"""

import torch
from torch import Tensor, nn

from tacolm_core.codec.convnext import FrameBackbone
from tacolm_core.codec.voice_vector import LogMels
from tacolm_core.config import CodecConfig

CENTRED = 3  # look-ahead of the encoders' convolutions, frames


def without_mean(mels: Tensor) -> Tensor:
    """Log-mels (B, T, M) less their mean over time, in which loud frames count and rests do not."""
    level = mels.mean(-1, keepdim=True)
    weight = torch.sigmoid((level - level.amax(1, keepdim=True) + 2.5) * 3)
    return mels - (mels * weight).sum(1, keepdim=True) / (weight.sum(1, keepdim=True) + 1e-3)


class ContentEncoder(nn.Module):
    """Samples (B, N) to latents (B, T, content_width) of the first codebooks."""

    def __init__(self, config: CodecConfig) -> None:
        super().__init__()
        self.mels = LogMels(config.fft_size, config.num_mels)
        self.backbone = FrameBackbone(
            config.num_mels,
            config.encoder_width,
            config.encoder_layers,
            expansion=config.expansion,
            input_look_ahead=CENTRED,
            block_look_ahead=CENTRED,
        )
        self.leave = nn.Linear(config.encoder_width, config.content_width or config.latent_width)

    def of_magnitudes(self, magnitudes: Tensor) -> Tensor:
        """Magnitudes (B, T, bins) from `LogMels.magnitudes`, altered or not, to latents (B, T, content_width)."""
        with torch.autocast(magnitudes.device.type, enabled=False):
            mels = without_mean(self.mels.of_magnitudes(magnitudes))
        return self.leave(self.backbone(mels))  # type: ignore[no-any-return]

    def forward(self, samples: Tensor) -> Tensor:
        """(B, N) to (B, T, content_width)."""
        return self.of_magnitudes(self.mels.magnitudes(samples))

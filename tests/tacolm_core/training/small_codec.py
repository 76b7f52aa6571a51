"""A frame codec small enough to train within a test."""

import torch

from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.config import CodecConfig

SMALL = CodecConfig(
    num_mels=20,
    num_complex_bins=8,
    encoder_width=16,
    encoder_layers=1,
    decoder_width=32,
    decoder_layers=2,
    latent_width=8,
)


def new_small_codec(seed: int = 0) -> FrameCodec:
    """One whose codebooks are filled at random."""
    torch.manual_seed(seed)
    codec = FrameCodec(SMALL)
    for level in codec.quantizer.levels:
        level.embed.normal_()  # type: ignore[operator]
        level.inited.fill_(1)  # type: ignore[operator]
    return codec.eval()

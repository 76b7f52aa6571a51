"""A frame codec small enough to train within a test."""

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

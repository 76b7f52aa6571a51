"""A codec whose decoder knows whose voice it makes, so that its first codebooks need not say it.

Codebooks of content come from an encoder that hears no timbre (codec/content.py), the others from one that hears all;
the decoder (codec/voiced_decoder.py) reads as many of them as there are, and every block of it is told the voice vector
(codec/voice_vector.py). Made anew in another voice, the content of a sound keeps its words and its melody. What a
language model can guess of a voice it never heard is the content; the voice itself comes from the prompt, not through
the codes. 75 frames/s, 8 codebooks of 1024 codes; streamed and whole decoding agree.
"""

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.codec.content import ContentEncoder
from tacolm_core.codec.decode_stream import FrameDecodeStream, LatentStream, PlainLatents
from tacolm_core.codec.frame_codec import FrameEncoder
from tacolm_core.codec.quantizer import ResidualQuantizer
from tacolm_core.codec.voice_vector import VoiceDescriber, at_speech_level
from tacolm_core.codec.voiced_decoder import RefinedLatents, Refiner, VoicedDecoder
from tacolm_core.config import CodecConfig
from tacolm_core.units import NUM_CODEBOOKS, SAMPLE_RATE


class VoicedCodec(nn.Module):
    """Encoders, codebooks, voice vector and decoder of one token format."""

    sample_rate = SAMPLE_RATE
    num_codebooks = NUM_CODEBOOKS

    def __init__(self, config: CodecConfig, *, weights_hash: str = "") -> None:
        super().__init__()
        self.config = config
        self.weights_hash = weights_hash
        content_width = config.content_width or config.latent_width
        self.content = ContentEncoder(config)
        self.detail = FrameEncoder(config, config.detail_layers)
        self.quantizer = ResidualQuantizer(content_width, config.content_levels)
        self.detail_quantizer = ResidualQuantizer(config.latent_width, NUM_CODEBOOKS - config.content_levels)
        self.describer = VoiceDescriber(config.voice_width, fft_size=config.fft_size, num_mels=config.num_mels)
        self.refiner = Refiner(config, content_width) if config.refiner_layers else None
        self.decoder = VoicedDecoder(config)

    @property
    def voice_width(self) -> int:
        """Width of its voice vectors."""
        return self.config.voice_width

    @property
    def codebooks(self) -> Tensor:
        """All codes' vectors (K, 1024, latent_width); those of content are filled up with zeros."""
        content, detail = self.quantizer.codebooks, self.detail_quantizer.codebooks
        return torch.cat([F.pad(content, (0, detail.shape[2] - content.shape[2])), detail])

    @torch.inference_mode()
    def encode(self, waveform: Tensor) -> Tensor:
        """Samples (B, 1, N) at 24 kHz to codes (B, K, T), T = ceil(N / HOP). The level of the speech is left out."""
        samples = at_speech_level(waveform[:, 0])
        content = self.quantizer.encode(self.content(samples))
        detail = self.detail(samples)
        if self.refiner is not None:  # what it cannot know
            detail = detail - self.refiner(self.quantizer.decode(content), self.describer(samples))
        return torch.cat([content, self.detail_quantizer.encode(detail)], 1)

    @torch.inference_mode()
    def describe(self, waveform: Tensor) -> Tensor:
        """Samples (B, 1, N) at 24 kHz to voice vectors (B, voice_width)."""
        return cast("Tensor", self.describer(waveform[:, 0]))

    def rows(self, codes: Tensor) -> tuple[Tensor, Tensor | float]:
        """Codes (B, k <= K, T) to the sums of content (B, T, content_width) and of detail (B, T, latent_width)."""
        levels = self.config.content_levels
        content = self.quantizer.decode(codes[:, :levels])
        return content, self.detail_quantizer.decode(codes[:, levels:]) if codes.shape[1] > levels else 0.0

    @torch.inference_mode()
    def decode(self, codes: Tensor, voice: Tensor | None = None) -> Tensor:
        """Codes (B, k <= K, T) in voices (B, voice_width) to samples (B, 1, T * HOP), their speech at SPEECH_LEVEL.

        `voice` None: in nobody's.
        """
        told = codes.new_zeros(len(codes), self.voice_width, dtype=torch.float32) if voice is None else voice
        return self.render(codes, told)[:, None]

    def render(self, codes: Tensor, voice: Tensor) -> Tensor:
        """As `decode`, to samples (B, T * HOP) through which gradients flow to the decoder."""
        content, detail = self.rows(codes)
        latents = (content if self.refiner is None else self.refiner(content, voice)) + detail
        return cast("Tensor", self.decoder(latents, self.decoder.colour(voice)))

    @torch.inference_mode()
    def stream(self, voice: Tensor) -> FrameDecodeStream:
        """A new streaming decoder in the voice of (voice_width,)."""
        told = voice[None]
        latents: LatentStream = PlainLatents(self._plain_latents)
        if self.refiner is not None:
            latents = RefinedLatents(self.rows, self.refiner, told)
        return FrameDecodeStream(latents, self.decoder, self.decoder.colour(told))

    def _plain_latents(self, codes: Tensor) -> Tensor:
        content, detail = self.rows(codes)
        return content + detail

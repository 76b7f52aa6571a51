"""The project's own codec: EnCodec's token format, written and read by frame-domain networks.

STFT features -> ConvNeXt encoder -> residual vector quantizer -> ConvNeXt decoder -> magnitude and phase
-> inverse STFT (head as in Vocos, arXiv 2306.00814). 75 frames/s, 8 codebooks of 1024 codes, 6 kbit/s. The decoder
waits for `CodecConfig.look_ahead` frames and is causal otherwise, so that streamed and whole decoding agree. It may
be shown the average of a voice's codes, which says how frames should sound whose codes a model only guessed, and be
told by a mark that codes are such guesses: it trusts them less than an encoder's.
"""

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.codec.decode_stream import FrameDecodeStream
from tacolm_core.codec.quantizer import Quantized, ResidualQuantizer
from tacolm_core.codec.spectral import FrameFeatures
from tacolm_core.codec.spectrum_decoder import SpectrumDecoder
from tacolm_core.config import CodecConfig
from tacolm_core.nn.convnext import Colour, FrameBackbone
from tacolm_core.nn.prompt_summary import PromptSummary
from tacolm_core.units import NUM_CODEBOOKS, SAMPLE_RATE

CENTRED = 3  # look-ahead of the encoder's convolutions, frames


class FrameEncoder(nn.Module):
    """Samples (B, N) to latents (B, T, latent_width)."""

    def __init__(self, config: CodecConfig, num_layers: int) -> None:
        super().__init__()
        self.features = FrameFeatures(config.fft_size, config.num_mels, config.num_complex_bins)
        self.backbone = FrameBackbone(
            config.num_mels + 2 * config.num_complex_bins,
            config.encoder_width,
            num_layers,
            expansion=config.expansion,
            input_look_ahead=CENTRED,
            block_look_ahead=CENTRED,
        )
        self.leave = nn.Linear(config.encoder_width, config.latent_width)

    def forward(self, samples: Tensor) -> Tensor:
        """(B, N) to (B, T, latent_width)."""
        return self.leave(self.backbone(self.features(samples)))  # type: ignore[no-any-return]


class FrameDecoder(SpectrumDecoder):
    """A decoder that may be shown the average of a voice's codes, and told that codes are a model's."""

    def __init__(self, config: CodecConfig) -> None:
        super().__init__(config)
        self.summary = None
        if config.voice_summary:
            self.summary = PromptSummary(NUM_CODEBOOKS, config.decoder_width, config.latent_width)
        self.predicted_mark = nn.Parameter(torch.zeros(config.decoder_width)) if config.predicted_mark else None

    def colour(self, rows: Tensor, mask: Tensor) -> Tensor | float:
        """What frames are given of a voice (B, 1, width): rows (B, K, P, latent_width) and mask (B, P) of its codes.

        0 for a decoder that takes no notice of voices.
        """
        return 0.0 if self.summary is None else self.summary(rows, mask)[:, None]


class FrameCodec(nn.Module):
    """Encoder, quantizer and decoder of one token format."""

    sample_rate = SAMPLE_RATE
    num_codebooks = NUM_CODEBOOKS

    def __init__(self, config: CodecConfig, *, weights_hash: str = "") -> None:
        super().__init__()
        self.config = config
        self.weights_hash = weights_hash
        self.encoder = FrameEncoder(config, config.encoder_layers)
        self.quantizer = ResidualQuantizer(config.latent_width, NUM_CODEBOOKS)
        self.decoder = FrameDecoder(config)

    def forward(self, samples: Tensor, num_levels: int | None = None) -> tuple[Tensor, Quantized]:
        """Samples (B, N), N a multiple of HOP, to their reconstruction (B, N) and the quantizer's results."""
        quantized = self.quantizer(self.encoder(samples), num_levels)
        return self.decoder(quantized.latents, self.colour(quantized.codes, predicted=False)), quantized

    @property
    def codebooks(self) -> Tensor:
        """All codes' vectors (K, 1024, latent_width)."""
        return self.quantizer.codebooks

    @torch.inference_mode()
    def encode(self, waveform: Tensor) -> Tensor:
        """Samples (B, 1, N) at 24 kHz to codes (B, K, T), T = ceil(N / HOP)."""
        return self.quantizer.encode(self.encoder(waveform[:, 0]))

    def colour(self, voice: Tensor, mask: Tensor | None = None, *, predicted: bool) -> Colour:
        """What the decoder is told beside codes.

        Args:
            voice: (B, k <= K, P) codes of the speaker; P may be 0.
            mask: (B, P) bool, what of them counts; None: everything.
            predicted: whether the codes to be decoded are a model's, not the encoder's.

        """
        mark = self.decoder.predicted_mark
        shown = self._shown(voice, mask)
        return Colour(shown + mark if predicted and mark is not None else shown)

    def _shown(self, voice: Tensor, mask: Tensor | None) -> Tensor | float:
        """Of the voice (B, 1, width), or nothing."""
        if self.decoder.summary is None:
            return 0.0
        rows = self.quantizer.rows(voice)
        missing = NUM_CODEBOOKS - rows.shape[1]
        everywhere = torch.ones_like(voice[:, 0], dtype=torch.bool)
        return self.decoder.colour(F.pad(rows, (0, 0, 0, 0, 0, missing)), everywhere if mask is None else mask)

    @torch.inference_mode()
    def decode(self, codes: Tensor, voice: Tensor | None = None) -> Tensor:
        """Codes (B, k <= K, T) to samples (B, 1, T * HOP).

        `voice` (B, K, P): codes of the speaker in whose voice a model wrote `codes`; None: the encoder wrote them, and
        they are their own voice.
        """
        colour = self.colour(codes if voice is None else voice, predicted=voice is not None)
        return cast("Tensor", self.decoder(self.quantizer.decode(codes), colour))[:, None]

    def render(self, codes: Tensor, voice: Tensor) -> Tensor:
        """As `decode`, of a model's codes, to samples (B, T * HOP) through which gradients flow to the decoder."""
        return self.decoder(self.quantizer.decode(codes), self.colour(voice, predicted=True))  # type: ignore[no-any-return]

    @torch.inference_mode()
    def stream(self, voice: Tensor | None = None) -> FrameDecodeStream:
        """A new streaming decoder of a model's codes in the voice of these (K, P); None: of nobody known."""
        nobody = torch.zeros(NUM_CODEBOOKS, 0, dtype=torch.long, device=self.codebooks.device)
        colour = self.colour((nobody if voice is None else voice)[None], predicted=True)
        return FrameDecodeStream(self.quantizer.decode, self.decoder, colour)

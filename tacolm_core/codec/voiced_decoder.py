"""Codes of content in a voice to sound: what the voiced codec's decoder is made of.

Two networks may share the work. A refiner makes of the content, in the voice, the latents that a codec's encoder would
have made of that person's sound; what the other codebooks hold is added to them; and a decoder that reads such latents
makes sound of them. Both are told the voice in every block.
"""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from tacolm_core.codec.convnext import Colour, FrameBackbone
from tacolm_core.codec.spectrum_decoder import SpectrumDecoder
from tacolm_core.config import CodecConfig

Rows = Callable[[Tensor], tuple[Tensor, Tensor | float]]  # codes (1, k, t) to rows of content and of detail (1, t, *)


class VoiceColour(nn.Module):
    """Voice vectors (B, V) to what every block of a backbone is told: scale and shift (FiLM, arXiv 1709.07871)."""

    def __init__(self, voice_width: int, width: int, num_layers: int) -> None:
        super().__init__()
        self.shift = nn.Linear(voice_width, width)
        self.modulate = nn.Linear(voice_width, 2 * num_layers * width)
        self.num_layers = num_layers
        nn.init.zeros_(self.modulate.weight)
        nn.init.zeros_(self.modulate.bias)

    def forward(self, voice: Tensor) -> Colour:
        """(B, V)."""
        each = self.modulate(voice).unflatten(1, (self.num_layers, 2, 1, -1))
        return Colour(self.shift(voice)[:, None], tuple((block[:, 0], block[:, 1]) for block in each.unbind(1)))


class Refiner(nn.Module):
    """Rows of content (B, T, content_width) in a voice to a decoder's latents (B, T, latent_width)."""

    def __init__(self, config: CodecConfig, content_width: int) -> None:
        super().__init__()
        self.backbone = FrameBackbone(
            content_width,
            config.refiner_width,
            config.refiner_layers,
            expansion=config.expansion,
            input_look_ahead=config.refiner_look_ahead,
            block_look_ahead=0,
        )
        self.colour = VoiceColour(config.voice_width, config.refiner_width, config.refiner_layers)
        self.leave = nn.Linear(config.refiner_width, config.latent_width)

    def forward(self, content: Tensor, voice: Tensor) -> Tensor:
        """(B, T, content_width), (B, V)."""
        return self.leave(self.backbone(content, self.colour(voice)))  # type: ignore[no-any-return]


class VoicedDecoder(SpectrumDecoder):
    """Latents (B, T, latent_width) to samples (B, T * HOP), in a voice."""

    def __init__(self, config: CodecConfig) -> None:
        super().__init__(config)
        self.colour = VoiceColour(config.voice_width, config.decoder_width, config.decoder_layers)


class RefinedLatents:
    """Rows of content through a refiner, piece by piece; detail waits for it."""

    def __init__(self, rows: Rows, refiner: Refiner, voice: Tensor) -> None:
        """`voice` (1, V)."""
        self._rows, self._refiner, self._colour = rows, refiner, refiner.colour(voice)
        self._histories = refiner.backbone.initial_histories(1)
        self._waiting: Tensor | None = None  # detail of the frames that the refiner keeps back (1, w, latent_width)

    def push(self, codes: Tensor) -> Tensor:
        """Codes (1, k, t) to the latents that are final (1, t', latent_width)."""
        content, detail = self._rows(codes)
        return self._advance(content, detail)

    def flush(self) -> Tensor | None:
        """The last latents."""
        enter = self._refiner.backbone.enter
        nothing = enter.convolution.weight.new_zeros(1, enter.look_ahead, enter.in_width)
        return self._advance(nothing, 0.0)

    def _advance(self, content: Tensor, detail: Tensor | float) -> Tensor:
        hidden, self._histories = self._refiner.backbone.push(content, self._histories, self._colour)
        latents: Tensor = self._refiner.leave(hidden)
        added = latents.new_zeros(1, content.shape[1], latents.shape[2]) + detail
        waiting = added if self._waiting is None else torch.cat([self._waiting, added], 1)
        self._waiting = waiting[:, latents.shape[1] :]
        return latents + waiting[:, : latents.shape[1]]

"""Codes in pieces to samples in pieces, through a decoder whose last step is a windowed overlap-add."""

from collections.abc import Callable

import torch
from torch import Tensor

from tacolm_core.codec.spectrum_decoder import SpectrumDecoder
from tacolm_core.nn.convnext import Colour
from tacolm_core.units import HOP


class FrameDecodeStream:
    """All pieces together equal the whole decoding of the codes."""

    def __init__(self, latents: Callable[[Tensor], Tensor], decoder: SpectrumDecoder, colour: Colour) -> None:
        """`latents`: codes (1, K, t) to what `decoder` reads (1, t, latent_width)."""
        self._latents, self._decoder, self._colour = latents, decoder, colour
        self._inverse = decoder.inverse
        self._histories = decoder.backbone.initial_histories(1)
        overlap = self._inverse.fft_size - HOP
        # Row 0: sound still to be completed by later frames; row 1: the squared windows that lie over it.
        self._tail = self._inverse.window.new_zeros(2, overlap)
        self._frames_in = 0
        self._samples_out = -self._inverse.side  # the first frame's window begins before the sound does

    @torch.inference_mode()
    def push(self, codes: Tensor) -> Tensor:
        """Codes (K, t) to the samples (n,) that no later code can change."""
        self._frames_in += codes.shape[-1]
        return self._advance(self._latents(codes[None]))

    @torch.inference_mode()
    def flush(self) -> Tensor:
        """The last samples (n,); the stream is spent afterwards."""
        if self._frames_in == 0:
            return self._tail[0, :0]
        enter = self._decoder.backbone.enter
        rest = self._advance(self._tail.new_zeros(1, enter.look_ahead, enter.in_width))
        left = self._frames_in * HOP - self._samples_out
        return torch.cat([rest, self._emit(self._tail[:, :left])])

    def _advance(self, latents: Tensor) -> Tensor:
        hidden, self._histories = self._decoder.backbone.push(latents, self._histories, self._colour)
        num_frames = hidden.shape[1]
        if not num_frames:
            return self._tail[0, :0]
        frames = self._inverse.frames(self._decoder.spectrum(hidden))
        squares = self._inverse.window.square().expand_as(frames)
        summed = self._inverse.overlap_add(torch.cat([frames, squares]))
        summed[:, : self._tail.shape[1]] += self._tail
        self._tail = summed[:, num_frames * HOP :].clone()
        return self._emit(summed[:, : num_frames * HOP])

    def _emit(self, summed: Tensor) -> Tensor:
        """Divide by the windows' envelope and drop what lies before the sound."""
        samples = summed[0] / summed[1].clamp(min=1e-8)
        skip = max(0, -self._samples_out)
        self._samples_out += len(samples)
        return samples[skip:]

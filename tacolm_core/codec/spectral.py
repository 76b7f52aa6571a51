"""From samples to frame features and from frame spectra to samples.

Frame t of the codec owns the samples [t * HOP, (t + 1) * HOP); its window is centred on them,
so T frames give T * HOP samples.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.units import HOP, SAMPLE_RATE


def _to_mel(frequency: float) -> float:
    return 2595.0 * math.log10(1.0 + frequency / 700.0)


def mel_filters(num_mels: int, fft_size: int, *, low: float = 0.0, high: float = SAMPLE_RATE / 2) -> Tensor:
    """Triangular filters on the HTK mel scale, area-normalised: (num_mels, fft_size // 2 + 1)."""
    mels = torch.linspace(_to_mel(low), _to_mel(high), num_mels + 2)
    edges = 700.0 * (10.0 ** (mels / 2595.0) - 1.0)
    bins = torch.linspace(0, SAMPLE_RATE / 2, fft_size // 2 + 1)
    rising = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    triangles = torch.minimum(rising, falling).clamp(min=0)
    # Narrow low filters can fall between two bins; give them their nearest bin.
    empty = triangles.sum(1) == 0
    centres = (edges[1:-1] / (SAMPLE_RATE / 2) * (fft_size // 2)).round().long()
    triangles[empty, centres[empty]] = 1.0
    return triangles / triangles.sum(1, keepdim=True)


class FrameSpectrum(nn.Module):
    """Samples to one STFT column per codec frame."""

    window: Tensor

    def __init__(self, fft_size: int) -> None:
        super().__init__()
        self.fft_size = fft_size
        self.register_buffer("window", torch.hann_window(fft_size), persistent=False)

    def forward(self, samples: Tensor) -> Tensor:
        """(B, N) to complex (B, T, fft_size // 2 + 1), T = ceil(N / HOP)."""
        num_frames = -(-samples.shape[-1] // HOP)
        side = (self.fft_size - HOP) // 2
        right = num_frames * HOP - samples.shape[-1] + side
        frames = F.pad(samples, (side, right)).unfold(-1, self.fft_size, HOP)
        spectrum: Tensor = torch.fft.rfft(frames * self.window)
        return spectrum


class FrameFeatures(nn.Module):
    """What the encoder reads of a frame: log-mels, and the lowest bins with their phase.

    Output (B, T, num_mels + 2 * num_complex_bins).
    """

    filters: Tensor

    def __init__(self, fft_size: int, num_mels: int, num_complex_bins: int) -> None:
        super().__init__()
        self.num_complex_bins = num_complex_bins
        self.spectrum = FrameSpectrum(fft_size)
        self.register_buffer("filters", mel_filters(num_mels, fft_size), persistent=False)

    def forward(self, samples: Tensor) -> Tensor:
        """(B, N) to (B, T, F), in float32 whatever the surrounding precision."""
        with torch.autocast(samples.device.type, enabled=False):
            return self._features(samples.float())

    def _features(self, samples: Tensor) -> Tensor:
        spectrum = self.spectrum(samples)
        magnitude = spectrum.abs()
        mels = torch.log(magnitude @ self.filters.T + 1e-3)
        low = spectrum[..., : self.num_complex_bins]
        # Square-root compression keeps the phase and tames the range.
        compressed = low / (magnitude[..., : self.num_complex_bins] + 1e-4).sqrt()
        return torch.cat([mels, compressed.real, compressed.imag], dim=-1)


class InverseFrameSpectrum(nn.Module):
    """Frame spectra back to samples by windowed overlap-add; whole or streamed."""

    window: Tensor

    def __init__(self, fft_size: int) -> None:
        super().__init__()
        if fft_size % HOP or fft_size < 2 * HOP:
            raise ValueError(f"fft_size must be a multiple of {HOP} samples, at least {2 * HOP}, not {fft_size}")
        self.fft_size = fft_size
        self.side = (fft_size - HOP) // 2
        self.register_buffer("window", torch.hann_window(fft_size), persistent=False)

    def frames(self, spectrum: Tensor) -> Tensor:
        """Complex (B, T, bins) to windowed frames (B, T, fft_size)."""
        frames: Tensor = torch.fft.irfft(spectrum, n=self.fft_size) * self.window
        return frames

    def overlap_add(self, frames: Tensor) -> Tensor:
        """(B, T, fft_size) to (B, (T - 1) * HOP + fft_size), not yet divided by the window's envelope."""
        batch, num_frames, size = frames.shape
        blocks = size // HOP
        out = frames.new_zeros(batch, num_frames + blocks - 1, HOP)
        pieces = frames.view(batch, num_frames, blocks, HOP)
        for block in range(blocks):
            out[:, block : block + num_frames] += pieces[:, :, block]
        return out.reshape(batch, -1)

    def envelope(self, num_frames: int) -> Tensor:
        """Sum of squared windows of `num_frames` frames, (N,)."""
        squared = self.window.square().expand(1, num_frames, -1)
        return self.overlap_add(squared)[0]

    def forward(self, spectrum: Tensor) -> Tensor:
        """Complex (B, T, bins) to (B, T * HOP)."""
        num_frames = spectrum.shape[1]
        summed = self.overlap_add(self.frames(spectrum)) / self.envelope(num_frames).clamp(min=1e-8)
        return summed[:, self.side : self.side + num_frames * HOP]

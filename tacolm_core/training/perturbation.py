"""The same speech by somebody else, roughly: other formants, another colour, a little other pitch, noise; timing kept.

A content encoder that hears every sound so, while the decoder is asked for the sound itself, has no use for timbre in
its codes (the idea of NANSY, arXiv 2110.14513, on magnitudes in place of samples). Envelope and harmonics are parted
by a smoothing along frequency that is wider than the harmonics lie apart, moved each by a map of its own, and joined.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.units import SAMPLE_RATE

SMOOTHING = 160.0  # Hz, deviation of the envelope's smoothing
_BENDS, _CURVES = 6, 8  # pieces of the formant map; cosines of the colour
_FLOOR = 1e-4


def _to_mel(hertz: Tensor) -> Tensor:
    return 2595.0 * torch.log10(1 + hertz / 700)


class Perturbation(nn.Module):
    """Magnitudes (B, T, bins) to those of a sound that differs in all but words, timing and (nearly) pitch.

    Deviations at strength 1: formants together by up to 27 % and in six bands by some 12 % each; pitch 4 %; colour some
    6 dB in eight cosines and a tilt; in half of the sounds noise 25 to 55 dB below the speech.
    """

    kernel: Tensor
    mels: Tensor  # (bins,) place of each bin on the mel scale, 0 to 1

    def __init__(self, fft_size: int) -> None:
        super().__init__()
        self.num_bins = fft_size // 2 + 1
        self.width = SAMPLE_RATE / fft_size  # of a bin, Hz
        reach = int(3 * SMOOTHING / self.width)
        kernel = torch.exp(-0.5 * (torch.arange(-reach, reach + 1) * self.width / SMOOTHING) ** 2)
        self.register_buffer("kernel", (kernel / kernel.sum())[None, None], persistent=False)
        mels = _to_mel(torch.arange(self.num_bins) * self.width)
        self.register_buffer("mels", mels / mels[-1], persistent=False)

    def forward(self, magnitudes: Tensor, generator: torch.Generator, strength: float = 1.0) -> Tensor:
        """(B, T, bins); draws are made on the generator's device and moved."""
        draw = _Draw(generator, len(magnitudes), magnitudes.device)
        logs = torch.log(magnitudes + _FLOOR)
        envelope = self._smooth(logs)
        harmonics = logs - envelope
        envelope = _moved(envelope, self._formant_map(draw, strength))
        pitch = torch.exp(draw.normal(1) * 0.04 * strength)
        harmonics = _moved(harmonics, torch.arange(self.num_bins, device=logs.device) / pitch)
        return self._with_noise(torch.exp(envelope + harmonics + self._colour(draw, strength)[:, None]), draw)

    def _smooth(self, logs: Tensor) -> Tensor:
        reach = self.kernel.shape[-1] // 2
        rows = F.pad(logs.flatten(0, 1)[:, None], (reach, reach), mode="reflect")
        return F.conv1d(rows, self.kernel).view_as(logs)

    def _formant_map(self, draw: "_Draw", strength: float) -> Tensor:
        """Where each bin's envelope comes from: (B, bins), in bins."""
        stretches = torch.exp(draw.normal(_BENDS) * 0.12 * strength)
        knots = F.pad(stretches.cumsum(1), (1, 0))
        knots = knots / knots[:, -1:]
        place = (self.mels * _BENDS).expand(len(knots), -1)
        piece = place.floor().clamp(0, _BENDS - 1).long()
        low, high = knots.gather(1, piece), knots.gather(1, piece + 1)
        mels = (low + (high - low) * (place - piece)) * _to_mel(torch.tensor(SAMPLE_RATE / 2))
        together = torch.exp((draw.uniform(1) * 2 - 1) * 0.24 * strength)
        return 700 * (10 ** (mels / 2595) - 1) / together / self.width

    def _colour(self, draw: "_Draw", strength: float) -> Tensor:
        """Added to log-magnitudes: (B, bins)."""
        orders = torch.arange(1, _CURVES + 1, device=self.mels.device)
        curves = torch.cos(math.pi * orders[:, None] * self.mels)
        tilt = (draw.uniform(1) * 2 - 1) * (self.mels - 0.5)
        return strength * ((draw.normal(_CURVES) * 0.7 / orders.sqrt()) @ curves + 1.2 * tilt)

    def _with_noise(self, magnitudes: Tensor, draw: "_Draw") -> Tensor:
        level = 10 ** (-(25 + 30 * draw.uniform(1)) / 20) * (draw.uniform(1) < 0.5)
        slope = torch.exp(-2 * draw.uniform(1) * self.mels)
        reference = magnitudes.square().mean((1, 2)).sqrt()[:, None]
        amounts = draw.uniform(*magnitudes.shape[1:]).clamp(min=1e-6).log().neg().sqrt()  # magnitudes of white noise
        return magnitudes + amounts * (level * slope * reference)[:, None]


class _Draw:
    """Random numbers, one row for each sound."""

    def __init__(self, generator: torch.Generator, count: int, device: torch.device) -> None:
        self._generator, self._count, self._device = generator, count, device

    def uniform(self, *shape: int) -> Tensor:
        return torch.rand(self._count, *shape, generator=self._generator).to(self._device)

    def normal(self, *shape: int) -> Tensor:
        return torch.randn(self._count, *shape, generator=self._generator).to(self._device)


def _moved(rows: Tensor, places: Tensor) -> Tensor:
    """Rows (B, T, bins) read at places (B, bins) between their bins."""
    places = places.clamp(0, rows.shape[2] - 1.001)
    low = places.floor()
    index = low.long()[:, None].expand_as(rows)
    return torch.lerp(rows.gather(2, index), rows.gather(2, index + 1), (places - low)[:, None])

"""The voice vector: who speaks, how bright and how loud by band, in one row that every block of the decoder hears.

Two sources. The speaker network knows people (codec/speaker_network.py), but was taught to forget rooms and
microphones; a small net over log-mels, learnt with the decoder, hears those and whatever else helps to sound alike.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.codec.speaker_network import EMBEDDING_WIDTH, SpeakerNetwork
from tacolm_core.codec.spectral import FrameSpectrum, mel_filters
from tacolm_core.units import SAMPLE_RATE

POOL_WIDTH = 128
SPEECH_LEVEL = 0.1  # root mean square of the speech that a vector is made of
_SPEECH_RANGE = 1e-4  # power below the loudest 10 ms from which on sound counts as speech: 40 dB
_UNIT = EMBEDDING_WIDTH**0.5  # brings a normalised embedding to unit variance


def to_speech_level(samples: Tensor) -> Tensor:
    """What samples (B, N) must be multiplied by to bring their speech to SPEECH_LEVEL (B,); rests do not count."""
    step = min(SAMPLE_RATE // 100, samples.shape[1])
    whole = samples[:, : samples.shape[1] // step * step]
    power = whole.reshape(len(samples), -1, step).square().mean(-1)
    speech = power > power.amax(1, keepdim=True) * _SPEECH_RANGE
    level = ((power * speech).sum(1) / speech.sum(1).clamp(min=1)).sqrt()
    factor: Tensor = SPEECH_LEVEL / level.clamp(min=1e-5)
    return factor


def at_speech_level(samples: Tensor) -> Tensor:
    """Samples (B, N) with their speech at SPEECH_LEVEL."""
    return samples * to_speech_level(samples)[:, None]


class LogMels(nn.Module):
    """Samples (B, N) to log-mels (B, T, num_mels) in nats."""

    filters: Tensor

    def __init__(self, fft_size: int, num_mels: int) -> None:
        super().__init__()
        self.spectrum = FrameSpectrum(fft_size)
        self.register_buffer("filters", mel_filters(num_mels, fft_size), persistent=False)

    def magnitudes(self, samples: Tensor) -> Tensor:
        """(B, N) to (B, T, bins), in float32 whatever the surrounding precision."""
        with torch.autocast(samples.device.type, enabled=False):
            spectrum = self.spectrum(samples.float())
            return torch.view_as_real(spectrum).square().sum(-1).add(1e-9).sqrt()

    def of_magnitudes(self, magnitudes: Tensor) -> Tensor:
        """(B, T, bins) to (B, T, num_mels)."""
        return torch.log(magnitudes @ self.filters.T + 1e-3)

    def forward(self, samples: Tensor) -> Tensor:
        """(B, N) to (B, T, num_mels)."""
        return self.of_magnitudes(self.magnitudes(samples))


class PooledMels(nn.Module):
    """Log-mels (B, T, num_mels) to what they have in common over time (B, POOL_WIDTH)."""

    def __init__(self, num_mels: int) -> None:
        super().__init__()
        self.first = nn.Conv1d(num_mels, 160, 5, stride=2, padding=2)
        self.second = nn.Conv1d(160, 160, 5, stride=2, padding=2)
        self.third = nn.Conv1d(160, 192, 3, padding=1)
        self.leave = nn.Linear(2 * 192 + 2 * num_mels, POOL_WIDTH)

    def forward(self, mels: Tensor) -> Tensor:
        """(B, T, num_mels), T at least 5."""
        x = mels.transpose(1, 2) / 2
        for layer in (self.first, self.second, self.third):
            x = F.gelu(layer(x))
        return self.leave(torch.cat([x.mean(2), x.std(2), mels.mean(1) / 2, mels.std(1)], 1))  # type: ignore[no-any-return]


class VoiceDescriber(nn.Module):
    """Samples of a person (B, N) at 24 kHz to voice vectors (B, width).

    In training either source is left out now and then, so that the decoder leans on both.
    """

    centre: Tensor  # (192,) mean embedding, which says nothing of anybody

    def __init__(self, width: int, *, fft_size: int, num_mels: int) -> None:
        super().__init__()
        self.speaker = SpeakerNetwork().requires_grad_(False)
        self.register_buffer("centre", torch.zeros(EMBEDDING_WIDTH))
        self.mels = LogMels(fft_size, num_mels)
        self.pool = PooledMels(num_mels)
        self.of_speaker = nn.Linear(EMBEDDING_WIDTH, width)
        self.of_pool = nn.Linear(POOL_WIDTH, width)
        self.mix = nn.Linear(width, width)

    def embed(self, samples: Tensor) -> Tensor:
        """(B, N) to the speaker network's embeddings, centred and of unit length (B, 192)."""
        return F.normalize(self.speaker(samples) - self.centre, dim=1)

    def combine(self, embedding: Tensor, mels: Tensor) -> Tensor:
        """Embeddings from `embed` and log-mels (B, T, num_mels) of speech at SPEECH_LEVEL to vectors (B, width)."""
        known, heard = self.of_speaker(embedding * _UNIT), self.of_pool(self.pool(mels))
        if self.training:
            keep = torch.rand(2, len(known), 1, device=known.device)
            known, heard = known * (keep[0] > 0.15), heard * (keep[1] > 0.2)
        return F.gelu(self.mix(F.gelu(known + heard)))

    def forward(self, samples: Tensor) -> Tensor:
        """(B, N), N at least a quarter of a second."""
        samples = at_speech_level(samples)
        return self.combine(self.embed(samples), self.mels(samples))

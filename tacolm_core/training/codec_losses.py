"""Losses of the codec: log-mel distance, adversarial losses, and what codebook 1 should carry."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.codec.spectral import mel_filters

RESOLUTIONS: tuple[tuple[int, int], ...] = ((512, 64), (1536, 100))  # window in samples, mel bands; hop = window / 4


class MelDistance(nn.Module):
    """Mean absolute difference of log-mel spectra, averaged over resolutions; (B, N) twice to a scalar in nats."""

    def __init__(self, resolutions: Sequence[tuple[int, int]] = RESOLUTIONS) -> None:
        super().__init__()
        self.resolutions = tuple(resolutions)
        for size, num_mels in self.resolutions:
            self.register_buffer(f"window_{size}", torch.hann_window(size), persistent=False)
            self.register_buffer(f"filters_{size}", mel_filters(num_mels, size), persistent=False)

    def log_mels(self, samples: Tensor, size: int) -> Tensor:
        """(B, N) to (B, frames, mels)."""
        window = getattr(self, f"window_{size}")
        frames = F.pad(samples, (size // 2, size // 2)).unfold(-1, size, size // 4) * window
        magnitude = torch.view_as_real(torch.fft.rfft(frames)).square().sum(-1).add(1e-9).sqrt()
        return torch.log(magnitude @ getattr(self, f"filters_{size}").T + 1e-3)

    def forward(self, made: Tensor, real: Tensor) -> Tensor:
        """Scalar."""
        parts = []
        for size, _ in self.resolutions:
            with torch.no_grad():
                target = self.log_mels(real, size)
            parts.append(F.l1_loss(self.log_mels(made, size), target))
        return torch.stack(parts).mean()


class SpectrogramDiscriminator(nn.Module):
    """Judges real and imaginary STFT parts at one resolution; returns scores and the hidden maps."""

    window: Tensor

    def __init__(self, size: int, width: int) -> None:
        super().__init__()
        self.size = size
        self.register_buffer("window", torch.hann_window(size), persistent=False)
        norm = nn.utils.parametrizations.weight_norm
        self.layers = nn.ModuleList(
            [
                norm(nn.Conv2d(3, width, (3, 9), padding=(1, 4))),
                norm(nn.Conv2d(width, width, (3, 9), stride=(1, 2), padding=(1, 4))),
                norm(nn.Conv2d(width, width, (3, 9), stride=(1, 2), padding=(1, 4))),
                norm(nn.Conv2d(width, width, (3, 9), stride=(1, 2), padding=(1, 4))),
                norm(nn.Conv2d(width, width, (3, 3), padding=(1, 1))),
            ]
        )
        self.judge = norm(nn.Conv2d(width, 1, (3, 3), padding=(1, 1)))

    def forward(self, samples: Tensor) -> tuple[Tensor, list[Tensor]]:
        """(B, N) to scores (B, 1, frames, bins') and hidden maps."""
        frames = samples.unfold(-1, self.size, self.size // 4) * self.window
        parts = torch.view_as_real(torch.fft.rfft(frames))
        level = torch.log(parts.square().sum(-1, keepdim=True) + 1e-5)
        x = torch.cat([parts, level / 5], -1).permute(0, 3, 1, 2)
        hidden = []
        for layer in self.layers:
            x = F.leaky_relu(layer(x), 0.1)
            hidden.append(x)
        return self.judge(x), hidden


class Discriminators(nn.Module):
    """Several resolutions at once."""

    def __init__(self, sizes: Sequence[int] = (2048, 1024, 512), width: int = 32) -> None:
        super().__init__()
        self.each = nn.ModuleList(SpectrogramDiscriminator(size, width) for size in sizes)

    def forward(self, samples: Tensor) -> list[tuple[Tensor, list[Tensor]]]:
        """(B, N) to one (scores, hidden maps) per resolution."""
        return [discriminator(samples) for discriminator in self.each]


Judged = list[tuple[Tensor, list[Tensor]]]


def discriminator_loss(real: Judged, made: Judged) -> Tensor:
    """Hinge loss: real above 1, made below -1."""
    terms = [F.relu(1 - r).mean() + F.relu(1 + m).mean() for (r, _), (m, _) in zip(real, made, strict=True)]
    return torch.stack(terms).mean()


def generator_losses(real: Judged, made: Judged) -> tuple[Tensor, Tensor]:
    """Hinge loss of the generator, and the relative distance of the hidden maps (EnCodec, arXiv 2210.13438, eq. 2)."""
    fool = torch.stack([F.relu(1 - m).mean() for m, _ in made]).mean()
    return fool, map_distance([r for _, maps in real for r in maps], [m for _, maps in made for m in maps])


def map_distance(real: Sequence[Tensor], made: Sequence[Tensor]) -> Tensor:
    """Mean distance of hidden maps, each relative to what is in the real one; teaches `made` only (scalar)."""
    pairs = zip(real, made, strict=True)
    return torch.stack([F.l1_loss(m, r.detach()) / (r.detach().abs().mean() + 1e-6) for r, m in pairs]).mean()


class PhonemeReader(nn.Module):
    """Reads phonemes off codebook 1, so that the code the AR model writes says what is spoken.

    The idea is SpeechTokenizer's (arXiv 2308.16692), with phoneme labels in the teacher's place. Training only.
    """

    def __init__(self, width: int, num_labels: int) -> None:
        super().__init__()
        self.context = nn.Conv1d(width, 192, 5, padding=2)
        self.leave = nn.Linear(192, num_labels)

    def forward(self, first_level: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
        """First level (B, T, D) and labels (B, T; -1 = unknown) to cross-entropy and accuracy (scalars)."""
        hidden = F.gelu(self.context(first_level.transpose(1, 2))).transpose(1, 2)
        logits = self.leave(hidden)
        known = labels >= 0
        if not bool(known.any()):
            return logits.sum() * 0.0, logits.new_zeros(())
        loss = F.cross_entropy(logits[known], labels[known])
        return loss, (logits[known].argmax(-1) == labels[known]).float().mean()

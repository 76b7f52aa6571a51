"""How much louder or softer a sound is heard than the one it should be, band by band.

A differentiable relative of PESQ (ITU-T P.862), in the spirit of PMSQE (Martin-Donas et al. 2018,
doi 10.1109/LSP.2018.2871419): powers in Bark bands become loudness (Zwicker), differences below a quarter of the
softer one are not heard, and what was added counts for more than what is missing. Both sounds are heard at the same
level, as PESQ plays them: without that, what is made grows soft, where less is added (docs/experiments.md). No
alignment in time, no equalisation: a codec's output is in place already.
"""

import torch
from torch import Tensor, nn

from tacolm_core.units import SAMPLE_RATE

WINDOW = 768  # samples, 32 ms
NUM_BANDS = 46
LOWEST, HIGHEST = 60.0, 7800.0  # Hz, as far as wide-band PESQ listens
LISTENING_LEVEL = 79.0  # dB, at which PESQ lets the recording be played
QUIETEST = 1e-4  # mean square of a crop below which it is not made louder
LOUDNESS_SCALE, LOUDNESS_POWER = 0.1866, 0.23
SYMMETRIC, ASYMMETRIC = 0.4, 0.02  # about points of the raw score


def _to_bark(hertz: Tensor) -> Tensor:
    return 26.81 * hertz / (1960.0 + hertz) - 0.53  # Traunmueller 1990


def _from_bark(bark: Tensor) -> Tensor:
    return 1960.0 * (bark + 0.53) / (26.81 - bark - 0.53)


class LoudnessDistance(nn.Module):
    """Two sounds (B, N) to a scalar, in points of the raw PESQ score by which the first is worse."""

    window: Tensor
    filters: Tensor  # (bands, bins)
    threshold: Tensor  # (bands,) power at the threshold of hearing

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("window", torch.hann_window(WINDOW), persistent=False)
        bins = torch.linspace(0, SAMPLE_RATE / 2, WINDOW // 2 + 1)
        edges = torch.linspace(
            float(_to_bark(torch.tensor(LOWEST))), float(_to_bark(torch.tensor(HIGHEST))), NUM_BANDS + 1
        )
        self.band_width = float(edges[1] - edges[0])
        centres = (edges[:-1] + edges[1:]) / 2
        triangles = (1 - (_to_bark(bins) - centres[:, None]).abs() / self.band_width).clamp(min=0)
        self.register_buffer("filters", triangles, persistent=False)
        kilohertz = _from_bark(centres) / 1000
        decibels = 3.64 * kilohertz**-0.8 - 6.5 * torch.exp(-0.6 * (kilohertz - 3.3) ** 2) + 1e-3 * kilohertz**4
        self.register_buffer("threshold", 10 ** (decibels / 10), persistent=False)  # Terhardt 1979

    def powers(self, samples: Tensor) -> Tensor:
        """Samples (B, N), played at the listening level, to powers in bands (B, frames, bands)."""
        gain = 10 ** (LISTENING_LEVEL / 10) / samples.square().mean(-1).clamp(min=QUIETEST)
        frames = samples.unfold(-1, WINDOW, WINDOW // 2) * self.window
        bins = torch.view_as_real(torch.fft.rfft(frames)).square().sum(-1)
        one_sided = 2 / (WINDOW * self.window.square().sum())
        return (bins * one_sided * gain[:, None, None]) @ self.filters.T

    def loudness(self, powers: Tensor) -> Tensor:
        """Powers (B, frames, bands) to sone in each band."""
        over = (0.5 + 0.5 * powers / self.threshold) ** LOUDNESS_POWER - 1
        return LOUDNESS_SCALE * (self.threshold / 0.5) ** LOUDNESS_POWER * over

    def forward(self, made: Tensor, real: Tensor) -> Tensor:
        """Scalar."""
        with torch.autocast(made.device.type, enabled=False):
            real_powers, made_powers = self.powers(real.float()), self.powers(made.float())
            differences = self._heard(self.loudness(made_powers), self.loudness(real_powers))
            # A disturbance is worse where the sound it lies in is soft.
            weight = ((real_powers.sum(-1) + 1e5) / 1e7) ** -0.04
            even = (differences.square().sum(-1) * self.band_width).add(1e-9).sqrt() * weight
            added = (differences.abs() * _added(made_powers, real_powers)).sum(-1) * self.band_width * weight
            return SYMMETRIC * _over_time(even) + ASYMMETRIC * _over_time(added)

    @staticmethod
    def _heard(made: Tensor, real: Tensor) -> Tensor:
        """Differences of loudness, less what the sound itself hides."""
        difference, hidden = made - real, 0.25 * torch.minimum(made, real)
        return difference.sign() * (difference.abs() - hidden).clamp(min=0)


def _added(made: Tensor, real: Tensor) -> Tensor:
    """How many times what was added counts in each band: 0 where little was, 12 at most."""
    factor = ((made + 50) / (real + 50)) ** 1.2
    return torch.where(factor < 3, torch.zeros_like(factor), factor.clamp(max=12))


def _over_time(disturbances: Tensor) -> Tensor:
    """(B, frames) to a scalar that listens to the worst frames most."""
    return disturbances.square().mean(-1).add(1e-9).sqrt().mean()

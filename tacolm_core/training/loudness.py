"""What PESQ would object to in a sound, as a loss.

A differentiable relative of wide-band PESQ (ITU-T P.862 and P.862.2): powers in Bark bands become loudness (Zwicker),
differences below a quarter of the softer one are not heard, what was added counts for more than what is missing, and
the worst fifth of a second counts for more than the rest. As there, both sounds are played at one level, and slow
changes of colour and loudness are forgiven. No alignment in time: a codec's output is in place already.

On 20 round trips of a codec its score goes with PESQ's raw one at a correlation of 0.94 (docs/experiments.md).
"""

import torch
from torch import Tensor, nn

from tacolm_core.units import SAMPLE_RATE

WINDOW = 768  # samples, 32 ms: bins of 31.25 Hz, as PESQ has them at 16 kHz
# Bins in each of the 49 bands of ITU-T P.862.2, from 0 Hz to 8 kHz.
BAND_BINS = (
    *(1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2),
    *(3, 3, 3, 3, 4, 3, 4, 5, 4, 5, 6, 6, 7, 8, 9, 9, 12, 12, 15, 16, 18, 21, 25, 20),
)
BARK_WIDTH = 21.18  # of all bands together
INPUT_FILTER = ((2.740826, -5.4816519, 2.740826), (1.0, -1.9444777, 0.94597794))  # of P.862.2, at 16 kHz
SPEECH_BAND = (325.0, 3250.0)  # Hz, where the level is taken
LISTENING_POWER = 2e8  # in that band, in units of the threshold of hearing at 1 kHz; PESQ's scale
QUIETEST = 10.0  # level of a sound below which it is not made louder: of white noise at -40 dB
SILENCE = 1e7  # power of a frame that says nothing about the colour of a sound
LOUDNESS_SCALE, LOUDNESS_POWER = 0.1866, 0.23
LARGEST = 45.0  # disturbance of a frame
SYMMETRIC, ASYMMETRIC = 0.1, 0.0309  # points of the raw score
STRETCH, STEP = 20, 10  # frames in which the worst ones count most, and from one such stretch to the next


class LoudnessDistance(nn.Module):
    """Two sounds (B, N) to a scalar, in points of the raw PESQ score by which the first is worse.

    N is at least STRETCH frames, 0.34 s.
    """

    window: Tensor
    filters: Tensor  # (bands, bins)
    threshold: Tensor  # (bands,) power at the threshold of hearing
    in_speech_band: Tensor  # (bins,) 0 or 1

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("window", torch.hann_window(WINDOW), persistent=False)
        hertz = torch.linspace(0, SAMPLE_RATE / 2, WINDOW // 2 + 1)
        counts = torch.tensor(BAND_BINS)
        ends = counts.cumsum(0)
        places = torch.arange(len(hertz))
        bands = ((places >= (ends - counts)[:, None]) & (places < ends[:, None])).float()
        self.register_buffer("filters", bands * _input_response(hertz), persistent=False)
        kilohertz = (ends - (counts + 1) / 2).clamp(min=0.6) * float(hertz[1]) / 1000
        decibels = 3.64 * kilohertz**-0.8 - 6.5 * torch.exp(-0.6 * (kilohertz - 3.3) ** 2) + 1e-3 * kilohertz**4
        self.register_buffer("threshold", 10 ** (decibels / 10), persistent=False)  # Terhardt 1979
        low, high = SPEECH_BAND
        self.register_buffer("in_speech_band", ((hertz > low) & (hertz < high)).float(), persistent=False)
        self.band_width = BARK_WIDTH / len(BAND_BINS)

    def powers(self, samples: Tensor) -> Tensor:
        """Samples (B, N), played at the listening level, to powers in bands (B, frames, bands)."""
        frames = samples.unfold(-1, WINDOW, WINDOW // 2) * self.window
        bins = torch.view_as_real(torch.fft.rfft(frames)).square().sum(-1)
        level = (bins @ self.in_speech_band).mean(-1).clamp(min=QUIETEST)
        return (bins * (LISTENING_POWER / level)[:, None, None]) @ self.filters.T

    def loudness(self, powers: Tensor) -> Tensor:
        """Powers (B, frames, bands) to sone in each band."""
        over = (0.5 + 0.5 * powers / self.threshold) ** LOUDNESS_POWER - 1
        return LOUDNESS_SCALE * (self.threshold / 0.5) ** LOUDNESS_POWER * over

    def forward(self, made: Tensor, real: Tensor) -> Tensor:
        """Scalar."""
        with torch.autocast(made.device.type, enabled=False):
            made_powers, real_powers = self._forgiven(self.powers(made.float()), self.powers(real.float()))
            differences = _heard(self.loudness(made_powers), self.loudness(real_powers))
            # A disturbance is worse where the sound it lies in is soft.
            weight = ((self._audible(real_powers).sum(-1) + 1e5) / 1e7) ** -0.04
            even = differences.square().sum(-1).add(1e-9).sqrt() * BARK_WIDTH**0.5 * self.band_width * weight
            added = (differences.abs() * _added(made_powers, real_powers)).sum(-1) * self.band_width * weight
            return (SYMMETRIC * _over_time(even) + ASYMMETRIC * _over_time(added)).mean()

    def _audible(self, powers: Tensor, times: float = 1.0) -> Tensor:
        """Powers that lie that many times above the threshold of hearing; 0 in place of others."""
        return powers * (powers > self.threshold * times)

    def _forgiven(self, made: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        """Powers with the recording in the colour of what was made, and that as loud as it, frame by frame."""
        speaks = (self._audible(real, 100.0).sum(-1, keepdim=True) >= SILENCE).float()
        mean_made, mean_real = ((self._audible(each, 100.0) * speaks).mean(1) for each in (made, real))
        real = real * ((mean_made + 1e3) / (mean_real + 1e3)).clamp(0.01, 100.0)[:, None]
        gain = (self._audible(real).sum(-1) + 5e3) / (self._audible(made).sum(-1) + 5e3)
        gain = torch.cat([gain[:, :1], 0.8 * gain[:, 1:] + 0.2 * gain[:, :-1]], 1).clamp(3e-4, 5.0)
        return made * gain[..., None], real


def _input_response(hertz: Tensor) -> Tensor:
    """Power response of the input filter, up to 8 kHz."""
    delay = torch.exp(-2j * torch.pi * hertz.clamp(max=8000.0) / 16000)
    above, below = (a + b * delay + c * delay**2 for a, b, c in INPUT_FILTER)
    return (above / below).abs().square()


def _heard(made: Tensor, real: Tensor) -> Tensor:
    """Differences of loudness, less what the sound itself hides."""
    difference, hidden = made - real, 0.25 * torch.minimum(made, real)
    return difference.sign() * (difference.abs() - hidden).clamp(min=0)


def _added(made: Tensor, real: Tensor) -> Tensor:
    """How many times what was added counts in each band: 0 where little was, 12 at most."""
    factor = ((made + 50) / (real + 50)) ** 1.2
    return torch.where(factor < 3, torch.zeros_like(factor), factor.clamp(max=12))


def _over_time(disturbances: Tensor) -> Tensor:
    """(B, frames) to (B,): the worst frames of each stretch count most, and the worst stretches."""
    stretches = disturbances.clamp(max=LARGEST).unfold(-1, STRETCH, STEP)
    worst = stretches.pow(6).mean(-1).add(1e-9).pow(1 / 6)
    return worst.square().mean(-1).add(1e-9).sqrt()

import pytest
import torch

from tacolm_core.training.loudness import LISTENING_POWER, LoudnessDistance
from tacolm_core.units import SAMPLE_RATE

DISTANCE = LoudnessDistance()


@pytest.fixture
def voice() -> torch.Tensor:
    """A second of a buzz with formants, rising and falling: (1, N)."""
    time = torch.arange(SAMPLE_RATE) / SAMPLE_RATE
    partials = [torch.sin(2 * torch.pi * 120 * n * time) / n for n in range(1, 40)]
    return (torch.stack(partials).sum(0) * (0.2 + torch.sin(torch.pi * 4 * time) ** 2) * 0.05)[None]


def noise(voice: torch.Tensor, decibels: float) -> torch.Tensor:
    drawn = torch.randn(voice.shape, generator=torch.Generator().manual_seed(0))
    return drawn * voice.square().mean().sqrt() * 10 ** (-decibels / 20)


def test_a_sound_is_as_loud_as_itself(voice):
    assert float(DISTANCE(voice, voice)) < 0.01


def test_more_noise_is_further_away(voice):
    distances = [float(DISTANCE(voice + noise(voice, decibels), voice)) for decibels in (40, 25, 10, 0)]

    assert distances == sorted(distances)
    assert distances[0] < 0.6 * distances[-1]


def test_what_was_added_counts_more_than_what_is_missing(voice):
    other = voice + noise(voice, 5)

    assert DISTANCE(other, voice) > DISTANCE(voice, other)


def test_levels_do_not_matter(voice):
    other = voice + noise(voice, 15)

    assert float(DISTANCE(3 * other, 2 * voice)) == pytest.approx(float(DISTANCE(other, voice)), rel=1e-3)


@pytest.mark.parametrize("level", [0.0, 1e-6, 1.0])
def test_gradients_are_finite_whatever_the_level(voice, level):
    made = (level * noise(voice, 10)).requires_grad_()

    DISTANCE(made, level * voice).backward()

    assert made.grad is not None
    assert torch.isfinite(made.grad).all()


def test_mixed_precision_changes_nothing(voice):
    other = voice + noise(voice, 15)
    with torch.autocast("cpu", torch.bfloat16):
        mixed = DISTANCE(other, voice)

    assert mixed == DISTANCE(other, voice)


def test_what_is_slowly_softer_or_of_another_colour_is_forgiven(voice):
    slowly = voice * torch.linspace(1.0, 0.5, voice.shape[-1])
    darker = torch.nn.functional.conv1d(voice[:, None], torch.tensor([[[0.25, 0.5, 0.25]]]), padding=1)[:, 0]
    noisy = voice + noise(voice, 20)

    assert DISTANCE(slowly, voice) < 0.3 * DISTANCE(noisy, voice)
    assert DISTANCE(darker, voice) < 0.3 * DISTANCE(noisy, voice)


def test_a_tone_lies_in_one_band_at_the_listening_level():
    time = torch.arange(SAMPLE_RATE) / SAMPLE_RATE
    powers = DISTANCE.powers(torch.sin(2 * torch.pi * 1000 * time)[None]).mean((0, 1))
    band = int(powers.argmax())

    assert int((DISTANCE.filters > 0).nonzero()[:, 1].max()) == 255  # 8 kHz
    assert powers[band] > 0.8 * powers.sum()
    assert float(powers.sum() / DISTANCE.filters[band].max()) == pytest.approx(LISTENING_POWER, rel=0.05)

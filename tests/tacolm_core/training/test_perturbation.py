import pytest
import torch

from tacolm_core.training.perturbation import Perturbation

FFT = 1280


@pytest.fixture(scope="module")
def perturbation():
    return Perturbation(FFT)


def voice_like(pitch=150.0, formants=(700.0, 1200.0, 2500.0), frames=12):
    """Magnitudes of harmonics under an envelope with three formants."""
    hertz = torch.arange(FFT // 2 + 1) * 24_000 / FFT
    envelope = sum(torch.exp(-0.5 * ((hertz - formant) / 150) ** 2) for formant in formants) + 0.01
    harmonics = 0.05 + torch.cos(torch.pi * hertz / pitch).abs() ** 8
    return (envelope * harmonics).expand(1, frames, -1)


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


def test_without_strength_only_noise_is_added(perturbation):
    magnitudes = voice_like()
    plain = [perturbation(magnitudes, seeded(seed), 0.0) for seed in range(8)]

    closest = min(plain, key=lambda altered: float((altered - magnitudes).abs().max()))
    torch.testing.assert_close(closest, magnitudes, atol=2e-3, rtol=2e-2)


def test_the_same_draw_gives_the_same_sound(perturbation):
    magnitudes = voice_like()

    assert torch.equal(perturbation(magnitudes, seeded(3)), perturbation(magnitudes, seeded(3)))
    assert not torch.allclose(perturbation(magnitudes, seeded(3)), perturbation(magnitudes, seeded(4)), rtol=0.1)


def test_formants_move_and_harmonics_stay(perturbation):
    magnitudes = voice_like(formants=(1000.0,))
    hertz = torch.arange(FFT // 2 + 1) * 24_000 / FFT
    smooth = torch.hann_window(31)[None, None] / torch.hann_window(31).sum()

    def formant(sound):
        return float(hertz[torch.nn.functional.conv1d(sound[:1, :1], smooth, padding=15)[0, 0, :160].argmax()])

    def spacing(sound):
        lags = torch.fft.irfft(torch.log(sound[0, 0] + 1e-4), FFT)[100:300]
        return 100 + int(lags.argmax())

    moved = [perturbation(magnitudes, seeded(seed)) for seed in range(12)]

    assert max(formant(sound) for sound in moved) - min(formant(sound) for sound in moved) > 200
    assert all(abs(spacing(sound) / spacing(magnitudes) - 1) < 0.15 for sound in moved)


def test_each_sound_of_a_batch_is_altered_in_its_own_way(perturbation):
    altered = perturbation(voice_like().expand(2, -1, -1), seeded())

    assert not torch.allclose(altered[0], altered[1], rtol=0.1)


def test_silence_stays_finite(perturbation):
    assert torch.isfinite(perturbation(torch.zeros(2, 5, FFT // 2 + 1), seeded())).all()

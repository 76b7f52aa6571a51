"""Altered copies of prompts: what other microphones, rooms and line levels would have made of the same speech.

Only prompts are altered, never targets: the model should take the voice from a bad recording, not its noise.
"""

import numpy as np
from numpy.typing import NDArray

from tacolm_core.units import SAMPLE_RATE

Samples = NDArray[np.float32]


def augment(samples: Samples, rng: np.random.Generator, *, sample_rate: int = SAMPLE_RATE) -> Samples:
    """Samples (N,) in [-1, 1] to (N,): a random choice of room, band limits, noise, and level, in that order."""
    altered = samples.astype(np.float64)
    if rng.random() < 0.4:
        altered = small_room(altered, rng, sample_rate=sample_rate)
    if rng.random() < 0.5:
        altered = band_limit(altered, rng, sample_rate=sample_rate)
    if rng.random() < 0.6:
        altered = add_noise(altered, rng, sample_rate=sample_rate)
    return change_level(altered, rng)


def small_room(samples: NDArray[np.float64], rng: np.random.Generator, *, sample_rate: int) -> NDArray[np.float64]:
    """Convolve with direct sound, a few early reflections and an exponentially decaying tail (60 dB in 0.1-0.5 s)."""
    decay = rng.uniform(0.1, 0.5)
    length = int(decay * sample_rate)
    time = np.arange(length) / sample_rate
    impulse = rng.standard_normal(length) * 10 ** (-3 * time / decay) * rng.uniform(0.01, 0.05)
    for _ in range(rng.integers(2, 7)):
        impulse[rng.integers(sample_rate // 1000, max(length // 3, sample_rate // 1000 + 1))] += rng.uniform(
            -0.35, 0.35
        )
    impulse[0] = 1.0
    return _convolve(samples, impulse)


def band_limit(samples: NDArray[np.float64], rng: np.random.Generator, *, sample_rate: int) -> NDArray[np.float64]:
    """Smooth low cut at 40-300 Hz and high cut at 3.4-10 kHz, as telephones and cheap microphones have."""
    low, high = rng.uniform(40, 300), np.exp(rng.uniform(np.log(3400), np.log(10_000)))
    size = _fft_size(len(samples))
    frequency = np.fft.rfftfreq(size, 1 / sample_rate)
    gain = 1 / np.sqrt(1 + (low / np.maximum(frequency, 1.0)) ** 4) / np.sqrt(1 + (frequency / high) ** 12)
    return np.fft.irfft(np.fft.rfft(samples, size) * gain, size)[: len(samples)]


def add_noise(samples: NDArray[np.float64], rng: np.random.Generator, *, sample_rate: int) -> NDArray[np.float64]:
    """Stationary noise with a random spectral slope (white to brown), sometimes with mains hum, 10-35 dB below."""
    size = _fft_size(len(samples))
    frequency = np.maximum(np.fft.rfftfreq(size, 1 / sample_rate), 20.0)
    shaped = np.fft.rfft(rng.standard_normal(size)) * frequency ** -rng.uniform(0.0, 1.0)
    noise = np.fft.irfft(shaped, size)[: len(samples)]
    noise /= max(_rms(noise), 1e-9)
    if rng.random() < 0.3:
        hum = rng.choice([50.0, 60.0]) * rng.integers(1, 4)
        noise += rng.uniform(0.3, 1.0) * np.sin(2 * np.pi * hum * np.arange(len(samples)) / sample_rate)
    return samples + noise * _rms(samples) * 10 ** (-rng.uniform(10, 35) / 20)


def change_level(samples: NDArray[np.float64], rng: np.random.Generator) -> Samples:
    """Scale to a peak between 0.05 and 0.95 of full scale; silence stays silent."""
    peak = float(np.abs(samples).max(initial=0.0))
    target = np.exp(rng.uniform(np.log(0.05), np.log(0.95)))
    return (samples * (target / peak if peak > 1e-6 else 1.0)).astype(np.float32)


def _convolve(samples: NDArray[np.float64], impulse: NDArray[np.float64]) -> NDArray[np.float64]:
    size = _fft_size(len(samples) + len(impulse))
    return np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(impulse, size), size)[: len(samples)]


def _fft_size(length: int) -> int:
    return 1 << max(1, int(length - 1).bit_length())


def _rms(samples: NDArray[np.float64]) -> float:
    return float(np.sqrt(np.mean(samples**2)))

"""A sound that moves as a voice does: a pitch that glides, resonances that wander, syllables."""

import numpy as np


def voice_like(seconds: float, rate: int) -> np.ndarray:
    """Without pauses, at most 1, (n,)."""
    time = np.arange(round(seconds * rate)) / rate
    pitch = 125 * 2 ** (0.3 * np.sin(2 * np.pi * 1.1 * time) + 0.15 * np.sin(2 * np.pi * 2.9 * time + 1))
    phase = 2 * np.pi * np.cumsum(pitch) / rate
    resonances = (
        (300 + 550 * (0.5 + 0.5 * np.sin(2 * np.pi * 1.9 * time)), 80.0, 1.0),
        (900 + 1400 * (0.5 + 0.5 * np.sin(2 * np.pi * 2.6 * time + 1)), 120.0, 0.6),
        (2600 + 500 * np.sin(2 * np.pi * 3.1 * time + 2), 200.0, 0.3),
    )
    sound = np.zeros(len(time))
    for number in range(1, 30):
        weight = sum(share / (1 + ((number * pitch - centre) / width) ** 2) for centre, width, share in resonances)
        sound += weight * np.sin(number * phase + np.pi * number**2 / 30)
    return np.tanh(1.2 * sound / max(sound.std(), 1e-9)) if len(sound) else sound

"""Speaker similarity: cosine between voice embeddings.

Judge: Resemblyzer 0.1.4 (a GE2E speaker encoder, Wan et al. 2018, arXiv 1710.10467), over speech at 16 kHz with long
silences cut. Scale: 0 to 1; the same real speaker about 0.9, two real speakers about 0.55.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import torch

from tacolm_core.audio.resample import resample
from tacolm_core.audio.waveform import Waveform
from tacolm_core.evaluation.extras import needed
from tacolm_core.units import SAMPLE_RATE

Embedding = npt.NDArray[np.float32]

RATE: Final = 16_000
_WINDOW, _HOP, _NUM_MELS = 400, 160, 40  # of the encoder's mel spectrum, samples at RATE
_PARTIAL: Final = 160  # mel frames the encoder hears at once
_SHORTEST: Final = RATE // 2  # samples; where less is left after cutting silence, the whole sound counts


class SpeakerEncoder:
    """Waveform to embedding."""

    name = "Resemblyzer"

    def __init__(self) -> None:
        package = needed("resemblyzer")
        self._prepare: Any = package.preprocess_wav
        self._encoder: Any = package.VoiceEncoder("cpu", verbose=False)

    def embed(self, waveform: Waveform) -> Embedding:
        """Unit vector (256,)."""
        samples = resample(waveform, RATE).samples
        speech = self._prepare(samples) if np.abs(samples).max(initial=0.0) > 1e-4 else samples
        if len(speech) < _SHORTEST:
            speech = np.pad(samples, (0, max(0, _SHORTEST - len(samples))))
        embedding: Embedding = np.asarray(self._encoder.embed_utterance(speech), np.float32)
        return np.nan_to_num(embedding)


def cosine(one: Embedding, other: Embedding) -> float:
    """Cosine of the angle between two embeddings; 0 where one is empty."""
    length = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / length if length else 0.0


def differentiable_embedding() -> Callable[[torch.Tensor], torch.Tensor]:
    """The same encoder as a function of samples (B, N) at 24 kHz, through which gradients flow; nothing is trimmed."""
    network: Any = needed("resemblyzer").VoiceEncoder("cpu", verbose=False)
    for parameter in network.parameters():
        parameter.requires_grad_(False)
    filters = needed("librosa.filters").mel(sr=RATE, n_fft=_WINDOW, n_mels=_NUM_MELS)
    mels = torch.from_numpy(np.asarray(filters, np.float32))
    window = torch.hann_window(_WINDOW)

    def embed(samples: torch.Tensor) -> torch.Tensor:
        spectrum = torch.fft.rfft(samples)
        length = samples.shape[1] * RATE // SAMPLE_RATE
        slower = torch.fft.irfft(spectrum[:, : length // 2 + 1], length) * (RATE / SAMPLE_RATE)
        power = (
            torch.stft(slower, _WINDOW, _HOP, window=window, pad_mode="constant", return_complex=True).abs().square()
        )
        heard = (mels @ power).transpose(1, 2)
        start = max(0, (heard.shape[1] - _PARTIAL) // 2)
        found: torch.Tensor = network(heard[:, start : start + _PARTIAL])
        return found

    return embed

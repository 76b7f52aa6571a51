"""Speaker similarity: cosine between voice embeddings.

Judge: Resemblyzer 0.1.4 (a GE2E speaker encoder, Wan et al. 2018, arXiv 1710.10467), over speech at 16 kHz with long
silences cut. Scale: 0 to 1; the same real speaker about 0.9, two real speakers about 0.55.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tacolm_core.audio.resample import resample
from tacolm_core.audio.waveform import Waveform
from tacolm_core.evaluation.extras import needed

Embedding = npt.NDArray[np.float32]

RATE: Final = 16_000
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

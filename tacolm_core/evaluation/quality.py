"""Sound quality: two networks that predict opinions, and two measures against a reference.

* DistillMOS (Stahl and Gamper 2025, arXiv 2502.05356): predicted mean opinion, 1 to 5; tells synthesisers apart.
* DNSMOS P.835 (Reddy et al. 2022, arXiv 2110.01763): speech, background and overall, 1 to 5; hears noise above all.
* PESQ wide band (ITU-T P.862.2): 1.04 to 4.64 against a reference, for the codec.
* STOI (Taal et al. 2011): intelligibility against a reference, 0 to 1.

Predicted opinions are no listeners' opinions and are never printed under the name MOS alone.
"""

import contextlib
import io
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch

from tacolm_core.audio.resample import resample
from tacolm_core.audio.waveform import Samples, Waveform
from tacolm_core.evaluation.extras import needed, stand_in_for_torchaudio

RATE: Final = 16_000


class DistillMos:
    """Predicted mean opinion of a waveform."""

    name = "DistillMOS"

    def __init__(self) -> None:
        stand_in_for_torchaudio()
        package = needed("distillmos")
        with contextlib.redirect_stdout(io.StringIO()):  # it announces where its weights are
            self._model: Any = package.ConvTransformerSQAModel().eval()

    def score(self, waveform: Waveform) -> float:
        """1 (bad) to 5 (excellent)."""
        samples = torch.from_numpy(resample(waveform, RATE).samples)[None]
        with torch.inference_mode():
            return float(self._model(samples).item())


@dataclass(frozen=True)
class NoiseOpinion:
    """Predicted opinions after ITU-T P.835, each 1 to 5."""

    speech: float
    background: float
    overall: float


class Dnsmos:
    """Predicted opinions on speech and background."""

    name = "DNSMOS P.835"

    def __init__(self) -> None:
        self._package: Any = needed("speechmos.dnsmos")

    def score(self, waveform: Waveform) -> NoiseOpinion:
        """Opinions on a waveform; shorter ones are repeated up to nine seconds."""
        samples = np.clip(resample(waveform, RATE).samples, -1, 1)
        opinion = self._package.run(samples, sr=RATE)
        return NoiseOpinion(float(opinion["sig_mos"]), float(opinion["bak_mos"]), float(opinion["ovrl_mos"]))


def pesq_wide_band(reference: Waveform, degraded: Waveform) -> float:
    """PESQ-WB of a recording that went through something against the original, both aligned."""
    clean, heard = _both(reference, degraded)
    return float(needed("pesq").pesq(RATE, clean, heard, "wb"))


def stoi(reference: Waveform, degraded: Waveform) -> float:
    """Short-time objective intelligibility of a recording that went through something, both aligned."""
    clean, heard = _both(reference, degraded)
    return float(needed("pystoi").stoi(clean, heard, RATE))


def _both(reference: Waveform, degraded: Waveform) -> tuple[Samples, Samples]:
    clean, heard = resample(reference, RATE).samples, resample(degraded, RATE).samples
    length = min(len(clean), len(heard))
    return clean[:length], heard[:length]

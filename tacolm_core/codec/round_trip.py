"""A recording through a codec and back: the best that anything spoken with this codec can sound."""

from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from tacolm_core.audio.resample import resample
from tacolm_core.audio.waveform import Waveform


class RoundTripCodec(Protocol):
    """What a round trip needs of a codec."""

    sample_rate: int

    def encode(self, waveform: Tensor, /) -> Tensor:
        """Samples (B, 1, N) to codes (B, K, T)."""
        ...

    def decode(self, codes: Tensor, /) -> Tensor:
        """Codes (B, K, T) to samples (B, 1, T * HOP)."""
        ...


def round_trip(codec: RoundTripCodec, waveform: Waveform, device: str = "cpu") -> Waveform:
    """The recording as a codec on `device` hears it, at the codec's rate and as long as it was."""
    resampled = resample(waveform, codec.sample_rate)
    samples = torch.from_numpy(resampled.samples)[None, None].to(device)
    with torch.inference_mode():
        heard = codec.decode(codec.encode(samples))[0, 0].to("cpu", torch.float32).numpy()
    return Waveform(np.clip(heard[: len(resampled.samples)], -1.0, 1.0), codec.sample_rate)

"""A recording through a codec and back: the best that anything spoken with this codec can sound."""

from typing import TYPE_CHECKING

import numpy as np
import torch

from tacolm_core.audio.resample import resample
from tacolm_core.audio.waveform import Waveform

if TYPE_CHECKING:
    from tacolm_core.codec.encodec import OfficialEncodec
    from tacolm_core.codec.frame_codec import FrameCodec

    Codec = FrameCodec | OfficialEncodec  # two kinds; the second is not there on every machine


@torch.inference_mode()
def round_trip(codec: "Codec", waveform: Waveform, device: str = "cpu") -> Waveform:
    """The recording as a codec on `device` hears it, at the codec's rate and as long as it was."""
    resampled = resample(waveform, codec.sample_rate)
    samples = torch.from_numpy(resampled.samples)[None, None].to(device)
    sound = codec.decode(codec.encode(samples))[0, 0].to("cpu", torch.float32).numpy()[: len(resampled.samples)]
    return Waveform(np.clip(sound, -1.0, 1.0), codec.sample_rate)

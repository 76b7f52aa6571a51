"""A recording through a codec and back: the best that anything spoken with this codec can sound."""

from typing import TYPE_CHECKING

import numpy as np
import torch

from tacolm_core.audio.resample import resample
from tacolm_core.audio.waveform import Waveform
from tacolm_core.codec.voice_vector import to_speech_level
from tacolm_core.codec.voiced_codec import VoicedCodec

if TYPE_CHECKING:
    from tacolm_core.codec.encodec import OfficialEncodec
    from tacolm_core.codec.frame_codec import FrameCodec

    Codec = FrameCodec | OfficialEncodec | VoicedCodec  # three kinds; the second is not there on every machine


@torch.inference_mode()
def round_trip(codec: "Codec", waveform: Waveform, device: str = "cpu") -> Waveform:
    """The recording as a codec on `device` hears it, at the codec's rate, as long and as loud as it was."""
    resampled = resample(waveform, codec.sample_rate)
    samples = torch.from_numpy(resampled.samples)[None, None].to(device)
    heard = codec.decode(codec.encode(samples), codec.describe(samples))[0, 0]
    if isinstance(codec, VoicedCodec):  # its sound has one level, whatever the recording's was
        heard = heard / to_speech_level(samples[:, 0])
    sound = heard.to("cpu", torch.float32).numpy()[: len(resampled.samples)]
    return Waveform(np.clip(sound, -1.0, 1.0), codec.sample_rate)

"""Files as phones, chat programs and cameras write them."""

from fractions import Fraction

import numpy as np
import pytest

RATE = 48_000


def write_media(path, container, codec, sound=None, *, picture=False):
    """A file of `sound` (N,), with a small moving picture if asked."""
    av = pytest.importorskip("av", reason="FFmpeg's Python package is not installed")
    with av.open(str(path), "w", format=container) as file:
        video = file.add_stream("mpeg4", rate=10) if picture else None
        stream = file.add_stream(codec, rate=RATE, layout="mono", bit_rate=96_000) if sound is not None else None
        if video is not None:
            video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
            for _ in range(20):
                file.mux(video.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24")))
            file.mux(video.encode())
        if stream is not None:
            frame = av.AudioFrame.from_ndarray(sound[None], format="fltp", layout="mono")
            frame.rate, frame.pts, frame.time_base = RATE, 0, Fraction(1, RATE)
            file.mux(stream.encode(frame))
            file.mux(stream.encode())
    return path

"""The speech network of the package `hibari-tts`: phonemes to spectra, pitch and durations.

The network (7.9 MB, Apache-2.0) is a part of that package. Its graph computes the length of every phoneme but does not
return it; one more output is declared when the graph is loaded, and nothing on disk is changed.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tacolm_core.errors import DataError

Float = NDArray[np.float32]

FRAME_SAMPLES: Final = 300  # samples per network frame (12.5 ms at 24 kHz)
DURATION_SAMPLES: Final = 600  # samples per unit of duration (25 ms)
NUM_BINS: Final = 601  # frequencies from 0 to 12 kHz, 20 Hz apart
BIN_HERTZ: Final = 20.0
VOICED_ABOVE: Final = 40.0  # Hz; the network writes 0 where there is no voice
_DURATION_TENSOR: Final = "/Clip_output_0"


@dataclass(frozen=True)
class NetworkFrames:
    """What the network says about one sentence; F frames of 12.5 ms, natural logarithms of magnitudes."""

    harmonic: Float  # (601, F) spectrum of the voiced part
    phase: Float  # (601, F) its phase, before tanh
    noise: Float  # (601, F) spectrum of the noise
    residual: Float  # (601, F) spectrum of what is neither
    pitch: Float  # (F,) Hz, 0 where unvoiced
    durations: NDArray[np.int64]  # (ids,) units of 25 ms per id, both silences included; together F / 2


class SpeechNetwork:
    """One inference session on one thread. Not to be shared between processes; cheap to make again (0.4 s)."""

    def __init__(self) -> None:
        folder = _assets()
        self.vocabulary: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
        self._session = session_with_output(needed("onnx").load(str(folder / "hibari.onnx")), _DURATION_TENSOR)

    def __call__(self, ids: tuple[int, ...], pace: float) -> NetworkFrames:
        """Speak hibari ids (with both pads); `pace` 1 is the network's own, 2 twice as fast."""
        inputs = {"ids": np.asarray([ids], np.int64), "speed": np.asarray([pace], np.float32)}
        harmonic, phase, noise, residual, _, pitch, lengths = self._session.run(None, inputs)
        durations = np.rint(np.ravel(lengths)).astype(np.int64)
        return NetworkFrames(harmonic[0], phase[0], noise[0], residual[0], pitch[0], durations)


def session_with_output(model: Any, tensor: str) -> Any:
    """An inference session on one thread of an ONNX model that also returns `tensor`."""
    onnx, runtime = needed("onnx"), needed("onnxruntime")
    model.graph.output.append(onnx.helper.make_tensor_value_info(tensor, onnx.TensorProto.FLOAT, None))
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return runtime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def _assets() -> Path:
    location = needed("hibari").__file__
    return Path(str(location)).parent / "assets"


@cache
def needed(name: str) -> ModuleType:
    """A module of the optional dependency group `corpus`.

    Raises:
        DataError: it is not installed.

    """
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise DataError(
            f"Artificial speech needs the package {error.name or name}, which is not installed; "
            "install it with: pip install 'tacolm-studio[corpus]'."
        ) from error

"""ONNX Runtime, with one thread and none that spins while it waits, and without memory that it only keeps for later."""

from collections.abc import Mapping
from typing import Any

from tacolm_core.nn.onnx_graph import Array


def make_session(model: bytes, weights: Mapping[str, Array]) -> Any:
    """An `onnxruntime.InferenceSession` on the CPU; it can be run from several threads.

    Args:
        model: as `OnnxGraph.to_bytes` gives it.
        weights: `OnnxGraph.weights`; they are read where they lie, and packed by the runtime in its own way.

    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(array) for array in weights.values()]
    options.add_external_initializers(list(weights), values)
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    session.weights = values  # which it does not keep itself
    return session

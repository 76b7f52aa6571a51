"""ONNX Runtime, with one thread and none that spins while it waits."""

from typing import Any


def make_session(model: bytes) -> Any:
    """An `onnxruntime.InferenceSession` on the CPU; it can be run from several threads."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

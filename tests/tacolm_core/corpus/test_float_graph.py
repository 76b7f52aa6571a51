import numpy as np
import pytest

from tacolm_core.corpus.float_graph import with_float_convolutions

onnx = pytest.importorskip("onnx")
runtime = pytest.importorskip("onnxruntime")


def quantized_convolution(*, bias: bool):
    """One convolution as the dynamic quantizer writes it, and the float weights and bias it came from."""
    rng = np.random.default_rng(0)
    weights = rng.normal(size=(4, 3, 5)).astype(np.float32)
    offset = rng.normal(size=4).astype(np.float32) * 3
    scale = np.float32(np.abs(weights).max() / 127)
    make, number = onnx.helper.make_node, onnx.numpy_helper.from_array
    nodes = [
        make("DynamicQuantizeLinear", ["x"], ["xq", "x_scale", "x_zero"]),
        make("ConvInteger", ["xq", "wq", "x_zero", "w_zero"], ["integers"], name="conv", pads=[2, 2]),
        make("Mul", ["x_scale", "w_scale"], ["scales"]),
    ]
    if bias:
        nodes += [
            make("Div", ["bias", "scales"], ["bias_divided"]),
            make("Floor", ["bias_divided"], ["bias_floor"]),
            make("Cast", ["bias_floor"], ["bias_integers"], to=onnx.TensorProto.INT32),
            make("Reshape", ["bias_integers", "shape"], ["bias_shaped"]),
            make("Add", ["integers", "bias_shaped"], ["sum"]),
        ]
    nodes += [
        make("Cast", ["sum" if bias else "integers"], ["floats"], to=onnx.TensorProto.FLOAT),
        make("Mul", ["floats", "scales"], ["y"]),
    ]
    constants = [
        number(np.rint(weights / scale).astype(np.int8), "wq"),
        number(np.int8(0), "w_zero"),
        number(scale, "w_scale"),
        number(offset, "bias"),
        number(np.array([1, 4, 1]), "shape"),
    ]
    value = onnx.helper.make_tensor_value_info
    graph = onnx.helper.make_graph(nodes, "g", [value("x", 1, [1, 3, "n"])], [value("y", 1, None)], constants)
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=9)
    return model, weights, offset * bias


def run(model, x):
    session = runtime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"x": x})[0]


@pytest.mark.parametrize("bias", [True, False])
def test_a_float_convolution_comes_nearer_to_the_original_than_the_quantized_one(bias):
    model, weights, offset = quantized_convolution(bias=bias)
    x = np.random.default_rng(1).normal(size=(1, 3, 40)).astype(np.float32)
    padded = np.pad(x[0], ((0, 0), (2, 2)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, 5, axis=1)  # (3, 40, 5)
    expected = np.einsum("ock,ctk->ot", weights, windows) + offset[:, None]
    before = np.abs(run(model, x)[0] - expected).max()

    assert with_float_convolutions(model) == 1

    after = np.abs(run(model, x)[0] - expected).max()
    assert after < before
    assert after < 0.05 * np.abs(expected).max()
    assert [node.op_type for node in model.graph.node] == ["Conv"]


def test_a_convolution_in_other_surroundings_is_left_alone():
    model, _, _ = quantized_convolution(bias=False)
    model.graph.output.append(onnx.helper.make_tensor_value_info("floats", 1, None))
    model.graph.node.append(onnx.helper.make_node("Identity", ["integers"], ["seen"]))
    model.graph.output.append(onnx.helper.make_tensor_value_info("seen", 6, None))
    x = np.ones((1, 3, 10), np.float32)
    before = run(model, x)

    assert with_float_convolutions(model) == 0
    np.testing.assert_array_equal(run(model, x), before)

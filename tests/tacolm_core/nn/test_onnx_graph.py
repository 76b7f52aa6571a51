"""What the little writer writes is an ONNX model, and says what it was told."""

import numpy as np
import onnx
import pytest

from tacolm_core.nn.onnx_graph import CONTRIBUTED, OnnxGraph
from tacolm_core.nn.session import make_session


def written():
    graph = OnnxGraph()
    x = graph.input("x", ("B", 4))
    rows = graph.node(
        "Gather", [graph.constant(np.arange(12, dtype=np.float32).reshape(3, 4)), graph.index("i", ("B",))]
    )
    first, second = graph.split(graph.node("Add", [x, rows]), [1, 3])
    graph.node("Concat", [second, first], to="y", axis=-1)
    graph.output("y", ("B", 4))
    return graph


def test_the_format_is_the_one_that_onnx_reads():
    model = onnx.load_from_string(written().to_bytes())

    onnx.checker.check_model(model, full_check=True)
    assert [value.name for value in model.graph.input] == ["x", "i"]
    assert [node.op_type for node in model.graph.node] == ["Gather", "Add", "Split", "Concat"]
    assert onnx.helper.get_node_attr_value(model.graph.node[3], "axis") == -1
    assert model.graph.input[0].type.tensor_type.shape.dim[0].dim_param == "B"
    assert model.graph.input[0].type.tensor_type.shape.dim[1].dim_value == 4


def test_it_computes():
    x = np.ones((2, 4), np.float32)
    (found,) = make_session(written().to_bytes(), {}).run(None, {"x": x, "i": np.array([2, 0])})

    assert found.tolist() == [[10, 11, 12, 9], [2, 3, 4, 1]]


def test_weights_are_read_where_they_lie():
    weights = np.arange(1024, dtype=np.float32).reshape(4, 256)
    graph = OnnxGraph()
    graph.node("Gather", [graph.constant(weights), graph.index("i", ("B",))], to="y")
    graph.output("y", ("B", 256))
    model = graph.to_bytes()

    session = make_session(model, graph.weights)

    assert len(model) < 1024
    assert [array is weights for array in graph.weights.values()] == [True]
    np.testing.assert_array_equal(session.run(None, {"i": np.array([3, 1])})[0], weights[[3, 1]])


def test_a_weight_is_an_input_that_is_always_the_same():
    weights = np.arange(8, dtype=np.float32).reshape(4, 2)
    graph = OnnxGraph()
    graph.node("MatMul", [graph.input("x", ("B", 4)), graph.weight(weights)], to="y")
    graph.output("y", ("B", 2))

    session, x = make_session(graph.to_bytes(), graph.weights), np.ones((3, 4), np.float32)

    assert [array is weights for array in graph.handed_in.values()] == [True]
    np.testing.assert_array_equal(session.run(None, {"x": x, **graph.handed_in})[0], x @ weights)


@pytest.mark.parametrize("values", [np.zeros((2, 0, 3), np.float32), np.full((1, 200), 7, np.uint8), np.array(3)])
def test_constants_keep_shape_and_type(values):
    graph = OnnxGraph()
    graph.constant(values)
    (found,) = onnx.load_from_string(graph.to_bytes()).graph.initializer

    np.testing.assert_array_equal(onnx.numpy_helper.to_array(found), values)
    assert onnx.numpy_helper.to_array(found).dtype == values.dtype


def test_attributes_of_every_kind():
    graph = OnnxGraph()
    graph.node("Any", ["x"], domain=CONTRIBUTED, number=-300, real=0.5, several=[1, -2])
    (node,) = onnx.load_from_string(graph.to_bytes()).graph.node
    found = {one.name: onnx.helper.get_attribute_value(one) for one in node.attribute}

    assert found == {"number": -300, "real": 0.5, "several": [1, -2]}
    assert node.domain == CONTRIBUTED


def test_a_session_waits_without_spinning():
    options = make_session(written().to_bytes(), {}).get_session_options()

    assert options.get_session_config_entry("session.intra_op.allow_spinning") == "0"
    assert options.intra_op_num_threads == 1

"""Convolutions of a dynamically quantized ONNX graph in float again.

Such a graph rounds every input to 8 bits, convolves integers (`ConvInteger`), adds a bias that was rounded to match,
and scales the result by the scale of the input times that of the weights. ONNX Runtime convolves integers more slowly
than floats. With the weights scaled beforehand, a plain `Conv` of the input is the same thing without the rounding.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from tacolm_core.corpus.network import needed

_QUANTIZE: Final = "DynamicQuantizeLinear"
_CONVOLVE: Final = "ConvInteger"
_ROUNDED_BIAS: Final = ("Reshape", "Cast", "Floor", "Div")  # from the addition back to the float bias


@dataclass
class _Graph:
    """Who makes and who reads what in an ONNX graph."""

    weights: dict[str, Any]
    makers: dict[str, Any] = field(default_factory=dict)
    users: defaultdict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, graph: Any) -> "_Graph":
        found = cls({tensor.name: tensor for tensor in graph.initializer})
        for node in graph.node:
            found.makers.update(dict.fromkeys(node.output, node))
            for name in node.input:
                found.users[name].append(node)
        return found

    def only_user(self, name: str, kind: str) -> Any:
        nodes = self.users[name]
        return nodes[0] if len(nodes) == 1 and nodes[0].op_type == kind else None

    def back(self, name: str, kinds: tuple[str, ...]) -> str:
        """What a chain of nodes began with; empty if they are others."""
        for kind in kinds:
            maker = self.makers.get(name)
            if maker is None or maker.op_type != kind:
                return ""
            name = maker.input[0]
        return name


def with_float_convolutions(model: Any) -> int:
    """Replace every `ConvInteger` of an ONNX model that has the usual surroundings; returns how many were replaced."""
    found = _Graph.of(model.graph)
    replaced = 0
    for node in list(model.graph.node):
        scaled, weights = _replace(node, found) if node.op_type == _CONVOLVE else (None, None)
        if scaled:
            model.graph.node.remove(scaled)
            model.graph.initializer.append(weights)
            replaced += 1
    _drop_unused(model.graph)
    return replaced


def _replace(node: Any, graph: _Graph) -> tuple[Any, Any]:
    """Make `node` a float convolution; the node that scaled its result, and the float weights, or None twice."""
    quantize: Any = graph.makers.get(node.input[0])
    result, bias = node.output[0], ""
    if add := graph.only_user(result, "Add"):
        bias = graph.back(_other(add.input, result), _ROUNDED_BIAS)
        result = add.output[0]
    cast = graph.only_user(result, "Cast")
    scaled: Any = graph.only_user(cast.output[0], "Mul") if cast else None
    scales = graph.makers.get(_other(scaled.input, cast.output[0])) if scaled else None
    constants = [name for name in scales.input if name in graph.weights] if scales else []
    if not quantize or quantize.op_type != _QUANTIZE or len(constants) != 1 or (add and bias not in graph.weights):
        return None, None
    weights = _float_weights(graph, node, constants[0])
    node.op_type = _CONVOLVE.removesuffix("Integer")
    node.input[:] = [quantize.input[0], weights.name, *([bias] if bias else [])]
    node.output[0] = scaled.output[0]
    return scaled, weights


def _float_weights(graph: _Graph, node: Any, scale: str) -> Any:
    helper = needed("onnx").numpy_helper
    values, zero, factor = (helper.to_array(graph.weights[name]) for name in (node.input[1], node.input[3], scale))
    if factor.ndim:  # one per output channel, the first axis
        factor = factor.reshape(-1, *[1] * (values.ndim - 1))
    return helper.from_array(((values.astype(np.float32) - zero) * factor).astype(np.float32), f"{node.name}_weights")


def _other(names: Any, one: str) -> str:
    return str(next(name for name in names if name != one))


def _drop_unused(graph: Any) -> None:
    """Take out nodes and weights that nothing reads any more; nodes are in order of use."""
    kept = {output.name for output in graph.output}
    for node in reversed(list(graph.node)):
        if kept.intersection(node.output):
            kept.update(node.input)
            kept.update(name for a in node.attribute for inner in a.g.node for name in inner.input)
        else:
            graph.node.remove(node)
    for tensor in [tensor for tensor in graph.initializer if tensor.name not in kept]:
        graph.initializer.remove(tensor)

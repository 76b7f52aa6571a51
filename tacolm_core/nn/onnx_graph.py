"""Writes a computation as an ONNX model in memory: just the few parts of the format that a step is made of.

The package `onnx` does this for everybody and weighs more than the runtime itself; this program writes one kind of
graph and reads none. The format is Protocol Buffers (https://protobuf.dev/programming-guides/encoding) with the field
numbers of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto); the tests check what is written with the
package. Weights stay out of the model: it names them, and the runtime reads them where they lie (nn/session.py).
"""

import struct
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.generic]
Attribute = int | float | Sequence[int]
Dimensions = Sequence[int | str]  # a name stands for any size

IR_VERSION, OPSET = 9, 17
CONTRIBUTED = "com.microsoft"  # operators of ONNX Runtime's own
_FLOAT, _INT64 = 1, 7
_TYPES = {"float32": _FLOAT, "uint8": 2, "int64": _INT64}
_SMALL = 1024  # bytes of a constant that is written into the model


class OnnxGraph:
    """Nodes, constants, inputs and outputs, in the order of their making; every value has a name."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []
        self._inputs: list[bytes] = []
        self._outputs: list[bytes] = []
        self.weights: dict[str, Array] = {}  # constants that are not in the model, but named in it
        self.handed_in: dict[str, Array] = {}  # inputs that are the same at every run
        self._count = 0

    def input(self, name: str, dimensions: Dimensions, kind: int = _FLOAT) -> str:
        """A value that is handed in, float32 unless it is an index."""
        self._inputs.append(_value(name, kind, dimensions))
        return name

    def index(self, name: str, dimensions: Dimensions) -> str:
        """An int64 value that is handed in."""
        return self.input(name, dimensions, _INT64)

    def weight(self, values: npt.NDArray[np.float32]) -> str:
        """An input that is the same at every run: as a constant the runtime would keep a copy of it."""
        name = self._name()
        self.handed_in[name] = np.ascontiguousarray(values)
        return self.input(name, values.shape)

    def output(self, name: str, dimensions: Dimensions) -> None:
        """A float32 value that is handed out; a node must give it."""
        self._outputs.append(_value(name, _FLOAT, dimensions))

    def constant(self, values: Array) -> str:
        """A constant of the dtype of `values`: float32, uint8 or int64."""
        name = self._name()
        kind = _TYPES[values.dtype.name]
        parts = [_integer(1, size) for size in values.shape]
        parts += [_integer(2, kind), _text(8, name)]
        if values.nbytes <= _SMALL:
            parts.append(_bytes(9, np.ascontiguousarray(values).tobytes()))
        else:
            self.weights[name] = np.ascontiguousarray(values)
            parts += [_bytes(13, _text(1, "location") + _text(2, "memory")), _integer(14, 1)]
        self._constants.append(b"".join(parts))
        return name

    def node(
        self, kind: str, inputs: Iterable[str], *, to: str | None = None, domain: str = "", **attributes: Attribute
    ) -> str:
        """An operator with one result, which gets the name `to` or one of its own."""
        name = to or self._name()
        self._add(kind, inputs, [name], domain, attributes)
        return name

    def split(self, value: str, sizes: Sequence[int]) -> list[str]:
        """Cut the last dimension."""
        names = [self._name() for _ in sizes]
        self._add("Split", [value, self.constant(np.array(sizes, np.int64))], names, "", {"axis": -1})
        return names

    def add_and_normalise(
        self, x: str, y: str, weight: npt.NDArray[np.float32], bias: npt.NDArray[np.float32], epsilon: float
    ) -> tuple[str, str]:
        """Two values added, and the layer norm of their sum."""
        total, normed = self._name(), self._name()
        kind, inputs = "SkipLayerNormalization", [x, y, self.constant(weight), self.constant(bias)]
        self._add(kind, inputs, [normed, "", "", total], CONTRIBUTED, {"epsilon": epsilon})
        return total, normed

    def to_bytes(self) -> bytes:
        """The model as a file holds it, without `weights`."""
        graph = [*(_bytes(1, node) for node in self._nodes), _text(2, "step")]
        for field, parts in ((5, self._constants), (11, self._inputs), (12, self._outputs)):
            graph += [_bytes(field, part) for part in parts]
        opsets = [_text(1, domain) + _integer(2, version) for domain, version in (("", OPSET), (CONTRIBUTED, 1))]
        model = [_integer(1, IR_VERSION), *(_bytes(8, opset) for opset in opsets), _bytes(7, b"".join(graph))]
        return b"".join(model)

    def _name(self) -> str:
        self._count += 1
        return f"v{self._count}"

    def _add(
        self, kind: str, inputs: Iterable[str], outputs: Sequence[str], domain: str, attributes: dict[str, Attribute]
    ) -> None:
        parts = [_text(1, name) for name in inputs] + [_text(2, name) for name in outputs]
        parts += [_text(3, f"n{len(self._nodes)}"), _text(4, kind)]
        parts += [_bytes(5, _attribute(name, value)) for name, value in attributes.items()]
        self._nodes.append(b"".join([*parts, _text(7, domain)]))


def _value(name: str, kind: int, dimensions: Dimensions) -> bytes:
    """A ValueInfoProto."""
    sizes = [_text(2, size) if isinstance(size, str) else _integer(1, size) for size in dimensions]
    shape = b"".join(_bytes(1, size) for size in sizes)
    return _text(1, name) + _bytes(2, _bytes(1, _integer(1, kind) + _bytes(2, shape)))


def _attribute(name: str, value: Attribute) -> bytes:
    """An AttributeProto: a number, or a list of whole ones."""
    if isinstance(value, float):
        return _text(1, name) + _tag(2, 5) + struct.pack("<f", value) + _integer(20, 1)
    if isinstance(value, int):
        return _text(1, name) + _integer(3, value) + _integer(20, 2)
    return _text(1, name) + b"".join(_integer(8, one) for one in value) + _integer(20, 7)


def _tag(field: int, wire: int) -> bytes:
    return _varint(field << 3 | wire)


def _integer(field: int, value: int) -> bytes:
    return _tag(field, 0) + _varint(value % 2**64)  # two's complement, as the format wants negative ones


def _text(field: int, value: str) -> bytes:
    return _bytes(field, value.encode())


def _bytes(field: int, value: bytes) -> bytes:
    return _tag(field, 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    """Seven bits a byte, lowest first; the eighth says that more follow."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    found.append(value)
    return bytes(found)

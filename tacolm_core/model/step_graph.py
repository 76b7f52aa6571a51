"""The AR step as a graph for ONNX Runtime: the equations of nn/row_step.py, with all that is constant folded in.

What goes in: the row's embedding, biases of the two attentions, where keys and values of this row go, the voice, the
text's keys (times GCA's scale) and values; the large weights; and, per layer, the state. What comes out: logits,
attention, and the state, written where it was read. Letters as in docs/architecture.md; n is the number of cached rows,
of which the biases hide some.
"""

from typing import Protocol

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from tacolm_core.config import ArConfig
from tacolm_core.nn.feed_forward import FeedForward
from tacolm_core.nn.gated_attention import GatedPrefixSelfAttention
from tacolm_core.nn.norm import LevelNorm
from tacolm_core.nn.onnx_graph import CONTRIBUTED, OnnxGraph
from tacolm_core.nn.stack import Layer, Stack

Floats = npt.NDArray[np.float32]
BLOCK = 128  # inputs that share a scale when activations are in bytes
_INT8_PRODUCTS = 4  # ONNX Runtime's accuracy_level: activations in bytes, too


class StepModel(Protocol):
    """What a step graph is made of."""

    @property
    def config(self) -> ArConfig:
        """Sizes."""

    @property
    def stack(self) -> Stack:
        """The layers."""

    @property
    def leave(self) -> nn.Linear:
        """The output."""


class EmaRows:
    """The EMA of a layer with one more dimension for the direct way, and with the way out folded into the state.

    In place of h it carries g = eta h / sqrt(M), and omega x beside it, so that what is left to do is to sum.
    """

    @torch.no_grad()
    def __init__(self, layer: GatedPrefixSelfAttention) -> None:
        found = layer.ema.coefficients()
        self.leave = found.leave.t()  # (M, D)
        omega = layer.ema.omega.float()[None]
        self.decay = torch.cat([found.decay.t(), torch.zeros_like(omega)])  # (M + 1, D)
        self.enter = torch.cat([(found.enter * found.leave).t(), omega])

    def state(self, ema: Tensor) -> Tensor:
        """A layer's state (B, D, M) as the graph carries it (B, M + 1, D)."""
        return nn.functional.pad(ema.transpose(1, 2) * self.leave, (0, 0, 0, 1))


class StepGraph:
    """Writes the graph of a model's step.

    Args:
        model: in evaluation mode.
        in_bytes: weights, and activations where they meet them, in 8 bits.

    """

    def __init__(self, model: StepModel, *, in_bytes: bool) -> None:
        self._model, self._in_bytes, self._graph = model, in_bytes, OnnxGraph()

    @torch.no_grad()
    def written(self) -> OnnxGraph:
        """The whole graph; its inputs and outputs are those that `session_step.py` binds."""
        graph, config = self._graph, self._model.config
        width = config.stack.width
        x, change = graph.input("x", ("B", 1, width)), graph.input("voice", ("B", 1, width))
        voice, place, maps = change, graph.index("place", ("B", 1, 2)), []
        for index, layer in enumerate(self._model.stack.each_layer()):
            x, change = self._self_attention(*self._norm(x, change, layer.self_attention.norm), place, layer, index)
            x, change, attention = self._cross_attention(x, change, layer, index)
            maps.append(attention)
            x, normed = self._norm(x, change, layer.feed_forward.norm)
            change = self._feed_forward(normed, layer.feed_forward)
        ones, zeros = np.ones(width, np.float32), np.zeros(width, np.float32)
        _, last = graph.add_and_normalise(x, change, ones, zeros, self._model.stack.leave.eps)
        self._linear(self._add(last, voice), self._model.leave.weight, self._model.leave.bias, to="logits")
        graph.output("logits", ("B", 1, self._model.leave.out_features))
        self._mean([maps[index] for index in config.alignment_layers])
        return graph

    def _mean(self, maps: list[str]) -> None:
        """Attention (B, 1, S) of the alignment layers."""
        share = self._graph.constant(np.array(1 / len(maps), np.float32))
        self._graph.node("Mul", [self._graph.node("Sum", maps), share], to="attention")
        self._graph.output("attention", ("B", 1, "S"))

    def _self_attention(self, x: str, normed: str, place: str, layer: Layer, index: int) -> tuple[str, str]:
        """Row, and what GPSA changes of it."""
        graph, gpsa = self._graph, layer.self_attention
        width, shared, value, _ = gpsa.sizes
        # Queries and keys are affine in the same representation: it is made twice, so that one product serves both.
        twice = [slice(0, width + shared), slice(width, None)]
        weight, bias = (torch.cat([part[rows] for rows in twice]) for part in gpsa.to_gates.parameters())
        gates = self._linear(self._average(normed, gpsa, index), weight, bias)
        update, middle, candidate = graph.split(gates, [width, 2 * shared + value, width])
        scale, ones = shared**-0.5, torch.ones(value)
        scales = self._floats(torch.cat([gpsa.query_scale * scale, gpsa.key_scale, ones]))
        offsets = self._floats(torch.cat([gpsa.query_offset * scale, gpsa.key_offset, 0 * ones]))
        both = self._add(self._times(self._silu(middle), scales), offsets)
        query, key, reset = graph.split(both, [shared, shared, value])
        keys = self._kept(f"keys{index}", key, place, shared)
        own = self._silu(self._linear(normed, gpsa.to_values.weight, gpsa.to_values.bias))
        values = self._kept(f"values{index}", own, place, value)
        scores = graph.node("FusedMatMul", [query, keys], domain=CONTRIBUTED, transB=1)
        heard, _ = self._heard(self._add(scores, graph.input(f"bias{index}", ("B", 1, "n"))), values)
        inner = self._linear(self._times(heard, reset), gpsa.from_values.weight, None)
        return x, self._change(x, update, self._silu(self._add(inner, candidate)))

    def _average(self, normed: str, layer: GatedPrefixSelfAttention, index: int) -> str:
        """EMA of a row; the state is written where it was read."""
        graph, ema = self._graph, EmaRows(layer)
        shape = ("B", *ema.decay.shape)
        decayed = self._times(graph.input(f"ema{index}", shape), self._floats(ema.decay))
        added = self._times(normed, self._floats(ema.enter))
        after = graph.node("Add", [decayed, added], to=f"after_ema{index}")
        graph.output(after, shape)
        return self._silu(graph.node("ReduceSum", [after, graph.constant(np.array([1], np.int64))], keepdims=1))

    def _kept(self, name: str, row: str, place: str, width: int) -> str:
        """Cached rows with this one among them, written where they were read."""
        graph, shape = self._graph, ("B", "n", width)
        after = graph.node("ScatterND", [graph.input(name, shape), place, row], to=f"after_{name}")
        graph.output(after, shape)
        return after

    def _cross_attention(self, x: str, change: str, layer: Layer, index: int) -> tuple[str, str, str]:
        """Row, what GCA changes of it, and the map."""
        graph, gca = self._graph, layer.cross_attention
        assert gca is not None, "an AR model has GCA in each layer"
        width, _, shared = gca.sizes
        x, normed = self._norm(x, change, gca.norm)
        gates = self._linear(normed, gca.to_gates.weight, gca.to_gates.bias)
        update, reset, query = graph.split(gates, gca.sizes)
        keys = graph.input(f"text_keys{index}", ("B", shared, "S"))
        values = graph.input(f"text_values{index}", ("B", "S", width))
        bias = graph.input(f"text_bias{index}", ("B", 1, "S"))
        heard, attention = self._heard(self._add(graph.node("MatMul", [query, keys]), bias), values)
        gated = self._times(heard, self._silu(reset))
        changed = self._silu(self._linear(gated, gca.from_values.weight, gca.from_values.bias))
        return x, self._change(x, update, changed), attention

    def _feed_forward(self, normed: str, layer: FeedForward) -> str:
        hidden = self._silu(self._linear(normed, layer.expand.weight, layer.expand.bias))
        return self._linear(hidden, layer.contract.weight, layer.contract.bias)

    def _heard(self, scores: str, values: str) -> tuple[str, str]:
        """What is heard (B, 1, H) of values (B, n, H) by scores (B, 1, n), and the weights."""
        weights = self._graph.node("Softmax", [scores], axis=-1)
        return self._graph.node("MatMul", [weights, values]), weights

    def _change(self, x: str, update: str, changed: str) -> str:
        return self._times(self._graph.node("Sigmoid", [update]), self._graph.node("Sub", [changed, x]))

    def _linear(self, x: str, weight: Tensor, bias: Tensor | None, *, to: str | None = None) -> str:
        """Rows (B, 1, in) through weights (out, in)."""
        graph = self._graph
        if not self._in_bytes:
            inputs = [x, graph.weight(weight.detach().float().t().numpy())]
            found = graph.node("MatMul", inputs, to=None if bias is not None else to)
            return found if bias is None else graph.node("Add", [found, self._floats(bias)], to=to)
        codes, scales = in_blocks(weight.float().numpy())
        inputs = [x, graph.constant(codes), graph.constant(scales)]
        inputs += [] if bias is None else ["", "", self._floats(bias)]
        sizes = {"K": weight.shape[1], "N": len(weight), "bits": 8, "block_size": BLOCK}
        return graph.node("MatMulNBits", inputs, domain=CONTRIBUTED, to=to, accuracy_level=_INT8_PRODUCTS, **sizes)

    def _norm(self, x: str, change: str, norm: LevelNorm) -> tuple[str, str]:
        """X and its change in one, and the norm of it."""
        weight, bias = (part.float().numpy() for part in (norm.norm.weight, norm.norm.bias))
        return self._graph.add_and_normalise(x, change, weight, bias, norm.norm.eps)

    def _silu(self, x: str) -> str:
        return self._graph.node("QuickGelu", [x], domain=CONTRIBUTED, alpha=1.0)

    def _add(self, x: str, y: str) -> str:
        return self._graph.node("Add", [x, y])

    def _times(self, x: str, y: str) -> str:
        return self._graph.node("Mul", [x, y])

    def _floats(self, values: Tensor) -> str:
        return self._graph.constant(values.detach().float().contiguous().numpy())


def in_blocks(weight: Floats) -> tuple[npt.NDArray[np.uint8], Floats]:
    """Weights (out, in) as MatMulNBits reads them: bytes (out, blocks, BLOCK), 128 being zero, and scales.

    One scale a row, as model files have it that are stored in bytes: of those nothing is lost.
    """
    rows, columns = weight.shape
    scale = np.abs(weight).max(1, keepdims=True) / 127
    codes = np.rint(weight / np.maximum(scale, np.finfo(np.float32).tiny)) + 128
    blocks = -(-columns // BLOCK)
    padded = np.full((rows, blocks * BLOCK), 128, np.uint8)
    padded[:, :columns] = codes
    return padded.reshape(rows, blocks, BLOCK), np.repeat(scale, blocks, 1).astype(np.float32)

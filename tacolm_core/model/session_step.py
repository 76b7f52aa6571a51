"""The AR step run by ONNX Runtime on the CPU, which needs a fraction of the time of PyTorch's small operations.

One session serves all sentences of a model; each has arrays of its own, which the session reads and writes in place.
Attention goes over all rows the arrays have room for, ROOM more at a time, and biases of -inf hide those not filled.
Whether it is used is for `proven_steps` to say.
"""

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor

from tacolm_core.model.decoder_state import DecoderState
from tacolm_core.model.step_graph import EmaRows, Floats, StepGraph, StepModel
from tacolm_core.model.steps import Faster, Steps, Tolerance
from tacolm_core.nn.position import bias_tables
from tacolm_core.nn.session import make_session

ROOM = 128  # rows
_HIDDEN = -np.inf


class SessionModel(StepModel, Protocol):
    """What is around the graph of a step."""

    def row(self, code: Tensor, voice: Tensor | float) -> Tensor:
        """What the stack is given of a code (B,): (B, D)."""


class SessionWay:
    """ONNX Runtime's steps of one model, as `steps.Way`.

    Args:
        model: in evaluation mode on the CPU.
        in_bytes: as `StepGraph`.

    """

    def __init__(self, model: SessionModel, *, in_bytes: bool = False) -> None:
        self._model, self._in_bytes = model, in_bytes
        self.name = "ONNX Runtime 8-bit" if in_bytes else "ONNX Runtime"
        self.tolerance = Tolerance(0.05, 0.05, most_time=2.0) if in_bytes else Tolerance()
        self._made: _SessionSteps | None = None

    def text_mask(self, state: DecoderState) -> Tensor:
        """As `Way`."""
        return state.decoder.prefix.text_mask

    def size(self, state: DecoderState) -> int:
        """As `Way`: the batch; arrays grow with a sentence."""
        return len(state.decoder.prefix.text_mask)

    def make(self, state: DecoderState) -> Faster[DecoderState]:  # noqa: ARG002
        """As `Way`."""
        self._made = self._made or _SessionSteps(self._model, in_bytes=self._in_bytes)
        return self._made

    def mark(self) -> tuple[int, int]:
        """As `Way`: the session has weights of its own."""
        weight = self._model.leave.weight
        return weight.data_ptr(), weight._version


class _SessionSteps:
    """A session and the tables that are the same for every sentence."""

    @torch.inference_mode()
    def __init__(self, model: SessionModel, *, in_bytes: bool) -> None:
        graph = StepGraph(model, in_bytes=in_bytes).written()
        self.session, self.weights = make_session(graph.to_bytes(), graph.weights), graph.handed_in
        self.model, self.layers = model, model.stack.each_layer()
        self.ema = [EmaRows(layer.self_attention) for layer in self.layers]
        every = torch.arange(model.leave.out_features)
        self.rows: Floats = model.row(every, 0.0).numpy()  # of each code, without voice
        none = np.zeros((len(self.layers), 1), np.float32)
        self._tables = 0, none, none

    def begin(self, state: DecoderState, go_on: Callable[[DecoderState], Steps]) -> Steps:  # noqa: ARG002
        """As `Faster`."""
        return _Sentence(self, state)

    @torch.inference_mode()
    def biases(self, reach: int) -> tuple[int, Floats, Floats]:
        """Distance at the start of the tables, at least `reach`, and biases (L, twice that + 1) of falling distances.

        The first table is of GPSA, the second of GCA.
        """
        tables = self._tables  # read at once, for another sentence may make longer ones meanwhile
        if tables[0] < reach:
            have = max(reach, 2 * tables[0])
            distances = torch.arange(have, -have - 1, -1)
            asked = [layer.cross_attention.bias for layer in self.layers if layer.cross_attention is not None]
            own = [layer.self_attention.bias for layer in self.layers]
            found = [bias_tables(each, distances).numpy() for each in (own, asked)]
            self._tables = tables = have, found[0], found[1]
        return tables


class _Sentence:
    """Steps of one sentence."""

    @torch.inference_mode()
    def __init__(self, source: _SessionSteps, state: DecoderState) -> None:
        self._source, decoder = source, state.decoder
        prefix, layers, config = decoder.prefix, len(source.layers), source.model.config.stack
        self._batch, self._tokens = prefix.text_mask.shape
        self._position, self._filled = state.position, state.rows
        self._segments = _segments(state)
        hidden = np.where(prefix.text_mask.numpy(), 0, _HIDDEN).astype(np.float32)
        self._priors = decoder.priors.numpy() + hidden[:, None]  # (B, S + 1, S)
        self._lanes = np.arange(self._batch)
        voice = torch.as_tensor(decoder.voice).expand(self._batch, 1, config.width)
        self._arrays = {
            "x": np.zeros((self._batch, 1, config.width), np.float32),
            "voice": voice.contiguous().numpy(),
            "place": np.stack([self._lanes, np.zeros_like(self._lanes)], 1)[:, None],
        }
        self._text_biases = np.zeros((layers, self._batch, 1, self._tokens), np.float32)
        self._out = {
            "logits": np.zeros((self._batch, 1, source.model.leave.out_features), np.float32),
            "attention": np.zeros((self._batch, 1, self._tokens), np.float32),
        }
        for index, (ask, ema, rows) in enumerate(zip(decoder.ask, state.ema, source.ema, strict=True)):
            self._arrays[f"text_keys{index}"] = (ask.keys * ask.keys.shape[1] ** -0.5).contiguous().numpy()
            self._arrays[f"text_values{index}"] = ask.values.contiguous().numpy()
            self._arrays[f"text_bias{index}"] = self._text_biases[index]
            self._arrays[f"ema{index}"] = rows.state(ema).contiguous().numpy()
            for name, kept in state.room.cached[index]._asdict().items():
                self._arrays[f"{name}{index}"] = kept[:, : state.rows].numpy()
        self._make_room()

    def _make_room(self) -> None:
        """Arrays for ROOM rows more, and everything bound to the session anew."""
        size, layers = (self._filled // ROOM + 1) * ROOM, len(self._source.layers)
        self._biases = np.full((layers, self._batch, 1, size), _HIDDEN, np.float32)
        self._binding: Any = self._source.session.io_binding()
        for index in range(layers):
            self._arrays[f"bias{index}"] = self._biases[index]
            for name in (f"keys{index}", f"values{index}"):
                kept = self._arrays[name]
                self._arrays[name] = np.zeros((self._batch, size, kept.shape[2]), np.float32)
                self._arrays[name][:, : self._filled] = kept[:, : self._filled]
                self._bind_output(f"after_{name}", self._arrays[name])
            self._bind_output(f"after_ema{index}", self._arrays[f"ema{index}"])
        for name, array in (self._source.weights | self._arrays).items():
            self._binding.bind_input(name, "cpu", 0, array.dtype, array.shape, array.ctypes.data)
        for name, array in self._out.items():
            self._bind_output(name, array)

    def _bind_output(self, name: str, array: Floats) -> None:
        self._binding.bind_output(name, "cpu", 0, array.dtype, array.shape, array.ctypes.data)

    def __call__(self, code: Tensor, pointer: Tensor | None) -> tuple[Tensor, Tensor]:
        """As `Steps`."""
        if self._filled == self._biases.shape[3]:
            self._make_room()
        self._arrays["x"][:, 0] = self._source.rows[code.numpy()]
        self._arrays["place"][..., 1] = self._filled
        self._set_biases(0 if pointer is None else pointer.numpy() + 1)
        self._source.session.run_with_iobinding(self._binding)
        self._filled, self._position = self._filled + 1, self._position + 1
        logits, attention = (torch.from_numpy(array[:, 0].copy()) for array in self._out.values())
        return logits, attention

    def _set_biases(self, prior: Any) -> None:
        """Rotary biases of both attentions, which depend on the distance alone, and the prior."""
        position = self._position
        reach, biases, text_biases = self._source.biases(self._filled + 1)
        here = reach - position  # where distances to row 0 begin
        for lane, first, begin, length in self._segments:
            self._biases[:, lane, 0, first : first + length] = biases[:, here + begin : here + begin + length]
        first = self._filled - position
        self._biases[:, :, 0, first : self._filled + 1] = biases[:, None, here : reach + 1]
        rows = self._priors[self._lanes, prior]
        np.add(text_biases[:, None, None, here : here + self._tokens], rows[:, None], out=self._text_biases)


def _segments(state: DecoderState) -> list[tuple[int, int, int, int]]:
    """What each sentence sees of text and prompt: lane, first row, its position, rows; padding is left out."""
    prefix = state.decoder.prefix
    num_tokens, found = prefix.text_mask.shape[1], []
    for lane, (tokens, rows) in enumerate(
        zip(prefix.text_mask.sum(1).tolist(), prefix.mask.sum(1).tolist(), strict=True)
    ):
        prompt = rows - tokens
        found += [(lane, 0, 0, tokens), (lane, num_tokens, -prompt, prompt)]
    return [each for each in found if each[3]]

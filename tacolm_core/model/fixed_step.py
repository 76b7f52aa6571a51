"""The AR step on arrays that never move and never change their size, so that it can be recorded once and replayed.

The plain step (model/decoder_state.py) slices its arrays as far as rows are filled, and makes new ones on the way. Here
the row is a number on the device: keys and values are written by index, attention goes over all rows there is room for,
with -inf on those that are not filled, biases are gathered by index, and everything carried over is copied into place.
Text shorter than its arrays is padded and masked; so one recording serves many sentences.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, Self

import torch
from torch import Tensor, nn

from tacolm_core.config import ArConfig
from tacolm_core.model.alignment import window_log_prior
from tacolm_core.model.decoder_state import DecoderState
from tacolm_core.nn.attention import score_bias
from tacolm_core.nn.gated_cross_attention import Asked
from tacolm_core.nn.row_step import Cached, CrossAttentionRow, FeedForwardRow, SelfAttentionRow
from tacolm_core.nn.stack import Stack

Capture = Callable[[Callable[[], None]], Callable[[], None]]  # work on fixed arrays to what does that work again
LEAST_ROWS, LEAST_FREE = 1024, 256  # of which a recording and its proof need some
TOKENS = 64  # text arrays hold a multiple of this
_HIDDEN = float("-inf")


class RowModel(Protocol):
    """What is around the stack of an AR model: how a code gets in and how logits come out."""

    @property
    def config(self) -> ArConfig:
        """Sizes."""

    @property
    def stack(self) -> Stack:
        """Its layers."""

    @property
    def leave(self) -> nn.Linear:
        """The output."""

    def row(self, code: Tensor, voice: Tensor | float) -> Tensor:
        """What the stack is given of a code (B,): (B, D)."""

    def answer(self, hidden: Tensor, maps: list[Tensor], voice: Tensor | float) -> tuple[Tensor, Tensor]:
        """Logits and attention from what the stack makes of it."""


@dataclass(frozen=True)
class Size:
    """What one set of arrays has room for."""

    batch: int  # B
    tokens: int  # at least S
    rows: int  # text, prompt and codes

    @classmethod
    def for_state(cls, state: DecoderState) -> Self:
        """Enough for a sentence and LEAST_FREE rows more; few sizes, so that they come again."""
        batch, num_tokens = state.decoder.prefix.text_mask.shape
        rows = LEAST_ROWS
        while rows < state.rows + LEAST_FREE:
            rows *= 2
        return cls(batch, -(-num_tokens // TOKENS) * TOKENS, rows)


class FixedStep:
    """The step of one model for sentences up to one size, one at a time.

    Args:
        model: in evaluation mode; all arrays are made on its device.
        size: room for sentences.
        capture: makes a recording of the step; None: the step itself is run each time.

    """

    @torch.inference_mode()
    def __init__(self, model: RowModel, size: Size, capture: Capture | None = None) -> None:
        self.size, self._model, self._capture = size, model, capture
        self._replay: Callable[[], None] | None = None
        self._rows = 0  # as the device counts them
        self._state: DecoderState | None = None  # the one loaded last
        self._make_arrays()
        self._make_layers()

    def _make_arrays(self) -> None:
        """All that a step reads and writes."""
        size, stack = self.size, self._model.config.stack
        device = self._device = self._model.leave.weight.device
        batch, layers = size.batch, range(stack.num_layers)

        def zeros(*shape: int) -> Tensor:
            return torch.zeros(shape, device=device)

        self._code, self._pointer = zeros(batch).long(), zeros(batch).long()
        self._row, self._position = zeros(1).long(), zeros(1).long()
        self._voice = zeros(batch, 1, stack.width)
        self._ema = [zeros(batch, stack.width, stack.ema_dimensions) for _ in layers]
        self._cached = [
            Cached(zeros(batch, size.rows, stack.shared_width), zeros(batch, size.rows, stack.value_width))
            for _ in layers
        ]
        self._asked = [
            Asked(zeros(batch, size.tokens, stack.shared_width), zeros(batch, size.tokens, stack.width)) for _ in layers
        ]
        self._origin = zeros(batch, size.rows).long()  # where in the biases each row's distance from codes row 0 is
        self._hidden, self._text_hidden = zeros(batch, 1, size.rows), zeros(batch, 1, size.tokens)
        self._logits = zeros(batch, self._model.leave.out_features)
        self._attention = zeros(batch, size.tokens)

    def _make_layers(self) -> None:
        """The layers, and the tables that are the same for every sentence."""
        size, device = self.size, self._device
        self._attend, self._ask, self._feed, biases, text_biases = [], [], [], [], []
        distances = torch.arange(-size.rows, size.rows + 1, device=device)
        text_distances = torch.arange(1 - size.tokens, size.rows + 1, device=device)
        for layer, asked in zip(self._model.stack.each_layer(), self._asked, strict=True):
            assert layer.cross_attention is not None, "an AR model has GCA in each layer"
            self._attend.append(SelfAttentionRow(layer.self_attention))
            self._ask.append(CrossAttentionRow(layer.cross_attention, asked))
            self._feed.append(FeedForwardRow(layer.feed_forward))
            biases.append(layer.self_attention.bias.table(distances))
            text_biases.append(layer.cross_attention.bias.table(text_distances))
        self._biases, self._text_biases = torch.stack(biases), torch.stack(text_biases)
        self._text_origin = torch.arange(size.tokens - 1, -1, -1, device=device)
        pointers = torch.arange(-1, size.tokens, device=device)
        self._priors = window_log_prior(pointers, size.tokens)  # the first row, of pointer -1, is 0

    @property
    def is_full(self) -> bool:
        """Whether there is no room for another row."""
        return self._rows == self.size.rows

    @torch.inference_mode()
    def load(self, state: DecoderState) -> None:
        """Go on from `state`, which is left as it is and must fit the size; the first time, record the step."""
        self._copy(state)
        if self._capture is not None and self._replay is None:
            self._replay = self._capture(self._run)
            self._copy(state)  # recording may have run the step

    def _copy(self, state: DecoderState) -> None:
        decoder, prefix = state.decoder, state.decoder.prefix
        num_tokens, num_prefix, rows = prefix.text_mask.shape[1], prefix.mask.shape[1], state.rows
        for mine, ema in zip(self._ema, state.ema, strict=True):
            mine.copy_(ema)
        for own, cached in zip(self._cached, state.room.cached, strict=True):
            own.keys[:, :rows].copy_(cached.keys[:, :rows])
            own.values[:, :rows].copy_(cached.values[:, :rows])
        for asked, ask in zip(self._asked, decoder.ask, strict=True):
            asked.keys[:, :num_tokens].copy_(ask.keys.transpose(1, 2))
            asked.values[:, :num_tokens].copy_(ask.values)
        self._text_hidden.fill_(_HIDDEN)[..., :num_tokens] = score_bias(prefix.text_mask)[:, None]
        self._hidden.fill_(_HIDDEN)[..., :rows] = 0
        self._hidden[..., :num_prefix] = score_bias(prefix.mask)[:, None]
        self._origin.copy_(self.size.rows + num_prefix - torch.arange(self.size.rows, device=self._device))
        self._origin[:, :num_prefix] = self.size.rows - prefix.positions
        self._voice.copy_(torch.as_tensor(decoder.voice))
        self._row.fill_(rows)
        self._position.fill_(state.position)
        self._rows, self._state = rows, state

    @torch.inference_mode()
    def unload(self) -> DecoderState:
        """The state after the last step, for the plain step or for other arrays."""
        assert self._state is not None, "nothing was loaded"
        decoder, rows = self._state.decoder, self._rows
        cached = tuple(Cached(own.keys[:, :rows], own.values[:, :rows]) for own in self._cached)
        position = self._state.position + rows - self._state.rows
        return DecoderState(decoder, tuple(ema.clone() for ema in self._ema), decoder.room(cached), rows, position)

    @torch.inference_mode()
    def __call__(self, code: Tensor, pointer: Tensor | None) -> tuple[Tensor, Tensor]:
        """One frame on, as `ArModel.step`: code (B,) and pointer (B,) to logits (B, V) and attention (B, S)."""
        assert self._state is not None, "nothing was loaded"
        self._code.copy_(code)
        if pointer is None:
            self._pointer.fill_(-1)
        else:
            self._pointer.copy_(pointer)
        (self._replay or self._run)()
        self._rows += 1
        num_tokens = self._state.decoder.prefix.text_mask.shape[1]
        return self._logits.clone(), self._attention[:, :num_tokens].clone()

    def _run(self) -> None:
        """The step, on the arrays alone: what is recorded."""
        self._hidden.index_fill_(2, self._row, 0.0)
        biases, text_biases, maps = self._row_biases(), self._row_text_biases(), []
        x = self._model.row(self._code, self._voice)
        for index, attend in enumerate(self._attend):
            asking, cached = attend.ask(x, self._ema[index]), self._cached[index]
            cached.keys.index_copy_(1, self._row, asking.key[:, None])
            cached.values.index_copy_(1, self._row, asking.value[:, None])
            self._ema[index].copy_(asking.ema)
            x = attend.hear(x, asking, cached, biases[index])
            x, attention = self._ask[index](x, text_biases[index])
            maps.append(attention)
            x = self._feed[index](x)
        logits, attention = self._model.answer(self._model.stack.leave(x), maps, self._voice)
        self._logits.copy_(logits)
        self._attention.copy_(attention)
        self._row.add_(1)
        self._position.add_(1)

    def _row_biases(self) -> Tensor:
        """(L, B, 1, rows): the bias of each row for this one; -inf for padding and for rows not filled."""
        places = (self._origin + self._position).flatten()
        return self._biases.index_select(1, places).view(-1, self.size.batch, 1, self.size.rows) + self._hidden

    def _row_text_biases(self) -> Tensor:
        """(L, B, 1, tokens): rotary bias, prior and text mask in one."""
        biases = self._text_biases.index_select(1, self._text_origin + self._position)[:, None, None]
        return biases + self._priors.index_select(0, self._pointer + 1)[:, None] + self._text_hidden

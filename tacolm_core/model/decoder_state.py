"""Cached decoding: one row at a time through a stack, at the cost of one row.

Carried from row to row: each layer's EMA state, and the keys and values of all rows so far (text, prompt, codes) in
arrays that double when full. Rotary biases depend on the distance alone, so one table per layer serves all rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional as F

from tacolm_core.nn.attention import score_bias
from tacolm_core.nn.gated_attention import GatedPrefixSelfAttention, Memory
from tacolm_core.nn.plain_attention import PlainAttentionRow, PlainSelfAttention
from tacolm_core.nn.position import bias_tables
from tacolm_core.nn.row_step import Cached, CrossAttentionRow, FeedForwardRow, SelfAttentionRow
from tacolm_core.nn.stack import Prefix, Stack, visible_rows

GROWTH = 512  # rows by which the arrays grow, at least


@dataclass(frozen=True)
class Room:
    """Arrays for a number of cached rows, and the bias tables that reach as far."""

    cached: tuple[Cached, ...]  # per layer, of GPSA
    origin: Tensor  # (B or 1, capacity): where in `biases` each cached row's distance from codes row 0 is
    hidden: Tensor | None  # (B, 1, capacity) bool, the prefix's padding; None where it has none
    biases: Tensor  # (L, distances), of GPSA
    text_biases: Tensor  # (L, distances), of GCA, falling from the distance `capacity`

    @property
    def capacity(self) -> int:
        """Rows that fit."""
        return self.origin.shape[1]


@dataclass(frozen=True)
class DecoderState:
    """Everything carried from one row to the next.

    The arrays of keys and values are shared by all states of a sentence: an earlier state may be continued from, once
    those after it are given up.
    """

    decoder: "StackDecoder"
    ema: tuple[Tensor, ...]  # (B, D, M) per layer
    room: Room
    rows: int  # cached so far: prefix and codes
    position: int  # of them codes


class StackDecoder:
    """Steps through a stack with GCA after one prefix, with everything that stays the same worked out once."""

    def __init__(self, stack: Stack, prefix: Prefix, priors: Tensor, voice: Tensor | float = 0.0) -> None:
        """`priors` (S + 1, S): log-prior of every pointer from -1 (none) to S - 1; `voice` is kept for the caller."""
        self.voice = voice
        self.modules = stack.each_layer()
        self.prefix, self.priors, self.leave = prefix, priors, stack.leave
        self.attend = [_attention_row(layer.self_attention) for layer in self.modules]
        self.ask = [
            CrossAttentionRow(layer.cross_attention, asked)
            for layer, asked in zip(self.modules, prefix.asked, strict=bool(prefix.asked))
            if layer.cross_attention is not None
        ]
        self.feed = [FeedForwardRow(layer.feed_forward) for layer in self.modules]
        masked = not bool(prefix.text_mask.all())
        self.text_hidden = score_bias(prefix.text_mask)[:, None] if masked else None

    def start(self, x: Tensor, pointer: Tensor | None = None) -> tuple[Tensor, list[Tensor], DecoderState]:
        """Opening code rows (B, G, D), G at least 1, in one pass; returns what `step` would at the last of them.

        `pointer` (B, G), as in `step` for each row.
        """
        if x.shape[1] == 1:  # the usual case, for which a step does, in a quarter of the time
            return self.step(x[:, 0], self._before(x), None if pointer is None else pointer[:, 0])
        log_prior = None if pointer is None else self.priors[pointer + 1]
        mask = x.new_ones(x.shape[:2], dtype=torch.bool)
        bias = score_bias(visible_rows(mask, causal=True, prefix_mask=self.prefix.mask))
        positions = torch.arange(x.shape[1], device=x.device)[None]
        states, memories, maps = [], [], []
        for index, layer in enumerate(self.modules):
            gpsa = layer.self_attention
            states.append(gpsa.ema.final_state(gpsa.norm(x)))
            x, own = gpsa(x, mask, positions, self.prefix.memories[index], bias)
            memories.append(Memory.join(self.prefix.memories[index], own))
            if layer.cross_attention is not None:
                x, attention = layer.cross_attention(
                    x, positions, self.prefix.asked[index], self.prefix.text_mask, log_prior
                )
                maps.append(attention[:, -1])
            x = layer.feed_forward(x)
        state = DecoderState(self, tuple(states), self.room(self._cached(memories)), bias.shape[-1], x.shape[1])
        return self.leave(x[:, -1]), maps, state

    def _before(self, x: Tensor) -> DecoderState:
        """The state before the first of the code rows `x`."""
        states = tuple(layer.self_attention.ema.final_state(x[:, :0]) for layer in self.modules)
        room = self.room(self._cached(self.prefix.memories))
        return DecoderState(self, states, room, self.prefix.mask.shape[1], 0)

    def _cached(self, memories: Sequence[Memory]) -> tuple[Cached, ...]:
        """Without the rotated half of the keys."""
        return tuple(
            Cached(memory.keys[..., : row.shared_width], memory.values)
            for memory, row in zip(memories, self.attend, strict=True)
        )

    def step(self, x: Tensor, state: DecoderState, pointer: Tensor | None) -> tuple[Tensor, list[Tensor], DecoderState]:
        """One code row.

        Args:
            x: (B, D).
            state: after the row before.
            pointer: (B,) long, -1 = no prior; or None.

        Returns:
            The stack's row (B, D), each GCA's attention (B, S), the state after this row.

        """
        if state.rows == state.room.capacity:
            state = replace(state, room=self.room(state.room.cached))
        biases, text_biases = self._biases(state), self._text_biases(state, pointer)
        states, maps = [], []
        for index, attend in enumerate(self.attend):
            x, ema = attend(x, state.ema[index], state.room.cached[index], state.rows, biases[index])
            states.append(ema)
            if self.ask:
                x, attention = self.ask[index](x, text_biases[index])
                maps.append(attention)
            x = self.feed[index](x)
        after = DecoderState(self, tuple(states), state.room, state.rows + 1, state.position + 1)
        return self.leave(x), maps, after

    def _biases(self, state: DecoderState) -> tuple[Tensor, ...]:
        """Per layer (B or 1, 1, rows + 1): the bias of each cached row and this one, hidden ones at -inf."""
        room, rows = state.room, state.rows + 1
        places = room.origin[:, :rows] + state.position
        biases = room.biases.index_select(1, places.flatten()).view(-1, len(places), 1, rows)
        if room.hidden is not None:
            biases = biases.masked_fill(room.hidden[..., :rows], float("-inf"))
        return biases.unbind()

    def _text_biases(self, state: DecoderState, pointer: Tensor | None) -> tuple[Tensor, ...]:
        """Per layer with GCA (B or 1, 1, S): rotary bias, prior and text mask in one."""
        if not self.ask:
            return ()
        first = state.room.capacity - state.position
        biases = state.room.text_biases[:, None, None, first : first + self.priors.shape[1]]
        if pointer is not None:
            biases = biases + self.priors.index_select(0, pointer + 1)[:, None]
        if self.text_hidden is not None:
            biases = biases + self.text_hidden
        return biases.unbind()

    def room(self, cached: tuple[Cached, ...]) -> Room:
        """More room for these rows: as much again, and at least GROWTH rows."""
        rows = cached[0].keys.shape[1]
        more = max(rows, GROWTH)
        mask, device = self.prefix.mask, self.priors.device
        num_prefix, capacity = mask.shape[1], rows + more
        codes = torch.arange(capacity - num_prefix, device=device)
        positions = torch.cat([self.prefix.positions, codes.expand(len(self.prefix.positions), -1)], 1)
        distances = torch.arange(-num_prefix, capacity + 1, device=device)
        hidden = None if bool(mask.all()) else F.pad(~mask, (0, capacity - num_prefix))[:, None]
        asking = [layer.cross_attention.bias for layer in self.modules if layer.cross_attention is not None]
        return Room(
            tuple(Cached(F.pad(own.keys, (0, 0, 0, more)), _by_column(own.values, more)) for own in cached),
            num_prefix - positions,
            hidden,
            bias_tables([layer.self_attention.bias for layer in self.modules], distances),
            bias_tables(asking, distances.flip(0)) if asking else self.priors.new_zeros(0, 1),
        )


def _attention_row(
    layer: GatedPrefixSelfAttention | PlainSelfAttention,
) -> SelfAttentionRow | PlainAttentionRow:
    return PlainAttentionRow(layer) if isinstance(layer, PlainSelfAttention) else SelfAttentionRow(layer)


def _by_column(values: Tensor, more: int) -> Tensor:
    """Values (B, n, H) and `more` rows of zeros, each column in one piece of memory.

    One row of weights times n rows of values reads them all; columns are read straight through, in half the time for
    1,700 rows on the CPU (docs/experiments.md).
    """
    return F.pad(values.transpose(1, 2), (0, more)).transpose(1, 2)

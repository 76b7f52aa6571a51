"""Cached decoding of VALL-E's AR model: one row at a time, at the cost of one row and a look at the rows so far.

Keys and values of all rows (text, prompt, codes) lie in arrays that double when full, and a row is written where it
belongs; a step copies nothing that is there already.
"""

from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional as F

from tacolm_core.nn.transformer import Memory, Transformer, TransformerLayer

GROWTH = 512  # rows by which the arrays grow, at least


@dataclass(frozen=True)
class ValleState:
    """Everything carried from one row to the next.

    The arrays are shared by all states of a sentence: an earlier state may be continued from, once those after it are
    given up.
    """

    decoder: "ValleDecoder"
    cached: tuple[Memory, ...]  # per layer, with room for more rows
    rows: int  # cached so far: prefix and codes
    position: int  # of them codes

    @property
    def capacity(self) -> int:
        """Rows that fit."""
        return self.cached[0].keys.shape[2]


class ValleDecoder:
    """Steps through the layers after one prefix.

    Args:
        stack: in evaluation mode.
        hidden: (B, n) bool, which of the prefix's n rows are padding.
        priors: (S + 1, S) log-prior of every pointer from -1 (none) to S - 1.
        read: the layers whose first head says where in the text it looks.

    """

    def __init__(self, stack: Transformer, hidden: Tensor, priors: Tensor, read: tuple[int, ...]) -> None:
        self.layers, self.leave, self.read, self.priors = stack.each_layer(), stack.leave, read, priors
        masked = bool(hidden.any())
        self.hidden = torch.zeros(hidden.shape, device=hidden.device).masked_fill(hidden, float("-inf"))
        self.bias = self.hidden[:, None, None] if masked else None

    def begin(self, memories: tuple[Memory, ...], position: int) -> ValleState:
        """The state after the rows of prefix and opening codes."""
        rows = memories[0].keys.shape[2]
        return ValleState(self, tuple(_roomier(memory) for memory in memories), rows, position)

    def step(self, x: Tensor, state: ValleState, pointer: Tensor | None) -> tuple[Tensor, list[Tensor], ValleState]:
        """One row (B, D) to the layers' row (B, D), the maps (B, S) of `read`, and the state after it."""
        if state.rows == state.capacity:
            state = replace(state, cached=tuple(_roomier(memory) for memory in state.cached))
        rows, maps = state.rows + 1, []
        bias = self._bias(rows, pointer)
        for index, (layer, cached) in enumerate(zip(self.layers, state.cached, strict=True)):
            x, scores = _row(layer, x, cached, rows, bias)
            if index in self.read:
                maps.append(scores[:, 0, 0, : self.priors.shape[1]].softmax(-1))
        after = ValleState(self, state.cached, rows, state.position + 1)
        return self.leave(x[:, None])[:, 0], maps, after

    def _bias(self, rows: int, pointer: Tensor | None) -> Tensor | None:
        """(B, 1, 1, rows): the prefix's padding and the prior; None where there is nothing to add."""
        num_tokens, num_prefix = self.priors.shape[1], self.hidden.shape[1]
        if pointer is None:
            return None if self.bias is None else F.pad(self.bias, (0, rows - num_prefix))
        prior = self.priors.index_select(0, pointer + 1)
        return F.pad(self.hidden + F.pad(prior, (0, num_prefix - num_tokens)), (0, rows - num_prefix))[:, None, None]


def _row(layer: TransformerLayer, x: Tensor, cached: Memory, rows: int, bias: Tensor | None) -> tuple[Tensor, Tensor]:
    """One layer of one row (B, D), and its heads' scores (B, heads, 1, rows)."""
    queries, own = layer.split(layer.attention_norm(x[:, None]))
    cached.keys[:, :, rows - 1].copy_(own.keys[:, :, 0])
    cached.values[:, :, rows - 1].copy_(own.values[:, :, 0])
    scores = queries @ cached.keys[:, :, :rows].transpose(2, 3)
    if bias is not None:
        scores = scores + bias
    heard = scores.softmax(-1) @ cached.values[:, :, :rows]
    return layer.feed(x + layer.from_heads(heard.flatten(1))), scores


def _roomier(memory: Memory) -> Memory:
    more = max(memory.keys.shape[2], GROWTH)
    return Memory(F.pad(memory.keys, (0, 0, 0, more)), F.pad(memory.values, (0, 0, 0, more)))

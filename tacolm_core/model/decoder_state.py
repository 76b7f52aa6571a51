"""Cached decoding: one row at a time through a stack, at the cost of one row.

A layer carries the EMA's state (B, D, M), the keys and values of all rows so far (prefix first, then codes, in arrays that
double when full), and the text as its GCA sees it. A step gives what the full pass gives at that row.
"""

from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional as F

from tacolm_core.nn.damped_ema import Coefficients
from tacolm_core.nn.gated_attention import GatedPrefixSelfAttention
from tacolm_core.nn.gated_cross_attention import Asked, GatedCrossAttention
from tacolm_core.nn.stack import Layer, Prefix, Stack

GROWTH = 512  # rows a cache is made larger by, at least


@dataclass(frozen=True)
class LayerState:
    """One layer's share of the state."""

    ema: Tensor  # (B, D, M)
    keys: Tensor  # (B, capacity, 2 Z)
    values: Tensor  # (B, capacity, H)


@dataclass(frozen=True)
class DecoderState:
    """Everything carried from one step to the next."""

    stepper: "StackStepper"
    prefix: Prefix
    layers: tuple[LayerState, ...]
    visible: Tensor | None  # (B, capacity) bool of the cached rows; None when all are
    rows: int  # cached rows: prefix and codes
    position: int  # codes rows so far


class StackStepper:
    """Steps through a stack, with everything that does not change from step to step worked out once."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.layers: list[Layer] = list(stack.layers)  # type: ignore[arg-type]
        self.coefficients: list[Coefficients] = [layer.self_attention.ema.coefficients() for layer in self.layers]

    def start(self, prefix: Prefix) -> DecoderState:
        """State before the first code row."""
        batch, rows = prefix.mask.shape
        states = []
        for memory, coefficients in zip(prefix.memories, self.coefficients, strict=True):
            ema = coefficients.decay.new_zeros(batch, *coefficients.decay.shape)
            states.append(LayerState(ema, _grown(memory.keys), _grown(memory.values)))
        visible = None
        if not bool(prefix.mask.all()):
            visible = F.pad(prefix.mask, (0, states[0].keys.shape[1] - rows), value=True)
        return DecoderState(self, prefix, tuple(states), visible, rows, 0)

    def step(self, x: Tensor, state: DecoderState, log_prior: Tensor | None) -> tuple[Tensor, list[Tensor], DecoderState]:
        """One code row (B, D) with its prior (B, S) to the stack's row, the attention maps' rows (B, S), the new state."""
        state = _with_room(state)
        position = torch.tensor([state.position], device=x.device)
        maps: list[Tensor] = []
        layers = []
        for index, layer in enumerate(self.layers):
            x, own = self._attend(layer.self_attention, x, state, index, position)
            layers.append(own)
            if layer.cross_attention is not None:
                x, attention = _ask(
                    layer.cross_attention, x, state.prefix.asked[index], state.prefix.text_mask, position, log_prior
                )
                maps.append(attention)
            x = layer.feed_forward(x)
        moved = replace(state, layers=tuple(layers), rows=state.rows + 1, position=state.position + 1)
        return self.stack.leave(x), maps, moved

    def _attend(
        self, gpsa: GatedPrefixSelfAttention, x: Tensor, state: DecoderState, index: int, position: Tensor
    ) -> tuple[Tensor, LayerState]:
        own = state.layers[index]
        normed = gpsa.norm(x)
        averaged, ema = gpsa.ema.step(normed, own.ema, self.coefficients[index])
        update, shared, reset, candidate = gpsa.to_gates(averaged).split(gpsa.sizes, dim=-1)
        shared, reset = F.silu(shared), F.silu(reset)
        queries = torch.addcmul(gpsa.query_offset, shared, gpsa.query_scale) * gpsa.query_scale.shape[0] ** -0.5
        keys = torch.addcmul(gpsa.key_offset, shared, gpsa.key_scale)
        batch, row = len(x), state.rows
        own.keys[:, row] = torch.cat([keys, gpsa.bias.keys(position).expand(batch, -1)], -1)
        own.values[:, row] = F.silu(gpsa.to_values(normed))
        asking = torch.cat([queries, gpsa.bias.queries(position).expand(batch, -1)], -1)
        scores = torch.bmm(own.keys[:, : row + 1], asking[..., None])[..., 0]
        if state.visible is not None:
            scores = scores.masked_fill(~state.visible[:, : row + 1], float("-inf"))
        attended = torch.bmm(scores.softmax(-1)[:, None], own.values[:, : row + 1])[:, 0]
        changed = F.silu(candidate + gpsa.from_values(attended * reset))
        return torch.lerp(x, changed, torch.sigmoid(update)), replace(own, ema=ema)


def _ask(
    gca: GatedCrossAttention, x: Tensor, asked: Asked, text_mask: Tensor, position: Tensor, log_prior: Tensor | None
) -> tuple[Tensor, Tensor]:
    prior = None if log_prior is None else log_prior[:, None]
    row, attention = gca(x[:, None], position[None], asked, text_mask, prior)
    return row[:, 0], attention[:, 0]


def _grown(rows: Tensor) -> Tensor:
    """A copy with as much room again, at least GROWTH rows."""
    room = max(rows.shape[1], GROWTH)
    return F.pad(rows, (0, 0, 0, room))


def _with_room(state: DecoderState) -> DecoderState:
    if state.rows < state.layers[0].keys.shape[1]:
        return state
    layers = tuple(replace(own, keys=_grown(own.keys), values=_grown(own.values)) for own in state.layers)
    visible = state.visible
    if visible is not None:
        visible = F.pad(visible, (0, layers[0].keys.shape[1] - visible.shape[1]), value=True)
    return replace(state, layers=layers, visible=visible)

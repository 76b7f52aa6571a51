"""A stack of [GPSA, GCA, feed-forward] layers run over segments: text, prompt, codes.

Text and prompt make the prefix: each sees itself only, and what it leaves (a `Prefix`) stays as it is when codes come.
Code rows see the prefix and themselves, causally or both ways, and ask the text through GCA.
"""

from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn

from tacolm_core.config import StackConfig
from tacolm_core.nn.attention import score_bias
from tacolm_core.nn.feed_forward import FeedForward
from tacolm_core.nn.gated_attention import GatedPrefixSelfAttention, Memory
from tacolm_core.nn.gated_cross_attention import Asked, GatedCrossAttention
from tacolm_core.nn.plain_attention import PlainSelfAttention


@dataclass(frozen=True)
class Prefix:
    """What code rows use of text and prompt; one entry per layer."""

    memories: tuple[Memory, ...]  # text rows, then prompt rows
    mask: Tensor  # (B, S + P) bool, over the memories' rows
    positions: Tensor  # (B or 1, S + P) of the same rows
    asked: tuple[Asked, ...]  # empty without GCA
    text_mask: Tensor  # (B, S) bool


@dataclass(frozen=True)
class Heard:
    """What is left of a prompt: it depends on no text, and so serves every sentence in that voice."""

    memories: tuple[Memory, ...]  # one per layer; none where P is 0
    mask: Tensor  # (B, P) bool
    positions: Tensor  # (B, P)


class Layer(nn.Module):
    """One GPSA, one GCA (if configured), one feed-forward layer."""

    def __init__(self, config: StackConfig, *, bidirectional_ema: bool) -> None:
        super().__init__()
        shared = {"dropout": config.dropout, "num_levels": config.num_levels}
        sizes = (config.width, config.value_width, config.shared_width)
        if config.gated:
            self.self_attention = GatedPrefixSelfAttention(
                *sizes,
                config.ema_dimensions,
                bidirectional_ema=bidirectional_ema,
                dropout=config.dropout,
                num_levels=config.num_levels,
            )
        else:
            plain = PlainSelfAttention(*sizes, **shared)  # type: ignore[arg-type]
            # It stands in for GPSA; whoever knows GPSA's parts looks at `StackConfig.is_usual` first.
            self.self_attention = cast("GatedPrefixSelfAttention", plain)
        self.cross_attention = None
        if config.cross_attention:
            self.cross_attention = GatedCrossAttention(config.width, config.shared_width, **shared)  # type: ignore[arg-type]
        self.feed_forward = FeedForward(config.width, config.feed_forward_width, **shared)  # type: ignore[arg-type]


def visible_rows(mask: Tensor, *, causal: bool, prefix_mask: Tensor | None = None) -> Tensor:
    """Keys each row of a segment may use.

    Args:
        mask: (B, T) bool of the segment; its padding is seen by nobody but itself (a row must see something).
        causal: rows see no later rows.
        prefix_mask: (B, S') bool of earlier segments.

    Returns:
        (B, T, S' + T) bool.

    """
    size = mask.shape[1]
    own = mask[:, None].expand(-1, size, -1)
    if causal:
        own = own & torch.ones(size, size, dtype=torch.bool, device=mask.device).tril()
    own = own | torch.eye(size, dtype=torch.bool, device=mask.device)
    if prefix_mask is None:
        return own
    return torch.cat([prefix_mask[:, None].expand(-1, size, -1), own], dim=-1)


def _among_zeros(rows: Tensor, there: Tensor) -> Tensor:
    """Rows (b, ...) of the items of `there` (B,) bool to (B, ...)."""
    every = rows.new_zeros(len(there), *rows.shape[1:])
    every[there] = rows
    return every


class Stack(nn.Module):
    """Layers and a last norm without parameters."""

    def __init__(self, config: StackConfig, *, bidirectional_ema: bool) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            Layer(config, bidirectional_ema=bidirectional_ema) for _ in range(config.num_layers)
        )
        self.leave = nn.LayerNorm(config.width, elementwise_affine=False)

    def each_layer(self) -> list[Layer]:
        """The layers in order."""
        return cast("list[Layer]", list(self.layers))

    def prefix(self, text: Tensor, text_mask: Tensor, prompt: Tensor, prompt_mask: Tensor) -> Prefix:
        """Run text (B, S, D) and prompt (B, P, D; P may be 0) through all layers."""
        return self.prefix_after(text, text_mask, self.hear(prompt, prompt_mask))

    def hear(self, prompt: Tensor, prompt_mask: Tensor) -> Heard:
        """Run a prompt (B, P, D; P may be 0) through all layers.

        Outside of training, items without any prompt, as guidance has them, are given zeros: nobody sees their rows.
        """
        positions = self._before_codes(prompt_mask)
        there = prompt_mask.any(1)
        if not prompt.shape[1]:
            return Heard((), prompt_mask, positions)
        if torch.is_grad_enabled() or bool(there.all()) or not bool(there.any()):
            memories, _ = self._run_prefix(prompt, prompt_mask, positions, ask=False)
        else:
            some, _ = self._run_prefix(prompt[there], prompt_mask[there], positions[there], ask=False)
            memories = [Memory(_among_zeros(memory.keys, there), _among_zeros(memory.values, there)) for memory in some]
        return Heard(tuple(memories), prompt_mask, positions)

    def prefix_after(self, text: Tensor, text_mask: Tensor, heard: Heard) -> Prefix:
        """Run text (B, S, D) through all layers and set it before a prompt that was heard."""
        positions = self._first_to_last(text)
        memories, asked = self._run_prefix(text, text_mask, positions, ask=True)
        if not heard.memories:
            return Prefix(tuple(memories), text_mask, positions, tuple(asked), text_mask)
        joined = tuple(Memory.join(t, p) for t, p in zip(memories, heard.memories, strict=True))
        mask = torch.cat([text_mask, heard.mask], 1)
        positions = torch.cat([positions.expand(len(heard.positions), -1), heard.positions], 1)
        return Prefix(joined, mask, positions, tuple(asked), text_mask)

    @staticmethod
    def _first_to_last(rows: Tensor) -> Tensor:
        return torch.arange(rows.shape[1], device=rows.device)[None]

    @staticmethod
    def _before_codes(mask: Tensor) -> Tensor:
        """Prompt rows count backwards from the codes: the last real one is -1."""
        return torch.arange(mask.shape[1], device=mask.device) - mask.sum(1, keepdim=True)

    def _run_prefix(self, x: Tensor, mask: Tensor, positions: Tensor, *, ask: bool) -> tuple[list[Memory], list[Asked]]:
        bias = score_bias(visible_rows(mask, causal=False))
        memories: list[Memory] = []
        asked: list[Asked] = []
        for layer in self.each_layer():
            x, memory = layer.self_attention(x, mask, positions, None, bias)
            memories.append(memory)
            if ask and layer.cross_attention is not None:
                asked.append(layer.cross_attention.ask(x))
            x = layer.feed_forward(x)
        return memories, asked

    def forward(
        self,
        x: Tensor,
        mask: Tensor,
        prefix: Prefix,
        *,
        causal: bool,
        log_prior: Tensor | None = None,
        level: Tensor | None = None,
    ) -> tuple[Tensor, list[Tensor]]:
        """Code rows after a prefix.

        Args:
            x: (B, T, D).
            mask: (B, T) bool.
            prefix: from `prefix`.
            causal: AR rows are, NAR rows are not.
            log_prior: (B, T, S) for every GCA map, or None.
            level: codebook level for the norms, or None.

        Returns:
            (B, T, D), and one attention map (B, T, S) per layer with GCA.

        """
        positions = self._first_to_last(x)
        bias = score_bias(visible_rows(mask, causal=causal, prefix_mask=prefix.mask))
        maps: list[Tensor] = []
        for index, layer in enumerate(self.each_layer()):
            x, _ = layer.self_attention(x, mask, positions, prefix.memories[index], bias, level)
            if layer.cross_attention is not None:
                x, attention = layer.cross_attention(
                    x, positions, prefix.asked[index], prefix.text_mask, log_prior, level
                )
                maps.append(attention)
            x = layer.feed_forward(x, level)
        return self.leave(x), maps

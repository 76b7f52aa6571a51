"""The NAR model: codebooks 2..8 of the target, one pass each, from text, prompt and the codebooks below.

`level` counts from 0 as in code: level 1 is codebook 2. Text and prompt rows carry no level, so that one prefix
serves all levels. With `separate_stacks` each level has its own stack, as the paper's released code has.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.config import NarConfig
from tacolm_core.model.alignment import NAR_WINDOW, window_log_prior
from tacolm_core.model.embedding import CodesEmbedding, TextEmbedding
from tacolm_core.nn.stack import Prefix, Stack
from tacolm_core.units import NUM_CODEBOOKS


@dataclass(frozen=True)
class NarPrefix:
    """Text and prompt, ready for every level: one entry, or one per level with separate stacks."""

    prefixes: tuple[Prefix, ...]

    def of(self, level: int) -> Prefix:
        """The prefix that `level`'s stack made."""
        return self.prefixes[level - 1] if len(self.prefixes) > 1 else self.prefixes[0]


class NarModel(nn.Module):
    """Codebooks 2..8. The output of a level is tied to that level's table."""

    def __init__(self, config: NarConfig) -> None:
        super().__init__()
        self.config = config
        width = config.stack.width
        self.text_embedding = TextEmbedding(config.text_vocabulary, width, positions=config.text_positions)
        self.codes_embedding = CodesEmbedding(NUM_CODEBOOKS, width)
        self.prompt_mark = nn.Parameter(torch.zeros(width))
        count = NUM_CODEBOOKS - 1 if config.separate_stacks else 1
        self.stacks = nn.ModuleList(Stack(config.stack, bidirectional_ema=True) for _ in range(count))
        self.leave = nn.ModuleList(nn.Linear(width, width) for _ in range(NUM_CODEBOOKS - 1))

    def prefill(self, text: Tensor, text_mask: Tensor, prompt: Tensor, prompt_mask: Tensor) -> NarPrefix:
        """Text (B, S) and prompt (B, K, P; P may be 0), each with its mask."""
        rows = self.text_embedding(text)
        heard = self.codes_embedding(prompt) + self.prompt_mark
        return NarPrefix(tuple(stack.prefix(rows, text_mask, heard, prompt_mask) for stack in self.stacks))  # type: ignore[operator]

    def refine(
        self,
        level: int,
        codes: Tensor,
        codes_mask: Tensor,
        prefix: NarPrefix,
        alignment: Tensor | None = None,
    ) -> Tensor:
        """Logits (B, T, 1024) of `level` (1..7).

        Args:
            level: codebook to predict, from 0.
            codes: (B, level, T) the levels below.
            codes_mask: (B, T) bool.
            prefix: from `prefill`.
            alignment: (B, T) text token of each frame, -1 unknown; or None.

        """
        if codes.shape[1] != level:
            raise ValueError(f"level {level} needs the {level} levels below it, not {codes.shape[1]}")
        own = prefix.of(level)
        prior = None
        if alignment is not None:
            prior = window_log_prior(alignment, own.text_mask.shape[1], NAR_WINDOW)
        stack = self.stacks[level - 1] if self.config.separate_stacks else self.stacks[0]
        told = torch.tensor(level, device=codes.device) if self.config.stack.num_levels else None
        hidden, _ = stack(self.codes_embedding(codes), codes_mask, own, causal=False, log_prior=prior, level=told)
        return F.linear(self.leave[level - 1](hidden), self.codes_embedding.tables[level].weight)  # type: ignore[arg-type]

    def forward(
        self,
        level: int | Tensor,
        text: Tensor,
        text_mask: Tensor,
        prompt: Tensor,
        prompt_mask: Tensor,
        codes: Tensor,
        codes_mask: Tensor,
        alignment: Tensor | None = None,
    ) -> Tensor:
        """Prefill and refine in one for a level; `teach` for a level per item."""
        if isinstance(level, Tensor):
            return self.teach(level, text, text_mask, prompt, prompt_mask, codes, codes_mask, alignment)
        prefix = self.prefill(text, text_mask, prompt, prompt_mask)
        return self.refine(level, codes, codes_mask, prefix, alignment)

    def teach(
        self,
        levels: Tensor,
        text: Tensor,
        text_mask: Tensor,
        prompt: Tensor,
        prompt_mask: Tensor,
        codes: Tensor,
        codes_mask: Tensor,
        alignment: Tensor | None = None,
    ) -> Tensor:
        """As `forward`, with a level of its own for each item, so that every update teaches all levels.

        Args:
            levels: (B,) codebook to predict, 1..7.
            text: (B, S); this and the following as in `forward`.
            text_mask: (B, S) bool.
            prompt: (B, K, P).
            prompt_mask: (B, P) bool.
            codes: (B, K, T) all levels; an item sees those below its own.
            codes_mask: (B, T) bool.
            alignment: (B, T) text token of each frame, -1 unknown; or None.

        Returns:
            (B, T, 1024).

        Raises:
            ValueError: with separate stacks there is no common pass.
        """
        if self.config.separate_stacks:
            raise ValueError("separate stacks are taught one level at a time, by forward()")
        prefix = self.prefill(text, text_mask, prompt, prompt_mask).prefixes[0]
        prior = None if alignment is None else window_log_prior(alignment, text.shape[1], NAR_WINDOW)
        told = levels if self.config.stack.num_levels else None
        rows = self.codes_embedding.below(codes, levels)
        hidden, _ = self.stacks[0](rows, codes_mask, prefix, causal=False, log_prior=prior, level=told)
        weights = torch.stack([linear.weight for linear in self.leave])[levels - 1]  # type: ignore[misc]
        biases = torch.stack([linear.bias for linear in self.leave])[levels - 1]  # type: ignore[misc]
        tables = torch.stack([table.weight for table in self.codes_embedding.tables])[levels]  # type: ignore[misc]
        left = torch.bmm(hidden, weights.to(hidden.dtype).transpose(1, 2)) + biases[:, None]
        return torch.bmm(left, tables.to(left.dtype).transpose(1, 2))

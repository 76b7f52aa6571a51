"""The NAR model: codebooks 2..8 of the target, from text, prompt and the codebooks below.

`level` counts from 0 as in code: level 1 is codebook 2. Text and prompt rows carry no level, so that one prefix
serves all levels. Three forms, by configuration:

- `separate_stacks`: each level has its own stack, as the paper's released code has;
- one stack, told the level by AdaLN, run once per level;
- `refiner_layers` > 0: one stack, run once over codebook 1, and light convolution blocks for each level. Every update
  teaches all levels at a fraction of the work (docs/experiments.md). The first `partial_levels` of them may also be
  shown those of their own codes that are decided already, so that frames can be filled a few at a time, the surest
  first, and agree with their neighbours (as SoundStorm does, arXiv 2305.09636).
"""

from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.config import NarConfig
from tacolm_core.model.alignment import NAR_WINDOW, window_log_prior
from tacolm_core.model.backbone import UNDECIDED, NarBackbone
from tacolm_core.model.embedding import CodesEmbedding, TextEmbedding
from tacolm_core.nn.level_refiner import LevelRefiner
from tacolm_core.nn.prompt_summary import PromptSummary, rows_of_each
from tacolm_core.nn.stack import Heard, Prefix, Stack
from tacolm_core.units import NUM_CODEBOOKS


@dataclass(frozen=True)
class NarPrefix:
    """Text and prompt, ready for every level: one entry, or one per level with separate stacks."""

    prefixes: tuple[Prefix, ...]
    voice: Tensor | None = None  # (B, D) summary of the prompt

    def of(self, level: int) -> Prefix:
        """The prefix that `level`'s stack made."""
        return self.prefixes[level - 1] if len(self.prefixes) > 1 else self.prefixes[0]


@dataclass(frozen=True)
class NarContext:
    """Frames whose codebook 1 is known, ready for every level."""

    prefix: NarPrefix
    mask: Tensor  # (B, T) bool
    log_prior: Tensor | None  # (B, T, S)
    hidden: Tensor | None  # (B, T, D) of the only pass of the stack; None where each level has its own


class NarModel(NarBackbone):
    """Codebooks 2..8. The output of a level is tied to that level's table.

    Raises:
        ValueError: refiner layers and separate stacks exclude each other.
    """

    config: NarConfig

    def __init__(self, config: NarConfig) -> None:
        super().__init__()
        self.config, self.partial_levels = config, config.partial_levels
        if config.refiner_layers:
            self.lesson = "all levels"
        elif config.separate_stacks:
            self.lesson = "a level per batch"
        width = config.stack.width
        self.text_embedding = TextEmbedding(config.text_vocabulary, width, positions=config.text_positions)
        self.codes_embedding = CodesEmbedding(NUM_CODEBOOKS, width)
        self.prompt_mark = nn.Parameter(torch.zeros(width))
        if config.separate_stacks and config.refiner_layers:
            raise ValueError("separate stacks have no refiner: each level runs through its own stack")
        count = NUM_CODEBOOKS - 1 if config.separate_stacks else 1
        self.stacks = nn.ModuleList(Stack(config.stack, bidirectional_ema=True) for _ in range(count))
        self.refiner = None
        if config.refiner_layers:
            inner = config.stack.feed_forward_width
            self.refiner = LevelRefiner(width, inner, config.refiner_layers, NUM_CODEBOOKS)
        self.see = None
        if config.partial_levels:
            if not config.refiner_layers:
                raise ValueError("only a refiner can be shown what is known of a level already")
            self.see = nn.Linear(width, width, bias=False)
            nn.init.zeros_(self.see.weight)
        self.summary = None
        if config.prompt_summary:
            self.summary = PromptSummary(config.prompt_levels, width)
        self.leave = nn.ModuleList(nn.Linear(width, width) for _ in range(NUM_CODEBOOKS - 1))

    def start_from_codebooks(self, codebooks: Tensor) -> None:
        """Begin with the geometry of a codec's codebooks (8, 1024, E); see `CodesEmbedding.start_from`."""
        self.codes_embedding.start_from(codebooks)

    def hear(self, prompt: Tensor, prompt_mask: Tensor) -> tuple[Heard, ...]:
        """Prompt (B, K, P; P may be 0) through each stack; `prefill` takes the result for any text."""
        rows = self.codes_embedding(prompt[:, : self.config.prompt_levels]) + self.prompt_mark
        return tuple(stack.hear(rows, prompt_mask) for stack in self.stacks)  # type: ignore[operator]

    def prefill(
        self,
        text: Tensor,
        text_mask: Tensor,
        prompt: Tensor,
        prompt_mask: Tensor,
        heard: tuple[Heard, ...] | None = None,
        voice: Tensor | None = None,  # noqa: ARG002  it goes by the prompt's codes
    ) -> NarPrefix:
        """See `NarBackbone.prefill`."""
        rows = self.text_embedding(text)
        heard = heard or self.hear(prompt, prompt_mask)
        pairs = zip(self.stacks, heard, strict=True)
        prefixes = tuple(stack.prefix_after(rows, text_mask, each) for stack, each in pairs)  # type: ignore[operator]
        told = None
        if self.summary is not None:
            shown = prompt[:, : self.config.prompt_levels]
            told = self.summary(rows_of_each(self.codes_embedding.tables, shown), prompt_mask)
        return NarPrefix(prefixes, told)

    def contextualise(
        self, first: Tensor, mask: Tensor, prefix: NarPrefix, alignment: Tensor | None = None
    ) -> NarContext:
        """What all levels of some frames share.

        Args:
            first: (B, T) codebook 1.
            mask: (B, T) bool.
            prefix: from `prefill`.
            alignment: (B, T) text token of each frame, -1 unknown; or None.

        """
        prior = None
        if alignment is not None:
            prior = window_log_prior(alignment, prefix.prefixes[0].text_mask.shape[1], NAR_WINDOW)
        hidden = None
        if self.refiner is not None:
            rows = self._voiced(self.codes_embedding(first[:, None]), prefix)
            hidden, _ = self.stacks[0](rows, mask, prefix.prefixes[0], causal=False, log_prior=prior)
            hidden = self._voiced(hidden, prefix)
        return NarContext(prefix, mask, prior, hidden)

    def recent(self, context: NarContext, shown: int, new: int) -> tuple[int, NarContext]:
        """See `NarBackbone`: a refiner's levels hang on near frames alone."""
        if self.refiner is None or context.hidden is None:
            return super().recent(context, shown, new)
        kept = min(self.refiner.reach, shown - new)
        last = slice(shown - new - kept, None)
        return kept, replace(context, mask=context.mask[:, last], log_prior=None, hidden=context.hidden[:, last])

    def refine(self, level: int, codes: Tensor, context: NarContext, known: Tensor | None = None) -> Tensor:
        """Logits (B, T, 1024) of `level` (1..7).

        Args:
            level: codebook to predict, from 0.
            codes: (B, level, T) the levels below.
            context: from `contextualise`.
            known: (B, T) the level itself where it is decided already, UNDECIDED elsewhere; levels above
                `NarConfig.partial_levels` take no notice of it.

        Raises:
            ValueError: not as many levels as lie below.

        """
        if codes.shape[1] != level:
            raise ValueError(f"level {level} needs the {level} levels below it, not {codes.shape[1]}")
        below = self.codes_embedding(codes)
        if self.refiner is not None:
            assert context.hidden is not None, "made by another form of the model"
            below = below + self._seen(level, known) if known is not None else below
            hidden = self.refiner(context.hidden, below, context.mask, level)
        else:
            hidden = self._pass(level, below, context)
        return F.linear(self.leave[level - 1](hidden), self.codes_embedding.tables[level].weight)  # type: ignore[arg-type]

    def _seen(self, level: int, known: Tensor) -> Tensor | float:
        """Rows (B, T, D) of what is decided already of a level."""
        if self.see is None or level > self.config.partial_levels:
            return 0.0
        rows = self.codes_embedding.tables[level](known.clamp(min=0)) * self.codes_embedding.scale
        return self.see(rows.masked_fill(known[..., None] == UNDECIDED, 0))  # type: ignore[no-any-return]

    def _voiced(self, rows: Tensor, prefix: NarPrefix) -> Tensor:
        """Rows (B, T, D) with the prompt's summary on each."""
        return rows if prefix.voice is None else rows + prefix.voice[:, None]

    def _pass(self, level: int, below: Tensor, context: NarContext) -> Tensor:
        """One level through the stack."""
        below = self._voiced(below, context.prefix)
        stack = self.stacks[level - 1] if self.config.separate_stacks else self.stacks[0]
        told = torch.tensor(level, device=below.device) if self.config.stack.num_levels else None
        hidden, _ = stack(
            below, context.mask, context.prefix.of(level), causal=False, log_prior=context.log_prior, level=told
        )
        return hidden  # type: ignore[no-any-return]

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
        voice: Tensor | None = None,
    ) -> Tensor:
        """See `NarBackbone.teach`; with separate stacks or a refiner there is no such pass."""
        if self.config.separate_stacks:
            raise ValueError("separate stacks are taught one level at a time, by forward()")
        if self.refiner is not None:
            raise ValueError("a model with a refiner is taught all levels at once, by forward() with level None")
        whole = self.prefill(text, text_mask, prompt, prompt_mask, voice=voice)
        prefix = whole.prefixes[0]
        prior = None if alignment is None else window_log_prior(alignment, text.shape[1], NAR_WINDOW)
        told = levels if self.config.stack.num_levels else None
        rows = self._voiced(self.codes_embedding.below(codes, levels), whole)
        hidden, _ = self.stacks[0](rows, codes_mask, prefix, causal=False, log_prior=prior, level=told)
        weights = torch.stack([linear.weight for linear in self.leave])[levels - 1]  # type: ignore[misc]
        biases = torch.stack([linear.bias for linear in self.leave])[levels - 1]  # type: ignore[misc]
        tables = torch.stack([table.weight for table in self.codes_embedding.tables])[levels]  # type: ignore[misc]
        left = torch.bmm(hidden, weights.to(hidden.dtype).transpose(1, 2)) + biases[:, None]
        return torch.bmm(left, tables.to(left.dtype).transpose(1, 2))

"""VALL-E (arXiv 2301.02111): two Transformers in the places of TacoLM's AR and NAR model.

AR: text sees itself both ways, codes see the text and earlier codes; text and codes count their positions apart. The
prompt's codes may come first among the codes, after its words in the text (the published way: `given` codes); without
its words it is a segment of its own, which sees itself and is seen by the codes, as in the other backbones.

NAR: text, prompt (all levels) and frames (the levels below) all see one another, in every stage anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.config import ValleArConfig, ValleNarConfig
from tacolm_core.errors import OptionsError
from tacolm_core.model.alignment import NAR_WINDOW, window_log_prior
from tacolm_core.model.backbone import ArBackbone, ArOutput, NarBackbone
from tacolm_core.model.embedding import CodesEmbedding, TextEmbedding
from tacolm_core.model.valle_decoder import ValleDecoder, ValleState
from tacolm_core.model.valle_rows import before_codes, real_tokens, text_rows, with_positions
from tacolm_core.nn.attention import score_bias
from tacolm_core.nn.stack import visible_rows
from tacolm_core.nn.transformer import Memory, Transformer
from tacolm_core.units import CODE_BOS, CODE_VOCABULARY, NUM_CODEBOOKS


@dataclass(frozen=True)
class Heard:
    """What is left of a prompt."""

    memories: tuple[Memory, ...]  # one per layer; none where P is 0
    mask: Tensor  # (B, P) bool


@dataclass(frozen=True)
class Prefix:
    """Text and prompt, ready for code rows."""

    memories: tuple[Memory, ...]  # one per layer
    mask: Tensor  # (B, S + P) bool


class ValleAr(ArBackbone):
    """Codebook 1. Parameters: the layers, tables V_text D + V_code D, (levels - 1) 1024 D, D for the mark of the
    prompt, 2 weights of positions, a norm, and V_code D for an output that is not tied.
    """

    config: ValleArConfig

    def __init__(self, config: ValleArConfig) -> None:
        super().__init__()
        if not set(config.alignment_layers) <= set(range(config.transformer.num_layers)):
            raise OptionsError(
                f"alignment_layers must name some of the layers 0 to {config.transformer.num_layers - 1}, "
                f"not {config.alignment_layers}."
            )
        self.config = config
        self.points, self.needs_words = bool(config.alignment_layers), config.needs_words
        width = config.transformer.width
        self.text_embedding = TextEmbedding(config.text_vocabulary, width, positions=False)
        self.code_embedding = CodesEmbedding(1, width, size=CODE_VOCABULARY, plain=True)
        self.prompt_embedding = CodesEmbedding(config.prompt_levels - 1, width) if config.prompt_levels > 1 else None
        self.prompt_mark = nn.Parameter(torch.zeros(width))
        self.text_weight, self.code_weight = nn.Parameter(torch.ones(1)), nn.Parameter(torch.ones(1))
        self.stack = Transformer(config.transformer)
        self.leave = None if config.tied_output else nn.Linear(width, CODE_VOCABULARY, bias=False)
        self._read = config.alignment_layers or tuple(range(config.transformer.num_layers))

    @torch.no_grad()
    def start_from_codebooks(self, codebooks: Tensor) -> None:
        """See `ArBackbone.start_from_codebooks`."""
        self.code_embedding.start_from(codebooks[:1])
        if self.prompt_embedding is not None:
            self.prompt_embedding.start_from(codebooks[1 : self.config.prompt_levels])
        if self.leave is not None:
            self.leave.weight.copy_(self.code_embedding.tables[0].weight)  # type: ignore[arg-type]

    def hear(self, prompt: Tensor, prompt_mask: Tensor) -> Heard:
        """See `ArBackbone.hear`."""
        if not prompt.shape[2]:
            return Heard((), prompt_mask)
        rows: Tensor = self.code_embedding(prompt[:, :1]) + self.prompt_mark
        if self.prompt_embedding is not None:
            rows = rows + self.prompt_embedding(prompt[:, 1 : self.config.prompt_levels])
        rows = with_positions(rows, before_codes(prompt_mask), self.code_weight)
        return Heard(self.stack(rows, score_bias(visible_rows(prompt_mask, causal=False)))[1], prompt_mask)

    def prefix_after(self, text: Tensor, text_mask: Tensor, heard: Heard) -> Prefix:
        """Text (B, S) through the layers, set before a prompt that was heard."""
        text_mask = real_tokens(text, text_mask, bare=self.config.bare_text)
        rows = text_rows(self.text_embedding, text, text_mask, self.text_weight)
        memories = self.stack(rows, score_bias(visible_rows(text_mask, causal=False)))[1]
        if not heard.memories:
            return Prefix(memories, text_mask)
        joined = tuple(Memory.join(own, other) for own, other in zip(memories, heard.memories, strict=True))
        return Prefix(joined, torch.cat([text_mask, heard.mask], 1))

    def forward(
        self,
        text: Tensor,
        text_mask: Tensor,
        prompt: Tensor,
        prompt_mask: Tensor,
        codes: Tensor,
        codes_mask: Tensor,
        pointer: Tensor | None = None,
        voice: Tensor | None = None,  # noqa: ARG002  it has no way for it
    ) -> ArOutput:
        """See `ArBackbone.forward`."""
        prefix = self.prefix_after(text, text_mask, self.hear(prompt, prompt_mask))
        rows = F.pad(codes.masked_fill(~codes_mask, 0), (1, 0), value=CODE_BOS)
        prior = None if pointer is None else window_log_prior(pointer, text.shape[1])
        hidden, _, maps = self._codes(rows, F.pad(codes_mask, (1, 0), value=True), prefix, prior, text.shape[1])
        return ArOutput(self._scores(hidden), torch.stack(maps).mean(0), tuple(maps))

    def _codes(
        self, rows: Tensor, mask: Tensor, prefix: Prefix, prior: Tensor | None, num_tokens: int
    ) -> tuple[Tensor, tuple[Memory, ...], list[Tensor]]:
        """Codes (B, R) after a prefix, through the layers."""
        x = self.code_embedding(rows[:, None])
        x = with_positions(x, torch.arange(rows.shape[1], device=rows.device)[None], self.code_weight)
        bias = score_bias(visible_rows(mask, causal=True, prefix_mask=prefix.mask))
        if prior is not None:
            bias = bias + F.pad(prior, (0, bias.shape[2] - num_tokens))
        return self.stack(x, bias, prefix.memories, None, self._read, num_tokens)  # type: ignore[no-any-return]

    def _scores(self, hidden: Tensor) -> Tensor:
        table = self.code_embedding.tables[0] if self.leave is None else self.leave
        return F.linear(hidden, table.weight.to(hidden.dtype))  # type: ignore[arg-type]

    @torch.inference_mode()
    def start(
        self,
        text: Tensor,
        text_mask: Tensor,
        prompt: Tensor,
        prompt_mask: Tensor,
        given: Tensor | None = None,
        pointer: Tensor | None = None,
        heard: Heard | None = None,
        voice: Tensor | None = None,  # noqa: ARG002  it has no way for it
    ) -> tuple[Tensor, Tensor, ValleState]:
        """See `ArBackbone.start`."""
        num_tokens = text.shape[1]
        priors = window_log_prior(torch.arange(-1, num_tokens, device=text.device), num_tokens)
        rows = torch.full((len(text), 1), CODE_BOS, device=text.device)
        if given is not None:
            rows = torch.cat([rows, given], 1)
        prefix = self.prefix_after(text, text_mask, heard or self.hear(prompt, prompt_mask))
        prior = None if pointer is None else priors[pointer + 1]
        hidden, own, maps = self._codes(rows, torch.ones_like(rows, dtype=torch.bool), prefix, prior, num_tokens)
        memories = tuple(Memory.join(before, after) for before, after in zip(prefix.memories, own, strict=True))
        state = ValleDecoder(self.stack, ~prefix.mask, priors, self._read).begin(memories, rows.shape[1])
        return self._scores(hidden[:, -1]), torch.stack([each[:, -1] for each in maps]).mean(0), state

    @torch.inference_mode()
    def step(self, code: Tensor, state: ValleState, pointer: Tensor | None = None) -> tuple[Tensor, Tensor, ValleState]:
        """See `ArBackbone.step`."""
        row = self.code_embedding(code[:, None, None])
        row = with_positions(row, torch.full((1, 1), state.position, device=code.device), self.code_weight)
        hidden, maps, state = state.decoder.step(row[:, 0], state, pointer)
        return self._scores(hidden), torch.stack(maps).mean(0), state


@dataclass(frozen=True)
class NarPrefix:
    """Text and prompt as rows; they run through the layers with the frames, in every stage."""

    rows: Tensor  # (B, S + P, D)
    mask: Tensor  # (B, S + P) bool
    num_tokens: int  # S
    prompt_frames: Tensor  # (B, 1) real ones, after which the frames' positions go on


@dataclass(frozen=True)
class NarContext:
    """Frames and how all rows see one another."""

    prefix: NarPrefix
    bias: Tensor  # (B, R, R), R = S + P + T


class ValleNar(NarBackbone):
    """Codebooks 2..8. Parameters: the layers with stages, tables V_text D + K 1024 D, 7 D for the stages, D for the
    mark of the prompt, a norm with stages, and 7 1024 D for outputs that are not tied.
    """

    config: ValleNarConfig

    def __init__(self, config: ValleNarConfig) -> None:
        super().__init__()
        self.config, self.needs_words = config, config.needs_words
        width, stages = config.transformer.width, NUM_CODEBOOKS - 1
        self.text_embedding = TextEmbedding(config.text_vocabulary, width, positions=False)
        self.codes_embedding = CodesEmbedding(NUM_CODEBOOKS, width, plain=True)
        self.prompt_mark = nn.Parameter(torch.zeros(width))
        self.stages = nn.Embedding(stages, width)
        self.stack = Transformer(config.transformer, staged=True)
        outputs: Iterable[nn.Module] = (nn.Linear(width, 1024, bias=False) for _ in range(stages))
        self.leave = None if config.tied_output else nn.ModuleList(outputs)

    @torch.no_grad()
    def start_from_codebooks(self, codebooks: Tensor) -> None:
        """See `NarBackbone.start_from_codebooks`."""
        self.codes_embedding.start_from(codebooks)
        for leave, table in zip(self.leave or (), self.codes_embedding.tables[1:], strict=False):
            leave.weight.copy_(table.weight)  # type: ignore[operator, arg-type]

    def hear(self, prompt: Tensor, prompt_mask: Tensor) -> Tensor:  # noqa: ARG002
        """Rows (B, P, D) of the prompt without positions."""
        return self.codes_embedding(prompt) + self.prompt_mark  # type: ignore[no-any-return]

    def prefill(
        self,
        text: Tensor,
        text_mask: Tensor,
        prompt: Tensor,
        prompt_mask: Tensor,
        heard: Tensor | None = None,
        voice: Tensor | None = None,  # noqa: ARG002  it has no way for it
    ) -> NarPrefix:
        """See `NarBackbone.prefill`."""
        text_mask = real_tokens(text, text_mask, bare=self.config.bare_text)
        own = text_rows(self.text_embedding, text, text_mask, 1.0)
        heard = self.hear(prompt, prompt_mask) if heard is None else heard
        others = with_positions(heard, torch.arange(heard.shape[1], device=text.device)[None], 1.0)
        rows, mask = torch.cat([own, others], 1), torch.cat([text_mask, prompt_mask], 1)
        return NarPrefix(rows, mask, text.shape[1], prompt_mask.sum(1, keepdim=True))

    def contextualise(
        self,
        first: Tensor,  # noqa: ARG002
        mask: Tensor,
        prefix: NarPrefix,
        alignment: Tensor | None = None,
    ) -> NarContext:
        """See `NarBackbone.contextualise`."""
        bias = score_bias(visible_rows(torch.cat([prefix.mask, mask], 1), causal=False))
        if alignment is not None and self.config.aligned:
            prior = window_log_prior(alignment, prefix.num_tokens, NAR_WINDOW)
            before = prefix.rows.shape[1]
            bias = bias + F.pad(prior, (0, bias.shape[2] - prefix.num_tokens, before, 0))
        return NarContext(prefix, bias)

    def refine(self, level: int, codes: Tensor, context: NarContext, known: Tensor | None = None) -> Tensor:  # noqa: ARG002
        """See `NarBackbone.refine`.

        Raises:
            ValueError: not as many levels as lie below.

        """
        if codes.shape[1] != level:
            raise ValueError(f"level {level} needs the {level} levels below it, not {codes.shape[1]}")
        hidden = self._pass(self.codes_embedding(codes), self.stages.weight[level - 1], context)
        return F.linear(hidden, self._output(level).to(hidden.dtype))

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
        """See `NarBackbone.teach`."""
        prefix = self.prefill(text, text_mask, prompt, prompt_mask, voice=voice)
        context = self.contextualise(codes[:, 0], codes_mask, prefix, alignment)
        below = self.codes_embedding.below(codes, levels)
        hidden = self._pass(below, self.stages(levels - 1), context)
        outputs = torch.stack([self._output(level) for level in range(1, NUM_CODEBOOKS)])[levels - 1]
        return torch.bmm(hidden, outputs.to(hidden.dtype).transpose(1, 2))

    def _pass(self, frames: Tensor, stage: Tensor, context: NarContext) -> Tensor:
        """Frames (B, T, D) with everything before them through the layers; their rows (B, T, D)."""
        prefix = context.prefix
        places = prefix.prompt_frames + torch.arange(frames.shape[1], device=frames.device)
        whole = torch.cat([prefix.rows, with_positions(frames, places, 1.0)], 1)
        hidden: Tensor = self.stack(whole, context.bias, None, stage)[0]
        return hidden[:, prefix.rows.shape[1] :]

    def _output(self, level: int) -> Tensor:
        layer = self.codes_embedding.tables[level] if self.leave is None else self.leave[level - 1]
        return layer.weight  # type: ignore[return-value]

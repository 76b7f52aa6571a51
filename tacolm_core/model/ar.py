"""The AR model: text and prompt to codebook 1 of the target, frame by frame.

Rows of the codes segment: BOS, then the target's frames. Row t predicts frame t, the last row EOS.
"""

import weakref
from functools import partial
from typing import cast

import torch
from torch import Tensor, nn

from tacolm_core.config import FULL_PRECISION, ArConfig, Precision
from tacolm_core.errors import OptionsError
from tacolm_core.model.alignment import window_log_prior
from tacolm_core.model.backbone import ArBackbone, ArOutput
from tacolm_core.model.captured_step import CapturedWay
from tacolm_core.model.decoder_state import DecoderState, StackDecoder
from tacolm_core.model.embedding import CodesEmbedding, TextEmbedding
from tacolm_core.model.session_step import SessionWay
from tacolm_core.model.step_ways import StepWays
from tacolm_core.model.steps import PlainSteps, Steps, Way
from tacolm_core.nn.prompt_summary import PromptSummary, rows_of_each
from tacolm_core.nn.stack import Heard, Prefix, Stack
from tacolm_core.units import CODE_BOS, CODE_VOCABULARY


class ArModel(ArBackbone):
    """Codebook 1 from text and prompt.

    Parameters, with L layers and the letters of docs/architecture.md: L (GPSA + GCA + feed-forward) + tables
    V_text D + V_code D, prompt tables (levels - 1) 1024 D + D, output V_code D + V_code, and the
    prompt's summary where there is one.
    """

    config: ArConfig

    def __init__(self, config: ArConfig) -> None:
        super().__init__()
        self.points = config.stack.cross_attention  # without it text is seen, but nothing says where
        if not config.alignment_layers or not set(config.alignment_layers) <= set(range(config.stack.num_layers)):
            raise OptionsError(
                f"alignment_layers must name some of the layers 0 to {config.stack.num_layers - 1}, "
                f"not {config.alignment_layers}."
            )
        self.config = config
        width = config.stack.width
        self.text_embedding = TextEmbedding(config.text_vocabulary, width, positions=config.text_positions)
        self.code_embedding = CodesEmbedding(1, width, size=CODE_VOCABULARY)
        # The prompt's codebook 1 uses the codes' own table.
        self.prompt_embedding = CodesEmbedding(config.prompt_levels - 1, width) if config.prompt_levels > 1 else None
        self.prompt_mark = nn.Parameter(torch.zeros(width))
        self.stack = Stack(config.stack, bidirectional_ema=False)
        self.summary = None
        if config.prompt_summary:
            self.summary = PromptSummary(config.prompt_levels, width, voice_width=config.voice_width)
        self.leave = nn.Linear(width, CODE_VOCABULARY)

    @torch.no_grad()
    def start_from_codebooks(self, codebooks: Tensor) -> None:
        """Begin with the geometry of a codec's codebooks (8, 1024, E); see `CodesEmbedding.start_from`."""
        self.code_embedding.start_from(codebooks[:1])
        if self.prompt_embedding is not None:
            self.prompt_embedding.start_from(codebooks[1 : self.config.prompt_levels])
        self.leave.weight.copy_(self.code_embedding.tables[0].weight)  # type: ignore[arg-type]

    def prefix(self, text: Tensor, text_mask: Tensor, prompt: Tensor, prompt_mask: Tensor) -> Prefix:
        """Text (B, S) and prompt (B, K, P; P may be 0), each with its mask, through the stack."""
        return self.stack.prefix_after(self.text_embedding(text), text_mask, self.hear(prompt, prompt_mask))

    def hear(self, prompt: Tensor, prompt_mask: Tensor) -> Heard:
        """Prompt (B, K, P; P may be 0) through the stack; `start` takes the result for any text."""
        return self.stack.hear(self._embed_prompt(prompt), prompt_mask)

    def _embed_prompt(self, prompt: Tensor) -> Tensor:
        rows: Tensor = self.code_embedding(prompt[:, :1]) + self.prompt_mark
        if self.prompt_embedding is not None:
            rows = rows + self.prompt_embedding(prompt[:, 1 : self.config.prompt_levels])
        return rows

    def _voice(self, prompt: Tensor, prompt_mask: Tensor, voice: Tensor | None) -> Tensor | float:
        """What every row is given of the prompt and its voice vector (B, 1, D), or nothing."""
        if self.summary is None:
            return 0.0
        tables = [self.code_embedding.tables[0], *(self.prompt_embedding.tables if self.prompt_embedding else ())]
        rows = rows_of_each(tables, prompt[:, : self.config.prompt_levels])
        return self.summary(rows, prompt_mask, voice)[:, None]  # type: ignore[no-any-return]

    def forward(
        self,
        text: Tensor,
        text_mask: Tensor,
        prompt: Tensor,
        prompt_mask: Tensor,
        codes: Tensor,
        codes_mask: Tensor,
        pointer: Tensor | None = None,
        voice: Tensor | None = None,
    ) -> ArOutput:
        """Teacher-forced pass.

        Args:
            text: (B, S) from BOS to EOS.
            text_mask: (B, S) bool.
            prompt: (B, K, P), P may be 0.
            prompt_mask: (B, P) bool.
            codes: (B, T) codebook 1 of the target, without BOS.
            codes_mask: (B, T) bool.
            pointer: (B, T + 1) token of the frame before each row, -1 = no prior; or None.
            voice: (B, voice_width) voice vectors, or None.

        """
        prefix = self.prefix(text, text_mask, prompt, prompt_mask)
        rows = nn.functional.pad(codes.masked_fill(~codes_mask, 0), (1, 0), value=CODE_BOS)
        mask = nn.functional.pad(codes_mask, (1, 0), value=True)
        prior = None if pointer is None else window_log_prior(pointer, text.shape[1])
        told = self._voice(prompt, prompt_mask, voice)
        given = self.code_embedding(rows[:, None]) + told
        hidden, maps = self.stack(given, mask, prefix, causal=True, log_prior=prior)
        chosen = tuple(maps[index] for index in self.config.alignment_layers) if maps else ()
        attention = torch.stack(chosen).mean(0) if chosen else hidden.new_zeros(*rows.shape, text.shape[1])
        return ArOutput(self.leave(hidden + told), attention, chosen)

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
        voice: Tensor | None = None,
    ) -> tuple[Tensor, Tensor, DecoderState]:
        """Prefill, then BOS and the `given` codes (B, G) of a continuation; results as `step`.

        `pointer` (B, G + 1): token of the frame before each of these rows, 0 for BOS, -1 = no prior; or None.
        `heard`: what `hear` made of this prompt before; None: it is heard now. `voice`: as in `forward`.
        """
        num_tokens = text.shape[1]
        priors = window_log_prior(torch.arange(-1, num_tokens, device=text.device), num_tokens)
        opening = torch.full((len(text), 1), CODE_BOS, device=text.device)
        if given is not None:
            opening = torch.cat([opening, given], 1)
        heard = heard or self.hear(prompt, prompt_mask)
        prefix = self.stack.prefix_after(self.text_embedding(text), text_mask, heard)
        told = self._voice(prompt, prompt_mask, voice)
        decoder = StackDecoder(self.stack, prefix, priors, told)
        hidden, maps, state = decoder.start(self.code_embedding(opening[:, None]) + told, pointer)
        return *self.answer(hidden, maps, told), state

    @torch.inference_mode()
    def step(
        self, code: Tensor, state: DecoderState, pointer: Tensor | None = None
    ) -> tuple[Tensor, Tensor, DecoderState]:
        """One frame on.

        Args:
            code: (B,) the frame just decided.
            state: from `start` or `step`.
            pointer: (B,) token of that frame, -1 = no prior; or None.

        Returns:
            Logits of the next frame (B, CODE_VOCABULARY), its attention (B, S), the new state.

        """
        voice = state.decoder.voice
        hidden, maps, state = state.decoder.step(self.row(code, voice), state, pointer)
        return *self.answer(hidden, maps, voice), state

    def steps(self, state: DecoderState, precision: Precision = FULL_PRECISION) -> Steps:
        """All steps after `state`: this model's `step`, or a faster one that has proven to give the same.

        The answers are those of `step` up to rounding, in "int8" up to its tolerance; in training it is `step` itself.
        """
        if self.leave.weight.requires_grad or not self.config.stack.is_usual:
            return PlainSteps(self, state)
        device = self.leave.weight.device.type
        if self.faster is None or self.faster.device != device:
            itself = cast("ArModel", weakref.proxy(self))  # it holds the ways, and goes at once when nobody needs it
            self.faster = StepWays(itself, partial(_way, itself), device)
        return self.faster.begin(state, precision)

    def row(self, code: Tensor, voice: Tensor | float) -> Tensor:
        """What the stack is given of a code (B,), with `StackDecoder.voice`: (B, D)."""
        return (self.code_embedding(code[:, None, None]) + voice).squeeze(1)  # type: ignore[no-any-return]

    def answer(self, hidden: Tensor, maps: list[Tensor], voice: Tensor | float) -> tuple[Tensor, Tensor]:
        """Logits (B, CODE_VOCABULARY) and attention (B, S) from the stack's row (B, D) and its maps (B, S).

        Without GCA there are no maps, and the attention is that of one token that means nothing.
        """
        if not maps:
            return self.leave((hidden[:, None] + voice).squeeze(1)), hidden.new_zeros(len(hidden), 1)
        chosen = [maps[index] for index in self.config.alignment_layers]
        voiced = (hidden[:, None] + voice).squeeze(1)
        return self.leave(voiced), torch.stack(chosen).mean(0)


def _way(model: ArModel, precision: Precision, device: str) -> Way[DecoderState] | None:
    """How the step of a model is made faster; a card has one precision."""
    if device == "cuda":
        return CapturedWay(model) if precision == FULL_PRECISION else None
    return SessionWay(model, in_bytes=precision == "int8")

"""What every backbone keeps, so that nobody outside of this folder asks which one it is.

An AR model has a prefix (text and prompt), a whole pass over codes for training, and the same row by row for synthesis:
`start`, then `step` with what went before in a state. Every row also says where in the text it is (the pointer map).
It writes codebook 1, and a NAR model fills the others; or, in one stage, several codebooks at once, each a frame later
than the one below. Only then do codes and logits have a codebook axis C: codes (B, T) become (B, C, T), logits
(B, R, V) become (B, R, C, V), a step's code (B,) becomes (B, C).

What differs between models and matters to others is said by a few properties, not by a name.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import torch
from torch import Tensor, nn

from tacolm_core.config import FULL_PRECISION, ArSettings, NarSettings, Precision
from tacolm_core.model.steps import PlainSteps, Steps
from tacolm_core.units import NUM_CODEBOOKS

if TYPE_CHECKING:
    from tacolm_core.model.step_ways import StepWays

State = Any  # of a sentence, after any of its rows; only the model that made it looks inside
Heard = Any  # what is left of a prompt, likewise
Prefix = Any  # text and prompt, likewise
Context = Any  # frames whose codebook 1 is known, likewise
UNDECIDED = -1  # in place of a code that is not known yet
Lesson = Literal["all levels", "a level per item", "a level per batch", "latents"]


@dataclass(frozen=True)
class ArOutput:
    """What a whole pass yields. Row t predicts frame t, the row after the last frame EOS; in one stage C - 1 rows more,
    in which the upper codebooks end.
    """

    logits: Tensor  # (B, R, CODE_VOCABULARY), or (B, R, C, CODE_VOCABULARY)
    attention: Tensor  # (B, T + 1, S), where in the text each row is: the mean of `attentions`
    attentions: tuple[Tensor, ...]  # the maps that are trained to align


class ArBackbone(nn.Module, ABC):
    """Text and prompt to codes, frame by frame."""

    config: ArSettings
    codebooks: int = 1  # C: written at once
    points: bool = True  # whether the map can be trusted to say what is being spoken
    needs_words: bool = False  # whether it can only go on from a prompt whose words it reads
    faster: "StepWays[Any] | None" = None  # faster ways to take the steps, where they were tried

    @abstractmethod
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
            codes: (B, T) codebook 1 of the target, without BOS; in one stage (B, C, T).
            codes_mask: (B, T) bool.
            pointer: (B, T + 1) token of the frame before each row, -1 = no prior; or None.
            voice: (B, V) voice vectors, of zeros for nobody; or None. Models without a `voice_width`
                take no notice of them.

        """

    @abstractmethod
    def hear(self, prompt: Tensor, prompt_mask: Tensor) -> Heard:
        """What is left of a prompt (B, K, P; P may be 0); it depends on no text, `start` takes it for any."""

    @abstractmethod
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
    ) -> tuple[Tensor, Tensor, State]:
        """Prefill, then BOS and the `given` codes (B, G) of a continuation, or (B, C, G); results as `step`.

        `pointer` (B, G + 1): token of the frame before each of these rows, 0 for BOS, -1 = no prior; or None.
        `heard`: what `hear` made of this prompt before; None: it is heard now. `voice`: as in `forward`.
        """

    @abstractmethod
    def step(self, code: Tensor, state: State, pointer: Tensor | None = None) -> tuple[Tensor, Tensor, State]:
        """One frame on.

        Args:
            code: (B,) the frame just decided; in one stage (B, C): codebook 1 of that frame, codebook 2 of the one
                before it, and so on.
            state: from `start` or `step`.
            pointer: (B,) token of that frame, -1 = no prior; or None.

        Returns:
            Logits of the next frame (B, V) or (B, C, V), its attention (B, S), the new state.

        """

    def steps(self, state: State, precision: Precision = FULL_PRECISION) -> Steps:  # noqa: ARG002
        """All steps after `state`: this model's `step`, or a faster way that gives the same, with `precision` "int8"
        nearly the same.
        """
        return PlainSteps(self, state)

    def served(self, precision: Precision) -> Precision:
        """The precision that the last sentence which asked for this one was given."""
        return FULL_PRECISION if self.faster is None else self.faster.served(precision)

    @abstractmethod
    def start_from_codebooks(self, codebooks: Tensor) -> None:
        """Begin with the geometry of a codec's codebooks (8, 1024, E)."""

    def written(self, codes: Tensor) -> Tensor:
        """Of all codes (B, K, T) those this model writes: (B, T), or in one stage (B, C, T)."""
        return codes[:, 0] if self.codebooks == 1 else codes[:, : self.codebooks]


class NarBackbone(nn.Module, ABC):
    """Codebooks 2..8 from text, prompt and the codebooks below. `level` counts from 0: level 1 is codebook 2."""

    config: NarSettings
    lesson: Lesson = "a level per item"  # what one batch teaches
    partial_levels: int = 0  # this many levels from codebook 2 on see what is known of themselves already
    needs_words: bool = False  # whether the text must begin with the words of the prompt
    look_ahead: int = 12  # frames that a chunk should be shown on its right
    reach: int | None = None  # frames before it that a frame can depend on; None: all of them

    @abstractmethod
    def hear(self, prompt: Tensor, prompt_mask: Tensor) -> Heard:
        """Prompt (B, K, P; P may be 0) as `prefill` takes it for any text."""

    @abstractmethod
    def prefill(
        self,
        text: Tensor,
        text_mask: Tensor,
        prompt: Tensor,
        prompt_mask: Tensor,
        heard: Heard | None = None,
        voice: Tensor | None = None,
    ) -> Prefix:
        """Text (B, S) and prompt (B, K, P; P may be 0), each with its mask; `heard`: that prompt, from `hear`; `voice`
        (B, V): its voice vectors, see `ArBackbone.forward`.
        """

    @abstractmethod
    def contextualise(self, first: Tensor, mask: Tensor, prefix: Prefix, alignment: Tensor | None = None) -> Context:
        """What all levels of some frames share.

        Args:
            first: (B, T) codebook 1.
            mask: (B, T) bool.
            prefix: from `prefill`.
            alignment: (B, T) text token of each frame, -1 unknown; or None.

        """

    def contextualise_guided(
        self,
        first: Tensor,
        mask: Tensor,
        prefix: Prefix,
        alignment: Tensor | None,
        weight: float,  # noqa: ARG002  nothing is guided, unless a model knows how
    ) -> Context:
        """As `contextualise`, with classifier-free guidance of that weight (arXiv 2207.12598), by the tokens of the
        frames and the voice vector. 1 is without.
        """
        return self.contextualise(first, mask, prefix, alignment)

    def recent(self, context: Context, shown: int, new: int) -> tuple[int, Context]:
        """What the levels of the `new` last of the frames `shown` need of a context, and how many frames before them
        it still holds: all, unless a model knows better.
        """
        return shown - new, context

    @abstractmethod
    def refine(self, level: int, codes: Tensor, context: Context, known: Tensor | None = None) -> Tensor:
        """Logits (B, T, 1024) of `level` (1..7) from the levels below, `codes` (B, level, T).

        `known` (B, T): the level itself where it is decided already, UNDECIDED elsewhere; levels above
        `partial_levels` take no notice of it.
        """

    @abstractmethod
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
        """Logits (B, T, 1024) of a level for each item: `levels` (B,), 1..7; `codes` (B, K, T) all levels.

        Raises:
            ValueError: the model's `lesson` is another.

        """

    @abstractmethod
    def start_from_codebooks(self, codebooks: Tensor) -> None:
        """Begin with the geometry of a codec's codebooks (8, 1024, E)."""

    def forward(
        self,
        level: int | Tensor | Sequence[int] | None,
        text: Tensor,
        text_mask: Tensor,
        prompt: Tensor,
        prompt_mask: Tensor,
        codes: Tensor,
        codes_mask: Tensor,
        alignment: Tensor | None = None,
        known: Tensor | None = None,
        voice: Tensor | None = None,
    ) -> Tensor:
        """All steps in one: for a level (`codes` those below), a level per item (`teach`), some levels, or (None) all.
        `known` (B, partial levels, T): what is decided already of codebooks 2 and up, see `refine`.

        Returns:
            (B, T, 1024); for n levels (B, n, T, 1024).

        """
        if isinstance(level, Tensor):
            return self.teach(level, text, text_mask, prompt, prompt_mask, codes, codes_mask, alignment, voice)
        prefix = self.prefill(text, text_mask, prompt, prompt_mask, voice=voice)
        context = self.contextualise(codes[:, 0], codes_mask, prefix, alignment)
        if isinstance(level, int):
            return self.refine(level, codes, context)
        levels = range(1, NUM_CODEBOOKS) if level is None else level
        shown = dict(enumerate(known.unbind(1), start=1)) if known is not None else {}
        return torch.stack([self.refine(each, codes[:, :each], context, shown.get(each)) for each in levels], 1)

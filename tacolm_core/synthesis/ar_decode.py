"""Codebook 1, frame by frame: prefill once, then one step per frame, with the guard beside it.

A step works on what changed and nothing else, so a frame costs the same at the end of a sentence as at its start,
but for the attention over the keys kept so far. The loop is a generator: progress, streaming and cancel are the
caller's `for`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from tacolm_core.config import SynthesisOptions
from tacolm_core.synthesis.code_sampling import sample_code
from tacolm_core.synthesis.guard import AlignmentGuard, GuardState
from tacolm_core.synthesis.sampling import mix_guidance
from tacolm_core.synthesis.upper_codes import UpperCodes
from tacolm_core.units import CODE_EOS, NUM_CODEBOOKS, TEXT_BOS, TEXT_EOS, TEXT_PAD

if TYPE_CHECKING:
    from tacolm_core.model.backbone import ArBackbone, Heard

_NO_PRIOR = -1


@dataclass(frozen=True)
class ArFrame:
    """One decoded frame."""

    code: int  # of codebook 1
    attention: npt.NDArray[np.float32]  # (S,) weights over the text tokens
    pointer: int  # text token being spoken
    guard: GuardState  # after this frame
    upper: tuple[int, ...] = ()  # its other codes, where the AR model writes them


@dataclass(frozen=True)
class Condition:
    """What the models are given, as batches for them."""

    text: Tensor  # (B, S) int64
    text_mask: Tensor  # (B, S) bool
    prompt: Tensor  # (B, K, P) int64
    prompt_mask: Tensor  # (B, P) bool
    given: Tensor | None = None  # (B, G) or (B, C, G) int64, what the codes begin with
    before: int = 0  # text tokens before the sentence's own, of which the first stands for its silent start
    voice: Tensor | None = None  # (B, V) the codec's voice vector, where it has one

    @classmethod
    def of(
        cls, ids: tuple[int, ...], prompt: Tensor, device: str | torch.device = "cpu", voice: Tensor | None = None
    ) -> "Condition":
        """A batch of one from text ids, prompt codes (K, P) and a voice vector (V,)."""
        text = torch.tensor([ids], dtype=torch.long, device=device)
        codes = prompt.to(device=device, dtype=torch.long)[None]
        prompt_mask = torch.ones(1, codes.shape[-1], dtype=torch.bool, device=device)
        told = None if voice is None else voice.to(device)[None]
        return cls(text, torch.ones_like(text, dtype=torch.bool), codes, prompt_mask, voice=told)

    @classmethod
    def continuing(
        cls,
        said: tuple[int, ...],
        ids: tuple[int, ...],
        given: Tensor,
        device: str | torch.device = "cpu",
        voice: Tensor | None = None,
    ) -> "Condition":
        """A batch of one that goes on after `given`, as joined utterances without prompt do in training.

        Args:
            said: text ids of what is given, from BOS to the word boundary, if the tokenizer has one.
            ids: text ids of the sentence, from BOS to EOS.
            given: (G,) or (C, G): of what is given the codes that the model writes, G at least 1.
            device: of the batch.
            voice: (V,) voice vector.

        """
        whole = cls.of((*said, *ids[1:]), given.new_zeros(NUM_CODEBOOKS, 0), device, voice)
        opening = given.to(device=device, dtype=torch.long)[None]
        return replace(whole, given=opening, before=len(said) - 1)

    def with_unconditional(self) -> "Condition":
        """A second row without text and prompt (text [BOS, EOS]), as classifier-free guidance asks for."""
        empty = torch.full_like(self.text, TEXT_PAD)
        empty[:, 0], empty[:, 1] = TEXT_BOS, TEXT_EOS
        empty_mask = torch.zeros_like(self.text_mask)
        empty_mask[:, :2] = True
        return Condition(
            torch.cat([self.text, empty]),
            torch.cat([self.text_mask, empty_mask]),
            torch.cat([self.prompt, self.prompt]),
            torch.cat([self.prompt_mask, torch.zeros_like(self.prompt_mask)]),
            None if self.given is None else torch.cat([self.given, self.given]),
            self.before,
            None if self.voice is None else torch.cat([self.voice, torch.zeros_like(self.voice)]),
        )


@torch.inference_mode()
def decode_frames(
    model: "ArBackbone",
    condition: Condition,
    guard: AlignmentGuard,
    options: SynthesisOptions,
    generator: torch.Generator,
    hear: "Callable[[Tensor, Tensor], Heard] | None" = None,
) -> Iterator[ArFrame]:
    """The frames of one sentence, in order, until the model ends or the guard does.

    Args:
        model: in evaluation mode, on the device of `condition`.
        condition: one sentence (B = 1) and the prompt.
        guard: decides where an end is allowed and where it is forced.
        options: sampling and precision; guidance other than 1 doubles the batch.
        generator: of the CPU; draws one number per frame, a second where a code is drawn again.
        hear: `model.hear`, or what remembers its result.

    Yields:
        New frames only, each when all codes that the model writes of it are there; their attention and pointers count
        the sentence's own tokens.

    """
    guided = options.guidance != 1.0
    batch = condition.with_unconditional() if guided else condition
    heard = (hear or model.hear)(batch.prompt, batch.prompt_mask)
    uses_prior = options.attention_prior and model.points
    opening = _opening_pointers(batch) if uses_prior else None
    logits, attention, state = model.start(
        batch.text, batch.text_mask, batch.prompt, batch.prompt_mask, batch.given, opening, heard, batch.voice
    )
    steps = model.steps(state, options.precision)
    upper = UpperCodes(
        model.codebooks, None if batch.given is None else batch.given[0], options.nar_temperature, generator
    )
    watch, waiting, history, ended = guard.start(), list[ArFrame](), list[int](), False
    while True:
        scores = mix_guidance(logits[0], logits[1], options.guidance) if guided else logits[0]
        code = CODE_EOS
        if not ended:
            first = (scores if scores.ndim == 1 else scores[0]).to("cpu", torch.float32).numpy()
            row = attention[0, batch.before :].to("cpu", torch.float32).numpy()
            watch = guard.observe(watch, row, wants_end=int(first.argmax()) == CODE_EOS)
            code = sample_code(first, history, options, generator, may_end=guard.may_end(watch))
        if code != CODE_EOS:
            history.append(code)
            waiting.append(ArFrame(code, row, watch.pointer, watch))
        following = upper.after(code, scores)
        for codes in upper.whole():
            yield replace(waiting.pop(0), upper=codes) if codes else waiting.pop(0)
        ended = ended or code == CODE_EOS or guard.must_end(watch)
        if ended and upper.is_complete:
            return
        pointer = _pointer(batch.before + watch.pointer, batch.text) if uses_prior else None
        logits, attention = steps(following.to(batch.text.device).expand(len(batch.text), *following.shape), pointer)


def _opening_pointers(batch: Condition) -> Tensor:
    """Pointers (B, G + 1) of BOS and the given rows.

    Where a given frame stands in the text is not known, so those rows have no prior; but the row after the last of them
    begins the sentence.
    """
    bos = _pointer(0, batch.text)[:, None]
    if batch.given is None:
        return bos
    last = _pointer(batch.before, batch.text)[:, None]
    between = bos.new_full((len(bos), batch.given.shape[-1] - 1), _NO_PRIOR)
    return torch.cat([bos, between, last], 1)


def _pointer(token: int, text: Tensor) -> Tensor:
    """Pointer (B,) of the next row: `token` for the sentence, none for the unconditional row."""
    return torch.tensor([token, *[_NO_PRIOR] * (len(text) - 1)], device=text.device)

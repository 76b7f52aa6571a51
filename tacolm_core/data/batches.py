"""Batches for the AR and the NAR model.

The tables lie on one device, and a batch is gathered there from a few numbers per item, so the same code serves a
laptop and a GPU that holds the whole corpus.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from tacolm_core.data.batch_plan import BatchOptions, BatchPlan, BatchPlanner, Plan
from tacolm_core.data.token_corpus import Int64, TokenCorpus
from tacolm_core.units import TEXT_BOS, TEXT_EOS, TEXT_PAD

_PAD_MULTIPLE = 8  # lengths are rounded up to this: fewer shapes, and what matrix units like


@dataclass(frozen=True)
class Batch:
    """B items, right-padded; masks are True on what counts. Padding is 0 in codes and prompt, TEXT_PAD in text.

    Items without prompt have an all-False row in `prompt_mask`; P is never 0, so that batches without any prompt
    take the same way.
    """

    text: Tensor  # (B, S) long, BOS ... EOS
    text_mask: Tensor  # (B, S) bool
    prompt: Tensor  # (B, K, P) long
    prompt_mask: Tensor  # (B, P) bool
    codes: Tensor  # (B, K, T) long: the target
    codes_mask: Tensor  # (B, T) bool
    alignment: Tensor  # (B, T) long: text token of each frame; -1 where unknown, withheld or padding
    has_prompt: Tensor  # (B,) bool
    dropped: Tensor  # (B,) bool: text is [BOS, EOS] and there is no prompt (classifier-free guidance)
    voice: Tensor | None = None  # (B, V) voice vectors, zero for dropped items; None: the shards hold none
    latents: Tensor | None = None  # (B, T, E) of the codec's encoder; None: what is known of them are the codes

    def to(self, device: torch.device | str) -> "Batch":
        """The same batch on another device."""
        return self._each(lambda value: value.to(device, non_blocking=True))

    def item(self, row: int) -> "Batch":
        """A batch of one of its rows, padding included."""
        return self._each(lambda value: value[row : row + 1])

    def _each(self, change: Callable[[Tensor], Tensor]) -> "Batch":
        fields = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        changed: dict[str, Any] = {name: value if value is None else change(value) for name, value in fields.items()}
        return Batch(**changed)

    def __len__(self) -> int:
        return len(self.text)


class TokenTables:
    """Codes (F, K), alignment (F,) and text (M,) of a corpus as int16 tensors on one device."""

    def __init__(self, corpus: TokenCorpus, device: torch.device | str = "cpu") -> None:
        self.device = torch.device(device)
        self.num_codebooks = corpus.recipe.num_codebooks
        self.word_boundary = corpus.recipe.word_boundary
        self.codes = torch.from_numpy(corpus.codes).to(self.device)
        self.alignment = torch.from_numpy(corpus.alignment).to(self.device)
        text = corpus.text if len(corpus.text) else np.zeros(1, np.int16)  # nothing here has words
        self.text = torch.from_numpy(text).to(self.device)
        self.voices = None if corpus.voices is None else torch.from_numpy(corpus.voices).to(self.device)

    def gather(self, plan: Plan) -> Batch:
        """The batch that `plan` describes."""
        columns = torch.from_numpy(np.stack(plan.fields())).to(self.device)[..., None]
        item = BatchPlan(*columns)  # every field (B, 1)
        boundary = (item.second_tokens > 0) & (self.word_boundary >= 0)
        text, text_mask = self._text(item, boundary, _padded(_text_length(plan)))
        codes, codes_mask, alignment = self._target(item, boundary, _padded(plan.first_frames + plan.second_frames))
        prompt, prompt_mask = self._stretch(item.prompt_frame, item.prompt_frames, _padded(plan.prompt_frames))
        dropped, has_prompt = item.dropped[:, 0] > 0, item.prompt_frames[:, 0] > 0
        voice = None
        if self.voices is not None:
            voice = self.voices[item.voice[:, 0]].float().masked_fill(dropped[:, None], 0)
        return Batch(text, text_mask, prompt, prompt_mask, codes, codes_mask, alignment, has_prompt, dropped, voice)

    def _text(self, item: BatchPlan[Tensor], boundary: Tensor, width: int) -> tuple[Tensor, Tensor]:
        place = torch.arange(width, device=self.device)
        second = place - item.first_tokens - boundary.long()  # 1 on the second part's first token
        end = item.first_tokens + boundary + item.second_tokens + 1
        source = torch.where(second > 0, item.second_text + second - 1, item.first_text + place - 1)
        ids = self.text[source.clamp(0, len(self.text) - 1)].long()
        ids = ids.masked_fill(boundary & (second == 0), self.word_boundary)
        ids = ids.masked_fill(place == 0, TEXT_BOS).masked_fill(place == end, TEXT_EOS)
        return ids.masked_fill(place > end, TEXT_PAD), place <= end

    def _target(self, item: BatchPlan[Tensor], boundary: Tensor, width: int) -> tuple[Tensor, Tensor, Tensor]:
        place = torch.arange(width, device=self.device)
        mask = place < item.first_frames + item.second_frames
        in_first = place < item.first_frames
        source = torch.where(in_first, item.first_frame + place, item.second_frame + place - item.first_frames)
        source = source.masked_fill(~mask, 0)
        codes = self.codes[source].masked_fill(~mask[..., None], 0)
        spoken = self.alignment[source].long()
        # Silence at a cut or joint belongs to what stands there now: BOS, EOS, a word boundary, or the last token.
        last = item.first_tokens + (boundary | (item.second_frames == 0)).long()
        token = torch.where(
            in_first,
            (spoken - item.shift).clamp(min=0).minimum(last),
            spoken + item.first_tokens + boundary,
        )
        known = mask & (spoken >= 0) & (item.dropped == 0)
        return codes.transpose(1, 2).long(), mask, token.masked_fill(~known, -1)

    def _stretch(self, start: Tensor, frames: Tensor, width: int) -> tuple[Tensor, Tensor]:
        place = torch.arange(width, device=self.device)
        mask = place < frames
        codes = self.codes[(start + place).masked_fill(~mask, 0)].masked_fill(~mask[..., None], 0)
        return codes.transpose(1, 2).long(), mask


def _padded(lengths: Int64) -> int:
    return max(-(-int(lengths.max()) // _PAD_MULTIPLE), 1) * _PAD_MULTIPLE


def _text_length(plan: Plan) -> Int64:
    return plan.first_tokens + plan.second_tokens + 2 + (plan.second_tokens > 0)


class Batches:
    """Batches by number, for one of `world_size` processes: each takes its own items of every batch."""

    def __init__(
        self,
        corpus: TokenCorpus,
        options: BatchOptions,
        *,
        rank: int = 0,
        world_size: int = 1,
        device: torch.device | str = "cpu",
    ) -> None:
        """Sort the corpus into buckets and put its tables on `device`.

        Raises:
            DataError: the corpus has nothing to train on.

        """
        self._planner = BatchPlanner(corpus, options)
        self._tables = TokenTables(corpus, device)
        self._rank = rank
        self._world_size = world_size

    def batch(self, step: int, progress: float = 1.0) -> Batch:
        """Batch number `step`, this process's items; equal whenever it is asked for."""
        whole = self._planner.plan(step, progress)
        mine = Plan(*(numbers[self._rank :: self._world_size] for numbers in whole.fields()))
        return self._tables.gather(mine)

    def per_epoch(self) -> int:
        """Batches in which every utterance is a target once."""
        return self._planner.batches_per_epoch()

"""Codebooks 2..K of frames whose codebook 1 is known: one pass per level, over a window of frames.

Some NAR models see their frames both ways, so that a window is best when it is the whole sentence. To speak before the
sentence is finished, windows grow: each shows all finished frames on its left, so that positions are those of the whole
sentence, and a short look-ahead on its right, whose upper levels are filled for the sake of their neighbours and thrown
away. As each chunk is longer than the one before by a factor, all passes together cost a fixed multiple of one. The
levels themselves hang on near frames alone where a refiner makes them, and are made of new frames only. A causal model
says how far it reaches back, and is shown no more: with it, chunks and the whole sentence give the same codes.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from tacolm_core.model.backbone import UNDECIDED
from tacolm_core.synthesis.sampling import sample_levels

if TYPE_CHECKING:
    from tacolm_core.model.backbone import NarBackbone, Prefix

_GROWTH = 3.0  # all passes together then show each frame about one and a half times
_FIRST_GROWTH = 1.5  # by which the first chunk has to be followed: a shorter one would be followed by many short ones
_LEAST_GROWTH = 1.25  # also where there is less time: many short chunks would take even more
# A chunk costs as much as so many frames more, whatever its size: weights are read, and frames before it shown, while
# its first frames are there as the look-ahead of the one before. Of its sound the decoder holds back the last frames.
# Measured with the shipped model (docs/experiments.md).
_EACH, _HELD = 7, 3
_EASY = 0.8  # seconds of work for a second of sound at which sound that is heard at once never waits for more


@dataclass(frozen=True)
class ChunkPlan:
    """How a sentence is cut, in frames. `first` = 0 keeps it whole.

    Where cuts change nothing that is heard, they follow the pace of this machine: seconds of work for each second of
    sound. Where they do, they are the same on every machine, and the pace is None.
    """

    first: int = 0
    look_ahead: int = 12  # frames shown on the right
    expected: int = 0  # frames of the whole sentence, about

    def size(self, index: int, pace: float | None = None) -> int:
        """Frames of the chunk `index`, longer than the one before by a factor: no more than can be made meanwhile.

        On a quick machine a shorter first chunk than `first` sounds long enough for that.
        """
        if pace is None:
            return round(self.first * _GROWTH**index)
        size = float(self.first)
        if (room := _EASY - _FIRST_GROWTH * pace) > 0:
            size = min(size, (_EASY * _HELD + _EACH * pace) / room)
        least = max(1.0, min(_LEAST_GROWTH, _EASY / pace))
        for _ in range(index):
            size = max(least * size, min(_GROWTH * size, _EASY * (size - _HELD) / pace - _EACH))
        return math.ceil(size)

    def next_end(
        self, index: int, start: int, available: int, silent: int = 0, pace: float | None = None
    ) -> int | None:
        """End of the chunk that begins at `start`, when `available` frames suffice for it; None: wait for more.

        The `silent` frames before the first word come on top of the first chunk, so that there is something to hear.
        At a slow pace r that chunk waits until it lasts while the rest is made: of E frames, E r / (1 + r).
        """
        if self.first <= 0:
            return None
        end = start + self.size(index, pace) + (silent if index == 0 else 0)
        if pace is not None and pace > _EASY:
            if index > 0:
                return None
            end = max(end, math.ceil(self.expected * pace / (1 + pace)))
        return end if end + self.look_ahead <= available else None


@dataclass(frozen=True)
class LevelPass:
    """One level of one window, finished."""

    level: int  # 1..K-1
    first_frame: int
    codes: Tensor  # (t,) int64


@dataclass(frozen=True)
class Window:
    """The frames `start..end` of a sentence are to be filled, those up to `last` are shown."""

    start: int
    end: int
    last: int


@torch.inference_mode()
def fill_levels(
    model: "NarBackbone",
    prefix: "Prefix",
    codes: Tensor,
    alignment: Tensor | None,
    window: Window,
    temperature: float,
    generator: torch.Generator,
    passes: int = 1,
    guidance: float = 1.0,
) -> Iterator[LevelPass]:
    """Fill levels 1..K-1 of the frames `window.start..window.end` of `codes`, in place, level by level.

    Args:
        model: the NAR model, in evaluation mode.
        prefix: from `model.prefill`, the same for all windows of a sentence.
        codes: (K, T) int64 on the CPU; level 0 is known up to `window.last`, all levels before `window.start`.
        alignment: (T,) int64, the text token of each frame, known up to `window.last`; None: no prior.
        window: which frames to show and which to fill.
        temperature: 0 takes the likeliest codes.
        generator: of the CPU.
        passes: for the levels that can see what is known of themselves; 1 fills all their frames at once.
        guidance: weight of tokens and voice vector, for models that can be guided by them; 1 is off.

    """
    device = next(model.parameters()).device
    begin = 0 if model.reach is None else max(0, window.start - model.reach)
    mask = torch.ones(1, window.last - begin, dtype=torch.bool, device=device)
    pointer = None if alignment is None else alignment[None, begin : window.last].to(device)
    first = codes[None, 0, begin : window.last].to(device)
    context = model.contextualise_guided(first, mask, prefix, pointer, guidance)
    # Of the finished frames, `kept` are looked at by the levels.
    kept, context = model.recent(context, window.last - begin, window.last - window.start)
    shown, new = codes[:, window.start - kept : window.last].clone(), slice(kept, None)
    for level in range(1, codes.shape[0]):
        below = shown[None, :level].to(device)
        known = shown[level].clone()
        known[new] = UNDECIDED
        for left in range(passes if level <= model.partial_levels else 1, 0, -1):
            logits = model.refine(level, below, context, known[None].to(device))[0, new].float()
            found = sample_levels(logits, temperature, generator)
            known[new] = _surest(known[new], found, logits, (left - 1) / passes)
        shown[level] = known
        found = known[kept : kept + window.end - window.start].clone()
        codes[level, window.start : window.end] = found
        yield LevelPass(level, window.start, found)


def written_levels(codes: Tensor, window: Window) -> Iterator[LevelPass]:
    """The upper levels of a window of `codes` (C, T) that the AR model wrote itself, as `fill_levels` yields them."""
    for level in range(1, codes.shape[0]):
        yield LevelPass(level, window.start, codes[level, window.start : window.end].clone())


def _surest(known: Tensor, found: Tensor, logits: Tensor, remaining: float) -> Tensor:
    """Decide all but the least sure frames (t,); what is known already stays.

    The share left undecided falls as a cosine of the passes done (MaskGIT, arXiv 2202.04200): few at first, most at
    the end, when they have neighbours to agree with. `remaining` is the share of the passes still to come.
    """
    undecided = known == UNDECIDED
    if remaining <= 0.0:
        return torch.where(undecided, found, known)
    sure = logits.softmax(-1).cpu().gather(1, found[:, None])[:, 0].masked_fill(~undecided, 2.0)
    keep = len(known) - round(len(known) * math.cos((1 - remaining) * math.pi / 2))
    decided = torch.zeros_like(undecided)
    decided[sure.argsort(descending=True)[:keep]] = True
    return torch.where(undecided & decided, found, known)

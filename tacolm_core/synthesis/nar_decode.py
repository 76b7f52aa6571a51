"""Codebooks 2..K of frames whose codebook 1 is known: one pass per level, over a window of frames.

The NAR model sees its frames both ways, so a window is best when it is the whole sentence. To speak before the
sentence is finished, windows grow: each shows all finished frames on its left, so that positions are those of the whole
sentence, and a short look-ahead on its right, whose upper levels are filled for the sake of their neighbours and thrown
away. As each chunk is longer than the one before by a factor, all passes together cost a fixed multiple of one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from tacolm_core.synthesis.sampling import sample_levels

if TYPE_CHECKING:
    from tacolm_core.model.nar import NarModel, NarPrefix

_GROWTH = 2.0  # all passes together then show each frame about twice


@dataclass(frozen=True)
class ChunkPlan:
    """How a sentence is cut, in frames. `first` = 0 keeps it whole."""

    first: int = 0
    look_ahead: int = 12  # frames shown on the right

    def size(self, index: int) -> int:
        """Frames of the chunk `index`, each twice as long as the one before."""
        return round(self.first * _GROWTH**index)

    def next_end(self, index: int, start: int, available: int, silent: int = 0) -> int | None:
        """End of the chunk that begins at `start`, when `available` frames suffice for it; None: wait for more.

        The `silent` frames before the first word come on top of the first chunk, so that there is something to hear.
        """
        if self.first <= 0:
            return None
        end = start + self.size(index) + (silent if index == 0 else 0)
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
    model: "NarModel",
    prefix: "NarPrefix",
    codes: Tensor,
    alignment: Tensor | None,
    window: Window,
    temperature: float,
    generator: torch.Generator,
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

    """
    device = next(model.parameters()).device
    shown = codes[:, : window.last].clone()
    mask = torch.ones(1, window.last, dtype=torch.bool, device=device)
    pointer = None if alignment is None else alignment[None, : window.last].to(device)
    context = model.contextualise(shown[None, 0].to(device), mask, prefix, pointer)
    for level in range(1, codes.shape[0]):
        logits = model.refine(level, shown[None, :level].to(device), context)
        shown[level, window.start :] = sample_levels(logits[0, window.start :].float(), temperature, generator)
        found = shown[level, window.start : window.end].clone()
        codes[level, window.start : window.end] = found
        yield LevelPass(level, window.start, found)

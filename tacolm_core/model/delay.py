"""The delay pattern of a model that writes C codebooks at once: codebook k is k - 1 frames late (arXiv 2306.05284).

So each code is drawn when those below it in its frame are known. In rows of T frames, counted from 0:

    row r is given   code k of frame r - 1 - k       BOS before the first frame, EOS after the last
    row r predicts   code k of frame r - k           EOS after the last frame

T + C rows give every codebook its T codes and its EOS.
"""

import torch
from torch import Tensor

from tacolm_core.units import CODE_BOS, CODE_EOS


def delayed(codes: Tensor, mask: Tensor) -> Tensor:
    """What the rows are given: codes (B, C, T) and their mask (B, T) to (B, C, T + C)."""
    batch, codebooks, num_frames = codes.shape
    ended = codes.masked_fill(~mask[:, None], CODE_EOS)
    rows = codes.new_full((batch, codebooks, num_frames + codebooks), CODE_EOS)
    for level in range(codebooks):
        rows[:, level, : level + 1] = CODE_BOS
        rows[:, level, level + 1 : level + 1 + num_frames] = ended[:, level, : num_frames + codebooks - level - 1]
    return rows


def opening(given: Tensor | None, batch: int, codebooks: int, device: torch.device) -> Tensor:
    """What the rows BOS and `given` (B, C, G) are given: (B, C, G + 1); the triangle at the end is not used up yet."""
    num_frames = 0 if given is None else given.shape[2]
    rows = torch.full((batch, codebooks, num_frames + 1), CODE_BOS, device=device)
    for level in range(codebooks):
        if given is not None and num_frames > level:
            rows[:, level, level + 1 :] = given[:, level, : num_frames - level]
    return rows

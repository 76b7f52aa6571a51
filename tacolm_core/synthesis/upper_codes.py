"""Codebooks above the first, where the AR model writes them itself: each is a frame later than the one below.

For a model of two stages there are none, and everything here is empty.
"""

from collections.abc import Iterator

import torch
from torch import Tensor

from tacolm_core.synthesis.sampling import sample_levels
from tacolm_core.units import CODE_BOS, CODE_EOS, CODEBOOK_SIZE


class UpperCodes:
    """The codes of one sentence so far, as they are drawn.

    Args:
        codebooks: that the model writes, C.
        given: (C, G) codes before the sentence, or None.
        temperature: 0 takes the likeliest codes.
        generator: of the CPU.

    """

    def __init__(self, codebooks: int, given: Tensor | None, temperature: float, generator: torch.Generator) -> None:
        self._late = range(1, codebooks)
        self._given = given.cpu() if given is not None and codebooks > 1 else None
        self._temperature, self._generator = temperature, generator
        self._codes: list[list[int]] = [[] for _ in self._late]  # of each upper codebook, frame by frame
        self._frames = self._steps = self._told = 0  # in codebook 1, steps taken, frames handed out

    @property
    def is_complete(self) -> bool:
        """Whether all frames of codebook 1 have all their codes."""
        return self._told == self._frames

    def after(self, code: int, scores: Tensor) -> Tensor:
        """What the next step is given: `code` of codebook 1, CODE_EOS once it has ended, and the upper codebooks' codes
        of their frames, from `scores` (V,) or (C, V). () or (C,) int64.
        """
        self._frames += code != CODE_EOS
        drawn = [code]
        for level in self._late:
            drawn.append(self._drawn(level, self._steps - level, scores))
        self._steps += 1
        return torch.tensor(drawn if self._late else code)

    def _drawn(self, level: int, frame: int, scores: Tensor) -> int:
        if frame < 0:
            known = self._given is not None and -frame <= self._given.shape[1]
            return int(self._given[level, frame]) if known and self._given is not None else CODE_BOS
        if frame >= self._frames:
            return CODE_EOS
        likely = scores[level, :CODEBOOK_SIZE].detach().float()
        code = int(sample_levels(likely, self._temperature, self._generator))
        self._codes[level - 1].append(code)
        return code

    def whole(self) -> Iterator[tuple[int, ...]]:
        """The upper codes of frames that are whole now, each once."""
        ready = min((len(codes) for codes in self._codes), default=self._frames)
        while self._told < ready:
            self._told += 1
            yield tuple(codes[self._told - 1] for codes in self._codes)

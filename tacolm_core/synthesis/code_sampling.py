"""One code of codebook 1 from its logits, in numpy: a step is short, and a dozen small tensors would cost a third more.

V is the vocabulary of codebook 1: 1024 codes, then EOS, BOS, PAD. What `sampling` does for whole batches, this does for
one row, and draws the same codes.

Sources: top-k (arXiv 1805.04833), nucleus = top-p (1904.09751), repetition-aware sampling (VALL-E 2, 2406.05370,
section 3.4).
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch

from tacolm_core.config import SynthesisOptions
from tacolm_core.units import CODE_BOS, CODE_EOS, CODE_PAD

Row = npt.NDArray[np.float32]  # (V,)

LOOP_FRAMES = 40  # longest rest in which hardly any code changes, about half a second
LOOP_CODES = 4  # codes that a silence changes between
LOOP_SHARE = 0.8  # of those frames that so few codes fill
MOST_IN_LOOP = LOOP_CODES + round((1 - LOOP_SHARE) * LOOP_FRAMES)  # different codes among those frames

_NEVER = -np.inf


def likeliest_k(logits: Row, k: int) -> Row:
    """Logits with all but the `k` largest impossible; 0 keeps all. Ties with the k-th stay."""
    if k <= 0 or k >= len(logits):
        return logits
    smallest_kept = np.partition(logits, -k)[-k]
    return np.where(logits < smallest_kept, np.float32(_NEVER), logits)


def weights(logits: Row, temperature: float) -> Row:
    """Softmax (V,), not normalised; temperature 0 leaves only the largest one possible (greedy)."""
    best = logits.argmax()
    if temperature <= 0.0:
        only = np.zeros_like(logits)
        only[best] = 1
        return only
    scaled = logits / np.float32(temperature)
    found: Row = np.exp(scaled - scaled[best])
    return found


def nucleus(likely: Row, p: float) -> Row:
    """Weights (V,) of only the smallest set of codes that holds at least the share `p`; 1 keeps all.

    The likeliest code always stays.
    """
    if p >= 1.0:
        return likely
    total = likely.sum()
    # What lies below this cannot belong to it: all of it together holds less than is left out. So few are sorted.
    places = np.flatnonzero(likely >= (1.0 - p) * total / len(likely))
    ordered = places[np.argsort(-likely[places], kind="stable")]
    up_to = np.cumsum(likely[ordered])
    kept = ordered[: 1 + int((up_to[:-1] < p * total).sum())]
    chosen = np.zeros_like(likely)
    chosen[kept] = likely[kept]
    return chosen


def draw_code(likely: Row, generator: torch.Generator) -> int:
    """One index by inverting the cumulative sum; one random number is used."""
    cumulative = np.cumsum(likely, dtype=np.float64)
    total = cumulative[-1]
    target = torch.rand((), generator=generator, dtype=torch.float64).item() * total
    last_possible = int(np.searchsorted(cumulative, total))
    return min(int(np.searchsorted(cumulative, target, side="right")), last_possible)


def fills_window(code: int, history: Sequence[int], window: int, threshold: float) -> bool:
    """Whether `code` already fills more than the share `threshold` of the last `window` codes of `history`."""
    if window <= 0:
        return False
    recent = history[-window:]
    return list(recent).count(code) > threshold * window


def looping_codes(history: Sequence[int]) -> list[int]:
    """The codes of a loop: the commonest LOOP_CODES, if they fill LOOP_SHARE of the last LOOP_FRAMES; else none.

    Silence makes more silence likely, until nothing else is. Speech is not so poor in codes for so long, but pauses
    are.
    """
    if len(history) < LOOP_FRAMES:
        return []
    last = history[-LOOP_FRAMES:]
    if len(set(last)) > MOST_IN_LOOP:
        return []  # as nearly always, and sooner told
    recent = Counter(last).most_common(LOOP_CODES)
    if sum(count for _, count in recent) < LOOP_SHARE * LOOP_FRAMES:
        return []
    return [code for code, _ in recent]


def sample_code(
    logits: Row, history: Sequence[int], options: SynthesisOptions, generator: torch.Generator, *, may_end: bool
) -> int:
    """The next code of codebook 1 (or CODE_EOS) from logits (V,), repetition-aware.

    A code is drawn from the nucleus; when it fills too much of the recent codes it is drawn once more, from the
    whole distribution. EOS is never drawn again. Codes of a loop are not drawn before it is broken.
    """
    possible = logits.astype(np.float32)
    possible[[CODE_BOS, CODE_PAD, *looping_codes(history)]] = _NEVER
    if not may_end:
        possible[CODE_EOS] = _NEVER
    likely = weights(likeliest_k(possible, options.top_k), options.temperature)
    code = draw_code(nucleus(likely, options.top_p), generator)
    if code == CODE_EOS or not fills_window(code, history, options.repetition_window, options.repetition_threshold):
        return code
    return draw_code(weights(possible, options.temperature or 1.0), generator)

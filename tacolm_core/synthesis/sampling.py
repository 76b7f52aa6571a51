"""From logits to a code: each step a small function, so that the loop reads as a list.

V is the vocabulary of codebook 1 (1024 codes, then EOS, BOS, PAD) or the 1024 codes of an upper level. All
functions take the last dimension as the vocabulary and leave their argument as it is.

Sources: top-k (arXiv 1805.04833), nucleus = top-p (1904.09751), classifier-free guidance (2207.12598),
repetition-aware sampling (VALL-E 2, 2406.05370, section 3.4).
"""

from collections import Counter
from collections.abc import Sequence

import torch
from torch import Tensor

from tacolm_core.config import SynthesisOptions
from tacolm_core.units import CODE_BOS, CODE_EOS, CODE_PAD

LOOP_FRAMES = 40  # longest rest in which hardly any code changes, about half a second
LOOP_CODES = 4  # codes that a silence changes between
LOOP_SHARE = 0.8  # of those frames that so few codes fill

_NEVER = float("-inf")


def generator_for(seed: int) -> torch.Generator:
    """Random numbers of one sentence: always drawn on the CPU, so that the device does not change them."""
    return torch.Generator(device="cpu").manual_seed(seed)


def mix_guidance(conditional: Tensor, unconditional: Tensor, weight: float) -> Tensor:
    """Classifier-free guidance: `weight * conditional + (1 - weight) * unconditional`, all (..., V)."""
    return weight * conditional + (1.0 - weight) * unconditional


def mask_specials(logits: Tensor, *, may_end: bool) -> Tensor:
    """Logits (..., V) of codebook 1 with PAD and BOS impossible, and EOS too unless `may_end`."""
    forbidden = [CODE_BOS, CODE_PAD] if may_end else [CODE_BOS, CODE_PAD, CODE_EOS]
    masked = logits.clone()
    masked[..., forbidden] = _NEVER
    return masked


def apply_temperature(logits: Tensor, temperature: float) -> Tensor:
    """Logits (..., V) divided by `temperature`; 0 leaves only the largest one possible (greedy)."""
    if temperature > 0.0:
        return logits / temperature
    best = logits.argmax(dim=-1, keepdim=True)
    return torch.full_like(logits, _NEVER).scatter(-1, best, 0.0)


def keep_top_k(logits: Tensor, k: int) -> Tensor:
    """Logits (..., V) with all but the `k` largest impossible; 0 keeps all. Ties with the k-th stay."""
    if k <= 0 or k >= logits.shape[-1]:
        return logits
    smallest_kept = logits.topk(k, dim=-1).values[..., -1:]
    return logits.masked_fill(logits < smallest_kept, _NEVER)


def keep_top_p(logits: Tensor, p: float) -> Tensor:
    """Logits (..., V) with only the smallest set of codes left whose probabilities add up to at least `p`.

    The likeliest code always stays; `p` = 1 keeps all.
    """
    if p >= 1.0:
        return logits
    ordered, order = logits.sort(dim=-1, descending=True)
    probabilities = ordered.softmax(dim=-1)
    before = probabilities.cumsum(dim=-1) - probabilities
    drop = before >= p
    drop[..., 0] = False
    return logits.masked_fill(torch.zeros_like(drop).scatter(-1, order, drop), _NEVER)


def draw(probabilities: Tensor, generator: torch.Generator) -> Tensor:
    """One index per row of `probabilities` (..., V), by inverting the cumulative sum: (...,) int64.

    One random number is used per row, whatever V is. Probabilities need not add up to 1.
    """
    cumulative = probabilities.detach().to("cpu", torch.float64).cumsum(dim=-1)
    total = cumulative[..., -1:]
    target = torch.rand(total.shape, generator=generator, dtype=torch.float64) * total
    index = torch.searchsorted(cumulative, target, right=True)
    last_possible = (cumulative < total).sum(dim=-1, keepdim=True)
    return torch.minimum(index, last_possible).squeeze(-1)


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
    recent = Counter(history[-LOOP_FRAMES:]).most_common(LOOP_CODES)
    if len(history) < LOOP_FRAMES or sum(count for _, count in recent) < LOOP_SHARE * LOOP_FRAMES:
        return []
    return [code for code, _ in recent]


def sample_code(
    logits: Tensor, history: Sequence[int], options: SynthesisOptions, generator: torch.Generator, *, may_end: bool
) -> int:
    """The next code of codebook 1 (or CODE_EOS) from logits (V,), repetition-aware.

    A code is drawn from the nucleus; when it fills too much of the recent codes it is drawn once more, from the
    whole distribution. EOS is never drawn again. Codes of a loop are not drawn before it is broken.
    """
    possible = mask_specials(logits.detach().to("cpu", torch.float32), may_end=may_end)
    possible[looping_codes(history)] = _NEVER
    shaped = apply_temperature(possible, options.temperature)
    nucleus = keep_top_p(keep_top_k(shaped, options.top_k), options.top_p)
    code = int(draw(nucleus.softmax(dim=-1), generator))
    if code == CODE_EOS or not fills_window(code, history, options.repetition_window, options.repetition_threshold):
        return code
    whole = apply_temperature(possible, options.temperature or 1.0)
    return int(draw(whole.softmax(dim=-1), generator))


def sample_levels(logits: Tensor, temperature: float, generator: torch.Generator) -> Tensor:
    """Codes (...,) of an upper level from logits (..., 1024): the likeliest ones at temperature 0."""
    if temperature <= 0.0:
        return logits.argmax(dim=-1).to("cpu")
    return draw(apply_temperature(logits, temperature).softmax(dim=-1), generator)

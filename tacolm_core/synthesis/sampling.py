"""From logits to codes, for whole batches on any device; `code_sampling` does it for one code after the other.

V is the vocabulary of codebook 1 (1024 codes, then EOS, BOS, PAD) or the 1024 codes of an upper level. All
functions take the last dimension as the vocabulary and leave their argument as it is.

Sources: nucleus = top-p (arXiv 1904.09751), classifier-free guidance (2207.12598).
"""

import torch
from torch import Tensor

from tacolm_core.units import CODE_BOS, CODE_EOS, CODE_PAD

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


def sample_levels(logits: Tensor, temperature: float, generator: torch.Generator) -> Tensor:
    """Codes (...,) of an upper level from logits (..., 1024): the likeliest ones at temperature 0."""
    if temperature <= 0.0:
        return logits.argmax(dim=-1).to("cpu")
    return draw(apply_temperature(logits, temperature).softmax(dim=-1), generator)

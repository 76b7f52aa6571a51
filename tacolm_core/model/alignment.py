"""Which text token a frame speaks: priors for attention maps, losses that teach them, paths read from them."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

OUTSIDE = 1e-4  # weight of tokens outside a window: never quite impossible
AR_WINDOW: tuple[tuple[int, float], ...] = ((-1, 0.1), (0, 1.0), (1, 1.0), (2, 0.8), (3, 0.4), (4, 0.1))
NAR_WINDOW: tuple[tuple[int, float], ...] = ((-1, 0.3), (0, 1.0), (1, 0.3))
BLANK_LOG_PROBABILITY = -1.0


def window_log_prior(pointer: Tensor, num_tokens: int, window: Sequence[tuple[int, float]] = AR_WINDOW) -> Tensor:
    """Log-weights that narrow attention to a window around a pointer.

    Args:
        pointer: (B, T) text token, -1 = no prior for this row.
        num_tokens: S.
        window: (offset from the pointer, weight) pairs.

    Returns:
        (B, T, S) float32; rows without a pointer are 0.

    """
    lowest = window[0][0]
    table = torch.tensor([OUTSIDE, *(weight for _, weight in window), OUTSIDE], device=pointer.device).log()
    offset = torch.arange(num_tokens, device=pointer.device) - pointer[..., None]
    prior = table[(offset - lowest + 1).clamp(0, len(window) + 1)]
    return prior.masked_fill(pointer[..., None] < 0, 0.0)


def alignment_from_durations(durations: Tensor) -> Tensor:
    """Durations (B, S) in frames to the token of each frame (B, T), T the longest sum; -1 in padding."""
    rows = [torch.repeat_interleave(torch.arange(len(row), device=row.device), row) for row in durations]
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=-1)


def alignment_loss(attention: Tensor, alignment: Tensor, mask: Tensor) -> Tensor:
    """Mean of -log attention at the token each frame speaks.

    Args:
        attention: (B, T, S).
        alignment: (B, T), valid where `mask`.
        mask: (B, T) bool.

    Returns:
        Scalar in nats; 0 when the mask is empty.

    """
    chosen = attention.gather(-1, alignment.clamp(min=0)[..., None])[..., 0]
    loss = -chosen.clamp(min=1e-6).log() * mask
    return loss.sum() / mask.sum().clamp(min=1)


def forward_sum_loss(attention: Tensor, text_mask: Tensor, codes_mask: Tensor, *, diagonal: bool = False) -> Tensor:
    """How unlikely the map makes reading all tokens in order: CTC with positions 1..S as target (Shih et al. 2021).

    Args:
        attention: (B, T, S) float32.
        text_mask: (B, S) bool.
        codes_mask: (B, T) bool.
        diagonal: weigh the map with a beta-binomial prior first, so that a map which knows nothing yet is taught a
            diagonal and not just any order.

    Returns:
        Scalar in nats per token; items with fewer frames than tokens count as 0.

    """
    emissions = attention.clamp(min=1e-8).log()
    if diagonal:
        emissions = emissions + _diagonal_log_priors(text_mask, codes_mask)
    emissions = F.pad(emissions, (1, 0), value=BLANK_LOG_PROBABILITY).log_softmax(-1)
    num_tokens, num_frames = text_mask.sum(1), codes_mask.sum(1)
    targets = torch.arange(1, attention.shape[-1] + 1, device=attention.device).expand(len(attention), -1)
    return F.ctc_loss(
        emissions.transpose(0, 1), targets, num_frames, num_tokens, blank=0, reduction="mean", zero_infinity=True
    )


def _diagonal_log_priors(text_mask: Tensor, codes_mask: Tensor) -> Tensor:
    """Beta-binomial log-priors (B, T, S) of items of several lengths; 0 in padding."""
    priors = torch.zeros(*codes_mask.shape, text_mask.shape[1])
    lengths = zip(codes_mask.sum(1).tolist(), text_mask.sum(1).tolist(), strict=True)
    for row, (num_frames, num_tokens) in enumerate(lengths):
        priors[row, :num_frames, :num_tokens] = beta_binomial_log_prior(num_frames, num_tokens)
    return priors.to(text_mask.device)


def beta_binomial_log_prior(num_frames: int, num_tokens: int, scaling: float = 1.0) -> Tensor:
    """A diagonal prior for maps that know nothing yet: row t is beta-binomial over tokens.

    Args:
        num_frames: T.
        num_tokens: S.
        scaling: larger = narrower.

    Returns:
        (T, S) log-probabilities.

    """
    token = torch.arange(num_tokens, dtype=torch.float64)
    frame = torch.arange(1, num_frames + 1, dtype=torch.float64)[:, None]
    a, b, n = scaling * frame, scaling * (num_frames + 1 - frame), num_tokens - 1.0

    def log_beta(x: Tensor, y: Tensor) -> Tensor:
        return torch.lgamma(x) + torch.lgamma(y) - torch.lgamma(x + y)

    n_tensor = torch.tensor(n, dtype=torch.float64)
    choose = torch.lgamma(n_tensor + 1) - torch.lgamma(token + 1) - torch.lgamma(n_tensor - token + 1)
    return (choose + log_beta(token + a, n - token + b) - log_beta(a, b)).float()


def monotonic_path(attention: NDArray[np.float32]) -> NDArray[np.int64]:
    """The likeliest path from token 0 to the last one that never goes back and skips two tokens at most.

    Args:
        attention: (T, S).

    Returns:
        (T,) token of each frame; with too few frames to get through, the path ends where it can.

    """
    num_frames, num_tokens = attention.shape
    scores = np.log(np.maximum(attention, 1e-8))
    best = np.full(num_tokens, -np.inf)
    best[0] = scores[0, 0]
    came_from = np.zeros((num_frames, num_tokens), np.int64)
    reach = 3  # tokens a path may advance in a frame
    for frame in range(1, num_frames):
        options = np.stack(
            [
                np.concatenate([np.full(k, -np.inf), best[: num_tokens - k]])
                for k in range(min(reach, num_tokens - 1) + 1)
            ]
        )
        steps = options.argmax(0)
        best = options[steps, np.arange(num_tokens)] + scores[frame]
        came_from[frame] = np.arange(num_tokens) - steps
    path = np.zeros(num_frames, np.int64)
    path[-1] = num_tokens - 1 if np.isfinite(best[-1]) else int(best.argmax())
    for frame in range(num_frames - 1, 0, -1):
        path[frame - 1] = came_from[frame, path[frame]]
    return path

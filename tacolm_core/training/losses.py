"""Losses and figures of the language models: pure functions of logits, targets and masks."""

import torch
from torch import Tensor
from torch.nn import functional as F

from tacolm_core.units import CODE_EOS

IGNORED = -100


def written_targets(codes: Tensor, mask: Tensor) -> Tensor:
    """What each row of an AR model must predict: `next_code_targets` of codes (B, T); of codes (B, C, T) that are
    written at once those of model/delay.py, (B, T + C, C).
    """
    if codes.ndim == 2:
        return next_code_targets(codes, mask)
    batch, codebooks, num_frames = codes.shape
    targets = codes.new_full((batch, num_frames + codebooks, codebooks), IGNORED)
    for level in range(codebooks):
        targets[:, level : level + num_frames + 1, level] = next_code_targets(codes[:, level], mask)
    return targets


def next_code_targets(codes: Tensor, mask: Tensor, *, ends: Tensor | None = None) -> Tensor:
    """What each row of the AR model must predict.

    Args:
        codes: (B, T) codebook 1 of the target.
        mask: (B, T) bool, True for real frames (right-padded).
        ends: (B,) bool; False where the target was cut and must not be taught to stop. None: all end.

    Returns:
        (B, T + 1): the code of each frame, then CODE_EOS after the last one, IGNORED in padding.

    """
    batch, num_frames = codes.shape
    lengths = mask.sum(1)
    targets = torch.full((batch, num_frames + 1), IGNORED, dtype=torch.long, device=codes.device)
    targets[:, :num_frames] = codes.masked_fill(~mask, IGNORED)
    stop = torch.full((batch,), CODE_EOS, device=codes.device)
    if ends is not None:
        stop = stop.masked_fill(~ends, IGNORED)
    targets.scatter_(1, lengths[:, None], stop[:, None])
    return targets


def code_cross_entropy(logits: Tensor, targets: Tensor) -> Tensor:
    """Mean cross-entropy in nats per code; logits (..., V), targets (...) with IGNORED."""
    return F.cross_entropy(logits.flatten(0, -2).float(), targets.flatten(), ignore_index=IGNORED)


def soft_cross_entropy(logits: Tensor, probabilities: Tensor, counts: Tensor) -> Tensor:
    """Mean cross-entropy in nats to a teacher's probabilities; both (B, R, V), `counts` (B, R) bool."""
    return F.cross_entropy(logits[counts].float(), probabilities[counts])


@torch.no_grad()
def top_accuracy(logits: Tensor, targets: Tensor, count: int = 10) -> Tensor:
    """Share of targets among the `count` likeliest codes (scalar)."""
    known = targets != IGNORED
    best = logits[known].topk(count, dim=-1).indices
    return (best == targets[known][:, None]).any(-1).float().mean()


def previous_token(alignment: Tensor) -> Tensor:
    """Pointer of each AR row: the text token of the frame before it.

    Args:
        alignment: (B, T) token per frame, -1 = unknown or padding.

    Returns:
        (B, T + 1); row 0 points at token 0 (BOS), and is -1 where the alignment is unknown.

    """
    first = torch.where(alignment[:, :1] >= 0, torch.zeros_like(alignment[:, :1]), -1)
    return torch.cat([first, alignment], dim=1)


def jitter_pointer(pointer: Tensor, num_tokens: Tensor, share: float, generator: torch.Generator) -> Tensor:
    """Move a `share` of the pointers by one token, so that synthesis survives a pointer that is slightly off.

    Args:
        pointer: (B, R), -1 = none.
        num_tokens: (B,) text lengths.
        share: 0 to 1.
        generator: on the CPU.

    """
    draw = torch.rand(pointer.shape, generator=generator).to(pointer.device)
    moved = pointer + torch.where(draw < share / 2, -1, 0) + torch.where(draw > 1 - share / 2, 1, 0)
    moved = torch.minimum(moved.clamp(min=0), num_tokens[:, None] - 1)
    return torch.where(pointer >= 0, moved, pointer)

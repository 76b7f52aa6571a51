"""Softmax attention of one head, in the form that is fastest where it runs."""

import torch
from torch import Tensor
from torch.nn import functional as F


def score_bias(visible: Tensor) -> Tensor:
    """Bool to float32: 0 where True, -inf where False."""
    return torch.zeros(visible.shape, device=visible.device).masked_fill(~visible, float("-inf"))


def attend(queries: Tensor, keys: Tensor, values: Tensor, bias: Tensor) -> Tensor:
    """softmax(q k^T + bias) v.

    On the CPU, PyTorch's fused attention works in float32 whatever it is given, and is no faster than plain products.

    Args:
        queries: (B, T, Z), scaled.
        keys: (B, S, Z).
        values: (B, S, H).
        bias: (B, T, S) float32, -inf where a row may not look; not all of a row.

    Returns:
        (B, T, H).

    """
    bias = bias.to(queries.dtype)
    if queries.is_cuda:
        return F.scaled_dot_product_attention(
            queries[:, None], keys[:, None], values[:, None], attn_mask=bias[:, None], scale=1.0
        )[:, 0]
    return torch.bmm(torch.baddbmm(bias, queries, keys.transpose(1, 2)).softmax(-1), values)

"""Gated linear attention (GLA): a memory of constant size that forgets by gates (arXiv 2312.06635, 2406.04467).

Per head, with keys of width dk and values of width dv:

    log a = logsigmoid(W2 W1 x + b) / 16                 one gate per key dimension
    S_t = diag(a_t) S_{t-1} + k_t^T v_t;  o_t = q_t S_t / sqrt(dk)
    x = x + Wo (RMSNorm(o) * SiLU(Wg x));  x = x + SwiGLU(Norm(x))

For training the rows are cut into chunks: inside a chunk every row asks every earlier one at once, and only the memory
S goes from chunk to chunk. Both ways give the same (tested); row by row costs the same at any length.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

_GATE_RANK = 16
_GATE_TEMPER = 16.0
_CHUNK = 32  # rows; exp(_CHUNK * -_FLOOR) must fit into float32
_FLOOR = -2.5  # least log-gate: almost everything is forgotten


class SwiGlu(nn.Module):
    """Pre-norm feed-forward x + W3 (SiLU(W1 n) * W2 n). Parameters: 3 D F + 2 D."""

    def __init__(self, width: int, inner_width: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.expand = nn.Linear(width, 2 * inner_width, bias=False)
        self.contract = nn.Linear(inner_width, width, bias=False)
        self.dropout = dropout

    def forward(self, x: Tensor) -> Tensor:
        """(..., D) to (..., D)."""
        gate, value = self.expand(self.norm(x)).chunk(2, -1)
        return x + F.dropout(self.contract(F.silu(gate) * value), self.dropout, self.training)


class GlaBlock(nn.Module):
    """One GLA layer and its feed-forward; keys as wide as the rows, values twice.

    Parameters: 8 D D + 2 D 16 + D + 2 D / heads + 2 D, and the feed-forward with an inner width of 4 D / 3.
    """

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout, self.width = heads, dropout, width
        self.norm = nn.LayerNorm(width)
        self.enter = nn.Linear(width, 6 * width, bias=False)  # queries, keys, values, output gate
        self.gate = nn.Sequential(nn.Linear(width, _GATE_RANK, bias=False), nn.Linear(_GATE_RANK, width))
        self.head_norm = nn.RMSNorm(2 * width // heads, eps=1e-5)
        self.leave = nn.Linear(2 * width, width, bias=False)
        self.feed = SwiGlu(width, 4 * width // 3, dropout)

    def initial_state(self, batch: int, device: torch.device) -> Tensor:
        """An empty memory (B, heads, dk, dv)."""
        size = self.width // self.heads
        return torch.zeros(batch, self.heads, size, 2 * size, device=device)

    def _enter(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Rows (B, T, D) to queries, keys, values and log-gates (B, heads, T, .) in float32, and the output gate."""
        normed = self.norm(x)
        sizes = [self.width, self.width, 2 * self.width, 2 * self.width]
        queries, keys, values, gate = self.enter(normed).split(sizes, -1)
        forget = (F.logsigmoid(self.gate(normed).float()) / _GATE_TEMPER).clamp(min=_FLOOR)
        queries, keys, values, forget = (
            part.float().unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in (queries, keys, values, forget)
        )
        return queries * queries.shape[-1] ** -0.5, keys, values, forget, gate

    def _leave(self, x: Tensor, heard: Tensor, gate: Tensor) -> Tensor:
        """Rows (B, T, D) and what the heads heard (B, heads, T, dv) to the block's rows."""
        heard = self.head_norm(heard).transpose(1, 2).flatten(2).to(gate.dtype)
        changed = self.leave(heard * F.silu(gate))
        return self.feed(x + F.dropout(changed, self.dropout, self.training))  # type: ignore[no-any-return]

    def forward(self, x: Tensor, mask: Tensor | None = None, state: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """A stretch of rows, chunk by chunk.

        Args:
            x: (B, T, D).
            mask: (B, T) bool; the memory takes no notice of other rows. None: all count.
            state: the memory before the first row; None: empty.

        Returns:
            (B, T, D), and the memory after the last row.

        """
        queries, keys, values, forget, gate = self._enter(x)
        if mask is not None:
            keys = keys * mask[:, None, :, None]
            forget = forget * mask[:, None, :, None]
        state = self.initial_state(len(x), x.device) if state is None else state
        heard, state = chunked(queries, keys, values, forget, state)
        return self._leave(x, heard, gate), state

    def step(self, x: Tensor, state: Tensor) -> tuple[Tensor, Tensor]:
        """One row (B, D) and the memory before it, which is left as it is, to its row and the memory after it."""
        queries, keys, values, forget, gate = self._enter(x[:, None])
        state = torch.addcmul(keys.transpose(2, 3) * values, forget.exp().transpose(2, 3), state)
        return self._leave(x[:, None], queries @ state, gate)[:, 0], state


def chunked(queries: Tensor, keys: Tensor, values: Tensor, forget: Tensor, state: Tensor) -> tuple[Tensor, Tensor]:
    """The recurrence over T rows at once.

    Args:
        queries: (B, heads, T, dk), scaled.
        keys: (B, heads, T, dk).
        values: (B, heads, T, dv).
        forget: (B, heads, T, dk) log-gates, from _FLOOR to 0.
        state: (B, heads, dk, dv) before the first row.

    Returns:
        (B, heads, T, dv), and the state after the last row.

    """
    heard = []
    with torch.autocast(queries.device.type, enabled=False):  # sums of many small products
        for start in range(0, queries.shape[2], _CHUNK):
            q, k, v, a = (each[:, :, start : start + _CHUNK] for each in (queries, keys, values, forget))
            faded = a.cumsum(2)
            whole = faded[:, :, -1:]
            asking = q * faded.exp()
            scores = (asking @ (k * (-faded).exp()).transpose(2, 3)).tril()
            heard.append(scores @ v + asking @ state)
            state = torch.addcmul((k * (whole - faded).exp()).transpose(2, 3) @ v, whole.exp().transpose(2, 3), state)
    return torch.cat(heard, 2), state

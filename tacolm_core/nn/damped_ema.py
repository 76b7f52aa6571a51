"""Multi-dimensional damped exponential moving average (MEGA, arXiv 2209.10655, section 3.1).

Each of the D channels keeps M running means of itself; alpha and delta are sigmoids, beta and eta any numbers:

    h_t = alpha * beta * x_t + (1 - alpha * delta) * h_{t-1}        h in R^{D x M}
    y_t = sum_m eta_m * h_{t,m} / sqrt(M)
    EMA(x)_t = SiLU(y_t + omega * x_t)

It is a convolution with the kernel K_l = sum_m eta * alpha * beta * (1 - alpha * delta)^l / sqrt(M), computed here in
three exact forms: by FFT, in blocks (a small Toeplitz product inside each block, the state h between blocks), and step
by step. A bidirectional EMA adds a second kernel that runs backwards. Everything is done in float32.
"""

import math
from dataclasses import dataclass
from typing import Any, Literal, cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

Form = Literal["auto", "blocks", "fft"]  # auto: FFT on GPUs, where many small products wait for each other
BLOCK = 32  # frames; the fastest of 16, 32, 64 on CPU


@dataclass(frozen=True)
class Coefficients:
    """Of one direction, each (D, M): the weight of an input in the state, what is left per step, the way out."""

    enter: Tensor  # alpha * beta
    decay: Tensor  # 1 - alpha * delta
    leave: Tensor  # eta / sqrt(M)

    def powers(self, exponents: Tensor) -> Tensor:
        """Decay to the power of each exponent: (D, M, len(exponents))."""
        return torch.exp(self.decay.log()[..., None] * exponents)


class NoAverage(nn.Module):
    """In the place of a `DampedEma` that is left out: rows stay as they are, and the state is empty."""

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:  # noqa: ARG002
        """(B, T, D) as it is."""
        return x

    def coefficients(self, direction: int = 0) -> None:
        """There are none."""

    def step(self, x: Tensor, state: Tensor, coefficients: object = None) -> tuple[Tensor, Tensor]:  # noqa: ARG002
        """(B, D) as it is."""
        return x, state

    def initial_state(self, batch: int, device: torch.device) -> Tensor:
        """Nothing (B, 0, 0)."""
        return torch.zeros(batch, 0, 0, device=device)

    def final_state(self, x: Tensor, mask: Tensor | None = None) -> Tensor:  # noqa: ARG002
        """Nothing (B, 0, 0)."""
        return x.new_zeros(len(x), 0, 0)


class DampedEma(nn.Module):
    """Parameters: (4 D M) per direction + D."""

    def __init__(self, width: int, ema_dimensions: int, *, bidirectional: bool = False, form: Form = "auto") -> None:
        super().__init__()
        directions = 2 if bidirectional else 1
        shape = (directions, width, ema_dimensions)
        self.bidirectional = bidirectional
        self.form: Form = form
        self.alpha = nn.Parameter(torch.randn(shape) * 0.2)
        self.delta = nn.Parameter(torch.randn(shape) * 0.2)
        alternating = torch.ones(ema_dimensions)
        alternating[1::2] = -1
        self.beta = nn.Parameter(alternating + torch.randn(shape) * 0.02)
        self.eta = nn.Parameter(torch.randn(shape))
        self.omega = nn.Parameter(torch.randn(width))

    def coefficients(self, direction: int = 0) -> Coefficients:
        """The recurrence's numbers, float32."""
        alpha = torch.sigmoid(self.alpha[direction].float())
        delta = torch.sigmoid(self.delta[direction].float())
        leave = self.eta[direction].float() / math.sqrt(self.eta.shape[-1])
        # Kept off zero, whose logarithm the kernel would need.
        return Coefficients(alpha * self.beta[direction].float(), (1 - alpha * delta).clamp(min=1e-6), leave)

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """A whole segment.

        Args:
            x: (B, T, D).
            mask: (B, T) bool, False rows count as zero.

        Returns:
            (B, T, D) in x's dtype.

        """
        dtype = x.dtype
        with torch.autocast(x.device.type, enabled=False):
            x = x.float() if mask is None else x.float() * mask[..., None]
            y = self._convolve(x, 0)
            if self.bidirectional:
                y = y + self._convolve(x.flip(1), 1).flip(1)
            return F.silu(y + self.omega.float() * x).to(dtype)

    def _convolve(self, x: Tensor, direction: int) -> Tensor:
        coefficients = self.coefficients(direction)
        use_fft = self.form == "fft" or (self.form == "auto" and x.is_cuda)
        return convolve_fft(x, coefficients) if use_fft else convolve_blocks(x, coefficients)

    def final_state(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """State (B, D, M) after the last unmasked row of right-padded x (B, T, D)."""
        coefficients = self.coefficients()
        num_rows = x.shape[1]
        lengths = torch.full((len(x),), num_rows, device=x.device) if mask is None else mask.sum(1)
        age = lengths[:, None] - 1 - torch.arange(num_rows, device=x.device)
        weight = torch.exp(coefficients.decay.log()[None, None] * age.clamp(min=0)[..., None, None])
        weight = weight * (age >= 0)[..., None, None]
        return torch.einsum("btd,btdm->bdm", x.float(), weight * coefficients.enter)

    def step(self, x: Tensor, state: Tensor, coefficients: Coefficients) -> tuple[Tensor, Tensor]:
        """One row (B, D) after `state` (B, D, M); coefficients are handed in so that a loop computes them once."""
        state = torch.addcmul(state * coefficients.decay, x[..., None], coefficients.enter)
        y = (state * coefficients.leave).sum(-1)
        return F.silu(torch.addcmul(y, self.omega, x)), state


def convolve_fft(x: Tensor, coefficients: Coefficients) -> Tensor:
    """Causal convolution of x (B, T, D) with the EMA kernel, by FFT."""
    num_rows = x.shape[1]
    powers = coefficients.powers(torch.arange(num_rows, device=x.device))
    kernel = torch.einsum("dm,dml->dl", coefficients.enter * coefficients.leave, powers)
    size = 2 * BLOCK * -(-num_rows // BLOCK)  # a round length transforms faster
    spectrum = torch.fft.rfft(x.transpose(1, 2), n=size) * torch.fft.rfft(kernel, n=size)
    y: Tensor = torch.fft.irfft(spectrum, n=size)
    return y[..., :num_rows].transpose(1, 2)


def convolve_blocks(x: Tensor, coefficients: Coefficients) -> Tensor:
    """The same in blocks: linear in T, and matrix products only."""
    batch, num_rows, width = x.shape
    blocks = -(-num_rows // BLOCK)
    padded = F.pad(x, (0, 0, 0, blocks * BLOCK - num_rows))
    rows = padded.view(batch * blocks, BLOCK, width).permute(2, 0, 1).contiguous()  # (D, B * blocks, BLOCK)
    powers = coefficients.powers(torch.arange(BLOCK + 1, device=x.device))  # (D, M, BLOCK + 1)
    kernel = torch.einsum("dm,dml->dl", coefficients.enter * coefficients.leave, powers[..., :-1])
    inside = torch.bmm(rows, _toeplitz(kernel))
    if blocks > 1:
        # What each block adds to the state, the state each block starts with, and what that state adds to its rows.
        weights = (coefficients.enter[..., None] * powers[..., :-1].flip(-1)).transpose(1, 2)
        added = torch.bmm(rows, weights).view(width, batch, blocks, -1)
        starts = _carry(added, powers[:, None, None, :, -1])
        outward = coefficients.leave[..., None] * powers[..., 1:]
        inside = inside + torch.bmm(starts.reshape(width, batch * blocks, -1), outward)
    inside = cast("Tensor", _ContiguousGradient.apply(inside))  # type: ignore[no-untyped-call]
    return inside.permute(1, 2, 0).reshape(batch, blocks * BLOCK, width)[:, :num_rows]


class _ContiguousGradient(torch.autograd.Function):
    """Nothing forwards; backwards one copy of the gradient, where batched products would make one per channel."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:  # noqa: ARG004
        return x.view_as(x)

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> Tensor:  # noqa: ARG004
        return gradients[0].contiguous()


def _toeplitz(kernel: Tensor) -> Tensor:
    """(D, L) to upper-triangular (D, L, L): entry [i, j] is kernel[j - i]."""
    size = kernel.shape[1]
    # Windows on the zero-extended kernel, from the latest to the earliest.
    return F.pad(kernel, (size, 0)).unfold(1, size, 1)[:, 1:].flip(1)


def _carry(added: Tensor, decay: Tensor) -> Tensor:
    """State at the start of each block from what each block adds: (D, B, blocks, M), decay (D, 1, 1, M) per block.

    Sums over 1, 2, 4, ... blocks before, so that the number of steps is the logarithm of the number of blocks.
    """
    state = F.pad(added, (0, 0, 1, 0))[:, :, :-1]
    reach = 1
    while reach < added.shape[2]:
        state = torch.addcmul(state, F.pad(state, (0, 0, reach, 0))[:, :, :-reach], decay)
        decay, reach = decay.square(), 2 * reach
    return state

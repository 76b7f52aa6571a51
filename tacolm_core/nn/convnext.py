"""ConvNeXt blocks over codec frames, causal or centred, whole or streamed.

The block follows Vocos (arXiv 2306.00814): depth-wise convolution, layer norm, two point-wise layers with a GELU
between them, layer scale, residual. Rows are frames: tensors are (B, T, D).
"""

from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

KERNEL = 7  # frames a block looks at
HISTORY = KERNEL - 1  # frames of the past a causal block needs

Modulation = tuple[Tensor, Tensor]  # scale and shift (B, 1, D) of a block's normed rows (FiLM, arXiv 1709.07871)


@dataclass(frozen=True)
class Colour:
    """What every frame of a sound is told beside its own row."""

    shift: Tensor | float = 0.0  # (B, 1, D), added on entering
    modulations: tuple[Modulation, ...] = ()  # one for each block, or none


PLAIN = Colour()


class FrameConvolution(nn.Module):
    """Convolution over frames that can be run whole or in pieces.

    `look_ahead` frames of the future are used (0 = causal, KERNEL // 2 = centred).
    """

    def __init__(self, in_width: int, out_width: int, *, look_ahead: int, groups: int = 1) -> None:
        super().__init__()
        if not 0 <= look_ahead <= HISTORY:
            raise ValueError(f"look_ahead must be between 0 and {HISTORY} frames, not {look_ahead}")
        self.look_ahead = look_ahead
        self.in_width = in_width
        self.convolution = nn.Conv1d(in_width, out_width, KERNEL, groups=groups)

    def forward(self, x: Tensor) -> Tensor:
        """(B, T, in) to (B, T, out); frames outside are zero."""
        padded = F.pad(x.transpose(1, 2), (HISTORY - self.look_ahead, self.look_ahead))
        return self.convolution(padded).transpose(1, 2)  # type: ignore[no-any-return]

    def initial_history(self, batch: int) -> Tensor:
        """Zeros that stand for the frames before the first: (B, HISTORY - look_ahead, in)."""
        weight = self.convolution.weight
        return weight.new_zeros(batch, HISTORY - self.look_ahead, self.in_width)

    def push(self, x: Tensor, history: Tensor) -> tuple[Tensor, Tensor]:
        """Frames (B, t, in) after `history` to the outputs that are now final, and the new history."""
        seen = torch.cat([history, x], dim=1)
        keep = min(HISTORY, seen.shape[1])
        history = seen[:, seen.shape[1] - keep :]
        if seen.shape[1] <= HISTORY:
            return x.new_zeros(x.shape[0], 0, self.convolution.out_channels), history
        return self.convolution(seen.transpose(1, 2)).transpose(1, 2), history


class ConvNextBlock(nn.Module):
    """One block, (B, T, D) to (B, T, D)."""

    def __init__(self, width: int, *, expansion: int, look_ahead: int, scale: float) -> None:
        super().__init__()
        self.depthwise = FrameConvolution(width, width, look_ahead=look_ahead, groups=width)
        self.norm = nn.LayerNorm(width)
        self.expand = nn.Linear(width, expansion * width)
        self.contract = nn.Linear(expansion * width, width)
        self.scale = nn.Parameter(torch.full((width,), scale))

    def _mix(self, mixed: Tensor, modulation: Modulation | None) -> Tensor:
        normed = self.norm(mixed)
        if modulation is not None:
            normed = torch.addcmul(modulation[1], normed, 1 + modulation[0])
        return self.scale * self.contract(F.gelu(self.expand(normed)))  # type: ignore[no-any-return]

    def forward(self, x: Tensor, modulation: Modulation | None = None) -> Tensor:
        """(B, T, D) to (B, T, D)."""
        return x + self._mix(self.depthwise(x), modulation)

    def push(self, x: Tensor, history: Tensor, modulation: Modulation | None = None) -> tuple[Tensor, Tensor]:
        """Streaming form of a causal block: as many frames come out as go in."""
        mixed, history = self.depthwise.push(x, history)
        return x + self._mix(mixed, modulation), history


class FrameBackbone(nn.Module):
    """Input convolution, norm, blocks, norm: (B, T, in) to (B, T, width)."""

    def __init__(
        self,
        in_width: int,
        width: int,
        num_layers: int,
        *,
        expansion: int,
        input_look_ahead: int,
        block_look_ahead: int,
    ) -> None:
        super().__init__()
        self.enter = FrameConvolution(in_width, width, look_ahead=input_look_ahead)
        self.enter_norm = nn.LayerNorm(width)
        self.blocks = nn.ModuleList(
            ConvNextBlock(width, expansion=expansion, look_ahead=block_look_ahead, scale=1 / num_layers)
            for _ in range(num_layers)
        )
        self.leave_norm = nn.LayerNorm(width)

    def forward(self, x: Tensor, colour: Colour = PLAIN) -> Tensor:
        """(B, T, in) to (B, T, width)."""
        x = self.enter_norm(self.enter(x)) + colour.shift
        for block, modulation in self.told(colour):
            x = block(x, modulation)
        return self.leave_norm(x)  # type: ignore[no-any-return]

    def told(self, colour: Colour) -> list[tuple[ConvNextBlock, Modulation | None]]:
        """Each block with what it is told."""
        blocks = cast("list[ConvNextBlock]", list(self.blocks))
        return list(zip(blocks, colour.modulations or (None,) * len(blocks), strict=True))

    def initial_histories(self, batch: int) -> list[Tensor]:
        """State of `push`: one history per convolution."""
        convolutions = [self.enter, *(block.depthwise for block in self.blocks)]
        return [convolution.initial_history(batch) for convolution in convolutions]  # type: ignore[operator, union-attr]

    def push(self, x: Tensor, histories: list[Tensor], colour: Colour = PLAIN) -> tuple[Tensor, list[Tensor]]:
        """Frames in, finished frames out (`input_look_ahead` behind), and the new state; needs causal blocks."""
        x, first = self.enter.push(x, histories[0])
        x = self.enter_norm(x) + colour.shift
        updated = [first]
        for (block, modulation), history in zip(self.told(colour), histories[1:], strict=True):
            if x.shape[1]:
                x, history = block.push(x, history, modulation)
            updated.append(history)
        return self.leave_norm(x), updated


class VoiceColour(nn.Module):
    """Voice rows (B, V) to what every block of a backbone is told: scale and shift (FiLM, arXiv 1709.07871)."""

    def __init__(self, voice_width: int, width: int, num_layers: int) -> None:
        super().__init__()
        self.shift = nn.Linear(voice_width, width)
        self.modulate = nn.Linear(voice_width, 2 * num_layers * width)
        self.num_layers = num_layers
        nn.init.zeros_(self.modulate.weight)
        nn.init.zeros_(self.modulate.bias)

    def forward(self, voice: Tensor) -> Colour:
        """(B, V)."""
        each = self.modulate(voice).unflatten(1, (self.num_layers, 2, 1, -1))
        return Colour(self.shift(voice)[:, None], tuple((block[:, 0], block[:, 1]) for block in each.unbind(1)))

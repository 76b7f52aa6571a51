"""The Transformer layers of VALL-E: pre-norm attention of several heads, then a ReLU feed-forward (arXiv 2301.02111).

    x = x + Wo Attend(Norm(x));  x = x + W2 ReLU(W1 Norm(x))

With stages every norm is AdaLN: the stage's row gives each channel a scale and a shift on top of the layer norm. Rows
may look back on a `Memory` of earlier rows, whose first S are those of the text; a head may be asked where in the text
it looks, and a log-prior may narrow all heads to a part of the text.
"""

from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.config import TransformerConfig


@dataclass(frozen=True)
class Memory:
    """What later rows see of earlier ones in one layer: keys and values (B, heads, n, D / heads)."""

    keys: Tensor
    values: Tensor

    @staticmethod
    def join(first: "Memory | None", second: "Memory") -> "Memory":
        """Rows of both, one after the other."""
        if first is None:
            return second
        return Memory(torch.cat([first.keys, second.keys], 2), torch.cat([first.values, second.values], 2))


class StageNorm(nn.Module):
    """LayerNorm; with a stage's row (D) scaled and shifted by what it says, at first by nothing (AdaLN)."""

    def __init__(self, width: int, *, staged: bool) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.modulate = nn.Linear(width, 2 * width) if staged else None
        if self.modulate is not None:
            nn.init.zeros_(self.modulate.weight)
            self.modulate.bias.data = torch.cat([torch.ones(width), torch.zeros(width)])

    def forward(self, x: Tensor, stage: Tensor | None = None) -> Tensor:
        """(B, T, D) and the stage's row, (D) or one per item (B, D), to (B, T, D)."""
        x = self.norm(x)
        if self.modulate is None or stage is None:
            return x
        told = self.modulate(stage)
        scale, shift = (told if told.ndim == 1 else told[:, None]).chunk(2, -1)
        return torch.addcmul(shift, x, scale).to(x.dtype)


class TransformerLayer(nn.Module):
    """Parameters: 4 D D + 4 D + 2 D F + F + D + 4 D, and with stages 2 (2 D D + 2 D)."""

    def __init__(self, config: TransformerConfig, *, staged: bool) -> None:
        super().__init__()
        self.heads, self.dropout = config.heads, config.dropout
        self.attention_norm = StageNorm(config.width, staged=staged)
        self.to_heads = nn.Linear(config.width, 3 * config.width)  # queries, keys, values
        self.from_heads = nn.Linear(config.width, config.width)
        self.feed_norm = StageNorm(config.width, staged=staged)
        self.expand = nn.Linear(config.width, config.feed_forward_width)
        self.contract = nn.Linear(config.feed_forward_width, config.width)

    def split(self, x: Tensor) -> tuple[Tensor, Memory]:
        """Normed rows (B, T, D) to queries (B, heads, T, D / heads), scaled, and what others see of the rows."""
        queries, keys, values = (
            part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in self.to_heads(x).chunk(3, -1)
        )
        return queries * queries.shape[-1] ** -0.5, Memory(keys, values)

    def feed(self, x: Tensor, stage: Tensor | None = None) -> Tensor:
        """The feed-forward half, (..., D) to (..., D)."""
        hidden = F.dropout(F.relu(self.expand(self.feed_norm(x, stage))), self.dropout, self.training)
        return x + F.dropout(self.contract(hidden), self.dropout, self.training)

    def forward(
        self, x: Tensor, bias: Tensor, before: Memory | None = None, stage: Tensor | None = None, num_read: int = 0
    ) -> tuple[Tensor, Memory, Tensor | None]:
        """Rows after earlier ones.

        Args:
            x: (B, T, D).
            bias: (B, T, n + T) float32 added to the scores of all heads, -inf where a row may not look.
            before: the n earlier rows.
            stage: row of the stage, see `StageNorm`.
            num_read: S > 0: also say where among the first S of all rows the first head looks.

        Returns:
            (B, T, D), what others see of these rows, and the map (B, T, S) in float32, or None.

        """
        queries, own = self.split(self.attention_norm(x, stage))
        seen = Memory.join(before, own)
        heard = F.scaled_dot_product_attention(
            queries,
            seen.keys.to(queries.dtype),
            seen.values.to(queries.dtype),
            bias[:, None].to(queries.dtype),
            dropout_p=self.dropout if self.training else 0.0,
            scale=1.0,
        )
        read = None
        if num_read:
            scores = torch.bmm(queries[:, 0], seen.keys[:, 0, :num_read].transpose(1, 2).to(queries.dtype)).float()
            read = (scores + bias[..., :num_read]).softmax(-1)
        changed = self.from_heads(heard.transpose(1, 2).flatten(2))
        return self.feed(x + F.dropout(changed, self.dropout, self.training), stage), own, read


class Transformer(nn.Module):
    """Layers and a last norm."""

    def __init__(self, config: TransformerConfig, *, staged: bool = False) -> None:
        super().__init__()
        self.layers = nn.ModuleList(TransformerLayer(config, staged=staged) for _ in range(config.num_layers))
        self.leave = StageNorm(config.width, staged=staged)

    def each_layer(self) -> list[TransformerLayer]:
        """The layers in order."""
        return cast("list[TransformerLayer]", list(self.layers))

    def forward(
        self,
        x: Tensor,
        bias: Tensor,
        before: tuple[Memory, ...] | None = None,
        stage: Tensor | None = None,
        read: tuple[int, ...] = (),
        num_read: int = 0,
    ) -> tuple[Tensor, tuple[Memory, ...], list[Tensor]]:
        """All layers; arguments as `TransformerLayer.forward`, with one memory per layer.

        `read`: the layers whose first head is asked where it looks; their maps come in order.
        """
        memories, maps = [], []
        for index, layer in enumerate(self.each_layer()):
            asked = num_read if index in read else 0
            x, own, looked = layer(x, bias, before[index] if before else None, stage, asked)
            memories.append(own)
            if looked is not None:
                maps.append(looked)
        return self.leave(x, stage), tuple(memories), maps

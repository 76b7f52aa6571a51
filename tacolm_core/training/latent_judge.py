"""A discriminator of the codec's latents that is told whose they should be."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.parametrizations import weight_norm

from tacolm_core.training.codec_losses import map_distance

_LAYERS = ((5, 1), (5, 2), (5, 4), (3, 1))  # frames and dilation of each convolution
_SLOPE = 0.1
_AROUND = 33  # frames over which a judgement of whose they are is pooled
_SCALE = 8.0  # keeps the first judgements of whose they are small


class LatentJudge(nn.Module):
    """Normed latents (B, T, E) and what says whose they should be (B, V) to judgements of either frame by frame."""

    def __init__(self, latent_width: int, told_width: int, width: int = 192) -> None:
        super().__init__()
        widths = [latent_width, *(width for _ in _LAYERS)]
        self.layers = nn.ModuleList(
            weight_norm(nn.Conv1d(inner, outer, frames, padding=frames // 2 * dilation, dilation=dilation))
            for inner, outer, (frames, dilation) in zip(widths, widths[1:], _LAYERS, strict=False)
        )
        self.leave = weight_norm(nn.Conv1d(width, 1, 1))
        self.whose = nn.Linear(told_width, width, bias=False)
        nn.init.normal_(self.whose.weight, std=0.02)

    def forward(self, latents: Tensor, told: Tensor) -> tuple[Tensor, Tensor, list[Tensor]]:
        """Whether they are real (B, T), whether they are that person's (B, T), and the maps in between.

        `told` may be several (N, B, V), each of which says whose they should be (N, B, T).
        """
        rows = latents.transpose(1, 2)
        maps = []
        for layer in self.layers:
            rows = F.leaky_relu(layer(rows), _SLOPE)
            maps.append(rows)
        pooled = F.avg_pool1d(rows, _AROUND, 1, _AROUND // 2, count_include_pad=False)
        whose = (pooled * self.whose(told)[..., None]).sum(-2) / _SCALE
        return self.leave(rows)[:, 0], whose, maps


def judge_loss(judge: nn.Module, real: Tensor, made: Tensor, told: Tensor, wrong: Tensor | None) -> Tensor:
    """What the judge learns by: real is real, made is not; real is its person's, and neither of them is `wrong`'s.

    Hinge losses (Lim and Ye 2017, arXiv 1705.02894). `told`, `wrong` (B, V): of the right and of another person; None:
    there is nobody else.
    """
    real_real, (real_whose, *others), _ = judge(real, torch.stack([told] if wrong is None else [told, wrong]))
    made_real, made_whose, _ = judge(made, told)
    sharpness = F.relu(1 - real_real).mean() + F.relu(1 + made_real).mean()
    strange = torch.stack([F.relu(1 + whose).mean() for whose in (*others, made_whose)]).sum()
    return sharpness + F.relu(1 - real_whose).mean() + 0.5 * strange


def writer_losses(judge: nn.Module, real: Tensor, made: Tensor, told: Tensor) -> tuple[Tensor, Tensor]:
    """What the judge makes of `made`, lower when it is taken in; and how far its maps are from those of `real`."""
    with torch.no_grad():
        _, _, real_maps = judge(real, told)
    made_real, made_whose, made_maps = judge(made, told)
    return -made_real.mean() - made_whose.mean(), map_distance(real_maps, made_maps)

"""Who is speaking: CAM++ (Wang et al. 2023, arXiv 2303.00332), sound to one embedding.

Its published weights were learnt from many thousands of people, far more than a codec here will ever hear; the codec's
voice vector begins with it. Only inference and gradients towards the sound are needed, so that every batch norm is
folded into the convolution before it or left as a scale and a shift (`fold_published`).
"""

import math
import pickle
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.errors import NoModel, NotACheckpoint
from tacolm_core.units import SAMPLE_RATE

EMBEDDING_WIDTH = 192
NUM_MELS = 80
_WINDOW, _STEP, _FFT = 600, 240, 768  # 25 and 10 ms; bins as far apart as those of 512 points at 16 kHz
_BINS = 257  # up to 8 kHz
_HEAD, _GROWTH, _BOTTLENECK, _SEGMENT = 32, 32, 128, 100
BLOCKS = ((12, 1), (24, 2), (16, 2))  # dense layers and their dilation
_EPSILON = 1e-5  # of the batch norms


class KaldiMels(nn.Module):
    """Samples (B, N) at 24 kHz to log-mels (B, T, 80) less their mean over time, as Kaldi makes them at 16 kHz.

    A transform of 768 points at 24 kHz has the bins that one of 512 has at 16 kHz, so that nothing is resampled;
    pre-emphasis is a product with its response.
    """

    window: Tensor
    emphasis: Tensor
    filters: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("window", torch.hann_window(_WINDOW, periodic=False).pow(0.85), persistent=False)
        turn = torch.arange(_BINS) * (math.pi / (_BINS - 1))
        response = (1 - 0.97 * torch.exp(-1j * turn)).abs().square()
        loudness = (32768 * 16_000 / SAMPLE_RATE) ** 2  # Kaldi counts in 16-bit steps
        self.register_buffer("emphasis", response * loudness, persistent=False)
        self.register_buffer("filters", _kaldi_filters(), persistent=False)

    def forward(self, samples: Tensor) -> Tensor:
        """(B, N), N at least 25 ms."""
        frames = samples.unfold(-1, _WINDOW, _STEP)
        spectrum = torch.fft.rfft((frames - frames.mean(-1, keepdim=True)) * self.window, _FFT)[..., :_BINS]
        power = torch.view_as_real(spectrum).square().sum(-1) * self.emphasis
        mels = torch.log(power @ self.filters + 1e-3)
        return mels - mels.mean(1, keepdim=True)


def _kaldi_filters() -> Tensor:
    """Triangles of equal height, 20 Hz to 8 kHz: (257, 80)."""
    to_mel = 1127.0 * torch.log1p(torch.arange(_BINS, dtype=torch.float64) * (8000 / (_BINS - 1)) / 700)
    edges = torch.linspace(1127.0 * math.log1p(20 / 700), 1127.0 * math.log1p(8000 / 700), NUM_MELS + 2).double()
    rising = (to_mel - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - to_mel) / (edges[2:] - edges[1:-1])[:, None]
    triangles = torch.minimum(rising, falling).clamp(min=0)
    triangles[:, -1] = 0
    return triangles.T.float().contiguous()


class Affine(nn.Module):
    """Scale and shift of each channel, then ReLU: (B, C, T) to (B, C, T)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.ones(width))
        self.shift = nn.Parameter(torch.zeros(width))

    def forward(self, x: Tensor) -> Tensor:
        """(B, C, T) to (B, C, T)."""
        return F.relu(torch.addcmul(self.shift[:, None], x, self.scale[:, None]))


class ResidualBlock(nn.Module):
    """Two 3 x 3 convolutions around a residual; the first halves the mels where `stride` is 2."""

    def __init__(self, stride: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(_HEAD, _HEAD, 3, stride=(stride, 1), padding=1)
        self.second = nn.Conv2d(_HEAD, _HEAD, 3, padding=1)
        self.shortcut = nn.Conv2d(_HEAD, _HEAD, 1, stride=(stride, 1)) if stride > 1 else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        """(B, 32, mels, T) to (B, 32, mels / stride, T)."""
        return F.relu(self.second(F.relu(self.first(x))) + self.shortcut(x))


class ContextLayer(nn.Module):
    """One layer of a dense block, gated by what its channels do in the second around and in the whole sound."""

    def __init__(self, in_width: int, dilation: int) -> None:
        super().__init__()
        self.before = Affine(in_width)
        self.narrow = nn.Conv1d(in_width, _BOTTLENECK, 1)
        self.local = nn.Conv1d(_BOTTLENECK, _GROWTH, 3, padding=dilation, dilation=dilation, bias=False)
        self.ask = nn.Conv1d(_BOTTLENECK, _BOTTLENECK // 2, 1)
        self.gate = nn.Conv1d(_BOTTLENECK // 2, _GROWTH, 1)

    def forward(self, x: Tensor) -> Tensor:
        """(B, C, T) to (B, C + 32, T)."""
        narrow = F.relu(self.narrow(self.before(x)))
        seconds = F.avg_pool1d(narrow, _SEGMENT, _SEGMENT, ceil_mode=True)
        gates = torch.sigmoid(self.gate(F.relu(self.ask(seconds + narrow.mean(-1, keepdim=True)))))
        gates = gates.repeat_interleave(_SEGMENT, dim=-1)[..., : narrow.shape[-1]]
        return torch.cat([x, self.local(narrow) * gates], 1)


class Transit(nn.Module):
    """Half as many channels between dense blocks."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.before = Affine(width)
        self.contract = nn.Conv1d(width, width // 2, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """(B, C, T) to (B, C / 2, T)."""
        return self.contract(self.before(x))  # type: ignore[no-any-return]


class SpeakerNetwork(nn.Module):
    """Samples (B, N) at 24 kHz to speaker embeddings (B, 192), not normalised; 6.8 M parameters."""

    def __init__(self) -> None:
        super().__init__()
        self.mels = KaldiMels()
        self.enter = nn.Conv2d(1, _HEAD, 3, padding=1)
        self.residual = nn.Sequential(*(ResidualBlock(stride) for stride in (2, 1, 2, 1)))
        self.flatten = nn.Conv2d(_HEAD, _HEAD, 3, stride=(2, 1), padding=1)
        self.widen = nn.Conv1d(_HEAD * NUM_MELS // 8, 128, 5, stride=2, padding=2)
        width = 128
        blocks: list[nn.Module] = []
        for count, dilation in BLOCKS:
            blocks += [ContextLayer(width + n * _GROWTH, dilation) for n in range(count)]
            width += count * _GROWTH
            blocks.append(Transit(width))
            width //= 2
        self.blocks = nn.Sequential(*blocks)
        self.last = Affine(width)
        self.leave = nn.Linear(2 * width, EMBEDDING_WIDTH)

    def forward(self, samples: Tensor) -> Tensor:
        """(B, N), N at least a quarter of a second."""
        return self.listen(samples)[1]

    def listen(self, samples: Tensor) -> tuple[list[Tensor], Tensor]:
        """As `forward`, with the maps (B, C, ..., T) on the way there."""
        x = self.mels(samples).transpose(1, 2)[:, None].contiguous(memory_format=torch.channels_last)
        maps = [F.relu(self.enter(x))]
        for block in self.residual:
            maps.append(block(maps[-1]))
        x = F.relu(self.widen(F.relu(self.flatten(maps[-1])).flatten(1, 2)))
        maps.append(x)
        for layer in self.blocks:
            x = layer(x)
            if isinstance(layer, Transit):
                maps.append(x)
        x = self.last(x)
        return [*maps, x], self.leave(torch.cat([x.mean(-1), x.std(-1)], 1))


def load_published(path: Path) -> SpeakerNetwork:
    """The network with the weights of a published checkpoint (`campplus_cn_en_common.pt`), for inference.

    Raises:
        NoModel: there is no such file.
        NotACheckpoint: it is something else.

    """
    try:
        published = torch.load(path, map_location="cpu", weights_only=True)
        network = SpeakerNetwork()
        network.load_state_dict(fold_published(published))
    except FileNotFoundError as error:
        raise NoModel(f"There is no speaker network {path}; name a checkpoint of CAM++.") from error
    except (OSError, RuntimeError, KeyError, AttributeError, TypeError, pickle.UnpicklingError) as error:
        raise NotACheckpoint(f"{path} is no checkpoint of CAM++ with 80 mels and 192 values; name another.") from error
    return network.eval().requires_grad_(False)


def fold_published(published: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The state of `SpeakerNetwork` from a published CAM++ checkpoint (3D-Speaker's names, batch norms apart).

    Raises:
        KeyError: a tensor is missing; it is a checkpoint of something else.

    """
    state: dict[str, Tensor] = {}

    def norm(name: str) -> tuple[Tensor, Tensor]:
        scale = (published[f"{name}.running_var"] + _EPSILON).rsqrt()
        scale = scale * published.get(f"{name}.weight", torch.ones_like(scale))
        return scale, published.get(f"{name}.bias", torch.zeros_like(scale)) - published[f"{name}.running_mean"] * scale

    def fold(ours: str, convolution: str, batch_norm: str) -> None:
        weight, (scale, shift) = published[f"{convolution}.weight"], norm(batch_norm)
        state[f"{ours}.weight"] = weight * scale.view(-1, *(1,) * (weight.ndim - 1))
        state[f"{ours}.bias"] = shift

    def affine(ours: str, batch_norm: str) -> None:
        state[f"{ours}.scale"], state[f"{ours}.shift"] = norm(batch_norm)

    fold("enter", "head.conv1", "head.bn1")
    for index, theirs in enumerate(f"head.layer{layer}.{block}" for layer in (1, 2) for block in (0, 1)):
        fold(f"residual.{index}.first", f"{theirs}.conv1", f"{theirs}.bn1")
        fold(f"residual.{index}.second", f"{theirs}.conv2", f"{theirs}.bn2")
        if index in (0, 2):
            fold(f"residual.{index}.shortcut", f"{theirs}.shortcut.0", f"{theirs}.shortcut.1")
    fold("flatten", "head.conv2", "head.bn2")
    fold("widen", "xvector.tdnn.linear", "xvector.tdnn.nonlinear.batchnorm")
    place = 0
    for block, (count, _) in enumerate(BLOCKS, start=1):
        for layer in range(1, count + 1):
            ours, theirs = f"blocks.{place}", f"xvector.block{block}.tdnnd{layer}"
            affine(f"{ours}.before", f"{theirs}.nonlinear1.batchnorm")
            fold(f"{ours}.narrow", f"{theirs}.linear1", f"{theirs}.nonlinear2.batchnorm")
            state[f"{ours}.local.weight"] = published[f"{theirs}.cam_layer.linear_local.weight"]
            for mine, published_name in (("ask", "linear1"), ("gate", "linear2")):
                for part in ("weight", "bias"):
                    state[f"{ours}.{mine}.{part}"] = published[f"{theirs}.cam_layer.{published_name}.{part}"]
            place += 1
        affine(f"blocks.{place}.before", f"xvector.transit{block}.nonlinear.batchnorm")
        state[f"blocks.{place}.contract.weight"] = published[f"xvector.transit{block}.linear.weight"]
        place += 1
    affine("last", "xvector.out_nonlinear.batchnorm")
    fold("leave", "xvector.dense.linear", "xvector.dense.nonlinear.batchnorm")
    state["leave.weight"] = state["leave.weight"][..., 0]
    return state

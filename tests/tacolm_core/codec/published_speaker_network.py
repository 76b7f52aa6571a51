"""CAM++ as published, layer by layer, with random weights under the published names."""

import torch
from torch import Tensor
from torch.nn import functional as F

from tacolm_core.codec import speaker_network
from tacolm_core.codec.speaker_network import EMBEDDING_WIDTH, NUM_MELS


class Published:
    """The published order of layers, word for word, over a dictionary of tensors with its names and shapes."""

    def __init__(self) -> None:
        self.tensors: dict[str, Tensor] = {}
        self.generator = torch.Generator().manual_seed(0)

    def _tensor(self, name: str, *shape: int, low: float = -0.1, high: float = 0.1) -> Tensor:
        if name not in self.tensors:
            self.tensors[name] = low + (high - low) * torch.rand(shape, generator=self.generator)
        return self.tensors[name]

    def norm(self, x: Tensor, name: str, *, affine: bool = True) -> Tensor:
        width = x.shape[1]
        mean, var = (
            self._tensor(f"{name}.running_mean", width),
            self._tensor(f"{name}.running_var", width, low=0.5, high=2),
        )
        weight = self._tensor(f"{name}.weight", width, low=0.5, high=1.5) if affine else None
        return F.batch_norm(x, mean, var, weight, self._tensor(f"{name}.bias", width) if affine else None)

    def conv2d(self, x: Tensor, name: str, out: int, size: int = 3, stride: int = 1) -> Tensor:
        weight = self._tensor(f"{name}.weight", out, x.shape[1], size, size)
        return F.conv2d(x, weight, stride=(stride, 1), padding=size // 2)

    def conv1d(self, x: Tensor, name: str, out: int, size: int = 1, *, bias: bool = False, **how: int) -> Tensor:
        weight = self._tensor(f"{name}.weight", out, x.shape[1], size)
        return F.conv1d(x, weight, self._tensor(f"{name}.bias", out) if bias else None, **how)

    def block(self, x: Tensor, name: str, stride: int) -> Tensor:
        y = F.relu(self.norm(self.conv2d(x, f"{name}.conv1", 32, stride=stride), f"{name}.bn1"))
        y = self.norm(self.conv2d(y, f"{name}.conv2", 32), f"{name}.bn2")
        if stride > 1:
            x = self.norm(self.conv2d(x, f"{name}.shortcut.0", 32, 1, stride), f"{name}.shortcut.1")
        return F.relu(y + x)

    def dense_layer(self, x: Tensor, name: str, dilation: int) -> Tensor:
        y = F.relu(self.norm(x, f"{name}.nonlinear1.batchnorm"))
        y = F.relu(self.norm(self.conv1d(y, f"{name}.linear1", 128), f"{name}.nonlinear2.batchnorm"))
        local = self.conv1d(y, f"{name}.cam_layer.linear_local", 32, 3, padding=dilation, dilation=dilation)
        segments = F.avg_pool1d(y, 100, 100, ceil_mode=True)
        segments = segments[..., None].expand(*segments.shape, 100).flatten(2)[..., : y.shape[-1]]
        context = y.mean(-1, keepdim=True) + segments
        asked = F.relu(self.conv1d(context, f"{name}.cam_layer.linear1", 64, bias=True))
        return local * torch.sigmoid(self.conv1d(asked, f"{name}.cam_layer.linear2", 32, bias=True))

    def __call__(self, mels: Tensor) -> Tensor:
        x = mels.transpose(1, 2)[:, None]
        x = F.relu(self.norm(self.conv2d(x, "head.conv1", 32), "head.bn1"))
        for layer, block, stride in ((1, 0, 2), (1, 1, 1), (2, 0, 2), (2, 1, 1)):
            x = self.block(x, f"head.layer{layer}.{block}", stride)
        x = F.relu(self.norm(self.conv2d(x, "head.conv2", 32, stride=2), "head.bn2"))
        x = x.reshape(x.shape[0], -1, x.shape[-1])
        x = self.conv1d(x, "xvector.tdnn.linear", 128, 5, stride=2, padding=2)
        x = F.relu(self.norm(x, "xvector.tdnn.nonlinear.batchnorm"))
        for number, (count, dilation) in enumerate(speaker_network.BLOCKS, start=1):
            for layer in range(1, count + 1):
                x = torch.cat([x, self.dense_layer(x, f"xvector.block{number}.tdnnd{layer}", dilation)], 1)
            x = F.relu(self.norm(x, f"xvector.transit{number}.nonlinear.batchnorm"))
            x = self.conv1d(x, f"xvector.transit{number}.linear", x.shape[1] // 2)
        x = F.relu(self.norm(x, "xvector.out_nonlinear.batchnorm"))
        pooled = torch.cat([x.mean(-1), x.std(-1, unbiased=True)], 1)[..., None]
        dense = self.conv1d(pooled, "xvector.dense.linear", EMBEDDING_WIDTH)
        return self.norm(dense, "xvector.dense.nonlinear.batchnorm", affine=False)[..., 0]


def published_checkpoint(path):
    """A checkpoint file with the published names."""
    published = Published()
    published(torch.zeros(2, 120, NUM_MELS))
    torch.save(published.tensors, path)
    return path

"""One process or many, with no change to the code above: `torchrun` sets the environment, this reads it."""

import os
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch import distributed as dist
from torch.nn.parallel import DistributedDataParallel

from tacolm_core.errors import DeviceError


@dataclass(frozen=True)
class Processes:
    """Who we are among the training processes, and on which device."""

    rank: int
    world_size: int
    device: torch.device

    @property
    def is_main(self) -> bool:
        """True in the process that writes files."""
        return self.rank == 0

    def agree(self, value: float) -> float:
        """The main process's value, in every process."""
        if self.world_size == 1:
            return value
        shared = torch.tensor([value], dtype=torch.float64, device=self.device)
        dist.broadcast(shared, 0)
        return float(shared)

    def mean(self, value: Tensor) -> Tensor:
        """Mean over all processes."""
        if self.world_size == 1:
            return value
        dist.all_reduce(value)
        return value / self.world_size

    def wrap(self, module: nn.Module) -> nn.Module:
        """The module with its gradients averaged over processes."""
        if self.world_size == 1:
            return module
        ids = [self.device.index] if self.device.type == "cuda" else None
        return DistributedDataParallel(module, device_ids=ids, find_unused_parameters=True)


def join_processes(device: str = "auto") -> Processes:
    """Join the group `torchrun` announced, or stand alone.

    Raises:
        DeviceError: CUDA was asked for and is not there.

    """
    rank, world = int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1"))
    local = int(os.environ.get("LOCAL_RANK", "0"))
    use_cuda = device == "cuda" or (device == "auto" and torch.cuda.is_available())
    chosen = torch.device("cuda", local) if use_cuda else torch.device("cpu")
    if use_cuda and not torch.cuda.is_available():
        raise DeviceError("CUDA cannot be used: no device was found, or PyTorch has no CUDA; use --device cpu or auto.")
    if use_cuda:
        torch.cuda.set_device(chosen)
    if world > 1 and not dist.is_initialized():
        dist.init_process_group("nccl" if use_cuda else "gloo")
    return Processes(rank, world, chosen)


def leave_processes() -> None:
    """Leave the group, if there is one."""
    if dist.is_available() and dist.is_initialized():
        dist.destroy_process_group()

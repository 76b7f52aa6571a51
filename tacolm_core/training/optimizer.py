"""One AdamW with what always comes with it: groups, clipping, schedule, weight average."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn

from tacolm_core.config import Settings
from tacolm_core.training.schedule import Schedule


@dataclass(frozen=True)
class OptimizerConfig(Settings):
    """AdamW settings."""

    schedule: Schedule = field(default_factory=Schedule)
    betas: tuple[float, float] = (0.9, 0.98)
    weight_decay: float = 0.01
    clip: float = 1.0  # largest gradient norm
    average_decay: float = 0.0  # of the weight average; 0 = no average


def parameter_groups(module: nn.Module, weight_decay: float) -> list[dict[str, Any]]:
    """Matrices are decayed; vectors, scales and embedding tables are not."""
    tables = {id(m.weight) for m in module.modules() if isinstance(m, nn.Embedding)}
    decayed: list[nn.Parameter] = []
    free: list[nn.Parameter] = []
    for parameter in module.parameters():
        if parameter.requires_grad:
            chosen = decayed if parameter.ndim >= 2 and id(parameter) not in tables else free
            chosen.append(parameter)
    return [{"params": decayed, "weight_decay": weight_decay}, {"params": free, "weight_decay": 0.0}]


class Optimization:
    """Optimizer, clipping, learning rate and weight average of one module."""

    def __init__(self, module: nn.Module, config: OptimizerConfig) -> None:
        self.module = module
        self.config = config
        fused = next(module.parameters()).is_cuda
        self.optimizer = torch.optim.AdamW(
            parameter_groups(module, config.weight_decay), lr=config.schedule.peak, betas=config.betas, fused=fused
        )
        self.average: dict[str, Tensor] = {}
        if config.average_decay:
            self.average = {name: value.detach().clone() for name, value in self._averaged()}

    def _averaged(self) -> Iterator[tuple[str, Tensor]]:
        return ((name, value) for name, value in self.module.state_dict().items() if value.is_floating_point())

    def step(self, step: int, progress: float) -> dict[str, Tensor | float]:
        """Clip, update at the scheduled rate, clear the gradients; returns norm and rate."""
        rate = self.config.schedule.rate(step, progress)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        norm = nn.utils.clip_grad_norm_(self.module.parameters(), self.config.clip)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self._update_average(step)
        return {"gradient_norm": norm, "learning_rate": rate}

    @torch.no_grad()
    def _update_average(self, step: int) -> None:
        if not self.average:
            return
        decay = min(self.config.average_decay, (1 + step) / (10 + step))
        names, values = zip(*self._averaged(), strict=True)
        torch._foreach_lerp_([self.average[name] for name in names], list(values), 1 - decay)

    def restart_average(self) -> None:
        """Let the average begin at the present weights."""
        for name, value in self._averaged():
            if name in self.average:
                self.average[name].copy_(value)

    def averaged_state(self) -> dict[str, Tensor]:
        """The module's state with averaged weights where there is an average."""
        return {**self.module.state_dict(), **self.average}

    def state_dict(self) -> dict[str, Any]:
        """For exact resume."""
        return {"optimizer": self.optimizer.state_dict(), "average": self.average}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Take back what `state_dict` gave."""
        self.optimizer.load_state_dict(state["optimizer"])
        for name, value in state["average"].items():
            self.average[name].copy_(value)

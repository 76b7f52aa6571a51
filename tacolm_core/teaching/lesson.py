"""What all lessons have in common: additions that learn, and a state that can be kept and taken up again."""

from abc import ABC, abstractmethod
from collections.abc import Mapping

import torch
from torch import Tensor

from tacolm_core.nn.additions import Additions

_LEARNT = "learnt."
_MOMENTS = "moments."


class Lesson(ABC):
    """One network's lesson. Every step follows from its number alone, so that a lesson can go on after a break."""

    name: str  # for people
    network: str  # of synthesis.lessons.NETWORKS
    passes: int  # at most
    steps_per_pass: int
    additions: Additions
    settles: bool = (
        False  # its rate falls to the end: its last pass is the best, as long as it beats the untaught model
    )

    @property
    @abstractmethod
    def optimizers(self) -> Mapping[str, torch.optim.Optimizer]:
        """By name, for keeping."""

    @abstractmethod
    def step(self, number: int, progress: float) -> None:
        """One update; `progress` of this lesson, 0 to 1, decides the learning rate."""

    @abstractmethod
    def held_out(self) -> float:
        """Loss on what is not learnt from."""

    def state(self) -> dict[str, Tensor]:
        """Everything that is needed to go on, on the CPU."""
        found = {_LEARNT + name: tensor.cpu() for name, tensor in self.additions.tensors().items()}
        for name, optimizer in self.optimizers.items():
            for index, moments in optimizer.state_dict()["state"].items():
                found |= {f"{_MOMENTS}{name}.{index}.{kind}": value.cpu() for kind, value in moments.items()}
        return found

    def restore(self, state: Mapping[str, Tensor]) -> None:
        """Go on from what `state` gave."""
        kept = {name.removeprefix(_LEARNT): value for name, value in state.items() if name.startswith(_LEARNT)}
        self.additions.load(kept)
        for name, optimizer in self.optimizers.items():
            whole = optimizer.state_dict()
            start = f"{_MOMENTS}{name}."
            for key, value in state.items():
                if key.startswith(start):
                    index, kind = key.removeprefix(start).split(".")
                    whole["state"].setdefault(int(index), {})[kind] = value.clone()
            optimizer.load_state_dict(whole)

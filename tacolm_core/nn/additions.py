"""Small additions to the weights of a trained network: what one voice needs beside what all voices share.

A matrix W (out, in) becomes W + U D with U (out, r) and D (r, in), r small (LoRA, Hu et al. 2021, arXiv 2106.09685);
a vector, or a tensor too small for that to save anything, gets an addition of its own size. Kept by name:
`NAME|up` and `NAME|down`, or `NAME|whole`. Added to a copy of the weights, they cost nothing when speaking.
"""

import copy
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, cast

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

UP: Final = "|up"
DOWN: Final = "|down"
WHOLE: Final = "|whole"


class Sum(nn.Module):
    """W plus what is added to it, as a parametrization: the network does not know."""

    def __init__(self, weight: Tensor, rank: int, generator: torch.Generator) -> None:
        super().__init__()
        rows, columns = _as_matrix(weight)
        self.up = self.down = self.whole = None
        if weight.ndim > 1 and min(rows, columns) > 2 * rank:
            drawn = torch.randn(rank, columns, generator=generator) * columns**-0.5
            self.up = nn.Parameter(weight.new_zeros(rows, rank))
            self.down = nn.Parameter(drawn.to(weight))
        else:
            self.whole = nn.Parameter(torch.zeros_like(weight))

    def forward(self, weight: Tensor) -> Tensor:
        """Any shape to the same."""
        if self.up is None or self.down is None:
            assert self.whole is not None, "one of the two forms"
            return weight + self.whole
        return weight + (self.up @ self.down).view_as(weight)

    def kept(self) -> Iterator[tuple[str, nn.Parameter]]:
        """Its parts by the ending of their name."""
        for ending, part in ((UP, self.up), (DOWN, self.down), (WHOLE, self.whole)):
            if part is not None:
                yield ending, part


class Additions:
    """What a network learns on top of weights that stay as they are.

    Args:
        network: it stays as it is; what learns is a copy, whose weights are its own plus something.
        rank: r.
        taught: which parameters get an addition, by name.

    """

    def __init__(self, network: nn.Module, rank: int, taught: Callable[[str], bool] = lambda _: True) -> None:
        self.network = with_additions(network, {}).requires_grad_(False)
        generator = torch.Generator().manual_seed(0)
        self._sums: dict[str, Sum] = {}
        for name, weight in list(self.network.named_parameters()):
            if taught(name):
                self._sums[name] = Sum(weight, rank, generator)
                place, _, own = name.rpartition(".")
                parametrize.register_parametrization(self.network.get_submodule(place), own, self._sums[name])

    @property
    def parameters(self) -> dict[str, nn.Parameter]:
        """What learns, by the names it is kept under."""
        return {name + ending: part for name, each in self._sums.items() for ending, part in each.kept()}

    def tensors(self) -> dict[str, Tensor]:
        """A copy of what was learnt so far."""
        return {name: part.detach().clone() for name, part in self.parameters.items()}

    def takes(self, tensors: Mapping[str, Tensor]) -> bool:
        """Whether `load` can take them: the same names and shapes."""
        own = {name: part.shape for name, part in self.parameters.items()}
        return own == {name: tensor.shape for name, tensor in tensors.items()}

    @torch.no_grad()
    def load(self, tensors: Mapping[str, Tensor]) -> None:
        """Go on from what `tensors` gave."""
        for name, part in self.parameters.items():
            part.copy_(tensors[name])

    @contextmanager
    def summed(self) -> Iterator[None]:
        """Each sum is worked out once within the block, however often the network asks for it."""
        with parametrize.cached():
            yield


@torch.no_grad()
def with_additions(network: nn.Module, additions: Mapping[str, Tensor]) -> nn.Module:
    """A copy of a network with additions in its weights; what is not changed is shared with it.

    Raises:
        ValueError: an addition does not fit the network; the text names it.

    """
    own = dict(network.named_parameters())
    changed: dict[str, Tensor] = {}
    for name in sorted({key.rpartition("|")[0] for key in additions}):
        if name not in own:
            raise ValueError(f"there is no {name}")
        # Laid out in memory as the weight is, see `nn/layout.py`.
        changed[name] = torch.empty_like(own[name]).copy_(own[name] + _addition(name, own[name], additions))
    # The same memory, but another parameter: whoever watches the network's own must not see it change.
    memo = {id(each): nn.Parameter(each.data, requires_grad=False) for name, each in own.items() if name not in changed}
    memo |= {id(buffer): cast("nn.Parameter", buffer) for buffer in network.buffers()}
    faster = getattr(network, "faster", None)  # steps made for the weights as they were
    if faster is not None:
        memo[id(faster)] = None  # type: ignore[assignment]
    copied = copy.deepcopy(network, memo)
    for name, value in changed.items():
        copied.get_parameter(name).data = value
    return copied


def _addition(name: str, weight: Tensor, additions: Mapping[str, Tensor]) -> Tensor:
    found = {ending: additions.get(name + ending) for ending in (UP, DOWN, WHOLE)}
    up, down, whole = (None if each is None else each.to(weight) for each in found.values())
    if whole is not None and whole.shape == weight.shape:
        return whole
    rows, columns = _as_matrix(weight)
    if up is None or down is None or up.ndim != 2 or down.ndim != 2:
        raise ValueError(f"the addition to {name} does not fit")
    if up.shape != (rows, down.shape[0]) or down.shape[1] != columns:
        raise ValueError(f"the addition to {name} does not fit")
    return (up @ down).view_as(weight)


def _as_matrix(weight: Tensor) -> tuple[int, int]:
    """Rows, and values in each."""
    rows = weight.shape[0] if weight.ndim else 1
    return rows, weight.numel() // max(rows, 1)

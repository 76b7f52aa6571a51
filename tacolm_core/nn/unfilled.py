"""Modules whose weights are about to be read from a file, and need not be drawn at random first."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from torch.nn import init

_DRAWING: Final = (
    *("kaiming_normal_", "kaiming_uniform_", "normal_", "orthogonal_", "trunc_normal_", "uniform_"),
    *("xavier_normal_", "xavier_uniform_"),
)


@contextmanager
def unfilled() -> Iterator[None]:
    """Modules made within the block hold what lay in memory, until `checkpoint.fill` gives every weight its value.

    Drawing them took half the time of loading. Meant for one thread at a time: PyTorch has one set of these functions.
    """
    drawn = {name: getattr(init, name) for name in _DRAWING}
    try:
        for name in drawn:
            setattr(init, name, lambda tensor, *_, **__: tensor)
        yield
    finally:
        for name, function in drawn.items():
            setattr(init, name, function)

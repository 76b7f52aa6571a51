"""The steps of a sentence, whoever takes them: the model itself, or something faster that answers as it does.

Nothing here knows a particular model, so any of them can be decoded with plain steps, and be given a faster way.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from torch import Tensor

StateT = TypeVar("StateT")


class Steps(Protocol):
    """The steps of one sentence; the state is inside."""

    def __call__(self, code: Tensor, pointer: Tensor | None) -> tuple[Tensor, Tensor]:
        """As `Stepping.step`: code (B,) and pointer (B,) to logits (B, V) and attention (B, S)."""


class Stepping(Protocol[StateT]):
    """A model that goes on by one frame at a time."""

    def step(self, code: Tensor, state: StateT, pointer: Tensor | None = None) -> tuple[Tensor, Tensor, StateT]:
        """The frame just decided (B,) and the token it speaks (B,) to logits (B, V), attention (B, S) and state."""


class PlainSteps(Generic[StateT]):
    """A model's own `step`, with its state."""

    def __init__(self, model: Stepping[StateT], state: StateT) -> None:
        self._model, self._state = model, state

    def __call__(self, code: Tensor, pointer: Tensor | None) -> tuple[Tensor, Tensor]:
        """As `Steps`."""
        logits, attention, self._state = self._model.step(code, self._state, pointer)
        return logits, attention


class Faster(Protocol[StateT]):
    """Another way to take the steps of sentences of one size."""

    def begin(self, state: StateT, go_on: Callable[[StateT], Steps]) -> Steps | None:
        """The steps after `state`, which stays as it is; None where it cannot serve one more sentence now.

        `go_on` gives the steps after a later state, for a sentence that outgrows the size.
        """


@dataclass(frozen=True)
class Tolerance:
    """How far an answer may be from the plain one."""

    logits: float = 1e-3  # per unit of the largest one
    attention: float = 1e-3  # of a weight
    # Of the plain step's time; more is no gain. Where answers differ, so that the choice is heard, a busy moment must
    # not make it: then more is allowed.
    most_time: float = 0.95


class Way(Protocol[StateT]):
    """How a model's steps can be made faster; `proven_steps` tries it and says what came of it."""

    @property
    def name(self) -> str:
        """An adjective, for people: "captured"."""

    @property
    def tolerance(self) -> Tolerance:
        """What it promises."""

    def text_mask(self, state: StateT) -> Tensor:
        """Of the sentences in a state: (B, S) bool."""

    def size(self, state: StateT) -> Hashable:
        """What a sentence needs room for; each size is made and proven by itself."""

    def make(self, state: StateT) -> Faster[StateT]:
        """The faster way for all sentences of that size."""

    def mark(self) -> object:
        """Another one when the model's weights were moved or written: what was made before is worthless then."""

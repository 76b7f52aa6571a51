"""Which of the faster ways of a model's steps serves, by the precision that was asked for.

8 bits serve where they have proven near; where they have not, and on devices without such a step, whatever serves in
float32, and last the plain step. Each is tried when it is first asked for.
"""

from collections.abc import Callable
from typing import Generic

from tacolm_core.config import FULL_PRECISION, Precision
from tacolm_core.model.proven_steps import ProvenSteps
from tacolm_core.model.steps import PlainSteps, StateT, Stepping, Steps, Way


class StepWays(Generic[StateT]):
    """The ways of one model on one device.

    Args:
        model: in evaluation mode.
        make_way: how its steps are made faster in a precision on a device; None: there is no such way.
        device: "cpu" or "cuda".

    """

    def __init__(
        self,
        model: Stepping[StateT],
        make_way: Callable[[Precision, str], Way[StateT] | None],
        device: str,
    ) -> None:
        self._model, self._make_way, self.device = model, make_way, device
        self._tried: dict[Precision, ProvenSteps[StateT] | None] = {}

    def begin(self, state: StateT, precision: Precision) -> Steps:
        """The steps after `state`, in `precision` if that serves."""
        for each in (precision, FULL_PRECISION):
            proven = self._proven(each)
            if proven is not None and (steps := proven.try_for(state)) is not None:
                return steps
        return PlainSteps(self._model, state)

    def served(self, precision: Precision) -> Precision:
        """What sentences that ask for `precision` are given."""
        proven = self._tried.get(precision)
        return FULL_PRECISION if proven is None or proven.is_refused else precision

    @property
    def tried(self) -> list[ProvenSteps[StateT]]:
        """Every way that was asked for and is there, in the order of asking."""
        return [proven for proven in self._tried.values() if proven is not None]

    def _proven(self, precision: Precision) -> ProvenSteps[StateT] | None:
        if precision not in self._tried:
            way = self._make_way(precision, self.device)
            self._tried[precision] = None if way is None else ProvenSteps(self._model, way, self.device)
        return self._tried[precision]

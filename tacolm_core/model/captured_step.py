"""The AR step on fixed arrays, recorded as a CUDA graph and replayed.

On a graphics card a step is some hundred small kernels, and launching them costs more than running them; a graph
launches them all at once. Whether it is used is for `proven_steps` to say.
"""

import weakref
from collections.abc import Callable

import torch
from torch import Tensor

from tacolm_core.model.decoder_state import DecoderState
from tacolm_core.model.fixed_step import Capture, FixedStep, RowModel, Size
from tacolm_core.model.steps import Faster, Steps, Tolerance

_WARM_UP = 3  # steps before a recording, as PyTorch asks


class CapturedWay:
    """Captured steps of one model, as `steps.Way`.

    Args:
        model: in evaluation mode on a graphics card.
        capture: how a step is recorded.

    """

    name = "captured"
    tolerance = Tolerance()

    def __init__(self, model: RowModel, capture: Capture | None = None) -> None:
        self._model, self._capture = model, capture or cuda_graph

    def text_mask(self, state: DecoderState) -> Tensor:
        """As `Way`."""
        return state.decoder.prefix.text_mask

    def size(self, state: DecoderState) -> Size:
        """As `Way`."""
        return Size.for_state(state)

    def make(self, state: DecoderState) -> Faster[DecoderState]:
        """As `Way`."""
        return _Shared(FixedStep(self._model, self.size(state), self._capture))

    def mark(self) -> tuple[int, int]:
        """As `Way`: recordings hold addresses, and sums worked out beforehand."""
        weight = self._model.leave.weight
        return weight.data_ptr(), weight._version


class _Shared:
    """Fixed arrays serve one sentence at a time; they are free when nobody holds its steps any more."""

    def __init__(self, step: FixedStep) -> None:
        self._step = step
        self._user: Callable[[], object] = lambda: None

    def begin(self, state: DecoderState, go_on: Callable[[DecoderState], Steps]) -> Steps | None:
        """As `Faster`: None while another sentence uses the arrays."""
        if self._user() is not None:
            return None
        steps = _Sentence(self._step, go_on)
        self._user = weakref.ref(steps)
        self._step.load(state)
        return steps


class _Sentence:
    """Steps of one sentence on fixed arrays, and on others when they are full."""

    def __init__(self, step: FixedStep, go_on: Callable[[DecoderState], Steps]) -> None:
        self._step, self._go_on = step, go_on
        self._rest: Steps | None = None

    def __call__(self, code: Tensor, pointer: Tensor | None) -> tuple[Tensor, Tensor]:
        """As `Steps`."""
        if self._rest is None and self._step.is_full:
            self._rest = self._go_on(self._step.unload())
        return (self._rest or self._step)(code, pointer)


def cuda_graph(work: Callable[[], None]) -> Callable[[], None]:
    """Record `work`, which runs some times for it, as a CUDA graph, and return its replay.

    Raises:
        RuntimeError: it cannot be recorded.

    """
    side = torch.cuda.Stream()  # type: ignore[no-untyped-call]
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side):
        for _ in range(_WARM_UP):
            work()
    torch.cuda.current_stream().wait_stream(side)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph, capture_error_mode="thread_local"):  # others may use the card meanwhile
        work()
    return graph.replay

"""Which AR step a sentence is decoded with: the plain one, or the step on fixed arrays replayed as a CUDA graph.

On a graphics card a step is some hundred small kernels, and launching them costs more than running them; a graph
launches them all at once. It is also just the kind of code that is wrong in silence. So every recording proves itself
where it is to be used: for some steps it must give what the plain step gives, in less time. If it does not, or if
anything about it fails, the plain step stays, and the verdict says why.
"""

import logging
import os
import statistics
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import torch
from torch import Tensor

from tacolm_core.model.fixed_step import Capture, FixedStep, Size
from tacolm_core.units import CODEBOOK_SIZE

if TYPE_CHECKING:
    from tacolm_core.model.ar import ArModel
    from tacolm_core.model.decoder_state import DecoderState

SWITCH = "TACOLM_PLAIN_STEPS"  # environment variable; anything in it keeps the plain step
PROOF_STEPS = 8
LARGEST_DIFFERENCE = 1e-3  # of a logit, per unit of the largest one, and of an attention weight
LEAST_GAIN = 0.95  # of the plain step's time; more is no gain
_KEPT = 4  # sizes; the one proven longest ago goes
_WARM_UP = 3  # steps before a recording, as PyTorch asks

_log = logging.getLogger(__name__)


class Steps(Protocol):
    """The steps of one sentence; the state is inside."""

    def __call__(self, code: Tensor, pointer: Tensor | None) -> tuple[Tensor, Tensor]:
        """As `ArModel.step`: code (B,) and pointer (B,) to logits (B, CODE_VOCABULARY) and attention (B, S)."""


@dataclass(frozen=True)
class Verdict:
    """What the latest proof came to."""

    is_used: bool
    reason: str  # one sentence
    plain_ms: float | None = None  # per step; None where it was not measured
    captured_ms: float | None = None


class PlainSteps:
    """`ArModel.step` with its state."""

    def __init__(self, model: "ArModel", state: "DecoderState") -> None:
        self._model, self._state = model, state

    def __call__(self, code: Tensor, pointer: Tensor | None) -> tuple[Tensor, Tensor]:
        """As `Steps`."""
        logits, attention, self._state = self._model.step(code, self._state, pointer)
        return logits, attention


class CapturedSteps:
    """The captured steps of one model, by size, each used once it has proven itself.

    Args:
        model: in evaluation mode on a graphics card.
        capture: how a step is recorded.
        clock: seconds.

    """

    def __init__(
        self, model: "ArModel", capture: Capture | None = None, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self._model, self._clock = model, clock
        self._capture = capture or cuda_graph
        self._proven: dict[Size, _Shared] = {}
        self._weights = _mark(model)
        self.verdict: Verdict | None = None  # None: nothing was spoken yet

    def begin(self, state: "DecoderState") -> Steps:
        """The steps after `state`: captured ones where they are proven and not in use by another sentence."""
        if self.verdict is not None and not self.verdict.is_used:
            return PlainSteps(self._model, state)
        try:
            return self._captured(state) or PlainSteps(self._model, state)
        except Exception as error:  # whatever it is, the plain step needs none of this
            first_line = (str(error).strip() or type(error).__name__).splitlines()[0]
            self._refuse(Verdict(False, f"Capturing the step failed ({first_line})."))
            return PlainSteps(self._model, state)

    def _captured(self, state: "DecoderState") -> Steps | None:
        if _mark(self._model) != self._weights:
            raise RuntimeError("the model's weights were changed")
        size = Size.for_state(state)
        if size not in self._proven:
            step = FixedStep(self._model, size, self._capture)
            verdict = self._prove(step, state)
            if not verdict.is_used:
                self._refuse(verdict)
                return None
            self.verdict = verdict
            _log.info("%s", verdict.reason)
            while len(self._proven) >= _KEPT:
                del self._proven[next(iter(self._proven))]
            self._proven[size] = _Shared(step)
        return self._proven[size].lend(self, state)

    def _refuse(self, verdict: Verdict) -> None:
        """Captured steps are done with for this model."""
        self.verdict = verdict
        self._proven.clear()
        _log.warning("%s The plain step is used.", verdict.reason)

    def _prove(self, step: FixedStep, state: "DecoderState") -> Verdict:
        """Compare and time some steps of both kinds after `state`, which stays valid."""
        step.load(state)
        batch, num_tokens = state.decoder.prefix.text_mask.shape
        device = state.decoder.prefix.text_mask.device
        plain = PlainSteps(self._model, state)
        differences, plain_times, captured_times = list[float](), list[float](), list[float]()
        code = torch.zeros(batch, dtype=torch.long, device=device)
        for place in range(PROOF_STEPS):
            pointer = torch.full_like(code, place % (num_tokens + 1) - 1)  # without prior, and with
            expected = self._timed(plain, code, pointer, plain_times)
            differences += _differences(expected, self._timed(step, code, pointer, captured_times))
            code = expected[0][:, :CODEBOOK_SIZE].argmax(-1)
        return _judge(differences, 1000 * statistics.median(plain_times), 1000 * statistics.median(captured_times))

    def _timed(self, steps: Steps, code: Tensor, pointer: Tensor, kept: list[float]) -> tuple[Tensor, Tensor]:
        begin = self._clock()
        logits, attention = steps(code, pointer)
        logits[0, 0].item()  # a step is over when its answer is known
        kept.append(self._clock() - begin)
        return logits, attention


class _Shared:
    """Fixed arrays serve one sentence at a time; they are free when nobody holds its steps any more."""

    def __init__(self, step: FixedStep) -> None:
        self._step = step
        self._user: Callable[[], object] = lambda: None

    def lend(self, source: CapturedSteps, state: "DecoderState") -> Steps | None:
        """The arrays with `state` in them; None while another sentence uses them."""
        if self._user() is not None:
            return None
        steps = _Sentence(source, self._step)
        self._user = weakref.ref(steps)
        self._step.load(state)
        return steps


class _Sentence:
    """Steps of one sentence on fixed arrays, and on larger ones when they are full."""

    def __init__(self, source: CapturedSteps, step: FixedStep) -> None:
        self._source, self._step = source, step
        self._rest: Steps | None = None

    def __call__(self, code: Tensor, pointer: Tensor | None) -> tuple[Tensor, Tensor]:
        """As `Steps`."""
        if self._rest is None and self._step.is_full:
            self._rest = self._source.begin(self._step.unload())
        return (self._rest or self._step)(code, pointer)


def cuda_graph(work: Callable[[], None]) -> Callable[[], None]:
    """Record `work`, which runs some times for it, as a CUDA graph, and return its replay.

    Raises:
        RuntimeError: it cannot be recorded, or the environment variable SWITCH forbids it.

    """
    if os.environ.get(SWITCH):
        raise RuntimeError(f"{SWITCH} is set")
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


def _mark(model: "ArModel") -> tuple[int, int]:
    """Another one when weights were moved or written: recordings hold addresses, and sums worked out beforehand."""
    weight = model.leave.weight
    return weight.data_ptr(), weight._version


def _differences(expected: tuple[Tensor, Tensor], found: tuple[Tensor, Tensor]) -> tuple[float, float]:
    """How far logits and attention of two answers are apart, as LARGEST_DIFFERENCE counts."""
    (logits, attention), (other_logits, other_attention) = expected, found
    scale = max(1.0, logits.abs().max().item())
    return (logits - other_logits).abs().max().item() / scale, (attention - other_attention).abs().max().item()


def _judge(differences: list[float], plain_ms: float, captured_ms: float) -> Verdict:
    wrong = [difference for difference in differences if not difference <= LARGEST_DIFFERENCE]  # NaN is wrong, too
    if wrong:
        reason = f"The captured step differs from the plain one by {wrong[0]:.2g}."
        return Verdict(False, reason, plain_ms, captured_ms)
    times = f"{captured_ms:.2f} ms, the plain one {plain_ms:.2f} ms"
    if captured_ms > LEAST_GAIN * plain_ms:
        return Verdict(False, f"The captured step is no faster: it takes {times}.", plain_ms, captured_ms)
    return Verdict(True, f"The captured step takes {times}.", plain_ms, captured_ms)

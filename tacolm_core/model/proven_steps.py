"""Which steps a sentence is decoded with: the plain ones, or faster ones that have proven themselves.

A faster step is just the kind of code that is wrong in silence: it stands on recordings, drivers and libraries that
differ from machine to machine. So it proves itself where it is to be used: for some steps it must give what the plain
step gives, in less time. If it does not, or if anything about it fails, the plain step stays, and the verdict says why.
"""

import logging
import os
import statistics
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic

import torch
from torch import Tensor

from tacolm_core.model.steps import Faster, PlainSteps, StateT, Stepping, Steps, Tolerance, Way
from tacolm_core.units import CODEBOOK_SIZE

SWITCH = "TACOLM_PLAIN_STEPS"  # environment variable; anything in it keeps the plain step
PROOF_STEPS = 8
_FINE = 1e-5  # seconds; a step takes a hundred times that
_KEPT = 4  # sizes; the one proven longest ago goes

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Verdict:
    """What the latest proof came to."""

    is_used: bool
    reason: str  # one sentence
    plain_ms: float | None = None  # per step; None where it was not measured
    faster_ms: float | None = None


class ProvenSteps(Generic[StateT]):
    """The steps of one model in a faster way, each size used once it has proven itself.

    Args:
        model: in evaluation mode.
        way: how its steps are made faster.
        device: where; for whoever made this to look at.
        clock: seconds; None: what the machine does for it, or on a graphics card the time that passes.

    """

    def __init__(
        self,
        model: Stepping[StateT],
        way: Way[StateT],
        device: str = "",
        clock: Callable[[], float] | None = None,
    ) -> None:
        self._model, self._way = model, way
        self._clock = clock or (time.perf_counter if device == "cuda" else work_clock())
        self._proven: dict[Hashable, Faster[StateT]] = {}
        self._weights = way.mark()
        self.name, self.device = way.name, device
        self.verdict: Verdict | None = None  # None: nothing was spoken yet

    @property
    def is_refused(self) -> bool:
        """Whether it was tried in vain."""
        return self.verdict is not None and not self.verdict.is_used

    def begin(self, state: StateT) -> Steps:
        """The steps after `state`: faster ones where they are proven and can serve one more sentence."""
        return self.try_for(state) or PlainSteps(self._model, state)

    def try_for(self, state: StateT) -> Steps | None:
        """As `begin`, without the plain ones."""
        if self.is_refused:
            return None
        try:
            return self._faster(state)
        except Exception as error:  # whatever it is, the plain step needs none of this
            first_line = (str(error).strip() or type(error).__name__).splitlines()[0]
            self._refuse(Verdict(False, f"Making the {self.name} step failed ({first_line})."))
            return None

    def _faster(self, state: StateT) -> Steps | None:
        if os.environ.get(SWITCH):
            raise RuntimeError(f"{SWITCH} is set")
        if self._way.mark() != self._weights:
            raise RuntimeError("the model's weights were changed")
        size = self._way.size(state)
        if size not in self._proven:
            faster = self._way.make(state)
            verdict = self._prove(faster, state)
            if not verdict.is_used:
                self._refuse(verdict)
                return None
            self.verdict = verdict
            _log.info("%s", verdict.reason)
            while len(self._proven) >= _KEPT:
                del self._proven[next(iter(self._proven))]
            self._proven[size] = faster
        return self._proven[size].begin(state, self.begin)

    def _refuse(self, verdict: Verdict) -> None:
        """The faster way is done with for this model."""
        self.verdict = verdict
        self._proven.clear()
        _log.warning("%s It is not used.", verdict.reason)

    def _prove(self, faster: Faster[StateT], state: StateT) -> Verdict:
        """Compare and time some steps of both kinds after `state`, which stays valid."""
        steps, plain = faster.begin(state, self.begin), PlainSteps(self._model, state)
        assert steps is not None, "nobody else has it yet"
        mask = self._way.text_mask(state)
        differences, plain_times, faster_times = list[float](), list[float](), list[float]()
        code = torch.zeros(len(mask), dtype=torch.long, device=mask.device)
        for place in range(PROOF_STEPS):
            pointer = torch.full_like(code, place % (mask.shape[1] + 1) - 1)  # without prior, and with
            expected = self._timed(plain, code, pointer, plain_times)
            found = self._timed(steps, code, pointer, faster_times)
            differences += _differences(expected, found, self._way.tolerance)
            code = expected[0][:, :CODEBOOK_SIZE].argmax(-1)
        return self._judge(differences, *(1000 * statistics.median(times) for times in (plain_times, faster_times)))

    def _timed(self, steps: Steps, code: Tensor, pointer: Tensor, kept: list[float]) -> tuple[Tensor, Tensor]:
        begin = self._clock()
        logits, attention = steps(code, pointer)
        logits[0, 0].item()  # a step is over when its answer is known
        kept.append(self._clock() - begin)
        return logits, attention

    def _judge(self, differences: list[float], plain_ms: float, faster_ms: float) -> Verdict:
        wrong = [difference for difference in differences if not difference <= 1.0]  # NaN is wrong, too
        if wrong:
            reason = f"The {self.name} step differs from the plain one by {wrong[0]:.2g} times what is allowed."
            return Verdict(False, reason, plain_ms, faster_ms)
        times = f"{faster_ms:.2f} ms, the plain one {plain_ms:.2f} ms"
        if faster_ms > self._way.tolerance.most_time * plain_ms:
            return Verdict(False, f"The {self.name} step is no faster: it takes {times}.", plain_ms, faster_ms)
        return Verdict(True, f"The {self.name} step takes {times}.", plain_ms, faster_ms)


def work_clock() -> Callable[[], float]:
    """Seconds that this thread has worked, so that busy neighbours decide nothing; where that is told too coarsely, as
    on Windows, seconds that pass.
    """
    return time.thread_time if time.get_clock_info("thread_time").resolution < _FINE else time.perf_counter


def _differences(
    expected: tuple[Tensor, Tensor], found: tuple[Tensor, Tensor], tolerance: Tolerance
) -> tuple[float, float]:
    """How far logits and attention of two answers are apart, 1 being what is allowed."""
    (logits, attention), (other_logits, other_attention) = expected, found
    scale = max(1.0, logits.abs().max().item())
    return (
        (logits - other_logits).abs().max().item() / scale / tolerance.logits,
        (attention - other_attention).abs().max().item() / tolerance.attention,
    )

"""What `bench --busy` measures: how a sentence fares while other programs work hard."""

import multiprocessing
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tacolm_core.synthesis.synthesizer import Synthesizer
    from tacolm_core.synthesis.voice import Voice

MOST_BESIDE_OTHERS = 2.2  # times the idle wall time
_STARTS, _OTHERS = 8, 2
_Times = tuple[float, float]
_SENTENCE = "The harbour was quiet when the first boats came home."


def busy_figures(synthesizer: "Synthesizer", voice: "Voice") -> dict[str, Any]:
    """Wall time of a sentence, alone and beside busy processes, in turn; every start counts.

    And its work: threads that spin while they wait for one another work the more, the busier the others are, also on a
    machine that is never idle.
    """
    alone, beside = list[_Times](), list[_Times]()
    for _ in range(_STARTS):
        alone.append(_times(synthesizer, voice))
        with busy_processes(_OTHERS):
            beside.append(_times(synthesizer, voice))
    idle, work = (statistics.median(times) for times in zip(*alone, strict=True))
    worst = max(wall for wall, _ in beside) / idle
    return {
        "idle_wall_seconds": round(idle, 3),
        "busy_wall_seconds": [round(wall, 3) for wall, _ in beside],
        "busy_worst_slowdown": round(worst, 2),
        "busy_is_calm": worst <= MOST_BESIDE_OTHERS,
        "busy_work_growth": round(statistics.median(own for _, own in beside) / work, 2),
    }


def _times(synthesizer: "Synthesizer", voice: "Voice") -> _Times:
    """Wall time and work of a sentence."""
    from tacolm_core.config import SynthesisOptions

    begin = time.perf_counter(), time.process_time()
    synthesizer.synthesize(_SENTENCE, voice, SynthesisOptions(seed=1))
    return time.perf_counter() - begin[0], time.process_time() - begin[1]


@contextmanager
def busy_processes(count: int) -> Iterator[None]:
    """Processes that do nothing but work, until the context is left."""
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(count + 1)
    others = [context.Process(target=_work, args=(ready,), daemon=True) for _ in range(count)]
    for other in others:
        other.start()
    ready.wait()
    try:
        yield
    finally:
        for other in others:
            other.terminate()
            other.join()


def _work(ready: Any) -> None:
    ready.wait()
    number = 0
    while True:
        number += 1

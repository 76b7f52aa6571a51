"""Whether one person speaks in a recording, or several, one after the other: how alike its stretches sound to a network
that knows people. Numpy only; the network is handed in.

Two questions, of stretches of a second and a half: is there a place before and after which somebody else speaks, and do
they fall into two heaps (who speaks in between)? The measures are cosines of the means of both sides. People at the
same time are not told apart: their stretches all sound alike.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from tacolm_core.audio.prompt import PromptReason, PromptReport, prepare_prompt
from tacolm_core.audio.waveform import Samples, Waveform

_STRETCH: Final = 1.5  # seconds
_STEP: Final = 0.5  # seconds from one stretch to the next, more in long recordings
_MOST: Final = 30  # stretches
_SIDE: Final = 3  # stretches that somebody has to speak for
_AT_ONCE: Final = 8
_ROUNDS: Final = 8
# cosine below which two sides are two people; see docs/experiments.md
_STRANGERS: Final = 0.5
_SEVERAL: Final = "More than one person seems to speak; choose a part in which only one does."

Rows = npt.NDArray[np.float32]
Embed = Callable[[Samples], Rows]  # stretches (B, N) at SAMPLE_RATE to embeddings (B, W), centred: strangers near 0


def with_people(report: PromptReport, recording: Waveform, embed: Embed) -> PromptReport:
    """The verdict on a recording, with what `embed` knows: a reason more where several people seem to speak."""
    if report.verdict == "unusable" or not several_speak(prepare_prompt(recording), embed):
        return report
    return replace(report, verdict="usable", reasons=(PromptReason("several", _SEVERAL), *report.reasons))


def several_speak(prompt: Waveform, embed: Embed) -> bool:
    """Whether a prepared prompt seems to be of more than one person; False where it is too short to tell."""
    stretches = _stretches(prompt)
    if len(stretches) < 2 * _SIDE:
        return False
    rows = _unit(np.concatenate([embed(stretches[i : i + _AT_ONCE]) for i in range(0, len(stretches), _AT_ONCE)]))
    return any(_likeness(rows, is_first) < _STRANGERS for is_first in (*_before_and_after(len(rows)), _heaps(rows)))


def _stretches(prompt: Waveform) -> Samples:
    """(n, N), a step apart."""
    length = round(_STRETCH * prompt.sample_rate)
    if len(prompt.samples) < length:
        return np.zeros((0, length), np.float32)
    step = max(round(_STEP * prompt.sample_rate), -(-(len(prompt.samples) - length) // (_MOST - 1)))
    return np.ascontiguousarray(np.lib.stride_tricks.sliding_window_view(prompt.samples, length)[::step])


def _before_and_after(count: int) -> Iterator[npt.NDArray[np.bool_]]:
    return (np.arange(count) < cut for cut in range(_SIDE, count - _SIDE + 1))


def _heaps(rows: Rows) -> npt.NDArray[np.bool_]:
    """Which rows belong to the first of two heaps, begun with the two that are least alike."""
    first, second = np.unravel_index(int((rows @ rows.T).argmin()), (len(rows), len(rows)))
    centres = rows[[first, second]]
    is_first = np.ones(len(rows), bool)
    for _ in range(_ROUNDS):
        likeness = rows @ centres.T
        is_first = likeness[:, 0] > likeness[:, 1]
        if not 0 < is_first.sum() < len(rows):
            break
        centres = _unit(np.stack([rows[is_first].mean(0), rows[~is_first].mean(0)]))
    return is_first


def _likeness(rows: Rows, is_first: npt.NDArray[np.bool_]) -> float:
    """Cosine of the means of both sides; 1 where one of them is too small to say anything."""
    if min(is_first.sum(), (~is_first).sum()) < _SIDE:
        return 1.0
    sides = _unit(np.stack([rows[is_first].mean(0), rows[~is_first].mean(0)]))
    return float(sides[0] @ sides[1])


def _unit(rows: Rows) -> Rows:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    found: Rows = rows / np.maximum(lengths, 1e-9)
    return found

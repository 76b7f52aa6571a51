"""Which utterances are fit to train on, and why the others are not."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from tacolm_core.data.sound import read_mono, sound_seconds
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import UnreadableAudio

_FULL_SCALE = 0.999  # a sample at or above this counts as clipped
_SILENT = 1e-3  # no sample above this: nothing was recorded


@dataclass(frozen=True)
class CheckLimits:
    """What a training utterance must keep to."""

    min_seconds: float = 0.6
    max_seconds: float = 30.0
    max_clipped_share: float = 0.001  # share of samples at full scale
    need_text: bool = True
    listen: bool = True  # read the samples; False trusts header and manifest (speech made by this program)


@dataclass(frozen=True)
class Dropped:
    """An utterance left out, why (one of a few fixed words), and with which value."""

    id: str
    reason: str
    detail: str


@dataclass(frozen=True)
class CheckReport:
    """The outcome of a check."""

    kept: tuple[Utterance, ...]
    dropped: tuple[Dropped, ...]

    def reasons(self) -> dict[str, int]:
        """How many utterances were dropped for each reason, most frequent first."""
        return dict(Counter(d.reason for d in self.dropped).most_common())


def check_utterances(utterances: Iterable[Utterance], limits: CheckLimits, workers: int = 1) -> CheckReport:
    """Sort utterances into fit and unfit; lengths that were not known are filled in."""
    with ThreadPoolExecutor(max(1, workers)) as pool:
        checked = list(pool.map(lambda u: check_utterance(u, limits), utterances))
    return _without_repeats(checked)


def _without_repeats(checked: Sequence[Utterance | Dropped]) -> CheckReport:
    kept: dict[str, Utterance] = {}
    dropped: list[Dropped] = []
    for outcome in checked:
        if isinstance(outcome, Dropped):
            dropped.append(outcome)
        elif outcome.id in kept:
            dropped.append(Dropped(outcome.id, "repeated id", f"also {kept[outcome.id].path}"))
        else:
            kept[outcome.id] = outcome
    return CheckReport(tuple(kept.values()), tuple(dropped))


def check_utterance(utterance: Utterance, limits: CheckLimits) -> Utterance | Dropped:
    """The utterance with its length filled in, or why it is unfit."""
    problem = _text_problem(utterance, limits)
    if problem:
        return Dropped(utterance.id, *problem)
    try:
        seconds = utterance.seconds
        if limits.listen or not seconds:
            seconds = sound_seconds(utterance.path)
        problem = _length_problem(seconds, limits) or (_sound_problem(utterance, limits) if limits.listen else None)
    except UnreadableAudio as error:
        return Dropped(utterance.id, "unreadable", str(error))
    return Dropped(utterance.id, *problem) if problem else dataclasses.replace(utterance, seconds=seconds)


def _text_problem(utterance: Utterance, limits: CheckLimits) -> tuple[str, str] | None:
    if limits.need_text and not utterance.text.strip() and not utterance.tokens and not utterance.variant_of:
        return "empty text", "no text and no tokens"
    durations, tokens = utterance.durations, utterance.tokens
    if durations is not None and (tokens is None or len(tokens) != len(durations) or min(durations, default=0) < 0):
        return "durations do not fit", f"{len(durations)} durations for {len(tokens or ())} tokens"
    return None


def _length_problem(seconds: float, limits: CheckLimits) -> tuple[str, str] | None:
    if seconds < limits.min_seconds:
        return "too short", f"{seconds:.2f} s, at least {limits.min_seconds:g} s needed"
    if seconds > limits.max_seconds:
        return "too long", f"{seconds:.2f} s, at most {limits.max_seconds:g} s allowed"
    return None


def _sound_problem(utterance: Utterance, limits: CheckLimits) -> tuple[str, str] | None:
    samples, _ = read_mono(utterance.path)
    level = np.abs(samples)
    if not np.isfinite(level.max()):
        return "unreadable", "a sample is not a number"
    if level.max() < _SILENT:
        return "silent", f"no sample above {_SILENT:g}"
    clipped = float((level >= _FULL_SCALE).mean())
    if clipped > limits.max_clipped_share:
        return "clipped", f"{clipped:.2%} of the samples at full scale"
    return None

"""Which variant of a sentence is the best, and how places are named. Pure."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from app.takes.passage import Passage, Variant
from app.takes.take import Take

_WORST = ("did_not_stop", "skipped", "repeated", "burst", "clipped")  # what is heard at once


def with_best(take: Take, passage_ids: set[str]) -> Take:
    """The take with the best variant of each of these sentences chosen."""
    for passage_id in passage_ids:
        take = take.changed(passage_id, _choose_best)
    return take


def _choose_best(passage: Passage) -> Passage:
    return passage.choosing(best(passage.variants)) if passage.variants else passage


def best(variants: tuple[Variant, ...]) -> int:
    """Fewest grave alarms, then fewest alarms, then the most like the prompt if that was measured, then the newest."""
    return max(range(len(variants)), key=lambda place: (*_merit(variants[place]), place))


def _merit(variant: Variant) -> tuple[int, int, float]:
    grave = sum(alarm.kind in _WORST for alarm in variant.alarms)
    return -grave, -len(variant.alarms), variant.likeness or 0.0


def likeness(codes: npt.NDArray[np.int16], prompt: npt.NDArray[np.int16]) -> float:
    """How often the same codes are used as in the prompt, from 0 to 1: cosine of their counts, mean over codebooks.

    Rough, and free: of 12 sentences in two ready voices, each was nearest to its own voice among six.

    Args:
        codes: (K, T) of a sentence.
        prompt: (K, P) of its voice.

    """
    pairs = zip(_counts(codes), _counts(prompt), strict=False)
    return float(np.mean([one @ other / max(1e-9, _length(one) * _length(other)) for one, other in pairs]))


def _counts(codes: npt.NDArray[np.int16]) -> list[npt.NDArray[np.float64]]:
    return [np.bincount(row, minlength=1024).astype(np.float64) for row in np.asarray(codes, dtype=np.int64)]


def _length(counts: npt.NDArray[np.float64]) -> float:
    return float(np.linalg.norm(counts))


def numbered(places: Iterable[int]) -> str:
    """Places as people count them, neighbours together: "1, 3 to 5"."""
    runs: list[list[int]] = []
    for place in sorted(set(places)):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(str(run[0] + 1) if len(run) == 1 else f"{run[0] + 1}–{run[-1] + 1}" for run in runs)

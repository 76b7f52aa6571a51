"""Speaker identification: is the prompt's speaker the nearest among all prompts' speakers?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tacolm_core.errors import TacolmError
from tacolm_core.evaluation.similarity import Embedding


@dataclass(frozen=True)
class Identification:
    """How often the right speaker was nearest."""

    num_speakers: int  # among whom was searched; chance is 1 / num_speakers
    nearest: tuple[str, ...]  # the speaker found for each clip
    top_1: float
    top_5: float
    margin: float  # mean cosine with the own prompt less that with all others' prompts


def identify(clips: Sequence[Embedding], owners: Sequence[str], prompts: dict[str, Embedding]) -> Identification:
    """Find each clip's speaker among `prompts` by cosine.

    Args:
        clips: embeddings of generated speech.
        owners: the speaker each clip should sound like.
        prompts: one embedding per speaker.

    Raises:
        TacolmError: a clip's speaker has no prompt, or there are no clips.

    """
    missing = sorted(set(owners) - set(prompts))
    if missing or not clips:
        raise TacolmError(f"Identification needs clips, and a prompt for each of their speakers; missing: {missing}.")
    names = list(prompts)
    directions = _unit(np.stack([prompts[name] for name in names]))
    cosines = _unit(np.stack(clips)) @ directions.T
    order = np.argsort(-cosines, axis=1)
    own = cosines[np.arange(len(clips)), [names.index(owner) for owner in owners]]
    others = (cosines.sum(1) - own) / max(1, len(names) - 1)
    places = [[names[k] for k in row].index(owner) for row, owner in zip(order, owners, strict=True)]
    return Identification(
        len(names),
        tuple(names[row[0]] for row in order),
        float(np.mean([place == 0 for place in places])),
        float(np.mean([place < 5 for place in places])),
        float(np.mean(own - others)),
    )


def spread(embeddings: dict[str, list[Embedding]]) -> tuple[float, float]:
    """Mean cosine within and between speakers, over all pairs of clips; NaN where there is no such pair."""
    owners = np.array([name for name, clips in embeddings.items() for _ in clips])
    directions = _unit(np.stack([clip for clips in embeddings.values() for clip in clips]))
    cosines = directions @ directions.T
    same = owners[:, None] == owners
    upper = np.triu(np.ones_like(same), 1)
    within, between = cosines[same & upper], cosines[~same & upper]
    return float(within.mean()) if within.size else np.nan, float(between.mean()) if between.size else np.nan


def _unit(vectors: Embedding) -> Embedding:
    unit: Embedding = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit

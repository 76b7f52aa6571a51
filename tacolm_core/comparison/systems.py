"""What is compared: the published sizes, three small models of about as many parameters, and TacoLM without its parts.

An ablation is TacoLM's small preset with one setting changed; what that setting is called is all that is said here.
Most change one of the two models. The other they take, seed by seed, from the unchanged one: what differs in their
speech is then what was changed, and half of the work is saved.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from tacolm_core.config import merged


@dataclass(frozen=True)
class System:
    """One row of the tables."""

    name: str
    preset: str
    what: str  # for people
    ar: dict[str, Any] = field(default_factory=dict)  # settings of an AR run, as in a file for --settings
    nar: dict[str, Any] = field(default_factory=dict)  # likewise
    pieces: bool = False  # whether its text is cut into BPE pieces
    trains: tuple[str, ...] = ("ar", "nar")  # models of its own; the other is that of LENDER with the same seed


def _small(name: str, what: str, **settings: Any) -> System:
    return System(name, "small", what, **settings)


PUBLISHED: Final = (
    System("TacoLM", "paper", "as published"),
    System("VALL-E", "valle", "as published"),
    System("Small-E", "small-e", "as published, four codebooks"),
)
SMALL: Final = (
    _small("TacoLM small", "4 x 128 and 3 x 128"),
    System("VALL-E small", "valle-small", "5 x 128 and 6 x 128"),
    System("Small-E small", "small-e-small", "4 + 3 + 3 x 144, eight codebooks"),
)
_NO_GCA: Final = {"cross_attention": False}
ABLATIONS: Final = (
    _small(
        "no GCA, equal depth",
        "text is read by GPSA alone; no pointer, no prior",
        ar={"model": {"stack": _NO_GCA}},
        trains=("ar",),
    ),
    _small(
        "no GCA, equal size",
        "likewise, with as many parameters",
        ar={"model": {"stack": {**_NO_GCA, "num_layers": 6}}},
        trains=("ar",),
    ),
    _small(
        "no MEGA",
        "softmax attention in the place of GPSA",
        ar={"model": {"stack": {"gated": False}}},
        trains=("ar",),
    ),
    _small(
        "no EMA",
        "gated attention without the moving average",
        ar={"model": {"stack": {"ema_dimensions": 0}}},
        trains=("ar",),
    ),
    _small("BPE", "pieces of words in place of phonemes; no durations, so no pointer is taught by them", pieces=True),
    _small(
        "no alignment loss",
        "the map is not taught",
        ar={"task": {"alignment": 0.0, "forward_sum": 0.0}},
        trains=("ar",),
    ),
    _small(
        "NAR, prompt's codebook 1",
        "the upper codebooks of the prompt are hidden",
        nar={"model": {"prompt_levels": 1}},
        trains=("nar",),
    ),
)
# What all runs have in common. A budget of minutes wants many small updates of short prompts more than large batches.
_OPTIMIZER: Final = {"schedule": {"peak": 2e-3, "warm_up": 100}, "average_decay": 0.998}
_COMMON: Final = {
    "batches": {"frames_per_batch": 1200, "max_prompt_seconds": 2.0},
    "task": {"optimizer": _OPTIMIZER},
    "trainer": {"sample_minutes": 0.0, "evaluate_minutes": 1e6},
}
SETTINGS: Final[dict[str, dict[str, Any]]] = {"ar": _COMMON, "nar": merged(_COMMON, {"task": {"upper_levels": 2}})}
LENDER: Final = SMALL[0]
SLOWER: Final = _small(
    "TacoLM small, slower",
    "six AR layers: as long in decoding as VALL-E small",
    ar={"model": {"stack": {"num_layers": 6}}},
    trains=("ar",),
)
TRAINED: Final = (*SMALL, SLOWER, *ABLATIONS)
SYSTEMS: Final = {system.name: system for system in (*PUBLISHED, *TRAINED)}
# Of TacoLM's AR model for the curves: millions of parameters, and layers and width that have about as many.
SIZES: Final = {2: (4, 128), 4: (5, 176), 8: (6, 256), 16: (8, 320)}

"""What is compared: the published sizes, three small models of about as many parameters, and TacoLM without its parts.

An ablation is TacoLM's small preset with one setting changed; what that setting is called is all that is said here.
"""

from dataclasses import dataclass, field
from typing import Any, Final


@dataclass(frozen=True)
class System:
    """One row of the tables."""

    name: str
    preset: str
    what: str  # for people
    ar: dict[str, Any] = field(default_factory=dict)  # settings of an AR run, as in a file for --settings
    nar: dict[str, Any] = field(default_factory=dict)  # likewise
    pieces: bool = False  # whether its text is cut into BPE pieces


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
        nar={"model": {"stack": _NO_GCA}},
    ),
    _small(
        "no GCA, equal size",
        "likewise, with as many parameters",
        ar={"model": {"stack": {**_NO_GCA, "num_layers": 6}}},
        nar={"model": {"stack": {**_NO_GCA, "num_layers": 5}}},
    ),
    _small(
        "no MEGA",
        "softmax attention in the place of GPSA",
        ar={"model": {"stack": {"gated": False}}},
        nar={"model": {"stack": {"gated": False}}},
    ),
    _small(
        "no EMA",
        "gated attention without the moving average",
        ar={"model": {"stack": {"ema_dimensions": 0}}},
        nar={"model": {"stack": {"ema_dimensions": 0}}},
    ),
    _small("BPE", "pieces of words in place of phonemes; no durations, so no pointer is taught by them", pieces=True),
    _small("no alignment loss", "the map is not taught", ar={"task": {"alignment": 0.0, "forward_sum": 0.0}}),
    _small(
        "NAR, prompt's codebook 1", "the upper codebooks of the prompt are hidden", nar={"model": {"prompt_levels": 1}}
    ),
)
TRAINED: Final = (*SMALL, *ABLATIONS)
SYSTEMS: Final = {system.name: system for system in (*PUBLISHED, *SMALL, *ABLATIONS)}

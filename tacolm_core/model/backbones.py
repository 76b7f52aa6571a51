"""All backbones by name: the only place that knows them all. How to add one: CONTRIBUTING.md."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, cast

from tacolm_core.config import (
    ArConfig,
    ArSettings,
    NarConfig,
    NarSettings,
    SmallEConfig,
    ValleArConfig,
    ValleNarConfig,
)
from tacolm_core.errors import CheckpointError
from tacolm_core.model.ar import ArModel
from tacolm_core.model.backbone import ArBackbone, NarBackbone
from tacolm_core.model.nar import NarModel
from tacolm_core.model.small_e import SmallE
from tacolm_core.model.valle import ValleAr, ValleNar


@dataclass(frozen=True)
class Backbone:
    """What a configuration's `backbone` stands for."""

    ar_config: type[Any]
    ar: Callable[[Any], ArBackbone]
    nar_config: type[Any] | None = None  # None: one stage
    nar: Callable[[Any], NarBackbone] | None = None


BACKBONES: Final = {
    "tacolm": Backbone(ArConfig, ArModel, NarConfig, NarModel),
    "valle": Backbone(ValleArConfig, ValleAr, ValleNarConfig, ValleNar),
    "small-e": Backbone(SmallEConfig, SmallE),
}


def ar_config(values: dict[str, Any]) -> ArSettings:
    """The configuration of an AR model from its JSON values.

    Raises:
        CheckpointError: of an unknown backbone, or with unknown settings.

    """
    return cast("ArSettings", _named(values).ar_config.from_dict(values))


def nar_config(values: dict[str, Any]) -> NarSettings:
    """The configuration of a NAR model from its JSON values.

    Raises:
        CheckpointError: of an unknown backbone or one without NAR model, or with unknown settings.

    """
    kind = _named(values).nar_config
    if kind is None:
        raise CheckpointError(f"The backbone {values['backbone']!r} has no NAR model; take the AR model alone.")
    return cast("NarSettings", kind.from_dict(values))


def make_ar(config: ArSettings) -> ArBackbone:
    """An AR model that has learnt nothing."""
    return BACKBONES[config.backbone].ar(config)


def make_nar(config: NarSettings) -> NarBackbone:
    """A NAR model that has learnt nothing."""
    make = BACKBONES[config.backbone].nar
    assert make is not None, "settings of a NAR model name a backbone that has one"
    return make(config)


def _named(values: dict[str, Any]) -> Backbone:
    name = values.get("backbone", "tacolm")  # older files do not say
    if name not in BACKBONES:
        raise CheckpointError(
            f"There is no backbone {name!r}; this program has: {', '.join(BACKBONES)}. "
            "The file may come from a newer version of it."
        )
    return BACKBONES[name]

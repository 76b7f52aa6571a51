"""All backbones by name: the only place that knows them all. How to add one: CONTRIBUTING.md."""

from collections.abc import Callable, Container
from typing import Any, Final, cast

from tacolm_core.config import (
    ArConfig,
    ArSettings,
    LatentNarConfig,
    NarConfig,
    NarSettings,
    SmallEConfig,
    ValleArConfig,
    ValleNarConfig,
)
from tacolm_core.errors import CheckpointError
from tacolm_core.model.ar import ArModel
from tacolm_core.model.backbone import ArBackbone, NarBackbone
from tacolm_core.model.latent_nar import LatentNar
from tacolm_core.model.nar import NarModel
from tacolm_core.model.small_e import SmallE
from tacolm_core.model.valle import ValleAr, ValleNar

# What a configuration's `backbone` stands for: its settings, and the model made from them.
AR_BACKBONES: Final[dict[str, tuple[type[Any], Callable[[Any], ArBackbone]]]] = {
    "tacolm": (ArConfig, ArModel),
    "valle": (ValleArConfig, ValleAr),
    "small-e": (SmallEConfig, SmallE),  # one stage: it writes all codebooks
}
NAR_BACKBONES: Final[dict[str, tuple[type[Any], Callable[[Any], NarBackbone]]]] = {
    "tacolm": (NarConfig, NarModel),
    "latents": (LatentNarConfig, LatentNar),
    "valle": (ValleNarConfig, ValleNar),
}
_USUAL: Final = "tacolm"  # of older files, which do not say


def ar_config(values: dict[str, Any]) -> ArSettings:
    """The configuration of an AR model from its JSON values.

    Raises:
        CheckpointError: of an unknown backbone, or with unknown settings.

    """
    _require_known(values, AR_BACKBONES)
    return cast("ArSettings", AR_BACKBONES[values.get("backbone", _USUAL)][0].from_dict(values))


def nar_config(values: dict[str, Any]) -> NarSettings:
    """The configuration of a NAR model from its JSON values.

    Raises:
        CheckpointError: of an unknown backbone or one without NAR model, or with unknown settings.

    """
    name = values.get("backbone", _USUAL)
    if name in AR_BACKBONES and name not in NAR_BACKBONES:
        raise CheckpointError(f"The backbone {name!r} has no NAR model; take the AR model alone.")
    _require_known(values, NAR_BACKBONES)
    return cast("NarSettings", NAR_BACKBONES[name][0].from_dict(values))


def make_ar(config: ArSettings) -> ArBackbone:
    """An AR model that has learnt nothing."""
    return AR_BACKBONES[config.backbone][1](config)


def make_nar(config: NarSettings) -> NarBackbone:
    """A NAR model that has learnt nothing."""
    return NAR_BACKBONES[config.backbone][1](config)


def _require_known(values: dict[str, Any], backbones: Container[str]) -> None:
    name = values.get("backbone", _USUAL)
    if name not in backbones:
        names = ", ".join(AR_BACKBONES | NAR_BACKBONES)
        raise CheckpointError(
            f"There is no backbone {name!r}; this program has: {names}. The file may come from a newer version of it."
        )

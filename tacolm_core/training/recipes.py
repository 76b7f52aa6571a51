"""Settings of a language model's stage that hang on what kind of model it trains; what a person gives goes before."""

from typing import Any, Final

from tacolm_core.config import LatentNarConfig, merged
from tacolm_core.model.presets import preset

# Windows of the target are enough for a NAR model, and it is never asked to speak without text and prompt.
_WINDOWS: Final = {"min_crop_seconds": 1.5, "max_crop_seconds": 4.0, "continuation": 0.0, "drop": 0.0}
# Latents: as long as what the discriminator judges, and from recordings without text, too.
_SHORT_WINDOWS: Final = {**_WINDOWS, "min_crop_seconds": 1.7, "max_crop_seconds": 1.7, "wordless": True}
_OPTIMIZER: Final = {
    "schedule": {"peak": 6e-4, "warm_up": 50, "floor": 0.05},
    "betas": [0.8, 0.98],
    "weight_decay": 0.01,
    "average_decay": 0.998,
}


def with_recipe(kind: str, preset_name: str, given: dict[str, Any]) -> dict[str, Any]:
    """The settings `given` for a stage ("ar", "nar") on those that are usual for the models of a preset.

    Raises:
        OptionsError: there is no such preset.

    """
    return merged(_recipe(kind, preset_name), given)


def _recipe(kind: str, preset_name: str) -> dict[str, Any]:
    nar = preset(preset_name, 1).nar
    if kind == "ar":
        return {}
    if isinstance(nar, LatentNarConfig):
        return {"batches": _SHORT_WINDOWS, "task": {"optimizer": _OPTIMIZER, "prior_share": 0.9}}
    return {"batches": _WINDOWS}

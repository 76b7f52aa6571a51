"""Parts of a network that weights can be given after they were trained, because they begin without effect.

The prompt's summary (nn/prompt_summary.py), the row that tells the NAR model which codes are decided already and the
mark of predicted codes end in a layer that is zero at first, and so do further blocks of a codec's backbone. So
weights from before there was such a part can be gone on with, and blended.
"""

from collections.abc import Mapping

import torch
from torch import Tensor

# Of each part, by the names of their modules.
_LAST_LAYERS = {"summary": "leave", "see": "see", "predicted_mark": "predicted_mark", "backbone": "contract"}


def with_new_parts(own: Mapping[str, Tensor], loaded: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Loaded tensors, and from a network's `own` state those of parts that the weights were trained without."""
    missing = {name: tensor for name, tensor in own.items() if name not in loaded and _part(name) is not None}
    silent = {name: torch.zeros_like(tensor) for name, tensor in missing.items() if begins_at_zero(name)}
    return {**missing, **silent, **loaded}


def begins_at_zero(name: str) -> bool:
    """Whether a tensor is of the layer that leaves such a part without effect at first."""
    part = _part(name)
    return part is not None and _LAST_LAYERS[part] in name.split(".")


def _part(name: str) -> str | None:
    """The part that a tensor belongs to, if it is one of these."""
    return next((module for module in name.split(".") if module in _LAST_LAYERS), None)

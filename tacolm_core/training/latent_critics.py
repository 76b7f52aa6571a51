"""What judges written latents, kept beside a NAR model for whoever teaches it a voice.

The discriminator that is told whose latents they should be, and the reader of what they say. Both have learnt from many
people; from two minutes of one person new ones would only learn these by heart.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final

from torch import nn

from tacolm_core.checkpoint import Metadata, Storage, fill, load_weights, save_weights
from tacolm_core.errors import CheckpointError
from tacolm_core.model.latent_nar import LatentNar
from tacolm_core.training.latent_judge import LatentJudge
from tacolm_core.training.latent_reader import LatentReader

# What the critics of a NAR model must know of its configuration, by the names that both have for it.
JUDGED_AS: Final = {"latent_width": "latent_width", "told_width": "voice_width", "num_tokens": "text_vocabulary"}


class LatentCritics(nn.Module):
    """A judge and a reader of the latents that a NAR model writes."""

    def __init__(self, latent_width: int, told_width: int, num_tokens: int) -> None:
        super().__init__()
        self.config = {"latent_width": latent_width, "told_width": told_width, "num_tokens": num_tokens}
        self.judge = LatentJudge(latent_width, told_width)
        self.reader = LatentReader(latent_width, num_tokens)

    @classmethod
    def of(cls, model: LatentNar) -> "LatentCritics":
        """New ones for a model."""
        return cls(**{own: getattr(model.config, name) for own, name in JUDGED_AS.items()})


def save_critics(path: Path, critics: LatentCritics, judged: Metadata, *, storage: Storage = "half") -> Metadata:
    """Write what judged a NAR model of these metadata.

    Raises:
        OutputError: it cannot be written.

    """
    described = replace(judged, kind="judge", config=critics.config)
    return save_weights(path, critics.state_dict(), described, storage=storage)


def load_critics(path: Path, model: LatentNar) -> LatentCritics:
    """The critics of a NAR model, on the CPU.

    Raises:
        CheckpointError: the file is missing, damaged, something else, or for another kind of NAR model.

    """
    tensors, metadata = load_weights(path, "judge")
    critics = LatentCritics.of(model)
    if metadata.config != critics.config:
        raise CheckpointError(
            f"{path} judges another kind of NAR model ({metadata.config}, not {critics.config}); "
            "take all files from the same model folder, or take this one away."
        )
    fill(critics, tensors, path)
    return critics

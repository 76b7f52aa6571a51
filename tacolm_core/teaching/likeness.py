"""A figure while a voice is learnt: how near held-out sentences come, said as the person said them.

The models write the codes of recordings that are not learnt from, over their own text and timing, and the decoder makes
them heard. Compared is how near that comes to the recording with how near the codec's own round trip comes, which is
the best anything spoken with this model can do. Near is what the network says that describes voices, where the model
has one, else the log-mel distance. The same networks give the same figure.
"""

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional as F

from tacolm_core.synthesis.sentence import Networks
from tacolm_core.teaching.material import Material
from tacolm_core.teaching.pieces import Piece, Prompts
from tacolm_core.teaching.sound import guess
from tacolm_core.training.codec_losses import MelDistance

_FIRST_SEED = 1_000
_LEAST = 1e-6


class Likeness:
    """Of networks to the held-out recordings.

    Args:
        networks: untaught; its codec makes the round trip.
        material: what is learnt from, and what is not.

    """

    @torch.no_grad()
    def __init__(self, networks: Networks, material: Material) -> None:
        self._held_out, self._prompts = material.held_out, Prompts(material.pieces)
        self._near = _nearness(networks)
        self._best = self._mean([networks.codec.decode(piece.codes[None])[:, 0] for piece in self._held_out])

    @torch.no_grad()
    def of(self, networks: Networks) -> float:
        """0 to 1: 1 is as near as the codec's round trip."""
        made = []
        for number, piece in enumerate(self._held_out):
            guessed = guess(networks, piece, self._prompts, _FIRST_SEED + number)
            made.append(networks.codec.decode(guessed.codes[None], guessed.told[None])[:, 0])
        return min(1.0, max(0.0, self._mean(made) / max(self._best, _LEAST)))

    def _mean(self, sounds: list[Tensor]) -> float:
        return sum(map(self._near, sounds, self._held_out)) / len(sounds)


def _nearness(networks: Networks) -> Callable[[Tensor, Piece], float]:
    """How near samples (1, N) come to those of a piece; more is nearer."""
    describer, mel = networks.describer, MelDistance().to(networks.device)
    if describer is None:
        return lambda made, piece: 1.0 / max(float(mel(made, piece.samples[None])), _LEAST)
    embed = describer.embed
    return lambda made, piece: float(F.cosine_similarity(embed(made), embed(piece.samples[None])))

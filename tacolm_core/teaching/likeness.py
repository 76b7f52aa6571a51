"""A figure while a voice is learnt: how near held-out sentences come, said as the person said them.

The models write the codes of recordings that are not learnt from, over their own text and timing, and the decoder makes
them heard; compared is the log-mel distance to the recording with that of the codec's own round trip, which is the best
anything spoken with this model can do. No judge of voices is needed, and the same networks give the same figure.
"""

import torch

from tacolm_core.synthesis.sentence import Networks
from tacolm_core.teaching.material import Material
from tacolm_core.teaching.pieces import Prompts
from tacolm_core.teaching.sound import guess
from tacolm_core.training.codec_losses import MelDistance

_FIRST_SEED = 1_000


class Likeness:
    """Of networks to the held-out recordings.

    Args:
        networks: untaught; its codec makes the round trip.
        material: what is learnt from, and what is not.

    """

    @torch.no_grad()
    def __init__(self, networks: Networks, material: Material) -> None:
        self._held_out, self._prompts = material.held_out, Prompts(material.pieces)
        self._mel = MelDistance().to(networks.device)
        round_trips = [
            self._mel(networks.codec.decode(piece.codes[None])[:, 0], piece.samples[None]) for piece in self._held_out
        ]
        self._best = float(torch.stack(round_trips).mean())

    @torch.no_grad()
    def of(self, networks: Networks) -> float:
        """0 to 1: 1 is as near as the codec's round trip."""
        distances = []
        for number, piece in enumerate(self._held_out):
            guessed = guess(networks, piece, self._prompts, _FIRST_SEED + number)
            made = networks.codec.decode(guessed.codes[None], guessed.told[None])
            distances.append(self._mel(made[:, 0], piece.samples[None]))
        return min(1.0, self._best / max(float(torch.stack(distances).mean()), 1e-6))

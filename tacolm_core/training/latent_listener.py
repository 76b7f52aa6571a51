"""How far written latents are from the encoder's to a network that knows people.

Latents become sound through the codec's decoder, which stays as it is, and the speaker network hears both: what differs
in its maps, moment by moment, and in its embedding. Dense where a cosine of two embeddings alone is one number for
seconds of speech.
"""

import torch
from torch import Tensor
from torch.nn import functional as F

from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.codec.voice_vector import VoiceDescriber
from tacolm_core.training.codec_losses import map_distance

_WHO = 3.0  # weight of the embedding beside the maps


class LatentListener:
    """A codec's decoder and the speaker network behind it."""

    def __init__(self, codec: FrameCodec, describer: VoiceDescriber) -> None:
        """Both in evaluation mode on one device, without gradients of their own."""
        self._codec, self._describer = codec, describer
        nobody = torch.zeros(1, codec.num_codebooks, 0, dtype=torch.long, device=codec.codebooks.device)
        with torch.no_grad():
            self._colour = codec.colour(nobody, predicted=False)

    @torch.no_grad()
    def latents(self, samples: Tensor) -> Tensor:
        """What the encoder makes of samples (N,), before they become codes (T, E)."""
        return self._codec.encoder(samples[None])[0]  # type: ignore[no-any-return]

    def distance(self, made: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        """Of latents (B, T, E) from others of the same frames; and the mean cosine of their speakers."""
        with torch.no_grad():
            real_maps, real_who = self._hear(real)
        made_maps, made_who = self._hear(made)
        cosine = F.cosine_similarity(made_who, real_who).mean()
        return map_distance(real_maps, made_maps) + _WHO * (1 - cosine), cosine

    def _hear(self, latents: Tensor) -> tuple[list[Tensor], Tensor]:
        maps, who = self._describer.speaker.listen(self._codec.decoder(latents, self._colour))
        return maps, who - self._describer.centre

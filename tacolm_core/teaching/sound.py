"""The decoder's lesson: the person's own sound, out of codes as the taught models write them for it.

The models' codes are guesses; over the recording's own text and timing, and partly over its own codebook 1, they stay
in step with the recording, so that the decoder learns what this person sounds like where the models say this
(`training/predicted_codes.py`). Log-mel distance, and discriminators that learn beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn

from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.nn.additions import Additions
from tacolm_core.synthesis.sentence import Networks
from tacolm_core.teaching.lesson import Lesson
from tacolm_core.teaching.pieces import Piece, Prompts, batch_of
from tacolm_core.training.codec_losses import Discriminators, MelDistance, discriminator_loss, generator_losses
from tacolm_core.training.drawn_codes import draw_some
from tacolm_core.training.predicted_codes import fill
from tacolm_core.training.schedule import Schedule
from tacolm_core.units import HOP

_CROP = 60  # frames
_PER_BATCH = 4  # crops
_JUDGED = 8_000  # samples of each that the discriminators hear
_GUESSED = 0.75  # share of the batches made of guessed codes, the others of the recording's own
_SILENT_JUDGES = 20  # steps in which the discriminators only learn
_FOOL, _MATCH = 0.1, 0.2  # weights of the two losses they give


@dataclass(frozen=True, eq=False)
class Guessed:
    """A piece, its codes as the models write them, and what the decoder is told of the voice."""

    piece: Piece
    codes: Tensor  # (K, T)
    told: Tensor  # (K, P) codes of the prompt


@torch.no_grad()
def guess(networks: Networks, piece: Piece, prompts: Prompts, seed: int) -> Guessed:
    """Let taught models write the codes of a piece over its own text and timing."""
    draw, generator = np.random.default_rng(seed), torch.Generator().manual_seed(seed)
    batch = batch_of([piece], [prompts.beside(piece, draw)])
    first = draw_some(networks.ar, batch, generator)
    codes = torch.cat([first[:, None], batch.codes[:, 1:]], 1)
    if networks.nar is not None:
        fill(codes[0], replace(batch, codes=codes), networks.nar)
    return Guessed(piece, codes[0], batch.prompt[0])


class SoundLesson(Lesson):
    """Of a codec that can be listened to while it learns.

    Args:
        codec: it stays as it is.
        guessed: to learn from.
        held_out: not learnt from.
        peak: highest learning rate.
        rank: of the additions.
        passes: of `steps_per_pass` crops each.

    """

    name, network = "sound", "codec"

    def __init__(
        self,
        codec: FrameCodec,
        guessed: Sequence[Guessed],
        held_out: Sequence[Guessed],
        *,
        peak: float,
        rank: int,
        passes: int,
    ) -> None:
        self.additions = Additions(codec, rank, lambda name: name.startswith("decoder."))
        self.passes = passes
        self.steps_per_pass = max(1, round(sum(each.codes.shape[1] for each in guessed) / (_CROP * _PER_BATCH)))
        self._guessed = [each for each in guessed if each.codes.shape[1] >= _CROP] or list(guessed)
        self._held_out = held_out
        self._schedule = Schedule(peak=peak, warm_up=10, floor=0.05)
        device = guessed[0].codes.device
        self._mel = MelDistance().to(device)
        torch.manual_seed(0)
        self._judges = Discriminators(width=16).to(device)
        own = self.additions.parameters.values()
        self._optimizer = torch.optim.AdamW(own, lr=peak, betas=(0.8, 0.95))
        self._judges_optimizer = torch.optim.AdamW(self._judges.parameters(), lr=4e-4, betas=(0.8, 0.95))

    @property
    def optimizers(self) -> Mapping[str, torch.optim.Optimizer]:
        """See `Lesson`."""
        return {"own": self._optimizer, "judges": self._judges_optimizer}

    def state(self) -> dict[str, Tensor]:
        """See `Lesson`; the discriminators are part of it."""
        judges = {f"judges.{name}": value.cpu().clone() for name, value in self._judges.state_dict().items()}
        return {**super().state(), **judges}

    def restore(self, state: Mapping[str, Tensor]) -> None:
        """See `Lesson`."""
        super().restore(state)
        names = self._judges.state_dict()
        self._judges.load_state_dict({name: state[f"judges.{name}"] for name in names})

    def step(self, number: int, progress: float) -> None:
        """See `Lesson`."""
        for group in self._optimizer.param_groups:
            group["lr"] = self._schedule.rate(number, progress)
        draw = np.random.default_rng((2, number))
        codes, told, real = self._crops(draw)
        with self.additions.summed():  # not around the discriminators: they have sums of their own, which change
            made = self._render(codes, told)
        start = int(draw.integers(0, real.shape[1] - min(_JUDGED, real.shape[1]) + 1))
        heard = slice(start, start + _JUDGED)
        self._teach_judges(real[:, heard], made[:, heard].detach())
        loss = self._mel(made, real)
        if number >= _SILENT_JUDGES:
            loss = loss + self._judged(real[:, heard], made[:, heard])
        loss.backward()
        nn.utils.clip_grad_norm_(self.additions.parameters.values(), 1.0)
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)

    @torch.no_grad()
    def held_out(self) -> float:
        """Log-mel distance in nats."""
        with self.additions.summed():
            each = [
                self._mel(self._render(one.codes[None], one.told[None]), one.piece.samples[None])
                for one in self._held_out
            ]
        return float(torch.stack(each).mean())

    def _render(self, codes: Tensor, told: Tensor) -> Tensor:
        return cast("FrameCodec", self.additions.network).render(codes, told)

    def _crops(self, draw: np.random.Generator) -> tuple[Tensor, Tensor, Tensor]:
        """Codes (B, K, T), what the decoder is told of the voice, and samples (B, T * HOP) of some crops."""
        chosen = [self._guessed[int(n)] for n in draw.integers(len(self._guessed), size=_PER_BATCH)]
        frames = min(_CROP, *(each.codes.shape[1] for each in chosen))
        shown = min(each.told.shape[-1] for each in chosen)
        is_guessed = draw.random() < _GUESSED
        codes, real = [], []
        for each in chosen:
            start = int(draw.integers(each.codes.shape[1] - frames + 1))
            source = each.codes if is_guessed else each.piece.codes
            codes.append(source[:, start : start + frames])
            real.append(each.piece.samples[start * HOP : (start + frames) * HOP])
        return torch.stack(codes), torch.stack([each.told[..., :shown] for each in chosen]), torch.stack(real)

    def _teach_judges(self, real: Tensor, made: Tensor) -> None:
        loss = discriminator_loss(self._judges(real), self._judges(made))
        self._judges_optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self._judges.parameters(), 1.0)
        self._judges_optimizer.step()

    def _judged(self, real: Tensor, made: Tensor) -> Tensor:
        self._judges.requires_grad_(False)
        with torch.no_grad():
            real_maps = self._judges(real)
        fool, match = generator_losses(real_maps, self._judges(made))
        self._judges.requires_grad_(True)
        return _FOOL * fool + _MATCH * match

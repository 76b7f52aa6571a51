"""The lesson of a NAR model that writes latents, where those who judged it in its training lie beside it.

Crops of one person's speech are written in that person's voice as another recording shows it, and differ from the
encoder's latents in distance, to the discriminator, to the reader of tokens and to the speaker network. The
discriminator goes on learning; what it knows of many people is what two minutes of one person cannot teach anybody.
Codebook 1 is the recording's or partly drawn by the AR model, as it will be when the voice speaks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, cast

import numpy as np
import torch
from torch import Tensor

from tacolm_core.data.batches import Batch
from tacolm_core.model.latent_nar import LatentNar
from tacolm_core.nn.additions import Additions
from tacolm_core.teaching.lesson import Lesson
from tacolm_core.teaching.pieces import Piece, Prompts, batch_of
from tacolm_core.training.distributed import Processes
from tacolm_core.training.drawn_codes import CodeDrawer
from tacolm_core.training.language_task import LanguageTaskConfig, LatentLosses
from tacolm_core.training.latent_critics import LatentCritics
from tacolm_core.training.latent_listener import LatentListener
from tacolm_core.training.latent_reader import reader_loss
from tacolm_core.training.latent_task import LatentTask, tokens_of
from tacolm_core.training.optimizer import OptimizerConfig
from tacolm_core.training.schedule import Schedule

_CROP: Final = 128  # frames
_PER_BATCH: Final = 8  # crops
_LEAST_STEPS: Final = 10  # of a pass: half a minute of speech takes as many to learn from as one and a half
_WARM_UP: Final = 10  # steps
_DRAWS: Final = 2  # of codebook 1 beside the recording's own
_JUDGES_RATE: Final = 1e-4
_JUDGE: Final = "judge."


class _Crops:
    """Batch n is the same whenever it is asked for: crops of pieces, each beside another recording of the person.

    Args:
        pieces: as they were recorded.
        drawn: the same with some of codebook 1 drawn by the AR model, as often as there are draws.

    """

    def __init__(self, pieces: Sequence[Piece], drawn: Sequence[Piece]) -> None:
        every = [*pieces, *drawn]
        self._pieces = [piece for piece in every if piece.codes.shape[1] >= _CROP] or every
        self._prompts = Prompts(pieces)
        frames = np.array([piece.codes.shape[1] for piece in self._pieces], np.float64)
        self._share = frames / frames.sum()
        passed = float(frames.sum()) * len(pieces) / len(every)
        self.per_pass = max(_LEAST_STEPS, round(passed / (_CROP * _PER_BATCH)))

    def batch(self, step: int, progress: float) -> Batch:  # noqa: ARG002
        """See `training.language_task.BatchSource`."""
        draw = np.random.default_rng((3, step))
        chosen = [self._pieces[int(n)] for n in draw.choice(len(self._pieces), _PER_BATCH, p=self._share)]
        beside = [self._prompts.another(piece, draw) for piece in chosen]
        crops = [_crop(piece, draw) for piece in chosen]
        told = [replace(crop, voice=other.voice) for crop, other in zip(crops, beside, strict=True)]
        return batch_of(told, [self._prompts.of(other, draw) for other in beside])


def _crop(piece: Piece, draw: np.random.Generator) -> Piece:
    start = int(draw.integers(max(0, piece.codes.shape[1] - _CROP) + 1))
    part = slice(start, start + _CROP)
    latents = None if piece.latents is None else piece.latents[part]
    return replace(piece, codes=piece.codes[:, part], path=piece.path[part], latents=latents)


def _with_latents(listener: LatentListener, pieces: Sequence[Piece]) -> list[Piece]:
    """Those who judge know what the encoder writes; what is left of it in codes they would call made."""
    return [replace(piece, latents=listener.latents(piece.samples)) for piece in pieces]


def _redrawn(drawer: CodeDrawer, pieces: Sequence[Piece]) -> list[Piece]:
    """Each piece some times over, with a share of its codebook 1 as the AR model draws it."""
    generator, draw, prompts = torch.Generator().manual_seed(0), np.random.default_rng(1), Prompts(pieces)
    drawn = []
    for piece in [each for each in pieces for _ in range(_DRAWS)]:
        batch = drawer.redrawn(batch_of([piece], [prompts.beside(piece, draw)]), generator)
        drawn.append(replace(piece, codes=batch.codes[0]))
    return drawn


class JudgedLesson(Lesson):
    """Of a NAR model that writes latents.

    Args:
        model: in evaluation mode; it stays as it is.
        critics: who judged it in its training; they stay as they are.
        listener: hears what it writes.
        drawer: draws codebook 1.
        pieces: to learn from, each in the voice that its own recording shows.
        held_out: not learnt from, in the voice that it will speak with.
        peak: highest learning rate.
        rank: of the additions.
        passes: at most.

    """

    name, network, settles = "timbre", "nar", True

    def __init__(
        self,
        model: LatentNar,
        critics: LatentCritics,
        listener: LatentListener,
        drawer: CodeDrawer,
        pieces: Sequence[Piece],
        held_out: Sequence[Piece],
        *,
        peak: float,
        rank: int,
        passes: int,
    ) -> None:
        self.additions, self.passes = Additions(model, rank), passes
        pieces, held_out = (_with_latents(listener, some) for some in (pieces, held_out))
        source = _Crops(pieces, _redrawn(drawer, pieces))
        self.steps_per_pass = source.per_pass
        prompts, draw = Prompts(pieces), np.random.default_rng(0)
        self._held_out = [batch_of([piece], [prompts.beside(piece, draw)]) for piece in held_out]
        alone = Processes(0, 1, pieces[0].codes.device)
        network = cast("LatentNar", self.additions.network)
        self._task = LatentTask(network, _settings(peak), source, [], alone)
        self._task.critics.load_state_dict(critics.state_dict())
        self._task.critics.requires_grad_(False)
        self._task.listener = self._listener = listener

    @property
    def optimizers(self) -> Mapping[str, torch.optim.Optimizer]:
        """See `Lesson`."""
        return {"own": self._task.optimization.optimizer, "judge": self._task.judge_optimization.optimizer}

    def state(self) -> dict[str, Tensor]:
        """See `Lesson`; the judge, which learns, is part of it."""
        judge = {_JUDGE + name: value.cpu().clone() for name, value in self._task.judge.state_dict().items()}
        return {**super().state(), **judge}

    def restore(self, state: Mapping[str, Tensor]) -> None:
        """See `Lesson`."""
        super().restore(state)
        names = self._task.judge.state_dict()
        self._task.judge.load_state_dict({name: state[_JUDGE + name] for name in names})

    def step(self, number: int, progress: float) -> None:
        """See `Lesson`."""
        # The sums are asked for once in a step; `summed` would also keep the judge's weights, which change within it.
        with torch.random.fork_rng():
            torch.manual_seed(number)  # parts of the voice vector are withheld now and then
            self._task.step(number, progress)

    @torch.no_grad()
    def held_out(self) -> float:
        """How far what is written is from what the speaker network hears in the recording, and how much worse it reads.

        What reads better than the recording does not make up for another voice.
        """
        self._task.model.eval()
        with self.additions.summed():
            return float(np.mean([self._apart(batch) for batch in self._held_out]))

    def _apart(self, batch: Batch) -> float:
        model, tokens = self._task.model, tokens_of(batch)
        given = (batch.text, batch.text_mask, batch.prompt, batch.prompt_mask)
        made = model.latents(*given, batch.codes[:, 0], batch.codes_mask, batch.alignment, batch.voice)
        real = cast("Tensor", batch.latents)
        unread, of_real = (reader_loss(self._task.reader(model.normed(each))[0], tokens) for each in (made, real))
        return float(self._listener.distance(made, real)[0] + (unread - of_real).clamp(min=0))


def _settings(peak: float) -> LanguageTaskConfig:
    judge = OptimizerConfig(
        Schedule(peak=_JUDGES_RATE, warm_up=0, floor=1.0), betas=(0.5, 0.95), weight_decay=0.0, clip=10.0
    )
    losses = LatentLosses(
        plain_steps=0,
        strangers=False,
        heard=1.5,
        heard_items=4,
        heard_every=2,
        read=0.7,
        reader_learns=False,
        hidden_items=0.0,
        judge=judge,
    )
    own = OptimizerConfig(Schedule(peak=peak, warm_up=_WARM_UP, floor=0.05), betas=(0.8, 0.98))
    return LanguageTaskConfig(own, prior_share=1.0, latents=losses)

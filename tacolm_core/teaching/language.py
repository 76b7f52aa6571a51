"""The lessons of the AR and the NAR model: the losses they were trained with, on one person's pieces."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast

import numpy as np
import torch
from torch import nn

from tacolm_core.data.batches import Batch
from tacolm_core.model.backbone import ArBackbone, ArOutput, NarBackbone
from tacolm_core.nn.additions import Additions
from tacolm_core.teaching.lesson import Lesson
from tacolm_core.teaching.pieces import Piece, Prompts, batch_of
from tacolm_core.training.distributed import Processes
from tacolm_core.training.language_task import ArTask, LanguageTaskConfig, LatentLosses, NarTask
from tacolm_core.training.latent_listener import LatentListener
from tacolm_core.training.latent_task import LatentTask, nar_task_of
from tacolm_core.training.losses import code_cross_entropy, previous_token, written_targets
from tacolm_core.training.optimizer import OptimizerConfig
from tacolm_core.training.schedule import Schedule
from tacolm_core.units import NUM_CODEBOOKS

_PER_BATCH: Final = 2  # pieces; more at a time are no faster on the CPU, and fewer steps learn less
_DIVISORS: Final = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_NEVER: Final = 1_000_000_000  # steps: one person's pieces are too few for a discriminator
_HEARD: Final = 4.0  # what the speaker network hears, beside the distance of latents: that alone makes a dull mean
_LOOKED_AT: Final = 4  # pieces, beside those held out, by which one of them is chosen


class _PiecesInTurn:
    """Batch n is the same whenever it is asked for; each pass goes through all pieces in another order."""

    def __init__(self, pieces: Sequence[Piece], guards: Sequence[Piece], prompts: Prompts, seed: int) -> None:
        self._pieces, self._prompts, self._seed = [*pieces, *guards], prompts, seed
        self.per_pass = -(-len(self._pieces) // _PER_BATCH)

    def batch(self, step: int, progress: float) -> Batch:  # noqa: ARG002
        """See `training.language_task.BatchSource`."""
        number, place = divmod(step, self.per_pass)
        order = np.random.default_rng((self._seed, number)).permutation(len(self._pieces))
        draw = np.random.default_rng((self._seed, number, place))
        chosen = [self._pieces[int(n)] for n in order[place * _PER_BATCH : (place + 1) * _PER_BATCH]]
        return batch_of(chosen, [self._prompts.beside(piece, draw) for piece in chosen])


class LanguageLesson(Lesson):
    """One of the two models.

    Args:
        model: in evaluation mode; it learns in place, by additions.
        pieces: to learn from.
        guards: text spoken by the untaught model in this voice's prompt, so that it stays able to.
        held_out: pieces that are not learnt from.
        peak: highest learning rate.
        rank: of the additions.
        passes: at most.
        listener: hears what a model that writes latents writes.

    """

    def __init__(
        self,
        model: ArBackbone | NarBackbone,
        pieces: Sequence[Piece],
        guards: Sequence[Piece],
        held_out: Sequence[Piece],
        *,
        peak: float,
        rank: int,
        passes: int,
        listener: LatentListener | None = None,
    ) -> None:
        is_ar = isinstance(model, ArBackbone)
        self.name, self.network = ("speech", "ar") if is_ar else ("timbre", "nar")
        self.additions, self.passes = Additions(model, rank), passes
        prompts, draw = Prompts(pieces), np.random.default_rng(0)
        source = _PiecesInTurn(pieces, guards, prompts, seed=int(is_ar))
        self.steps_per_pass = source.per_pass
        shown = [batch_of([piece], [prompts.beside(piece, draw)]) for piece in held_out]
        schedule = Schedule(peak=peak, warm_up=8, floor=0.05)
        config = LanguageTaskConfig(
            OptimizerConfig(schedule, weight_decay=0.01, average_decay=0.0),
            latents=LatentLosses(
                plain_steps=_NEVER, heard=_HEARD, heard_items=_PER_BATCH, heard_every=1, read=0.0, hidden_items=0.0
            ),
        )
        alone = Processes(0, 1, pieces[0].codes.device)
        make = ArTask if isinstance(model, ArBackbone) else nar_task_of(model)
        self._held_out = shown
        network = cast("Any", self.additions.network)
        self._task: ArTask | NarTask = make(network, config, source, [], alone)
        if isinstance(self._task, LatentTask):
            self._task.listener = listener
        if isinstance(model, ArBackbone):
            some = [batch_of([piece], [prompts.beside(piece, draw)]) for piece in pieces[:_LOOKED_AT]]
            self._task.runner = _Calmed(network, _calmest(model, [*shown, *some]))

    @property
    def optimizers(self) -> Mapping[str, torch.optim.Optimizer]:
        """See `Lesson`."""
        return {"own": self._task.optimization.optimizer}

    def step(self, number: int, progress: float) -> None:
        """See `Lesson`."""
        with self.additions.summed():
            self._task.step(number, progress)

    def held_out(self) -> float:
        """Cross-entropy in nats per code; of a model that writes latents their distance."""
        task, losses = self._task, list[float]()
        task.model.eval()
        task.runner.eval()
        with self.additions.summed(), torch.no_grad():
            for number, batch in enumerate(self._held_out):
                draw = torch.Generator().manual_seed(number)
                losses.append(
                    float(task.loss(task.runner, batch, draw, 1 + number % (NUM_CODEBOOKS - 1))[1][task.headline])
                )
        task.runner.train()
        return float(np.mean(losses))


class _Calmed(nn.Module):
    """An AR model whose logits are divided while it learns, and are not when it speaks.

    A model that has learnt guidance (`training/guidance_teacher.py`) says everything more surely than codes are, for
    the words' sake. Cross-entropy with the codes would first of all take that sureness away; with the logits divided by
    what makes the untaught model's as sure as the codes are, it teaches the voice and leaves the sureness.
    """

    def __init__(self, model: ArBackbone, by: float) -> None:
        super().__init__()
        self.model, self.by = model, by

    def forward(self, *given: Any) -> ArOutput:
        """As `ArBackbone.forward`."""
        out: ArOutput = self.model(*given)
        return replace(out, logits=out.logits / self.by)


@torch.no_grad()
def _calmest(model: ArBackbone, batches: Sequence[Batch]) -> float:
    """By what the logits must be divided to be as sure as the codes of the batches are."""
    losses = dict.fromkeys(_DIVISORS, 0.0)
    for batch in batches:
        codes = model.written(batch.codes)
        given = (batch.text, batch.text_mask, batch.prompt, batch.prompt_mask)
        out = model(*given, codes, batch.codes_mask, previous_token(batch.alignment), batch.voice)
        targets = written_targets(codes, batch.codes_mask)
        for by in _DIVISORS:
            losses[by] += float(code_cross_entropy(out.logits / by, targets))
    return min(losses, key=lambda by: losses[by])

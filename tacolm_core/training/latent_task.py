"""Training of a NAR model that writes latents (model/latent_nar.py): distance to the encoder's, and a discriminator.

What it is to write is what a recording's codes add up to, so shards of codes are all it takes. The distance alone
makes the mean of all that could be, which sounds dull and like nobody; the discriminator knows what latents of that
person look like. A reader, learnt beside it, says what of the tokens cannot be read from them, and a part of codebook 1
is withheld: else the model believes codebook 1 alone, which does not carry what is said. A listener may add what the
speaker network hears of their sound. Both their gradients are given a fixed size beside that of all else (as the
trainer of EnCodec balances its losses, arXiv 2210.13438).
"""

from typing import Any, cast

import torch
from torch import Tensor, nn

from tacolm_core.data.batches import Batch
from tacolm_core.errors import DataError
from tacolm_core.model.backbone import UNDECIDED, NarBackbone
from tacolm_core.model.latent_nar import LatentContext, LatentNar
from tacolm_core.training.distributed import Processes
from tacolm_core.training.language_task import BatchSource, LanguageTaskConfig, NarTask
from tacolm_core.training.latent_critics import LatentCritics
from tacolm_core.training.latent_judge import judge_loss, writer_losses
from tacolm_core.training.latent_listener import LatentListener
from tacolm_core.training.latent_reader import readable_loss, reader_loss
from tacolm_core.training.losses import IGNORED, top_accuracy
from tacolm_core.training.optimizer import Optimization

_FIRST_BATCHES = 32  # that say where the tokens of a new model begin
_SMOOTH = 1e-4  # added to the square of a distance before its root is taken


def nar_task_of(model: NarBackbone) -> type[NarTask]:
    """How a NAR model is taught."""
    return LatentTask if isinstance(model, LatentNar) else NarTask


def start_tokens(model: LatentNar, source: BatchSource) -> None:
    """Let the tokens of a new model, on the CPU, begin as what their frames add to codebook 1."""
    model.start_tokens(_frames(source.batch(number, 0.0).to("cpu")) for number in range(_FIRST_BATCHES))


class _Writer(nn.Module):
    """The model as its training calls it."""

    def __init__(self, model: LatentNar) -> None:
        super().__init__()
        self.model = model

    def forward(self, batch: Batch, first: Tensor, alignment: Tensor) -> Tensor:
        """Latents (B, T, E) of the batch over codebook 1 `first` (B, T)."""
        given = (batch.text, batch.text_mask, batch.prompt, batch.prompt_mask)
        return self.model.latents(*given, first, batch.codes_mask, alignment, batch.voice)


class LatentTask(NarTask):
    """Latents: distance, and from `LatentLosses.plain_steps` on a discriminator."""

    model: LatentNar
    headline = "distance"
    listener: LatentListener | None = None

    def __init__(
        self,
        model: nn.Module,
        config: LanguageTaskConfig,
        source: BatchSource,
        dev_batches: list[Batch],
        processes: Processes,
    ) -> None:
        super().__init__(model, config, source, dev_batches, processes)
        self.losses = config.latents
        self.critics = LatentCritics.of(cast("LatentNar", model)).to(processes.device)
        self.judge, self.reader = self.critics.judge, self.critics.reader
        self.judges = processes.wrap(self.judge)
        self.judge_optimization = Optimization(self.judge, self.losses.judge)
        self.readers = processes.wrap(self.reader)
        self.reader_optimization = Optimization(self.reader, self.losses.reader)
        self.steps = 0

    def trainee(self) -> nn.Module:
        """See `LanguageTask.trainee`."""
        return _Writer(self.model)

    def step(self, step: int, progress: float) -> dict[str, Any]:
        """See `LanguageTask.step`."""
        self.steps = step
        return super().step(step, progress)

    def loss(
        self,
        runner: nn.Module,
        batch: Batch,
        generator: torch.Generator,
        level: int,  # noqa: ARG002
    ) -> tuple[Tensor, dict[str, Any]]:
        """See `LanguageTask.loss`.

        Raises:
            DataError: the shards hold no voice vectors.

        """
        if batch.voice is None:
            raise DataError("The shards hold no voice vectors; make them anew with --speaker.")
        given = self._drawn(batch, generator) if self.model.training else batch
        alignment = self._told(given, generator)
        made = runner(given, self._shown(given.codes[:, 0], alignment, generator), alignment)
        with torch.no_grad():
            wanted = self.model.sum_of(batch.codes) if batch.latents is None else batch.latents
            real = self.model.normed(wanted)
            metrics: dict[str, Any] = {"top_1_codebook_2": self._agreement(batch, made)}
        normed = self.model.normed(made)
        distance = ((normed - real).square() + _SMOOTH).sqrt().mean(2)[batch.codes_mask].mean()
        metrics["distance"] = distance.detach()
        if not self.model.training:
            return distance, metrics
        loss, window = distance, self._window(batch, generator)
        if self.steps >= self.losses.plain_steps:
            fooled, near = self._judged(batch, real[:, window], normed[:, window], generator, metrics)
            loss = loss + self.losses.adversarial * fooled + self.losses.matching * near
        if self.listener is not None and self.losses.heard and self.steps % self.losses.heard_every == 0:
            loss = loss + self._heard(loss, made, wanted, window, metrics)
        if self.losses.read:
            loss = loss + self._read(loss, made, real, batch, metrics)
        return loss, metrics

    def _window(self, batch: Batch, generator: torch.Generator) -> slice:
        """Frames that every item has, `judged_frames` at most."""
        shortest = int(batch.codes_mask.sum(1).min())
        frames = min(self.losses.judged_frames, shortest)
        begin = int(torch.randint(shortest - frames + 1, (), generator=generator))
        return slice(begin, begin + frames)

    def _heard(self, loss: Tensor, made: Tensor, real: Tensor, window: slice, metrics: dict[str, Any]) -> Tensor:
        """What is heard of some items, by a term of the size that it is given."""
        assert self.listener is not None, "asked for"
        count = self.losses.heard_items
        leaf = made[:count, window].detach().requires_grad_(True)
        distance, cosine = self.listener.distance(leaf, real[:count, window])
        metrics.update(heard=distance.detach(), heard_cosine=cosine.detach())
        return sized(self.losses.heard, distance, leaf, loss, made, (slice(count), window))

    def _read(self, loss: Tensor, made: Tensor, real: Tensor, batch: Batch, metrics: dict[str, Any]) -> Tensor:
        """What the reader misses in what is made, of the size that it is given; and before that its own step.

        Nothing, until `plain_steps` have taught it something.
        """
        tokens = tokens_of(batch)
        if self.losses.reader_learns:
            metrics["reader"] = self._teach_reader(real, tokens)
        if self.steps < self.losses.plain_steps:
            return loss.new_zeros(())
        leaf = made.detach().requires_grad_(True)
        missed, unread = readable_loss(self.reader, real, self.model.normed(leaf), tokens)
        metrics["unread"] = unread
        return sized(self.losses.read, missed, leaf, loss, made, (slice(None),))

    def _teach_reader(self, real: Tensor, tokens: Tensor) -> Tensor:
        """One step of the reader on what is real."""
        self.reader.requires_grad_(True)
        lesson = reader_loss(self.readers(real)[0], tokens)
        lesson.backward()  # type: ignore[no-untyped-call]
        self.reader_optimization.step(self.steps, self.progress)
        self.reader.requires_grad_(False)
        return lesson.detach()

    def _shown(self, first: Tensor, alignment: Tensor, generator: torch.Generator) -> Tensor:
        """Codebook 1 (B, T), in training with UNDECIDED in runs of frames of some items whose tokens are told."""
        if not self.model.training or not self.losses.hidden_items:
            return first
        shown = first.clone()
        for item in (alignment[:, 0] >= 0).nonzero().flatten().tolist():
            if float(torch.rand((), generator=generator)) < self.losses.hidden_items:
                shown[item, self._hidden(first.shape[1], generator).to(first.device)] = UNDECIDED
        return shown

    def _hidden(self, frames: int, generator: torch.Generator) -> Tensor:
        """Which of so many frames are withheld (T,) bool, `hidden_share` of them in runs."""
        hidden = torch.zeros(frames, dtype=torch.bool)
        while float(hidden.float().mean()) < self.losses.hidden_share:
            begin, length = (
                int(torch.randint(n, (), generator=generator)) for n in (frames, self.losses.hidden_frames)
            )
            hidden[begin : begin + 1 + length] = True
        return hidden

    def _told(self, batch: Batch, generator: torch.Generator) -> Tensor:
        """Token of each frame (B, T), withheld from a share of the items."""
        told = torch.rand(len(batch), 1, generator=generator) < self.config.prior_share
        return (
            torch.where(told.to(batch.alignment.device), batch.alignment, -1)
            if self.model.training
            else batch.alignment
        )

    def _judged(
        self, batch: Batch, real: Tensor, made: Tensor, generator: torch.Generator, metrics: dict[str, Any]
    ) -> tuple[Tensor, Tensor]:
        """One step of the judge on latents (B, t, E) of every item, and what the model learns from it there."""
        told = cast("Tensor", batch.voice)
        turn = 1 + int(torch.randint(max(1, len(told) - 1), (), generator=generator))
        wrong = told.roll(turn, 0) if self.losses.strangers else None
        self.judge.requires_grad_(True)
        lesson = judge_loss(self.judges, real, made.detach(), told, wrong)
        lesson.backward()  # type: ignore[no-untyped-call]
        self.judge_optimization.step(self.steps, self.progress)
        self.judge.requires_grad_(False)
        fooled, near = writer_losses(self.judge, real, made, told)
        metrics.update(judge=lesson.detach(), fooled=fooled.detach(), matching=near.detach())
        return fooled, near

    def _agreement(self, batch: Batch, made: Tensor) -> Tensor:
        """Share of the frames whose codebook 2 is that of the encoder."""
        logits = self.model.refine(1, batch.codes[:, :1], LatentContext(made.detach()))
        return top_accuracy(logits, batch.codes[:, 1].masked_fill(~batch.codes_mask, IGNORED), 1)

    def state_dict(self) -> dict[str, Any]:
        """For exact resume."""
        return {**super().state_dict(), **{name: part.state_dict() for name, part in self._helpers().items()}}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Take back what `state_dict` gave."""
        super().load_state_dict(state)
        for name, part in self._helpers().items():
            part.load_state_dict(state[name])

    def _helpers(self) -> dict[str, Any]:
        """What learns beside the model and is not kept, by name."""
        return {
            "judge": self.judge,
            "judge_optimization": self.judge_optimization,
            "reader": self.reader,
            "reader_optimization": self.reader_optimization,
        }


def tokens_of(batch: Batch) -> Tensor:
    """The token each frame of a batch speaks (B, T), IGNORED where it is not known."""
    known = batch.codes_mask & (batch.alignment >= 0)
    return batch.text.gather(1, batch.alignment.clamp(min=0)).masked_fill(~known, IGNORED)


def _frames(batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Codes (N, 8), tokens (N,) and which of them are known (N,) of the frames of a batch."""
    known = batch.codes_mask & (batch.alignment >= 0)
    tokens = batch.text.gather(1, batch.alignment.clamp(min=0))
    return batch.codes.transpose(1, 2).flatten(0, 1), tokens.flatten(), known.flatten()


def sized(share: float, own: Tensor, leaf: Tensor, loss: Tensor, made: Tensor, where: tuple[slice, ...]) -> Tensor:
    """A term whose gradient at `made[where]`, of which `leaf` is a copy, is that of `own`, brought to a size.

    It is `share` times as long as that of `loss` there.
    """
    (wanted,) = torch.autograd.grad(own, leaf)
    (others,) = torch.autograd.grad(loss, made, retain_graph=True)
    size = share * others[where].norm() / wanted.norm().clamp(min=1e-9)
    term: Tensor = (made[where] * (size * wanted)).sum()
    return term

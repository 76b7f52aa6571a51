"""Training of the AR and the NAR model on batches of codes. Both implement `trainer.Task`."""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from tacolm_core.checkpoint import fill
from tacolm_core.config import Settings
from tacolm_core.data.batches import Batch
from tacolm_core.errors import OptionsError
from tacolm_core.model.alignment import alignment_loss, forward_sum_loss
from tacolm_core.model.backbone import UNDECIDED, ArBackbone, NarBackbone
from tacolm_core.training.distributed import Processes
from tacolm_core.training.drawn_codes import CodeDrawer
from tacolm_core.training.guidance_teacher import GuidanceTeacher
from tacolm_core.training.losses import (
    IGNORED,
    code_cross_entropy,
    jitter_pointer,
    previous_token,
    soft_cross_entropy,
    top_accuracy,
    written_targets,
)
from tacolm_core.training.new_parts import with_new_parts
from tacolm_core.training.optimizer import Optimization, OptimizerConfig
from tacolm_core.training.schedule import Schedule
from tacolm_core.training.throughput import SPEECH_SECONDS
from tacolm_core.units import NUM_CODEBOOKS, frames_to_seconds

# How often each of the codebooks 2..8 is taught: the lower ones carry more, and all later ones build on them.
LEVEL_SHARES = (0.34, 0.21, 0.14, 0.1, 0.08, 0.07, 0.06)
_FIRST_UPPER = 3  # from this level on a batch may teach a draw only


class BatchSource(Protocol):
    """Batches by number: batch i is the same whenever it is asked for."""

    def batch(self, step: int, progress: float) -> Batch:
        """The batch of one step (and micro-step) of this process."""


@dataclass(frozen=True)
class LatentLosses(Settings):
    """What latents are trained for besides their distance (training/latent_task.py)."""

    plain_steps: int = 250  # before the discriminator joins, and what the reader misses
    adversarial: float = 0.05  # weight of taking the discriminator in
    matching: float = 0.3  # weight of the distance of its maps
    judged_frames: int = 128  # length of the window of each item that it judges
    strangers: bool = True  # batches hold several people, by whom it learns who somebody is not
    heard: float = 0.0  # gradient of what the speaker network hears (--speaker), as a multiple of that of all else
    heard_items: int = 6  # of a batch
    heard_every: int = 2  # steps
    read: float = 0.7  # gradient of what a reader of tokens misses, as a multiple of that of all else
    reader_learns: bool = True  # on what is real, beside the model
    hidden_items: float = 0.6  # share of the items some of whose codebook 1 is withheld, so that tokens are listened to
    hidden_share: float = 0.3  # of their frames
    hidden_frames: int = 14  # longest run of them
    reader: OptimizerConfig = field(
        default_factory=lambda: OptimizerConfig(schedule=Schedule(peak=1e-3, warm_up=50), clip=1.0)
    )
    judge: OptimizerConfig = field(
        default_factory=lambda: OptimizerConfig(
            schedule=Schedule(peak=1.5e-4, warm_up=50), betas=(0.5, 0.95), weight_decay=0.0, clip=10.0
        )
    )

    def __post_init__(self) -> None:
        for name in ("hidden_items", "hidden_share"):
            if not 0.0 <= getattr(self, name) <= 1.0:
                raise OptionsError(f"{name} must be between 0 and 1, not {getattr(self, name)}.")
        if self.hidden_frames < 1:
            raise OptionsError(f"hidden_frames must be at least 1, not {self.hidden_frames}.")


@dataclass(frozen=True)
class LanguageTaskConfig(Settings):
    """What an AR or NAR model is trained for."""

    optimizer: OptimizerConfig = field(
        default_factory=lambda: OptimizerConfig(
            schedule=Schedule(peak=2e-3, warm_up=300), weight_decay=0.05, average_decay=0.999
        )
    )
    accumulate: int = 1  # batches per update
    alignment: float = 0.2  # weight of the alignment loss where durations are known
    forward_sum: float = 0.02  # weight of the forward-sum loss where they are not
    diagonal_until: float = 0.25  # progress until which the forward-sum loss is helped by a diagonal prior; 0 = never
    prior_share: float = 0.8  # of the items with known durations that get the window prior
    upper_levels: int = 5  # NAR with a refiner: how many of the codebooks 4..8 each batch teaches; 2 and 3 always
    shown_share: float = 0.6  # NAR: of the items, those that are shown some of the codes of the partial levels
    drawn_share: float = 0.5  # NAR with an AR model at hand: of the batches, those with some of codebook 1 drawn by it
    jitter: float = 0.15  # share of the pointers moved by one token
    guided: float = 1.0  # AR: learn what the weights begun from say with guidance of this weight; 1 = learn the codes
    contrast: float = 0.0  # AR: likewise, and less of what they say in another speaker's voice
    latents: LatentLosses = field(default_factory=LatentLosses)  # NAR that writes latents
    bfloat16: bool = False  # matrix products in bfloat16; pays on GPUs and on CPUs with AVX512-BF16 or AMX
    compile: bool = False
    seed: int = 0

    @property
    def is_taught(self) -> bool:
        """Whether an AR model learns from what a teacher says in place of the codes themselves."""
        return self.guided != 1.0 or self.contrast != 0.0


class LanguageTask(ABC):
    """What the two models' training has in common."""

    headline = "cross_entropy"  # the figure of a batch that says how much was learnt

    def __init__(
        self,
        model: nn.Module,
        config: LanguageTaskConfig,
        source: BatchSource,
        dev_batches: list[Batch],
        processes: Processes,
    ) -> None:
        self.config = config
        self.source = source
        self.dev_batches = dev_batches
        self.processes = processes
        self.model = model.to(processes.device)
        if config.compile and processes.device.type == "cpu":
            raise OptionsError(
                "The AR and NAR models cannot be compiled on the CPU, where PyTorch's compiled backward pass fails; "
                "leave out --compile."
            )
        self.optimization = Optimization(self.model, config.optimizer)
        self.progress = 1.0  # of the run, as of the last step
        self.alone = self.trainee()
        ready = torch.compile(self.alone, dynamic=True) if config.compile else self.alone
        self.runner = processes.wrap(ready)  # type: ignore[arg-type]
        torch.manual_seed(config.seed + processes.rank)

    def trainee(self) -> nn.Module:
        """What `loss` is given to run: the model itself, unless its training calls it another way."""
        return self.model

    @abstractmethod
    def loss(
        self, runner: nn.Module, batch: Batch, generator: torch.Generator, level: int
    ) -> tuple[Tensor, dict[str, Any]]:
        """Loss (scalar) and metrics of one batch."""

    def level(self, generator: torch.Generator) -> int:
        """Codebook trained in this step (NAR), drawn alike in all processes."""
        return int(torch.randint(1, NUM_CODEBOOKS, (), generator=generator))

    def _autocast(self) -> contextlib.AbstractContextManager[Any]:
        return torch.autocast(self.processes.device.type, torch.bfloat16, enabled=self.config.bfloat16)

    def _generator(self, number: int) -> torch.Generator:
        return torch.Generator().manual_seed(self.config.seed * 1_000_003 + number)

    def step(self, step: int, progress: float) -> dict[str, Any]:
        """One update from `accumulate` batches."""
        self.model.train()
        self.progress = progress
        metrics: dict[str, Any] = {}
        frames = 0
        for micro in range(self.config.accumulate):
            number = step * self.config.accumulate + micro
            generator = self._generator(number)
            level = self.level(generator)
            batch = self.source.batch(number, progress)
            frames += int(batch.codes_mask.sum())
            batch = batch.to(self.processes.device)
            with self._autocast():
                loss, metrics = self.loss(self.runner, batch, generator, level)
            (loss / self.config.accumulate).backward()  # type: ignore[no-untyped-call]
        metrics.update(self.optimization.step(step, progress))
        return {**metrics, SPEECH_SECONDS: frames_to_seconds(frames)}

    @contextlib.contextmanager
    def averaged(self) -> Iterator[None]:
        """The model in evaluation mode with averaged weights; afterwards as it was."""
        kept = {name: value.clone() for name, value in self.model.state_dict().items()}
        was_training = self.model.training
        self.model.load_state_dict(self.optimization.averaged_state())
        self.model.eval()
        try:
            yield
        finally:
            self.model.load_state_dict(kept)
            self.model.train(was_training)

    def evaluate(self) -> dict[str, float]:
        """Mean metrics over the held-out batches, with the averaged weights."""
        return self._means(self.dev_batches)

    @torch.no_grad()
    def _means(self, batches: list[Batch]) -> dict[str, float]:
        totals: dict[str, list[float]] = {}
        with self.averaged(), self._autocast():
            for number, batch in enumerate(batches):
                level = 1 + number % (NUM_CODEBOOKS - 1)
                _, metrics = self.loss(self.alone, batch.to(self.processes.device), self._generator(number), level)
                for name, value in metrics.items():
                    totals.setdefault(name, []).append(float(value))
        return {name: sum(values) / len(values) for name, values in totals.items()}

    def start_from(self, tensors: dict[str, Tensor], source: Path) -> None:
        """Begin with weights from a file.

        Raises:
            DamagedFile: they are of a model of another size.

        """
        fill(self.model, with_new_parts(self.model.state_dict(), tensors), source)
        self.optimization.restart_average()

    def averaged_state(self) -> dict[str, Tensor]:
        """Weights for inference."""
        return self.optimization.averaged_state()

    def state_dict(self) -> dict[str, Any]:
        """For exact resume."""
        return {"model": self.model.state_dict(), "optimization": self.optimization.state_dict()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Take back what `state_dict` gave."""
        self.model.load_state_dict(state["model"])
        self.optimization.load_state_dict(state["optimization"])


class ArTask(LanguageTask):
    """The codebooks that an AR model writes: next-code cross-entropy and alignment."""

    model: ArBackbone
    teacher: GuidanceTeacher | None = None

    def start_from(self, tensors: dict[str, Tensor], source: Path) -> None:
        """See `LanguageTask.start_from`; these weights are the teacher as well, where guidance is learnt."""
        super().start_from(tensors, source)
        if self.config.is_taught:
            self.teacher = GuidanceTeacher(self.model, self.config.guided, self.config.contrast)

    def evaluate(self) -> dict[str, float]:
        """See `LanguageTask.evaluate`; `unaided_`: without a word of which token a frame speaks."""
        unaided = [replace(batch, alignment=torch.full_like(batch.alignment, -1)) for batch in self.dev_batches]
        found = self._means(unaided)
        alone = {f"unaided_{name}": value for name, value in found.items() if name.startswith("cross_entropy")}
        return {**super().evaluate(), **alone}

    def _teacher(self) -> GuidanceTeacher:
        if self.teacher is None:
            raise OptionsError("Guidance is learnt from a trained model; name its weights with --start-from.")
        return self.teacher

    def loss(
        self,
        runner: nn.Module,
        batch: Batch,
        generator: torch.Generator,
        level: int,  # noqa: ARG002
    ) -> tuple[Tensor, dict[str, Any]]:
        """See `LanguageTask.loss`."""
        pointer = self._pointer(batch, generator) if runner.training else previous_token(batch.alignment)
        codes = self.model.written(batch.codes)
        given = (batch.text, batch.text_mask, batch.prompt, batch.prompt_mask)
        out = runner(*given, codes, batch.codes_mask, pointer, batch.voice)
        targets = written_targets(codes, batch.codes_mask)
        cross_entropy = code_cross_entropy(out.logits, targets)
        metrics = {"cross_entropy": cross_entropy.detach(), **_figures(out.logits.detach(), targets)}
        loss = cross_entropy
        if runner.training and self.config.is_taught:
            loss = soft_cross_entropy(out.logits, self._teacher().probabilities(batch), targets != IGNORED)
            metrics["guided"] = loss.detach()
        if self.config.alignment and out.attentions:
            aligned = self._alignment(batch, out.attentions)
            metrics["alignment"] = aligned.detach()
            loss = loss + self.config.alignment * aligned
        unaligned = batch.alignment[:, 0] < 0
        if self.config.forward_sum and out.attentions and bool((unaligned & ~batch.dropped).any()):
            chosen = unaligned & ~batch.dropped
            summed = forward_sum_loss(
                out.attention[chosen, :-1].float(),
                batch.text_mask[chosen],
                batch.codes_mask[chosen],
                diagonal=runner.training and self.progress < self.config.diagonal_until,
            )
            metrics["forward_sum"] = summed.detach()
            loss = loss + self.config.forward_sum * summed
        return loss, metrics

    def _pointer(self, batch: Batch, generator: torch.Generator) -> Tensor:
        """Pointers for the window prior: jittered, and absent for a share of the items."""
        lengths = batch.text_mask.sum(1)
        pointer = jitter_pointer(previous_token(batch.alignment), lengths, self.config.jitter, generator)
        shown = torch.rand(len(pointer), generator=generator).to(pointer.device) < self.config.prior_share
        return torch.where(shown[:, None], pointer, -1)

    @staticmethod
    def _alignment(batch: Batch, attentions: tuple[Tensor, ...]) -> Tensor:
        """Mean alignment loss of the trained layers; row t should look at the token of frame t."""
        known = batch.codes_mask & (batch.alignment >= 0)
        each = [alignment_loss(attention[:, :-1].float(), batch.alignment, known) for attention in attentions]
        return torch.stack(each).mean()


def _figures(logits: Tensor, targets: Tensor) -> dict[str, Tensor]:
    """Top-10 accuracy of codebook 1; where several are written, also the cross-entropy of each."""
    if targets.ndim == 2:
        return {"top_10": top_accuracy(logits, targets)}
    levels = range(targets.shape[2])
    each = {
        f"cross_entropy_{level + 1}": code_cross_entropy(logits[..., level, :], targets[..., level]) for level in levels
    }
    return {"top_10": top_accuracy(logits[..., 0, :], targets[..., 0]), **each}


class NarTask(LanguageTask):
    """Codebooks 2..8: cross-entropy. Every batch teaches what the model's `lesson` says."""

    model: NarBackbone
    drawer: CodeDrawer | None = None  # draws some of codebook 1 in training

    def loss(
        self, runner: nn.Module, batch: Batch, generator: torch.Generator, level: int
    ) -> tuple[Tensor, dict[str, Any]]:
        """See `LanguageTask.loss`."""
        if runner.training:
            batch = self._drawn(batch, generator)
        if self.model.lesson == "all levels":
            return self._many_levels(runner, batch, generator)
        given = (batch.text, batch.text_mask, batch.prompt, batch.prompt_mask)
        if self.model.lesson == "a level per batch":
            levels = torch.full((len(batch),), level)
            logits = runner(level, *given, batch.codes[:, :level], batch.codes_mask, batch.alignment, None, batch.voice)
        else:
            share = torch.tensor(LEVEL_SHARES)
            levels = 1 + torch.multinomial(share, len(batch), replacement=True, generator=generator)
            told = levels.to(batch.codes.device)
            logits = runner(told, *given, batch.codes, batch.codes_mask, batch.alignment, None, batch.voice)
        chosen = batch.codes[torch.arange(len(batch)), levels.to(batch.codes.device)]
        targets = chosen.masked_fill(~batch.codes_mask, IGNORED)
        loss = code_cross_entropy(logits, targets)
        metrics = {"cross_entropy": loss.detach(), "top_10": top_accuracy(logits.detach(), targets)}
        for each in sorted(set(levels.tolist())):
            rows = (levels == each).to(logits.device)
            metrics[f"cross_entropy_{each + 1}"] = code_cross_entropy(logits[rows].detach(), targets[rows])
        return loss, metrics

    def _drawn(self, batch: Batch, generator: torch.Generator) -> Batch:
        """The batch, for a share of the steps with some of codebook 1 as an AR model would draw it."""
        if self.drawer and float(torch.rand((), generator=generator)) < self.config.drawn_share:
            return self.drawer.redrawn(batch, generator)
        return batch

    def _many_levels(
        self, runner: nn.Module, batch: Batch, generator: torch.Generator
    ) -> tuple[Tensor, dict[str, Any]]:
        """Cross-entropy of codebooks 2 and 3 and, in training, of some of the others, weighted by LEVEL_SHARES."""
        levels = self._levels(generator) if runner.training else tuple(range(1, NUM_CODEBOOKS))
        given = (batch.text, batch.text_mask, batch.prompt, batch.prompt_mask)
        known = self._known(batch, generator) if runner.training else None
        logits = runner(levels, *given, batch.codes, batch.codes_mask, batch.alignment, known, batch.voice)
        targets = batch.codes[:, list(levels)].masked_fill(~batch.codes_mask[:, None], IGNORED)
        if known is not None:
            shown = known.shape[1]
            targets[:, :shown] = targets[:, :shown].masked_fill(known != UNDECIDED, IGNORED)
        # Indexing each level by itself would make, backwards, a gradient of the size of all levels for every one.
        pairs = zip(logits.unbind(1), targets.unbind(1), strict=True)
        each = [code_cross_entropy(*pair) for pair in pairs]
        upper = sum(level >= _FIRST_UPPER for level in levels)
        loss = torch.zeros(()).to(logits)
        for level, one in zip(levels, each, strict=True):
            weight = (NUM_CODEBOOKS - _FIRST_UPPER) / upper if level >= _FIRST_UPPER else 1.0
            loss = loss + weight * LEVEL_SHARES[level - 1] * one
        metrics = {"cross_entropy": loss.detach(), "top_10": top_accuracy(logits[:, 0].detach(), targets[:, 0])}
        metrics.update({f"cross_entropy_{level + 1}": one.detach() for level, one in zip(levels, each, strict=True)})
        return loss, metrics

    def _known(self, batch: Batch, generator: torch.Generator) -> Tensor | None:
        """A random part of the partial levels' codes (B, levels, T), another share for each item and level."""
        count = self.model.partial_levels
        if not count:
            return None
        own = batch.codes[:, 1 : 1 + count]
        draw = torch.rand(*own.shape[:2], 2, generator=generator)
        share = (1 - torch.cos(draw[..., 0] * torch.pi / 2)) * (draw[..., 1] < self.config.shown_share)
        shown = torch.rand(own.shape, generator=generator) < share[..., None]
        return own.masked_fill(~shown.to(own.device), UNDECIDED)

    def _levels(self, generator: torch.Generator) -> tuple[int, ...]:
        drawn = torch.randperm(NUM_CODEBOOKS - _FIRST_UPPER, generator=generator)[: self.config.upper_levels]
        return (*range(1, _FIRST_UPPER), *sorted(_FIRST_UPPER + int(n) for n in drawn))

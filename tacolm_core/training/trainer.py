"""The loop: a task takes steps until the steps or the minutes are used up; it can be killed at any moment and resumed.

A task owns its models, optimizers and data. Its batch for step i depends on (seed, i) alone, so that a resumed run
goes on exactly where it was. Under a time box the learning rate follows the clock instead of the step count.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import torch

from tacolm_core.config import Settings
from tacolm_core.errors import OptionsError
from tacolm_core.training.clock import CLOCKS, Clock
from tacolm_core.training.distributed import Processes
from tacolm_core.training.run_folder import RunFolder
from tacolm_core.training.samples import Sampler, undisturbed
from tacolm_core.training.throughput import SPEECH_SECONDS, Throughput


class Task(Protocol):
    """What the loop needs to know of a model in training."""

    def step(self, step: int, progress: float) -> dict[str, Any]:
        """One optimizer update; returns metrics (tensors allowed), SPEECH_SECONDS among them."""

    def evaluate(self) -> dict[str, float]:
        """Figures on held-out data."""

    def state_dict(self) -> dict[str, Any]:
        """Everything `load_state_dict` needs for exact resume."""

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go back to a saved state."""


@dataclass(frozen=True)
class TrainerConfig(Settings):
    """When to stop and when to write."""

    steps: int = 1_000_000  # whichever of steps and minutes comes first ends the run
    minutes: float = 0.0  # 0 = no time box
    clock: str = "wall"  # what minutes are: of the wall's clock, or of work of this process's cores (CLOCKS)
    report_every: int = 50  # steps
    save_minutes: float = 3.0
    evaluate_minutes: float = 10.0
    sample_minutes: float = 15.0  # between samples in RUN/samples; 0 = none at all, otherwise also at the end

    def __post_init__(self) -> None:
        """Refuse a clock that there is not."""
        if self.clock not in CLOCKS:
            raise OptionsError(f"There is no clock {self.clock!r} to train by; choose one of: {', '.join(CLOCKS)}.")


Hook = Callable[[int], None]


class Trainer:
    """Runs a task in a run folder."""

    def __init__(
        self,
        task: Task,
        folder: RunFolder,
        config: TrainerConfig,
        processes: Processes,
        *,
        on_save: Hook | None = None,
        sampler: Sampler | None = None,
    ) -> None:
        self.task = task
        self.folder = folder
        self.config = config
        self.processes = processes
        self.on_save = on_save
        self.sampler = sampler
        self.step = 0
        self.clock = Clock(CLOCKS[config.clock])
        self.throughput = Throughput(processes.device)

    def resume(self) -> bool:
        """Load the newest state, if there is one."""
        state = self.folder.load_state(self.processes.device)
        if state is None:
            return False
        self.step = state["step"]
        self.clock.used = state["seconds"]
        self.task.load_state_dict(state["task"])
        torch.set_rng_state(state["generator"].cpu())
        return True

    def progress(self) -> float:
        """Share of the run that is done, 0 to 1: the larger of steps and minutes."""
        done = self.step / self.config.steps
        if self.config.minutes:
            done = max(done, self.clock.seconds() / (60 * self.config.minutes))
        return self.processes.agree(done)

    def run(self) -> None:
        """Train until done; save at intervals and at the end."""
        self.clock.start()
        saved = evaluated = sampled = time.monotonic()
        window: list[dict[str, Any]] = []
        while (progress := self.progress()) < 1.0:
            self.throughput.begin()
            window.append(self.task.step(self.step, progress))
            self.throughput.end(float(window[-1].get(SPEECH_SECONDS, 0.0)))
            self.step += 1
            if self.step % self.config.report_every == 0:
                self.report(window, progress)
                window = []
            now = time.monotonic()
            if self.processes.agree(now - evaluated) > 60 * self.config.evaluate_minutes:
                self.evaluate()
                evaluated = time.monotonic()
            if self.processes.agree(now - saved) > 60 * self.config.save_minutes:
                self.save()
                saved = time.monotonic()
            if self.processes.agree(now - sampled) > 60 * (self.config.sample_minutes or float("inf")):
                self.sample()
                sampled = time.monotonic()
        if window:
            self.report(window, 1.0)
        self.evaluate()
        self.save()
        if self.config.sample_minutes:
            self.sample()

    def report(self, window: list[dict[str, Any]], progress: float) -> None:
        """Log the mean of each metric since the last report."""
        if not self.processes.is_main:
            return
        names = {name for line in window for name in line}
        means = {}
        for name in sorted(names):
            values = [float(line[name]) for line in window if name in line]
            means[name] = sum(values) / len(values)
        means["speech_per_second"] = self.throughput.speech_per_second
        self.folder.log(self.step, {**means, "progress": progress, "seconds": self.clock.seconds()})

    def evaluate(self) -> None:
        """Log figures on held-out data."""
        figures = self.task.evaluate()
        if self.processes.is_main and figures:
            self.folder.log(self.step, {f"dev_{name}": value for name, value in figures.items()})

    def sample(self) -> None:
        """Write pictures and sounds of what the task can do; training goes on as if nothing had been asked."""
        if self.sampler is None or not self.processes.is_main:
            return
        with undisturbed(self.processes.device):
            samples = self.sampler(self.step)
        self.folder.write_samples(self.step, samples)

    def save(self) -> None:
        """Write the resume state and call the save hook (export)."""
        if not self.processes.is_main:
            return
        state = {
            "step": self.step,
            "seconds": self.clock.seconds(),
            "task": self.task.state_dict(),
            "generator": torch.get_rng_state(),
        }
        self.folder.save_state(state)
        if self.on_save is not None:
            self.on_save(self.step)

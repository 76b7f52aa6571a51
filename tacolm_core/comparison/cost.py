"""What a system costs, whatever it has learnt: parameters, time per AR step, memory, speed of training.

The AR model is asked in two ways, as it would be for the next frame after a number of seconds: `cached`, by one step
from the state (the same plain step for all systems), and `uncached`, by a whole pass over everything so far, as the
papers measured. Contents do not matter to either, so codes are random and the models untrained. All times are of the
processor, not of the clock: what else the machine does counts for little, and with one thread they are the clock's on
an idle machine.
"""

import dataclasses
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from tacolm_core.comparison.systems import System
from tacolm_core.config import Settings, TacolmConfig
from tacolm_core.data.batches import Batch
from tacolm_core.model.backbone import ArBackbone, NarBackbone
from tacolm_core.model.backbones import make_ar, make_nar
from tacolm_core.model.presets import preset
from tacolm_core.training.distributed import Processes
from tacolm_core.training.language_task import ArTask, LanguageTaskConfig
from tacolm_core.units import CODEBOOK_SIZE, FRAME_RATE, NUM_CODEBOOKS, NUM_TEXT_SPECIALS, TEXT_BOS, TEXT_EOS

TOKENS, PROMPT_SECONDS = 62, 3
_STEPS = 12  # timed; the median counts
_TEXT_SIZE = {"bpe": 2003, "phonemes": 83}
_NAR_SECONDS = 10
_TRAINING = (2, 3)  # items of a batch and their seconds


@dataclass(frozen=True)
class Lengths(Settings):
    """AR milliseconds for the next frame after so many seconds."""

    seconds: tuple[float, ...]
    cached: tuple[float, ...]
    uncached: tuple[float, ...]


@dataclass(frozen=True)
class Cost(Settings):
    """What one system costs on this machine."""

    name: str
    what: str
    threads: int
    ar_parameters: int
    nar_parameters: int
    steps: Lengths
    nar_ms_per_frame: float  # all upper codebooks of a sentence of 10 s; 0 in one stage
    real_time_factor: float  # of the models: AR steps at 10 s (or the longest length) and NAR model, without the codec
    ar_decoding_mb: float  # weights, and what a sentence of the longest length carries along
    training_frames_per_second: float | None  # AR model, forward, backward and update; None where it was not asked
    peak_mb: float | None = None  # of a process that measured all of this, training included


def configuration(system: System) -> TacolmConfig:
    """The models of a system."""
    config = preset(system.preset, 83)
    size = _TEXT_SIZE[config.tokenizer]
    config = preset(system.preset, size if system.preset != "small-e" else 259)
    changes = {"ar": system.ar.get("model", {}), "nar": system.nar.get("model", {})}
    return config.changed({part: change for part, change in changes.items() if change})


def parameters(module: nn.Module | None) -> int:
    """Of a model, or 0 of none."""
    return 0 if module is None else sum(p.numel() for p in module.parameters())


@torch.inference_mode()
def measure(
    system: System, seconds: Sequence[float], *, is_trained: bool = True, tell: Callable[[str], None] = lambda _: None
) -> Cost:
    """All figures of a system, with as many threads as PyTorch has now."""
    config = configuration(system)
    torch.manual_seed(0)
    ar = make_ar(config.ar).eval().requires_grad_(False)
    lengths, carried = [], 0.0
    for length in seconds:
        tell(f"{system.name}: {length:g} s")
        cached, uncached, carried = _step_times(ar, round(length * FRAME_RATE))
        lengths.append((cached, uncached))
    weights = 4 * parameters(ar) / 1e6
    tell(f"{system.name}: NAR model")
    nar = None if config.nar is None else make_nar(config.nar).eval().requires_grad_(False)
    nar_ms = 0.0 if nar is None else _nar_ms(nar)
    near = min(range(len(seconds)), key=lambda place: abs(seconds[place] - _NAR_SECONDS))
    counts = parameters(ar), parameters(nar)
    del nar
    tell(f"{system.name}: training")
    speed = _training_speed(config) if is_trained else None
    return Cost(
        name=system.name,
        what=system.what,
        threads=torch.get_num_threads(),
        ar_parameters=counts[0],
        nar_parameters=counts[1],
        steps=Lengths(tuple(seconds), *(tuple(round(each[n], 3) for each in lengths) for n in range(2))),
        nar_ms_per_frame=round(nar_ms, 3),
        real_time_factor=round((lengths[near][0] + nar_ms) * FRAME_RATE / 1000, 4),
        ar_decoding_mb=round(weights + carried, 1),
        training_frames_per_second=speed,
    )


def _random(*shape: int) -> Tensor:
    return torch.randint(CODEBOOK_SIZE, shape, generator=torch.Generator().manual_seed(1))


def _condition() -> tuple[Tensor, Tensor, Tensor, Tensor]:
    text = torch.tensor([[TEXT_BOS, *[NUM_TEXT_SPECIALS] * (TOKENS - 2), TEXT_EOS]])
    prompt = _random(1, NUM_CODEBOOKS, PROMPT_SECONDS * FRAME_RATE)
    return text, torch.ones_like(text, dtype=torch.bool), prompt, torch.ones(1, prompt.shape[2], dtype=torch.bool)


def _step_times(ar: ArBackbone, frames: int) -> tuple[float, float, float]:
    """Milliseconds of a cached and of an uncached step after `frames`, and MB that the state carries."""
    condition, codes = _condition(), ar.written(_random(1, NUM_CODEBOOKS, frames + _STEPS))
    pointer = torch.zeros(1, frames + 1, dtype=torch.long)
    begin = time.process_time()
    _, _, state = ar.start(*condition, codes[..., :frames], pointer)
    uncached = time.process_time() - begin
    times = []
    for step in range(_STEPS):
        begin = time.process_time()
        logits, _, state = ar.step(codes[..., frames + step], state, pointer[:, 0])
        logits.argmax().item()
        times.append(time.process_time() - begin)
    return 1000 * statistics.median(times), 1000 * uncached, _megabytes(state, set(map(id, ar.parameters())))


def _megabytes(value: Any, seen: set[int]) -> float:
    """All tensors that a state holds, each once, without the model's own."""
    if id(value) in seen:
        return 0.0
    seen.add(id(value))
    if isinstance(value, Tensor):
        storage = value.untyped_storage()
        if storage.data_ptr() in seen:
            return 0.0
        seen.add(storage.data_ptr())
        return storage.nbytes() / 1e6
    if dataclasses.is_dataclass(value):
        return sum(_megabytes(getattr(value, f.name), seen) for f in dataclasses.fields(value))
    return sum(_megabytes(each, seen) for each in value) if isinstance(value, tuple | list) else 0.0


def _nar_ms(nar: NarBackbone) -> float:
    """Milliseconds per frame for all upper codebooks of a sentence of _NAR_SECONDS."""
    codes = _random(1, NUM_CODEBOOKS, _NAR_SECONDS * FRAME_RATE)
    mask = torch.ones(1, codes.shape[2], dtype=torch.bool)
    begin = time.process_time()
    context = nar.contextualise(codes[:, 0], mask, nar.prefill(*_condition()), torch.zeros_like(codes[:, 0]))
    for level in range(1, NUM_CODEBOOKS):
        nar.refine(level, codes[:, :level], context)
    return 1000 * (time.process_time() - begin) / codes.shape[2]


class _Same:
    """The same random batch whenever one is asked for."""

    def __init__(self) -> None:
        items, frames = _TRAINING[0], _TRAINING[1] * FRAME_RATE
        text, text_mask, prompt, prompt_mask = (part.expand(items, *part.shape[1:]) for part in _condition())
        codes, everywhere = _random(items, NUM_CODEBOOKS, frames), torch.ones(items, dtype=torch.bool)
        alignment = (torch.arange(frames) * TOKENS // frames).expand(items, -1)
        mask = torch.ones(items, frames, dtype=torch.bool)
        self._batch = Batch(
            text, text_mask, prompt, prompt_mask, codes, mask, alignment, everywhere, torch.zeros_like(everywhere)
        )

    def batch(self, step: int, progress: float) -> Batch:  # noqa: ARG002
        """See `BatchSource`."""
        return self._batch


def _training_speed(config: TacolmConfig) -> float:
    """Target frames per second of the AR model's training; the first step warms up."""
    with torch.inference_mode(mode=False):
        task = ArTask(make_ar(config.ar), LanguageTaskConfig(), _Same(), [], Processes(0, 1, torch.device("cpu")))
        task.step(0, 0.5)
        begin = time.process_time()
        task.step(1, 0.5)
        return round(_TRAINING[0] * _TRAINING[1] * FRAME_RATE / (time.process_time() - begin), 1)

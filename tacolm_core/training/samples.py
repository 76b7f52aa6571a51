"""What a model in training can do so far, to be looked at and listened to: attention maps and sounds.

A sampler looks at the averaged weights and at the same items every time, so that the samples of a run can be compared.
It changes nothing: weights, modes and random state are afterwards what they were before.
"""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from tacolm_core.config import SynthesisOptions
from tacolm_core.data.batches import Batch
from tacolm_core.model.alignment import monotonic_path
from tacolm_core.synthesis.ar_decode import Condition, decode_frames
from tacolm_core.synthesis.guard import AlignmentGuard
from tacolm_core.synthesis.nar_decode import Window, fill_levels
from tacolm_core.synthesis.sampling import generator_for
from tacolm_core.text.tokenizer import WordSpan
from tacolm_core.training.codec_task import CodecTask
from tacolm_core.training.language_task import ArTask, LanguageTask, NarTask
from tacolm_core.training.losses import previous_token
from tacolm_core.training.pictures import Picture, draw_map

if TYPE_CHECKING:
    from tacolm_core.codec.round_trip import Codec

ITEMS = 2

CLIP_FRAMES = 225  # three seconds of each clip the codec is tried on
DECODE_FRAMES = 300  # longest free-running decode
_SEARCHED_BATCHES = 4  # training batches in which items are looked for where nothing is held out


@dataclass
class Samples:
    """Pictures and sounds (24 kHz) by name."""

    pictures: dict[str, Picture] = field(default_factory=dict)
    sounds: dict[str, NDArray[np.float32]] = field(default_factory=dict)


Sampler = Callable[[int], Samples]  # of a step


@contextmanager
def undisturbed(device: torch.device) -> Iterator[None]:
    """The random state of the CPU and of `device` is afterwards what it was before."""
    cuda = [device] if device.type == "cuda" else []
    with torch.random.fork_rng(devices=cuda):
        yield


def sample_codec(task: CodecTask, step: int) -> Samples:
    """Held-out clips (training clips where there are none), and what the codec makes of them."""
    pool = task.dev_pool or task.pool
    sound, _ = pool.crops(ITEMS, CLIP_FRAMES, np.random.default_rng(2))
    codec = task.averaged_codec()
    heard = sound[:, None].to(task.processes.device)
    with torch.inference_mode():
        quantized = task.config.freeze_codes or step > task.config.plain_steps
        made = codec.decode(codec.encode(heard))[:, 0] if quantized else codec.decoder(codec.encoder(heard[:, 0]))
    samples = Samples()
    for number in range(ITEMS):
        samples.sounds[f"clip-{number + 1}-original"] = _sound(sound[number])
        samples.sounds[f"clip-{number + 1}-codec"] = _sound(made[number])
    return samples


def sample_ar(task: ArTask, codec: "Codec | None") -> Samples:
    """Attention maps over known speech; with a codec, what the model writes of a text that it speaks on its own."""
    samples = Samples()
    with task.averaged():
        items = sample_items(task)
        for number, item in enumerate(items, start=1):
            samples.pictures[f"map-{number}"] = _map(task, item)
        if codec is not None and items:
            codes = _speak(task, items[0])
            if codes.shape[-1]:
                written = "codebook-1" if len(codes) == 1 else f"codebooks-1-to-{len(codes)}"
                samples.sounds[f"{written}-spoken"] = _sound(codec.decode(codes[None])[0, 0])
                samples.sounds[f"{written}-original"] = _sound(codec.decode(items[0].codes[:, : len(codes)])[0, 0])
    return samples


def sample_nar(task: NarTask, codec: "Codec | None") -> Samples:
    """Codebooks 2 to 8 filled above the known codebook 1, beside the original codes; nothing without a codec."""
    samples = Samples()
    if codec is None:
        return samples
    with task.averaged():
        for number, item in enumerate(sample_items(task), start=1):
            samples.sounds[f"item-{number}-original"] = _sound(codec.decode(item.codes)[0, 0])
            samples.sounds[f"item-{number}-filled"] = _sound(codec.decode(_filled(task, item))[0, 0])
    return samples


def sample_items(task: LanguageTask) -> list[Batch]:
    """Up to ITEMS batches of one item each without padding, held out where there is something held out.

    Items with a prompt come first; those that hide their text are left out.
    """
    batches = task.dev_batches or [task.source.batch(number, 1.0) for number in range(_SEARCHED_BATCHES)]
    places = [(batch, row) for batch in batches for row in range(len(batch)) if not batch.dropped[row]]
    places.sort(key=lambda place: not place[0].has_prompt[place[1]])
    return [_item(batch, row).to(task.processes.device) for batch, row in places[:ITEMS]]


def _item(batch: Batch, row: int) -> Batch:
    """One row, without its padding; a missing prompt keeps one masked column."""
    lengths = {
        "text": int(batch.text_mask[row].sum()),
        "prompt": max(1, int(batch.prompt_mask[row].sum())),
        "codes": int(batch.codes_mask[row].sum()),
    }
    lengths |= {f"{name}_mask": length for name, length in lengths.items()} | {"alignment": lengths["codes"]}
    one = batch.item(row)
    cut: dict[str, Any] = {name: getattr(one, name)[..., :length] for name, length in lengths.items()}
    return dataclasses.replace(one, **cut)


@torch.no_grad()
def _map(task: ArTask, item: Batch) -> Picture:
    codes, pointer = task.model.written(item.codes), previous_token(item.alignment)
    given = (item.text, item.text_mask, item.prompt, item.prompt_mask)
    out = task.model(*given, codes, item.codes_mask, pointer)
    attention = out.attention[0, :-1].float().cpu().numpy()
    known = item.alignment[0].cpu().numpy()
    return draw_map(attention, monotonic_path(attention), known if (known >= 0).all() else None)


def _speak(task: ArTask, item: Batch) -> Tensor:
    """Codebook 1 (1, T), or all that the model writes (C, T), as synthesis would decode it, DECODE_FRAMES at most."""
    num_tokens = item.text.shape[1]
    guard = AlignmentGuard(num_tokens, [WordSpan("", 1, max(2, num_tokens - 1))], DECODE_FRAMES)
    condition = Condition(item.text, item.text_mask, item.prompt, item.prompt_mask, voice=item.voice)
    frames = decode_frames(task.model, condition, guard, SynthesisOptions(), generator_for(0))
    codes = [[frame.code, *frame.upper] for frame in frames]
    return torch.tensor(codes, dtype=torch.long, device=task.processes.device).view(len(codes), -1).T


def _filled(task: NarTask, item: Batch) -> Tensor:
    """The likeliest codes (1, K, T) above codebook 1."""
    codes = item.codes[0].cpu().clone()
    codes[1:] = 0
    alignment = item.alignment[0].cpu() if bool((item.alignment >= 0).all()) else None
    length = codes.shape[-1]
    with torch.inference_mode():
        prefix = task.model.prefill(item.text, item.text_mask, item.prompt, item.prompt_mask, voice=item.voice)
    for _ in fill_levels(task.model, prefix, codes, alignment, Window(0, length, length), 0.0, generator_for(0)):
        pass
    return codes[None].to(item.codes.device)


def _sound(samples: Tensor) -> NDArray[np.float32]:
    return samples.detach().float().clamp(-1, 1).cpu().numpy()

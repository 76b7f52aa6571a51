"""Codes of training sound as a NAR model would write them over the true codebook 1.

A decoder that has only seen the encoder's codes makes the worst of the NAR model's: it never heard such frames. With
the true codebook 1 and its true timing, predicted codebooks stay in step with the recording, so that the decoder can
be trained to make the recording of them (as vocoders are, on a synthesiser's aligned output: Shen et al. 2018,
arXiv 1712.05884, section 2.3). In synthesis codebook 1 is guessed, too; with an AR model some of its codes are drawn
here as well (`drawn_codes`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.data.batches import Batch
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import DataError
from tacolm_core.files import replace_file
from tacolm_core.model.backbone import ArBackbone, NarBackbone
from tacolm_core.synthesis.nar_decode import Window, fill_levels
from tacolm_core.training.audio_pool import CODES_FILE, PROMPTS_FILE, UNKNOWN, AudioPool
from tacolm_core.training.drawn_codes import draw_some
from tacolm_core.units import HOP, NUM_CODEBOOKS, seconds_to_frames

Describe = Callable[[Tensor], Tensor]  # samples (1, N) to voice vectors (1, V)
PROMPT_FRAMES = seconds_to_frames(3.0)


@dataclass(frozen=True, eq=False)
class Prediction:
    """One utterance as the NAR model would write it."""

    number: int  # of the utterance
    codes: Tensor  # (K, T): codebook 1 as encoded or in part as drawn, the others as the NAR model writes them
    prompt: Tensor  # (K, P) of another utterance of the speaker


@dataclass(frozen=True)
class Predictors:
    """What writes codes, everything in evaluation mode."""

    nar: NarBackbone
    ar: ArBackbone | None = None  # None: codebook 1 stays as encoded
    describe: Describe | None = None  # where a model is told a voice vector


def predict_codes(
    pool: AudioPool, utterances: Sequence[Utterance], codec: FrameCodec, models: Predictors
) -> Iterator[Prediction]:
    """Every utterance of the pool that has durations and a sibling to serve as its prompt.

    Args:
        pool: of sound.
        utterances: what it was written from, in order.
        codec: whose codes the models write.
        models: that write them.

    """
    siblings = _siblings(utterances)
    for number, utterance in enumerate(utterances):
        sibling = siblings.get(number)
        if utterance.tokens is None or utterance.durations is None or sibling is None:
            continue
        heard = _sound(pool, sibling)
        prompt = codec.encode(heard[:, :, : PROMPT_FRAMES * HOP])
        codes = codec.encode(_sound(pool, number)).clone()
        alone = _batch_of_one(codes, prompt, utterance.tokens, utterance.durations)
        if models.describe is not None:
            alone = replace(alone, voice=models.describe(heard[:, 0]))
        if models.ar is not None:
            codes[:, 0] = draw_some(models.ar, alone, torch.Generator().manual_seed(number))
        fill(codes[0], alone, models.nar)
        yield Prediction(number, codes[0], prompt[0])


def _batch_of_one(codes: Tensor, prompt: Tensor, tokens: Sequence[int], durations: Sequence[int]) -> Batch:
    """An utterance's codes (1, K, T), with its text and a prompt (1, K, P)."""
    text, alignment = torch.tensor(tokens)[None], _token_of_each_frame(durations, codes.shape[2])[None]
    masks = [torch.ones(1, each.shape[-1], dtype=torch.bool) for each in (text, prompt, codes)]
    present = torch.ones(1, dtype=torch.bool)
    return Batch(text, masks[0], prompt, masks[1], codes, masks[2], alignment, present, ~present)


@torch.inference_mode()
def fill(codes: Tensor, given: Batch, nar: NarBackbone) -> None:
    """Let the NAR model write all but codebook 1 of the codes (K, T)."""
    prefix = nar.prefill(given.text, given.text_mask, given.prompt, given.prompt_mask, voice=given.voice)
    frames = codes.shape[1]
    for _ in fill_levels(nar, prefix, codes, given.alignment[0], Window(0, frames, frames), 0.0, torch.Generator()):
        pass


def write_codes(
    folder: Path, pool: AudioPool, utterances: Sequence[Utterance], codec: FrameCodec, models: Predictors
) -> None:
    """Save what `predict_codes` yields in the pool's folder: codes (F, K) and prompts (U, K, P), both int16 and UNKNOWN
    where there is nothing.

    Raises:
        DataError: nothing could be predicted.

    """
    codes = np.full((int(pool.first_frames[-1]), NUM_CODEBOOKS), UNKNOWN, np.int16)
    prompts = np.full((len(utterances), NUM_CODEBOOKS, PROMPT_FRAMES), UNKNOWN, np.int16)
    for found in predict_codes(pool, utterances, codec, models):
        first = int(pool.first_frames[found.number])
        codes[first : first + found.codes.shape[1]] = found.codes.T.numpy()
        prompts[found.number, :, : found.prompt.shape[1]] = found.prompt.numpy()
    if bool((codes == UNKNOWN).all()):
        raise DataError("No codes could be predicted: that takes durations, and speakers of at least two utterances.")
    for path, array in ((folder / PROMPTS_FILE, prompts), (folder / CODES_FILE, codes)):
        with replace_file(path) as aside, aside.open("wb") as out:
            np.save(out, array)


def _siblings(utterances: Sequence[Utterance]) -> dict[int, int]:
    """For each utterance the next one of its speaker, in a ring; speakers with a single one are left out."""
    groups: dict[str, list[int]] = {}
    for number, utterance in enumerate(utterances):
        groups.setdefault(utterance.speaker, []).append(number)
    following: dict[int, int] = {}
    for members in groups.values():
        if len(members) > 1:
            following.update(zip(members, [*members[1:], members[0]], strict=True))
    return following


def _sound(pool: AudioPool, number: int) -> Tensor:
    """Samples (1, 1, N) of an utterance."""
    first, end = int(pool.first_frames[number]), int(pool.first_frames[number + 1])
    return torch.from_numpy(pool.samples[first * HOP : end * HOP].astype(np.float32) / 32768.0)[None, None]


def _token_of_each_frame(durations: Sequence[int], num_frames: int) -> Tensor:
    """(T,), as many as asked for: the last token takes up what is missing."""
    tokens = np.repeat(np.arange(len(durations)), durations)[:num_frames]
    return torch.from_numpy(np.pad(tokens, (0, num_frames - len(tokens)), constant_values=len(durations) - 1))

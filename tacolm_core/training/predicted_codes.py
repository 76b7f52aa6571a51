"""Codes of training sound as a NAR model would write them over the true codebook 1.

A decoder that has only seen the encoder's codes makes the worst of the NAR model's: it never heard such frames. With
the true codebook 1 and its true timing, predicted codebooks stay in step with the recording, so that the decoder can
be trained to make the recording of them (as vocoders are, on a synthesiser's aligned output: Shen et al. 2018,
arXiv 1712.05884, section 2.3).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import DataError
from tacolm_core.files import replace_file
from tacolm_core.model.nar import NarModel
from tacolm_core.synthesis.nar_decode import Window, fill_levels
from tacolm_core.training.audio_pool import UNKNOWN, AudioPool
from tacolm_core.units import HOP, NUM_CODEBOOKS, seconds_to_frames

PROMPT_FRAMES = seconds_to_frames(3.0)


def predict_codes(
    pool: AudioPool, utterances: Sequence[Utterance], codec: FrameCodec, nar: NarModel
) -> Iterator[tuple[int, NDArray[np.int16]]]:
    """Number and codes (T, K) of every utterance of the pool that has durations and a sibling to serve as its prompt.

    Args:
        pool: of sound.
        utterances: what it was written from, in order.
        codec: whose codes the model writes.
        nar: in evaluation mode.

    """
    siblings = _siblings(utterances)
    for number, utterance in enumerate(utterances):
        sibling = siblings.get(number)
        if utterance.tokens is None or utterance.durations is None or sibling is None:
            continue
        prompt = _sound(pool, sibling)[:, :, : PROMPT_FRAMES * HOP]
        codes = _predicted(_sound(pool, number), prompt, utterance.tokens, utterance.durations, codec, nar)
        yield number, codes.T.numpy().astype(np.int16)


@torch.inference_mode()
def _predicted(
    sound: Tensor, prompt: Tensor, tokens: Sequence[int], durations: Sequence[int], codec: FrameCodec, nar: NarModel
) -> Tensor:
    """Codes (K, T): codebook 1 as encoded, the others as the model writes them."""
    heard = codec.encode(prompt)
    codes = codec.encode(sound)[0]
    text = torch.tensor(tokens)[None]
    everywhere = [torch.ones(1, length, dtype=torch.bool) for length in (text.shape[1], heard.shape[2])]
    prefix = nar.prefill(text, everywhere[0], heard, everywhere[1])
    frames = codes.shape[1]
    alignment = _token_of_each_frame(durations, frames)
    for _ in fill_levels(nar, prefix, codes, alignment, Window(0, frames, frames), 0.0, torch.Generator()):
        pass
    return codes


def write_codes(path: Path, pool: AudioPool, utterances: Sequence[Utterance], codec: FrameCodec, nar: NarModel) -> None:
    """Save what `predict_codes` yields as (F, K) int16 beside the pool's sound; UNKNOWN where nothing was predicted.

    Raises:
        DataError: nothing could be predicted.

    """
    codes = np.full((int(pool.first_frames[-1]), NUM_CODEBOOKS), UNKNOWN, np.int16)
    for number, found in predict_codes(pool, utterances, codec, nar):
        first = int(pool.first_frames[number])
        codes[first : first + len(found)] = found
    if bool((codes == UNKNOWN).all()):
        raise DataError("No codes could be predicted: that takes durations, and speakers of at least two utterances.")
    with replace_file(path) as aside, aside.open("wb") as out:
        np.save(out, codes)


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

"""All shards of one or several corpora in memory, with everything a sampler asks of an utterance."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tacolm_core.data.shards import Int16, Shard, ShardRecipe, read_index, read_shard
from tacolm_core.errors import DataError

Int64 = NDArray[np.int64]


@dataclass(frozen=True)
class TokenCorpus:
    """U utterances of F frames and M text tokens in flat arrays.

    About 1.4 kB per second of speech: 100 hours are 0.5 GB at 8 codebooks.
    """

    recipe: ShardRecipe
    ids: tuple[str, ...]
    speakers: tuple[str, ...]
    codes: Int16  # (F, K)
    alignment: Int16  # (F,) text token of each frame, counted within its utterance; -1 where unknown
    text: Int16  # (M,)
    frame_start: Int64  # (U + 1,)
    text_start: Int64  # (U + 1,)
    speaker: Int64  # (U,) into speakers
    prompt_speaker: Int64  # (U,) likewise; -1: prompts come from the speaker's own utterances
    original: Int64  # (U,) the utterance this one is an altered copy of, or itself
    prompt_only: NDArray[np.bool_]  # (U,)
    repeats: Int64  # (U,) how often an epoch visits each
    cuts: "CutPoints"
    voices: NDArray[np.float16] | None = None  # (U, V) voice vectors, where they were made

    @property
    def frames(self) -> Int64:
        """Frames of each utterance, (U,)."""
        return np.diff(self.frame_start)

    @property
    def is_wordless(self) -> NDArray[np.bool_]:
        """Which utterances are recordings of their own without text, (U,)."""
        wordless: NDArray[np.bool_] = (self.tokens < 2) & (self.original == np.arange(len(self.original)))
        return wordless

    @property
    def tokens(self) -> Int64:
        """Text tokens of each utterance, BOS and EOS included, (U,)."""
        return np.diff(self.text_start)


@dataclass(frozen=True)
class CutPoints:
    """Where aligned utterances can be cut in two between words: those of utterance u are `start[u]:start[u + 1]`."""

    start: Int64  # (U + 1,)
    frame: Int64  # first frame of the second part, within the utterance
    token: Int64  # the word-boundary token itself, within the utterance


def load_token_corpus(folders: Sequence[Path], repeats: Sequence[int] = ()) -> TokenCorpus:
    """Read every shard of `folders`; speakers of the same name are one speaker.

    `repeats` says for each folder how often an epoch visits its utterances (once if left out): a small corpus of
    recordings can hold its own against a large artificial one.

    Raises:
        DataError: `repeats` does not fit, no folder, an empty one, or folders made with different codecs or tokenizers.
        DamagedFile: a shard cannot be read.

    """
    indices = [read_index(folder) for folder in folders]
    if not indices:
        raise DataError("No folder of token shards was given; make one with `tacolm prepare shards`.")
    for folder, index in zip(folders, indices, strict=True):
        _require_same(index.recipe, indices[0].recipe, folder, folders[0])
    times = tuple(repeats) or (1,) * len(folders)
    if len(times) != len(folders) or min(times) < 0 or not any(times):
        raise DataError(f"{len(folders)} folders need as many repeats, 0 or more and not all 0, not {times}.")
    shards = [read_shard(f, r.name) for f, i in zip(folders, indices, strict=True) for r in i.shards]
    per_folder = [sum(record.utterances for record in index.shards) for index in indices]
    return dataclasses.replace(corpus_of_shards(shards, indices[0].recipe), repeats=np.repeat(times, per_folder))


def _require_same(recipe: ShardRecipe, first: ShardRecipe, folder: Path, first_folder: Path) -> None:
    for name in ("codec_hash", "tokenizer_hash", "num_codebooks", "describer_hash"):
        if getattr(recipe, name) != getattr(first, name):
            raise DataError(
                f"{folder} was made with {name} {str(getattr(recipe, name))[:12]}, {first_folder} with "
                f"{str(getattr(first, name))[:12]}; make both with the same codec and tokenizer."
            )


def corpus_of_shards(shards: Sequence[Shard], recipe: ShardRecipe) -> TokenCorpus:
    """Join shards of one recipe.

    Raises:
        DataError: there is no utterance in them.

    """
    names = sorted({name for shard in shards for name in shard.speakers})
    number = {name: n for n, name in enumerate(names)}
    translate = [np.array([*(number[name] for name in shard.speakers), -1], np.int64) for shard in shards]
    frame_start = _joined_offsets([shard.frame_offsets for shard in shards])
    text_start = _joined_offsets([shard.text_offsets for shard in shards])
    if len(frame_start) < 2:
        raise DataError("The shards hold no utterance; look at what was dropped when they were made.")
    text = np.concatenate([shard.text for shard in shards])
    durations = np.concatenate([shard.durations for shard in shards])
    return TokenCorpus(
        recipe=recipe,
        ids=tuple(name for shard in shards for name in shard.ids),
        speakers=tuple(names),
        codes=np.concatenate([shard.codes.T for shard in shards]),
        alignment=_alignment(durations, frame_start, text_start),
        text=text,
        frame_start=frame_start,
        text_start=text_start,
        speaker=np.concatenate([t[s.speaker] for s, t in zip(shards, translate, strict=True)]),
        prompt_speaker=np.concatenate([t[s.prompt_speaker] for s, t in zip(shards, translate, strict=True)]),
        original=_originals(shards),
        prompt_only=np.concatenate([shard.variant_of >= 0 for shard in shards]) | (np.diff(text_start) < 2),
        repeats=np.ones(len(frame_start) - 1, np.int64),
        cuts=_cut_points(text, durations, text_start, recipe.word_boundary),
        voices=_voices(shards),
    )


def _voices(shards: Sequence[Shard]) -> NDArray[np.float16] | None:
    found = [shard.voices for shard in shards if shard.voices is not None]
    if len(found) != len(shards):  # shards of one recipe: all have them or none
        return None
    return np.concatenate(found)


def _joined_offsets(offsets: Sequence[Int64]) -> Int64:
    return np.cumsum(np.concatenate([[0], *(np.diff(o) for o in offsets)]), dtype=np.int64)


def _originals(shards: Sequence[Shard]) -> Int64:
    parts: list[NDArray[Any]] = []
    first = 0
    for shard in shards:
        own = np.arange(len(shard.ids))
        parts.append(first + np.where(shard.variant_of >= 0, shard.variant_of, own))
        first += len(shard.ids)
    return np.concatenate(parts).astype(np.int64)


def _alignment(durations: Int16, frame_start: Int64, text_start: Int64) -> Int16:
    """Token number within the utterance for every frame, (F,); -1 for utterances without durations."""
    tokens, frames = np.diff(text_start), np.diff(frame_start)
    number = (np.arange(text_start[-1]) - np.repeat(text_start[:-1], tokens)).astype(np.int16)
    aligned = np.ones(len(tokens), bool)
    aligned[np.repeat(np.arange(len(tokens)), tokens)[durations < 0]] = False
    aligned &= tokens > 0
    alignment = np.full(frame_start[-1], -1, np.int16)
    known = np.repeat(aligned, tokens)
    alignment[np.repeat(aligned, frames)] = np.repeat(number[known], durations[known])
    return alignment


def _cut_points(text: Int16, durations: Int16, text_start: Int64, word_boundary: int) -> CutPoints:
    owner = np.repeat(np.arange(len(text_start) - 1), np.diff(text_start))
    where = np.flatnonzero((text == word_boundary) & (durations >= 0)) if word_boundary >= 0 else np.empty(0, np.int64)
    before = np.concatenate([[0], np.cumsum(np.maximum(durations, 0), dtype=np.int64)])
    begin = before[text_start[owner[where]]]
    start = np.searchsorted(owner[where], np.arange(len(text_start)))
    return CutPoints(
        start=start.astype(np.int64),
        frame=before[where] - begin + durations[where] // 2,
        token=where - text_start[owner[where]],
    )

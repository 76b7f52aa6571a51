"""Sound and text of utterances to codes and text tokens, many at a time."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol
from zlib import crc32

import numpy as np
import torch
from numpy.typing import NDArray

from tacolm_core.data.augment import augment
from tacolm_core.data.checks import Dropped
from tacolm_core.data.shards import EncodedUtterance, Int16, ShardRecipe, Vectors
from tacolm_core.data.sound import read_mono
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import TacolmError, TextError, UnreadableAudio
from tacolm_core.units import samples_to_frames

Samples = NDArray[np.float32]
ReadSound = Callable[[Utterance, int], Samples]  # samples at the given rate; raises UnreadableAudio
Describe = Callable[[torch.Tensor], torch.Tensor]  # samples (1, N) at the codec's rate to voice vectors (1, V)
EncodeText = Callable[[str], Sequence[int]]  # written text to token ids from BOS to EOS; raises TextError
_SLACK = 3  # frames by which durations may miss the codes; the last silence takes them up


def read_recording(utterance: Utterance, sample_rate: int) -> Samples:
    """Sound of an utterance from its file."""
    return read_mono(utterance.path, sample_rate)[0]


class Encoder(Protocol):
    """The half of a codec that preparation needs."""

    sample_rate: int
    num_codebooks: int
    weights_hash: str

    def encode(self, waveform: torch.Tensor, /) -> torch.Tensor:
        """Samples (B, 1, N) to codes (B, K, T)."""
        ...


@dataclass(frozen=True)
class _Encoded:
    """What the codec makes of one sound."""

    codes: Int16  # (K, T)
    voice: Vectors | None  # (V,)


@dataclass(frozen=True)
class _Item:
    """Something to put through the codec: an utterance as it is (variant 0), or its n-th altered copy."""

    utterance: Utterance
    variant: int = 0

    @property
    def id(self) -> str:
        return f"{self.utterance.id}~{self.variant}" if self.variant else self.utterance.id


class CorpusEncoder:
    """Encodes the utterances of a shard in padded batches, reading ahead in threads. Call it with utterances."""

    def __init__(
        self,
        encoder: Encoder,
        encode_text: EncodeText,
        recipe: ShardRecipe,
        *,
        device: str = "cpu",
        workers: int = 1,
        batch_seconds: float = 60.0,
        read: ReadSound = read_recording,
        describe: Describe | None = None,
    ) -> None:
        """`describe` makes the voice vectors; without it the shards hold none."""
        self._encoder = encoder
        self._encode_text = encode_text
        self._recipe = recipe
        self._device = device
        self._read_sound = read
        self._describe = describe
        self._workers = max(1, workers)
        self._batch_samples = int(batch_seconds * encoder.sample_rate)

    def __call__(self, utterances: Sequence[Utterance]) -> tuple[list[EncodedUtterance], list[Dropped]]:
        """All that could be encoded, in order, altered copies after their originals; and what could not.

        Utterances without text become prompts only.
        """
        items = [item for u in utterances for item in self._items(u)]
        made: dict[str, _Encoded | UnreadableAudio] = {}
        for batch, sounds in self._read_ahead(items):
            made.update(self._encode(batch, sounds))
        encoded: list[EncodedUtterance] = []
        dropped: list[Dropped] = []
        for item in items:
            try:
                encoded.append(self._finish(item, made[item.id]))
            except _Unfit as unfit:
                if not item.variant:
                    dropped.append(Dropped(item.id, unfit.reason, str(unfit)))
        return encoded, dropped

    def _items(self, utterance: Utterance) -> list[_Item]:
        chance = _generator(self._recipe.seed, f"{utterance.id}: count").random()
        return [_Item(utterance, n) for n in range(1 + int(self._recipe.prompt_variants + chance))]

    def _read_ahead(self, items: Sequence[_Item]) -> Iterator[tuple[list[_Item], list[Samples | UnreadableAudio]]]:
        """Batches of similar length with their sound; the next one is being read while one is in use."""
        with ThreadPoolExecutor(self._workers) as pool:
            waiting: list[tuple[list[_Item], list[Future[Samples | UnreadableAudio]]]] = []
            for batch in self._batches(items):
                waiting.append((batch, [pool.submit(self._read, item) for item in batch]))
                if len(waiting) > 1:
                    ready, sounds = waiting.pop(0)
                    yield ready, [sound.result() for sound in sounds]
            for ready, sounds in waiting:
                yield ready, [sound.result() for sound in sounds]

    def _batches(self, items: Sequence[_Item]) -> Iterator[list[_Item]]:
        batch: list[_Item] = []
        for item in sorted(items, key=lambda i: (i.utterance.seconds, i.id)):
            longest = max(item.utterance.seconds, 1.0) * self._encoder.sample_rate
            if batch and longest * (len(batch) + 1) > self._batch_samples:
                yield batch
                batch = []
            batch.append(item)
        if batch:
            yield batch

    def _read(self, item: _Item) -> Samples | UnreadableAudio:
        try:
            samples = self._read_sound(item.utterance, self._encoder.sample_rate)
        except UnreadableAudio as error:
            return error
        if not item.variant:
            return samples
        return augment(samples, _generator(self._recipe.seed, item.id), sample_rate=self._encoder.sample_rate)

    def _encode(
        self, batch: Sequence[_Item], sounds: Sequence[Samples | UnreadableAudio]
    ) -> dict[str, _Encoded | UnreadableAudio]:
        outcome: dict[str, _Encoded | UnreadableAudio] = {}
        good: list[tuple[str, Samples]] = []
        for item, sound in zip(batch, sounds, strict=True):
            if isinstance(sound, UnreadableAudio):
                outcome[item.id] = sound
            else:
                good.append((item.id, sound))
        if good:
            heard = [sound for _, sound in good]
            pairs = zip(self._codes(heard), map(self._voice, heard), strict=True)
            outcome.update(zip([name for name, _ in good], itertools.starmap(_Encoded, pairs), strict=True))
        return outcome

    def _codes(self, sounds: Sequence[Samples]) -> list[Int16]:
        padded = np.zeros((len(sounds), 1, max(len(s) for s in sounds)), np.float32)
        for row, sound in zip(padded, sounds, strict=True):
            row[0, : len(sound)] = sound
        with torch.inference_mode():
            codes = self._encoder.encode(torch.from_numpy(padded).to(self._device)).cpu().numpy().astype(np.int16)
        return [row[:, : samples_to_frames(len(sound))] for row, sound in zip(codes, sounds, strict=True)]

    def _voice(self, sound: Samples) -> Vectors | None:
        """The voice vector of one sound: not of several together, because padding would be heard as part of it."""
        if self._describe is None:
            return None
        return self._describe(torch.from_numpy(sound)[None])[0].cpu().numpy().astype(np.float16)

    def _finish(self, item: _Item, made: _Encoded | UnreadableAudio) -> EncodedUtterance:
        utterance = item.utterance
        if isinstance(made, UnreadableAudio):
            raise _Unfit("unreadable", str(made))
        codes = made.codes
        wordless = not utterance.text.strip() and not utterance.tokens
        if item.variant or utterance.variant_of or wordless:
            source = utterance.id if item.variant else utterance.variant_of or utterance.id
            none = np.empty(0, np.int16)
            return EncodedUtterance(item.id, utterance.speaker, codes, none, variant_of=source, voice=made.voice)
        text = self._text(utterance)
        durations = _fitted(utterance, len(text), codes.shape[1])
        other = utterance.prompt_speaker
        return EncodedUtterance(item.id, utterance.speaker, codes, text, durations, other, voice=made.voice)

    def _text(self, utterance: Utterance) -> Int16:
        try:
            tokens = utterance.tokens or self._encode_text(utterance.text)
        except TextError as error:
            raise _Unfit("unspeakable text", str(error)) from error
        return np.array(tokens, np.int16)


class _Unfit(TacolmError):
    """An utterance cannot be trained on."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def _fitted(utterance: Utterance, num_tokens: int, frames: int) -> Int16 | None:
    """The durations, made to add up to `frames` where they miss by little."""
    if utterance.durations is None:
        return None
    durations = np.array(utterance.durations, np.int64)
    missing = frames - int(durations.sum())
    if len(durations) != num_tokens or abs(missing) > _SLACK:
        detail = f"{len(durations)} durations of {durations.sum()} frames for {num_tokens} tokens and {frames} frames"
        raise _Unfit("durations do not fit", detail)
    durations[-1] += missing
    for n in range(len(durations) - 1, 0, -1):  # a last silence shorter than what must go borrows from its left
        if durations[n] < 0:
            durations[n - 1] += durations[n]
            durations[n] = 0
    return durations.astype(np.int16)


def _generator(seed: int, name: str) -> np.random.Generator:
    """Random numbers that depend on the seed and the name only, not on order or shard."""
    return np.random.default_rng([seed, crc32(name.encode())])

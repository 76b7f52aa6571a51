"""Token shards straight from a stream of sound, for corpora that are made on the spot and need not be on disk."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tacolm_core.data.encoding import CorpusEncoder, ReadSound, Samples
from tacolm_core.data.shards import ShardIndex, ShardRecipe, make_job, write_index, write_shards
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import DataError

Spoken = tuple[Utterance, NDArray[np.int16]]  # samples (N,) at the codec's rate, as a 16-bit file would hold them
_FULL_SCALE = 32768  # as sound files are read


def encode_stream(
    folder: Path,
    spoken: Iterable[Spoken],
    recipe: ShardRecipe,
    encoder_of: Callable[[ReadSound], CorpusEncoder],
    *,
    per_shard: int = 1024,
    enough: Callable[[], bool] = lambda: False,
) -> ShardIndex:
    """Encode utterances as they come, a shard at a time; the index is written after every shard.

    `encoder_of` builds the encoder around the way to get at an utterance's sound. The stream is left when `enough`
    says so after a shard, so that a time box holds and the folder is complete at any moment.

    Raises:
        DataError: the stream is empty.

    """
    jobs = []
    index = None
    for number, chunk in enumerate(_chunks(iter(spoken), per_shard)):
        sounds = {utterance.id: samples for utterance, samples in chunk}
        jobs.append(make_job(number, [utterance for utterance, _ in chunk], recipe))
        list(write_shards(folder, jobs[-1:], encoder_of(_from_memory(sounds))))
        index = write_index(folder, jobs)
        if enough():
            break
    if index is None:
        raise DataError("Nothing was spoken, so there is nothing to encode; check the sentences and the speakers.")
    return index


def _chunks(spoken: Iterator[Spoken], size: int) -> Iterator[list[Spoken]]:
    while chunk := list(islice(spoken, size)):
        yield chunk


def _from_memory(sounds: dict[str, NDArray[np.int16]]) -> ReadSound:
    def read(utterance: Utterance, _: int) -> Samples:
        return sounds[utterance.id].astype(np.float32) / np.float32(_FULL_SCALE)

    return read

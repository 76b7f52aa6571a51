"""Sentence ends without clicks and without long tails, also when the sound comes in pieces. Numpy only."""

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

TAIL_SECONDS = 0.15  # silence left behind the last audible sample
FADE_SECONDS = 0.008
_BLOCK_SECONDS = 0.005  # over which loudness is measured
_FLOOR = 10 ** (-55 / 20)  # quieter blocks are silence in any recording
_BELOW_LOUDEST = 10 ** (-40 / 20)  # so are blocks this far below the loudest one heard


class SentenceEdges:
    """Fades the start in, holds quiet tails back until something follows, and fades the end out.

    `push` takes pieces of a sentence and returns what is safe to play; `finish` returns the rest. What comes out is
    what went in, but for the fades and for the silence beyond 0.15 s at the end.
    """

    def __init__(self, sample_rate: int) -> None:
        self._tail = round(TAIL_SECONDS * sample_rate)
        self._fade = max(1, round(FADE_SECONDS * sample_rate))
        self._block = max(1, round(_BLOCK_SECONDS * sample_rate))
        self._held = np.zeros(0, dtype=np.float32)
        self._loudest = 0.0
        self._faded_in = 0

    def push(self, samples: Samples) -> Samples:
        """The samples (n,) that can be played after `samples` (m,) have come; n may be 0."""
        self._held = np.concatenate([self._held, self._fade_in(samples)])
        whole_blocks = len(self._held) // self._block * self._block
        safe = min(self._audible_end(whole_blocks), len(self._held) - self._fade)
        return self._release(max(0, safe))

    def finish(self) -> Samples:
        """The end of the sentence: what was held back, shortened and faded out."""
        end = self._audible_end(len(self._held))
        rest = self._release(min(len(self._held), end + self._tail))
        length = min(self._fade, len(rest))
        rest[len(rest) - length :] *= np.linspace(1.0, 0.0, length, dtype=np.float32)
        self._held = self._held[:0]
        return rest

    def _fade_in(self, samples: Samples) -> Samples:
        faded = np.array(samples, dtype=np.float32)
        length = min(self._fade - self._faded_in, len(faded))
        steps = np.arange(self._faded_in, self._faded_in + length, dtype=np.float32)
        faded[:length] *= steps / self._fade
        self._faded_in += length
        return faded

    def _audible_end(self, length: int) -> int:
        """Samples of the first `length` held ones up to the end of the last audible block."""
        num_blocks = -(-length // self._block)
        padded = np.zeros(num_blocks * self._block, dtype=np.float32)
        padded[:length] = self._held[:length]
        loudness = np.sqrt(np.mean(padded.reshape(num_blocks, self._block) ** 2, axis=1)) if num_blocks else padded
        self._loudest = max(self._loudest, float(loudness.max(initial=0.0)))
        audible = np.flatnonzero(loudness > max(_FLOOR, self._loudest * _BELOW_LOUDEST))
        return min(length, (int(audible[-1]) + 1) * self._block) if len(audible) else 0

    def _release(self, length: int) -> Samples:
        released, self._held = self._held[:length].copy(), self._held[length:]
        return released


def silence(seconds: float, sample_rate: int) -> Samples:
    """`seconds` of zeros."""
    return np.zeros(round(seconds * sample_rate), dtype=np.float32)

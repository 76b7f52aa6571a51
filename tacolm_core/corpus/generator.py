"""Text tokens and a speaker to sound with the exact length of every token."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from tacolm_core.corpus.network import DURATION_SAMPLES, Float, NetworkFrames, SpeechNetwork
from tacolm_core.corpus.phoneme_map import hibari_input, sum_durations
from tacolm_core.corpus.source_filter import SpeakerFilter
from tacolm_core.corpus.speakers import SpeakerNumbers
from tacolm_core.errors import DataError
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tacolm_core.text.phonemes import PUNCTUATION
from tacolm_core.units import HOP, SAMPLE_RATE

Int64 = NDArray[np.int64]

LOUDNESS: Final = -23.0  # dBFS, root mean square of the speech
_LOUDEST: Final = 0.97  # peak
_FLOOR: Final = 10 ** (-72 / 20)  # noise everywhere, so that silence is never digital zero
_AUDIBLE: Final = 0.003  # share of the peak (-50 dB) above which something is being said
_SHORTEST_EDGE, _LONGEST_EDGE = 0.10, 0.25  # seconds of silence at either end
_EDGE_FRAMES: Final = 3  # at least, for the tokens BOS and EOS
_SHORTEST_PHONEME: Final = SAMPLE_RATE // 40  # samples left to a phoneme before a pause


@dataclass(frozen=True)
class TokenTimes:
    """Where the text tokens of a sentence lie in its sound."""

    boundaries: Int64  # (S - 1,) sample of the sound at which each token but the first begins
    pauses: tuple[int, ...]  # which of the tokens are punctuation

    @classmethod
    def of(cls, symbols: Sequence[str], durations: Sequence[int]) -> Self:
        """From the symbols between BOS and EOS, and units of 25 ms of every token, BOS and EOS included."""
        pauses = tuple(i for i, symbol in enumerate(symbols, start=1) if symbol in PUNCTUATION)
        return cls(np.cumsum(durations, dtype=np.int64)[:-1] * DURATION_SAMPLES, pauses)


@dataclass(frozen=True)
class TokenFrames:
    """A sentence as the network speaks it, before any speaker."""

    frames: NetworkFrames
    times: TokenTimes


class CorpusGenerator:
    """Speaks text tokens of the project's phoneme tokenizer in the voices of artificial speakers."""

    def __init__(self, network: SpeechNetwork, tokenizer: PhonemeTokenizer) -> None:
        self._network = network
        self._tokenizer = tokenizer

    def speak(self, tokens: Sequence[int], speaker: SpeakerNumbers, /, seed: int = 0) -> tuple[Float, tuple[int, ...]]:
        """Speak one sentence.

        Args:
            tokens: ids from BOS to EOS, S of them.
            speaker: the voice.
            seed: of noise, jitter and the silence at the ends; the same seed gives the same sound.

        Returns:
            Samples (N,) at 24 kHz, N a multiple of the codec's frame, and the codec frames of each token, which add up
            to N / HOP.

        Raises:
            DataError: the network made no sound of it.

        """
        rng = np.random.default_rng([seed, len(tokens)])
        spoken = self.frames(tokens, speaker.pace)
        sound = SpeakerFilter.of(speaker).speak(spoken.frames, rng)
        return finish(sound, spoken.times, rng)

    def frames(self, tokens: Sequence[int], pace: float) -> TokenFrames:
        """The sentence before any speaker; of the speaker's numbers only the pace matters here."""
        symbols = self._tokenizer.symbols(tuple(tokens))
        spelled = hibari_input(symbols, self._network.vocabulary)
        frames = self._network(spelled.ids, pace)
        durations = sum_durations(frames.durations.tolist(), spelled.counts)
        return TokenFrames(frames, TokenTimes.of(symbols, durations))


def finish(
    sound: Float, spoken: TokenTimes, rng: np.random.Generator, audible_share: float = _AUDIBLE
) -> tuple[Float, tuple[int, ...]]:
    """Set loudness and silence at the ends; count codec frames per token.

    Args:
        sound: samples (N,) at 24 kHz as the network made them.
        spoken: where its tokens lie.
        rng: of the silence at the ends.
        audible_share: of the peak, above which something is being said; above the noise of the network's pauses.

    Raises:
        DataError: there is nothing but silence.

    """
    peak = float(np.abs(sound).max(initial=0.0))
    if not np.isfinite(peak) or peak < 1e-5:
        raise DataError("The speech network made no sound of a sentence; leave the sentence out.")
    audible = np.flatnonzero(np.abs(sound) > audible_share * peak)
    before, after = (int(seconds * SAMPLE_RATE) for seconds in rng.uniform(_SHORTEST_EDGE, _LONGEST_EDGE, 2))
    start, end = int(audible[0]) - before, int(audible[-1]) + 1 + after
    length = -(-(end - start) // HOP) * HOP
    boundaries = _with_pauses(spoken, audible) - start
    boundaries[-1] = max(boundaries[-2], length - after // 2)
    return _framed(sound, start, length, rng), _frames_per_token(boundaries, length // HOP)


def _with_pauses(spoken: TokenTimes, audible: NDArray[np.intp]) -> Int64:
    """Boundaries at which punctuation begins where the sound ends.

    The network counts most of a pause to the phoneme before it.
    """
    boundaries = spoken.boundaries.copy()
    for token in spoken.pauses:
        earliest = (boundaries[token - 2] if token > 1 else 0) + _SHORTEST_PHONEME
        last = np.searchsorted(audible, boundaries[token]) - 1  # the last thing heard before the pause ends
        heard = audible[last] + 1 if last >= 0 else 0
        boundaries[token - 1] = max(earliest, min(heard, boundaries[token - 1]))
    return np.maximum.accumulate(boundaries)


def _framed(sound: Float, start: int, length: int, rng: np.random.Generator) -> Float:
    """`length` samples of the sound from `start` (which may lie before it) at the set loudness, on a noise floor."""
    first, end = max(start, 0), min(start + length, len(sound))
    samples = rng.standard_normal(length, dtype=np.float32)
    samples *= np.float32(_FLOOR)
    samples[first - start : end - start] += sound[first:end] * _gain(sound[first:end])
    return samples


def _gain(sound: Float) -> np.float32:
    level = float(np.sqrt(np.mean(np.square(sound))))
    peak = float(np.abs(sound).max())
    return np.float32(min(10 ** (LOUDNESS / 20) / level, _LOUDEST / peak))


def _frames_per_token(boundaries: Int64, num_frames: int) -> tuple[int, ...]:
    """Codec frames between boundaries given in samples; the first and last token get at least a few."""
    inner = np.rint(boundaries / HOP).astype(np.int64)
    inner = np.maximum.accumulate(np.clip(inner, _EDGE_FRAMES, num_frames - _EDGE_FRAMES))
    edges = np.concatenate([[0], inner, [num_frames]])
    return tuple(int(frames) for frames in np.diff(edges))

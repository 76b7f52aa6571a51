"""How long every phoneme of a recording lasts, by comparison with artificial speech of the same phonemes.

The artificial generator says how long its phonemes are. Dynamic time warping (Sakoe and Chiba, 1978) between
normalised mel-cepstra carries those boundaries over to the recording. The cost of the warp tells how well the two fit:
recordings with wrong transcripts stand out.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from tacolm_core.units import HOP, SAMPLE_RATE, samples_to_frames

Float = NDArray[np.float32]
Int64 = NDArray[np.int64]
VoiceT = TypeVar("VoiceT", contravariant=True)

_WINDOW = 1024  # samples
_NUM_MELS = 40
_NUM_CEPSTRA = 13
_LOWEST, _HIGHEST = 80.0, 7600.0  # Hz; many recordings end at 8 kHz
_ORDER_DECAY = 0.8  # weight of cepstrum n is (1 + n) ** -this; chosen on recordings, as are the next three
_SLOPE_WEIGHT = 0.5
_FLOOR = 1e-4  # power below the loudest band that counts as silence
_PAUSE_LEVEL = -32.0  # dB under the loud frames of the recording
_PAUSE_FRAMES = 8
_PAUSE_BIAS = 0.8  # in units of the local distance
_STEP_PENALTY = 0.05  # for standing still in one of the two sounds, in units of the local distance
_BAND_SHARE = 0.2  # how far the path may leave the diagonal: share of the longer sound,
_BAND_FRAMES = 60  # and at least this


class Generator(Protocol[VoiceT]):
    """The part of the artificial-speech generator that alignment needs."""

    def speak(self, tokens: Sequence[int], speaker: VoiceT, /) -> tuple[Float, Sequence[int]]:
        """Samples (N,) at SAMPLE_RATE and codec frames per token."""
        ...


@dataclass(frozen=True)
class Alignment:
    """Codec frames per text token, adding up to the recording's frames; mean distance along the warp without pauses."""

    durations: tuple[int, ...]
    cost: float


def align_recording(
    samples: Float,
    tokens: Sequence[int],
    generator: Generator[VoiceT],
    voices: Sequence[VoiceT],
    pausing: Collection[int] = (),
) -> Alignment:
    """Compare a recording (N,) at SAMPLE_RATE with `tokens` spoken by each of `voices`; the best fit counts.

    `pausing` are the tokens in which a speaker may fall silent: BOS, EOS, word boundaries, punctuation.

    Raises:
        ValueError: no voice was given.

    """
    recorded, quiet = features(samples), pauses(samples)
    may_pause = np.isin(tokens, list(pausing))
    alignments = []
    for voice in voices:
        spoken, durations = generator.speak(tokens, voice)
        distance = _distances(recorded, features(spoken))
        biased = distance + _pause_bias(quiet, np.repeat(may_pause, durations))
        path = _walk_back(_origins(np.maximum(biased, 0)))
        heard = path[~quiet[path[:, 0]]]
        cost = float(distance[heard[:, 0], heard[:, 1]].mean()) if len(heard) else np.inf
        alignments.append(Alignment(carry_over(path, durations, len(recorded)), cost))
    return min(alignments, key=lambda alignment: alignment.cost)


def pauses(samples: Float) -> NDArray[np.bool_]:
    """Which of the T frames of samples (N,) lie in a silence longer than the closure of a stop: (T,)."""
    frames = samples_to_frames(len(samples))
    padded = np.pad(samples, (0, frames * HOP - len(samples))).reshape(frames, HOP)
    level = 10 * np.log10(np.mean(np.square(padded, dtype=np.float64), axis=1) + 1e-10)
    quiet: NDArray[np.bool_] = level < np.percentile(level, 95) + _PAUSE_LEVEL
    changes = np.flatnonzero(np.diff(np.concatenate([[False], quiet, [False]]).astype(np.int8)))
    for begin, end in zip(changes[::2], changes[1::2], strict=True):
        quiet[begin:end] = end - begin >= _PAUSE_FRAMES
    return quiet


def _pause_bias(quiet: NDArray[np.bool_], may_pause: NDArray[np.bool_]) -> Float:
    """What is added to the distances (T, U) so that pauses fall between words, however long they are."""
    if not may_pause.any():
        return np.zeros((len(quiet), len(may_pause)), np.float32)
    return np.where(quiet[:, None], np.where(may_pause, -_PAUSE_BIAS, _PAUSE_BIAS), 0).astype(np.float32)


def features(samples: Float) -> Float:
    """Samples (N,) to (T, 26): mel-cepstra, and their slopes at half weight; T = ceil(N / HOP).

    Every column has mean 0 over the sound, so that microphones matter less, and a spread that falls with its order:
    finer spectral detail belongs to the speaker more than to the phoneme. Their mean square is 1.
    """
    cepstra = np.log(_mel_power(samples)) @ _cosines()
    padded = np.pad(cepstra, ((2, 2), (0, 0)), mode="edge")
    slopes = 2 * (padded[4:] - padded[:-4]) + padded[3:-1] - padded[1:-3]
    weight = (1.0 + np.arange(_NUM_CEPSTRA)) ** -_ORDER_DECAY
    joined = np.concatenate([_normal(cepstra) * weight, _normal(slopes) * weight * _SLOPE_WEIGHT], axis=1)
    scaled: Float = (joined / (np.sqrt(np.mean(joined**2)) + 1e-8)).astype(np.float32)
    return scaled


def _normal(columns: Float) -> Float:
    normal: Float = (columns - columns.mean(0)) / (columns.std(0) + 1e-5)
    return normal


def _mel_power(samples: Float) -> Float:
    frames = samples_to_frames(len(samples))
    side = (_WINDOW - HOP) // 2
    padded = np.pad(samples, (side, frames * HOP - len(samples) + _WINDOW - HOP - side)).astype(np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::HOP]
    spectrum = np.fft.rfft(windows * np.hanning(_WINDOW).astype(np.float32))
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32) @ _mel_filters()
    floored: Float = power + _FLOOR * power.max() + 1e-10
    return floored


@cache
def _mel_filters() -> Float:
    """Triangles on the mel scale, (bins, mels)."""
    low, high = (2595 * np.log10(1 + f / 700) for f in (_LOWEST, _HIGHEST))
    edges = 700 * (10 ** (np.linspace(low, high, _NUM_MELS + 2) / 2595) - 1)
    bins = np.fft.rfftfreq(_WINDOW, 1 / SAMPLE_RATE)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    return np.maximum(np.minimum(rising, falling), 0).astype(np.float32)


@cache
def _cosines() -> Float:
    """The first columns of a discrete cosine transform, (mels, cepstra)."""
    place = (np.arange(_NUM_MELS) + 0.5)[:, None] * np.arange(_NUM_CEPSTRA)
    return np.cos(np.pi * place / _NUM_MELS).astype(np.float32)


def warp(one: Float, other: Float) -> tuple[Int64, float]:
    """The cheapest monotone path between features (T, F) and (U, F).

    Returns the pairs (L, 2) of frames along it, from (0, 0) to (T - 1, U - 1), and the mean distance over them.
    """
    distance = _distances(one, other)
    path = _walk_back(_origins(distance))
    return path, float(distance[path[:, 0], path[:, 1]].mean())


def _distances(one: Float, other: Float) -> Float:
    """Root mean square differences, (T, U)."""
    square = (one**2).sum(1)[:, None] + (other**2).sum(1) - 2 * one @ other.T
    distance: Float = np.sqrt(np.maximum(square, 0) / one.shape[1])
    return distance


def _origins(distance: Float) -> NDArray[np.int8]:
    """Where the best path to each cell comes from: 0 both back, 1 the row above, 2 the column before; (T, U).

    Within a row, the recurrence D[j] = min(entry[j], D[j - 1] + penalty) + distance[j] has the closed form
    D[j] = C[j] + min over k <= j of (entry[k] - C[k - 1] - penalty) with C the running sum of distance + penalty.
    """
    rows, columns = distance.shape
    origin = np.full((rows, columns), 2, np.int8)
    previous = np.full(columns + 1, np.inf)  # D of the row above, one place to the right
    previous[0] = 0.0
    for row in range(rows):
        low, high = _band(row, rows, columns)
        above = previous[low + 1 : high + 1] + _STEP_PENALTY
        entry = np.minimum(previous[low:high], above)
        origin[row, low:high] = above < previous[low:high]
        total = np.cumsum(distance[row, low:high].astype(np.float64) + _STEP_PENALTY)
        offset = entry - np.concatenate([[0.0], total[:-1]]) - _STEP_PENALTY
        best = np.minimum.accumulate(offset)
        origin[row, low:high][best < offset] = 2
        previous = np.full(columns + 1, np.inf)
        previous[low + 1 : high + 1] = total + best
    return origin


def _band(row: int, rows: int, columns: int) -> tuple[int, int]:
    """Columns (half open) that the path may use in a row."""
    reach = max(_BAND_FRAMES, int(_BAND_SHARE * max(rows, columns)))
    centre = row * columns // rows
    return max(0, centre - reach), min(columns, centre + columns // rows + reach + 1)


def _walk_back(origin: NDArray[np.int8]) -> Int64:
    row, column = origin.shape[0] - 1, origin.shape[1] - 1
    path = [(row, column)]
    while row or column:
        step = origin[row, column] if row else 2
        if step != 2:
            row -= 1
        if step != 1:
            column -= 1
        path.append((row, column))
    return np.array(path[::-1], np.int64)


def carry_over(path: Int64, durations: Sequence[int], frames: int) -> tuple[int, ...]:
    """Durations of the second sound's tokens, carried along a path to the first sound of `frames` frames.

    A boundary lies where the path crosses it, in the middle if it stands still there. Tokens that last in the second
    sound last at least a frame in the first wherever there is room.
    """
    crossing = np.cumsum(durations)[:-1]
    early = np.searchsorted(path[:, 1], crossing, side="left")  # first pair at or after the boundary
    before, after = path[np.maximum(early - 1, 0), 0], path[np.minimum(early, len(path) - 1), 0]
    boundary = (before + after + 1) // 2
    shortest = np.minimum(np.asarray(durations), 1)
    if shortest.sum() <= frames:
        boundary = _spread(boundary, shortest, frames)
    edges = np.concatenate([[0], np.clip(boundary, 0, frames), [frames]])
    return tuple(int(d) for d in np.diff(edges))


def _spread(boundary: Int64, shortest: Int64, frames: int) -> Int64:
    """Move boundaries apart so that token i has at least `shortest[i]` frames."""
    ahead = np.cumsum(shortest)[:-1]
    forward = np.maximum.accumulate(np.maximum(boundary - ahead, 0)) + ahead
    behind = np.cumsum(shortest[::-1])[::-1][1:]
    backward: Int64 = np.minimum(forward, frames - behind)
    return backward

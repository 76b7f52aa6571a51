"""Loudness of a sound and its true peak (ITU-R BS.1770-4, EBU R 128), and bringing a sound to a target.

    louder = to_loudness(waveform, -16.0)      # podcasts; -19 for one channel of audiobooks, -23 for broadcasting

Measured here rather than by pyloudnorm, which would bring 140 MB of scipy into the package for two filter sections;
the tests compare the two.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from tacolm_core.audio.waveform import Samples, Waveform
from tacolm_core.errors import OptionsError

LOUDNESS_TARGETS: Final = (-16.0, -19.0, -23.0)  # LUFS
QUIETEST_TARGET, LOUDEST_TARGET = -40.0, -9.0
PEAK_LIMIT: Final = -1.0  # dBTP
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0  # LUFS, LU below the mean of what passed the first
_BLOCK, _STEP = 0.4, 0.1  # seconds
_OFFSET: Final = -0.691
# Both sections of the K-weighting as analogue values, from which the coefficients of any rate follow.
_SHELF: Final = (1681.974450955533, 3.999843853973347, 0.7071752369554196)  # Hz, dB, Q
_HIGH_PASS: Final = (38.13547087602444, 0.5003270373238773)  # Hz, Q
_OVERSAMPLING: Final = 4
_TAPS: Final = 12  # samples on each side that an interpolated value is made of
_LOOK_AHEAD: Final = 0.005  # seconds in which the limiter gives way
_TRIES: Final = 4  # gains that are tried until the limited sound is loud enough
_CLOSE_ENOUGH: Final = 0.1  # LU
_PIECE: Final = 200_000  # samples filtered at a time, about
_TAIL: Final = 1.0  # seconds after which the filters have forgotten what was before

Doubles = npt.NDArray[np.float64]


def integrated_loudness(waveform: Waveform) -> float:
    """Loudness of the whole in LUFS, pauses left out by the two gates; -inf where nothing passes them.

    A sound shorter than a block of 0.4 s counts as one block.
    """
    powers = _block_powers(waveform)
    powers = powers[_lufs(powers) > _ABSOLUTE_GATE]
    if not len(powers):
        return -np.inf
    gate = float(_lufs(powers.mean())) + _RELATIVE_GATE
    return float(_lufs(powers[_lufs(powers) > gate].mean()))


def true_peak(waveform: Waveform) -> float:
    """Highest value between the samples in dBTP, at four times the rate; -inf for silence."""
    highest = float(_peaks(waveform.samples).max(initial=0.0))
    return 20 * float(np.log10(highest)) if highest > 0 else -np.inf


def to_loudness(waveform: Waveform, target: float, peak: float = PEAK_LIMIT) -> Waveform:
    """The sound at `target` LUFS, its true peak held at `peak` dBTP by a limiter; silence stays as it is.

    Where the limiter has taken off loudness, more is given, up to the target.

    Raises:
        OptionsError: the target is out of range.

    """
    check_target(target)
    loudness = integrated_loudness(waveform)
    if not np.isfinite(loudness):
        return waveform
    limiter = _Limiter(waveform, peak)
    gain, missing = 0.0, target - loudness
    for _ in range(_TRIES):
        gain += missing
        found = limiter.louder(gain)
        if not limiter.limits(gain):
            return found
        missing = target - integrated_loudness(found)
        if missing < _CLOSE_ENOUGH:
            break
    return limiter.checked(found)


def check_target(target: float) -> None:
    """See that a loudness in LUFS can be asked for.

    Raises:
        OptionsError: it is out of range.

    """
    if not QUIETEST_TARGET <= target <= LOUDEST_TARGET:
        raise OptionsError(
            f"A loudness of {target:g} LUFS is out of range; give {QUIETEST_TARGET:g} to {LOUDEST_TARGET:g}."
        )


def _lufs(power: npt.ArrayLike) -> Doubles:
    return np.asarray(_OFFSET + 10 * np.log10(np.maximum(power, 1e-15)))


def _block_powers(waveform: Waveform) -> Doubles:
    """Mean squares (blocks,) of the K-weighted sound in blocks that overlap by three quarters."""
    step, per_block = round(_STEP * waveform.sample_rate), round(_BLOCK / _STEP)
    sums = np.concatenate([_step_sums(piece, step) for piece in _weighted(waveform, step)])
    if len(waveform.samples) < per_block * step:
        return np.array([sums.sum() / max(1, len(waveform.samples))])
    complete = sums[: len(waveform.samples) // step]
    return np.asarray(np.convolve(complete, np.ones(per_block), mode="valid") / (per_block * step))


def _step_sums(piece: Doubles, step: int) -> Doubles:
    """Sum of the squares in each `step` samples; the last may be of fewer."""
    squares = np.pad(np.square(piece), (0, -len(piece) % step))
    return np.asarray(squares.reshape(-1, step).sum(axis=1))


def _weighted(waveform: Waveform, step: int) -> Iterator[Doubles]:
    """The sound through both filters, in pieces of a whole number of steps, the last of what is left.

    Overlap-save: each piece is filtered with the stretch before it in front, in whose time the filters settle.
    """
    rate, samples = waveform.sample_rate, waveform.samples
    tail = round(_TAIL * rate)
    length = max(1, _PIECE // step) * step
    size = 1 << (length + 2 * tail - 1).bit_length()
    response = _k_weighting(size, rate)
    for first in range(0, max(1, len(samples)), length):
        begin = max(0, first - tail)
        piece = samples[begin : first + length]
        filtered = np.fft.irfft(np.fft.rfft(piece, size) * response, size)
        yield filtered[first - begin : len(piece)]


def _k_weighting(size: int, rate: int) -> npt.NDArray[np.complex128]:
    """Response (size // 2 + 1,) of the two sections."""
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    return _response(_shelf(rate), z) * _response(_high_pass(rate), z)


def _response(section: tuple[list[float], list[float]], z: npt.NDArray[np.complex128]) -> npt.NDArray[np.complex128]:
    above, below = section
    return np.asarray(np.polyval(above[::-1], z) / np.polyval(below[::-1], z))


def _shelf(rate: int) -> tuple[list[float], list[float]]:
    frequency, gain, quality = _SHELF
    k = np.tan(np.pi * frequency / rate)
    high = 10 ** (gain / 20)
    band = high**0.4996667741545416
    above = [high + band * k / quality + k * k, 2 * (k * k - high), high - band * k / quality + k * k]
    return above, [1 + k / quality + k * k, 2 * (k * k - 1), 1 - k / quality + k * k]


def _high_pass(rate: int) -> tuple[list[float], list[float]]:
    frequency, quality = _HIGH_PASS
    k = np.tan(np.pi * frequency / rate)
    below = 1 + k / quality + k * k
    return [1.0, -2.0, 1.0], [1.0, 2 * (k * k - 1) / below, (1 - k / quality + k * k) / below]


def _peaks(samples: Samples) -> Samples:
    """For each sample the highest magnitude from it to the next, by windowed-sinc interpolation."""
    highest = np.abs(samples)
    padded = np.pad(samples, _TAPS)
    for taps in _interpolators():
        between = np.convolve(padded, taps, mode="valid")[1 : len(samples) + 1]
        np.maximum(highest, np.abs(between, out=between), out=highest)
    return highest


def _interpolators() -> "list[Samples]":
    """Filters (2 * _TAPS,) for three places between the two samples in the middle of a window."""
    places = np.arange(-_TAPS + 1, _TAPS + 1)
    found = []
    for phase in range(1, _OVERSAMPLING):
        distance = places - phase / _OVERSAMPLING
        taps = np.sinc(distance) * np.cos(np.pi * distance / (2 * _TAPS)) ** 2
        found.append((taps / taps.sum())[::-1].astype(np.float32))
    return found


class _Limiter:
    """Makes one sound louder by this gain or that, the gain taken back smoothly around peaks over `peak` dBTP."""

    def __init__(self, waveform: Waveform, peak: float) -> None:
        self._waveform = waveform
        self._peaks = _peaks(waveform.samples)
        self._highest = 10 ** (peak / 20)

    def limits(self, gain: float) -> bool:
        """Whether anything is taken back at that gain in dB."""
        return float(self._peaks.max()) * _factor(gain) > self._highest

    def louder(self, gain: float) -> Waveform:
        """The sound at that gain in dB."""
        factor, rate = np.float32(_factor(gain)), self._waveform.sample_rate
        samples = self._waveform.samples * factor
        if self.limits(gain):
            wanted = np.minimum(np.float32(1.0), np.float32(self._highest) / np.maximum(self._peaks * factor, 1e-9))
            samples *= _smooth(wanted.astype(np.float32), round(_LOOK_AHEAD * rate))
        return Waveform(samples, rate)

    def checked(self, found: Waveform) -> Waveform:
        """Lowered by the little that a changing gain may have left over the limit."""
        over = float(_peaks(found.samples).max()) / self._highest
        return Waveform(found.samples / np.float32(max(1.0, over)), found.sample_rate)


def _factor(gain: float) -> float:
    return float(10 ** (gain / 20))


def _smooth(wanted: Samples, reach: int) -> Samples:
    """Gains (N,) no higher than those wanted that change within `2 * reach` samples: a running least, then a mean."""
    least = np.pad(wanted, 2 * reach, constant_values=1.0)
    width, done = 2 * reach + 1, 1
    while done < width:  # doubling: least of `done` samples from each place on
        shift = min(done, width - done)
        least = np.minimum(least[:-shift], least[shift:])
        done += shift
    for _ in range(2):  # two running means make a smooth course; the sums in double, as they grow
        sums = np.cumsum(np.pad(least, (1, 0)), dtype=np.float64)
        least = ((sums[reach + 1 :] - sums[: -reach - 1]) / (reach + 1)).astype(np.float32)
    return least

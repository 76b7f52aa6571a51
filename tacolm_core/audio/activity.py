"""Where in a recording somebody speaks, by the level of short frames. Numpy only."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from tacolm_core.audio.waveform import SILENCE_DB, Samples, Waveform

HOP_SECONDS: Final = 0.01
_WINDOW_HOPS: Final = 3  # frames averaged around each
_AUDIBLE_DB: Final = -60.0  # below this nothing counts as sound
_HISS_DB: Final = -45.0  # a steady sound below this is the microphone's own noise
_BELOW_SPEECH: Final = 30.0  # dB under the loud frames that still belong to speech
_ABOVE_NOISE: Final = 6.0  # dB over the noise that speech must rise
_LOUD: Final = 90.0  # percentile of frame levels taken as loud
_NOISE: Final = 5.0  # percentile taken as noise
_BRIDGED: Final = 0.3  # seconds: shorter gaps are part of the speech around them
_SHORTEST_SOUND: Final = 0.05  # seconds: shorter ones are clicks
_BEFORE: Final = 0.1  # seconds kept before the first sound
_AFTER: Final = 0.15
_NEARLY: Final = 0.8
_RUMBLE_HZ: Final = 60.0


@dataclass(frozen=True)
class Activity:
    """Stretches of speech, (start, end) in seconds, and the levels of speech and noise in dBFS."""

    seconds: float
    stretches: tuple[tuple[float, float], ...]
    speech_db: float
    noise_db: float

    @property
    def has_sound(self) -> bool:
        """Whether anything can be heard."""
        return bool(self.stretches)

    @property
    def first_sound(self) -> float:
        """Start of the first stretch; 0 without any."""
        return self.stretches[0][0] if self.stretches else 0.0

    @property
    def last_sound(self) -> float:
        """End of the last stretch; 0 without any."""
        return self.stretches[-1][1] if self.stretches else 0.0

    def usable_part(self, longest: float) -> tuple[float, float]:
        """From just before the first sound to just after the last.

        Of more than `longest` seconds, the first part that holds nearly as much speech as the best one; it ends in a
        pause where there is one.
        """
        if not self.stretches:
            return 0.0, 0.0
        parts = [self._part_from(first, longest) for first, _ in self.stretches]
        most = max(self.speech_seconds(*part) for part in parts)
        return next(part for part in parts if self.speech_seconds(*part) >= _NEARLY * most)

    def _part_from(self, first_sound: float, longest: float) -> tuple[float, float]:
        start = max(0.0, first_sound - _BEFORE)
        end = min(self.seconds, self.last_sound + _AFTER)
        if end - start <= longest:
            return start, end
        latest = start + longest
        ends = [last + _AFTER for _, last in self.stretches if start + longest / 2 < last + _AFTER <= latest]
        return start, ends[-1] if ends else latest

    def speech_seconds(self, start: float, end: float) -> float:
        """Seconds of speech between two times."""
        return sum(max(0.0, min(last, end) - max(first, start)) for first, last in self.stretches)

    def longest_silence(self, start: float, end: float) -> float:
        """Longest gap between two stretches that lie between two times."""
        inside = [(first, last) for first, last in self.stretches if first < end and last > start]
        return max((later[0] - earlier[1] for earlier, later in pairwise(inside)), default=0.0)

    def without_long_pauses(self, start: float, end: float, longest: float, kept: float) -> list[tuple[float, float]]:
        """Pieces between two times that leave `kept` seconds of each pause over `longest`."""
        pieces, piece_start = [], start
        for (_, pause_start), (pause_end, _) in pairwise(self.stretches):
            if pause_end - pause_start > longest and start < pause_start and pause_end < end:
                pieces.append((piece_start, pause_start + kept / 2))
                piece_start = pause_end - kept / 2
        return [*pieces, (piece_start, end)]


def measure_activity(recording: Waveform) -> Activity:
    """Find the speech in a recording of any rate."""
    levels = _frame_levels(_without_rumble(recording))
    audible = levels[levels > _AUDIBLE_DB]
    if not len(audible):
        return Activity(recording.seconds, (), SILENCE_DB, SILENCE_DB)
    loud, noise = float(np.percentile(audible, _LOUD)), float(np.percentile(levels, _NOISE))
    if loud < _HISS_DB and loud - noise < _ABOVE_NOISE:
        return Activity(recording.seconds, (), SILENCE_DB, noise)
    threshold = max(_AUDIBLE_DB, loud - _BELOW_SPEECH, min(noise + _ABOVE_NOISE, loud - _ABOVE_NOISE))
    stretches = _stretches(levels > threshold, recording.seconds)
    spoken = levels[levels > threshold]
    power = float(np.mean(10 ** (spoken / 10))) if stretches else 10 ** (SILENCE_DB / 10)
    return Activity(recording.seconds, stretches, 10 * float(np.log10(power)), noise)


def _frame_levels(recording: Waveform) -> npt.NDArray[np.float64]:
    """Level in dBFS around each hop (F,)."""
    hop = max(1, round(HOP_SECONDS * recording.sample_rate))
    num_frames = -(-len(recording.samples) // hop)
    padded = np.zeros(num_frames * hop)
    padded[: len(recording.samples)] = recording.samples
    power = np.mean(padded.reshape(num_frames, hop) ** 2, axis=1)
    smooth = np.convolve(power, np.full(_WINDOW_HOPS, 1 / _WINDOW_HOPS), mode="same") if num_frames else power
    return 10 * np.log10(np.maximum(smooth, 10 ** (SILENCE_DB / 10)))


def _stretches(active: npt.NDArray[np.bool_], seconds: float) -> tuple[tuple[float, float], ...]:
    """Active frames as stretches: gaps bridged, clicks left out."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], active, [False]]).astype(np.int8)))
    runs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    long_enough = [(a, b) for a, b in runs if (b - a) * HOP_SECONDS >= _SHORTEST_SOUND]
    joined: list[tuple[int, int]] = []
    for first, last in long_enough:
        if joined and (first - joined[-1][1]) * HOP_SECONDS < _BRIDGED:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return tuple((first * HOP_SECONDS, min(seconds, last * HOP_SECONDS)) for first, last in joined)


def _without_rumble(recording: Waveform) -> Waveform:
    """Without offset and what lies below speech: hum, wind, steps."""
    samples: Samples = recording.samples
    if not len(samples):
        return recording
    spectrum = np.fft.rfft(samples)
    spectrum[: int(_RUMBLE_HZ * len(samples) / recording.sample_rate) + 1] = 0.0
    return Waveform(np.fft.irfft(spectrum, len(samples)).astype(np.float32), recording.sample_rate)

"""What can be wrong with the sound itself: bursts, clipping, holes. Numpy only, and for sound that comes in pieces.

Every prompt is brought to one loudness (`audio.prompt.TARGET_DB`), and so is what models learn from: a sample far above
what that loudness suggests is out of place, and 0.8 is never said. A stressed vowel of a low voice has a few such
peaks, one for each pulse of the voice, up to 1.1 and in up to four blocks of 10 ms (24 sentences, four ready voices);
a burst has more of them.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from tacolm_core.audio.waveform import Samples
from tacolm_core.synthesis.results import Alarm

CEILING: Final = 0.8  # no sample is louder
_KNEE: Final = 0.72  # from here on it is bent towards the ceiling
_FULL_SCALE: Final = 0.985
_CLIPPED_RUN: Final = 3  # samples at full scale in a row, all of them the same
_SAME: Final = 1e-3
_BLOCK: Final = 0.01  # seconds
_BURST_BLOCKS: Final = 6  # loud blocks within `_BURST_NEAR` of each other
_BURST_NEAR: Final = 10  # blocks
_QUIET: Final = 10 ** (-45 / 20)  # below the loudest block: nothing is heard
_LONGEST_HOLE: Final = 0.8  # seconds; the guard lets a pause between two words last 0.6 s


@dataclass
class SoundGuard:
    """Watches one sentence; `push` gives the sound that may be heard."""

    sample_rate: int
    _length: int = 0  # samples so far
    _full: int = 0  # at full scale in a row, up to the last one
    _last: float = 0.0  # how far the last sample was from zero
    _clipped: list[float] = field(default_factory=list)  # seconds
    _loud: list[float] = field(default_factory=list)  # seconds of blocks above the ceiling

    def push(self, samples: Samples) -> Samples:
        """The samples (n,), bent to stay below the ceiling; what comes out does not depend on where pieces end."""
        loudness = np.abs(samples)
        if float(loudness.max(initial=0.0)) >= _KNEE:
            self._note(loudness)
            samples = _bent(samples, loudness)
        else:
            self._full = 0
        self._length += len(samples)
        self._last = float(loudness[-1]) if len(loudness) else self._last
        return samples

    def alarms(self, sound: Samples) -> tuple[Alarm, ...]:
        """What was wrong with a sentence that is over and sounds like this."""
        found = [Alarm("clipped", f"The sound is clipped at {at:.1f} seconds.") for at in self._clipped[:1]]
        found += [Alarm("burst", f"The sound bursts out at {at:.1f} seconds.") for at in self._bursts()[:1]]
        hole = _longest_hole(sound, self.sample_rate)
        if hole is not None:
            text = f"Nothing is heard for {hole[1]:.1f} seconds at {hole[0]:.1f} seconds."
            found.append(Alarm("hole", text))
        return tuple(found)

    def _note(self, loudness: Samples) -> None:
        full = loudness >= _FULL_SCALE
        flat = np.abs(np.diff(loudness, prepend=self._last)) < _SAME  # a peak that is not cut off is round
        run = self._full
        for place in np.flatnonzero(full):
            run = run + 1 if flat[place] and (place == 0 or full[place - 1]) else 1
            if run == _CLIPPED_RUN:
                self._clipped.append((self._length + int(place)) / self.sample_rate)
        self._full = run if len(full) and full[-1] else 0
        block = round(_BLOCK * self.sample_rate)
        places = (self._length + np.flatnonzero(loudness > CEILING)) // block
        self._loud += [float(place) * _BLOCK for place in np.unique(places)]

    def _bursts(self) -> list[float]:
        loud = sorted(set(self._loud))
        near = zip(loud, loud[_BURST_BLOCKS - 1 :], strict=False)
        return [first for first, second in near if second - first <= _BURST_NEAR * _BLOCK]


def _bent(samples: Samples, loudness: Samples) -> Samples:
    """Nothing changes below the knee; above it the ceiling is approached and never reached."""
    room = CEILING - _KNEE
    over = loudness > _KNEE
    bent = samples.copy()
    bent[over] = np.sign(samples[over]) * (_KNEE + room * np.tanh((loudness[over] - _KNEE) / room))
    return bent


def _longest_hole(sound: Samples, sample_rate: int) -> tuple[float, float] | None:
    """Start and length in seconds of the longest silence between two things heard, if it is too long."""
    block = round(_BLOCK * sample_rate)
    count = len(sound) // block
    if count == 0:
        return None
    level = np.sqrt(np.mean(sound[: count * block].reshape(count, block) ** 2, axis=1))
    heard = np.flatnonzero(level > float(level.max()) * _QUIET)
    gaps = np.diff(heard)
    if len(gaps) == 0 or (gaps.max() - 1) * _BLOCK < _LONGEST_HOLE:
        return None
    place = int(gaps.argmax())
    return float(heard[place] + 1) * _BLOCK, float(gaps[place] - 1) * _BLOCK

"""How long a text will be, and how long making it will take. Pure."""

from dataclasses import dataclass
from typing import Final

_CHARACTERS_PER_SECOND: Final = 14.5  # of calmly read English


def seconds_of_text(text: str) -> float:
    """Rough length of `text` when spoken."""
    return len(" ".join(text.split())) / _CHARACTERS_PER_SECOND


_MANY = 10  # sentences
_LONG = 20.0  # seconds of work


@dataclass(frozen=True)
class Progress:
    """What is shown while speaking. Immutable: each step gives a new one."""

    sentence: int = 0  # index of the one being spoken
    count: int = 0
    seconds_made: float = 0.0  # of sound
    characters_total: int = 0
    characters_done: int = 0
    elapsed: float = 0.0  # wall clock

    @property
    def speed(self) -> float:
        """Seconds of sound made in one second; 0 until known."""
        is_known = self.elapsed > 0.3 and self.seconds_made > 0.2
        return self.seconds_made / self.elapsed if is_known else 0.0

    @property
    def is_long(self) -> bool:
        """Whether so much is being made, or has been, that it should not end by accident."""
        return self.count >= _MANY or self.elapsed >= _LONG

    @property
    def seconds_expected(self) -> float:
        """Of sound, in all; corrected by what has been made."""
        per_character = 1 / _CHARACTERS_PER_SECOND
        if self.characters_done > 20:
            per_character = self.seconds_made / self.characters_done
        return max(self.seconds_made, self.characters_total * per_character)

    @property
    def share(self) -> float:
        """Done, from 0 to 1; never quite 1 before the end."""
        return min(0.99, self.seconds_made / self.seconds_expected) if self.seconds_expected > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Wall-clock time until the end; None until it can be told."""
        if not self.speed or (self.elapsed < 3.0 and self.seconds_made < 2.0):
            return None  # the first frames tell too little
        return (self.seconds_expected - self.seconds_made) / self.speed


def may_start_playing(buffered: float, progress: Progress) -> bool:
    """Whether sound begun now will not run dry: enough is there for what is still to come."""
    if buffered < 0.25:
        return False
    if progress.speed >= 1.15:
        return True
    left = progress.seconds_left
    if left is None:
        return buffered >= 2.0
    rest = progress.seconds_expected - progress.seconds_made
    return buffered + rest >= left * 1.1 and buffered >= 0.5


def starts_in(buffered: float, progress: Progress) -> float | None:
    """Wall-clock seconds until sound begun then will not run dry; None until the speed is known.

    What is there, b seconds, and what is still to be made, r, must last while the rest is made, with a tenth to spare:
    after t seconds at speed s that is b + r >= 1.1 (r - s t) / s.
    """
    if not progress.speed:
        return None
    rest = progress.seconds_expected - progress.seconds_made
    return max(0.0, rest / progress.speed - (buffered + rest) / 1.1)


def speed_text(progress: Progress) -> str:
    """How quick making is beside playing, as a number: "0.6"; empty until it is known."""
    return f"{progress.speed:.1f}" if progress.speed else ""


def rough_text(seconds: float) -> str:
    """An estimate: whole seconds, m:ss from a minute."""
    return f"{max(1, round(seconds))} s" if seconds < 59.5 else clock_text(max(60.0, seconds))


def clock_text(seconds: float) -> str:
    """Tenths below a minute, then m:ss, then h:mm."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    if seconds >= 3600:
        return f"{int(seconds) // 3600}:{int(seconds) // 60 % 60:02d} h"
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d} min"

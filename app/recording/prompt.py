"""A recording on its way to becoming a voice: the chosen part, its words, and whether they still fit. Pure."""

import dataclasses
from dataclasses import dataclass
from typing import Final

from tacolm_core import Waveform

SHORTEST: Final = 1.0  # seconds
LONGEST: Final = 30.0


@dataclass(frozen=True)
class PromptDraft:
    """Immutable: each change gives a new draft."""

    sound: Waveform
    origin: str  # "recorded", or the name of the file
    start: float = 0.0
    end: float = 0.0
    transcript: str = ""
    is_transcript_stale: bool = False  # the part was changed after its words were typed

    @classmethod
    def of(cls, sound: Waveform, origin: str) -> "PromptDraft":
        """The whole recording, or as much of it as a voice may have."""
        seconds = len(sound.samples) / sound.sample_rate
        return cls(sound, origin, 0.0, min(seconds, LONGEST))

    @property
    def seconds(self) -> float:
        return self.end - self.start

    def trimmed(self, start: float, end: float) -> "PromptDraft":
        """Another part; words typed before may no longer be what is heard."""
        moved = abs(start - self.start) > 0.02 or abs(end - self.end) > 0.02
        stale = self.is_transcript_stale or (moved and bool(self.transcript.strip()))
        return dataclasses.replace(self, start=start, end=end, is_transcript_stale=stale)

    def with_transcript(self, text: str) -> "PromptDraft":
        return dataclasses.replace(self, transcript=text, is_transcript_stale=False)

    def is_same_part(self, other: "PromptDraft | None") -> bool:
        """Whether both are the same stretch of the same recording, whatever is said in it."""
        return other is not None and (self.sound, self.start, self.end) == (other.sound, other.start, other.end)

    def part(self) -> Waveform:
        """The chosen part only."""
        rate = self.sound.sample_rate
        return Waveform(self.sound.samples[round(self.start * rate) : round(self.end * rate)], rate)

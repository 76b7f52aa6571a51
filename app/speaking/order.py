"""What was ordered: a text in a voice, or sentences of a take, for the first time or once more. Immutable snapshots."""

import dataclasses
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from app.engine import Segment
from tacolm_core import SynthesisOptions

if TYPE_CHECKING:
    from app.takes.take import Take
    from tacolm_core import Lexicon, Voice


class Purpose(Enum):
    """Why sentences of a take are spoken."""

    AGAIN = auto()  # to hear them otherwise
    EXACT = auto()  # to prove that they come out the same
    REST = auto()  # they were not spoken yet, or their text was changed
    RETRY = auto()  # something was wrong with them: up to so many tries each, and the best is kept


@dataclass(frozen=True)
class NewTake:
    """Speak a text."""

    text: str
    voice: "Voice"  # of the whole, or of what no segment says otherwise
    voice_key: str
    options: SynthesisOptions
    lexicon: "Lexicon | None" = None
    segments: tuple[Segment, ...] = ()  # stretches in other voices, in order and without overlap; none: all in `voice`

    @property
    def title(self) -> str:
        return " ".join(self.text.split())[:80]

    @property
    def spoken_segments(self) -> tuple[Segment, ...]:
        return self.segments or (Segment(self.text, self.voice, voice_key=self.voice_key),)


@dataclass(frozen=True)
class Target:
    """A sentence of a take that shall be spoken, in its voice and with a seed."""

    passage_id: str
    seed: int
    voice: "Voice"


@dataclass(frozen=True)
class AgainTake:
    """Speak some sentences of a take, with its own settings."""

    take: "Take"
    targets: tuple[Target, ...]
    options: SynthesisOptions
    lexicon: "Lexicon | None" = None  # how the words are pronounced that a continuation goes on from
    purpose: Purpose = Purpose.AGAIN
    tries: int = 1  # of each, as long as something is wrong with it
    before: "Take | None" = None  # what an undo brings back, if that is more than what is spoken here

    @property
    def title(self) -> str:
        return self.take.facts.title

    @property
    def places(self) -> tuple[int, ...]:
        """Where the sentences stand in the take."""
        return tuple(self.take.place_of(target.passage_id) for target in self.targets)

    def of(self, take: "Take") -> "AgainTake":
        """The same with the take as it is now: what is gone is not spoken, exact copies are of the newest."""
        if take.facts.id != self.take.facts.id:
            return self
        there = {passage.id: passage for passage in take.passages}
        kept = tuple(target for target in self.targets if target.passage_id in there)
        if self.purpose is Purpose.EXACT:
            kept = tuple(
                dataclasses.replace(target, seed=variant.seed)
                for target in kept
                if (variant := there[target.passage_id].variant)
            )
        return dataclasses.replace(self, take=take, targets=kept)


Order = NewTake | AgainTake

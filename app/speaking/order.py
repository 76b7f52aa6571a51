"""What was ordered: a text in a voice, or sentences of a take once more. Immutable snapshots."""

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tacolm_core import SynthesisOptions

if TYPE_CHECKING:
    from app.takes.take import Take
    from tacolm_core import Lexicon, Voice


@dataclass(frozen=True)
class NewTake:
    """Speak a text."""

    text: str
    voice: "Voice"
    voice_key: str
    options: SynthesisOptions
    lexicon: "Lexicon | None" = None

    @property
    def title(self) -> str:
        return " ".join(self.text.split())[:80]


@dataclass(frozen=True)
class AgainTake:
    """Speak some sentences of a take again, in its own voice and with its own settings."""

    take: "Take"
    voice: "Voice"
    options: SynthesisOptions
    seeds: tuple[tuple[int, int], ...]  # sentence, seed
    lexicon: "Lexicon | None" = None  # how the words are pronounced that a continuation goes on from

    @property
    def title(self) -> str:
        return self.take.facts.title

    @property
    def is_exact(self) -> bool:
        """Whether everything is made again just as it was."""
        old = tuple((index, result.seed) for index, result in enumerate(self.take.sentences))
        return self.seeds == old and bool(old)

    def of(self, take: "Take") -> "AgainTake":
        """The same with the take as it is now."""
        if take.facts.id != self.take.facts.id:
            return self
        if self.is_exact:
            seeds = tuple((index, result.seed) for index, result in enumerate(take.sentences))
            return dataclasses.replace(self, take=take, seeds=seeds)
        return dataclasses.replace(self, take=take)


Order = NewTake | AgainTake

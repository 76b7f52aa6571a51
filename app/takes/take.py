"""One spoken text with everything needed to show it, to change a sentence of it and to make it again.

A take is a document: its text, and a passage for each sentence with all the ways it was spoken so far. Takes and
passages are immutable; whoever changes one makes another, and the older one is the undo.
"""

import dataclasses
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.about import VERSION
from app.takes.passage import Passage, Variant

if TYPE_CHECKING:
    from tacolm_core import SentenceResult

_TITLE_LENGTH = 60


@dataclass(frozen=True)
class TakeFacts:
    """What the list shows and the side-car keeps: all but the arrays."""

    id: str
    created: str  # ISO 8601, UTC
    text: str
    voice_name: str
    voice_hash: str
    voice_key: str  # file in the voice library, empty when it was never saved
    options: Mapping[str, Any]
    seed: int
    model_hash: str = ""
    device: str = ""
    sample_rate: int = 24_000
    is_complete: bool = False  # False: cancelled, failed or still being made
    is_starred: bool = False
    name: str = ""  # given by the user
    tags: Sequence[str] = ()
    seconds: float = 0.0
    num_alarms: int = 0
    wall_seconds: float = 0.0
    first_sound_seconds: float = 0.0
    program: str = VERSION
    transcript: str = ""  # of the prompt, if the take goes on from its words
    lexicon: Mapping[str, str] = field(default_factory=dict)  # how those words were pronounced

    @property
    def title(self) -> str:
        """The name, or the beginning of the text, on one line."""
        return shortened(" ".join((self.name or self.text).split()), _TITLE_LENGTH)

    @property
    def created_at(self) -> datetime:
        return datetime.fromisoformat(self.created)


@dataclass(frozen=True, eq=False)
class Take:
    """Facts and passages in the order of the text. Passages that are not spoken yet have no sound."""

    facts: TakeFacts
    passages: tuple[Passage, ...] = ()

    @classmethod
    def of(cls, facts: TakeFacts, results: "Sequence[SentenceResult]") -> "Take":
        """A take of sentences that have just been spoken."""
        return cls(
            facts,
            tuple(
                Passage(f"{index:04d}", result.sentence, result.seed).spoken_as(Variant.of(result, facts.sample_rate))
                for index, result in enumerate(results)
            ),
        )

    @cached_property
    def heard(self) -> "tuple[SentenceResult | None, ...]":
        """What is heard of each passage; None where it is not spoken yet. Reads arrays that are not at hand."""
        return tuple(passage.heard for passage in self.passages)

    @property
    def sentences(self) -> "tuple[SentenceResult, ...]":
        """What is heard, without the passages that are not spoken yet."""
        return tuple(result for result in self.heard if result is not None)

    @property
    def num_spoken(self) -> int:
        return sum(passage.is_spoken for passage in self.passages)

    @property
    def unspoken(self) -> tuple[int, ...]:
        """Places of the passages that have no sound yet."""
        return tuple(index for index, passage in enumerate(self.passages) if not passage.is_spoken)

    @property
    def alarmed(self) -> tuple[int, ...]:
        """Places of the passages with something to check."""
        return tuple(i for i, passage in enumerate(self.passages) if passage.variant and passage.variant.alarms)

    def place_of(self, passage_id: str) -> int:
        """Where a passage stands; -1 if it is not there any more."""
        return self._places.get(passage_id, -1)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {passage.id: place for place, passage in enumerate(self.passages)}

    def changed(self, passage_id: str, change: Callable[[Passage], Passage]) -> "Take":
        """With one passage changed; the facts that follow from it too."""
        return self.having(tuple(change(passage) if passage.id == passage_id else passage for passage in self.passages))

    def having(self, passages: tuple[Passage, ...]) -> "Take":
        """With these passages instead; length, alarms and whether it is finished follow from them."""
        facts = dataclasses.replace(
            self.facts,
            seconds=round(seconds_of(passages), 3),
            num_alarms=sum(len(passage.variant.alarms) for passage in passages if passage.variant),
            is_complete=bool(passages) and all(passage.is_spoken for passage in passages),
        )
        return Take(facts, passages)


def seconds_of(passages: "Sequence[Passage]") -> float:
    """Length of what is heard with the pauses in between; the one after the last is left out."""
    spoken = [passage for passage in passages if passage.is_spoken]
    return sum(passage.seconds for passage in spoken) + sum(passage.pause for passage in spoken[:-1])


def shortened(text: str, length: int) -> str:
    """The beginning of a text, with an ellipsis if that is not all."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def new_id(now: datetime) -> str:
    """A name for a take that no other instance chooses, and that sorts by time."""
    return f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def utc_now() -> datetime:
    return datetime.now(UTC)

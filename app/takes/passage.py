"""One sentence of a take: what the text asks for, every way it was spoken so far, and how it is played. No Qt.

    passage.variants[passage.chosen].result     what the model made, once and for all
    passage.heard                               what is heard of it: drawn out, louder, with another pause

A `Variant` knows its length and alarms by itself; its arrays come from disk when somebody asks for them.
"""

import dataclasses
import secrets
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from app.takes.manner import PLAIN, Manner, played

if TYPE_CHECKING:
    from tacolm_core import Alarm, SentenceResult, SpokenSentence

MOST_VARIANTS: Final = 6  # of one sentence; the oldest that is not chosen goes first


@dataclass(frozen=True)
class VoiceMark:
    """Which voice speaks; all empty: that of the whole take."""

    name: str = ""
    hash: str = ""
    key: str = ""  # file in the voice library, empty when it was never saved

    def __bool__(self) -> bool:
        return bool(self.hash or self.key)


@dataclass(frozen=True, eq=False)
class Variant:
    """One way in which a sentence was spoken."""

    key: str  # of its archive among those of the take
    seed: int
    seconds: float
    alarms: "tuple[Alarm, ...]"
    read: "Callable[[], SentenceResult]" = field(repr=False)  # gives the arrays; may raise StorageError
    name: str = ""  # given by the user
    likeness: float | None = None  # to the prompt, where it was measured

    @cached_property
    def result(self) -> "SentenceResult":
        """All the model made, kept from the first time on."""
        return self.read()

    @classmethod
    def of(cls, result: "SentenceResult", sample_rate: int, likeness: float | None = None) -> "Variant":
        """What has just been spoken."""
        fresh = cls(
            key=f"{result.seed & 0xFFFFFFFF:08x}-{_mark(result):08x}",
            seed=result.seed,
            seconds=len(result.samples) / sample_rate,
            alarms=result.alarms,
            read=lambda: result,
            likeness=likeness,
        )
        fresh.result  # noqa: B018
        return fresh


@dataclass(frozen=True, eq=False)
class Passage:
    """Immutable: each change gives another one, so that an older take is an undo."""

    id: str  # unique in its take, whatever comes before it
    sentence: "SpokenSentence"  # as the text has it now: its place, its pause
    seed: int = 0  # it is first spoken with
    variants: tuple[Variant, ...] = ()  # oldest first
    chosen: int = -1  # place among them; -1: not spoken yet
    voice: VoiceMark = VoiceMark()
    manner: Manner = PLAIN

    @property
    def variant(self) -> Variant | None:
        """The one that is heard."""
        return self.variants[self.chosen] if 0 <= self.chosen < len(self.variants) else None

    @property
    def is_spoken(self) -> bool:
        return self.variant is not None

    @property
    def pause(self) -> float:
        """Seconds of silence after it."""
        return self.sentence.pause_after if self.manner.pause is None else self.manner.pause

    @property
    def seconds(self) -> float:
        """Length of what is heard, without the pause; nothing is read for it."""
        return self.variant.seconds / self.manner.pace if self.variant else 0.0

    @cached_property
    def heard(self) -> "SentenceResult | None":
        """The chosen variant as it is played, with this passage's place in the text; None before it was spoken."""
        if self.variant is None:
            return None
        made = self.variant.result
        said = dataclasses.replace(
            self.sentence, spoken=made.sentence.spoken, tokens=made.sentence.tokens, pause_after=self.pause
        )
        rate = round(len(made.samples) / self.variant.seconds) if self.variant.seconds else 24_000
        return played(dataclasses.replace(made, sentence=said), self.manner, rate)

    def spoken_as(self, variant: Variant) -> "Passage":
        """With one more variant, which is the one heard from now on; of too many the oldest is forgotten."""
        known = next((place for place, old in enumerate(self.variants) if old.key == variant.key), -1)
        if known >= 0:
            return dataclasses.replace(self, chosen=known)
        kept = self.variants
        if len(kept) >= MOST_VARIANTS:
            oldest = 1 if self.chosen == 0 else 0
            kept = kept[:oldest] + kept[oldest + 1 :]
        return dataclasses.replace(self, variants=(*kept, variant), chosen=len(kept))

    def choosing(self, place: int) -> "Passage":
        """With another variant heard."""
        return dataclasses.replace(self, chosen=max(0, min(place, len(self.variants) - 1)))

    def naming(self, name: str) -> "Passage":
        """With another name for the variant that is heard."""
        variants = tuple(
            dataclasses.replace(variant, name=name) if place == self.chosen else variant
            for place, variant in enumerate(self.variants)
        )
        return dataclasses.replace(self, variants=variants)


def new_passage_id() -> str:
    """A name no other passage of a take has."""
    return secrets.token_hex(4)


def _mark(result: "SentenceResult") -> int:
    """Tells results apart that came of the same seed, from another model or another sentence say."""
    mark = zlib.crc32(np.ascontiguousarray(result.codes).tobytes())
    return zlib.crc32(np.ascontiguousarray(result.samples).tobytes(), mark)

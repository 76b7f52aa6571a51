"""One spoken result with everything needed to show it, to change a sentence of it and to make it again."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from app.about import VERSION

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
    seconds: float = 0.0
    num_alarms: int = 0
    wall_seconds: float = 0.0
    first_sound_seconds: float = 0.0
    program: str = VERSION
    transcript: str = ""  # of the prompt, if the take goes on from its words
    lexicon: Mapping[str, str] = field(default_factory=dict)  # how those words were pronounced

    @property
    def title(self) -> str:
        """The beginning of the text, on one line."""
        return shortened(" ".join(self.text.split()), _TITLE_LENGTH)

    @property
    def created_at(self) -> datetime:
        return datetime.fromisoformat(self.created)


@dataclass(frozen=True)
class Take:
    """Facts and sentences. Sentences may be fewer than the text has, if it was not finished."""

    facts: TakeFacts
    sentences: "tuple[SentenceResult, ...]" = field(default=())


def shortened(text: str, length: int) -> str:
    """The beginning of a text, with an ellipsis if that is not all."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def new_id(now: datetime) -> str:
    """A name for a take that no other instance chooses, and that sorts by time."""
    return f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def utc_now() -> datetime:
    return datetime.now(UTC)

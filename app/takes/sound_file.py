"""A take as a sound file that says where it comes from. No Qt; runs as a job."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.about import APP_NAME
from app.files import StorageError
from app.settings import SoundFormat
from app.takes.take import Take
from app.takes.timeline import build
from tacolm_core import OutputError, Waveform

if TYPE_CHECKING:
    from tacolm_core import Provenance

SIDECAR_FORMAT: Final = 1


def write_take_sound(path: Path, take: Take, sound_format: SoundFormat) -> None:
    """The sound of the whole take, with its origin in the file's own comment fields.

    Raises:
        StorageError: it cannot be written; the text says why.

    """
    from tacolm_core import write_sound  # loads libsndfile

    timeline = build(take.sentences, take.facts.sample_rate)
    try:
        write_sound(path, Waveform(timeline.samples, timeline.sample_rate), sound_format, provenance(take))
    except OutputError as error:
        raise StorageError(str(error)) from error


def provenance(take: Take) -> "Provenance":
    """What every file says about itself."""
    from tacolm_core import Provenance

    facts = take.facts
    return Provenance(
        software=f"{APP_NAME} {facts.program}",
        title=facts.title,
        artist=f"{facts.voice_name} (synthetic voice)",
        date=facts.created,
        facts=origin(take),
    )


def origin(take: Take) -> dict[str, Any]:
    """Who made this, from what."""
    facts = take.facts
    return {
        "made_by": f"{APP_NAME} {facts.program}",
        "synthetic_speech": True,
        "date": facts.created,
        "voice": facts.voice_name,
        "voice_hash": facts.voice_hash,
        "model": facts.model_hash,
        "seed": facts.seed,
    }


def sidecar(take: Take) -> dict[str, Any]:
    """Everything needed to make the take again."""
    sentences = [
        {
            "written": result.sentence.written,
            "spoken": result.sentence.spoken,
            "seed": result.seed,
            "pause_after": result.sentence.pause_after,
            "alarms": [[alarm.kind, alarm.text] for alarm in result.alarms],
        }
        for result in take.sentences
    ]
    return {"format": SIDECAR_FORMAT, **origin(take), **dataclasses.asdict(take.facts), "sentences": sentences}

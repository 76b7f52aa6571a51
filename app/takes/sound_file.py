"""A take as a sound file that says where it comes from, with or without its side-car. No Qt; runs as a job."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from app.about import APP_NAME
from app.core_words import shown
from app.files import StorageError, explain
from app.settings import SoundFormat
from app.speaking.options import restored_options
from app.takes.take import Take
from app.takes.timeline import build
from tacolm_core import OutputError, Waveform, to_loudness

if TYPE_CHECKING:
    from tacolm_core import Provenance, Speech


def write_take(path: Path, take: Take, sound_format: SoundFormat, *, with_sidecar: bool, loudness: int = 0) -> None:
    """The sound of the whole take with its origin inside; beside it, if wanted, what can make it again.

    `loudness` in LUFS; 0: as it was spoken.

    Raises:
        StorageError: it cannot be written; the text says why.
    """
    from tacolm_core import provenance_of, save_take, write_sound  # loads libsndfile

    facts = take.facts
    speech = dataclasses.replace(speech_of(take), waveform=sound_of(take, loudness))
    software = f"{APP_NAME} {facts.program}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if with_sidecar:
            save_take(
                path,
                speech,
                sound_format=sound_format,
                software=software,
                voice_file=facts.voice_key,
                created=facts.created_at,
            )
        else:
            write_sound(path, speech.waveform, sound_format, provenance_of(speech, software, facts.created))
    except OutputError as error:
        raise StorageError(shown(str(error))) from error
    except OSError as error:
        raise StorageError(explain(error, path)) from error


def sound_of(take: Take, loudness: int = 0) -> Waveform:
    """The sound of the whole take at a loudness in LUFS; 0: as it was spoken."""
    timeline = build(take.sentences, take.facts.sample_rate)
    waveform = Waveform(timeline.samples, timeline.sample_rate)
    return to_loudness(waveform, loudness) if loudness else waveform


def provenance(take: Take) -> "Provenance":
    """What a sound file made of the take says about itself."""
    from tacolm_core import provenance_of

    return provenance_of(speech_of(take), f"{APP_NAME} {take.facts.program}", take.facts.created)


def speech_of(take: Take) -> "Speech":
    """The take in the engine's own words."""
    from tacolm_core import Speech

    facts = take.facts
    timeline = build(take.sentences, facts.sample_rate)
    return Speech(
        waveform=Waveform(timeline.samples, timeline.sample_rate),
        sentences=take.sentences,
        text=facts.text,
        voice_name=facts.voice_name,
        voice_hash=facts.voice_hash,
        seed=facts.seed,
        options=restored_options(facts.options),
        model_hash=facts.model_hash,
        device=facts.device,
        seconds=timeline.seconds,
        wall_seconds=facts.wall_seconds,
        first_sound_seconds=facts.first_sound_seconds,
    )

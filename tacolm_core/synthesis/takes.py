"""A spoken result on disk: the sound file with its provenance, and `NAME.json` beside it that can make it again.

    save_take("out.wav", speech, software="TacoLM Studio 0.1.0")
    record = load_take("out.wav")
    for event in synthesizer.speak(record.sentences, voice, record.options): ...

The side-car keeps the text tokens of every sentence, so that neither another lexicon nor a better normaliser changes
what is said again. One thing it does not keep: with `SynthesisOptions.continuation` the words of the prompt are in the
voice, and their pronunciation is worked out anew, so that such a take also needs the same lexicon and the same version
of the program.
"""

import dataclasses
import json
import platform
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from tacolm_core.audio.files import Provenance, write_sound
from tacolm_core.config import SynthesisOptions
from tacolm_core.errors import DamagedFile, NotACheckpoint, OutputError, TacolmError, WrongVersion
from tacolm_core.files import replace_file
from tacolm_core.synthesis.results import SentenceResult, Speech
from tacolm_core.text.spoken import LeftOut, SpokenSentence
from tacolm_core.text.tokenizer import TextTokens, WordSpan

FORMAT_VERSION: Final = 1
_TITLE_LENGTH: Final = 60
_LARGEST_FILE: Final = 50_000_000  # bytes


@dataclass(frozen=True)
class TakeRecord:
    """What a side-car says: what decides the result beside the voice and the model, and where it came from."""

    text: str
    sentences: tuple[SpokenSentence, ...]
    options: SynthesisOptions  # with the seed that was used
    voice_name: str
    voice_hash: str
    model_hash: str
    voice_file: str = ""  # name of the file the voice came from, if it was saved
    device: str = ""
    software: str = ""
    versions: dict[str, str] = field(default_factory=dict)  # of what the samples may depend on
    created: str = ""  # ISO 8601


def save_take(
    path: Path | str,
    speech: Speech,
    *,
    sound_format: str | None = None,
    software: str = "TacoLM",
    voice_file: str = "",
    created: datetime | None = None,
) -> Path:
    """Write the sound and its side-car; both or none.

    Args:
        path: the sound file; its ending says the format unless `sound_format` does (`audio.files.SOUND_FORMATS`).
        speech: the result.
        sound_format: see `path`.
        software: program and version, for the provenance.
        voice_file: where the voice can be found again.
        created: time of the result; None: now.

    Returns:
        The path of the side-car.

    Raises:
        OutputError: one of the two cannot be written, or another JSON file of that name is in the way.
    """
    when = (created or datetime.now(UTC)).isoformat(timespec="seconds")
    beside = sidecar_path(path)
    _see_that_nothing_is_lost(beside)
    record = _to_record(speech, software, voice_file, when)
    with replace_file(beside) as aside:
        aside.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        write_sound(path, speech.waveform, sound_format, provenance_of(speech, software, when))
    return beside


def load_take(path: Path | str) -> TakeRecord:
    """Read a side-car.

    Args:
        path: the side-car, or the sound file it lies beside.

    Raises:
        NotACheckpoint: there is none.
        WrongVersion: of another format version.
        DamagedFile: it cannot be read.
    """
    if not Path(path).name:
        raise NotACheckpoint(f"{path} is a folder; name a take, or the sound file beside it.")
    beside = sidecar_path(path)
    record = _read(beside)
    if record.get("version") != FORMAT_VERSION:
        raise WrongVersion(
            f"{beside} has take format {record.get('version')!r}, this program reads {FORMAT_VERSION}; "
            "update the program."
        )
    try:
        return _from_record(record)
    except (TacolmError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise DamagedFile(f"{beside} is damaged ({error}); speak the text again.") from error


def sidecar_path(path: Path | str) -> Path:
    """Where the side-car of a sound file lies."""
    return Path(path).with_suffix(".json")


def provenance_of(speech: Speech, software: str, created: str) -> Provenance:
    """What a sound file says about itself: that it was made, by what, when, in whose voice."""
    line = " ".join(speech.text.split())
    return Provenance(
        software=software,
        title=line if len(line) <= _TITLE_LENGTH else line[: _TITLE_LENGTH - 1].rstrip() + "…",
        artist=f"{speech.voice_name or 'unnamed'} (synthetic voice)",
        date=created[:10],
        facts={
            "synthetic_speech": True,
            "model": speech.model_hash,
            "voice": speech.voice_name,
            "voice_hash": speech.voice_hash,
            "seed": speech.seed,
            "created": created,
        },
    )


def _see_that_nothing_is_lost(beside: Path) -> None:
    try:
        if beside.exists():
            _read(beside)
    except TacolmError as error:
        raise OutputError(f"{beside} is there already and is not about a take; choose another name.") from error


def _to_record(speech: Speech, software: str, voice_file: str, created: str) -> dict[str, Any]:
    return {
        "version": FORMAT_VERSION,
        "kind": "take",
        "software": software,
        "created": created,
        "text": speech.text,
        "voice": {"name": speech.voice_name, "hash": speech.voice_hash, "file": voice_file},
        "model_hash": speech.model_hash,
        "device": speech.device,
        "versions": _versions(),
        "options": {**speech.options.to_dict(), "seed": speech.seed},
        "seconds": round(speech.seconds, 4),
        "sentences": [_sentence_to_record(result) for result in speech.sentences],
        "words": [[word.text, round(word.start, 3), round(word.end, 3)] for word in speech.words()],
    }


def _sentence_to_record(result: SentenceResult) -> dict[str, Any]:
    return {
        **dataclasses.asdict(result.sentence),
        "seed": result.seed,
        "alarms": [dataclasses.asdict(alarm) for alarm in result.alarms],
    }


def _from_record(record: dict[str, Any]) -> TakeRecord:
    voice = record["voice"]
    return TakeRecord(
        text=str(record["text"]),
        sentences=tuple(_sentence_from_record(entry) for entry in record["sentences"]),
        options=SynthesisOptions.of_record(record["options"]),
        voice_name=str(voice["name"]),
        voice_hash=str(voice["hash"]),
        voice_file=str(voice.get("file", "")),
        model_hash=str(record["model_hash"]),
        device=str(record.get("device", "")),
        software=str(record.get("software", "")),
        versions={str(name): str(version) for name, version in record.get("versions", {}).items()},
        created=str(record.get("created", "")),
    )


def _sentence_from_record(entry: dict[str, Any]) -> SpokenSentence:
    known = {f.name for f in dataclasses.fields(SpokenSentence)}
    values = {name: value for name, value in entry.items() if name in known}
    words = tuple(WordSpan(**span) for span in entry["tokens"]["words"])
    tokens = TextTokens(tuple(int(token) for token in entry["tokens"]["ids"]), words)
    places = tuple((int(first), int(last)) for first, last in entry.get("places", ()))
    left_out = tuple(LeftOut(**found) for found in entry.get("left_out", ()))
    return SpokenSentence(**{**values, "tokens": tokens, "places": places, "left_out": left_out})


def _versions() -> dict[str, str]:
    """What besides the model and the options may change a sample."""
    torch = sys.modules.get("torch")  # loaded by whoever spoke
    return {"python": platform.python_version(), "torch": str(getattr(torch, "__version__", ""))}


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise NotACheckpoint(f"{path} is too large for a take; choose the .json beside a spoken file.")
        record = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NotACheckpoint(f"There is no {path} that says how the sound was made; keep the two together.") from error
    except (OSError, ValueError, RecursionError) as error:
        raise DamagedFile(f"{path} cannot be read as a take; speak the text again.") from error
    if not isinstance(record, dict) or record.get("kind") != "take":
        raise NotACheckpoint(f"{path} is not the description of a take; choose the .json beside a spoken file.")
    return record

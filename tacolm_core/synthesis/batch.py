"""Many texts to many sound files: what is there already is passed over, what fails is told and the rest goes on.

Each file says in its provenance which request it came of, so that a batch that was stopped, or whose list was changed,
is gone on with by running it again, and several programs can share a list without a word to each other.
"""

import hashlib
import json
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal, Protocol

from tacolm_core.audio.files import Provenance, read_provenance, write_sound
from tacolm_core.audio.loudness import to_loudness
from tacolm_core.config import SynthesisOptions
from tacolm_core.errors import OutputError, SynthesisError, TacolmError
from tacolm_core.synthesis.batch_list import BatchRow
from tacolm_core.synthesis.events import SpeechEvent, SpeechFinished
from tacolm_core.synthesis.results import Speech
from tacolm_core.synthesis.subtitles import SubtitleForm, subtitle_cues, write_subtitles
from tacolm_core.synthesis.takes import provenance_of
from tacolm_core.synthesis.voice import Voice
from tacolm_core.text.lexicon import Lexicon

RowState = Literal["made", "there", "failed"]
_REQUEST: Final = "request"


class Speaks(Protocol):
    """What is used of a synthesizer."""

    model_hash: str

    def speak(
        self, text: str, voice: Voice, options: SynthesisOptions | None = None, *, lexicon: Lexicon | None = None
    ) -> Iterator[SpeechEvent]:
        """Events of a text, the last of them `SpeechFinished`."""


@dataclass(frozen=True)
class BatchManner:
    """How all rows are made."""

    options: SynthesisOptions = field(default_factory=SynthesisOptions)
    lexicon: Lexicon | None = None
    loudness: float | None = None  # LUFS
    subtitles: SubtitleForm | None = None  # beside each sound
    word_times: bool = False
    software: str = "TacoLM"


@dataclass(frozen=True)
class RowStarted:
    """A row is being made: the `index`-th of `count`, from 0."""

    row: BatchRow
    index: int
    count: int


@dataclass(frozen=True)
class RowEnded:
    """What became of a row."""

    row: BatchRow
    state: RowState
    path: Path
    problem: str = ""
    seconds: float = 0.0  # of sound


BatchEvent = RowStarted | RowEnded | SpeechEvent


def run_batch(
    engine: Speaks, rows: Iterable[BatchRow], folder: str | Path, voice_of: Callable[[str], Voice], manner: BatchManner
) -> Iterator[BatchEvent]:
    """Make the rows one after the other; each is told when it starts and ends, with the engine's events in between.

    Args:
        engine: the synthesizer.
        rows: from `read_batch`.
        folder: where the files go; folders named in the list are made below it.
        voice_of: the voice of a name in the list; a TacolmError of it makes that row fail.
        manner: how all of them are made.

    """
    waiting = list(rows)
    for index, row in enumerate(waiting):
        yield RowStarted(row, index, len(waiting))
        path = Path(folder) / row.file
        try:
            voice = voice_of(row.voice)
            request = _request(engine, row, voice, manner)
            if _is_there(path, request, manner):
                yield RowEnded(row, "there", path)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            seconds = yield from _make(engine, row, voice, path, request, manner)
            yield RowEnded(row, "made", path, seconds=seconds)
        except TacolmError as error:
            yield RowEnded(row, "failed", path, str(error))
        except OSError as error:
            yield RowEnded(row, "failed", path, f"{path} cannot be written ({error.strerror}); choose another folder.")


def _make(
    engine: Speaks, row: BatchRow, voice: Voice, path: Path, request: str, manner: BatchManner
) -> Generator[SpeechEvent, None, float]:
    speech: Speech | None = None
    for event in engine.speak(row.text, voice, manner.options, lexicon=manner.lexicon):
        if isinstance(event, SpeechFinished):
            speech = event.speech
        yield event
    if speech is None:
        raise SynthesisError("Speaking ended without a result; this is a mistake in the program.")
    _write(path, speech, request, manner)
    return speech.seconds


def _write(path: Path, speech: Speech, request: str, manner: BatchManner) -> None:
    """The sound last: it is what says that a row is done."""
    if manner.subtitles:
        found = subtitle_cues(speech.sentences, speech.waveform.sample_rate)
        write_subtitles(path.with_suffix(f".{manner.subtitles}"), found, word_times=manner.word_times)
    sound = speech.waveform if manner.loudness is None else to_loudness(speech.waveform, manner.loudness)
    about = provenance_of(speech, manner.software, datetime.now(UTC).isoformat(timespec="seconds"))
    write_sound(path, sound, provenance=replace(about, facts={**about.facts, _REQUEST: request}))


def _request(engine: Speaks, row: BatchRow, voice: Voice, manner: BatchManner) -> str:
    """A mark of everything that decides what the file holds."""
    lexicon = {word: list(phonemes) for word, phonemes in (manner.lexicon or {}).items()}
    asked = [row.text, voice.hash, engine.model_hash, manner.options.to_dict(), lexicon, manner.loudness]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:24]


def _is_there(path: Path, request: str, manner: BatchManner) -> bool:
    """Whether the row is done.

    Raises:
        OutputError: something that this program did not make lies there.

    """
    if not path.exists():
        return False
    about = _provenance(path)
    if about is None or not about.facts.get("synthetic_speech"):
        raise OutputError(f"{path} is there already and was not made here; move it away or choose another name.")
    has_all = manner.subtitles is None or path.with_suffix(f".{manner.subtitles}").exists()
    return has_all and about.facts.get(_REQUEST) == request


def _provenance(path: Path) -> Provenance | None:
    try:
        return read_provenance(path)
    except TacolmError:
        return None

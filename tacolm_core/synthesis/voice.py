"""A voice: the codes of a prompt, a vector that describes who speaks, its words if they are known, and where it comes
from, in one `.voice` file.

The recording itself is not kept; the codec can make it audible from the codes. A voice that was taught also holds what
its lessons added to the model's weights (`synthesis/lessons.py`).
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from tacolm_core.errors import VoiceError
from tacolm_core.files import replace_file
from tacolm_core.synthesis.lessons import Lessons
from tacolm_core.units import CODEBOOK_SIZE, FRAME_RATE, frames_to_seconds

FORMAT_VERSION: Final = 1
TAUGHT_VERSION: Final = 2  # of voices with lessons, which older programs would speak without
LONGEST_SECONDS: Final = 30
_KEY: Final = "tacolm_voice"
_CODES: Final = "codes"
_VECTOR: Final = "vector"
_WIDEST_VECTOR: Final = 4096
_MOST_CODEBOOKS: Final = 32
_LARGEST_FILE: Final = 6_000_000  # bytes
_WORDS: Final = ("transcript", "name", "origin", "consent", "note", "created", "codec_hash")
_DESCRIBED_BY: Final = "described_by"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, eq=False)
class Voice:
    """Whose voice to speak in. Two voices are equal when their codes and all their words are.

    Raises:
        VoiceError: the codes are no codes.
    """

    codes: npt.NDArray[np.int16]  # (K, P), of the prompt
    transcript: str = ""  # what is said in the prompt, if it is known
    name: str = ""
    origin: str = ""  # where the recording comes from
    consent: str = ""  # a statement of the right to use the voice
    note: str = ""
    created: str = field(default_factory=_now)  # ISO 8601
    codec_hash: str = ""  # of the codec that wrote the codes; only it can read them
    lessons: Lessons | None = None  # what the model learnt of this voice; None: it was not taught
    vector: npt.NDArray[np.float32] | None = None  # (V,) who speaks and how it is coloured (codec/voice_vector.py)
    described_by: str = ""  # hash of the describer that made the vector

    def __post_init__(self) -> None:
        codes = np.asarray(self.codes)
        if codes.ndim != 2 or not 1 <= codes.shape[0] <= _MOST_CODEBOOKS or codes.shape[1] < 1:
            raise VoiceError(f"A voice has codes of shape (K, P), not {codes.shape}; make it again from its recording.")
        if not np.issubdtype(codes.dtype, np.integer) or codes.min() < 0 or codes.max() >= CODEBOOK_SIZE:
            raise VoiceError(f"The voice holds codes outside 0 to {CODEBOOK_SIZE - 1}; make it again.")
        object.__setattr__(self, "codes", np.ascontiguousarray(codes, dtype=np.int16))
        if self.vector is not None:
            object.__setattr__(self, _VECTOR, _checked_vector(self.vector))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Voice):
            return NotImplemented
        return self.hash == other.hash and self._words() == other._words()

    def __hash__(self) -> int:
        return hash(self.hash)

    @property
    def seconds(self) -> float:
        """Length of the prompt."""
        return frames_to_seconds(self.codes.shape[1])

    @cached_property  # lists of thousands of voices are compared and searched by it
    def hash(self) -> str:
        """SHA-256 of what decides how the voice sounds: codes, vector, transcript, codec and lessons, but no names."""
        digest = hashlib.sha256(f"{self.codes.shape} {self.codec_hash} {self.transcript}\n".encode())
        digest.update(self.codes.astype("<i2").tobytes())
        if self.vector is not None:
            digest.update(self.vector.astype("<f4").tobytes())
        if self.lessons is not None:
            digest.update(self.lessons.hash.encode())
        return digest.hexdigest()

    def save(self, path: Path | str) -> None:
        """`save_voice`."""
        save_voice(path, self)

    def _words(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in _WORDS}


def save_voice(path: Path | str, voice: Voice, *, is_lasting: bool = True) -> None:
    """Write a voice file, as a whole or not at all; `is_lasting` as in `replace_file`.

    Raises:
        OutputError: it cannot be written.
    """
    record: dict[str, Any] = {"version": FORMAT_VERSION, "hash": voice.hash, **voice._words()}
    record[_DESCRIBED_BY] = voice.described_by
    arrays: dict[str, npt.NDArray[Any]] = {_CODES: voice.codes}
    if voice.vector is not None:
        arrays[_VECTOR] = voice.vector
    if voice.lessons is not None:
        record |= {"version": TAUGHT_VERSION, "lessons": voice.lessons.facts()}
        arrays |= voice.lessons.arrays()
    text = json.dumps(record, sort_keys=True, ensure_ascii=False)
    with replace_file(path, is_lasting=is_lasting) as aside:
        aside.write_bytes(save(arrays, {_KEY: text}))


def load_voice(path: Path | str) -> Voice:
    """Read a voice file, from whomever it comes.

    Raises:
        VoiceError: missing, something else, of another version, or damaged.
    """
    path = Path(path)
    text, arrays = _read(path)
    record = _record(path, text)
    if record.get("version") not in (FORMAT_VERSION, TAUGHT_VERSION):
        raise VoiceError(
            f"{path} has voice format {record.get('version')!r}, this program reads {TAUGHT_VERSION}; "
            "update the program, or make the voice again."
        )
    words = {name: record.get(name) for name in _WORDS}
    words[_DESCRIBED_BY] = record.get(_DESCRIBED_BY, "")  # older files do not say
    if not all(isinstance(word, str) for word in words.values()):
        raise VoiceError(f"{path} is damaged: its description is incomplete; ask for the file again.")
    codes, vector = arrays.pop(_CODES), arrays.pop(_VECTOR, None)
    lessons = Lessons.of(record.get("lessons"), arrays, path) if record["version"] == TAUGHT_VERSION else None
    try:
        voice = Voice(codes, vector=vector, lessons=lessons, **words)  # type: ignore[arg-type]
    except VoiceError as error:
        raise VoiceError(f"{path} is damaged: its codes or its vector are none; ask for the file again.") from error
    if voice.hash != record.get("hash"):
        raise VoiceError(f"{path} is damaged: its checksum differs; ask for the file again.")
    return voice


def join_voices(voices: Sequence[Voice], name: str = "") -> Voice:
    """One voice from several of the same person, LONGEST_SECONDS at most.

    The transcripts are joined when all are known and everything fits, and dropped otherwise. What was learnt of one of
    them is left behind.

    Raises:
        VoiceError: there are none, or they were made with different codecs.
    """
    if not voices:
        raise VoiceError("There are no voices to join; name at least one.")
    if len({(voice.codec_hash, voice.codes.shape[0]) for voice in voices}) > 1:
        raise VoiceError("Voices made with different codecs cannot be joined; make them again with one model.")
    codes = np.concatenate([voice.codes for voice in voices], axis=1)
    longest = LONGEST_SECONDS * FRAME_RATE
    is_known = codes.shape[1] <= longest and all(voice.transcript for voice in voices)
    return Voice(
        codes=codes[:, :longest],
        transcript=" ".join(voice.transcript for voice in voices) if is_known else "",
        name=name or voices[0].name,
        origin=_joined(voice.origin for voice in voices),
        consent=_joined(voice.consent for voice in voices),
        note=_joined(voice.note for voice in voices),
        codec_hash=voices[0].codec_hash,
        vector=_joined_vector(voices),
        described_by=voices[0].described_by,
    )


def _joined_vector(voices: Sequence[Voice]) -> npt.NDArray[np.float32] | None:
    """Mean of the vectors, each counting as long as its prompt is; None where they are not of one kind."""
    known = [voice.vector for voice in voices if voice.vector is not None]
    if len(known) < len(voices) or len({voice.described_by for voice in voices}) > 1:
        return None
    mean = np.average(np.stack(known), axis=0, weights=[voice.seconds for voice in voices])
    return np.asarray(mean, np.float32)


def _checked_vector(vector: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    found = np.asarray(vector)
    if found.ndim != 1 or not 1 <= len(found) <= _WIDEST_VECTOR or not np.isfinite(found).all():
        raise VoiceError(f"A voice vector is a row of numbers, not {found.shape}; make the voice again.")
    return np.ascontiguousarray(found, dtype=np.float32)


def _joined(words: Iterable[str]) -> str:
    """The different ones, in order."""
    return "; ".join(dict.fromkeys(word for word in words if word))


def _read(path: Path) -> tuple[str, dict[str, npt.NDArray[Any]]]:
    """Description and arrays of a voice file, the codes and the vector among them."""
    arrays: dict[str, npt.NDArray[Any]] = {}
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise VoiceError(f"{path} is too large for a voice; choose a .voice file.")
        with safe_open(path, "np") as file:
            text = (file.metadata() or {}).get(_KEY)
            if text is not None:
                arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except FileNotFoundError as error:
        raise VoiceError(f"There is no voice file {path}; check its name.") from error
    except (SafetensorError, OSError, ValueError, TypeError) as error:
        raise VoiceError(f"{path} is damaged or no voice file; choose a .voice file made by this program.") from error
    if text is None or _CODES not in arrays:
        raise VoiceError(f"{path} is no voice file; choose a .voice file made by this program.")
    return text, arrays


def _record(path: Path, text: str) -> dict[str, Any]:
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise VoiceError(f"{path} is damaged: its description cannot be read; ask for the file again.") from error
    if not isinstance(record, dict):
        raise VoiceError(f"{path} is damaged: its description is none; ask for the file again.")
    return record

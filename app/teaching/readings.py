"""Recordings of sentences on disk, kept with the voice that was taught with them. File work only.

A folder for each voice: NN.wav for sentence NN, `sentences.tsv` with the words of each (the form that
`tacolm voice teach` reads), and `teaching.json` with the name, the consent and the voices that came of it.
"""

import contextlib
import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.files import StorageError, explain, replacing, write_json

if TYPE_CHECKING:
    from tacolm_core import Waveform

FEWEST: Final = 12  # readings from which on a voice can be taught
_FACTS: Final = "teaching.json"
_LIST: Final = "sentences.tsv"
_KEPT: Final = ".lessons"  # of a course that was broken off


@dataclass(frozen=True)
class TeachingFacts:
    """What is known of the voice to be taught."""

    name: str = ""
    consent: str = ""
    voices: tuple[str, ...] = ()  # keys in the library that were made of these readings, or began them
    source: str = ""  # somebody's folder of recordings with texts, in place of readings


class ReadingFolder:
    """One person's readings.

    Args:
        place: the folder; made when something is written.
        texts: the sentences, by number.

    """

    def __init__(self, place: Path, texts: tuple[str, ...]) -> None:
        self.place, self._texts = place, texts

    @property
    def facts(self) -> TeachingFacts:
        """Empty where nothing was written yet."""
        try:
            record = json.loads((self.place / _FACTS).read_text(encoding="utf-8"))
            words = {name: str(record.get(name, "")) for name in ("name", "consent", "source")}
            return TeachingFacts(voices=tuple(map(str, record.get("voices", ()))), **words)
        except (OSError, ValueError, AttributeError, TypeError):
            return TeachingFacts()

    def write(self, **changes: Any) -> None:
        """Change some of the facts.

        Raises:
            StorageError: disk full, or no right to write.

        """
        facts = replace(self.facts, **changes)
        write_json(self.place / _FACTS, {**vars(facts), "voices": list(facts.voices)})

    @property
    def numbers(self) -> tuple[int, ...]:
        """Sentences that were read."""
        found = (re.fullmatch(r"(\d+)\.wav", path.name) for path in self.place.glob("*.wav"))
        return tuple(sorted(int(match[1]) for match in found if match and int(match[1]) < len(self._texts)))

    def path(self, number: int) -> Path:
        return self.place / f"{number:02d}.wav"

    def keep(self, number: int, sound: "Waveform") -> None:
        """Write a reading in the place of an earlier one.

        Raises:
            StorageError: disk full, or no right to write.

        """
        from tacolm_core import write_sound  # loads libsndfile

        with replacing(self.path(number)) as aside:
            write_sound(aside, sound, "wav24")
        self._write_list({*self.numbers, number})

    def leave_out(self, number: int) -> None:
        """One reading less."""
        try:
            self.path(number).unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(explain(error, self.path(number))) from error
        self._write_list(set(self.numbers))

    def _write_list(self, numbers: Iterable[int]) -> None:
        lines = "".join(f"{number:02d}\t{self._texts[number]}\n" for number in sorted(numbers))
        with replacing(self.place / _LIST) as aside:
            aside.write_text(lines, encoding="utf-8")

    @property
    def lessons(self) -> Path:
        """Where a course keeps what must survive a break."""
        return self.place / _KEPT

    @property
    def candidate(self) -> Path:
        """The voice that was taught and neither kept nor discarded yet."""
        return self.place / "taught.voice"

    def discard(self) -> None:
        """Forget the candidate and any broken-off course; the readings stay."""
        self.candidate.unlink(missing_ok=True)
        shutil.rmtree(self.lessons, ignore_errors=True)


def folder_of(readings: Path, key: str, texts: tuple[str, ...]) -> ReadingFolder:
    """The readings that belong to a voice of the library, or a new folder for them."""
    with contextlib.suppress(OSError):
        for place in sorted(readings.iterdir()):
            if key in ReadingFolder(place, texts).facts.voices:
                return ReadingFolder(place, texts)
    return ReadingFolder(readings / (Path(key).stem or "me"), texts)

"""Recordings of one person with the words of each, from a folder."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tacolm_core.audio.files import read_sound
from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import DataError, UnreadableAudio

SOUND_ENDINGS: Final = (".wav", ".flac", ".ogg", ".mp3")
TEXT_ENDINGS: Final = (".txt", ".lab")
LISTS: Final = ("sentences.tsv", "transcripts.tsv", "metadata.csv")  # NAME<tab>WORDS, or NAME|WORDS
MOST_SECONDS: Final = 1_200.0  # of recordings; more makes no voice better
LONGEST: Final = 40.0  # seconds of one of them

Tell = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Reading:
    """One recording and what was read."""

    name: str  # of the file, for people
    sound: Waveform
    text: str


def load_readings(folder: Path | str, tell: Tell = lambda _: None) -> list[Reading]:
    """All recordings of a folder whose words are known: in NAME.txt beside NAME.wav, or in one of LISTS.

    Args:
        folder: of recordings.
        tell: hears one sentence about each recording that is left out.

    Raises:
        DataError: there is no such folder, or nothing in it can be used.

    """
    folder = Path(folder)
    if not folder.is_dir():
        raise DataError(f"There is no folder {folder} of recordings; name one.")
    sounds = sorted(path for path in folder.iterdir() if path.suffix.lower() in SOUND_ENDINGS)
    if not sounds:
        raise DataError(f"There is no recording in {folder}; put WAV, FLAC, OGG or MP3 files there.")
    found = list(_within(MOST_SECONDS, _with_words(sounds, _listed(folder), tell), tell))
    if not found:
        raise DataError(
            f"None of the {len(sounds)} recordings in {folder} can be used; put the words of NAME.wav into NAME.txt."
        )
    return found


def _with_words(sounds: list[Path], listed: dict[str, str], tell: Tell) -> Iterator[Reading]:
    for path in sounds:
        text = _words_beside(path) or listed.get(path.stem) or listed.get(path.name) or ""
        if not text:
            tell(f"{path.name} is left out: its words are not known; put them into {path.stem}.txt.")
            continue
        try:
            sound = read_sound(path)
        except UnreadableAudio as error:
            tell(str(error))
            continue
        if sound.seconds > LONGEST:
            tell(f"{path.name} is left out: it is longer than {LONGEST:.0f} s; cut it into sentences.")
            continue
        yield Reading(path.name, sound, text)


def _within(most: float, readings: Iterator[Reading], tell: Tell) -> Iterator[Reading]:
    seconds = 0.0
    for reading in readings:
        seconds += reading.sound.seconds
        if seconds > most:
            tell(f"The recordings after {most / 60:.0f} minutes are left out; more makes the voice no better.")
            return
        yield reading


def _words_beside(path: Path) -> str:
    for ending in TEXT_ENDINGS:
        words = _read(path.with_suffix(ending))
        if words:
            return words
    return ""


def _listed(folder: Path) -> dict[str, str]:
    """Words by name, from the folder's lists; of metadata.csv the last field that is not empty counts."""
    found: dict[str, str] = {}
    for name in LISTS:
        mark = "|" if name.endswith(".csv") else "\t"
        for line in _read(folder / name).splitlines():
            fields = [field.strip() for field in line.split(mark)]
            words = [field for field in fields[1:] if field]
            if words:
                found[fields[0]] = words[-1]
    return found


def _read(path: Path) -> str:
    """A text file's words; nothing where there is none."""
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace").strip()
    except OSError:
        return ""

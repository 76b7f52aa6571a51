"""Which written characters each spoken word stands for, so that a click or a highlight finds its place."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from tacolm_core.text.front_end import SpokenSentence
from tacolm_core.text.normalizer import INLINE_PRONUNCIATION, normalize
from tacolm_core.text.words import cut_words

Place = tuple[int, int]  # half open, characters of the whole written text

_CHUNK: Final = re.compile(rf"{INLINE_PRONUNCIATION.pattern}|\S+")


def word_places(sentence: SpokenSentence) -> list[Place]:
    """Place in the written text of each word of `sentence.tokens.words`, in order and never going back.

    Words that are read together share one place: all of `three dollars and fifty cents` point to `$3.50`.
    """
    places, readings = _read_alone(sentence)
    spoken = [word.text.lower() for word in sentence.tokens.words]
    if not places:
        return [(sentence.start, sentence.end)] * len(spoken)
    found: list[Place] = []
    matcher = SequenceMatcher(None, [reading for reading, _ in readings], spoken, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            found += [places[chunk] for _, chunk in readings[first:last]]
        elif end > begin:
            found += [_span(places, readings, first, last)] * (end - begin)
    return found


def _read_alone(sentence: SpokenSentence) -> tuple[list[Place], list[tuple[str, int]]]:
    """Places of the white-space separated chunks, and each word they are read as alone, with its chunk."""
    places: list[Place] = []
    readings: list[tuple[str, int]] = []
    for match in _CHUNK.finditer(sentence.written):
        places.append((sentence.start + match.start(), sentence.start + match.end()))
        readings += [(word, len(places) - 1) for word in _words(match[0])]
    return places, readings


def _words(written: str) -> Iterator[str]:
    return (word.text.lower() for word in cut_words(normalize(written)))


def _span(places: list[Place], readings: list[tuple[str, int]], first: int, last: int) -> Place:
    """The chunks of readings `first..last`, and those between that have no reading of their own."""
    if last > first:
        return places[readings[first][1]][0], places[readings[last - 1][1]][1]
    before = readings[first - 1][1] if first > 0 else 0
    after = readings[first][1] if first < len(readings) else len(places) - 1
    silent = range(before + 1, after)
    chunks = (silent[0], silent[-1]) if len(silent) else (before, before)
    return places[chunks[0]][0], places[chunks[1]][1]

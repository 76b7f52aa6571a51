"""A spoken sentence as written words with times: what a subtitle can be broken between."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tacolm_core.synthesis.results import SentenceResult, TimedWord
from tacolm_core.text.reading.traced import Place
from tacolm_core.text.spoken import SpokenSentence
from tacolm_core.text.tokenizer import WordSpan
from tacolm_core.text.words import INLINE_PRONUNCIATION

LONGEST_UNIT: Final = 42  # characters; a longer word is cut
_INLINE_WORD: Final = re.compile(r"\[\[([^|\[\]]*)\|[^\[\]]*\]\]")
_CHUNK: Final = re.compile(rf"(?:{INLINE_PRONUNCIATION.pattern}|\S)+")
_Times = tuple[float, float]


@dataclass(frozen=True)
class Unit:
    """A written word with its punctuation, and the seconds in which it is heard."""

    text: str
    start: float
    end: float
    is_bound: bool = False  # read together with the word after it: `5` in "5 Jan"


def units_of(result: SentenceResult, start: float, end: float) -> list[Unit]:
    """The written words of a sentence heard from `start` to `end`, none of them left out.

    What has no sound of its own (a dash, a skipped word) gets the time between its neighbours.
    """
    sentence = result.sentence
    chunks = [(sentence.start + match.start(), sentence.start + match.end()) for match in _chunks(sentence.written)]
    times, bound = _chunk_times(result, chunks)
    whole = _fill([None if time is None else (start + time[0], start + time[1]) for time in times], start, end)
    found: list[Unit] = []
    for (first, last), (begins, ends), is_bound in zip(chunks, whole, bound, strict=True):
        text = _INLINE_WORD.sub(r"\1", sentence.written[first - sentence.start : last - sentence.start])
        found += _cut(Unit(text, min(begins, end), min(ends, end), is_bound))
    return found


def _chunks(written: str) -> list[re.Match[str]]:
    return list(_CHUNK.finditer(written))


def _chunk_times(result: SentenceResult, chunks: list[tuple[int, int]]) -> tuple[list[_Times | None], list[bool]]:
    """When each chunk is heard in seconds of the sentence, and which chunks are read together with the next."""
    times: list[_Times | None] = [None] * len(chunks)
    bound = [False] * len(chunks)
    ends = [last for _, last in chunks]
    for (first, last), word in zip(_places(result.sentence), _word_times(result), strict=True):
        if word is None:
            continue
        index = bisect_left(ends, first + 1)
        covered = [place for place in range(index, len(chunks)) if chunks[place][0] < last]
        for place in covered:
            times[place] = _both(times[place], word)
        for place in covered[:-1]:
            bound[place] = True
    return times, bound


def _places(sentence: SpokenSentence) -> tuple[Place, ...]:
    """Where each word is written; takes older than that knowledge have the whole sentence for every word."""
    return sentence.places or ((sentence.start, sentence.end),) * len(sentence.tokens.words)


def _word_times(result: SentenceResult) -> list[_Times | None]:
    """Seconds of the sentence for each word of its tokens; None where it has no frame."""
    heard = iter(result.words())
    tokens = set(result.alignment.tolist())
    return [
        (word.start, word.end) if (word := _next_if(heard, tokens, span)) else None
        for span in result.sentence.tokens.words
    ]


def _next_if(heard: Iterator[TimedWord], tokens: set[int], span: WordSpan) -> TimedWord | None:
    """The next word that is heard, if the span has a frame at all."""
    is_heard = not tokens.isdisjoint(range(span.first_token, span.end_token))
    return next(heard, None) if is_heard else None


def _both(one: _Times | None, other: _Times) -> _Times:
    return other if one is None else (min(one[0], other[0]), max(one[1], other[1]))


def _fill(times: list[_Times | None], start: float, end: float) -> list[_Times]:
    """Each run of chunks without a time shares what lies between its neighbours; times never go back."""
    found: list[_Times] = []
    place = start
    for index, time in enumerate(times):
        if time is None:
            following = next(((offset, later) for offset, later in enumerate(times[index:]) if later is not None), None)
            until, count = (following[1][0], following[0]) if following else (end, len(times) - index)
            time = (place, place + max(0.0, until - place) / count)
        begins = max(place, time[0])
        found.append((begins, max(begins, time[1])))
        place = found[-1][1]
    return found


def _cut(unit: Unit) -> list[Unit]:
    """A word too long for a line, in pieces that share its time."""
    if len(unit.text) <= LONGEST_UNIT:
        return [unit] if unit.text else []
    pieces = [unit.text[first : first + LONGEST_UNIT] for first in range(0, len(unit.text), LONGEST_UNIT)]
    each = (unit.end - unit.start) / len(unit.text)
    found, place = [], unit.start
    for piece in pieces:
        found.append(Unit(piece, place, place + each * len(piece)))
        place = found[-1].end
    return found

"""What of a written text no spoken word stands for: pictures, words of other scripts, the query of an address."""

import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.characters import ENTITY
from tacolm_core.text.reading.traced import Place
from tacolm_core.text.spoken import LeftOut

_LAY_OUT: Final = regex("[™®©°\u2190-\u21ff\u2500-\u25ff]")  # filed with the pictures, but nobody misses them
_FIRST_PICTURE: Final = "\U0001f000"
_FARTHEST: Final = 3  # signs between two letters that are left out together


def find_left_out(
    written: str, start: int, spoken: Iterable[Place], given_up: Iterable[Place] = ()
) -> tuple[LeftOut, ...]:
    """What is left out of `written`, whose first character is number `start` of the whole text, in order.

    Every letter, digit or picture counts that lies in no place of `spoken`; those in a place of `given_up` are told
    with all of that place. Punctuation, spaces and signs of lay-out do not count.
    """
    said = {i for first, last in spoken for i in range(first, last)}
    told = [_trimmed(written, start, place) for place in given_up]
    known = said.union(*(range(first, last) for first, last in told))
    missing = [i for i in _countable(written, start) if i not in known]
    places = _merged([*told, *_runs(missing, written, start, known)])
    return tuple(LeftOut(written[first - start : last - start], first, last) for first, last in places)


def _countable(written: str, start: int) -> Iterator[int]:
    """Where letters, digits and pictures stand; an entity such as `&amp;` is a sign, whatever it is written with."""
    signs = {i for match in ENTITY.finditer(written) for i in range(*match.span()) if unescape(match[0]) != match[0]}
    return (start + i for i, character in enumerate(written) if i not in signs and _counts(character))


def _counts(character: str) -> bool:
    if character.isalnum():
        return True
    category = unicodedata.category(character)
    return (category == "So" and not _LAY_OUT.match(character)) or (category == "Sk" and character >= _FIRST_PICTURE)


def _trimmed(written: str, start: int, place: Place) -> Place:
    piece = written[place[0] - start : place[1] - start]
    return place[0] + len(piece) - len(piece.lstrip()), place[0] + len(piece.rstrip())


def _runs(missing: list[int], written: str, start: int, known: set[int]) -> Iterator[Place]:
    """Characters that follow one another, with the signs between them and the joiners and accents after them."""
    for i, first in enumerate(missing):
        last = first + 1
        while last - start < len(written) and unicodedata.category(written[last - start]) in ("Mn", "Me", "Cf"):
            last += 1
        between = range(last, missing[i + 1]) if i + 1 < len(missing) else range(0)
        joins = len(between) <= _FARTHEST and not any(k in known or written[k - start].isspace() for k in between)
        yield first, missing[i + 1] if i + 1 < len(missing) and joins else last


def _merged(places: list[Place]) -> list[Place]:
    merged: list[Place] = []
    for first, last in sorted(places):
        if merged and first <= merged[-1][1] and first < last:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        elif first < last:
            merged.append((first, last))
    return merged

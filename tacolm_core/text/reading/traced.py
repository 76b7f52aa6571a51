"""Text on its way from the written to the spoken form, each character with the written characters it stands for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Self

from tacolm_core.text.patterns import regex

Place = tuple[int, int]  # half open, characters of the whole written text
Reading = str | Callable[[re.Match[str]], str]  # a template as in `re.sub`, or what a match is read as

_READ_AS_WORDS: Final = frozenset("0123456789#$%&*+-/<=>@^~€£¥°")
_SPACES: Final = regex(r"\s{2,}|[^\S ]")


@dataclass(frozen=True)
class Traced:
    """`text[i]` stands for the written characters `starts[i]` to `ends[i]`; `left_out` are those a rule gave up."""

    text: str
    starts: list[int]
    ends: list[int]
    left_out: tuple[Place, ...] = ()

    @classmethod
    def of(cls, written: str, start: int = 0) -> Self:
        """Written text, whose first character is number `start` of the whole."""
        return cls(written, list(range(start, start + len(written))), list(range(start + 1, start + len(written) + 1)))

    def sub(self, pattern: re.Pattern[str], reading: Reading) -> "Traced":
        """As `re.sub`; what comes in stands for all of what went out, but words that stay keep their own place."""
        if not pattern.search(self.text):
            return self
        parts: list[Traced] = []
        done = 0
        for match in pattern.finditer(self.text):
            old, new = match[0], reading(match) if callable(reading) else match.expand(reading)
            if old == new:
                continue
            new = new if new in old else _apart(match, new, follows=0 < done == match.start())
            parts += (self._cut(done, match.start()), *self._changed(match.start(), old, new))
            done = match.end()
        if not parts:
            return self
        parts.append(self._cut(done, len(self.text)))
        return Traced(
            "".join([part.text for part in parts]),
            [start for part in parts for start in part.starts],
            [end for part in parts for end in part.ends],
            self.left_out,
        )

    def _cut(self, first: int, last: int) -> "Traced":
        return Traced(self.text[first:last], self.starts[first:last], self.ends[first:last])

    def _changed(self, first: int, old: str, new: str) -> Iterator["Traced"]:
        """The parts that `new` is made of in the place of `old`, which begins at `first`."""
        if new in old:  # only signs around it fall away
            first += old.index(new)
            yield self._cut(first, first + len(new))
            return
        head, tail = _shared_ends(old, new)
        last = first + len(old) - tail
        start, end = self.place(first + head, last)
        length = len(new) - head - tail
        yield self._cut(first, first + head)
        yield Traced(new[head : head + length], [start] * length, [end] * length)
        yield self._cut(last, last + tail)

    def leave_out(self, pattern: re.Pattern[str], instead: str = "") -> "Traced":
        """As `sub`, for what has no reading: its place, or that of its group `gone`, is kept in `left_out`."""
        group = "gone" if "gone" in pattern.groupindex else 0
        gone = tuple(self.place(*match.span(group)) for match in pattern.finditer(self.text) if match[group].strip())
        if not gone:
            return self
        rest = self.sub(pattern, instead)
        return Traced(rest.text, rest.starts, rest.ends, self.left_out + gone)

    def place(self, first: int, last: int) -> Place:
        """Written characters that `text[first:last]` stands for."""
        if first < last:
            return min(self.starts[first:last]), max(self.ends[first:last])
        at = self.ends[first - 1] if first else self.starts[0] if self.starts else 0
        return at, at

    def spaced(self) -> "Traced":
        """With single spaces, and none at the ends."""
        single = self.sub(_SPACES, " ")
        first = len(single.text) - len(single.text.lstrip())
        last = max(first, len(single.text.rstrip()))
        if (first, last) == (0, len(single.text)):
            return single
        return Traced(single.text[first:last], single.starts[first:last], single.ends[first:last], single.left_out)


def _apart(match: re.Match[str], new: str, *, follows: bool) -> str:
    """What a sign or number is read as, with a space where it would grow together with the letters around it.

    `follows`: what stands right before it has just been read, too.
    """
    if len(new) < 2:
        return new
    text, (first, last) = match.string, match.span()
    before = text[max(0, first - 2) : first].rjust(2)
    after = text[last] if last < len(text) else " "
    grows_on = follows or before[1].isalpha() or (before[1] == "'" and before[0].isalnum())
    glued_before = grows_on and new[0].isalpha() and text[first] in _READ_AS_WORDS
    glued_after = after.isalpha() and new[-1].isalpha() and text[last - 1] in _READ_AS_WORDS
    return f"{' ' if glued_before else ''}{new}{' ' if glued_after else ''}"


def _shared_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters at the beginning and at the end are whole words that stay."""
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    while head and not (old[head - 1].isspace() or (_parts(old, head) and _parts(new, head))):
        head -= 1
    tail = 0
    while tail < most - head and old[-tail - 1] == new[-tail - 1]:
        tail += 1
    while tail and not (old[-tail].isspace() or (_parts(old, len(old) - tail) and _parts(new, len(new) - tail))):
        tail -= 1
    return head, tail


def _parts(text: str, place: int) -> bool:
    """Whether a word cannot go on over this place."""
    return not (0 < place < len(text)) or text[place - 1].isspace() or text[place].isspace()

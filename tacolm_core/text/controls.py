"""Controls a writer may put into the text: `[pause 300ms]`, `[pause 1.5s]`."""

import re
from dataclasses import dataclass
from typing import Final

from tacolm_core.errors import TextError
from tacolm_core.text.patterns import regex

LONGEST_PAUSE: Final = 10.0  # seconds
_CONTROL: Final = regex(r"\[\s*pause\b(?P<value>[^\[\]\n]{0,40})\]", re.IGNORECASE)
_UNCLOSED: Final = regex(r"\[\s*pause\b[^\[\]\n]{0,40}(?=[\[\n]|$)", re.IGNORECASE)
_DURATION: Final = regex(r"\s*[:=]?\s*(?P<number>\d+(?:\.\d+)?|\.\d+)\s*(?P<unit>ms|s)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class TextPart:
    """Written text between controls: `text[start:end]` of the whole, and the seconds of pause asked for after it."""

    start: int
    end: int
    pause_after: float | None  # None: no control there, the sentence decides


def split_controls(text: str) -> list[TextPart]:
    """Cut text at its pause controls; pauses in a row add up.

    Raises:
        TextError: a control is malformed or longer than LONGEST_PAUSE; the text quotes it.
    """
    _refuse_unclosed(text)
    parts: list[TextPart] = []
    start = 0
    for match in _CONTROL.finditer(text):
        seconds = _read_pause(match)
        if parts and not text[start : match.start()].strip():
            seconds += parts[-1].pause_after or 0.0
            parts[-1] = TextPart(parts[-1].start, parts[-1].end, min(seconds, LONGEST_PAUSE))
        else:
            parts.append(TextPart(start, match.start(), seconds))
        start = match.end()
    return [*parts, TextPart(start, len(text), None)]


def _refuse_unclosed(text: str) -> None:
    match = _UNCLOSED.search(text)
    if match:
        raise TextError(f"The control {match[0]!r} has no closing bracket; write it like [pause 300ms].")


def _read_pause(match: re.Match[str]) -> float:
    value = _DURATION.fullmatch(match["value"])
    if value is None:
        raise TextError(f"The control {match[0]!r} is not understood; write it like [pause 300ms] or [pause 1.5s].")
    seconds = float(value["number"]) / (1000 if value["unit"].lower() == "ms" else 1)
    if seconds > LONGEST_PAUSE:
        raise TextError(f"The pause in {match[0]!r} is too long; a pause is at most {LONGEST_PAUSE:g} s.")
    return seconds

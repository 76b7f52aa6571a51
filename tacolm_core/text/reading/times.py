"""Times of day and lengths of time as words: `10:05 p.m.`, `0630`, `5m30s`, `1:30h`."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.numbers import after_point, cardinal, decimal, spell_digits
from tacolm_core.text.reading.rules import Rule

_CLOCK: Final = regex(
    r"(?<![\d:.])(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?"
    r"(?![\d:]|,\d{3}\b)(?:\s*(?P<half>[ap])(?:\.\s?m\.?|m\b\.?))?",
    re.IGNORECASE,
)
_MILITARY: Final = regex(
    r"(?<![\w.,:$£€-])(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?=\s?(?:hours|hrs)\b)"
    r"|(?<=\b(?:at|by) )(?P<early>0\d)(?P<past>[0-5]\d)(?![\w.,:-])"
)
_TIMING: Final = regex(r"(?<![\d:.])(\d{1,2}):([0-5]\d)\.(\d{1,3})(?![\w:])")  # of a race: `3:59.4`
_DOTTED_CLOCK: Final = regex(r"(?<![\d:.])(1[0-2]|0?[1-9])\.([0-5][0-9])(?=\s?[ap]\.?m\b)", re.IGNORECASE)
_HOURS_RANGE: Final = regex(
    r"(?<![\d:.])(\d{1,2}(?::[0-5]\d)?(?:\s?[ap]\.?m\.?)?)\s?[-–]\s?(?=\d{1,2}(?::[0-5]\d)?\s?[ap]\.?m\b)"
    r"|(?<![\d:.])(\d{1,2}:[0-5]\d)\s?[-–]\s?(?=\d{1,2}:[0-5]\d(?!\d))",
    re.IGNORECASE,
)
_HOUR: Final = regex(r"(?<![\d:.])(?P<hour>1[0-2]|0?[1-9])\s*(?P<half>[ap])(?:\.\s?m\.?|m\b)", re.IGNORECASE)
_CHAT_HALF: Final = regex(  # `3:15p`, `9a-5p`
    r"(?<![\w:.,])((?:1[0-2]|0?[1-9])(?::[0-5]\d)?[ap]) ?[-–] ?((?:1[0-2]|0?[1-9])(?::[0-5]\d)?[ap])(?!\w)"
    r"|(?<![\w:.,])((?:1[0-2]|0?[1-9]):[0-5]\d[ap])(?!\w)"
)
_ZONE: Final = regex(r"\b(UTC|GMT) ?([+-])(\d{1,2})(?::?(\d\d))?(?![\w:])")
_DURATION: Final = regex(  # `2d 3h`, `5m30s`
    r"(?<![\w.,:])(?=\d+ ?[dhm])(?:(?P<days>\d+) ?d(?:ays?)? ?)?(?:(?P<hours>\d+) ?h(?:rs?|ours?)? ?)?"
    r"(?:(?P<minutes>\d+) ?m(?:ins?)? ?)?(?:(?P<seconds>\d+(?:\.\d+)?) ?s(?:ecs?)?)?(?<! )(?!\w|[.,]\d)"
)
_HOURS_MINUTES: Final = regex(r"(?<![\w.])(\d{1,2}) ?h(?:rs?)? ?([0-5]?\d)(?: ?m(?:ins?)?\b|(?![\w:.]| ?m))")
_CLOCKED_HOURS: Final = regex(r"(?<![\d:.])(\d{1,2}):([0-5]\d) ?h(?:rs?|ours?)?\b(?!\.)")
_SINCE: Final = regex(
    r"(?<![\w.,$£€])(?P<number>\d+(?:\.\d+)?)(?P<unit>mo|[smhdwy])(?= (?:ago|left|remaining|later|old)\b)"
)
_LONG: Final = {"s": "second", "m": "minute", "h": "hour", "d": "day", "w": "week", "mo": "month", "y": "year"}
_PARTS: Final = ("day", "hour", "minute", "second")


def _read_duration(match: re.Match[str]) -> str:
    found = [(match[part + "s"], part) for part in _PARTS if match[part + "s"]]
    return match[0] if len(found) < 2 else " ".join(_counted(number, part) for number, part in found)


def _counted(number: str, name: str) -> str:
    return f"{decimal(number)} {name}{'' if number == '1' else 's'}"


def _read_military(match: re.Match[str]) -> str:
    """`0630` oh six thirty, `1900 hours` nineteen hundred hours."""
    hour, minute = after_point(match["hour"] or match["early"]), match["minute"] or match["past"]
    return f"{hour} {'hundred' if minute == '00' else after_point(minute)}"


def _read_timing(match: re.Match[str]) -> str:
    return f"{cardinal(str(int(match[1])))} {after_point(match[2])} point {spell_digits(match[3])}"


def _read_clock(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), int(match["minute"])
    half = f" {match['half'].upper()} M" if match["half"] else ""
    words = cardinal(str(hour))
    if hour == minute == 0 and not match["second"]:
        return "midnight" + _kept_stop(match)
    if minute:
        words += (" oh " if minute < 10 else " ") + cardinal(str(minute))
    elif not half and not match["second"]:
        words += " o'clock" if hour <= 12 else " hundred"
    if match["second"]:
        words += f" and {cardinal(str(int(match['second'])))} seconds"
    return words + half + _kept_stop(match)


def _read_hour(match: re.Match[str]) -> str:
    return f"{cardinal(match['hour'].lstrip('0'))} {match['half'].upper()} M{_kept_stop(match)}"


def _kept_stop(match: re.Match[str]) -> str:
    """The stop of `p.m.` is also the full stop when nothing follows."""
    return "." if match[0].endswith(".") and not match.string[match.end() :].strip(" \"')") else ""


def _read_zone(match: re.Match[str]) -> str:
    """`UTC-5`, `GMT+05:30`."""
    sign = "plus" if match[2] == "+" else "minus"
    minutes = f" {after_point(match[4])}" if match[4] and match[4] != "00" else ""
    return f"{match[1]} {sign} {cardinal(str(int(match[3])))}{minutes}"


RULES: Final = (
    Rule(_ZONE, _read_zone),
    Rule(_SINCE, lambda match: _counted(match["number"], _LONG[match["unit"]])),
    Rule(_DURATION, _read_duration),
    Rule(_HOURS_MINUTES, lambda match: f"{_counted(match[1], 'hour')} {_counted(str(int(match[2])), 'minute')}"),
    Rule(_CLOCKED_HOURS, lambda match: f"{_counted(match[1], 'hour')} {_counted(str(int(match[2])), 'minute')}"),
    Rule(_MILITARY, _read_military),
    Rule(_CHAT_HALF, lambda match: f"{match[3]}m" if match[3] else f"{match[1]}m-{match[2]}m"),
    Rule(_HOURS_RANGE, lambda match: f"{(match[1] or match[2]).removesuffix(':00')} to "),
    Rule(_TIMING, _read_timing),
    Rule(_DOTTED_CLOCK, r"\1:\2"),
    Rule(_CLOCK, _read_clock),
    Rule(_HOUR, _read_hour),
)

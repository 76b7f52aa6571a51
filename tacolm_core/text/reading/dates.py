"""Dates, decades and times of day as words, in American order."""

import re
from typing import Final

from tacolm_core.text.reading.numbers import after_point, cardinal, make_plural, ordinal, spell_digits, year
from tacolm_core.text.reading.rules import Rule

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_SHORT_MONTHS: Final = {name[:3].lower(): name for name in MONTHS} | {"sept": "September"}
_MONTH: Final = r"(?P<month>(?:" + "|".join(MONTHS) + r")|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
_WEEKDAYS: Final = {
    **{"Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday"},
    **{"Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday"},
}
_DAY: Final = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_YEAR: Final = r"(?P<year>[12][0-9]{3})"
_WEEKDAY: Final = re.compile(
    r"\b(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:\.(?P<comma>,?)|(?P<only>,)(?=\s+(?:[A-Z0-9]|the\b)))"
)
_WEEKDAY_NAME: Final = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_ANY_MONTH: Final = _MONTH.replace("(?P<month>", "(?:")
_SPAN: Final = re.compile(  # `Mon-Fri`, `Jan.–Mar.`
    rf"\b(?P<first>{_WEEKDAY_NAME}|{_ANY_MONTH})\b\.?\s?[-–]\s?(?P<last>{_WEEKDAY_NAME}|{_ANY_MONTH})\b(?!-)\.?(?P<rest>,?)"
)
_WEEKDAY_BEFORE: Final = re.compile(
    rf"\b(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?= (?:{_ANY_MONTH}\b|\d{{1,2}}(?::\d\d| ?[ap]\.?m\b|/\d{{1,2}}\b)))"
)
_MONTH_DAYS: Final = re.compile(  # `June 5-7, 2024`
    rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?\s?[-–]\s?(?P<last>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?\b"
    rf"(?![:/.]\d|-|\s?[ap]\.?m\b)(?:,?\s+{_YEAR}\b(?![,.]\d))?"
)
_DAYS_MONTH: Final = re.compile(  # `1st–3rd of May`
    rf"(?P<the>\bthe\s+)?(?<![\w.,/-])(?P<first>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?\s?[-–]\s?(?:the\s+)?"
    rf"(?={_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?![a-z]))"
)
_MONTH_DAY: Final = re.compile(rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?\b(?![:/.]\d)(?:,?\s+{_YEAR}\b(?![,.]\d))?")
_DAY_MONTH: Final = re.compile(
    rf"(?P<the>\bthe\s+)?(?<![\w.,/-]){_DAY}(?:st|nd|rd|th)?(?:\s+(?:of\s+)?|-){_MONTH}(?![a-z])(?:(?:,?\s+|-){_YEAR}\b(?![,.]\d))?"
)
_MONTH_YEAR: Final = re.compile(rf"\b{_MONTH},?\s+{_YEAR}\b(?![,.]\d)")
_LONE_MONTH: Final = re.compile(r"\b(Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\.(?=[\s,;:!?)]|$)")
_NUMERIC_MONTH: Final = re.compile(r"(?<![\w/.$-])(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\w/])")
_SEASON: Final = re.compile(
    r"(?<![\w.,/$£€-])(?P<year>1[5-9]\d\d|20\d\d)(?P<sign>[/–-])(?P<next>\d\d)(?![\w/–-]|[.,]\d)"
)
_ISO: Final = re.compile(
    r"(?<![\w-])(?P<year>[12][0-9]{3})(?P<sign>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sign)(?P<day>0?[1-9]|[12][0-9]|3[01])(?![\w-])"
)
_SLASHED: Final = re.compile(
    r"(?<![\w/.])(?P<first>[0-9]{1,2})(?P<sign>[/.-])(?P<second>[0-9]{1,2})(?P=sign)(?P<year>[12][0-9]{3}|[0-9]{2})(?![\w/]|[.-]\d)"
)
_SHORT_DATE: Final = re.compile(
    rf"\b(?P<before>on|by|until|since|before|after|from|(?:{_WEEKDAY_NAME}),?)\s+(?P<first>1[0-2]|0?[1-9])/(?P<second>3[01]|[12][0-9]|0?[1-9])(?![\d/])",
    re.IGNORECASE,
)
_DECADE: Final = re.compile(r"(?<![\w.,$£€#])'?(?P<century>[12][0-9])?(?P<tens>[0-9]0)'?s\b")

_ROUND: Final = {"10s": "tens", "1000s": "thousands"}
_CLOCK: Final = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?"
    r"(?![\d:])(?:\s*(?P<half>[ap])(?:\.\s?m\.?|m\b\.?))?",
    re.IGNORECASE,
)
_MILITARY: Final = re.compile(
    r"(?<![\w.,:$£€-])(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?=\s?(?:hours|hrs)\b)"
    r"|(?<=\b(?:at|by) )(?P<early>0\d)(?P<past>[0-5]\d)(?![\w.,:-])"
)
_TIMING: Final = re.compile(r"(?<![\d:.])(\d{1,2}):([0-5]\d)\.(\d{1,3})(?![\w:])")  # of a race: `3:59.4`
_DOTTED_CLOCK: Final = re.compile(r"(?<![\d:.])(1[0-2]|0?[1-9])\.([0-5][0-9])(?=\s?[ap]\.?m\b)", re.IGNORECASE)
_HOURS_RANGE: Final = re.compile(
    r"(?<![\d:.])(\d{1,2}(?::[0-5]\d)?(?:\s?[ap]\.?m\.?)?)\s?[-–]\s?(?=\d{1,2}(?::[0-5]\d)?\s?[ap]\.?m\b)"
    r"|(?<![\d:.])(\d{1,2}:[0-5]\d)\s?[-–]\s?(?=\d{1,2}:[0-5]\d(?!\d))",
    re.IGNORECASE,
)
_SHORT_YEAR: Final = re.compile(r"(?<![\w'])'(?P<year>\d\d)\b(?!')")
_HOUR: Final = re.compile(r"(?<![\d:.])(?P<hour>1[0-2]|0?[1-9])\s*(?P<half>[ap])(?:\.\s?m\.?|m\b)", re.IGNORECASE)


def _month_name(month: str) -> str:
    return _SHORT_MONTHS[month.rstrip(".").lower()[:3]]


def _name(short: str) -> str:
    """Full name of a month or weekday that may be shortened."""
    short = short.rstrip(".")
    return _WEEKDAYS.get(short) or (short if short.endswith("day") else _month_name(short))


def _read_span(match: re.Match[str]) -> str:
    stop = "." if match[0].endswith(".") and not match.string[match.end() :].strip(" \"')") else ""
    return f"{_name(match['first'])} to {_name(match['last'])}{match['rest']}{stop}"


def _read_short_date(match: re.Match[str]) -> str:
    return f"{match['before']} {MONTHS[int(match['first']) - 1]} {ordinal(match['second'].lstrip('0'))}"


def _read_season(match: re.Match[str]) -> str:
    """`2023/24` and `2005-06`: a year and the next; `2024-05` is a month."""
    first, last = int(match["year"]), match["next"]
    follows = int(last) == (first + 1) % 100
    if match["sign"] == "-" and 1 <= int(last) <= 12 and int(last) <= first % 100 and not follows:
        return f"{MONTHS[int(last) - 1]} {year(match['year'])}"
    if not follows and int(last) <= first % 100:
        return match[0]
    return f"{year(match['year'])} {'' if match['sign'] == '/' else 'to '}{after_point(last)}"


def _read_military(match: re.Match[str]) -> str:
    """`0630` oh six thirty, `1900 hours` nineteen hundred hours."""
    hour, minute = after_point(match["hour"] or match["early"]), match["minute"] or match["past"]
    return f"{hour} {'hundred' if minute == '00' else after_point(minute)}"


def _read_timing(match: re.Match[str]) -> str:
    return f"{cardinal(str(int(match[1])))} {after_point(match[2])} point {spell_digits(match[3])}"


def _with_year(words: str, digits: str | None) -> str:
    return f"{words}, {year(digits)}" if digits else words


def _read_iso(match: re.Match[str]) -> str:
    return _with_year(f"{MONTHS[int(match['month']) - 1]} {ordinal(match['day'].lstrip('0'))}", match["year"])


def _read_slashed(match: re.Match[str]) -> str:
    """Month first; day first where the first number cannot be a month, as with full stops in `31.12.2020`."""
    month, day = int(match["first"]), int(match["second"])
    if match["sign"] == "." or month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return match[0]
    return _with_year(f"{MONTHS[month - 1]} {ordinal(str(day))}", _full_year(match["year"]))


def _full_year(digits: str) -> str:
    if len(digits) == 4:
        return digits
    return ("20" if int(digits) < 50 else "19") + digits


def _read_month_day(match: re.Match[str]) -> str:
    return _with_year(f"{_month_name(match['month'])} {ordinal(match['day'].lstrip('0'))}", match["year"])


def _read_month_days(match: re.Match[str]) -> str:
    days = f"{ordinal(match['day'].lstrip('0'))} to {ordinal(match['last'].lstrip('0'))}"
    return _with_year(f"{_month_name(match['month'])} {days}", match["year"])


def _read_day_month(match: re.Match[str]) -> str:
    words = f"the {ordinal(match['day'].lstrip('0'))} of {_month_name(match['month'])}"
    return _with_year(words, match["year"])


def _read_decade(match: re.Match[str]) -> str:
    if match[0] in _ROUND:
        return _ROUND[match[0]]
    tens = make_plural(cardinal(match["tens"]) if match["tens"] != "00" else "hundred")
    if not match["century"]:
        return tens if match["tens"] != "00" else match[0]
    if match["century"] == "20" and match["tens"] == "00":
        return "two thousands"
    return f"{cardinal(match['century'])} {tens}"


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


DATES: Final = (
    Rule(_WEEKDAY, lambda match: _WEEKDAYS[match[1]] + (match["comma"] or match["only"] or "")),
    Rule(_WEEKDAY_BEFORE, lambda match: _WEEKDAYS[match[1]]),
    Rule(_SPAN, _read_span),
    Rule(_ISO, _read_iso),
    Rule(_SLASHED, _read_slashed),
    Rule(_SHORT_DATE, _read_short_date),
    Rule(_NUMERIC_MONTH, lambda m: f"{MONTHS[int(m['month']) - 1]} {year(m['year'])}"),
    Rule(_SEASON, _read_season),
    Rule(_DAYS_MONTH, lambda match: f"the {ordinal(match['first'].lstrip('0'))} to the "),
    Rule(_DAY_MONTH, _read_day_month),
    Rule(_MONTH_DAYS, _read_month_days),
    Rule(_MONTH_DAY, _read_month_day),
    Rule(_MONTH_YEAR, lambda match: f"{_month_name(match['month'])} {year(match['year'])}"),
    Rule(_LONE_MONTH, lambda match: _month_name(match[1])),
    Rule(_DECADE, _read_decade),
    Rule(_SHORT_YEAR, lambda match: after_point(match[1])),
)
TIMES: Final = (
    Rule(_MILITARY, _read_military),
    Rule(_HOURS_RANGE, lambda match: f"{(match[1] or match[2]).removesuffix(':00')} to "),
    Rule(_TIMING, _read_timing),
    Rule(_DOTTED_CLOCK, r"\1:\2"),
    Rule(_CLOCK, _read_clock),
    Rule(_HOUR, _read_hour),
)

"""Dates and decades as words, in American order."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.measures import NO_NOUNS
from tacolm_core.text.reading.numbers import after_point, cardinal, make_plural, ordinal, spell_digits, year
from tacolm_core.text.reading.rules import Rule
from tacolm_core.text.reading.tables import word_set

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
SIGN: Final = regex(r"\d|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_SHORT_MONTHS: Final = {name[:3].lower(): name for name in MONTHS} | {"sept": "September"}
_MONTH: Final = r"(?P<month>(?:" + "|".join(MONTHS) + r")|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
_WEEKDAYS: Final = {
    **{"Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday"},
    **{"Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday"},
}
_DAY: Final = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_YEAR: Final = r"(?P<year>[12][0-9]{3})"
_WEEKDAY: Final = regex(
    r"\b(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:\.(?P<comma>,?)|(?P<only>,)(?=\s+(?:[A-Z0-9]|the\b)))"
)
_WEEKDAY_NAME: Final = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_ANY_MONTH: Final = _MONTH.replace("(?P<month>", "(?:")
_SPAN: Final = regex(  # `Mon-Fri`, `Jan.–Mar.`
    rf"\b(?P<first>{_WEEKDAY_NAME}|{_ANY_MONTH})\b\.?\s?[-–]\s?(?P<last>{_WEEKDAY_NAME}|{_ANY_MONTH})\b(?!-)\.?(?P<rest>,?)"
)
_WEEKDAY_BEFORE: Final = regex(
    rf"\b(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?= (?:{_ANY_MONTH}\b|\d{{1,2}}(?::\d\d| ?[ap]\.?m\b|/\d{{1,2}}\b)))"
)
_MONTH_DAYS: Final = regex(  # `June 5-7, 2024`
    rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?\s?[-–]\s?(?P<last>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?\b"
    rf"(?![:/.]\d|-|\s?[ap]\.?m\b)(?:,?\s+{_YEAR}\b(?![,.]\d))?"
)
_DAYS_MONTH: Final = regex(  # `1st–3rd of May`
    rf"(?P<the>\bthe\s+)?(?<![\w.,/-])(?P<first>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?\s?[-–]\s?(?:the\s+)?"
    rf"(?={_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?![a-z]))"
)
_MONTH_DAY: Final = regex(rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?\b(?![:/.]\d)(?:,?\s+{_YEAR}\b(?![,.]\d))?")
_DAY_MONTH: Final = regex(
    rf"(?P<the>\bthe\s+)?(?<![\w.,/-]){_DAY}(?:st|nd|rd|th)?(?:\s+(?:of\s+)?|-){_MONTH}(?![a-z])(?:(?:,?\s+|-){_YEAR}\b(?![,.]\d))?"
)
_MONTH_YEAR: Final = regex(rf"\b{_MONTH},?\s+{_YEAR}\b(?![,.]\d)")
_LONE_MONTH: Final = regex(r"\b(Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\.(?=[\s,;:!?)]|$)")
_NUMERIC_MONTH: Final = regex(r"(?<![\w/.$-])(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\w/])")
_SEASON: Final = regex(r"(?<![\w.,/$£€-])(?P<year>1[5-9]\d\d|20\d\d)(?P<sign>[/–-])(?P<next>\d\d)(?![\w/–-]|[.,]\d)")
_ISO: Final = regex(
    r"(?<![\w-])(?P<year>[12][0-9]{3})(?P<sign>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sign)(?P<day>0?[1-9]|[12][0-9]|3[01])(?![\w-])"
)
_STAMP: Final = regex(  # `2024-05-06T10:30:00Z`
    r"(?<![\w-])(?P<date>[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))[T ](?P<time>[0-2]\d:[0-5]\d)"
    r"(?::(?P<second>[0-5]\d)(?:[.,](?P<part>\d+))?)?(?P<zone> ?Z| ?[+-]\d\d:?\d\d)?(?![\w:])"
)
_SLASHED: Final = regex(
    r"(?<![\w/.])(?P<first>[0-9]{1,2})(?P<sign>[/.-])(?P<second>[0-9]{1,2})(?P=sign)(?P<year>[12][0-9]{3}|[0-9]{2})(?![\w/]|[.-]\d)"
)
_SHORT_DATE: Final = regex(
    rf"\b(?P<before>on|by|until|since|before|after|from|(?:{_WEEKDAY_NAME}),?)\s+(?P<first>1[0-2]|0?[1-9])/(?P<second>3[01]|[12][0-9]|0?[1-9])(?![\d/])",
    re.IGNORECASE,
)
_DECADE: Final = regex(r"(?<![\w.,$£€#])'?(?P<century>[12][0-9])?(?P<tens>[0-9]0)'?s\b(?P<of>(?= of\b))?")
_BEFORE_DECADE: Final = regex(
    r"(?:\b(?:the|her|his|their|my|your|our|its|early|mid|late|low|high|upper|lower)[ -]"
    r"(?:(?!last|first|next|past|final|initial|full)[a-z]+[ -])?(?:'?\d0'?s,? (?:and|or|to|through|into|the) )*|"
    r"'\d0s and |\d0s (?:and|or|to|through) )$",
    re.IGNORECASE,
)
_TIMED: Final = word_set(
    "pause break delay timeout wait clip video ad spot window interval timer countdown limit loop cap cooldown "
    "buffer mark gap rest hold cutoff threshold exposure sample recording warmup grace cycle period polling sleep "
    "cache duration lead latency deadline teaser trailer sound audio intro outro head start penalty shot run "
    "sprint "
)
_FOLLOWING: Final = regex(r"[ -]([A-Za-z]+)")

_ROUND: Final = {"10s": "tens", "1000s": "thousands"}
_SHORT_YEAR: Final = regex(r"(?<![\w'])'(?P<year>\d\d)\b(?!')")


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


def _with_year(words: str, digits: str | None) -> str:
    return f"{words}, {year(digits)}" if digits else words


def _read_iso(match: re.Match[str]) -> str:
    return _with_year(f"{MONTHS[int(match['month']) - 1]} {ordinal(match['day'].lstrip('0'))}", match["year"])


def _read_stamp(match: re.Match[str]) -> str:
    """Date, time and zone of a log line; seconds are read when they are not zero."""
    zone = (match["zone"] or "").strip()
    seconds = f":{match['second']}" if match["second"] not in (None, "00") else ""
    part = f" point {spell_digits(match['part'])}" if match["part"] else ""
    seconds = f":{match['second']}" if part else seconds
    return f"{match['date']}, {match['time']}{seconds}{part}{' UTC' if zone else ''}{'' if zone == 'Z' else zone}"


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


def _is_decade(match: re.Match[str]) -> bool:
    after = _FOLLOWING.match(match.string, match.end())
    noun = after[1] if after else ""
    if noun in _TIMED:
        return False
    if _BEFORE_DECADE.search(match.string[: match.start()]):
        return True
    return bool(noun) and noun not in NO_NOUNS


def _read_decade(match: re.Match[str]) -> str:
    """`the 80s`, `in her 30s`, `80s music`; what else ends so are seconds, as in `wait 30s`."""
    if match[0] in _ROUND and match["of"] is not None:
        return _ROUND[match[0]]
    if not match["century"] and not match[0].startswith("'") and not _is_decade(match):
        return match[0]
    tens = make_plural(cardinal(match["tens"]) if match["tens"] != "00" else "hundred")
    if not match["century"]:
        return tens if match["tens"] != "00" else match[0]
    if match["century"] == "20" and match["tens"] == "00":
        return "two thousands"
    return f"{cardinal(match['century'])} {tens}"


RULES: Final = (
    Rule(_STAMP, _read_stamp),
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

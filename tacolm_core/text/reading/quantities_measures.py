"""Numbers with a unit of measure as words: `5 km/h`, `6' 2"`, `a 60W bulb`, `20 sq ft`, `350F`, `120/80 mmHg`."""

import re
from typing import Final

from tacolm_core.text.reading import measures
from tacolm_core.text.reading.numbers import FREE, NUMBER, cardinal, decimal, fraction, with_article
from tacolm_core.text.reading.rules import Rule

_UNIT: Final = "|".join(re.escape(u) for u in sorted(measures.UNITS, key=len, reverse=True))
_MEASURE: Final = re.compile(
    rf"(?P<article>\b[Aa]n? )?(?<![\w.])(?<!\d,)(?<![A-Za-z]-)(?P<number>-?(?:{NUMBER})|\d+ \d+/\d+|\d+/\d+)"
    rf"(?P<gap> ?|-)(?P<unit>{_UNIT})(?:\^?(?P<power>[23])(?!\w))?"
    rf"(?:(?:/| per )(?P<per>{_UNIT}|{'|'.join(measures.PER)})(?:\^?(?P<per_power>[23])(?!\w))?)?"
    r"(?![\w']|\.\w|(?<=\W[A-Z]) [A-Z]\b)(?P<stop>\.(?=\s+[a-z\d]))?(?=(?P<noun> [a-z]+\b)?)"
)
_SQUARE: Final = re.compile(
    r"(?<![\w.])(?P<number>1 )?(?<!\d)(?P<kind>sq|cu)\.? "
    r"(?P<unit>ft|feet|foot|mi|miles?|meters?|inch(?:es)?|in|km|cm|m|yds?|yards?)\b(?P<stop>\.(?=\s+[a-z]|,))?"
)
_PER_WORD: Final = re.compile(rf"(?<=\bper )(?P<unit>{measures.PER_UNIT_PATTERN})\b\.?(?=[\s,;.!?)]|$)")
_RATIO: Final = re.compile(r"(?<![\w/])(mg|g|mmol|mcg|ng|IU)/(dL|L|l|ml|mL|kg|g)(?![\w/])")
_FEET_INCHES: Final = re.compile(rf"{FREE}(?P<feet>\d+)' ?(?P<inches>\d{{1,2}})(?:\"|''|(?=\W|$))")
_FEET_IN: Final = re.compile(r"(?<=\d)( ?-?(?:ft|feet|foot)\b\.? ?-?)(\d{1,2}(?:\.\d+)?)( ?)in\b\.?(?=\W|$)")
_IN_BETWEEN: Final = re.compile(r"(?<=\d)(?: in(?= (?:x|by) \d| ?[xX] ?\d)|-in(?![\w-]))")
_INCHES: Final = re.compile(
    rf"{FREE}(?P<number>{NUMBER})\"(?= (?:x|by|wide|tall|long|thick|deep|high|screen|display|TV)\b)"
)
_DIMENSIONS: Final = re.compile(r"(?<=\d)( ?[a-zA-Z]{0,2}) ?[xX] ?(?=\d)")
_HOURS_MINUTES: Final = re.compile(r"(?<![\w.])(\d{1,2}) ?h(?:rs?)? ?([0-5]?\d)(?: ?m(?:ins?)?\b|(?![\w:.]| ?m))")
_DEGREES: Final = re.compile(r"(?<=\bdegrees )([FC])\b(?!')|(?<=\ddegrees )([FC])\b")
_OVEN: Final = re.compile(r"(?<![\w.$#-])(?P<number>[1-5]\d[05]) ?(?P<scale>[FC])\b(?![.'-]\w)")
_COMPASS: Final = re.compile(r"(?<=°) ?([NSEW])\b")
_PRESSURE: Final = re.compile(
    r"(?<![\w./])(?P<above>[6-9]\d|1\d\d|2[0-2]\d)/(?P<below>[4-9]\d|1[0-3]\d)(?![\w/])(?P<unit> ?mm ?Hg\b)?"
)
_SCALES: Final = {"F": "Fahrenheit", "C": "Celsius"}
_DIRECTIONS: Final = {"N": "North", "S": "South", "E": "East", "W": "West"}
_RAISED: Final = {"2": "squared", "3": "cubed"}
_AREAS: Final[dict[str, measures.Names]] = {
    **{"in": ("inch", "inches"), "yd": ("yard", "yards"), "yds": ("yard", "yards")},
}
_NOT_GLUED: Final = frozenset(("K", "A", "N", "J", "MP", "st", "mm."))  # `4K`, `2A` are names more often than measures
_RACES: Final = frozenset(
    ("dash", "sprint", "hurdles", "relay", "freestyle", "butterfly", "backstroke", "breaststroke")
)
_COUNTED: Final = frozenset(
    (
        *(
            "people",
            "users",
            "jobs",
            "homes",
            "customers",
            "households",
            "followers",
            "viewers",
            "views",
            "subscribers",
        ),
        *("voters", "workers", "children", "women", "men", "years", "visitors", "patients", "copies", "tonnes", "tons"),
        *("barrels", "dollars", "pounds", "euros", "downloads", "units"),
    )
)


def _read_pressure(match: re.Match[str]) -> str:
    """Blood pressure, `120/80`: the first number is always the greater one."""
    if int(match["above"]) <= int(match["below"]):
        return match[0]
    hundreds, rest = divmod(int(match["above"]), 100)
    middle = "hundred" if rest == 0 else f"{'oh ' if rest < 10 else ''}{cardinal(str(rest))}"
    above = f"{cardinal(str(hundreds))} {middle}" if hundreds else middle
    unit = " millimeters of mercury" if match["unit"] else ""
    return f"{above} over {cardinal(match['below'])}{unit}"


def _read_square(match: re.Match[str]) -> str:
    names = _AREAS.get(match["unit"]) or measures.UNITS.get(match["unit"]) or (match["unit"], match["unit"])
    single = match["number"] or match.string[: match.start("kind")].endswith("-")
    kind = {"sq": "square", "cu": "cubic"}[match["kind"]]
    return f"{match['number'] or ''}{kind} {names[0] if single else names[1]}"


def _read_measure(match: re.Match[str]) -> str:
    number, unit, gap = match["number"], match["unit"], match["gap"]
    if (unit == "s" and gap != " " and "." not in number) or (unit in _NOT_GLUED and gap == ""):
        return match[0]
    noun = (match["noun"] or "").strip()
    if unit == "m" and gap == "" and ("." in number or noun in _COUNTED):
        return f"{match['article'] or ''}{decimal(number)} million"
    names = measures.UNITS[unit]
    kind = f"{measures.POWERS[match['power']]} " if match["power"] else ""
    single = number in ("1", "-1") or gap == "-" or ("/" in number and " " not in number) or _describes(match)
    words = kind + (names[0] if single else names[1]) + (_per(match["per"], match["per_power"]) if match["per"] else "")
    return f"{match['article'] or ''}{_measured(number, names[0])} {words}"


def _per(per: str, power: str | None) -> str:
    """`per second squared`, `per square meter`."""
    name = measures.PER.get(per) or measures.UNITS[per][0]
    if not power:
        return f" per {name}"
    in_time = name in ("second", "minute", "hour")
    return f" per {name} {_RAISED[power]}" if in_time else f" per {measures.POWERS[power]} {name}"


def _describes(match: re.Match[str]) -> bool:
    """`a 5 km run`, `a 60W bulb` and `the 100 m dash` are in the singular."""
    noun = (match["noun"] or "").strip()
    is_can = noun == "can" and bool(match["article"])  # `a 400 g can`
    if not noun or (noun in measures.NO_NOUNS and not is_can) or match["stop"]:
        return False
    return bool(match["article"]) or noun in _RACES or (match["gap"] == "" and match["unit"] in ("W", "V", "kW", "mAh"))


def _measured(number: str, unit: str) -> str:
    if "/" not in number:
        return decimal(number)
    whole, _, part = number.rpartition(" ")
    words = fraction(*part.split("/"))
    article = "an" if unit[0] in "aeio" or unit.startswith("hour") else "a"
    return f"{cardinal(whole)} and {with_article(words)}" if whole else f"{words} of {article}"


RULES: Final = (
    Rule(_DIMENSIONS, r"\1 by "),
    Rule(_DEGREES, lambda match: _SCALES[match[1] or match[2]]),
    Rule(_OVEN, lambda match: f"{cardinal(match['number'])} {_SCALES[match['scale']]}"),
    Rule(_COMPASS, lambda match: f" {_DIRECTIONS[match[1]]}"),
    Rule(_PRESSURE, _read_pressure),
    Rule(_HOURS_MINUTES, lambda match: f"{match[1]} hr {int(match[2])} min"),
    Rule(_FEET_IN, lambda m: f"{m[1]}{m[2]} inch{'' if m[2] == '1' else 'es'}"),
    Rule(_IN_BETWEEN, " inch"),
    Rule(_FEET_INCHES, lambda match: f"{cardinal(match['feet'])} foot {cardinal(match['inches'])}"),
    Rule(_INCHES, lambda match: f"{decimal(match['number'])} inch"),
    Rule(_SQUARE, _read_square),
    Rule(_PER_WORD, lambda match: measures.UNITS[match["unit"]][0]),
    Rule(_MEASURE, _read_measure),
    Rule(_RATIO, lambda match: f"{measures.UNITS[match[1]][1]} per {measures.UNITS[match[2]][0]}"),
)

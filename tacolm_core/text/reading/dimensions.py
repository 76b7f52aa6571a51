"""Measures with a way of writing of their own: feet and inches, sizes, temperatures, angles, blood pressure."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading import measures
from tacolm_core.text.reading.numbers import FREE, NUMBER, cardinal, decimal
from tacolm_core.text.reading.rules import Rule
from tacolm_core.text.reading.tables import word_set

_SQUARE: Final = regex(
    r"(?<![\w.])(?P<number>1 )?(?<!\d)(?P<kind>sq|cu)\.? "
    r"(?P<unit>ft|feet|foot|mi|miles?|meters?|inch(?:es)?|in|km|cm|m|yds?|yards?)\b(?P<stop>\.(?=\s+[a-z]|,))?"
)
_FEET_INCHES: Final = regex(rf"{FREE}(?P<feet>\d+)['′][ -]?(?P<inches>\d{{1,2}})(?:[\"″]|''|(?=\W|$))")
_FEET_IN: Final = regex(r"(?<=\d)( ?-?(?:ft|feet|foot)\b\.? ?-?)(\d{1,2}(?:\.\d+)?)( ?)in\b\.?(?=\W|$)")
_IN_BETWEEN: Final = regex(r"(?<=\d)(?: in(?= (?:x|by) \d| ?[xX] ?\d)|-in(?![\w-]))")
_THINGS: Final = (  # that are bought by the inch; `a 6 in maths` is none
    "ruler|pipe|tube|hose|screen|monitor|display|tablet|TV|nail|bolt|screw|pizza|sub|heels?|tires?|tyres?|wheels?|blade|drill|"
    "board|pot|pan|skillet|lens|gap|hole|drive|disk|disc|record|single|mirror|knife|gun|howitzer|mortar|plank|beam|layer|cable|"
    "diameter|margin|border|square|plate|speaker|speakers|telescope|ribbon|strip|hem|cut"
)
_INCHES: Final = regex(
    rf"(?<=\d)(?: in(?= (?:{_THINGS})\b)| in(?P<far>(?= (?:thick|wide|tall|deep|long|high|across)\b))|-in(?= [a-z]))"
)
_KT: Final = regex(r"(?<=\d)(?P<gap> ?)kt\b(?P<gold>(?= (?:gold|white|yellow|rose)\b))?")
_AT_SEA_OR_IN_THE_AIR: Final = regex(
    r"\b(?:wind|gust|sail|speed|airspeed|cruis|ship|boat|yacht|vessel|aircraft|plane|pilot|knots|breeze|stall|descen|climb|current)",
    re.IGNORECASE,
)
_MARK: Final = regex(
    rf"(?P<article>\b[Aa]n? )?{FREE}(?<!/)(?P<number>\d+ \d+/\d+|\d+/\d+|{NUMBER})"
    r"(?P<mark>[\"″]|['′](?=$|[\s,.;:!?)-]))"
    rf"(?:-?(?P<noun> ?[A-Za-z]+\b))?"
)
_BY_MARK: Final = regex(r"(?<=\d[\"″'′]) ?[xX×] ?(?=\d)")
_TO_MARK: Final = regex(r"(?<=\d[\"″]) ?[-–] ?(?=\d+['′]\d)")
_TALL: Final = word_set("wide tall long thick deep high across apart away ")
_QUOTE: Final = {'"': regex(r'(?<!\d)"'), "'": regex(r"(?<![\w\d])'(?=[A-Za-z])|(?<=[A-Za-z])'(?!\w)")}
_DIMENSIONS: Final = regex(r"(?<=\d)(?<!\b0)(?<![a-z]\d)( ?[a-zA-Z]{0,2}) ?[xX] ?(?=\d)")
_DEGREES: Final = regex(r"(?<=\bdegrees )([FC])\b(?!')|(?<=\ddegrees )([FC])\b")
_OVEN: Final = regex(r"(?<![\w.$#-])(?P<number>[1-5]\d[05]) ?(?P<scale>[FC])\b(?![.'-]\w)")
_COMPASS: Final = regex(r"(?<=°) ?([NSEW])\b")
_ANGLE: Final = regex(
    r"(?<![\w.])(?P<degrees>\d{1,3})° ?(?P<minutes>\d{1,2}(?:\.\d+)?)['′]"
    r"(?: ?(?P<seconds>\d{1,2}(?:\.\d+)?)(?:[\"″]|''))?(?: ?(?P<way>[NSEW])\b)?"
)
_PRESSURE: Final = regex(
    r"(?<![\w./])(?P<above>[6-9]\d|1\d\d|2[0-2]\d)/(?P<below>[4-9]\d|1[0-3]\d)(?![\w/])(?P<unit> ?mm ?Hg\b)?"
)
_SCALES: Final = {"F": "Fahrenheit", "C": "Celsius"}
_DIRECTIONS: Final = {"N": "North", "S": "South", "E": "East", "W": "West"}
_AREAS: Final[dict[str, measures.Names]] = {
    **{"in": ("inch", "inches"), "yd": ("yard", "yards"), "yds": ("yard", "yards")},
}


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


def _read_mark(match: re.Match[str]) -> str:
    """`a 12" record`, `100′ high`; a mark that closes a quotation is none."""
    mark, article, after = match["mark"], match["article"], match["noun"] or ""
    quote = {"″": '"', "′": "'"}.get(mark, mark)
    if quote == mark and _closes_quotation(match.string[: match.start("mark")], quote):
        return match[0]
    noun = after.strip()
    follows = match.string[: match.start()].endswith(" by ")
    if mark == "'" and not (article or follows or noun in _TALL or noun in ("x", "by")):
        return match[0]
    is_single = match["number"] == "1" or noun in ("x", "by") or (noun and noun not in measures.NO_NOUNS | _TALL)
    names = ("inch", "inches") if quote == '"' else ("foot", "feet")
    number = match["number"]
    if "/" in number:
        return f"{article or ''}{number} {names[0] if is_single else names[1]}{after and ' ' + noun}"
    return f"{article or ''}{decimal(number)} {names[0] if is_single else names[1]}{after and ' ' + noun}"


def _closes_quotation(before: str, quote: str) -> bool:
    return len(_QUOTE[quote].findall(before)) % 2 == 1


def _read_kt(match: re.Match[str]) -> str:
    """`kt` is short for knots, kilotons and the karats of gold."""
    if match["gold"] is not None:
        return " karat"
    return " kts" if _AT_SEA_OR_IN_THE_AIR.search(match.string) else match[0]


def _read_angle(match: re.Match[str]) -> str:
    words = [f"{cardinal(match['degrees'])} degrees {decimal(match['minutes'])} minutes"]
    words += [f"{decimal(match['seconds'])} seconds"] if match["seconds"] else []
    words += [_DIRECTIONS[match["way"]]] if match["way"] else []
    return " ".join(words)


RULES: Final = (
    Rule(_ANGLE, _read_angle),
    Rule(_BY_MARK, " by "),
    Rule(_TO_MARK, " to "),
    Rule(_DIMENSIONS, r"\1 by "),
    Rule(_DEGREES, lambda match: _SCALES[match[1] or match[2]]),
    Rule(_OVEN, lambda match: f"{cardinal(match['number'])} {_SCALES[match['scale']]}"),
    Rule(_COMPASS, lambda match: f" {_DIRECTIONS[match[1]]}"),
    Rule(_PRESSURE, _read_pressure),
    Rule(_FEET_IN, lambda m: f"{m[1]}{m[2]} inch{'' if m[2] == '1' else 'es'}"),
    Rule(_IN_BETWEEN, " inch"),
    Rule(_INCHES, lambda match: " inches" if match["far"] is not None else " inch"),
    Rule(_KT, _read_kt),
    Rule(_FEET_INCHES, lambda match: f"{cardinal(match['feet'])} foot {cardinal(match['inches'])}"),
    Rule(_MARK, _read_mark),
    Rule(_SQUARE, _read_square),
)

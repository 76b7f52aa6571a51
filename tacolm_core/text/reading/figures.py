"""Numbers that count nothing written beside them: names, versions, sums, fractions, ordinals, years, plain numbers."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.characters import LETTER_A
from tacolm_core.text.reading.numbers import (
    after_point,
    cardinal,
    decimal,
    fraction,
    make_plural,
    ordinal,
    pairs,
    spell_digits,
    with_article,
    year,
)
from tacolm_core.text.reading.rules import Rule

_THOUSANDS: Final = regex(r"(?<![\w.,])\d{1,3}(?:([ .])\d{3})(?:\1\d{3})+(?![\w]|\.\d)")
_COMMA_DECIMAL: Final = regex(r"(?<![\w.,])(\d{1,3}(?:\.\d{3})+),(\d{1,2})(?![\d,])")
_LAKHS: Final = regex(r"(?<![\w.,])\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])")  # `1,50,000` as in India
_THOUSAND: Final = regex(r"(?<![\w.,:/] )(?<![\w.,:/+-])(?P<first>[1-9]\d{0,2}) (?P<last>000)(?= [a-z]{3,})")
_APOSTROPHES: Final = regex(r"(?<![\w.,'])\d{1,3}(?:'\d{3})+(?![\w']|\.\d)")
_COMMA_PART: Final = regex(
    r"(?<![\w.,])(\d{1,3}),(?=\d{1,2} ?(?:%|percent\b|€|(?:k?m|cm|mm|k?g|mg|ml|l|L|°C?|kW|MB|GB|million|billion)\b))"
)
_COMMA_CENTS: Final = regex(r"(?<=\d),(?=\d\d ?€)|(?<=€)(\d+),(?=\d\d\b(?!,))")
_DOTTED: Final = regex(
    r"(?<![\w.])(?P<v>[vV]\.? ?)?(?P<parts>\d+(?:\.\d+){2,})"
    r"(?:[.-]?(?P<build>alpha|beta|dev|post|pre|rc|a|b)[.-]?(?=\d+(?!\w))|(?!\w))"
)
_LETTER_DOTTED: Final = regex(r"(?<![\w.])([A-Z])\.(\d+(?:\.\d+)+)(?!\w)")
_VERSION: Final = regex(
    r"\b([Vv]ersion|[Rr]elease|Python|Ubuntu|i O S|iOS|iPadOS|macOS|Android|Django|Java|PHP|Node|Rust|Go) "
    r"(\d+)\.(\d\d)\b(?!\.?\d)"
)
_NAMED: Final = regex(
    r"\b((?:Room|room|Flight|flight|Route|Highway|Interstate|Boeing|Airbus|Channel|Bus|Suite|Apartment|Model|model|"
    r"RTX|GTX|Xbox|[Ff]orm|[Ee]xtension|[Ee]xt\.?) (?:[A-Z]{1,2} ?)?)(\d{3,4})\b(?:-(\d{3,4})\b)?(?![-.,]?\d)"
)
_NUMBERED: Final = regex(r"\b(?:No|Nos|no)\. *(?=\d)|#(?=\d)|#(?= of\b)")
_ARITHMETIC: Final = regex(
    r"(?<=\d) ?([*^]) ?(?=-?\d)|(?<=[\dA-Za-z)]) ([-+]) (?=[\dA-Za-z(]+ ?[-+*=])|(?<=\d) ?(\+) ?(?=\d)"
    r"|(?<=\d)(-)(?=\d+ ?= ?-?\d)"
)
_MORE_OR_LESS: Final = regex(r" ?\+ ?/ ?[-–] ?(?=[\d.])| ?\+-(?=[\d.])| ?\+ ?/ ?[-–](?!\w)")
_BLOOD: Final = regex(r"(?<![\w-])(AB|[ABO])([+-])(?= (?:blood|donors?|types?|positive|negative)\b)")
_GRADE: Final = regex(r"(?<![\w&.-])([A-F])([+-])(?!\w|[+-]| (?:and|or) \w+-)")
_OR_MORE: Final = regex(r"(?<=[\d%])\+(?=$|[\s.,;:!?)\]\"'-])")
_BITS: Final = regex(r"\b1s and 0s\b")
_SCORE_MINUS: Final = regex(r"(?<=\d) - (?=\d+ =)")
_RECORD: Final = regex(r"(?<![\w.,/$£€-])(\d{1,3})[-–](\d{1,3})[-–](\d{1,3})(?![\w/-])")  # wins, losses, draws
_CALIBRE: Final = regex(r"(?<![\w.])\.(\d{2,3})(?=[ -]?(?:cal\b|calib|Magnum|ACP|gun|revolver|pistol))")
_PLUS: Final = regex(r"(?<![\w)+.])\+(?=\d)")
_ORDINAL: Final = regex(r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)
_MIXED: Final = regex(r"(?<![\w./])(?<!\d,)(?P<whole>\d+)[ -](?P<above>\d)/(?P<below>\d{1,2})(?![\d/])")
_FRACTION: Final = regex(
    r"(?<![/\w.])(?P<above>\d+)/(?P<below>\d+)(?:ths?|rds?|nds?)?(?![\d/])(?=(?P<hyphen>-[a-z])?)"
    r"(?P<of>(?= (?:cup|inch|mile|pound|teaspoon|tablespoon|ounce|gallon|pint|quart|acre|liter|hour)\b))?"
)
_OUT_OF: Final = regex(r"(?<![/\w.])(\d+\.\d+|[6-9]|[6-9]\d)/(5|10|100)(?![\d/])|(?<![/\w.])(5|10)/(\3)(?![\d/])")
_IDIOMS: Final = regex(r"(?<![\w/-])(?:50-50|24/7/365)(?![\w/-])")
_RATIO: Final = regex(r"(?<![\d:.,])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?):(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d:])")
_NAME_OF_A: Final = regex(
    r"(?:^|(?<=[.?!:;,\"(] ))(?:A-?(?=\d)|A-(?=(?:list|lister|team|game|level|levels|side|line|frame|bomb)\b))"
)
_SPLIT_ALNUM: Final = regex(r"(?<=\d)-(?=\d)|(?<=[A-Za-z])-?(?=\d)|(?<=\d)-?(?=[A-Za-z])")
_POWER: Final = regex(r"(?<=[\w)])\^(-?\d+)")
_YEAR: Final = regex(
    r"(?<![\w.,-])(?P<year>1[1-9]\d{2}|20\d{2}|(?<=[Ii]n )10[1-9]\d|(?<=[Yy]ear )\d{4})(?P<plural>'?s)?"
    r"(?![\w,]?\d|\.\d|\w)"
)
_MANY: Final = regex(r"(?<![\w.,])(?P<number>\d{1,3})'s\b|(?<=[a-z]-)(?P<after>\d{1,2})s\b")  # `two 1's`
_PLAIN: Final = regex(
    r"(?P<sign>(?<![\w)])[-+](?=[\d.]))?(?P<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
)
_SIGN_WORDS: Final = {"*": " times ", "^": " to the power of ", "-": " minus ", "+": " plus "}
_RAISED: Final = {"2": " squared", "3": " cubed"}


def _read_named(match: re.Match[str]) -> str:
    return f"{match[1].rstrip()} {pairs(match[2])}" + (f" {pairs(match[3])}" if match[3] else "")


def _join_thousands(match: re.Match[str]) -> str:
    """`1 000 000` and `1.000.000` are one number; `192.168.100.200` is not."""
    groups = re.split(r"[ .]", match[0])
    is_address = match[1] == "." and len(groups) == 4 and all(int(group) < 256 for group in groups)
    return match[0] if is_address else "".join(groups)


def _read_dotted(match: re.Match[str]) -> str:
    parts = match["parts"].split(".")
    read = spell_digits if len(parts) == 4 else cardinal
    build = match["build"] or ""
    suffix = f" {' '.join(build.upper()) if len(build) < 3 else build} " if build else ""
    return ("version " if match["v"] else "") + " dot ".join(map(read, parts)) + suffix


def _read_mixed(match: re.Match[str]) -> str:
    return f"{cardinal(match['whole'])} and {with_article(fraction(match['above'], match['below']))}"


def _read_fraction(match: re.Match[str]) -> str:
    above, below = match["above"], match["below"]
    if (above, below) in (("24", "7"), ("9", "11"), ("7", "11")) or (above == below and len(above) > 1):
        return f"{cardinal(above)} {cardinal(below)}"
    if max(len(above), len(below)) > 3:
        return f"{cardinal(above)} slash {cardinal(below)}"
    words = fraction(above, below)
    if match["hyphen"]:
        return words.removesuffix("s")  # `a three quarter inch bolt`
    if match["of"] is None or above == "1":
        return words
    unit = match.string[match.end() :].split()[0]
    return f"{words} of {'an' if unit[0] in 'aeioh' else 'a'}"


GROUPS: Final = (
    Rule(_THOUSANDS, _join_thousands),
    Rule(_LAKHS, lambda match: match[0].replace(",", "")),
    Rule(_THOUSAND, r"\g<first>\g<last>"),
    Rule(_APOSTROPHES, lambda match: match[0].replace("'", "")),
    Rule(_COMMA_DECIMAL, lambda match: f"{match[1].replace('.', '')}.{match[2]}"),
    Rule(_COMMA_CENTS, lambda match: (match[1] or "") + "."),
    Rule(_COMMA_PART, r"\1."),
    Rule(_NAMED, _read_named),
    Rule(_VERSION, lambda match: f"{match[1]} {cardinal(match[2])} point {after_point(match[3])}"),
    Rule(_LETTER_DOTTED, lambda match: " dot ".join((match[1], *map(cardinal, match[2].split("."))))),
    Rule(_DOTTED, _read_dotted),
    Rule(_NUMBERED, lambda match: "numbers " if "Nos" in match[0] else "number "),
    Rule(_RECORD, r"\1, \2, \3"),
    Rule(_SCORE_MINUS, " minus "),
    Rule(_MORE_OR_LESS, " plus or minus "),
    Rule(_BLOOD, lambda match: f"{match[1]} {'positive' if match[2] == '+' else 'negative'}"),
    Rule(_GRADE, lambda match: f"{match[1]} {'plus' if match[2] == '+' else 'minus'}"),
    Rule(_ARITHMETIC, lambda match: _SIGN_WORDS[match[1] or match[2] or match[3] or match[4]]),
    Rule(_IDIOMS, lambda match: re.sub(r"[-/]", " ", match[0])),
    Rule(_MIXED, r"\g<whole> \g<above>/\g<below>"),
)
BETWEEN: Final = (
    Rule(_CALIBRE, lambda match: pairs(match[1])),
    Rule(_PLUS, "plus "),
    Rule(_OUT_OF, lambda match: f"{decimal(match[1] or match[3])} out of {cardinal(match[2] or match[4])}"),
)
PLAIN: Final = (
    Rule(_ORDINAL, lambda match: ordinal(match["number"].replace(",", ""))),
    Rule(_MIXED, _read_mixed),
    Rule(_FRACTION, _read_fraction),
    Rule(_RATIO, r"\1 to \2"),
    Rule(_OR_MORE, " plus"),
    Rule(_MANY, lambda match: make_plural(cardinal(match["number"] or match["after"]))),
)
LAST: Final = (
    Rule(_BITS, "ones and zeros"),
    Rule(_NAME_OF_A, f"{LETTER_A} "),
    Rule(_SPLIT_ALNUM, " "),
    Rule(_POWER, lambda match: _RAISED.get(match[1], f" to the power of {match[1]}")),
    Rule(_YEAR, lambda match: make_plural(year(match["year"])) if match["plural"] else year(match["year"])),
    Rule(_PLAIN, lambda match: f" {decimal((match['sign'] or '') + match['number'])} "),
)

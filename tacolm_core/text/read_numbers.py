"""Everything written with digits that is not a date or a time: money, measures, ranges, fractions, plain numbers."""

import re
from typing import Final

from tacolm_core.text import measures
from tacolm_core.text.numbers import cardinal, decimal, fraction, make_plural, ordinal, pairs, spell_digits, year

_NUMBER: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_FREE: Final = r"(?<![\w.])(?<!\d,)"  # not inside a word or another number
_MAGNITUDE: Final = "|".join(sorted(measures.MAGNITUDES, key=len, reverse=True))
_PREFIX: Final = "|".join(re.escape(p) for p in sorted(measures.DOLLAR_PREFIXES, key=len, reverse=True))
_CODE: Final = "|".join(measures.CURRENCY_CODES)
_UNIT: Final = "|".join(re.escape(u) for u in sorted(measures.UNITS, key=len, reverse=True))
_PER: Final = {"h": "hour", "hr": "hour", "s": "second", "sec": "second", "min": "minute", "d": "day", "yr": "year"} | {
    name: name for name in ("month", "year", "day", "hour", "week", "night", "person", "minute", "second", "mile")
}

_MONEY: Final = re.compile(
    rf"(?P<minus>-)?(?:\b(?P<prefix>{_PREFIX}) ?)?(?P<sign>[$£€¥₹]) ?(?P<number>{_NUMBER})"
    rf"(?:(?:(?<=\d) ?|-)(?P<magnitude>{_MAGNITUDE})\b)?(?P<per>/(?:{'|'.join(_PER)})\b)?"
)
_MONEY_AFTER: Final = re.compile(
    rf"{_FREE}(?P<number>{_NUMBER})(?: (?P<magnitude>{_MAGNITUDE}))? ?(?:(?P<sign>[$£€¥₹])|(?P<code>{_CODE})\b)"
)
_MONEY_CODE: Final = re.compile(rf"\b(?P<code>{_CODE}) ?(?P<number>{_NUMBER})(?: (?P<magnitude>{_MAGNITUDE})\b)?")
_CENTS: Final = re.compile(rf"{_FREE}(?P<number>\d+) ?¢")
_MONEY_RANGE: Final = re.compile(rf"([$£€¥₹]) ?({_NUMBER}) ?[-–] ?(?=(?:{_NUMBER}))(?!\1)")
_RANGE: Final = re.compile(
    rf"{_FREE}(?P<low>-?(?:{_NUMBER})%?)(?: – | - |[–-])(?P<high>[$£€¥₹]?(?:{_NUMBER}))(?![\d-])(?!-\w)"
)
_PHONE: Final = re.compile(
    r"(?<![\w.$£€-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])"
    r"|(?<![\w.$£€-])\+\d{1,3}(?:[ .-]?\d{2,5}){2,5}(?![\w-])|(?<![\w.$£€-])\d{3}-\d{4}(?![\w-])"
    r"|(?<![\w.$£€-])(?:\d{1,5}-){2,5}\d{2,5}(?![\w-])|(?<![\w.$£€-])(?:\d{1,7}-){3,6}\d{1,7}(?![\w-])"
    r"|(?<![\w.$£€-])\d{4} \d{4} \d{4} \d{4}(?![\w-])"
    r"|(?<![\w.$£€-])0\d{2,4} \d{3,4} \d{3,4}(?![\w-])|(?<=ZIP )\d{5}(?:-\d{4})?(?![\w-])"
)
_THOUSANDS: Final = re.compile(r"(?<![\w.,])\d{1,3}(?:([ .])\d{3})(?:\1\d{3})+(?![\w]|\.\d)")
_COMMA_CENTS: Final = re.compile(r"(?<=\d),(?=\d\d ?€)|(?<=€)(\d+),(?=\d\d\b(?!,))")
_DOTTED: Final = re.compile(r"(?<![\w.])(?P<v>[vV]\.? ?)?(?P<parts>\d+(?:\.\d+){2,})(?![\w])")
_FEET_INCHES: Final = re.compile(rf"{_FREE}(?P<feet>\d+)' ?(?P<inches>\d{{1,2}})(?:\"|''|(?=\W|$))")
_INCHES: Final = re.compile(
    rf"{_FREE}(?P<number>{_NUMBER})\"(?= (?:x|by|wide|tall|long|thick|deep|high|screen|display|TV)\b)"
)
_DIMENSIONS: Final = re.compile(r"(?<=\d)( ?[a-zA-Z]{0,2}) ?[xX] ?(?=\d)")
_PERCENT: Final = re.compile(rf"(?<![\w.])(?P<number>[+-]?(?:{_NUMBER})) ?%")
_MEASURE: Final = re.compile(
    rf"(?<![\w.])(?<!\d,)(?P<number>-?(?:{_NUMBER})|\d+ \d+/\d+|\d+/\d+)(?P<gap> ?|-)(?P<unit>{_UNIT})"
    rf"(?:\^?(?P<power>[23])(?!\w))?"
    rf"(?:(?:/| per )(?P<per>{_UNIT}|{'|'.join(_PER)})(?:\^?(?P<per_power>[23])(?!\w))?)?"
    r"(?![\w'])(?:\.(?=\s+[a-z]))?"
)
_SQUARE: Final = re.compile(r"\b(?P<kind>sq|cu)\.? (?=(?:ft|feet|foot|miles?|meters?|inch(?:es)?|km|m|yards?)\b)")
_ORDINAL: Final = re.compile(r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)
_MIXED: Final = re.compile(r"(?<![\w./])(?<!\d,)(?P<whole>\d+) (?P<above>\d+)/(?P<below>\d+)(?![\d/])")
_FRACTION: Final = re.compile(r"(?<![/\w.])(?P<above>\d+)/(?P<below>\d+)(?![\d/])")
_RATIO: Final = re.compile(r"(?<![\d:])(\d+):(\d+)(?![\d:])")
_CALLED: Final = re.compile(r"\b((?:[Cc]all|[Dd]ial)(?:ed|ing)? )(\d{3})\b(?![-.,]?\d)")
_NAMED: Final = re.compile(
    r"\b((?:Room|room|Flight|flight|Route|Highway|Interstate|Boeing|Channel|Bus|Suite|Apartment|Model|model|RTX|GTX) )"
    r"(\d{3,4})\b(?![-.,]?\d)"
)
_NUMBERED: Final = re.compile(r"\b(?:No|Nos|no)\. *(?=\d)|#(?=\d)")
_ARITHMETIC: Final = re.compile(
    r"(?<=\d) ?([*^]) ?(?=\d)|(?<=[\dA-Za-z)]) ([-+]) (?=[\dA-Za-z(]+ ?[-+*=])|(?<=\d) ?(\+) ?(?=\d)"
)
_SCORE_MINUS: Final = re.compile(r"(?<=\d) - (?=\d+ =)")
_MAGNITUDE_AFTER: Final = re.compile(rf"{_FREE}(?P<number>{_NUMBER}) ?(?P<magnitude>bn|mn|tn)\b")
_POWER: Final = re.compile(r"(?<=[\w)])\^(\d+)")
_GLUED: Final = re.compile(r"(?<![\w.,])(?P<number>\d+(?:\.\d+)?)(?P<letter>[MBkpx])\b(?!')")
_SPLIT_ALNUM: Final = re.compile(r"(?<=\d)-(?=\d)|(?<=[A-Za-z])-?(?=\d)|(?<=\d)-?(?=[A-Za-z])")
_YEAR: Final = re.compile(
    r"(?<![\w.,-])(?P<year>1[1-9]\d{2}|20\d{2}|(?<=[Ii]n )10[1-9]\d)(?P<plural>'?s)?(?![\w,]?\d|\.\d|\w)"
)
_PLAIN: Final = re.compile(
    r"(?P<sign>(?<![\w)])[-+](?=[\d.]))?(?P<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<!\w)\.\d+)"
)

_SIGN_WORDS: Final = {"*": " times ", "^": " to the power of ", "-": " minus ", "+": " plus "}


def read_numbers(text: str) -> str:
    """Replace every digit by words; the order of the rules decides between readings."""
    text = _read_groups(text)
    text = _read_money(text)
    text = _DIMENSIONS.sub(r"\1 by ", text)
    text = _PERCENT.sub(lambda match: f"{decimal(match['number'])} percent", text)
    text = _FEET_INCHES.sub(lambda match: f"{cardinal(match['feet'])} foot {cardinal(match['inches'])}", text)
    text = _INCHES.sub(lambda match: f"{decimal(match['number'])} inch", text)
    text = _SQUARE.sub(lambda match: {"sq": "square ", "cu": "cubic "}[match["kind"]], text)
    text = _MEASURE.sub(_read_measure, text)
    text = _MAGNITUDE_AFTER.sub(_read_magnitude, text)
    text = _ORDINAL.sub(lambda match: ordinal(match["number"].replace(",", "")), text)
    text = _MIXED.sub(_read_mixed, text)
    text = _FRACTION.sub(_read_fraction, text)
    text = _RATIO.sub(r"\1 to \2", text)
    text = _GLUED.sub(_read_glued, text)
    text = _SPLIT_ALNUM.sub(" ", text)
    text = _POWER.sub(
        lambda match: {"2": " squared", "3": " cubed"}.get(match[1], f" to the power of {match[1]}"), text
    )
    text = _YEAR.sub(lambda match: make_plural(year(match["year"])) if match["plural"] else year(match["year"]), text)
    return _PLAIN.sub(lambda match: f" {decimal((match['sign'] or '') + match['number'])} ", text)


def _read_groups(text: str) -> str:
    """Numbers that are names: telephone numbers, versions, `No. 5`; then ranges and sums."""
    text = _PHONE.sub(_read_phone, text)
    text = _THOUSANDS.sub(_join_thousands, text)
    text = _COMMA_CENTS.sub(lambda match: (match[1] or "") + ".", text)
    text = _CALLED.sub(lambda match: match[1] + spell_digits(match[2]), text)
    text = _NAMED.sub(lambda match: match[1] + pairs(match[2]), text)
    text = _DOTTED.sub(_read_dotted, text)
    text = _NUMBERED.sub("number ", text)
    text = _SCORE_MINUS.sub(" minus ", text)
    text = _ARITHMETIC.sub(lambda match: _SIGN_WORDS[match[1] or match[2] or match[3]], text)
    text = _MONEY_RANGE.sub(r"\1\2 to \1", text)
    return _RANGE.sub(r"\g<low> to \g<high>", text)


def _read_phone(match: re.Match[str]) -> str:
    groups = re.findall(r"\d+", match[0])
    return ("plus " if "+" in match[0] else "") + ", ".join(map(spell_digits, groups))


def _join_thousands(match: re.Match[str]) -> str:
    """`1 000 000` and `1.000.000` are one number; `192.168.100.200` is not."""
    groups = re.split(r"[ .]", match[0])
    is_address = match[1] == "." and len(groups) == 4 and all(int(group) < 256 for group in groups)
    return match[0] if is_address else "".join(groups)


def _read_dotted(match: re.Match[str]) -> str:
    parts = match["parts"].split(".")
    read = spell_digits if len(parts) == 4 else cardinal
    return ("version " if match["v"] else "") + " dot ".join(map(read, parts))


def _read_money(text: str) -> str:
    text = _MONEY.sub(_read_amount, text)
    text = _MONEY_AFTER.sub(_read_amount, text)
    text = _MONEY_CODE.sub(_read_amount, text)
    return _CENTS.sub(lambda match: _counted(match["number"], ("cent", "cents")), text)


def _read_amount(match: re.Match[str]) -> str:
    groups = match.groupdict()
    number = groups["number"].replace(",", "")
    magnitude = measures.MAGNITUDES.get(groups.get("magnitude") or "")
    if groups.get("code"):
        whole, small = measures.CURRENCY_CODES[groups["code"]], ("cent", "cents")
    else:
        whole, small = measures.CURRENCIES[groups["sign"]]
    if groups.get("prefix"):
        whole = (
            f"{measures.DOLLAR_PREFIXES[groups['prefix']]} {whole[0]}",
            f"{measures.DOLLAR_PREFIXES[groups['prefix']]} {whole[1]}",
        )
    words = f"{decimal(number)} {magnitude} {whole[1]}" if magnitude else _whole_and_small(number, whole, small)
    per = groups.get("per")
    return ("minus " if groups.get("minus") else "") + words + (f" per {_PER[per[1:]]}" if per else "")


def _whole_and_small(number: str, whole: measures.Names, small: measures.Names) -> str:
    units, _, rest = number.partition(".")
    if len(rest) not in (0, 2):
        return f"{decimal(number)} {whole[1]}"
    cents = rest.lstrip("0")
    if not cents:
        return _counted(units or "0", whole)
    if not units.strip("0"):
        return _counted(cents, small)
    return f"{_counted(units, whole)} and {_counted(cents, small)}"


def _counted(number: str, names: measures.Names) -> str:
    return f"{decimal(number)} {names[0] if number == '1' else names[1]}"


def _read_measure(match: re.Match[str]) -> str:
    number, unit, gap = match["number"], match["unit"], match["gap"]
    if (unit == "s" and gap != " " and "." not in number) or (
        unit in ("K", "A", "V", "N", "J", "MP", "st", "mm.") and gap == ""
    ):
        return match[0]  # `5s`, `4K`, `2A` are names more often than measures
    if unit == "m" and gap == "" and "." in number:
        return f"{decimal(number)} million"
    power = match["power"]
    names = (
        tuple(f"{measures.POWERS[power]} {name}" for name in measures.UNITS[unit]) if power else measures.UNITS[unit]
    )
    single = number in ("1", "-1") or gap == "-" or ("/" in number and " " not in number)
    words = names[0] if single else names[1]
    per = match["per"]
    if per:
        per_power = f"{measures.POWERS[match['per_power']]} " if match["per_power"] else ""
        words += f" per {per_power}{_PER.get(per) or measures.UNITS[per][0]}"
    return f"{_measured(number)} {words}"


def _measured(number: str) -> str:
    if "/" not in number:
        return decimal(number)
    whole, _, part = number.rpartition(" ")
    words = fraction(*part.split("/"))
    return f"{cardinal(whole)} and {_with_article(words)}" if whole else f"{words} of a"


def _read_glued(match: re.Match[str]) -> str:
    """`5M` five million, `100k` one hundred thousand, `20x` twenty times, `1080p` ten eighty P."""
    number, letter = match["number"], match["letter"]
    before = match.string[: match.start()].split()
    if letter in "MB" and before and before[-1].istitle():
        return match[0]  # the name of a thing, as in `Room 3B`
    if letter == "p":
        return f"{pairs(number)} P" if number.isdigit() and len(number) in (3, 4) else match[0]
    word = {"M": "million", "B": "billion", "k": "thousand", "x": "times"}[letter]
    return f"{decimal(number)} {word}"


def _with_article(words: str) -> str:
    return "a" + words.removeprefix("one") if words.startswith("one ") else words


def _read_magnitude(match: re.Match[str]) -> str:
    return f"{decimal(match['number'])} {measures.MAGNITUDES[match['magnitude']]}"


def _read_mixed(match: re.Match[str]) -> str:
    return f"{cardinal(match['whole'])} and {_with_article(fraction(match['above'], match['below']))}"


def _read_fraction(match: re.Match[str]) -> str:
    above, below = match["above"], match["below"]
    if (above, below) in (("24", "7"), ("9", "11"), ("7", "11")):
        return f"{cardinal(above)} {cardinal(below)}"
    if above == below and len(above) > 1:
        return f"{cardinal(above)} {cardinal(below)}"
    if max(len(above), len(below)) > 3:
        return f"{cardinal(above)} slash {cardinal(below)}"
    return fraction(above, below)

"""A number and what it counts: money, measures, percentages, magnitudes, alone or from one to another.

Every shape is read in the same way: `[a] [$] number [million] [unit] [/unit] [+] [noun]`. A pattern finds it with the
sign before (`$5M`, `US$5`, `EUR 5`) or after the number (`5 km/h`, `5 €`, `5%`), `_read` says it.
"""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading import measures
from tacolm_core.text.reading.measures import Names
from tacolm_core.text.reading.numbers import FREE, NUMBER, cardinal, decimal, fraction, pairs, with_article
from tacolm_core.text.reading.rules import Rule
from tacolm_core.text.reading.tables import word_set


def _any_of(symbols: "dict[str, str] | dict[str, Names]") -> str:
    return "|".join(re.escape(symbol) for symbol in sorted(symbols, key=len, reverse=True))


_SIGNS: Final = "".join(measures.CURRENCIES)
_LOCAL: Final[dict[str, Names]] = {"kr": ("krone", "kroner"), "zl": ("zloty", "zlotys")}
_CENT: Final = ("cent", "cents")
# What may follow a number, and for money what a hundredth of it is called.
_AFTER_NUMBER: Final[dict[str, Names]] = {
    **measures.UNITS,
    **measures.CURRENCY_CODES,
    **_LOCAL,
    **{sign: names[0] for sign, names in measures.CURRENCIES.items()},
    **{"%": ("percent", "percent"), "¢": _CENT},
}
_HUNDREDTHS: Final[dict[str, Names]] = {
    **dict.fromkeys((*measures.CURRENCY_CODES, *_LOCAL), _CENT),
    **{sign: names[1] for sign, names in measures.CURRENCIES.items()},
}
_MAGNITUDE: Final = _any_of(measures.MAGNITUDES)
_ENDING: Final = _any_of(_AFTER_NUMBER)
_PER: Final = _any_of({**dict.fromkeys(measures.UNITS, ""), **measures.PER})
_ARTICLE: Final = r"(?P<article>\b(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Ee]very|[Ee]ach|[Aa]nother) )?"
_FROM: Final = rf"(?:(?<=[A-Za-z] )(?P<low>{NUMBER})(?: ?(?P<low_unit>{_ENDING}))? to )?"
_CLOSE: Final = r"(?P<plus>\+(?=\W|$))?(?P<stop>\.(?=\s+[a-z\d]))?(?=(?P<noun>[- ][a-z]+\b)?)"
_BEFORE: Final = regex(
    rf"{_ARTICLE}(?:(?P<low>(?:{NUMBER})|[{_SIGNS}](?:{NUMBER})) to )?(?P<minus>-)?"
    rf"(?:(?:\b(?P<prefix>{_any_of(measures.DOLLAR_PREFIXES)})(?:(?<=\w\w) ?|))?"
    rf"(?P<sign>[{_SIGNS}])(?:(?<!\d.)(?<!\d .) |)|"
    rf"\b(?P<code>{_any_of(measures.CURRENCY_CODES)})(?:(?<=s)\.)? ?)(?P<number>{NUMBER})"
    rf"(?:(?:(?<=\d) ?|(?P<hyphen>-))(?P<magnitude>{_MAGNITUDE})\b)?(?P<per>/(?:{measures.PER_PATTERN})\b)?{_CLOSE}"
)
_AFTER: Final = regex(
    rf"{_ARTICLE}{_FROM}(?<![\w.])(?<!\d,)(?<![A-Za-z]-)(?P<number>-?(?:{NUMBER})|\d+ \d+/\d+|\d+/\d+)"
    rf"(?: ?(?P<magnitude>hundred|thousand|[mbtr]+illion|[mbt]n|[kM](?=[{_SIGNS}])))?"
    rf"(?P<gap> ?|-)(?P<unit>{_ENDING})(?:\^?(?P<power>[23])(?!\w))?"
    rf"(?:(?:/| per )(?P<per>{_PER})(?:\^?(?P<per_power>[23])(?!\w))?)?"
    rf"(?![\w']|\.\w|(?<=\W[A-Z]) [A-Z]\b){_CLOSE}"
)
_PART: Final = rf"(?:[{_SIGNS}] ?)?(?:{NUMBER})"
_BOTH_ENDS: Final = regex(  # `$1M-$2M`, `10kg-20kg`, `5% – 10%`
    rf"(?<![\w.-])(?<!\d,)(?P<low>{_PART} ?(?P<unit>{_MAGNITUDE}|{_ENDING})|[{_SIGNS}] ?(?:{NUMBER})) ?[-–—] ?"
    rf"(?={_PART} ?(?:{_MAGNITUDE}|{_ENDING})(?!\w)|[{_SIGNS}]\d)"
)
_ONE_SIGN: Final = regex(rf"([{_SIGNS}]) ?({NUMBER}) ?[-–] ?(?=(?:{NUMBER}) ?(?:{_MAGNITUDE})\b)(?!\1)")
_NOUN_AFTER: Final = regex(rf"(?<=\b[Aa] )([{_SIGNS}]) ?({NUMBER}) ?[-–] ?(?=(?:{NUMBER}) (?!each|per|a\b)[a-z]+)")
_EACH_SIGN: Final = regex(rf"([{_SIGNS}]) ?({NUMBER}) ?[-–] ?(?=(?:{NUMBER}))(?!\1)")
_PLAIN_RANGE: Final = regex(
    rf"{FREE}(?<![A-Za-z]-)(?P<low>-?(?:{NUMBER})%?)(?: – | - |[–-]|\.\.)"
    rf"(?P<high>[{_SIGNS}]?(?:{NUMBER}))(?![\d-])(?!-\w)"
)
_PENCE: Final = regex(rf"{FREE}(?P<number>\d{{1,2}})p\b(?!\.\w|/)")
_MANY: Final = regex(rf"(?P<sign>[{_SIGNS}])(?P<number>10|100|1,?000)s\b(?: of (?:dollars|pounds|euros)\b)?")
_SIGN_BETWEEN: Final = regex(rf"(?<![\w.,{_SIGNS}])(\d+)([{_SIGNS}])(\d\d)(?!\w|[.,]\d)")  # `3€50`
_COUNTS: Final = {"10": "tens", "100": "hundreds", "1000": "thousands"}
_MAGNITUDE_ALONE: Final = regex(rf"{FREE}(?P<number>{NUMBER}) ?(?P<magnitude>bn|mn|tn)\b")
_GLUED: Final = regex(
    r"(?<![\w.,])(?P<number>\d+(?:\.\d+)?)(?P<letter>[MBkpx])\b(?!')"
    r"(?P<after> [A-Z][a-z]| (?:run|race|walk|video|display|monitor|resolution|screen)\b)?"
)
_PER_WORD: Final = regex(rf"(?<=\bper )(?P<unit>{measures.PER_UNIT_PATTERN})\b\.?(?=[\s,;.!?)]|$)")
_COUNTED_PER: Final = regex(rf"(?<=\d )([a-z]{{3,}})/(?P<per>{_any_of(measures.PER)})\b")  # `5 days/week`
_RATIO: Final = regex(r"(?<![\w/])(mg|g|mmol|mcg|ng|IU)/(dL|L|l|ml|mL|kg|g)(?![\w/])")

_RAISED: Final = {"2": "squared", "3": "cubed"}
_NOT_GLUED: Final = frozenset(("K", "A", "N", "J", "H", "F", "MP", "st", "bp", "kn"))  # `4K`, `2A` are names more often
_NOT_HYPHENATED: Final = frozenset(("K", "A", "N", "J", "H", "F"))  # `Form 10-K`
_RACES: Final = word_set("dash sprint hurdles relay freestyle butterfly backstroke breaststroke ")
_NOUNS_IN_LY: Final = frozenset(("supply", "family", "fly", "assembly", "ally", "jelly", "rally", "reply", "monthly"))
_POWERED: Final = frozenset(("W", "V", "kW", "mAh"))
_COUNTED: Final = word_set(
    "people users jobs homes customers households followers viewers views subscribers voters workers children "
    "women men years visitors patients copies tonnes tons barrels dollars pounds euros downloads units "
)


def _read(match: re.Match[str]) -> str:
    """Number, magnitude and the name of what is counted; in the singular before a noun, as in `a $5M house`."""
    groups = match.groupdict()
    symbol = groups.get("unit") or groups.get("sign") or groups.get("code") or ""
    if _is_a_name(groups):
        return match[0]
    number = groups["number"].replace(",", "")
    names, describes = (
        _names(groups, symbol),
        _describes(groups, is_upper_end=match.string[: match.start()].endswith(" to ")),
    )
    if symbol == "m" and groups["gap"] == "" and ("." in number or (groups["noun"] or "").strip() in _COUNTED):
        return f"{groups['article'] or ''}{decimal(number)} million"
    magnitude = measures.MAGNITUDES.get(groups["magnitude"] or "")
    if magnitude:
        words = f"{_measured(number, magnitude)} {magnitude} {names[0 if describes else 1]}"
    elif symbol in _HUNDREDTHS and "/" not in number:
        words = _money(number, (names[0], names[0]) if describes else names, _HUNDREDTHS[symbol])
    else:
        words = _measure(number, names, groups, is_single=describes)
    low = f"{_low(groups, names[0] if describes else names[1])} to " if groups["low"] else ""
    minus = "minus " if groups.get("minus") else ""
    plus = " plus" if groups["plus"] else ""
    return (groups["article"] or "") + low + minus + words + _per(groups) + plus


def _is_a_name(groups: dict[str, str | None]) -> bool:
    """`4K`, `Form 10-K`, `Room 5A`: what could be a unit is part of a name."""
    unit, gap = groups.get("unit"), groups.get("gap")
    return (unit in _NOT_GLUED and gap == "") or (unit in _NOT_HYPHENATED and gap == "-")


def _names(groups: dict[str, str | None], symbol: str) -> Names:
    names = _AFTER_NUMBER[symbol]
    if groups.get("prefix"):
        prefix = measures.DOLLAR_PREFIXES[groups["prefix"] or ""]
        return f"{prefix} {names[0]}", f"{prefix} {names[1]}"
    if groups.get("power"):
        kind = measures.POWERS[groups["power"] or ""]
        return f"{kind} {names[0]}", f"{kind} {names[1]}"
    return names


def _describes(groups: dict[str, str | None], *, is_upper_end: bool = False) -> bool:
    """Whether an amount stands before its noun: `a $10 bill`, `the $3-million deal`, `a 60W bulb`, `the 5 lb box`."""
    following, article = groups["noun"] or "", (groups["article"] or "").strip().lower()
    noun = following.strip(" -")
    is_money_per = groups["per"] and "gap" not in groups
    if not noun or is_money_per or (groups["stop"] and article not in ("a", "an")):
        return False
    if groups.get("hyphen") or (following.startswith("-") and "gap" not in groups):
        return True
    if following.startswith("-") or (noun in measures.NO_NOUNS and not (noun == "can" and article)):
        return False
    if (noun.endswith("ly") and noun not in _NOUNS_IN_LY) or (
        noun.endswith(("ed", "ing")) and article not in ("a", "an")
    ):
        return False
    glued = groups.get("gap") == "" and groups.get("unit") in _POWERED and not is_upper_end
    return bool(article) or noun in _RACES or glued


def _money(number: str, whole: Names, small: Names) -> str:
    units, _, rest = number.partition(".")
    if len(rest) not in (0, 2) or not small[0]:
        return _counted(number, whole)
    cents = rest.lstrip("0")
    if not cents:
        return _counted(units or "0", whole)
    if not units.strip("0"):
        return _counted(cents, small)
    return f"{_counted(units, whole)} and {_counted(cents, small)}"


def _counted(number: str, names: Names) -> str:
    return f"{decimal(number)} {names[0] if number.removeprefix('-') == '1' else names[1]}"


def _measure(number: str, names: Names, groups: dict[str, str | None], *, is_single: bool) -> str:
    is_single = is_single or groups["gap"] == "-" or number in ("1", "-1") or ("/" in number and " " not in number)
    return f"{_measured(number, names[0])} {names[0] if is_single else names[1]}"


def _measured(number: str, unit: str) -> str:
    if "/" not in number:
        return decimal(number)
    whole, _, part = number.rpartition(" ")
    words = fraction(*part.split("/"))
    article = "an" if unit[0] in "aeio" or unit.startswith("hour") else "a"
    return f"{cardinal(whole)} and {with_article(words)}" if whole else f"{words} of {article}"


def _low(groups: dict[str, str | None], name: str) -> str:
    """The lower end of a range that stands before its noun: `a 5mm to 10mm gap`, `a $20 to $30 meal`."""
    low, unit = groups["low"] or "", groups.get("low_unit")
    words = decimal(low.lstrip(_SIGNS))
    if low[0] in _SIGNS:
        return f"{words} {name}"
    names = _AFTER_NUMBER.get(unit or "")
    if names is None:
        return words
    return f"{words} {names[0] if name in [pair[0] for pair in _AFTER_NUMBER.values()] else names[1]}"


def _per(groups: dict[str, str | None]) -> str:
    """`per pound`, `each`, `per second squared`, `per square meter`."""
    per = (groups["per"] or "").removeprefix("/")
    if not per:
        return ""
    name, power = measures.PER.get(per) or measures.UNITS[per][0], groups.get("per_power")
    if not power:
        return f" {name}" if name == "each" else f" per {name}"
    in_time = name in ("second", "minute", "hour")
    return f" per {name} {_RAISED[power]}" if in_time else f" per {measures.POWERS[power]} {name}"


def _read_glued(match: re.Match[str]) -> str:
    """`5M` five million, `100k` one hundred thousand, `20x` twenty times, `1080p` ten eighty P, `5k run` five K run."""
    number, letter, after = match["number"], match["letter"], match["after"] or ""
    before = match.string[: match.start()].split()
    if letter in "MB" and before and before[-1].istitle():
        return match[0]  # the name of a thing, as in `Room 3B`
    if after and (letter in "MB" or (letter == "k" and after[1].islower())):
        return f"{decimal(number)} {letter.upper()}{after}"
    if letter == "p":
        is_picture = number.isdigit() and len(number) in (3, 4)
        return f"{pairs(number)} P{after}" if is_picture else match[0]
    word = {"M": "million", "B": "billion", "k": "thousand", "x": "times"}[letter]
    return f"{decimal(number)} {word}{after}"


def _read_low(match: re.Match[str]) -> str:
    unit = match["unit"] or ""
    low = match["low"]
    is_name = unit in _NOT_GLUED and low[0].isdigit() and low[-len(unit) - 1] != " "
    return match[0] if is_name else f"{low} to "


RANGES: Final = (
    Rule(_ONE_SIGN, r"\2 to \1"),
    Rule(_NOUN_AFTER, r"\2 to \1"),
    Rule(_EACH_SIGN, r"\1\2 to \1"),
    Rule(_BOTH_ENDS, _read_low),
    Rule(_PLAIN_RANGE, r"\g<low> to \g<high>"),
)
AMOUNTS: Final = (
    Rule(_SIGN_BETWEEN, r"\2\1.\3"),
    Rule(_MANY, lambda match: f"{_COUNTS[match['number'].replace(',', '')]} of {_AFTER_NUMBER[match['sign']][1]}"),
    Rule(_BEFORE, _read),
    Rule(_PENCE, lambda match: _counted(match["number"], ("penny", "pence"))),
    Rule(_COUNTED_PER, lambda match: f"{match[1]} per {measures.PER[match['per']]}"),
    Rule(_PER_WORD, lambda match: measures.UNITS[match["unit"]][0]),
    Rule(_AFTER, _read),
    Rule(_RATIO, lambda match: f"{measures.UNITS[match[1]][1]} per {measures.UNITS[match[2]][0]}"),
    Rule(_MAGNITUDE_ALONE, lambda m: f"{decimal(m['number'])} {measures.MAGNITUDES[m['magnitude']]}"),
)
GLUED: Final = (Rule(_GLUED, _read_glued),)

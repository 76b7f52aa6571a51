"""Amounts of money as words: `$3.50`, `a $10 bill`, `€2bn`, `20 USD`, `$5/lb`."""

import re
from typing import Final

from tacolm_core.text.reading import measures
from tacolm_core.text.reading.numbers import FREE, NUMBER, decimal
from tacolm_core.text.reading.rules import Rule

_SIGNS: Final = "".join(measures.CURRENCIES)
_MAGNITUDE: Final = "|".join(sorted(measures.MAGNITUDES, key=len, reverse=True))
_PREFIX: Final = "|".join(re.escape(p) for p in sorted(measures.DOLLAR_PREFIXES, key=len, reverse=True))
_CODE: Final = "|".join(measures.CURRENCY_CODES)
_RANGE: Final = re.compile(rf"([{_SIGNS}]) ?({NUMBER}) ?[-–] ?(?=(?:{NUMBER}))(?!\1)")
_AMOUNT: Final = re.compile(
    rf"(?P<article>\b(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Ee]very|[Ee]ach|[Aa]nother) )?(?P<minus>-)?"
    rf"(?:\b(?P<prefix>{_PREFIX})(?:(?<=\w\w) ?|))?(?P<sign>[{_SIGNS}]) ?(?P<number>{NUMBER})"
    rf"(?:(?:(?<=\d) ?|(?P<hyphen>-))(?P<magnitude>{_MAGNITUDE})\b)?(?P<per>/(?:{measures.PER_PATTERN})\b)?"
    r"(?P<plus>\+(?= |$))?(?=(?P<noun>[- ][a-z]+\b)?)"
)
_AFTER: Final = re.compile(
    rf"{FREE}(?P<number>{NUMBER})(?: (?P<magnitude>{_MAGNITUDE}))? ?"
    rf"(?:(?P<sign>[{_SIGNS}])|(?P<code>{_CODE})\b|(?P<local>kr|zl)\b)"
)
_CODE_BEFORE: Final = re.compile(rf"\b(?P<code>{_CODE}) ?(?P<number>{NUMBER})(?: (?P<magnitude>{_MAGNITUDE})\b)?")
_CENTS: Final = re.compile(rf"{FREE}(?P<number>\d+) ?¢")
_PENCE: Final = re.compile(rf"{FREE}(?P<number>\d{{1,2}})p\b(?!\.\w|/)")
_MANY: Final = re.compile(rf"(?P<sign>[{_SIGNS}])(?P<number>10|100|1,?000)s\b(?: of (?:dollars|pounds|euros)\b)?")
_LOCAL: Final[dict[str, measures.Names]] = {"kr": ("krone", "kroner"), "zl": ("zloty", "zlotys")}
_COUNTS: Final = {"10": "tens", "100": "hundreds", "1000": "thousands"}


def _read_many(match: re.Match[str]) -> str:
    return f"{_COUNTS[match['number'].replace(',', '')]} of {measures.CURRENCIES[match['sign']][0][1]}"


def _read_amount(match: re.Match[str]) -> str:
    groups = match.groupdict()
    number = groups["number"].replace(",", "")
    magnitude = measures.MAGNITUDES.get(groups.get("magnitude") or "")
    whole, small = _currency(groups)
    if _describes(groups):
        whole = (whole[0], whole[0])
    words = f"{decimal(number)} {magnitude} {whole[1]}" if magnitude else _whole_and_small(number, whole, small)
    words += " plus" if groups.get("plus") else ""
    return (groups.get("article") or "") + ("minus " if groups.get("minus") else "") + words + _per(groups.get("per"))


def _currency(groups: dict[str, str | None]) -> tuple[measures.Names, measures.Names]:
    """Names of the whole units and of their hundredths."""
    if groups.get("local"):
        return _LOCAL[groups["local"] or ""], ("cent", "cents")
    if groups.get("code"):
        return measures.CURRENCY_CODES[groups["code"] or ""], ("cent", "cents")
    whole, small = measures.CURRENCIES[groups["sign"] or ""]
    if groups.get("prefix"):
        prefix = measures.DOLLAR_PREFIXES[groups["prefix"] or ""]
        whole = (f"{prefix} {whole[0]}", f"{prefix} {whole[1]}")
    return whole, small


def _describes(groups: dict[str, str | None]) -> bool:
    """Whether an amount stands before its noun, in the singular: `a $10 bill`, `the $3-million deal`."""
    following = groups.get("noun") or ""
    if following.startswith("-") or (following and groups.get("hyphen")):
        return True
    noun = following.strip()
    if not noun or groups.get("per") or noun in measures.NO_NOUNS or noun.endswith(("ed", "ly")):
        return False
    return bool(groups.get("article"))


def _per(per: str | None) -> str:
    if not per:
        return ""
    name = measures.PER.get(per[1:]) or measures.UNITS[per[1:]][0]
    return f" {name}" if name == "each" else f" per {name}"


def _whole_and_small(number: str, whole: measures.Names, small: measures.Names) -> str:
    units, _, rest = number.partition(".")
    if len(rest) not in (0, 2) or not small[0]:
        return f"{decimal(number)} {whole[0] if number == '1' else whole[1]}"
    cents = rest.lstrip("0")
    if not cents:
        return _counted(units or "0", whole)
    if not units.strip("0"):
        return _counted(cents, small)
    return f"{_counted(units, whole)} and {_counted(cents, small)}"


def _counted(number: str, names: measures.Names) -> str:
    return f"{decimal(number)} {names[0] if number == '1' else names[1]}"


SHARED: Final = (Rule(_RANGE, r"\1\2 to \1"),)
RULES: Final = (
    Rule(_MANY, _read_many),
    Rule(_AMOUNT, _read_amount),
    Rule(_AFTER, _read_amount),
    Rule(_CODE_BEFORE, _read_amount),
    Rule(_PENCE, lambda match: _counted(match["number"], ("penny", "pence"))),
    Rule(_CENTS, lambda match: _counted(match["number"], ("cent", "cents"))),
)

"""Roman numerals: chapters and volumes, kings and families, centuries, lists and page numbers."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading import abbreviations as known
from tacolm_core.text.reading.numbers import cardinal, ordinal, roman_value
from tacolm_core.text.reading.rules import Rule
from tacolm_core.text.reading.tables import word_set

_ROMAN: Final = regex(r"\b(?P<before>[A-Za-z]+)(?P<space>[\s-])(?P<numeral>[IVXLC]+|[ivx]{2,})(?P<ending>'s)?\b")
_ROMAN_ORDINAL: Final = regex(r"\b(?P<numeral>[IVX]+)(?:st|nd|rd|th\b|(?=\s+[Cc]entur))")
_LONE_ROMAN: Final = regex(
    r"(?<![\w'.-])"
    r"(?P<numeral>^[ivx]{2,4}(?=\. )|II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XVI{0,3}|XIX|XXI{0,3}|XX)(?![\w'-])"
)
_NTH: Final = regex(r"\b(?P<the>[Tt]he) (?P<numeral>[IVX]{2,6})(?= [A-Z][a-z])")  # `the XXI Olympic Games`
_HEADING_ONE: Final = regex(r"^I\. (?=[A-Z][^.!?]*$)")
_ARTICLES: Final = frozenset(("a", "an", "the"))
_PAGES: Final = regex(r"\b(?P<word>pp?\.|pages?) ?(?P<first>[ivxlc]+)(?: ?(?:[-–]|to) ?(?P<last>[ivxlc]+))?(?![\w-])")
_BRACKETED: Final = regex(r"\((?P<numeral>[ivx]{1,5})\)")
_FAMILY: Final = regex(
    r"\b(?P<given>[A-Z][a-z]+|[A-Z]\.) (?:[A-Z]\.? )?(?P<name>(?:Mc|Mac|O')?[A-Z][a-z]+) "
    r"(?P<numeral>II|III|IV)(?P<ending>'s)?(?![\w-])"
)
_ROYAL_TITLES: Final = word_set("King Queen Pope Emperor Empress Tsar Czar Prince Kaiser Sultan Shah Saint ")
_REIGNED: Final = word_set(
    "of was and had died became ruled reigned married succeeded ascended abdicated inherited founded invaded "
    "signed ordered spoke conquered defeated executed crowned granted built issued declared appointed is who "
    "would ruling himself herself never knew sent gave made took refused established dissolved confirmed visited "
    "returned "
)
# Before II, III or IV these are parts of works and things, not families.
_NOT_FAMILIES: Final = word_set(
    "War Wars Bowl Fantasy Trek Auto Souls Kombat Quest Fighter Effect Empires Evil Games Part Act Chapter Book "
    "Volume Type Class Phase Level Title Article Section Division Region Group Stage Mark Tank Falcon Generation "
    "Series Scene Tales Kingdom Hearts Duty Crisis Witcher Gate Nights Scrolls Potter Godfather Rocky Gladiator "
    "Hill Story Man Men Day Dead Returns Jones Trilogy Symphony Concerto Sonata Street World Windows Apple "
    "Macintosh Street Dune Park Vatican Council Convention Amendment Schedule Category Grade Factor Band Zone "
    "Corps Army Legion Unit Site Model "
)


def _read_roman(match: re.Match[str]) -> str:
    before, numeral, ending = match["before"], match["numeral"], match["ending"] or ""
    value = roman_value(numeral.upper())
    if value is None or numeral in ("C", "D", "L", "M"):
        return match[0]
    if before.lower() in known.BEFORE_ROMAN:
        return f"{before} {cardinal(str(value))}{ending}"
    if before in known.REGNAL_NAMES and value < 40:
        if (numeral == "I" and not _stands_alone(match)) or (before, numeral) == ("Malcolm", "X"):
            return match[0]
        return f"{before} the {ordinal(str(value)).capitalize()}{ending}"
    return match[0]


def _read_roman_ordinal(match: re.Match[str]) -> str:
    value = roman_value(match["numeral"])
    return match[0] if value is None else ordinal(str(value))


def _read_nth(match: re.Match[str]) -> str:
    value = roman_value(match["numeral"])
    return match[0] if value is None or match["numeral"] == "IV" else f"{match['the']} {ordinal(str(value))}"


def _stands_alone(match: re.Match[str]) -> bool:
    """`Charles I of Spain` and `Queen Anne I ruled` but not `George I think`: what follows is no verb of a speaker."""
    rest = match.string[match.end() :].lstrip()
    before = match.string[: match.start()].split()
    if re.match(r"\. ?[A-Z]", rest):
        return False  # an initial
    titled = bool(before) and before[-1] in _ROYAL_TITLES
    return titled or not rest or rest[0] in ",.;:!?)(" or rest.split()[0].rstrip(",.") in _REIGNED


def _read_lone_roman(match: re.Match[str]) -> str:
    before = match.string[: match.start()].split()
    value = roman_value(match["numeral"].upper())
    following = match.string[match.end() :].split(maxsplit=1)
    intravenous = match["numeral"] == "IV" and following and following[0].rstrip("s.,;") in ("drip", "fluid", "line")
    if value is None or intravenous or (before and before[-1].lower() in _ARTICLES):
        return match[0]
    return cardinal(str(value))


def _read_pages(match: re.Match[str]) -> str:
    """`pp. iv-xii`: page numbers before the first page of a book."""
    first, last = roman_value(match["first"].upper()), roman_value((match["last"] or "I").upper())
    if first is None or last is None:
        return match[0]
    word = {"p.": "page", "pp.": "pages"}.get(match["word"], match["word"])
    return f"{word} {cardinal(str(first))}" + (f" to {cardinal(str(last))}" if match["last"] else "")


def _read_bracketed(match: re.Match[str]) -> str:
    """`(ii)` of a list, and `(i)`, `(v)`, `(x)` where it begins one or follows the word for it."""
    value = roman_value(match["numeral"].upper())
    before = match.string[: match.start()].split()
    lists = not before or before[-1].lower().rstrip("s") in known.BEFORE_ROMAN or before[-1][-1] in ":;,"
    if value is None or (len(match["numeral"]) == 1 and not lists):
        return match[0]
    return f"({cardinal(str(value))})"


def _read_family(match: re.Match[str]) -> str:
    """`John Smith III`, but not `Street Fighter II`."""
    value = roman_value(match["numeral"])
    names = {match["given"], match["name"]}
    if value is None or names & _NOT_FAMILIES or match["given"] in ("The", "In", "And", "But", "Of"):
        return match[0]
    whole = match[0].removesuffix(match["ending"] or "").removesuffix(match["numeral"])
    return f"{whole}the {ordinal(str(value)).capitalize()}{match['ending'] or ''}"


RULES: Final = (
    Rule(_PAGES, _read_pages),
    Rule(_BRACKETED, _read_bracketed),
    Rule(_ROMAN, _read_roman),
    Rule(_FAMILY, _read_family),
    Rule(_ROMAN_ORDINAL, _read_roman_ordinal),
    Rule(_HEADING_ONE, "one. "),
    Rule(_NTH, _read_nth),
    Rule(_LONE_ROMAN, _read_lone_roman),
)

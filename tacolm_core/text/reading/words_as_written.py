"""Words that are not spoken as written: abbreviations, initials, acronyms, Roman numerals, joined names."""

import re
from functools import lru_cache
from typing import Final

from tacolm_core.text.reading import abbreviations as known
from tacolm_core.text.reading.numbers import cardinal, ordinal, roman_value
from tacolm_core.text.reading.rules import Rule

_TITLE: Final = re.compile(rf"\b({'|'.join(known.TITLES)})\.(?:(?=\s+[A-Z\"'\ue000]|\s+and\b|\s*$)|(?=[A-Z][a-z]))")
_ALWAYS_TITLE: Final = re.compile(r"\b(Mr|Mrs|Ms|Prof|Messrs)\.(?=\s+[a-z])")
_BARE_STREET: Final = re.compile(
    r"(?P<before>\b(?:[A-Z][a-z]+(?:'s)?|\d+(?:st|nd|rd|th))) "
    r"(?:(?P<short>St|Dr)(?=[,;]|$| (?:North|South|East|West))|(?P<sure>Ave|Rd|Blvd|Ln|Pkwy|Hwy)(?![\w.]))"
)
_BARE_TITLE: Final = re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|St|Lt|Sgt|Capt)(?= [A-Z][a-z])")
_ANYWHERE: Final = re.compile(rf"\b({'|'.join(known.ANYWHERE)})\.(?=(?P<rest>\s*\S*))")
_BEFORE_NUMBER: Final = re.compile(rf"\b({'|'.join(known.BEFORE_NUMBERS)})\.\s?(?=\(?\d)")
_PHRASES: Final = tuple((re.compile(rf"(?<![\w.]){pattern}"), words) for pattern, words in known.PHRASES.items())
_STREET: Final = re.compile(
    r"(?P<before>\b(?:[A-Z][a-z]+(?:'s)?|\d+(?:st|nd|rd|th)|Jr\.|[A-Z][A-Za-z]*\d+))\s+(?P<short>St|Dr)\.(?=\s|[,;:!?)]|$)"
)
_STREET_NAMES: Final = {"St": "Street", "Dr": "Drive"} | {
    s: known.ANYWHERE[s] for s in ("Ave", "Rd", "Blvd", "Ln", "Pkwy", "Hwy")
}
_DOTTED_LETTERS: Final = re.compile(
    r"\b(?:[A-Za-z]\.){2,}(?P<last>[A-Za-z]\b)?|\b[BM]\.(?:Sc|Ed|Phil|Eng)\b\.?(?P<degree>)"
)
_INITIAL: Final = re.compile(r"(?<!°)(?<!\b[A-Z] )\b(?P<letter>[A-Z])\.(?=\s?[A-Z])")
_LIST_LETTER: Final = re.compile(r"^([A-H])\. (?=[A-Z][a-z]+ [a-z])")
_ROMAN: Final = re.compile(r"\b(?P<before>[A-Za-z]+)(?P<space>[\s-])(?P<numeral>[IVXLC]+|[ivx]{2,})(?P<ending>'s)?\b")
_ROMAN_ORDINAL: Final = re.compile(r"\b(?P<numeral>[IVX]+)(?:st|nd|rd|th\b|(?=\s+[Cc]entur))")
_LONE_ROMAN: Final = re.compile(
    r"(?<![\w'.-])"
    r"(?P<numeral>^[ivx]{2,4}(?=\. )|II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XVI{0,3}|XIX|XXI{0,3}|XX)(?![\w'-])"
)
_NTH: Final = re.compile(r"\b(?P<the>[Tt]he) (?P<numeral>[IVX]{2,6})(?= [A-Z][a-z])")  # `the XXI Olympic Games`
_HEADING_ONE: Final = re.compile(r"^I\. (?=[A-Z][^.!?]*$)")
_ARTICLES: Final = frozenset(("a", "an", "the"))
_CAPITALS: Final = re.compile(r"(?<![A-Za-z'])[A-Z][A-Z&]*[A-Z](?P<ending>'s|s)?(?![A-Za-z])")
_SHOUTED: Final = re.compile(r"[A-Z]{2,}(?:'[A-Z]+)?")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2,})")
_MIXED_CASE: Final = re.compile(
    r"\b(?!(?:Mc|Mac|Fitz|Van|Von|De|Di|La|Le|O')[A-Z][a-z])[A-Za-z]*[a-z][A-Z][A-Za-z]*\b|\b[A-Z]{2,}[a-z]{2,}\b"
)
_ORGANISATION_VERBS: Final = frozenset(
    ("said", "says", "warned", "announced", "declared", "officials", "chief", "data")
)
_ONSETS: Final = re.compile(
    r"(?:[BCFGPKDTV]?[RL]|[SCTWPGK]?H|[STDG]?W|Q?U|S[CKMNPT]|SC[RL]|S[PT]R|SPL|SHR|THR|SCH|CHR|KN|WR|PS|GN|Y|[BCDFGHJKLMNPRSTVWZ])?[AEIOUY]"
)
_CODA: Final = re.compile(
    r"[AEIOUY](?:[BCDFGHJKLMNPRSTVWXYZ]?|LL|SS|FF|ZZ|TT|NN|[LRNS][DKPT]|[LR][BCFGLMNSV]|[LN]X|N[CGS]|M[BPN]|CK|CT|PT|FT|"
    r"[CGPST]H|[BCDFGKLMNPRTVW]S|RZ|TZ|WN|WL|WK|ST|[LNR][CDGKPST][HST]?|[RLN]CH|[RLN]SH|RST|TCH|GHT|NGS|NDS|NTS|STS|LLS|RES)E?S?$"
)


@lru_cache(maxsize=4)
def is_shouted(text: str) -> bool:
    """Whether most words of a text of some length are in capitals."""
    words = re.findall(r"[A-Za-z]{2,}", text)
    capitals = [word for word in words if word.isupper()]
    return len(words) >= 3 and len(capitals) > 0.7 * len(words)


def _calm(match: re.Match[str]) -> str:
    word = match[0]
    if not is_shouted(match.string) or (word in known.SPELLED_OUT and word not in ("US", "IT", "AM", "PM", "LA")):
        return word
    return word.lower()


def _read_street(match: re.Match[str]) -> str:
    before = match["before"]
    if before in known.NOT_STREET_NAMES:
        return match[0]
    stop = "." if not match.string[match.end() :].strip(" \"')") else ""
    return f"{before} {_STREET_NAMES[match['short']]}{stop}"


def _read_title(match: re.Match[str]) -> str:
    glued = match.string[match.end() : match.end() + 1].isalpha()
    return known.TITLES[match[1]] + (" " if glued else "")


def _read_abbreviation(match: re.Match[str]) -> str:
    word, rest = match[1], match["rest"]
    ends = not rest.strip(" \"')") or (
        word in known.MAY_END_SENTENCE and rest[:1].isspace() and rest.strip()[:1].isupper()
    )
    if word in ("Jr", "Sr") and rest.strip():
        ends = False
    return known.ANYWHERE[word] + ("." if ends else "")


def _read_dotted_letters(match: re.Match[str]) -> str:
    letters = " ".join(match[0].replace(".", "").upper())
    if match["degree"] is not None and match[0].rstrip(".").endswith(("Phil", "Eng", "Ed")):
        letters = f"{match[0][0]} {match[0].rstrip('.')[2:]}"
    ends = match["last"] is None and not match.string[match.end() :].strip(" \"')")
    return letters + ("." if ends else "")


def _read_roman(match: re.Match[str]) -> str:
    before, numeral, ending = match["before"], match["numeral"], match["ending"] or ""
    value = roman_value(numeral.upper())
    if value is None:
        return match[0]
    if before.lower() in known.BEFORE_ROMAN:
        return f"{before} {cardinal(str(value))}{ending}"
    if before in known.REGNAL_NAMES and value < 40:
        if numeral == "I" and not _stands_alone(match):
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
    """`Charles I of Spain` but not `George I think`: what follows is no verb."""
    rest = match.string[match.end() :].lstrip()
    return not rest or rest[0] in ",.;:!?)" or rest.split()[0] in ("of", "was", "and", "had", "died", "became", "ruled")


def _read_lone_roman(match: re.Match[str]) -> str:
    before = match.string[: match.start()].split()
    value = roman_value(match["numeral"].upper())
    following = match.string[match.end() :].split(maxsplit=1)
    intravenous = match["numeral"] == "IV" and following and following[0].rstrip("s.,;") in ("drip", "fluid", "line")
    if value is None or intravenous or (before and before[-1].lower() in _ARTICLES):
        return match[0]
    return cardinal(str(value))


def _read_capitals(match: re.Match[str]) -> str:
    ending = match["ending"] or ""
    word = match[0].removesuffix(ending) if ending else match[0]
    if "&" in word:
        return " and ".join(" ".join(part) if len(part) < 4 else part for part in word.split("&")) + ending
    if word == "WHO" and _names_organisation(match):
        return "W H O" + ("'s" if ending else "")
    if is_read_as_word(word):
        is_name = word in known.ACRONYM_WORDS or match.start() == 0
        return (word.capitalize() if is_name else word.lower()) + ending
    return " ".join(word) + ("'s" if ending else "")


def _names_organisation(match: re.Match[str]) -> bool:
    """`the WHO` and `WHO said` are the World Health Organization, `WHO did it` is not."""
    before, after = match.string[: match.start()].split(), match.string[match.end() :].split()
    return bool((before and before[-1].lower() == "the") or (after and after[0].strip(".,") in _ORGANISATION_VERBS))


def is_read_as_word(word: str) -> bool:
    """Whether a word in capitals is pronounced rather than spelled: known ones by list, others by their shape."""
    if word in known.ACRONYM_WORDS or word in known.SHORT_WORDS:
        return True
    if word in known.SPELLED_OUT or len(word) <= 3:
        return False
    return bool(_ONSETS.match(word)) and bool(_CODA.search(word))


WORDS: Final = (
    Rule(_BEFORE_NUMBER, lambda match: known.BEFORE_NUMBERS[match[1]] + " "),
    *(Rule(pattern, words) for pattern, words in _PHRASES),
    Rule(_LIST_LETTER, r"\1, "),
    Rule(_BARE_STREET, lambda match: f"{match['before']} {_STREET_NAMES[match['short'] or match['sure']]}"),
    Rule(_STREET, _read_street),
    Rule(_ALWAYS_TITLE, _read_title),
    Rule(_TITLE, _read_title),
    Rule(_BARE_TITLE, lambda match: known.TITLES[match[1]]),
    Rule(_ANYWHERE, _read_abbreviation),
    Rule(_ROMAN, _read_roman),
    Rule(_ROMAN_ORDINAL, _read_roman_ordinal),
    Rule(_HEADING_ONE, "one. "),
    Rule(_NTH, _read_nth),
    Rule(_LONE_ROMAN, _read_lone_roman),
    Rule(_DOTTED_LETTERS, _read_dotted_letters),
    Rule(_INITIAL, r"\g<letter>"),
)
CAPITALS: Final = (
    Rule(_SHOUTED, _calm),
    Rule(_MIXED_CASE, lambda match: _CAMEL.sub(" ", match[0])),
    Rule(_CAPITALS, _read_capitals),
)

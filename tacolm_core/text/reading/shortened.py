"""Words written short: titles, streets, `e.g.`, initials, and the words before a number such as `Vol.`."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading import abbreviations as known
from tacolm_core.text.reading.rules import Rule

_TITLE: Final = regex(rf"\b({'|'.join(known.TITLES)})\.(?:(?=\s+[A-Z\"'\ue000]|\s+and\b|\s*$)|(?=[A-Z][a-z]))")
_ALWAYS_TITLE: Final = regex(r"\b(Mr|Mrs|Ms|Prof|Messrs)\.(?=\s+[a-z])")
_BARE_STREET: Final = regex(
    r"(?P<before>\b(?:[A-Z][a-z]+(?:'s)?|\d+(?:st|nd|rd|th))) "
    r"(?:(?P<short>St|Dr)(?=[,;]|$| (?:North|South|East|West))|(?P<sure>Ave|Rd|Blvd|Ln|Pkwy|Hwy)(?![\w.]))"
)
_BARE_TITLE: Final = regex(r"\b(Mr|Mrs|Ms|Dr|Prof|St|Lt|Sgt|Capt)(?= [A-Z][a-z])")
_ANYWHERE: Final = regex(rf"\b({'|'.join(known.ANYWHERE)})\.(?=(?P<rest>\s*\S*))")
_BEFORE_NUMBER: Final = regex(
    rf"\b(?P<word>{'|'.join(sorted(known.BEFORE_NUMBERS, key=len, reverse=True))})\.\s?(?=\(?\d|[A-Z]-?\d)"
)
_BEFORE_NUMERAL: Final = regex(
    rf"\b(?P<word>{'|'.join(sorted(known.BEFORE_NUMERALS, key=len, reverse=True))})\.\s(?={known.NUMERAL})"
)
_MARK: Final = regex(r"\bMk\.? ?(?=[IVX]+\b|\d)")
_SECTIONS: Final = regex(r"§(?P<more> ?§)?\s*")
_PHRASES: Final = tuple((regex(rf"(?<![\w.]){pattern}"), words) for pattern, words in known.PHRASES.items())
_STREET: Final = regex(
    r"(?P<before>\b(?:[A-Z][a-z]+(?:'s)?|\d+(?:st|nd|rd|th)|Jr\.|[A-Z][A-Za-z]*\d+))\s+(?P<short>St|Dr)\.(?=\s|[,;:!?)]|$)"
)
_STREET_NAMES: Final = {"St": "Street", "Dr": "Drive"} | {
    s: known.ANYWHERE[s] for s in ("Ave", "Rd", "Blvd", "Ln", "Pkwy", "Hwy")
}
_DOTTED_LETTERS: Final = regex(r"\b(?:[A-Za-z]\.){2,}(?P<last>[A-Za-z]\b)?|\b[BM]\.(?:Sc|Ed|Phil|Eng)\b\.?(?P<degree>)")
_INITIAL: Final = regex(r"(?<!°)(?<!\b[A-Z] )\b(?P<letter>[A-Z])\.(?=\s?[A-Z])")
_LIST_LETTER: Final = regex(r"^([A-H])\. (?=[A-Z][a-z]+ [a-z])")


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


BEFORE_NUMBERS: Final = (
    Rule(_SECTIONS, lambda match: "sections " if match["more"] else "section "),
    Rule(_BEFORE_NUMBER, lambda match: known.BEFORE_NUMBERS[match["word"]] + " "),
    Rule(_BEFORE_NUMERAL, lambda match: known.BEFORE_NUMERALS[match["word"]] + " "),
    Rule(_MARK, "Mark "),
)
RULES: Final = (
    *(Rule(pattern, words) for pattern, words in _PHRASES),
    Rule(_LIST_LETTER, r"\1, "),
    Rule(_BARE_STREET, lambda match: f"{match['before']} {_STREET_NAMES[match['short'] or match['sure']]}"),
    Rule(_STREET, _read_street),
    Rule(_ALWAYS_TITLE, _read_title),
    Rule(_TITLE, _read_title),
    Rule(_BARE_TITLE, lambda match: known.TITLES[match[1]]),
    Rule(_ANYWHERE, _read_abbreviation),
)
INITIALS: Final = (
    Rule(_DOTTED_LETTERS, _read_dotted_letters),
    Rule(_INITIAL, r"\g<letter>"),
)

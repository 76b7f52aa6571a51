"""References: verses of the Bible, citation numbers, sections of the law."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.numbers import cardinal, pairs
from tacolm_core.text.reading.rules import Rule

_BOOKS: Final = {
    **{"Gen": "Genesis", "Ex": "Exodus", "Exod": "Exodus", "Lev": "Leviticus", "Num": "Numbers"},
    **{"Deut": "Deuteronomy", "Josh": "Joshua", "Judg": "Judges", "Sam": "Samuel", "Kgs": "Kings"},
    **{"Chr": "Chronicles", "Neh": "Nehemiah", "Ps": "Psalm", "Prov": "Proverbs", "Eccl": "Ecclesiastes"},
    **{"Isa": "Isaiah", "Jer": "Jeremiah", "Lam": "Lamentations", "Ezek": "Ezekiel", "Dan": "Daniel"},
    **{"Hos": "Hosea", "Mic": "Micah", "Zech": "Zechariah", "Mal": "Malachi", "Matt": "Matthew", "Mt": "Matthew"},
    **{"Mk": "Mark", "Lk": "Luke", "Jn": "John", "Rom": "Romans", "Cor": "Corinthians", "Gal": "Galatians"},
    **{"Eph": "Ephesians", "Phil": "Philippians", "Col": "Colossians", "Thess": "Thessalonians", "Tim": "Timothy"},
    **{"Heb": "Hebrews", "Jas": "James", "Pet": "Peter", "Rev": "Revelation"},
}
_FULL_NAMES: Final = sorted(
    {*_BOOKS.values(), "Psalms", "Job", "Ruth", "Ezra", "Esther", "Joel", "Amos", "Jonah", "Titus"}
)
BOOK_ABBREVIATIONS: Final = frozenset(_BOOKS)
_VERSE: Final = regex(
    rf"\b(?:(?P<part>[123]|I{{1,3}}) )?(?:(?P<short>{'|'.join(sorted(_BOOKS, key=len, reverse=True))})\b\.?|"
    rf"(?P<book>{'|'.join(_FULL_NAMES)})) (?P<chapter>\d{{1,3}}):(?P<verse>\d{{1,3}})"
    r"(?:\s?[-–]\s?(?P<last>\d{1,3}))?(?![\d:]|\s?[ap]\.?m)"
)
_PARTS: Final = {"1": "First ", "2": "Second ", "3": "Third ", "I": "First ", "II": "Second ", "III": "Third "}
_CITATION: Final = regex(r"(?<=[\w.,;:!?\"')\]])(?:\[(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|note \d+|citation needed)\])+")
_PARAGRAPH: Final = regex(r"(?<![\w.$])(?P<number>\d{3})\((?P<letter>[a-z])\)(?:\((?P<part>\d{1,2})\))?")


def _read_verse(match: re.Match[str]) -> str:
    book = _PARTS.get(match["part"] or "", "") + (match["book"] or _BOOKS[match["short"]])
    last = f" to {cardinal(match['last'])}" if match["last"] else ""
    return f"{book} {cardinal(match['chapter'])} {cardinal(match['verse'])}{last}"


def _read_paragraph(match: re.Match[str]) -> str:
    part = f" {cardinal(match['part'])}" if match["part"] else ""
    return f"{pairs(match['number'])} {match['letter'].upper()}{part}"


RULES: Final = (
    Rule(_CITATION, "", leaves_out=True),
    Rule(_VERSE, _read_verse),
    Rule(_PARAGRAPH, _read_paragraph),
)

"""Long written text to sentences short enough to speak in one go."""

import re
from dataclasses import dataclass
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading import abbreviations as known
from tacolm_core.text.reading.references import BOOK_ABBREVIATIONS
from tacolm_core.text.reading.tables import word_set
from tacolm_core.text.words import INLINE_PRONUNCIATION

LONGEST: Final = 220  # characters, about 15 s of speech
SHORTEST_PIECE: Final = 40  # a cut closer to either end would sound torn

_PARAGRAPH: Final = regex(r"(?<!\s)\s*\n\s*\n\s*|[\u2029\f]+")
_LINE: Final = regex(r"\n")
_LIST_ITEM: Final = regex(
    r"\s*(?:[-*+•–▪◦‣●○■→✓✔]\s+|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s+|\||#{1,6}\s|>\s|\d️?⃣)\S"
)
_ROW_END: Final = regex(r"\|\s*$")
_STOP: Final = regex(
    r"[.!?…]+[\"'”’»)\]]*(?:\[\d{1,3}\])*[⁰¹²³⁴-⁹]*(?=\s|$|[\u2600-\u27bf\U0001f300-\U0001faff])|[。！？]+|\n"
)
_LOOK_AHEAD: Final = 100  # characters that are looked at after a possible end
_SHORT_LINE: Final = 45  # characters; a shorter line before a capital is a heading or a verse, not wrapped text
_TINY_LINE: Final = 25  # characters; three such lines in a row are a list
_CLOSERS: Final = "\"'”’»)]"
_CITATION: Final = regex(r"(?:\[\d{1,3}\])*[⁰¹²³⁴-⁹]*$")
_OPENERS: Final = "\"'“‘«([¿¡-—– "
_NEVER_END: Final = frozenset(
    (
        set(known.TITLES)
        | set(known.BEFORE_NUMBERS)
        | {"e.g", "i.e", "vs", "cf", "approx", "No", "Nos", "Jan", "Feb", "Ref", "ref", "incl"}
    )
    | BOOK_ABBREVIATIONS
    | {"v"}
    | {"Rs", "Mk", "r", "Ps"}
    | {"Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Mr", "ca", "viz"}
) - {"St", "Ft"}
_NUMERAL: Final = regex(known.NUMERAL)
_BEFORE_DIGITS: Final = frozenset((*known.BEFORE_NUMBERS, *BOOK_ABBREVIATIONS, "No", "Nos"))
_IN_ADDRESS: Final = regex(r"(?:[NS][EW]?|[EW])\b(?!')|(?:St|Ave|Dr|Blvd|Rd|Apt|Suite|Ste)\b\.?(?! [A-Z])")
_SHORT_UNITS: Final = frozenset(("lb", "lbs", "oz", "ft", "in", "hr", "hrs", "min", "mins", "sec", "yr", "yrs"))
_LIST_NUMBER: Final = regex(r"[#>*\s-]*\(?(?:\d{1,3}|[A-Za-z]|[ivx]+|[IVX]+)")
_INITIALS: Final = regex(r"(?:^|[\s(\"'“‘])(?:[A-Za-z]\.)+$")
_LAST_WORD: Final = regex(r"[\w.&'’-]+$")
_CUTS: Final = (
    regex(r"[;:—–]\s+|(?<!\s)\s+[-–—]\s+|--"),
    regex(r"[,)\"”]\s+"),
    regex(
        r"(?<!\s)\s+(?=(?:and|but|or|because|which|who|that|when|where|while|although|if|so|as|until|before|after)\s)"
    ),
    regex(r"\s+"),
)


@dataclass(frozen=True)
class Sentence:
    """One piece to speak: `text` is `written[start:end]`, without white space at its ends."""

    text: str
    start: int
    end: int
    is_paragraph_end: bool
    is_cut: bool = False  # the piece ends inside a sentence that was too long

    def cut(self, longest: int) -> "list[Sentence]":
        """Pieces of at most `longest` characters, cut at the best places."""
        spans = _short_spans(self.text, 0, len(self.text), longest)
        last = len(spans) - 1
        return [
            Sentence(
                self.text[first:end],
                self.start + first,
                self.start + end,
                is_paragraph_end=self.is_paragraph_end and i == last,
                is_cut=self.is_cut or i < last,
            )
            for i, (first, end) in enumerate(spans)
        ]


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """Sentences of `text[start:end]` in order, with their places in `text`; blank lines end paragraphs.

    Full stops of abbreviations, initials and decimals do not end a sentence; a line break does when the line before is
    a list item, a heading or ends in punctuation. Sentences over LONGEST characters are cut at the best place.
    """
    end = len(text) if end is None else end
    sentences: list[Sentence] = []
    for first, last in _paragraphs(text, start, end):
        spans = _sentence_spans(text, first, last)
        for i, (a, b) in enumerate(spans):
            whole = Sentence(text[a:b], a, b, is_paragraph_end=i == len(spans) - 1)
            sentences += whole.cut(LONGEST)
    return sentences


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    breaks = [match.span() for match in _PARAGRAPH.finditer(text, start, end)]
    firsts = [start, *(b for _, b in breaks)]
    lasts = [*(a for a, _ in breaks), end]
    return list(zip(firsts, lasts, strict=True))


def _sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    held = [match.span() for match in INLINE_PRONUNCIATION.finditer(text, start, end)]
    spans: list[tuple[int, int]] = []
    first = start
    for match in _STOP.finditer(text, start, end):
        if any(a <= match.start() < b for a, b in held) or not _ends_sentence(text, first, match, end):
            continue
        spans.append((first, match.end()))
        first = match.end()
    spans.append((first, end))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    kept = piece.strip()
    if not kept:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(kept)


def _ends_sentence(text: str, first: int, match: re.Match[str], end: int) -> bool:
    following = text[match.end() : min(end, match.end() + _LOOK_AHEAD)].lstrip(_OPENERS + "\n\t")
    if match[0] == "\n":
        return _line_ends(text, first, match.start(), text[match.end() : min(end, match.end() + _LOOK_AHEAD)])
    stop = _CITATION.sub("", match[0]).rstrip(_CLOSERS)
    if not following or stop != ".":
        return not following or not (
            following[:1].islower() or _is_stutter(text[first : match.start()], following, stop)
        )
    if following[:1].islower() and text[match.end() : match.end() + 1] != "\n":
        return False
    before = text[first : match.start()]
    return not _is_abbreviation(before, following)


def _is_stutter(before: str, following: str, stop: str) -> bool:
    """`I... I don't know`: an ellipsis between two times the same word."""
    word = re.match(r"[\w'’]+", following)
    last = _LAST_WORD.search(before)
    return bool(stop[:1] in ".…" and word and last and word[0].lower() == last[0].lower())


def _is_abbreviation(before: str, following: str) -> bool:
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    last = word[0]
    if _LIST_NUMBER.fullmatch(before.strip()):
        return True
    if last in _NEVER_END or last.rstrip(".") in _NEVER_END:
        if last in known.TITLES and last not in known.BEFORE_NUMERALS:
            return True
        numbered = last in _BEFORE_DIGITS and (following[:1].isdigit() or _NUMERAL.match(following))
        return bool(numbered) or last in known.TITLES or last not in _BEFORE_DIGITS
    if last in ("St", "Ft", "Dr"):
        earlier = before[: -len(last)].split()
        return not (earlier and earlier[-1][:1].isupper() and earlier[-1] not in known.NOT_STREET_NAMES)
    if last in _SHORT_UNITS and re.search(r"\d\s?$", before[: -len(last)]):
        return following[:1].isdigit()
    if last in known.ANYWHERE:
        return last not in known.MAY_END_SENTENCE or not following[:1].isupper() or bool(_IN_ADDRESS.match(following))
    if re.fullmatch(r"[A-Z]", last):
        return _is_initial(last, before[: -len(last)], following)
    if last.lower() in ("a.m", "p.m") and following[:1].isupper():
        return bool(_AFTER_TIME.match(following))
    return bool(re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", last)) and not _starts_new_sentence(following)


def _is_initial(letter: str, earlier: str, following: str) -> bool:
    """`J. K. Rowling` and `by A. Lincoln`, but not `Plan B. Then` or `am I. You`."""
    words = earlier.split()
    if words and words[-1].isdigit():
        return True  # `100 N. Main St.`
    if not words or words[-1].rstrip(".,") in known.TITLES or re.fullmatch(r"(?:[A-Z]\.)+", words[-1]):
        return True
    last = words[-1].lower().strip(_OPENERS + "\"'“‘(")
    if last in _LABELS:
        return False
    if re.match(r"[A-Z]\.(?:\s|[A-Z]\.|$)", following):  # another initial
        return True
    if (letter == "I" and not words[-1][:1].isupper()) or _starts_new_sentence(following):
        return False
    return words[-1][:1].isupper() or last in _BEFORE_NAMES or (last.islower() and last not in ("and", "or", "a", "an"))


_LABELS: Final = word_set(
    "plan vitamin type part class section option grade appendix figure group team point level hepatitis size room "
    "building gate exit step item question answer choice letter block unit terminal platform table category phase "
    "schedule exhibit note drive side key string variable route line zone model version column row series box "
    "factor than got "
)
_BEFORE_NAMES: Final = word_set("by of with and author poet by ")


_STARTERS: Final = frozenset(
    (
        *(
            "The",
            "A",
            "An",
            "He",
            "She",
            "It",
            "They",
            "We",
            "You",
            "I",
            "This",
            "That",
            "These",
            "Those",
            "But",
            "And",
        ),
        *(
            "In",
            "On",
            "At",
            "If",
            "When",
            "Then",
            "There",
            "My",
            "His",
            "Her",
            "Their",
            "Our",
            "After",
            "Before",
            "While",
        ),
        *("Although", "However", "As", "So", "What", "Why", "How", "Who", "Where", "Which", "Both", "Please", "Some"),
        *("All", "No", "Not", "Yes", "Each", "Every", "Many", "Most", "Several", "Once", "Since", "Because", "During"),
        *(
            "Until",
            "Unless",
            "Do",
            "Does",
            "Did",
            "Is",
            "Are",
            "Was",
            "Were",
            "Can",
            "Could",
            "Will",
            "Would",
            "Should",
        ),
        *("Have", "Has", "Had", "Let", "Let's", "Don't", "It's", "I'm", "He's", "She's", "They're", "We're", "You're"),
        *("To", "From", "With", "By", "Or", "Nor", "Yet", "Your", "Its", "Now", "Later", "Today", "Soon", "Meanwhile"),
        *(
            "Also",
            "Thus",
            "Therefore",
            "Still",
            "Instead",
            "Even",
            "Just",
            "Only",
            "Thanks",
            "See",
            "Next",
            "Did",
            "Nobody",
            "Everyone",
        ),
    )
)
_AFTER_TIME: Final = regex(  # what goes on after `5 p.m.` with a capital
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Eastern|Pacific|Central|Mountain|Greenwich|Local|Standard|Daylight)\b|"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)|[A-Z]{2,4}\b"
)


def _starts_new_sentence(following: str) -> bool:
    """After `U.S.` only a word that often begins a sentence says that one ended."""
    word = re.match(r"[A-Za-z']+", following)
    return bool(word and word[0] in _STARTERS) or not following


def _line_ends(text: str, first: int, stop: int, rest: str) -> bool:
    """A line break ends a sentence after punctuation, around list items, and after a short line before a capital."""
    line = text[first:stop].rstrip()
    if not line or (line.endswith((",", ";", "-", "–", "—")) and not _LIST_ITEM.match(rest)):
        return False
    following = rest.lstrip()
    last_line = line.rsplit("\n", 1)[-1]
    if _LIST_ITEM.match(rest) or _LIST_ITEM.match(text[text.rfind("\n", 0, first) + 1 : stop]) or _ROW_END.search(line):
        return True
    begins = following[:1].isupper() or not following[:1].isalpha() or _is_list(text, first, last_line, rest)
    return line[-1] in '.!?:…"”' or (len(last_line) < _SHORT_LINE and begins)


def _is_list(text: str, first: int, last_line: str, rest: str) -> bool:
    """`milk`, `eggs`, `bread` on three lines: what is that short was not wrapped."""
    following, _, third = rest.partition("\n")
    has_third = bool(third[:1].strip()) or text[max(0, first - 1) : first + 1].startswith("\n")
    return has_third and len(last_line) < _TINY_LINE and 0 < len(following) < _TINY_LINE


def _short_spans(text: str, start: int, end: int, longest: int) -> list[tuple[int, int]]:
    """The span, cut into pieces of at most `longest` characters."""
    pieces: list[tuple[int, int]] = []
    held = [match.span() for match in INLINE_PRONUNCIATION.finditer(text, start, end)]
    while end - start > longest:
        cut = _best_cut(text, start, end, longest, held)
        piece, rest = _trim(text, start, cut), _trim(text, cut, end)
        pieces += [piece] if piece else []
        if rest is None:
            return pieces
        start = rest[0]
    return [*pieces, (start, end)]


def _best_cut(text: str, start: int, end: int, longest: int, held: list[tuple[int, int]]) -> int:
    """Where to cut: punctuation before conjunctions before any space, so that pieces come out alike; else in a word."""
    wanted = start + (end - start) // -(-(end - start) // longest)
    low, high = start + min(SHORTEST_PIECE, longest // 2), min(start + longest, end - 1)
    for cut in _CUTS:
        places = [match.end() for match in cut.finditer(text, low, high)]
        places = [place for place in places if not any(a < place < b for a, b in held)]
        if places:
            return min(places, key=lambda place: abs(place - wanted))
    return next((b for a, b in held if a < high < b), high)

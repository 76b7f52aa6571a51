"""Chapters out of books as people have them: plain text, Markdown, EPUB. No Qt; runs as a job."""

import re
from pathlib import Path
from typing import Final

from app.core_words import shown
from app.files import StorageError
from app.projects.epub import read_epub
from app.projects.project import Draft
from app.translation import text as _text
from tacolm_core import TextError, read_text_file

READABLE: Final = (".txt", ".md", ".epub")
LONGEST_CHAPTER: Final = 60_000  # characters; what is longer is cut between paragraphs
_LARGEST: Final = 50_000_000  # bytes
_NUMBER: Final = r"(?:\d+|[IVXLC]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)"
_HEADING: Final = re.compile(
    rf"^[ \t]*((?:chapter|part|book|act|letter)[ \t]+{_NUMBER}\b[^\n]{{0,80}}"
    r"|(?:prologue|epilogue|preface|foreword|introduction|afterword|appendix)\b[^\n]{0,60})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADING_MARK: Final = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_MARKDOWN_HEADING: Final = re.compile(r"^(#{1,2})[ \t]+([^\n]+?)[ \t]*#*[ \t]*$", re.MULTILINE)


def read_book(path: Path) -> list[Draft]:
    """The chapters of a file, none without words.

    Raises:
        StorageError: it cannot be read; the text says why.

    """
    ending = path.suffix.lower()
    if ending == ".epub":
        drafts = read_epub(path)
    else:
        try:
            text = read_text_file(path, _LARGEST)
        except TextError as error:
            raise StorageError(shown(str(error))) from error
        drafts = split_at(text, _MARKDOWN_HEADING if ending == ".md" else _HEADING, path.stem)
    if ending == ".md":
        drafts = [Draft(draft.title, _HEADING_MARK.sub("", draft.text)) for draft in drafts]
    found = [piece for draft in drafts for piece in in_pieces(draft) if draft.text.strip()]
    if not found:
        raise StorageError(_text("“{0}” holds no text.").format(path.name))
    return found


def split_at(text: str, heading: re.Pattern[str], title: str) -> list[Draft]:
    """A draft from each heading to the next; the heading is its title and is read out too."""
    places = [(match.start(), " ".join(match[match.lastindex or 1].split())) for match in heading.finditer(text)]
    if not places:
        return [Draft(title, text)]
    before = text[: places[0][0]]
    found = [Draft(title, before)] if before.strip() else []
    ends = [start for start, _ in places[1:]] + [len(text)]
    for (start, name), end in zip(places, ends, strict=True):
        found.append(Draft(name, text[start:end].strip()))
    return _without_contents(found)


def _without_contents(drafts: list[Draft]) -> list[Draft]:
    """Lines of a table of contents look like headings: what has no words below it belongs to what comes next."""
    found: list[Draft] = []
    for draft in drafts:
        below = draft.text.partition("\n")[2]
        if found and not found[-1].text.partition("\n")[2].strip() and draft.title == found[-1].title:
            found.pop()
        if below.strip() or not any(other.title == draft.title and other is not draft for other in drafts):
            found.append(draft)
    return found


def in_pieces(draft: Draft) -> list[Draft]:
    """The draft, or what it has to be cut into so that each piece can be spoken at once."""
    if len(draft.text) <= LONGEST_CHAPTER:
        return [draft]
    pieces, place = [], 0
    while place < len(draft.text):
        end = _piece_end(draft.text, place)
        pieces.append(draft.text[place:end].strip())
        place = end
    return [Draft(f"{draft.title} ({number})", piece) for number, piece in enumerate(filter(None, pieces), start=1)]


def _piece_end(text: str, start: int) -> int:
    """End of a piece: of a paragraph if there is one in its second half, else of a sentence or a word."""
    limit = start + LONGEST_CHAPTER
    if limit >= len(text):
        return len(text)
    half = start + LONGEST_CHAPTER // 2
    ends = (text.rfind(mark, half, limit) for mark in ("\n\n", "\n", ". ", " "))
    return next((end + 1 for end in ends if end > 0), limit)

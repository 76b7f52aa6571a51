"""A book of any length, the same each time, as text and as shops sell them."""

import random
import zipfile
from pathlib import Path

PROSE = (
    "the lamp harbour keeper wrote every name into old book before breakfast and ships came out of fog while nobody "
    "counted them because wind had gone north again that winter when his brother left"
)
WORDS = PROSE.split()


def chapters_of(num_words: int, num_chapters: int, foreword: int) -> list[list[str]]:
    """Paragraphs of sentences of 5 to 15 words, the same each time; `foreword` words are a chapter of their own."""
    chance = random.Random(1)
    found = []
    for left in [foreword] * bool(foreword) + [num_words // num_chapters] * num_chapters:
        sentences = []
        while left > 0:
            words = chance.choices(WORDS, k=min(left, chance.randint(5, 15)))
            left -= len(words)
            sentences.append(" ".join(words).capitalize() + ".")
        found.append([" ".join(sentences[first : first + 6]) for first in range(0, len(sentences), 6)])
    return found


def write_epub(path: Path, chapters: list[list[str]]) -> Path:
    """A book as shops sell them, a file for each chapter."""
    names = [f"c{number}.xhtml" for number in range(1, len(chapters) + 1)]
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf"/></rootfiles></container>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("book.opf", package)
        for number, (name, paragraphs) in enumerate(zip(names, chapters, strict=True), start=1):
            body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
            archive.writestr(name, f"<html><body><h1>Chapter {number}</h1>{body}</body></html>")
    return path

"""The chapters of an EPUB: a ZIP archive of XHTML files, read with the standard library's own parsers.

Kept packages for EPUB are under the AGPL or bring far more than the reading of text, so that this reads the three
parts of the format that matter: where the package is, in which order its files are read, and their words.
"""

import posixpath
import re
import struct
import zipfile
import zlib
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote
from xml.etree import ElementTree

from app.files import StorageError, explain
from app.projects.project import Draft
from app.translation import text as _text

_LARGEST_FILE: Final = 20_000_000  # bytes of one file in the archive, unpacked
_LARGEST_BOOK: Final = 200_000_000
_BLOCKS: Final = frozenset(
    ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "section", "article", "tr", "dt", "dd"]
)
_HEADINGS: Final = ("h1", "h2", "h3")
_SILENT: Final = frozenset(["script", "style", "head", "nav", "svg", "math", "rt", "rp", "sup"])
_VOID: Final = frozenset(["br", "hr", "img", "meta", "link", "input", "wbr", "col", "area", "base", "source"])
_DAMAGES: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, ElementTree.ParseError),
    *(EOFError, KeyError, LookupError, RuntimeError, ValueError),
)
_MEDIA: Final = ("application/xhtml+xml", "text/html")


def read_epub(path: Path) -> list[Draft]:
    """A draft for each file of the book that has words, in reading order, named after its first heading.

    Raises:
        StorageError: it cannot be read, is locked, or is no EPUB.

    """
    try:
        with zipfile.ZipFile(path) as archive:
            if "META-INF/encryption.xml" in archive.namelist() and _has_locked_text(archive):
                raise StorageError(_text("“{0}” is locked by its publisher and cannot be read.").format(path.name))
            return _drafts(archive, path)
    except OSError as error:
        raise StorageError(explain(error, path)) from error
    except _DAMAGES as error:
        raise StorageError(_text("“{0}” is no EPUB book, or a damaged one.").format(path.name)) from error


def _drafts(archive: zipfile.ZipFile, path: Path) -> list[Draft]:
    found: list[Draft] = []
    total = 0
    for name in _reading_order(archive):
        page = _Page()
        data = _read(archive, name)
        total += len(data)
        if total > _LARGEST_BOOK:
            raise StorageError(_text("“{0}” is too large for a book.").format(path.name))
        page.feed(data.decode("utf-8-sig", "replace"))
        page.close()
        if page.text:
            title = page.title or _text("Part {0}").format(len(found) + 1)
            found.append(Draft(title, page.text))
    return found


def _reading_order(archive: zipfile.ZipFile) -> list[str]:
    """Names of the text files, as the package's spine lists them."""
    container = ElementTree.fromstring(_read(archive, "META-INF/container.xml"))
    roots = [element.attrib["full-path"] for element in container.iter() if _tag(element) == "rootfile"]
    root = roots[0]
    package = ElementTree.fromstring(_read(archive, root))
    files = {
        element.attrib["id"]: element.attrib["href"]
        for element in package.iter()
        if _tag(element) == "item"
        and element.attrib.get("media-type") in _MEDIA
        and "nav" not in element.attrib.get("properties", "").split()
    }
    spine = [element for element in package.iter() if _tag(element) == "itemref"]
    wanted = [element.attrib["idref"] for element in spine if element.attrib.get("linear", "yes") != "no"]
    folder = posixpath.dirname(root)
    return [posixpath.normpath(posixpath.join(folder, unquote(files[key]))) for key in wanted if key in files]


def _has_locked_text(archive: zipfile.ZipFile) -> bool:
    """Fonts alone may be scrambled without harm."""
    locks = _read(archive, "META-INF/encryption.xml").decode("utf-8", "replace")
    return bool(re.search(r"""URI=["'][^"']+\.x?html?["']""", locks))


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        data = stream.read(_LARGEST_FILE + 1)
    if len(data) > _LARGEST_FILE:
        raise ValueError(f"{name} is too large")
    return data


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


class _Page(HTMLParser):
    """The words of a page in paragraphs, and its first heading."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._paragraphs: list[str] = []
        self._words: list[str] = []
        self._silent: list[str] = []  # elements that are open and not read
        self._heading = ""
        self.title = ""

    @property
    def text(self) -> str:
        """Paragraphs with an empty line between them."""
        return "\n\n".join(self._paragraphs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if self._silent or tag in _SILENT:
            if tag not in _VOID:
                self._silent.append(tag)
        elif tag in ("br", "hr"):
            self._words.append("\n" if tag == "br" else "")
        elif tag in _BLOCKS:
            self._end_paragraph()
            if tag in _HEADINGS and not self.title:
                self._heading = tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if not self._silent and tag == "br":
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        elif not self._silent and tag in _BLOCKS:
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self._end_paragraph()

    def _end_paragraph(self) -> None:
        paragraph = " ".join("".join(self._words).split())
        self._words.clear()
        if paragraph:
            self._paragraphs.append(paragraph)
            if self._heading and not self.title:
                self.title = paragraph[:120]
        self._heading = ""

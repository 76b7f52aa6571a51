"""Chapters out of the books people have."""

import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.files import StorageError
from app.projects.books import LONGEST_CHAPTER, read_book

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="b" href="two%20b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="css" href="a.css" media-type="text/css"/></manifest>'
    '<spine><itemref idref="nav"/><itemref idref="a"/><itemref idref="css"/><itemref idref="b"/></spine></package>'
)
ONE = (
    "<html><head><title>no</title><style>p{}</style></head><body><h1>The\n First</h1>"
    "<p>It cost&nbsp;&pound;5<sup>1</sup>,<br/>really.</p><p></p><script>no()</script><p>“Yes”, <i>she</i> "
    "said.</p></body></html>"
)
TWO = "<html><body><div>No heading here &amp; no <b>end"


def write_epub(path: Path, **changed: str) -> Path:
    files = {"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": PACKAGE, "OEBPS/nav.xhtml": "<p>Contents</p>"}
    files |= {"OEBPS/one.xhtml": ONE, "OEBPS/two b.xhtml": TWO, **changed}
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def chapters(path: Path, text: str) -> list[tuple[str, str]]:
    path.write_text(text, encoding="utf-8")
    return [(draft.title, draft.text) for draft in read_book(path)]


def test_a_book_is_read_in_the_order_of_its_spine(tmp_path: Path) -> None:
    drafts = read_book(write_epub(tmp_path / "a.epub"))

    assert [(draft.title, draft.text) for draft in drafts] == [
        ("The First", "The First\n\nIt cost £5, really.\n\n“Yes”, she said."),
        ("Part 2", "No heading here & no end"),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"META-INF/container.xml": "<nonsense"},
        {"OEBPS/book.opf": "<package/>"},
        {"META-INF/container.xml": "<container/>"},
        {"META-INF/encryption.xml": '<e><r URI="OEBPS/one.xhtml"/></e>'},
    ],
)
def test_a_book_that_cannot_be_read_is_told_in_one_sentence(tmp_path: Path, changed: dict[str, str]) -> None:
    with pytest.raises(StorageError, match=r"a\.epub"):
        read_book(write_epub(tmp_path / "a.epub", **changed))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 1200), value=st.binary(min_size=1, max_size=30))
def test_any_damage_is_a_book_or_one_sentence(tmp_path: Path, place: int, value: bytes) -> None:
    path = write_epub(tmp_path / "a.epub")
    data = bytearray(path.read_bytes())
    data[place : place + len(value)] = value
    path.write_bytes(data)

    with suppress(StorageError):
        assert all(draft.text for draft in read_book(path))


def test_a_text_is_cut_at_its_headings(tmp_path: Path) -> None:
    text = "By me\n\nChapter 1\nOne.\n\nCHAPTER II. The sea\nTwo. See chapter 3 there.\n\nEpilogue\nEnd."

    assert chapters(tmp_path / "book.txt", text) == [
        ("book", "By me\n\n"),
        ("Chapter 1", "Chapter 1\nOne."),
        ("CHAPTER II. The sea", "CHAPTER II. The sea\nTwo. See chapter 3 there."),
        ("Epilogue", "Epilogue\nEnd."),
    ]


def test_a_table_of_contents_makes_no_chapters(tmp_path: Path) -> None:
    text = "Chapter 1\nChapter 2\n\nChapter 1\nOne.\nChapter 2\nTwo."

    assert [title for title, _ in chapters(tmp_path / "a.txt", text)] == ["Chapter 1", "Chapter 2"]


def test_markdown_is_cut_at_headings_of_two_levels(tmp_path: Path) -> None:
    found = chapters(tmp_path / "a.md", "# One\nText\n### Deep\nmore\n## Two ##\nEnd")

    assert [title for title, _ in found] == ["One", "Two"]


def test_a_text_without_headings_is_one_chapter(tmp_path: Path) -> None:
    assert chapters(tmp_path / "my story.txt", "Only words.") == [("my story", "Only words.")]


def test_a_chapter_that_is_too_long_is_cut_between_paragraphs(tmp_path: Path) -> None:
    paragraph = "word " * 200 + "end."
    found = chapters(tmp_path / "a.txt", "\n\n".join([paragraph] * 150))

    assert len(found) > 2
    assert all(len(text) <= LONGEST_CHAPTER and text.endswith("end.") for _, text in found)
    assert sum(text.count("end.") for _, text in found) == 150


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.epub"])
def test_a_file_without_words_or_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(StorageError):
        read_book(tmp_path / name)
    (tmp_path / name).write_text(" \n", encoding="utf-8")
    with pytest.raises(StorageError, match="a\\."):
        read_book(tmp_path / name)

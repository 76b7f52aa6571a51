"""A book in three chapters, as a project."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.conftest import StudioUnderTest

BOOK = "Chapter 1\nOne word. Two words.\n\nChapter 2\nThree words here.\n\nChapter 3\nThe end."


def bring_in(studio: StudioUnderTest, folder: Path, text: str) -> None:
    """Let these chapters be those of the project, as if its file had been dropped."""
    (folder / "book.txt").write_text(text, encoding="utf-8")
    studio.app.projects.bring_in(folder / "book.txt")
    studio.settle()


@pytest.fixture
def book(studio: StudioUnderTest, tmp_path: Path) -> Iterator[StudioUnderTest]:
    """A project of three chapters, the first of them on the screen."""
    studio.start()
    studio.add_voice("Ada")
    studio.app.chapters.create(str(tmp_path / "My Book"))
    studio.settle()
    bring_in(studio, tmp_path, BOOK)
    yield studio
    studio.app.playback.stop()
    studio.window.text.set_text("")
    studio.app.projects.flush()
    studio.settle()

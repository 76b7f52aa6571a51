"""Choosing another folder for voices and takes, in the settings dialog."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from app.preferences.folders_page import FoldersPage
from tests.app.conftest import StudioUnderTest


@pytest.fixture
def page(studio: StudioUnderTest) -> Iterator[FoldersPage]:
    studio.start()
    studio.add_voice()
    dialog = studio.app.dialogs.open_preferences(studio.window)
    dialog.tabs.setCurrentWidget(dialog.folders.parentWidget())
    yield dialog.folders
    dialog.close()


def choose(studio: StudioUnderTest, page: FoldersPage, folder: Path) -> None:
    page._on_chosen(str(folder))
    studio.settle()


def test_move_is_announced_and_can_be_taken_back(studio: StudioUnderTest, page: FoldersPage, tmp_path: Path) -> None:
    choose(studio, page, tmp_path)
    said, wish = page.answer.text(), studio.app.settings.current.move_data_to
    page.forget_button.click()

    assert "starts again" in said
    assert wish == str(tmp_path / "TacoLM Studio")
    assert studio.app.settings.current.move_data_to == ""
    assert page.answer.text() == ""
    assert page.restart_button.isHidden()


def test_folder_that_will_not_do_is_explained(studio: StudioUnderTest, page: FoldersPage) -> None:
    choose(studio, page, studio.app.paths.voices / "TacoLM Studio")

    assert "inside" in page.answer.text()
    assert studio.app.settings.current.move_data_to == ""


def test_folder_with_voices_is_used_when_confirmed(studio: StudioUnderTest, page: FoldersPage, tmp_path: Path) -> None:
    (tmp_path / "old" / "voices").mkdir(parents=True)
    (tmp_path / "old" / "voices" / "Bea.voice").write_bytes(b"1")
    choose(studio, page, tmp_path / "old")
    before = studio.app.settings.current.data_folder
    page.findChild(QMessageBox).buttons()[0].click()
    studio.settle()

    assert before == ""
    assert studio.app.settings.current.data_folder == str(tmp_path / "old")
    assert "are used" in page.answer.text()


def test_restart_closes_the_window(studio: StudioUnderTest, page: FoldersPage, tmp_path: Path) -> None:
    asked: list[bool] = []
    studio.app.folders.restart_wanted.connect(lambda: asked.append(True))
    choose(studio, page, tmp_path)

    page.restart_button.click()

    assert asked == [True]

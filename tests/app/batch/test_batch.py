"""Lists of texts in the window."""

from pathlib import Path

import pytest

from app.batch.dialog import BatchDialog
from tests.app.conftest import StudioUnderTest


@pytest.fixture
def dialog(studio: StudioUnderTest, tmp_path: Path) -> BatchDialog:
    studio.start()
    studio.add_voice("Ada")
    (tmp_path / "out").mkdir()
    studio.window.actions_by_key["batch"].trigger()
    found = studio.app.documents.batch
    assert found is not None
    found.folder.setText(str(tmp_path / "out"))
    return found


def listed(dialog: BatchDialog, tmp_path: Path, *rows: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text("text,voice,file\n" + "\n".join(rows), encoding="utf-8")
    dialog.table.setText(str(path))


def test_a_list_is_made_and_gone_on_with(studio: StudioUnderTest, dialog: BatchDialog, tmp_path: Path) -> None:
    listed(dialog, tmp_path, "Hello there.,Ada,a.wav", "Good bye.,nobody,b.wav", "Yes.,,sub/c.flac")
    dialog.start_button.click()
    assert not dialog.table.isEnabled()
    studio.settle()

    assert (tmp_path / "out" / "a.wav").exists()
    assert (tmp_path / "out" / "sub" / "c.flac").exists()
    assert dialog.state.text() == "2 made, 0 there already, 1 failed."
    assert "Line 3: There is no voice “nobody”" in dialog.failures.toPlainText()

    listed(dialog, tmp_path, "Hello there.,Ada,a.wav", "Good bye.,,b.wav")
    dialog.start_button.click()
    studio.settle()

    assert dialog.state.text() == "1 made, 1 there already, 0 failed."
    assert dialog.failures.isHidden()


def test_loudness_and_subtitles_are_chosen_where_the_list_is(
    studio: StudioUnderTest, dialog: BatchDialog, tmp_path: Path
) -> None:
    listed(dialog, tmp_path, "Hello there.,Ada,a.wav")
    before = dialog.word_times.isEnabled()
    dialog.loudness.setCurrentIndex(dialog.loudness.findData(-19))
    dialog.subtitles.setCurrentIndex(dialog.subtitles.findData("srt"))
    after = dialog.word_times.isEnabled()
    dialog.start_button.click()
    studio.settle()

    assert (before, after) == (False, True)
    assert studio.app.settings.current.export_loudness == -19
    assert "Hello there." in (tmp_path / "out" / "a.srt").read_text(encoding="utf-8")


def test_a_list_that_cannot_be_read_is_told(studio: StudioUnderTest, dialog: BatchDialog, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("a,b\n", encoding="utf-8")
    dialog.table.setText(str(tmp_path / "list.csv"))
    dialog.start_button.click()
    studio.settle()

    assert "must name the columns" in dialog.state.text()


def test_it_starts_only_with_a_list_and_a_folder(dialog: BatchDialog, tmp_path: Path) -> None:
    assert not dialog.start_button.isEnabled()
    dialog.table.setText(str(tmp_path / "none.csv"))
    assert not dialog.start_button.isEnabled()
    assert "no such list" in dialog.state.text()


def test_a_list_can_be_stopped(studio: StudioUnderTest, dialog: BatchDialog, tmp_path: Path) -> None:
    listed(dialog, tmp_path, "Hello there.,,a.wav", "Good bye.,,b.wav")
    dialog.start_button.click()
    dialog.start_button.click()
    studio.settle()

    assert "Stopped" in dialog.state.text()
    assert dialog.start_button.text() == "Start"


def test_a_folder_that_is_not_there_is_made(studio: StudioUnderTest, dialog: BatchDialog, tmp_path: Path) -> None:
    listed(dialog, tmp_path, "Hello there.,,a.wav")
    dialog.folder.setText(str(tmp_path / "new" / "sounds"))
    said = dialog.state.text()
    dialog.start_button.click()
    studio.settle()

    assert "will be made" in said
    assert (tmp_path / "new" / "sounds" / "a.wav").exists()
    assert dialog.state.text() == "1 made, 0 there already, 0 failed."


def test_rows_that_failed_are_seen_without_scrolling(
    studio: StudioUnderTest, dialog: BatchDialog, tmp_path: Path
) -> None:
    listed(dialog, tmp_path, "Hello there.,Ada,a.wav", "Good bye.,nobody,b.wav")
    dialog.start_button.click()
    studio.settle()

    place = dialog.failures.mapTo(dialog.area.viewport(), dialog.failures.rect().bottomLeft())
    assert dialog.failures.isVisible()
    assert place.y() <= dialog.area.viewport().height()


def test_what_was_said_of_a_folder_goes_when_it_holds_no_more(dialog: BatchDialog, tmp_path: Path) -> None:
    listed(dialog, tmp_path, "Hello there.,,a.wav")
    (tmp_path / "file").write_text("", encoding="utf-8")
    said = []
    for name in ("not/whole", str(tmp_path / "file"), str(tmp_path / "file" / "below"), str(tmp_path / "out")):
        dialog.folder.setText(name)
        said.append((bool(dialog.state.text()), dialog.start_button.isEnabled()))

    assert said == [(True, False), (True, False), (True, False), (False, True)]

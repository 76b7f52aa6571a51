"""Values from files and fields that no window should fall over: long, odd, or pointing nowhere."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.opening import open_data
from app.paths import AppPaths
from app.settings import SettingsStore
from app.takes.export import BadPattern, ExportRequest, export, file_name, free_path
from app.takes.export_dialog import ExportDialog
from app.takes.history import TakeHistory
from app.voices.collection import file_stem
from tests.app.conftest import StudioUnderTest, flush_events
from tests.app.doubles import ManualExecutor
from tests.app.takes.made import a_take

FAR_TOO_LONG = "/" + "x" * 300  # no system has a folder of that name


@pytest.fixture
def with_take(studio: StudioUnderTest) -> StudioUnderTest:
    studio.start()
    studio.add_voice()
    studio.speak("A take to export.")
    studio.app.workbench.stop()
    return studio


@pytest.fixture
def dialog(with_take: StudioUnderTest, tmp_path: Path) -> ExportDialog:
    with_take.app.presenter.export()
    found = with_take.window.findChild(ExportDialog)
    assert found is not None
    found.fields.folder.setText(str(tmp_path))
    yield found
    found.close()
    flush_events()


@pytest.mark.parametrize("pattern", ["{seed:d}", "{number:03d}", "{text!x}", "{text:{width}}", "{text:999999999999}"])
def test_pattern_with_a_format_of_numbers_is_explained(pattern: str) -> None:
    with pytest.raises(BadPattern):
        file_name(pattern, a_take("Hello."))


@pytest.mark.parametrize("folder", ["", "takes", "~nobody-of-that-name/takes", FAR_TOO_LONG])
def test_folder_that_cannot_be_meant_is_refused(dialog: ExportDialog, folder: str) -> None:
    dialog.fields.folder.setText(folder)

    assert not dialog.export_button.isEnabled()
    assert dialog.preview.text()


def test_take_can_be_exported_though_the_last_folder_cannot_be_asked_for(with_take: StudioUnderTest) -> None:
    with_take.app.settings.update(export_folder=FAR_TOO_LONG)

    assert with_take.app.dialogs.open_export(with_take.app.workbench.take, with_take.window).fields.place == Path.home()


def test_file_that_came_in_between_is_not_overwritten(tmp_path: Path) -> None:
    take = a_take("Hello.")
    request = ExportRequest(free_path(tmp_path, "hello", ".wav"), "wav16")
    (tmp_path / "hello.wav").write_text("somebody else's")

    written = export(take, request)

    assert (tmp_path / "hello.wav").read_text() == "somebody else's"
    assert written.name == "hello (2).wav"
    assert written.exists()


@pytest.mark.parametrize("letter", ["a", "ß", "音", "🦊"])
def test_file_names_are_short_enough_for_every_disk(letter: str) -> None:
    stem = file_stem(letter * 120, longest=120)

    assert 0 < len(stem.encode()) <= 200
    assert set(stem) == {letter}


def test_text_without_latin_letters_is_exported(with_take: StudioUnderTest, tmp_path: Path) -> None:
    take = a_take("音" * 90)
    stem = file_name("{voice} {text} {text} {text}", take)

    written = export(take, ExportRequest(free_path(tmp_path, stem, ".wav"), "wav16"))

    assert written.exists()


def test_data_folder_that_cannot_be_asked_for_is_told(paths: AppPaths) -> None:
    SettingsStore(paths.settings_file).update(data_folder=FAR_TOO_LONG)

    opening = open_data(paths, ManualExecutor())
    assert opening is not None
    opening.end()

    assert "is not there" in opening.notice


@pytest.mark.parametrize(
    "values",
    [
        {"splitters": {"left": 5, "right": None}},
        {"window": "ünlesbar"},
        {"splitters": {"left": "ünlesbar"}},
    ],
)
def test_window_opens_whatever_the_settings_hold(paths: AppPaths, values: dict[str, object], qapp: object) -> None:
    paths.settings_file.write_text(json.dumps({"version": 2, **values}), encoding="utf-8")
    studio = StudioUnderTest(QCoreApplication.instance(), paths)
    studio.start()
    studio.app.dialogs.open_preferences(studio.window).close()
    studio.app.dialogs.open_new_voice(studio.window).close()
    studio.close()


def test_list_of_a_folder_that_cannot_be_made_is_empty(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert TakeHistory(tmp_path / "file" / "takes").list() == []


def test_long_reason_does_not_make_the_window_wider(studio: StudioUnderTest) -> None:
    studio.start()
    before = studio.window.minimumSizeHint().width()
    reason = "There is no voice model in “" + "/a long folder" * 30 + "”."

    studio.window.show_engine(reason, "bad")

    assert studio.window.minimumSizeHint().width() == before
    assert reason in studio.window.engine_label.toolTip()

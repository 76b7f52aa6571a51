"""The voices panel: choose, rename, delete with undo, export, import."""

from pathlib import Path

import numpy as np
import pytest

from tests.app.conftest import StudioUnderTest


@pytest.fixture
def with_voices(studio: StudioUnderTest) -> StudioUnderTest:
    studio.start()
    for name in ("Ada", "Ben"):
        studio.add_voice(name)
    return studio


def names(studio: StudioUnderTest) -> list[str]:
    model = studio.window.voices.model
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def test_new_voice_is_chosen(with_voices: StudioUnderTest) -> None:
    assert with_voices.app.voices.current.name == "Ben"
    assert with_voices.window.voices.list.currentIndex().row() == 1


def test_choice_is_remembered(with_voices: StudioUnderTest) -> None:
    with_voices.window.voices.list.setCurrentIndex(with_voices.window.voices.model.index(0))

    assert with_voices.app.settings.current.voice == with_voices.app.voices.current.key
    assert with_voices.app.voices.current.name == "Ada"


def test_deleted_voice_comes_back_with_undo(with_voices: StudioUnderTest) -> None:
    with_voices.window.voices.delete_button.click()
    with_voices.settle()
    without = names(with_voices)
    with_voices.window.notice._button.click()
    with_voices.settle()

    assert without == ["Ada"]
    assert names(with_voices) == ["Ada", "Ben"]
    assert with_voices.app.voices.current.name == "Ben"


def test_voice_is_renamed_in_its_editor(with_voices: StudioUnderTest) -> None:
    from app.voices.editor import VoiceEditor

    with_voices.window.voices.edit_button.click()
    editor = with_voices.window.findChild(VoiceEditor)
    editor.name.setText("Benjamin")
    editor.note.setPlainText("at home")
    editor._on_save()
    with_voices.settle()

    assert names(with_voices) == ["Ada", "Benjamin"]
    assert with_voices.app.voices.current.voice.note == "at home"


def test_voice_goes_out_and_comes_in_as_one_file(with_voices: StudioUnderTest, tmp_path: Path) -> None:
    target = tmp_path / "Ben.voice"
    with_voices.window.voices._on_export_file(str(target))
    with_voices.settle()
    with_voices.app.voices.delete(with_voices.app.voices.current)
    with_voices.settle()
    with_voices.window.voices._on_import_file(str(target))
    with_voices.settle()

    assert target.exists()
    assert names(with_voices) == ["Ada", "Ben"]
    assert with_voices.app.voices.current.name == "Ben"


def test_voice_that_is_here_already_is_only_chosen(with_voices: StudioUnderTest, tmp_path: Path) -> None:
    target = tmp_path / "Ada.voice"
    with_voices.window.voices.list.setCurrentIndex(with_voices.window.voices.model.index(0))
    with_voices.window.voices._on_export_file(str(target))
    with_voices.settle()
    with_voices.window.voices.list.setCurrentIndex(with_voices.window.voices.model.index(1))
    with_voices.window.voices._on_import_file(str(target))
    with_voices.settle()

    assert names(with_voices) == ["Ada", "Ben"]
    assert with_voices.app.voices.current.name == "Ada"
    assert "here already" in with_voices.window.notice.text


def test_foreign_file_is_refused_in_words(with_voices: StudioUnderTest, tmp_path: Path) -> None:
    path = tmp_path / "x.voice"
    path.write_text("no", encoding="utf-8")

    with_voices.window.voices._on_import_file(str(path))
    with_voices.settle()

    assert "x.voice" in with_voices.window.notice.text


def test_recording_behind_a_voice_is_heard(with_voices: StudioUnderTest) -> None:
    with_voices.window.voices.hear_button.click()
    with_voices.settle()

    assert np.abs(with_voices.sound.play_out()).max() > 0.1


def test_other_instance_sees_the_new_voice_when_it_looks(with_voices: StudioUnderTest) -> None:
    from app.voices.collection import VoiceLibrary

    other = VoiceLibrary(with_voices.app.paths.voices, Path("nowhere"))

    assert [saved.name for saved in other.list()] == ["Ada", "Ben"]


def test_voice_that_is_not_there_does_not_take_away_the_chosen_one(with_voices: StudioUnderTest) -> None:
    with_voices.app.voices.choose("gone.voice")

    assert with_voices.app.voices.current.name == "Ben"


def test_undo_that_fails_leaves_the_chosen_voice(with_voices: StudioUnderTest) -> None:
    with_voices.add_voice("Cleo")
    with_voices.app.voices.delete(with_voices.app.voices.current)
    with_voices.settle()
    with_voices.app.voices.choose(with_voices.app.voices.voices[1].key)
    for path in (with_voices.app.paths.voices / ".trash").iterdir():
        path.unlink()

    with_voices.app.changes.undo()
    with_voices.settle()

    assert with_voices.app.voices.current.name == "Ben"
    assert "not there any more" in with_voices.window.notice.text

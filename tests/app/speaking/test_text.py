"""Texts from files and the user's own pronunciations."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.engine import Engine
from app.jobs import JobRunner
from app.paths import AppPaths
from app.speaking.text_service import TextService
from tacolm_core import load_lexicon
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import ManualExecutor


def test_what_is_no_text_is_said(studio: StudioUnderTest, tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\x89PNG\0\0\0")
    said: list[str] = []
    studio.window.text.complained.connect(said.append)

    for file in (path, tmp_path / "gone.txt"):
        studio.window.text.open_file(file)

    assert "picture.txt is not a text file" in said[0]
    assert "gone.txt cannot be read" in said[1]


def test_opened_file_is_in_the_editor_and_can_be_undone(studio: StudioUnderTest, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Once upon a time.", encoding="utf-8")
    studio.window.text.set_text("before")

    studio.window.text.open_file(path)
    opened = studio.window.text.text
    studio.window.text.editor.undo()

    assert opened == "Once upon a time."
    assert studio.window.text.text == "before"


def test_characters_and_seconds_are_counted(studio: StudioUnderTest) -> None:
    studio.window.text.set_text("x" * 145)

    assert studio.window.text.counts.text == "145 characters · about 10 s"


def test_pronunciation_is_added_kept_and_removed(studio: StudioUnderTest) -> None:
    dialog = studio.app.dialogs.open_lexicon(studio.window)
    dialog.word.setText("TacoLM")
    dialog.phonemes.setText("t ˈɑ k")
    dialog.add_button.click()
    on_disk = load_lexicon(studio.app.paths.lexicon_file)
    dialog.table.selectRow(0)
    dialog.delete_button.click()
    dialog.close()

    assert on_disk["tacolm"] == ("t", "ˈɑ", "k")
    assert len(studio.app.texts.lexicon) == 0


def test_nonsense_pronunciation_is_explained(studio: StudioUnderTest) -> None:
    dialog = studio.app.dialogs.open_lexicon(studio.window)
    dialog.word.setText("word")
    dialog.phonemes.setText("qqq 77")
    dialog.add_button.click()
    shown = bool(dialog.problem.text())
    dialog.close()

    assert shown
    assert len(studio.app.texts.lexicon) == 0


def test_damaged_pronunciations_are_set_aside_and_not_overwritten(qapp: QApplication, paths: AppPaths) -> None:
    paths.lexicon_file.write_text("years of work\n", encoding="utf-8")
    service = TextService(Engine(JobRunner(ManualExecutor())), paths.lexicon_file)
    service.set_word("Ada", "ˈeɪ d ə")

    kept = paths.lexicon_file.with_suffix(".damaged.tsv").read_text(encoding="utf-8")
    assert kept == "years of work\n"


def test_pronunciation_that_could_not_be_kept_is_told(studio: StudioUnderTest) -> None:
    studio.app.paths.lexicon_file.mkdir(parents=True)
    dialog = studio.app.dialogs.open_lexicon(studio.window)
    dialog.word.setText("TacoLM")
    dialog.phonemes.setText("t ˈɑ k")
    dialog.add_button.click()
    told, used = dialog.problem.text(), dict(studio.app.texts.lexicon)
    dialog.close()

    assert "lexicon.tsv" in told
    assert list(used) == ["tacolm"]


def test_a_word_is_said_as_it_is_spelled(studio: StudioUnderTest) -> None:
    studio.start()
    studio.add_voice()
    dialog = studio.app.dialogs.open_lexicon(studio.window)
    QTest.keyClicks(dialog.word, "TacoLM")
    QTest.keyClicks(dialog.spelling, "TACK-oh-el-EM")
    before = dialog.listen_button.isEnabled(), dialog.phonemes.text()
    QTest.qWait(300)
    studio.settle()
    dialog.listen_button.click()
    studio.settle()
    phonemes, heard = dialog.phonemes.text(), studio.sound.play_out()
    QTest.keyClick(dialog.spelling, Qt.Key.Key_Return)
    dialog.close()

    assert before == (False, "")
    assert phonemes == "t ˈæ k oʊ ɛ l ˈɛ m"
    assert heard.any()
    assert studio.app.texts.lexicon["tacolm"] == ("t", "ˈæ", "k", "oʊ", "ɛ", "l", "ˈɛ", "m")


def test_what_is_wrong_is_said_while_it_is_typed(studio: StudioUnderTest) -> None:
    dialog = studio.app.dialogs.open_lexicon(studio.window)
    QTest.keyClicks(dialog.word, "Li")
    QTest.keyClicks(dialog.spelling, "l33")
    QTest.qWait(300)
    studio.settle()
    spelled = dialog.problem.text()
    dialog.phonemes.setText("l ˈi")
    mended = dialog.problem.text()
    dialog.phonemes.setText("l 7")
    wrong = dialog.problem.text()
    dialog.phonemes.setText("l ˈi")
    dialog.listen_button.click()
    without_voice = dialog.problem.text()
    dialog.close()

    assert "letters, hyphens and spaces" in spelled
    assert mended == ""
    assert "'7'" in wrong
    assert "Choose a voice first" in without_voice

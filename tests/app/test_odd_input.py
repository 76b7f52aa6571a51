"""Names and texts that look like something else, files that are too long, and things that cannot be done now."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from app.widgets.two_line import TwoLineDelegate
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import speech_like, write_wav

MARKUP = "<b>Bold</b> & <img src='x'>"


@pytest.fixture
def marked(studio: StudioUnderTest) -> StudioUnderTest:
    """A voice and a take whose words look like HTML."""
    studio.start()
    studio.add_voice(MARKUP)
    studio.speak(f"{MARKUP} is wrong.")
    return studio


def rich(window: QWidget) -> list[str]:
    """Labels that would show the user's words as HTML."""
    formats = {label.text(): label.textFormat() for label in window.findChildren(QLabel) if "<" in label.text()}
    return [text for text, how in formats.items() if how is not Qt.TextFormat.PlainText]


def rich_tips(window: QWidget) -> list[str]:
    return [widget.toolTip() for widget in window.findChildren(QWidget) if "<img" in widget.toolTip()]


def test_markup_stays_words_in_the_window(marked: StudioUnderTest) -> None:
    marked.window.voices.delete_button.click()
    marked.settle()

    assert "<b>" in marked.window.notice.text
    assert rich(marked.window) == []
    assert rich_tips(marked.window) == []


def test_markup_stays_words_in_lists(marked: StudioUnderTest) -> None:
    window = marked.window
    tips = [view.model.index(0).data(Qt.ItemDataRole.ToolTipRole) for view in (window.voices, window.takes)]

    assert [("<img" in tip, "&lt;img" in tip) for tip in tips] == [(False, True)] * 2


@pytest.mark.parametrize("name", ["open_facts", "open_export"])
def test_markup_stays_words_in_dialogs(marked: StudioUnderTest, name: str) -> None:
    dialog = getattr(marked.app.dialogs, name)(marked.app.workbench.take, marked.window)
    found = rich(dialog)
    dialog.close()

    assert found == []


def test_letters_of_another_font_do_not_move_the_lines_of_a_list(studio: StudioUnderTest) -> None:
    """The lower line starts below the upper one whatever letters that has."""
    studio.start()
    tops = []
    for name in ("Ada", "音声 Ada"):
        studio.add_voice(name)
        view = studio.window.voices.list
        row = next(r for r in range(view.model().rowCount()) if view.model().index(r).data() == name)
        assert isinstance(view.itemDelegate(), TwoLineDelegate)
        view.scrollTo(view.model().index(row))
        picture = view.viewport().grab(view.visualRect(view.model().index(row)))
        tops.append(_lowest_ink(picture))

    assert tops[0] == tops[1]


def _lowest_ink(picture: QPixmap) -> int:
    """The lowest row of the lower line's first digit, in pixels."""
    image = picture.toImage()
    width = min(24, image.width())
    back = image.pixelColor(image.width() - 30, image.height() // 2)
    rows = [
        y
        for y in range(image.height() // 2, image.height() - 4)
        if any(abs(image.pixelColor(x, y).lightness() - back.lightness()) > 60 for x in range(10, width))
    ]
    return max(rows)


def test_sentence_after_an_emoji_is_marked_where_it_is(studio: StudioUnderTest) -> None:
    studio.start()
    text = "Look 🎤🎧. Then go on."
    studio.window.text.set_text(text)

    studio.window.text.mark_sentence(text.index("Then"), len(text))

    (mark,) = studio.window.text.editor.extraSelections()
    assert mark.cursor.selectedText() == "Then go on."


def test_name_from_a_file_is_replaced_by_that_of_the_next_file(studio: StudioUnderTest, tmp_path: Path) -> None:
    studio.start()
    first = write_wav(tmp_path / "first.wav", speech_like(3.0, 24_000), 24_000)
    second = write_wav(tmp_path / "second.wav", speech_like(3.0, 24_000), 24_000)
    dialog = studio.app.dialogs.open_new_voice(studio.window)
    names = []
    for path in (first, second):
        dialog.load(path)
        studio.settle()
        names.append(dialog.name.text())
    dialog.name.setText("My own name")
    dialog.load(first)
    studio.settle()
    names.append(dialog.name.text())
    dialog.close()

    assert names == ["first", "second", "My own name"]


def test_voice_keeps_a_name(studio: StudioUnderTest) -> None:
    from app.voices.editor import VoiceEditor

    studio.start()
    studio.add_voice("Ada")
    editor = VoiceEditor(studio.app.voices.current, studio.app.theme, studio.window)
    editor.name.setText("   ")
    without = editor.save_button.isEnabled()
    editor.name.setText("Bea")

    assert (without, editor.save_button.isEnabled()) == (False, True)
    editor.deleteLater()


def test_menus_show_what_cannot_be_done(studio: StudioUnderTest) -> None:
    studio.start()
    actions, menu = studio.window.actions_by_key, studio.window.menus[0]
    keys = ("speak", "star", "compare", "again_alarmed", "delete_voice", "stop")

    menu.aboutToShow.emit()
    at_first = [actions[key].isEnabled() for key in keys]
    menu.aboutToHide.emit()
    closed = [actions[key].isEnabled() for key in keys]
    studio.add_voice()
    studio.speak("Something is wrong.")
    menu.aboutToShow.emit()
    then = [actions[key].isEnabled() for key in keys]
    menu.aboutToHide.emit()

    assert at_first == [False] * 6
    assert closed == [True] * 6  # keys look for themselves
    assert then == [True, True, False, True, True, True]


def test_comparing_without_two_takes_says_how(studio: StudioUnderTest) -> None:
    studio.start()

    studio.window.actions_by_key["compare"].trigger()

    assert "Choose two takes" in studio.window.notice.text


def test_ready_made_voice_says_why_it_stays(studio: StudioUnderTest) -> None:
    studio.start()
    studio.add_voice("Ready")
    voices = studio.app.paths.voices
    (studio.app.paths.data / "ready").mkdir()
    for path in voices.glob("*.voice"):
        path.rename(studio.app.paths.data / "ready" / path.name)
    studio.app.voices.refresh()
    studio.settle()

    for key in ("edit_voice", "delete_voice"):
        studio.window.notice.dismiss()
        studio.window.actions_by_key[key].trigger()
        assert "ready-made voice" in studio.window.notice.text


def test_several_takes_get_the_same_star(studio: StudioUnderTest) -> None:
    studio.start()
    studio.add_voice()
    for text in ("One.", "Two.", "Three."):
        studio.speak(text)
    takes = studio.window.takes
    studio.app.takes.star(studio.app.takes.facts[1].id, starred=True)
    studio.settle()
    takes.list.selectAll()
    takes.toggle_star()
    studio.settle()
    all_starred = [facts.is_starred for facts in studio.app.takes.facts]
    takes.list.selectAll()
    takes.toggle_star()
    studio.settle()

    assert all_starred == [True, True, True]
    assert [facts.is_starred for facts in studio.app.takes.facts] == [False, False, False]


def test_message_boxes_show_plain_words(studio: StudioUnderTest, tmp_path: Path) -> None:
    studio.start()
    dialog = studio.app.dialogs.open_preferences(studio.window)
    folder = tmp_path / "<b>odd</b>"
    (folder / "voices").mkdir(parents=True)
    (folder / "voices" / "x.voice").write_bytes(b"1")
    dialog.folders._on_chosen(str(folder))
    studio.settle()
    box = dialog.findChild(QMessageBox)
    found = box.textFormat()
    box.reject()
    dialog.close()

    assert found is Qt.TextFormat.PlainText

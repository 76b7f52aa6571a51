"""At 200 per cent in a small window: what does not fit can be scrolled to, and nothing lies outside of its panel."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from app.widgets import room
from tests.app.conftest import StudioUnderTest, flush_events


@pytest.fixture
def large(studio: StudioUnderTest) -> StudioUnderTest:
    studio.app.settings.update(text_size=200)
    studio.start()
    studio.add_voice()
    yield studio
    studio.app.settings.update(text_size=100)


def cut_off(parent: QWidget) -> list[str]:
    """Labels that got less height than their words need."""
    labels = [label for label in parent.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
    return [label.text() for label in labels if label.height() < label.heightForWidth(label.width())]


def test_first_steps_can_be_read(large: StudioUnderTest) -> None:
    assert cut_off(large.window.result.empty) == []


def test_fields_of_a_new_voice_lie_inside_their_panel(large: StudioUnderTest) -> None:
    dialog = large.app.dialogs.open_new_voice(large.window)
    dialog.pages.setCurrentIndex(2)
    flush_events()
    bottom = dialog.pages.geometry().bottom()
    room = dialog.pages.parentWidget().height()
    dialog.close()

    assert bottom < room


def test_keys_stand_beside_their_commands(large: StudioUnderTest) -> None:
    dialog = large.app.dialogs.open_shortcuts(large.window.actions_by_key, large.window)
    flush_events()
    bar = dialog.findChild(QScrollArea).horizontalScrollBar()
    hidden = bar.maximum()
    dialog.close()

    assert hidden == 0


def test_words_about_sampling_are_not_cut_at_the_side(large: StudioUnderTest) -> None:
    large.window.resize(1300, 800)
    dialog = large.app.dialogs.open_preferences(large.window)
    dialog.tabs.setCurrentIndex(2)
    flush_events()
    hidden = dialog.sampling.findChild(QScrollArea).horizontalScrollBar().maximum()
    dialog.close()

    assert hidden == 0


def test_buttons_that_matter_are_whole_in_a_narrow_window(large: StudioUnderTest) -> None:
    large.window.resize(1024, 768)
    for text in ("The first sentence.", "Another one."):
        large.speak(text)
    large.window.takes.list.selectAll()
    large.window.takes.compare()
    large.settle()
    flush_events()
    row = large.window.result.comparison
    right = row.end_button.geometry().right()
    row.resize(row.width() * 2 // 3, row.height())
    short = row.first_button.text()
    speak = large.window.text.speak_button
    speak_width, speak_hint = speak.width(), speak.sizeHint().width()
    large.app.settings.update(text_size=100)
    large.window.resize(1500, 800)
    flush_events()

    assert right <= row.width()
    assert "seed" not in short
    assert speak_width >= speak_hint
    assert "seed" in row.first_button.text()


def test_both_columns_of_pronunciations_are_seen(large: StudioUnderTest) -> None:
    dialog = large.app.dialogs.open_lexicon(large.window)
    flush_events()
    header = dialog.table.horizontalHeader()
    widths = [header.sectionSize(column) for column in (0, 1)]
    dialog.close()

    assert min(widths) > 0.4 * sum(widths)


@pytest.mark.parametrize("screen", [1600, 900])
def test_window_grows_with_its_letters_as_far_as_the_screen_goes(
    large: StudioUnderTest, monkeypatch: pytest.MonkeyPatch, screen: int
) -> None:
    monkeypatch.setattr(room, "screen_of", lambda _window: QRect(0, 0, screen, 900))
    large.window.text.set_text("Something to speak.")
    large.app.settings.update(text_size=190)
    flush_events()

    needed = large.window.columns.parentWidget().minimumSizeHint().width()
    assert large.window.minimumWidth() == min(needed, room.room_for(large.window).width())


def test_long_names_do_not_make_the_window_wider(studio: StudioUnderTest) -> None:
    studio.start()
    studio.add_voice("A voice with quite a long name, " * 2 + "in the end")
    for text in ("One sentence.", "Another one."):
        studio.speak(text)
    first, second = (facts.id for facts in studio.app.takes.facts)
    studio.app.workbench.compare(first, second)
    studio.settle()
    needed = studio.window.columns.parentWidget().minimumSizeHint().width()
    studio.app.workbench.stop()

    assert needed <= 1024


def test_what_is_to_be_checked_is_read_to_its_end(large: StudioUnderTest) -> None:
    large.add_voice()
    large.app.settings.update(text_size=200)
    large.window.resize(1024, 700)
    large.speak("Hello there. Nothing was wrong with it, as far as anybody could see.")
    large.app.workbench.stop()
    flush_events()
    label = large.window.result.alarms.label

    assert label.isVisible()
    assert label.height() >= label.heightForWidth(label.width())


def test_words_about_the_speaking_have_a_line_of_their_own_where_buttons_take_the_room(large: StudioUnderTest) -> None:
    text = large.window.text
    text.set_text("Hello there.")
    rows = []
    for width, letters in ((1500, 100), (1024, 200)):
        large.app.settings.update(text_size=letters)
        large.window.resize(width, 700)
        flush_events()
        rows.append(text.counts.geometry().bottom() < text.speak_button.geometry().top())

    assert rows == [False, True]
    assert text.counts.shown == (text.counts.text,)

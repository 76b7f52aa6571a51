"""Names, tags and search: renaming in place, what can be done at an entry, and finding one among many."""

import pytest
from PySide6.QtCore import QDate, QDateTime, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMenu

from app.moment import moment_text
from app.voices.ready import FIRST_CHOICE, described
from app.widgets.search_field import ENOUGH, matches
from app.widgets.two_line import SUBTITLE_ROLE
from tacolm_core import Waveform
from tests.app.conftest import StudioUnderTest, flush_events
from tests.app.doubles import a_voice, speech_like


@pytest.fixture
def ready(studio: StudioUnderTest) -> StudioUnderTest:
    studio.start()
    studio.add_voice()
    studio.speak("One sentence.")
    studio.app.workbench.stop()
    studio.window.activateWindow()
    return studio


def rename_in(studio: StudioUnderTest, view: QListView, name: str) -> None:
    """F2, the name, Return."""
    view.setFocus()
    studio.window.actions_by_key["rename"].trigger()
    field = view.findChild(QLineEdit)
    field.setText(name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    studio.settle()


def test_take_gets_a_name_in_the_list_and_keeps_it(ready: StudioUnderTest) -> None:
    rename_in(ready, ready.window.takes.list, "  My  take ")
    ready.app.takes.refresh()
    ready.settle()
    named = ready.app.takes.facts[0].title
    ready.app.changes.undo()
    ready.settle()

    assert named == "My take"
    assert ready.app.takes.facts[0].title == "One sentence."


def test_voice_gets_a_name_in_the_list(ready: StudioUnderTest) -> None:
    rename_in(ready, ready.window.voices.list, "Bea")

    assert [saved.name for saved in ready.app.voices.voices] == ["Bea"]


def test_name_stays_when_a_sentence_is_spoken_again_that_was_ordered_before(ready: StudioUnderTest) -> None:
    ready.app.workbench.again(0)
    ready.app.takes.rename(ready.app.takes.facts[0].id, "My take")
    ready.settle()
    ready.app.workbench.stop()

    assert ready.app.takes.facts[0].title == "My take"


def test_ready_voice_keeps_its_name(ready: StudioUnderTest) -> None:
    model = ready.window.voices.model
    editable = [bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsEditable) for row in range(model.rowCount())]

    assert editable == [not saved.is_ready_made for saved in ready.app.voices.voices]


def test_entries_offer_what_can_be_done_with_them(ready: StudioUnderTest) -> None:
    seen: list[list[str]] = []
    for view in (ready.window.voices.list, ready.window.takes.list):
        view.customContextMenuRequested.emit(view.visualRect(view.model().index(0, 0)).center())
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.append([action.text() for action in menu.actions()])
        menu.close()
        view.customContextMenuRequested.emit(QPoint(5, view.height() - 2))
    flush_events()

    assert "Rename in the list" in seen[0]
    assert "Delete the voice" in seen[0]
    assert "Delete the take" in seen[1]
    assert "Put its text back into the editor" in seen[1]
    assert "Go on where it stopped" in seen[1]
    assert QApplication.activePopupWidget() is None


def test_recording_behind_a_voice_is_heard_with_one_key(ready: StudioUnderTest) -> None:
    wanted: list[object] = []
    ready.window.voices.hear_wanted.connect(wanted.append)
    ready.window.voices.list.setFocus()
    QTest.keyClick(ready.window.voices.list, Qt.Key.Key_Space)
    ready.settle()

    assert wanted == [ready.app.voices.current]
    ready.app.workbench.stop()


def test_search_comes_with_many_voices(ready: StudioUnderTest) -> None:
    few = ready.window.voices.search.isVisible()
    for number in range(ENOUGH):
        ready.app.voices.add(a_voice(f"Voice {number}"))
    ready.settle()
    many = ready.window.voices.search.isVisible()
    ready.window.voices.search.setText("voice 19")
    found = ready.window.voices.model.rowCount()
    ready.window.voices.search.clear()

    assert (few, many, found) == (False, True, 1)
    assert ready.window.voices.model.rowCount() == ENOUGH + 1


def test_takes_are_found_by_their_tags(ready: StudioUnderTest) -> None:
    ready.speak("Another sentence.")
    ready.app.workbench.stop()
    ready.window.takes.list.setCurrentIndex(ready.window.takes.model.index(0))
    ready.window.takes._on_tags("#draft, chapter2")
    ready.settle()
    ready.app.takes.refresh()
    ready.settle()
    ready.window.takes.model.search("CHAPTER2")
    found = [ready.window.takes.model.index(row).data() for row in range(ready.window.takes.model.rowCount())]
    ready.window.takes.model.search("")
    tags = [tuple(facts.tags) for facts in ready.app.takes.facts]

    assert len(found) == 1
    assert ("draft", "chapter2") in tags


def test_a_person_searches_among_many_takes(ready: StudioUnderTest) -> None:
    for number in range(ENOUGH):
        ready.speak(f"Take number {number}.")
    ready.app.workbench.stop()
    takes, model = ready.window.takes, ready.window.takes.model
    takes.list.setCurrentIndex(model.index(3))
    ready.settle()
    chosen = takes.selected
    takes._on_tags("old")
    ready.settle()
    seen = []
    for words in ("#old", "number 13", "nowhere"):
        takes.search.setText(words)
        seen.append((model.rowCount(), takes.nothing.isVisible()))
    QTest.keyClick(takes.search, Qt.Key.Key_Escape)
    seen.append((model.rowCount(), takes.nothing.isVisible()))
    takes.search.setText("number 13")
    takes.search.setFocus()
    QTest.keyClick(takes.search, Qt.Key.Key_Down)
    ready.settle()

    assert chosen
    assert seen == [(1, False), (1, False), (0, True), (ENOUGH + 1, False)]
    assert takes.list.hasFocus()
    assert ready.app.workbench.take.facts.text == "Take number 13."


def test_a_deleted_take_is_found_again_after_undo_while_searching(ready: StudioUnderTest) -> None:
    for number in range(ENOUGH):
        ready.speak(f"Take number {number}.")
    ready.app.workbench.stop()
    takes = ready.window.takes
    takes.search.setText("number 13")
    takes.list.setCurrentIndex(takes.model.index(0))
    ready.settle()
    takes.delete()
    ready.settle()
    gone = (takes.model.rowCount(), takes.search.isVisible(), takes.nothing.isVisible())
    ready.app.changes.undo()
    ready.settle()

    assert gone == (0, True, True)
    assert takes.model.rowCount() == 1
    takes.search.clear()
    assert takes.model.rowCount() == ENOUGH + 1


def test_no_stars_are_said_so(ready: StudioUnderTest) -> None:
    ready.window.takes.starred_action.setChecked(True)
    told = ready.window.takes.nothing.text()
    ready.window.takes.starred_action.setChecked(False)

    assert told == "No take has a star."
    assert not ready.window.takes.nothing.isVisible()


def test_every_word_has_to_be_found() -> None:
    assert matches("red fox", "A Fox", "in red")
    assert not matches("red fox", "A fox")
    assert matches("", "anything")


@pytest.mark.parametrize(
    ("days", "expected"), [(0, "today 10:15"), (1, "yesterday 10:15"), (30, "30 Oct"), (400, "25 Oct 2025")]
)
def test_times_are_said_as_people_say_them(days: int, expected: str) -> None:
    today = QDate(2026, 11, 29)
    when = QDateTime.fromString("2026-11-29T10:15:00", Qt.DateFormat.ISODate).addDays(-days)

    assert moment_text(when.toSecsSinceEpoch(), today) == expected


def test_first_voice_is_one_without_alarms_and_all_say_who_speaks() -> None:
    from app.resources import resource

    keys = {f"ready:{path.name}" for path in resource("voices").glob("*.voice")}

    assert FIRST_CHOICE in keys
    assert set(described()) == keys


def test_a_variant_gets_a_name_in_the_table(ready: StudioUnderTest) -> None:
    ready.app.workbench.again(0)
    ready.settle()
    ready.app.workbench.stop()
    plots = ready.window.result.plots
    plots.tabs.setCurrentWidget(plots.table)
    plots.table.table.selectRow(0)
    plots.table.table.setFocus()
    ready.window.actions_by_key["rename"].trigger()
    field = plots.table.table.findChild(QLineEdit)
    begun, room = field.text(), field.width() / field.fontMetrics().averageCharWidth()
    field.setText(" the  calm one ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    ready.settle()
    shown = plots.table.table.item(0, 4).text()
    ready.app.takes.open(ready.app.takes.facts[0].id)
    ready.settle()
    kept = ready.app.workbench.take.passages[0].variant.name
    ready.app.changes.undo()
    ready.settle()

    assert begun == ""
    assert room > 20  # letters
    assert shown == "the calm one · 2 of 2"
    assert kept == "the calm one"
    assert ready.app.workbench.take.passages[0].variant.name == ""


def test_voices_are_found_by_their_tags_and_the_tags_come_back_with_an_undo(ready: StudioUnderTest) -> None:
    ready.app.voices.add(ready.fake.make_voice(Waveform(speech_like(4.0), 48_000), name="Bea"))
    ready.settle()
    ready.window.voices._on_tags("warm, #old #")
    model = ready.window.voices.model
    subtitle = model.index(model.row_of(ready.app.voices.current.key)).data(SUBTITLE_ROLE)
    model.search("old warm")
    found = [model.index(row).data() for row in range(model.rowCount())]
    model.search("")
    ready.app.changes.undo()

    assert "#warm #old" in subtitle
    assert found == ["Bea"]
    assert ready.app.voices.tags_of(ready.app.voices.current) == ()

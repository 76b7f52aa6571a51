"""The takes panel: history, stars, comparing, deleting with undo, dragging out."""

from pathlib import Path

import pytest
import soundfile
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.takes.export_dialog import ExportDialog
from app.takes.facts_dialog import FactsDialog
from app.wiring import Outside, Studio
from tests.app.conftest import StudioUnderTest, flush_events
from tests.app.doubles import FakeSound, ManualExecutor


@pytest.fixture
def with_takes(studio: StudioUnderTest) -> StudioUnderTest:
    studio.start()
    studio.add_voice()
    for text in ("The first take.", "The second take, a little longer."):
        studio.speak(text)
    studio.app.workbench.stop()
    return studio


def titles(studio: StudioUnderTest) -> set[str]:
    model = studio.window.takes.model
    return {model.data(model.index(row)) for row in range(model.rowCount())}


def choose(studio: StudioUnderTest, *rows: int) -> None:
    view, model = studio.window.takes.list, studio.window.takes.model
    view.clearSelection()
    for row in rows:
        view.selectionModel().select(model.index(row), QItemSelectionModel.SelectionFlag.Select)


def test_takes_are_listed(with_takes: StudioUnderTest) -> None:
    assert titles(with_takes) == {"The first take.", "The second take, a little longer."}


def test_star_is_set_and_taken_away(with_takes: StudioUnderTest) -> None:
    choose(with_takes, 0)
    with_takes.window.takes.star_button.click()
    starred = [facts.is_starred for facts in with_takes.app.takes.facts]
    with_takes.window.takes.starred_action.setChecked(True)
    listed = with_takes.window.takes.model.rowCount()

    assert starred.count(True) == 1
    assert listed == 1


def test_deleted_take_comes_back_with_undo(with_takes: StudioUnderTest) -> None:
    choose(with_takes, 0)
    with_takes.window.takes.delete_button.click()
    with_takes.settle()
    left = len(titles(with_takes))
    with_takes.window.notice._button.click()
    with_takes.settle()

    assert left == 1
    assert len(titles(with_takes)) == 2


def test_two_takes_are_compared_and_switched(with_takes: StudioUnderTest) -> None:
    choose(with_takes, 0, 1)
    with_takes.window.takes.compare_button.click()
    with_takes.settle()
    result = with_takes.window.result
    first = with_takes.app.workbench.take.facts.id
    result.comparison.second_button.click()
    second = with_takes.app.workbench.take.facts.id
    shown = not result.comparison.isHidden()
    result.comparison.end_button.click()

    assert shown
    assert first != second
    assert result.comparison.isHidden()


def compare(studio: StudioUnderTest) -> None:
    choose(studio, 0, 1)
    studio.window.takes.compare_button.click()
    studio.settle()


def test_compared_takes_are_told_apart_by_voice_and_seed(with_takes: StudioUnderTest) -> None:
    compare(with_takes)
    first = with_takes.app.workbench.take.facts

    assert f"Ada, seed {first.seed}" in with_takes.window.result.comparison.first_button.text()


def test_sentence_made_anew_while_comparing_is_the_one_compared(with_takes: StudioUnderTest) -> None:
    compare(with_takes)
    result, bench = with_takes.window.result, with_takes.app.workbench
    bench.again(0)
    with_takes.settle()
    seed = bench.take.sentences[0].seed
    result.comparison.second_button.click()
    result.comparison.first_button.click()

    assert bench.take.sentences[0].seed == seed


def test_take_chosen_in_the_list_while_comparing_has_its_button_down(with_takes: StudioUnderTest) -> None:
    compare(with_takes)
    second = with_takes.app.comparing.current.second.facts.id
    with_takes.app.takes.open(second)
    with_takes.settle()

    assert with_takes.window.result.comparison.second_button.isChecked()
    assert not with_takes.window.result.comparison.first_button.isChecked()


def test_takes_are_compared_and_switched_by_one_key(with_takes: StudioUnderTest) -> None:
    choose(with_takes, 0, 1)
    action, bench = with_takes.window.actions_by_key["compare"], with_takes.app.workbench
    action.trigger()
    with_takes.settle()
    first = bench.take.facts.id
    action.trigger()
    second = bench.take.facts.id
    bench.stop()

    assert first != second
    assert with_takes.app.comparing.current is not None


def test_plot_is_zoomed_and_moved_by_keys(with_takes: StudioUnderTest, qtbot: QtBot) -> None:
    plot = with_takes.window.result.plots.waveform
    plot.show_all()
    low, high = plot.times
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    zoomed = plot.times
    qtbot.keyClick(plot, Qt.Key.Key_Right)

    assert zoomed[1] - zoomed[0] == pytest.approx((high - low) / 2, rel=0.01)
    assert plot.times[0] > zoomed[0]


def test_deleting_a_compared_take_ends_the_comparison(with_takes: StudioUnderTest) -> None:
    compare(with_takes)
    with_takes.window.takes.delete_button.click()
    with_takes.settle()

    assert with_takes.app.comparing.current is None
    assert with_takes.window.result.comparison.isHidden()
    assert with_takes.app.workbench.take is None


def test_facts_of_a_take_are_shown(with_takes: StudioUnderTest) -> None:
    with_takes.app.settings.update(sampling={"temperature": 0.5})
    with_takes.speak("The third take.")
    with_takes.window.actions_by_key["facts"].trigger()
    dialog = with_takes.window.findChild(FactsDialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.close()
    flush_events()

    assert "temperature 0.5" in words
    assert str(with_takes.app.workbench.take.facts.seed) in words


def test_take_opens_when_it_is_chosen(with_takes: StudioUnderTest) -> None:
    other = next(f for f in with_takes.app.takes.facts if f.id != with_takes.app.workbench.take.facts.id)
    row = with_takes.window.takes.model.row_of(other.id)

    with_takes.window.takes.list.setCurrentIndex(with_takes.window.takes.model.index(row))
    with_takes.settle()

    assert with_takes.app.workbench.take.facts.id == other.id
    assert with_takes.window.result.title.text == other.title


def test_text_of_a_take_goes_back_into_the_editor(with_takes: StudioUnderTest) -> None:
    choose(with_takes, 0)
    expected = with_takes.app.takes.find(with_takes.window.takes.selected[0]).text

    with_takes.window.takes.text_action.trigger()

    assert with_takes.window.text.text == expected


def test_take_is_dragged_out_as_a_sound_file(with_takes: StudioUnderTest) -> None:
    model = with_takes.window.takes.model

    data = model.mimeData([model.index(0)])

    path = Path(data.urls()[0].toLocalFile())
    assert soundfile.info(path).frames > 0
    assert path.name.startswith("Ada - The")


def test_history_is_there_after_a_restart(with_takes: StudioUnderTest, qapp: object) -> None:
    files = ManualExecutor()
    outside = Outside(FakeSound(), with_takes._load, ManualExecutor(), files, with_takes.app.paths.data / "ready")
    again = Studio(qapp, with_takes.app.paths, outside)
    again.takes.refresh()
    files.drain()
    found = {facts.title for facts in again.takes.facts}
    again.close()
    again.window.deleteLater()
    flush_events()

    assert found == titles(with_takes)


def test_export_dialog_refuses_a_folder_that_cannot_be_made(with_takes: StudioUnderTest, tmp_path: Path) -> None:
    dialog: ExportDialog = with_takes.app.dialogs.open_export(with_takes.app.workbench.take, with_takes.window)
    (tmp_path / "file").touch()
    dialog.fields.folder.setText(str(tmp_path / "file" / "below"))
    nowhere = dialog.export_button.isEnabled()
    dialog.fields.folder.setText(str(Path.home()))
    dialog.pattern.setText("{bird}")
    nonsense = dialog.export_button.isEnabled()
    text = dialog.preview.text()
    dialog.close()

    assert not nowhere
    assert not nonsense
    assert "{bird}" in text


def test_spectrogram_is_calculated_when_it_is_looked_at(with_takes: StudioUnderTest) -> None:
    answers: list[float] = []
    with_takes.app.analysis.ready.connect(lambda _picture, seconds, _highest: answers.append(seconds))

    with_takes.window.result.show_spectrogram_tab()
    with_takes.settle()

    assert answers == [with_takes.app.workbench.timeline.seconds]


def test_take_that_stays_after_comparing_is_the_chosen_one(with_takes: StudioUnderTest) -> None:
    in_list = [facts.id for facts in with_takes.app.takes.facts]
    on_screen = with_takes.app.workbench.take.facts.id
    other = next(take_id for take_id in in_list if take_id != on_screen)
    with_takes.app.workbench.compare(other, on_screen)
    with_takes.settle()
    with_takes.window.result.comparison.end_button.click()
    with_takes.settle()
    with_takes.app.workbench.stop()
    stays = with_takes.app.workbench.take.facts.id
    view = with_takes.window.takes.list
    row = view.currentIndex().row()
    view.setCurrentIndex(with_takes.window.takes.model.index(1 - row))
    with_takes.settle()

    assert stays == other
    assert row == in_list.index(other)
    assert with_takes.app.workbench.take.facts.id == on_screen

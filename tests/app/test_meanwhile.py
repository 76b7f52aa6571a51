"""What the user does while something is being spoken: nothing gets lost, nothing comes back, no button lies."""

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from app.files import StorageError
from app.sound.player import PlayerState
from app.speaking.estimate import Progress
from app.speaking.service import SpeakingState
from app.takes import service as takes_service
from app.takes.export_dialog import ExportDialog
from app.trash import Trash
from tests.app.conftest import StudioUnderTest, flush_events
from tests.app.test_speaking import begin

LONG = "This is the first sentence of a text. This is the second one, and it is longer. And this is the third."


@pytest.fixture
def ready(studio: StudioUnderTest) -> StudioUnderTest:
    studio.start()
    studio.add_voice()
    return studio


def id_of(studio: StudioUnderTest, beginning: str) -> str:
    """The take of a text; two may be made within one second, and have any order then."""
    return next(facts.id for facts in studio.app.takes.facts if facts.text.startswith(beginning))


def test_sound_that_plays_on_after_the_last_sentence_can_be_stopped(ready: StudioUnderTest) -> None:
    ready.speak(LONG)
    playing = ready.app.player.state
    stop = ready.window.result.stop_button

    can_be_stopped = stop.isEnabled()
    stop.click()

    assert playing is PlayerState.PLAYING
    assert can_be_stopped
    assert ready.app.player.state is PlayerState.STOPPED
    assert not stop.isEnabled()


def test_take_being_made_is_chosen_in_the_list_as_soon_as_it_is_there(ready: StudioUnderTest) -> None:
    ready.speak("An older text.")
    job = begin(ready)
    job.until("SentenceFinished")
    chosen, current = ready.window.takes.selected, ready.app.workbench.take
    ready.app.speaking.cancel()
    job.give_up()

    assert current is not None
    assert chosen == [current.facts.id]


def test_waiting_for_the_engine_is_told(studio: StudioUnderTest) -> None:
    studio.add_voice()
    studio.window.show()
    studio.app.voices.refresh()
    studio.file_jobs.drain()
    studio.app.preferences.wake_engine()
    studio.window.text.set_text("Hello there.")
    studio.window.text.speak_button.click()
    told = studio.window.notice.text if studio.window.notice.isVisible() else ""
    studio.settle()

    assert "getting ready" in told


def test_two_sentences_spoken_again_are_both_new(ready: StudioUnderTest) -> None:
    ready.speak("One sentence. Two sentences. Three sentences.")
    before = ready.app.workbench.take
    ready.app.workbench.again(0)
    ready.app.workbench.again(2)
    ready.settle()

    after = ready.app.workbench.take
    assert [new.seed != old.seed for new, old in zip(after.sentences, before.sentences, strict=True)] == [
        True,
        False,
        True,
    ]


def test_exact_copy_in_line_is_one_of_the_newest_sentences(ready: StudioUnderTest) -> None:
    ready.speak("One sentence. Two sentences.")
    ready.app.workbench.again(0)
    ready.app.workbench.remake()
    ready.settle()

    assert "every code is the same" in ready.window.notice.text


def test_star_given_while_a_sentence_is_spoken_again_stays(ready: StudioUnderTest) -> None:
    ready.speak("One sentence. Two sentences.")
    take_id = ready.app.workbench.take.facts.id
    ready.app.workbench.again(0)
    ready.app.takes.star(take_id, starred=True)
    ready.settle()

    assert ready.app.takes.find(take_id).is_starred
    ready.app.takes.refresh()
    ready.settle()
    assert ready.app.takes.find(take_id).is_starred


def test_take_deleted_while_it_is_spoken_again_stays_deleted(ready: StudioUnderTest) -> None:
    ready.speak("One sentence. Two sentences.")
    take_id = ready.app.workbench.take.facts.id
    ready.app.workbench.again(0)
    ready.app.takes.delete(take_id)
    ready.settle()
    gone = ready.app.takes.facts == [] and ready.app.workbench.take is None

    ready.app.changes.undo()
    ready.settle()

    assert gone
    assert [facts.id for facts in ready.app.takes.facts] == [take_id]
    assert "could not" not in ready.window.notice.text


def test_take_deleted_while_it_is_made_is_not_made_any_further(ready: StudioUnderTest) -> None:
    job = begin(ready)
    job.until("SentenceFinished")
    ready.file_jobs.drain()
    take_id = ready.app.takes.facts[0].id
    ready.app.takes.delete(take_id)
    job.give_up()
    gone = ready.app.takes.facts == []

    ready.app.changes.undo()
    ready.settle()

    assert gone
    assert ready.app.speaking.state is SpeakingState.IDLE
    assert [facts.id for facts in ready.app.takes.facts] == [take_id]


def test_other_take_stays_on_the_screen_when_a_sentence_has_been_spoken_again(ready: StudioUnderTest) -> None:
    ready.speak("One sentence. Two sentences.")
    ready.speak("Another take. With two more.")
    newest, oldest = id_of(ready, "Another take."), id_of(ready, "One sentence.")
    ready.app.workbench.stop()
    ready.app.workbench.again(0)
    ready.app.takes.open(oldest)
    ready.file_jobs.drain()
    ready.settle()

    table = ready.window.result.plots.table.table
    assert ready.app.workbench.take.facts.id == oldest
    assert ready.app.player.state is PlayerState.STOPPED
    assert [table.item(row, 0).text() for row in range(2)] == ["done", "done"]
    assert newest in [facts.id for facts in ready.app.takes.facts]
    assert "Sentence 1 spoken again" in ready.window.notice.text


def test_rows_of_another_take_are_not_marked(ready: StudioUnderTest) -> None:
    ready.speak("One sentence. Two sentences.")
    ready.speak("Another take. With two more.")
    oldest = id_of(ready, "One sentence.")
    ready.app.workbench.again(0)
    ready.app.workbench.again(1)
    ready.app.takes.open(oldest)
    ready.file_jobs.drain()
    ready.engine_jobs.run_next()
    flush_events()

    table = ready.window.result.plots.table.table
    shown = [table.item(row, 0).text() for row in range(2)]
    ready.settle()
    assert shown == ["done", "done"]


def test_take_from_before_is_back_when_nothing_was_made(ready: StudioUnderTest) -> None:
    ready.speak("One sentence.")
    before = ready.app.workbench.take
    job = begin(ready)
    job.until("FrameDecoded", 3)
    ready.window.text.speak_button.click()
    job.give_up()

    assert ready.app.workbench.take is before
    assert ready.window.result.export_button.isEnabled()


def test_chosen_take_is_exported_while_another_one_is_made(ready: StudioUnderTest) -> None:
    ready.speak("One sentence.")
    job = begin(ready)
    job.until("FrameDecoded", 3)

    ready.window.takes.export_button.click()
    dialog = ready.window.findChild(ExportDialog)
    shown = dialog is not None and dialog._take.facts.text == "One sentence."
    if dialog is not None:
        dialog.close()
    ready.app.speaking.cancel()
    job.give_up()

    assert shown


def test_chosen_takes_stay_chosen_when_another_one_comes(ready: StudioUnderTest) -> None:
    ready.speak("One sentence.")
    ready.speak("Another one.")
    panel = ready.window.takes
    for row in (0, 1):
        panel.list.selectionModel().select(panel.model.index(row), QItemSelectionModel.SelectionFlag.Select)
    chosen = panel.selected
    job = begin(ready)
    job.until("SentenceFinished")
    still = panel.selected
    ready.app.speaking.cancel()
    job.give_up()

    assert len(chosen) == 2
    assert still == chosen


def test_list_read_before_a_take_was_deleted_does_not_bring_it_back(ready: StudioUnderTest) -> None:
    ready.speak("One sentence.")
    take_id = ready.app.takes.facts[0].id
    ready.app.takes.refresh()
    ready.app.takes.delete(take_id)
    ready.file_jobs.run_next()
    flush_events()
    listed = [facts.id for facts in ready.app.takes.facts]
    ready.settle()

    assert listed == []
    assert ready.app.takes.facts == []


def test_playhead_moves_again_after_a_recording_could_not_be_heard(ready: StudioUnderTest) -> None:
    ready.speak("One sentence.")
    ready.app.workbench.stop()
    ready.sound.problem = "No loudspeaker was found."
    ready.window.voices.hear()
    ready.settle()
    ready.sound.problem = ""
    heads: list[object] = []
    ready.app.workbench.playhead.connect(heads.append)

    ready.app.workbench.toggle_play()
    ready.sound.pull(4800)
    ready.app.player._report()
    ready.app.workbench.stop()

    assert any(isinstance(head, float) for head in heads)


def test_spoken_form_of_an_older_text_is_not_shown(ready: StudioUnderTest) -> None:
    ready.window.text.set_text("The old text.")
    ready.window.text.spoken_button.click()
    ready.app.texts._timer.stop()
    ready.app.texts._ask()
    ready.settle()
    old = ready.window.text.spoken.toPlainText()
    ready.window.text.spoken_button.click()
    ready.window.text.set_text("Something new.")

    ready.window.text.spoken_button.click()
    shown = ready.window.text.spoken.toPlainText()
    ready.app.texts._timer.stop()

    assert "old" in old
    assert shown == ""


def test_voice_is_heard_while_a_take_is_made(ready: StudioUnderTest) -> None:
    job = begin(ready)
    job.until("FrameDecoded", 3)
    ready.window.voices.hear_button.click()
    ready.engine_jobs.run_next()
    heard = ready.sound.pull(4_800)
    is_making = ready.app.speaking.state is SpeakingState.SPEAKING
    ready.app.speaking.cancel()
    job.give_up()
    ready.app.workbench.stop()

    assert is_making
    assert np.abs(heard).max() > 0.01


def test_other_take_is_seen_and_heard_while_one_is_made_and_that_one_comes_back(ready: StudioUnderTest) -> None:
    ready.speak("One sentence.")
    ready.app.workbench.stop()
    older = ready.app.workbench.take.facts.id
    job = begin(ready)
    job.until("SentenceFinished", 2)
    ready.settle()
    making = ready.app.workbench.take.facts.id
    ready.app.takes.open(older)
    ready.settle()
    shown = ready.app.workbench.take.facts.id
    ready.app.workbench.toggle_play()
    other = ready.sound.pull(4_800)
    job.until("FrameDecoded", 3)
    ready.app.takes.open(making)
    ready.settle()
    back = ready.app.workbench.take.facts.id
    table = ready.window.result.plots.table.table
    states = [table.item(row, 0).text() for row in range(3)]
    ready.app.workbench.play_sentence(1)
    own = ready.sound.pull(4_800)
    ready.app.speaking.cancel()
    job.give_up()
    ready.app.workbench.stop()

    assert (shown, back) == (older, making)
    assert states == ["done", "done", "speaking…"]
    assert np.abs(other).max() > 0.01
    assert np.abs(own).max() > 0.01


def test_new_take_is_the_only_one_chosen_whatever_key_is_held_down(ready: StudioUnderTest) -> None:
    ready.speak("One sentence.")
    QTest.keyPress(ready.window.text.editor, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    ready.speak("Another one.")
    QTest.keyRelease(ready.window.text.editor, Qt.Key.Key_Control)
    ready.app.workbench.stop()

    assert ready.window.takes.selected == [id_of(ready, "Another one.")]


def test_take_that_could_not_be_deleted_can_be_spoken_again(
    ready: StudioUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_trash: Trash, _name: str) -> None:
        raise StorageError("The disk is read-only.")

    ready.speak("One sentence.")
    before = ready.app.workbench.take
    monkeypatch.setattr(Trash, "throw", refuse)
    ready.app.takes.delete(before.facts.id)
    ready.settle()
    ready.app.takes.refresh()
    ready.settle()
    ready.app.takes.open(before.facts.id)
    ready.settle()
    ready.app.workbench.again(0)
    ready.settle()
    ready.app.workbench.stop()

    assert ready.app.workbench.take.sentences[0].seed != before.sentences[0].seed


def test_how_far_it_is_is_told_for_sentences_and_now_and_then_between(studio: StudioUnderTest) -> None:
    studio.start()
    studio.add_voice()
    told: list[Progress] = []
    studio.app.speaking.progressed.connect(told.append)
    studio.speak("Hello there. This is another sentence, which is a good deal longer than the first.")
    frames = round(told[-1].seconds_made * 75)

    assert [progress.sentence for progress in told][-1] == 1
    assert 4 <= len(told) < frames / 4  # many frames of the stand-in come at once


def test_opened_take_is_laid_out_on_the_files_thread(studio: StudioUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    studio.start()
    studio.add_voice()
    for text in ("Hello there.", "Something else."):
        studio.speak(text)
    laid_out: list[str] = []
    original = takes_service.build
    monkeypatch.setattr(takes_service, "build", lambda *args: laid_out.append("once") or original(*args))
    other = next(facts for facts in studio.app.takes.facts if facts.text == "Hello there.")
    studio.app.takes.open(other.id)
    studio.file_jobs.drain()
    in_the_job = list(laid_out)
    studio.settle()

    assert in_the_job == ["once"]
    assert laid_out == ["once"]
    assert studio.app.workbench.take.facts.text == "Hello there."

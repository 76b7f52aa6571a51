"""From text to take in the window: progress, cancel, errors, the queue, speaking again."""

import numpy as np
import pytest

from app.jobs import Ticket
from app.speaking.service import SpeakingState
from tests.app.conftest import StudioUnderTest, flush_events
from tests.app.doubles import FakeEngine

TEXT = "Hello there. This is the second one. And a third."


@pytest.fixture
def ready(studio: StudioUnderTest) -> StudioUnderTest:
    studio.start()
    studio.add_voice()
    return studio


class Halfway:
    """Runs a speaking job event by event on the main thread."""

    def __init__(self, studio: StudioUnderTest) -> None:
        self._studio = studio
        self._ticket: Ticket = studio.engine_jobs.waiting.pop(0)
        self._events = self._ticket.work()

    def until(self, kind: str, count: int = 1) -> None:
        while count:
            event = next(self._events)
            self._studio.app.engine_runner._on_item(self._ticket.number, event)
            count -= type(event).__name__ == kind
        flush_events()

    def give_up(self) -> None:
        """What the runner does when the stop flag is set."""
        from app.jobs import Stopped

        assert self._ticket.stop.is_set()
        self._events.close()
        self._studio.app.engine_runner._on_done(self._ticket.number, Stopped())
        self._studio.settle()


def begin(studio: StudioUnderTest, text: str = TEXT) -> Halfway:
    studio.window.text.set_text(text)
    studio.window.text.speak_button.click()
    return Halfway(studio)


def test_button_becomes_cancel_while_speaking(ready: StudioUnderTest) -> None:
    job = begin(ready)
    during = ready.window.text.speak_button.text()
    job.until("FrameDecoded", 30)
    ready.window.text.speak_button.click()
    job.give_up()

    assert during == "Cancel"
    assert ready.window.text.speak_button.text() == "Synthesise"


def test_other_buttons_stay_where_they_are_while_speaking(ready: StudioUnderTest) -> None:
    ready.window.text.set_text(TEXT)
    flush_events()
    text = ready.window.text
    places = [text.queue_button.geometry(), text.seed.geometry(), text.editor.height()]
    job = begin(ready)
    flush_events()
    during = [text.queue_button.geometry(), text.seed.geometry(), text.editor.height()]
    ready.app.speaking.cancel()
    job.give_up()

    assert during == places


def test_progress_names_sentence_and_seconds(ready: StudioUnderTest) -> None:
    job = begin(ready)
    job.until("SentenceFinished")
    job.until("FrameDecoded", 8)

    label = ready.window.text.progress_label.text
    ready.app.speaking.cancel()
    job.give_up()

    assert "Sentence 2 of 3" in label
    assert "made" in label


def test_cancel_keeps_finished_sentences(ready: StudioUnderTest) -> None:
    job = begin(ready)
    job.until("SentenceFinished", 2)
    job.until("FrameDecoded", 5)

    ready.window.text.speak_button.click()
    job.give_up()

    take = ready.app.workbench.take
    assert take is not None
    assert len(take.sentences) == 2
    assert not take.facts.is_complete
    assert "Finished sentences, kept as a take: 2" in ready.window.notice.text


def test_finished_sentences_are_on_disk_while_the_rest_is_made(ready: StudioUnderTest) -> None:
    job = begin(ready)
    job.until("SentenceFinished", 2)
    ready.file_jobs.drain()

    on_disk = list(ready.app.paths.takes.glob("*/*.npz"))
    ready.app.speaking.cancel()
    job.give_up()

    assert len(on_disk) == 2


def test_cancel_before_the_first_sentence_leaves_no_take(ready: StudioUnderTest) -> None:
    job = begin(ready)
    job.until("FrameDecoded", 3)

    ready.window.text.speak_button.click()
    job.give_up()

    assert ready.app.takes.facts == []


def test_views_fill_while_speaking(ready: StudioUnderTest) -> None:
    job = begin(ready)
    job.until("FrameDecoded", 20)
    plots = ready.window.result.plots
    plots._redraw_live()
    first_row, others = plots.codes.filled(0), plots.codes.filled(1)
    job.until("LevelsDecoded", 2)
    second_row = plots.codes.filled(1)
    ready.app.speaking.cancel()
    job.give_up()

    assert (first_row, others) == (20, 0)
    assert second_row > 20


def test_sound_starts_before_the_last_sentence(ready: StudioUnderTest) -> None:
    long = " ".join(f"This is sentence number {word} of a long text." for word in ("one", "two", "three", "four"))
    job = begin(ready, long)
    job.until("SentenceFinished", 3)

    heard = ready.sound.pull(24_000)
    ready.app.speaking.cancel()
    job.give_up()

    assert np.abs(heard).max() > 0.01


@pytest.mark.expects_errors
def test_error_is_a_sentence_and_the_program_goes_on(ready: StudioUnderTest) -> None:
    ready.speak("Fine so far. Now explode please.")
    message = ready.window.notice.text
    ready.speak("Everything works again.")

    assert "log file" in message
    assert ready.app.speaking.state is SpeakingState.IDLE
    assert [facts.is_complete for facts in ready.app.takes.facts].count(True) == 1


def test_no_voice_is_told(studio: StudioUnderTest) -> None:
    studio.start()

    studio.speak("Hello.")

    assert "voice" in studio.window.notice.text
    assert studio.engine_jobs.waiting == []


def test_no_text_is_told(ready: StudioUnderTest) -> None:
    ready.speak("  ")

    assert "text" in ready.window.notice.text


def test_queue_speaks_one_text_after_the_other(ready: StudioUnderTest) -> None:
    ready.window.text.set_text("The first text.")
    ready.window.text.speak_button.click()
    ready.window.text.set_text("The second text.")
    ready.window.text.queue_button.click()
    waiting = ready.window.queue_button.text()
    ready.settle()

    assert "1" in waiting
    assert [facts.text for facts in ready.app.takes.facts] == ["The second text.", "The first text."] or {
        facts.text for facts in ready.app.takes.facts
    } == {"The first text.", "The second text."}


def test_text_is_taken_out_of_the_queue(ready: StudioUnderTest) -> None:
    for text in ("The first text.", "The second text."):
        ready.window.text.set_text(text)
        ready.app.workbench.speak(text)
    ready.window.queue_menu.actions()[0].trigger()
    ready.settle()

    assert [facts.text for facts in ready.app.takes.facts] == ["The first text."]


def test_kept_seed_gives_the_same_take(ready: StudioUnderTest) -> None:
    ready.window.text.keep_seed.setChecked(True)
    ready.window.text.seed.setText("4242")
    ready.speak("Hello there.")
    first = ready.app.workbench.take
    ready.speak("Hello there.")
    second = ready.app.workbench.take

    assert first.facts.seed == second.facts.seed == 4242
    np.testing.assert_array_equal(first.sentences[0].codes, second.sentences[0].codes)


def test_alarm_is_shown_and_one_click_speaks_the_sentence_again(ready: StudioUnderTest) -> None:
    ready.speak("All is well. Something is wrong here.")
    bar = ready.window.result.alarms
    shown = not bar.isHidden()
    before = ready.app.workbench.take
    bar.again_button.click()
    ready.settle()
    after = ready.app.workbench.take

    assert shown
    assert "Sentence 2" in bar.label.text()
    assert after.facts.id == before.facts.id
    assert len(after.passages[1].variants) > len(before.passages[1].variants)  # which of them is best is drawn
    np.testing.assert_array_equal(after.sentences[0].codes, before.sentences[0].codes)


def test_rows_have_room_beside_an_alarm_in_a_low_window(ready: StudioUnderTest) -> None:
    result = ready.window.result
    ready.speak("All is well. Something is wrong here. This is another one. And one more. The end.")
    ready.app.workbench.stop()
    seen = []
    for size in ((1024, 700), (1280, 1000)):
        ready.window.resize(*size)
        for show in (result.show_attention, result.show_sentences):
            show()
            flush_events()
            seen.append((result.alarms.isVisible(), result.plots.again_button.isVisible()))
        table = result.plots.table.table
        assert table.viewport().height() >= 3 * table.rowHeight(0)
    assert seen == [(True, False), (False, True), (True, False), (True, False)]

    ready.window.resize(1024, 700)
    flush_events()
    before = ready.app.workbench.take
    result.plots.again_button.click()
    ready.settle()
    after = ready.app.workbench.take
    assert len(after.passages[1].variants) > len(before.passages[1].variants)


def test_speaking_again_can_be_undone(ready: StudioUnderTest) -> None:
    ready.speak("One sentence. Two sentences.")
    before = ready.app.workbench.take
    ready.app.workbench.again(0)
    ready.settle()
    ready.window.notice._button.click()
    ready.settle()

    assert ready.app.workbench.take.sentences[0].seed == before.sentences[0].seed


def test_take_is_made_again_exactly(ready: StudioUnderTest) -> None:
    ready.speak("One sentence. Two sentences.")
    ready.app.workbench.again(1)
    ready.settle()

    ready.app.workbench.remake()
    ready.settle()

    assert "every code is the same" in ready.window.notice.text


def test_whole_take_with_a_new_seed_is_another_take(ready: StudioUnderTest) -> None:
    ready.speak("One sentence.")
    ready.app.workbench.again_all()
    ready.settle()

    assert len(ready.app.takes.facts) == 2
    assert len({facts.seed for facts in ready.app.takes.facts}) == 2


def test_text_may_be_ordered_while_the_engine_is_loading(studio: StudioUnderTest) -> None:
    studio.add_voice()
    studio.window.show()
    studio.app.preferences.wake_engine()
    studio.app.voices.refresh()
    studio.file_jobs.drain()
    studio.window.text.set_text("Hello there.")
    studio.window.text.speak_button.click()
    studio.settle()

    assert len(studio.app.takes.facts) == 1


def test_engine_that_cannot_be_loaded_says_why(studio: StudioUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    from tacolm_core import NoModel

    def refuse(_model: object, _device: str, _threads: int) -> FakeEngine:
        raise NoModel("There is no model here; import one.")

    studio.app.engine._load = refuse
    studio.start()
    studio.add_voice()
    studio.speak("Hello.")

    assert studio.window.engine_label.text == "There is no model here; import one."
    assert studio.window.notice.text == "There is no model here; import one."


def test_spoken_form_is_shown(ready: StudioUnderTest) -> None:
    ready.window.text.set_text("Hello There. Two.")
    ready.window.text.spoken_button.click()
    ready.app.texts._ask()
    ready.settle()

    assert ready.window.text.spoken.toPlainText() == "1.  hello there.\n2.  two."
    ready.app.texts._timer.stop()


def test_clicking_a_word_plays_it(ready: StudioUnderTest) -> None:
    ready.speak("Hello there.")
    ready.app.workbench.stop()
    word = ready.app.workbench.timeline.words[1]

    ready.window.result.plots.lane.word_clicked.emit(1)
    heard = ready.sound.play_out()

    assert len(np.flatnonzero(heard)) / 24_000 == pytest.approx(word.end - word.start, abs=0.1)


def test_sentence_being_heard_is_marked_in_the_text(ready: StudioUnderTest) -> None:
    ready.speak("Hello there. Good bye.")
    ready.app.workbench.stop()

    ready.app.workbench.sentence_played.emit(1)

    selection = ready.window.text.editor.extraSelections()[0]
    assert selection.cursor.selectedText() == "Good bye."

"""Second thoughts in the window: changes of the text, variants, tries, pace; going on; all of it undone again."""

import dataclasses

import numpy as np
import pytest

from app.takes.take import Take
from tacolm_core import LeftOut
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import sentences_of
from tests.app.test_speaking import TEXT, begin


@pytest.fixture
def ready(studio: StudioUnderTest) -> StudioUnderTest:
    studio.start()
    studio.add_voice()
    return studio


def take_of(studio: StudioUnderTest) -> Take:
    take = studio.app.workbench.take
    assert take is not None
    return take


def compared(studio: StudioUnderTest) -> None:
    """The comparison of text and take, without waiting for the pause in typing."""
    studio.app.following._ask()
    studio.settle()


def test_only_what_was_changed_is_spoken_and_the_rest_stays_sample_by_sample(ready: StudioUnderTest) -> None:
    ready.speak(TEXT)
    before = take_of(ready)
    ready.window.text.set_text(TEXT.replace("second", "other") + " A new one.")
    compared(ready)
    assert ready.window.text.changes_button.isVisible()
    assert "changed" in ready.window.text.counts.text

    ready.window.text.changes_button.click()
    ready.settle()

    after = take_of(ready)
    assert after.facts.id == before.facts.id
    assert [one.sentence.written for one in after.passages][1::2] == ["This is the other one.", "A new one."]
    assert after.unspoken == ()
    for old, new in ((0, 0), (2, 2)):
        np.testing.assert_array_equal(before.passages[old].heard.samples, after.passages[new].heard.samples)
    assert not ready.window.text.changes_button.isVisible()

    ready.app.changes.undo()
    ready.settle()
    assert [one.sentence.written for one in take_of(ready).passages] == [
        one.sentence.written for one in before.passages
    ]


def test_cancelled_take_goes_on_where_it_stopped_as_if_it_had_not(ready: StudioUnderTest) -> None:
    ready.speak(TEXT)
    whole = take_of(ready)
    job = begin(ready)
    ready.app.speaking._take = Take(dataclasses.replace(ready.app.speaking._take.facts, seed=whole.facts.seed))
    job.until("SentenceFinished")
    ready.window.text.speak_button.click()
    job.give_up()
    unfinished = take_of(ready)
    assert (unfinished.num_spoken, unfinished.facts.is_complete) == (1, False)

    ready.app.workbench.go_on()
    ready.settle()

    finished = take_of(ready)
    assert finished.facts.is_complete
    assert [one.variant.seed for one in finished.passages] == [one.seed for one in unfinished.passages]
    assert ready.app.takes.find(finished.facts.id).is_complete


def test_sentences_of_another_take_are_not_marked_in_a_text_that_has_none_of_them(ready: StudioUnderTest) -> None:
    ready.speak(TEXT)
    first = take_of(ready).facts.id
    ready.speak("Other words.")
    ready.app.takes.open(first)
    ready.settle()
    ready.app.workbench.play_sentence(0)
    ready.sound.pull(2_400)
    ready.app.player._report()
    marked = ready.window.text._played
    ready.window.text.set_text(TEXT)
    compared(ready)

    assert marked is None
    assert ready.window.text._played == (0, len("Hello there."))
    ready.app.workbench.stop()


def test_unfinished_take_on_the_screen_offers_to_go_on(ready: StudioUnderTest) -> None:
    job = begin(ready)
    job.until("SentenceFinished")
    button = ready.window.result.go_on_button
    while_speaking = button.isVisible()
    ready.window.text.speak_button.click()
    job.give_up()
    offered = button.isVisible()

    button.click()
    ready.settle()

    assert (while_speaking, offered, button.isVisible()) == (False, True, False)
    assert take_of(ready).facts.is_complete


def test_take_that_was_seen_as_a_whole_is_seen_as_a_whole_when_it_has_grown(ready: StudioUnderTest) -> None:
    ready.speak(TEXT)
    plots = ready.window.result.plots
    ready.window.result.show_all()
    ready.window.text.set_text(TEXT + " A new one.")
    compared(ready)
    ready.window.text.changes_button.click()
    ready.settle()
    grown = plots.waveform.times
    plots.show_stretch(0.5, 0.8)
    ready.app.workbench.again(3)
    ready.settle()
    start, end = plots.waveform.times

    assert grown == pytest.approx((0.0, ready.app.workbench.timeline.seconds))
    assert end - start == pytest.approx(0.4)  # it has gone to what is heard


def test_what_was_drawn_while_it_was_made_is_not_drawn_again_at_its_end(
    ready: StudioUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    plots = ready.window.result.plots
    drawn: list[str] = []
    monkeypatch.setattr(plots, "_draw_sentences", lambda *_: drawn.append("again"))
    ready.speak(TEXT)
    take, timeline = take_of(ready), ready.app.workbench.timeline

    assert drawn == []
    assert all("_words" in vars(result) for result in take.sentences)  # found as the sentences came
    np.testing.assert_array_equal(plots.waveform._samples, timeline.samples)
    assert plots.waveform._peaks.loudest == pytest.approx(float(np.abs(timeline.samples).max()))


def test_earlier_variants_are_kept_chosen_and_heard(ready: StudioUnderTest) -> None:
    ready.speak(TEXT)
    first = take_of(ready).passages[1].variant
    for _ in range(3):
        ready.app.workbench.again(1)
        ready.settle()
    assert len(take_of(ready).passages[1].variants) == 4

    ready.app.workbench.stop()
    ready.app.editing.step_variant(1, 1)
    ready.settle()

    assert take_of(ready).passages[1].variant.key == first.key
    assert ready.app.playback.state.name == "PLAYING"
    ready.app.changes.undo()
    ready.settle()
    assert take_of(ready).passages[1].chosen == 3


def test_pace_volume_and_pause_change_what_is_heard_and_nothing_else(ready: StudioUnderTest) -> None:
    ready.speak(TEXT)
    before = take_of(ready)
    ready.app.editing.set_manner(0, "pace", 0.8, False)
    ready.app.editing.set_manner(0, "pause", 1.0, False)
    ready.app.editing.set_manner(0, "volume", -6.0, True)
    ready.settle()

    after = take_of(ready)
    length = len(before.passages[0].heard.samples)
    assert len(after.passages[0].heard.samples) == pytest.approx(length / 0.8, abs=2)
    assert after.passages[0].heard.words()[-1].end == pytest.approx(before.passages[0].heard.words()[-1].end / 0.8)
    assert ready.app.workbench.timeline.sentences[1].start == pytest.approx(length / 0.8 / 24_000 + 1.0, abs=0.001)
    quieter = np.abs(after.passages[2].heard.samples).max() / np.abs(before.passages[2].heard.samples).max()
    assert quieter == pytest.approx(0.501, abs=0.01)
    np.testing.assert_array_equal(after.passages[0].variant.result.samples, before.passages[0].variant.result.samples)


def test_sentences_with_alarms_are_tried_again_and_the_best_is_kept(ready: StudioUnderTest) -> None:
    ready.speak("Something wrong here. A good one.")
    assert take_of(ready).alarmed == (0,)

    ready.app.workbench.again_alarmed()
    ready.settle()

    tried = take_of(ready).passages[0]
    assert len(tried.variants) == 1 + ready.app.settings.current.tries
    assert "up to 3 times" in ready.window.notice.text
    assert "still to check: 1" in ready.window.notice.text


def test_what_cannot_be_said_is_marked_and_listed_once(ready: StudioUnderTest) -> None:
    text = "Hello 你好 there. Again 你好 and on."
    left_out = tuple(LeftOut("你好", start, start + 2) for start in (6, 23))
    spoken = tuple(
        dataclasses.replace(sentence, left_out=(found,))
        for sentence, found in zip(sentences_of(text), left_out, strict=True)
    )
    ready.fake.prepare = lambda _text, _lexicon=None: list(spoken)
    ready.window.text.set_text(text)
    ready.window.text.speak_button.click()
    ready.settle()
    ready.app.workbench.stop()
    marked = {selection.cursor.selectedText() for selection in ready.window.text.editor.extraSelections()}
    counts = ready.window.text.counts.text

    assert marked == {"你好"}
    assert counts.startswith("cannot be said: 你好 ·")
    assert "cannot be said: 你好" in ready.window.notice.text

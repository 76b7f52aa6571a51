"""Speech that goes on from the words of the voice: when it can, what is kept of it, and making it again."""

import numpy as np
import pytest

from app.voices.editor import VoiceEditor
from tests.app.conftest import StudioUnderTest

WORDS = "We met in Zagreb."


@pytest.fixture
def started(studio: StudioUnderTest) -> StudioUnderTest:
    studio.start()
    return studio


@pytest.fixture
def knowing(started: StudioUnderTest) -> StudioUnderTest:
    """A voice with its words, and the box ticked."""
    started.add_voice("Ada", WORDS)
    started.window.voices.continue_box.click()
    return started


def made_again(studio: StudioUnderTest) -> str:
    studio.app.workbench.remake()
    studio.settle()
    return studio.window.notice.text


def test_voice_without_words_cannot_be_gone_on_from_and_says_why(started: StudioUnderTest) -> None:
    started.add_voice("Ada")
    panel = started.window.voices

    assert not panel.continue_box.isEnabled()
    assert not panel.continue_hint.isHidden()
    assert "Type what is said" in panel.continue_hint.text()


def test_ready_made_voice_without_words_says_so(started: StudioUnderTest) -> None:
    folder = started.app.paths.data / "ready"
    folder.mkdir()
    started.add_voice("Ada")
    started.app.voices.current.voice.save(folder / "Joe.voice")
    started.app.voices.refresh()
    started.settle()
    started.app.voices.choose("ready:Joe.voice")

    panel = started.window.voices
    assert panel.continue_hint.isHidden()  # there is nothing to type in
    assert "came without them" in panel.continue_box.toolTip()


def test_words_typed_later_make_it_possible(started: StudioUnderTest) -> None:
    started.add_voice("Ada")
    started.window.voices.edit()
    editor = started.window.findChild(VoiceEditor)
    editor.transcript.setPlainText(WORDS)
    editor._on_save()
    started.settle()

    assert started.window.voices.continue_box.isEnabled()
    assert started.window.voices.continue_hint.isHidden()
    assert WORDS in started.window.voices.continue_box.toolTip()


def test_take_keeps_that_it_goes_on_and_from_what(knowing: StudioUnderTest) -> None:
    knowing.app.texts.set_word("Zagreb", "z ˈɑ ɡ ɹ ɛ b")
    knowing.speak("And then it rained.")
    facts = knowing.app.workbench.take.facts

    assert facts.options["continuation"]
    assert facts.transcript == WORDS
    assert facts.lexicon == {"zagreb": "z ˈɑ ɡ ɹ ɛ b"}


def test_choice_is_remembered_and_has_no_effect_on_a_voice_without_words(knowing: StudioUnderTest) -> None:
    knowing.add_voice("Ben")
    knowing.speak("And then it rained.")
    without = knowing.app.workbench.take.facts
    ticked = knowing.window.voices.continue_box.isChecked()
    knowing.app.voices.choose(knowing.app.voices.voices[0].key)

    assert not without.options["continuation"]
    assert not ticked
    assert knowing.window.voices.continue_box.isChecked()
    assert knowing.app.settings.current.continuation


def test_take_is_made_again_exactly_after_words_and_pronunciations_changed(knowing: StudioUnderTest) -> None:
    knowing.app.texts.set_word("Zagreb", "z ˈɑ ɡ ɹ ɛ b")
    knowing.speak("And then it rained.")
    knowing.window.voices.edit()
    editor = knowing.window.findChild(VoiceEditor)
    editor.transcript.setPlainText("We met in Split.")
    editor._on_save()
    knowing.app.texts.remove_word("Zagreb")
    knowing.settle()

    assert "every code is the same" in made_again(knowing)


def test_take_from_an_earlier_start_is_made_again_exactly(knowing: StudioUnderTest) -> None:
    knowing.speak("And then it rained.")
    take_id = knowing.app.workbench.take.facts.id
    knowing.app.takes.close()
    knowing.app.takes.open(take_id)
    knowing.settle()

    assert "every code is the same" in made_again(knowing)


def test_going_on_changes_what_is_said(knowing: StudioUnderTest) -> None:
    text = knowing.window.text
    text.keep_seed.setChecked(True)
    text.seed.setText("7")
    knowing.speak("And then it rained.")
    going_on = knowing.app.workbench.take.sentences[0].codes
    knowing.window.voices.continue_box.click()
    knowing.speak("And then it rained.")

    assert not np.array_equal(knowing.app.workbench.take.sentences[0].codes, going_on)

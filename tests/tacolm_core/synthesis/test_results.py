import numpy as np
import pytest

from tacolm_core.synthesis.results import TimedWord
from tacolm_core.synthesis.subtitles import subtitles
from tests.tacolm_core.synthesis.spoken import sentence_result, spoken


def test_words_have_the_times_of_their_frames():
    result = sentence_result("a b", [("a", 1, 2), ("b", 2, 4)], [0, 0, 0, 1, 1, 1, 2, 3, 3])

    assert result.words() == [TimedWord("a", 3 / 75, 6 / 75), TimedWord("b", 6 / 75, 9 / 75)]


def test_a_skipped_word_has_no_time():
    result = sentence_result("a b", [("a", 1, 2), ("b", 2, 3)], [0, 1, 1])

    assert [word.text for word in result.words()] == ["a"]


def test_words_of_later_sentences_are_moved_by_what_was_before():
    words = spoken().words()

    assert [word.text for word in words] == ["good", "day", "you", "too"]
    assert [word.start for word in words] == pytest.approx([0.2, 0.6, 1.5, 1.9])
    assert words[-1].end == pytest.approx(2.5)


def test_sentence_times_leave_the_pause_out():
    times = spoken().sentence_times()

    assert np.allclose(times, [(0.0, 1.0), (1.5, 2.5)])


def test_subtitles_of_sentences():
    assert subtitles(spoken()) == (
        "1\n00:00:00,000 --> 00:00:01,000\nGood day.\n\n2\n00:00:01,500 --> 00:00:02,500\nYou, too.\n"
    )


def test_subtitles_of_words():
    cues = subtitles(spoken(), each="word").split("\n\n")

    assert len(cues) == 4
    assert cues[1] == "2\n00:00:00,600 --> 00:00:01,000\nday"


def test_long_sentences_get_several_lines():
    written = "This sentence is a good deal longer\nthan one line of a subtitle should ever be allowed to be."
    speech = spoken()
    object.__setattr__(speech.sentences[0].sentence, "written", written)

    lines = subtitles(speech).split("\n\n")[0].splitlines()[2:]

    assert " ".join(lines) == " ".join(written.split())
    assert max(map(len, lines)) <= 42


def test_nothing_spoken_has_no_subtitles():
    speech = spoken()
    object.__setattr__(speech, "sentences", ())

    assert subtitles(speech) == ""

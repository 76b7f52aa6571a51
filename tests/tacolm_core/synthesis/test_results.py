import numpy as np
import pytest

from tests.tacolm_core.synthesis.spoken import sentence_result, spoken


def test_words_have_the_times_of_their_frames():
    result = sentence_result("a b", [("a", 1, 2), ("b", 2, 4)], [0, 0, 0, 1, 1, 1, 2, 3, 3])

    assert [word.text for word in result.words()] == ["a", "b"]
    assert [word.start for word in result.words()] == pytest.approx([3 / 75, 6 / 75])
    assert [word.end for word in result.words()] == pytest.approx([6 / 75, 9 / 75])


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

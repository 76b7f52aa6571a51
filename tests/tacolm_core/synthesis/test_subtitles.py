"""Subtitles: the written text, all of it, in short lines that end where phrases do."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.errors import OptionsError, TextError
from tacolm_core.synthesis.results import SentenceResult
from tacolm_core.synthesis.subtitles import LONGEST_LINE, subtitle_cues, subtitle_text, write_subtitles
from tacolm_core.text.front_end import prepare_text
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tacolm_core.units import HOP, SAMPLE_RATE

TOKENIZER = PhonemeTokenizer()
FRAMES = 5  # of each token


def spoken(text, *, skipped=()):
    """Each token of a text is spoken for FRAMES frames, but for those of the words skipped."""
    found = []
    for sentence in prepare_text(text, TOKENIZER):
        alignment = np.repeat(np.arange(len(sentence.tokens.ids)), FRAMES).astype(np.int16)
        for word in sentence.tokens.words:
            if word.text in skipped:
                alignment = alignment[(alignment < word.first_token) | (alignment >= word.end_token)]
        samples = np.zeros(len(alignment) * HOP, dtype=np.float32)
        attention = np.zeros((len(alignment), len(sentence.tokens.ids)), dtype=np.float16)
        codes = np.zeros((8, len(alignment)), dtype=np.int16)
        found.append(SentenceResult(sentence, codes, alignment, attention, samples, 1))
    return found


def texts(text, **more):
    return [cue.text for cue in subtitle_cues(spoken(text, **more), SAMPLE_RATE)]


def test_what_is_written_is_shown_and_not_what_is_said():
    assert texts("It was $12.50 for 3 km, Dr. Smith — wasn't it? (No!)") == [
        "It was $12.50 for 3 km,\nDr. Smith — wasn't it?",
        "(No!)",
    ]


def test_breaks_lie_at_ends_of_phrases():
    text = (
        "When the storm had passed, the old fisherman walked down to the harbour and looked for his boat, which "
        "lay on its side between two of the rocks."
    )

    assert texts(text) == [
        "When the storm had passed,\nthe old fisherman walked down",
        "to the harbour and looked for his boat,",
        "which lay on its side\nbetween two of the rocks.",
    ]


def _lines(text):
    return [line for cue in texts(text) for line in cue.splitlines()]


def test_a_word_longer_than_a_line_is_cut():
    address = "https://www.example.org/" + "a" * 90

    assert max(map(len, _lines(f"Look at {address} now."))) <= LONGEST_LINE
    assert address in "".join(_lines(f"Look at {address} now."))


def test_controls_and_pronunciations_are_not_shown():
    assert texts("A [[tomato|t ə m ˈɑ t oʊ]]. [pause 500ms] Yes.") == ["A tomato.", "Yes."]


def test_a_skipped_word_is_shown_all_the_same():
    found = subtitle_cues(spoken("The quick brown fox.", skipped=("brown",)), SAMPLE_RATE)

    assert [cue.text for cue in found] == ["The quick brown fox."]


def test_sentences_start_when_they_are_heard():
    results = spoken("Good day. And you?")
    first, second = subtitle_cues(results, SAMPLE_RATE, start=3600.0)

    length = len(results[0].samples) / SAMPLE_RATE + results[0].sentence.pause_after
    assert first.start == pytest.approx(3600.0 + FRAMES / 75)
    assert second.start == pytest.approx(3600.0 + length + FRAMES / 75, abs=0.01)


def test_a_short_cue_stays_until_it_can_be_read():
    found = subtitle_cues(spoken("No. Go away with you, all of you."), SAMPLE_RATE)

    assert found[0].end == pytest.approx(min(found[0].start + 1.0, found[1].start - 0.04))


def test_both_forms_are_written(tmp_path):
    found = subtitle_cues(spoken("Cut & <go>."), SAMPLE_RATE, start=3661.0)
    write_subtitles(tmp_path / "a.srt", found)
    write_subtitles(tmp_path / "a.vtt", found)

    assert (tmp_path / "a.srt").read_text("utf-8").startswith("1\n01:01:01,067 --> 01:01:0")
    assert (tmp_path / "a.vtt").read_text("utf-8").startswith("WEBVTT\n\n01:01:01.067 --> 01:01:0")
    assert "Cut &amp; &lt;go&gt;." in (tmp_path / "a.vtt").read_text("utf-8")


def test_other_endings_are_refused(tmp_path):
    with pytest.raises(OptionsError, match=r"\.srt or \.vtt"):
        write_subtitles(tmp_path / "a.txt", [])


def test_times_of_words_are_an_option():
    found = subtitle_cues(spoken("It costs $5 now."), SAMPLE_RATE)

    inside = subtitle_text(found, "vtt", word_times=True)
    assert re.sub(r"<[\d:.]+>", "", inside) == subtitle_text(found, "vtt")
    assert len(re.findall(r"<[\d:.]+>", inside)) == 3
    assert subtitle_text(found, "srt", word_times=True).split("\n")[2::4] == ["It", "costs", "$5", "now."]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abc AB.,!?$5%0(1)-—\n'é/:;st th", min_size=1, max_size=200))
def test_nothing_is_lost_and_time_never_goes_back(text):
    try:
        results = spoken(text)
    except TextError:
        return
    found = subtitle_cues(results, SAMPLE_RATE)
    written = "".join(result.sentence.written for result in results)

    assert "".join("".join(cue.text.split()) for cue in found) == "".join(written.split())
    assert all(len(line) <= LONGEST_LINE for cue in found for line in cue.text.splitlines())
    assert all(len(cue.lines) <= 2 and cue.start <= cue.end for cue in found)
    assert all(before.end <= after.start + 1e-6 for before, after in pairwise(found))

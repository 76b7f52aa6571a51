"""Times and lines of subtitles."""

import numpy as np

from app.takes.subtitles import subtitles
from app.takes.timeline import SpokenWord, Timeline

SAMPLES = np.zeros(1, dtype=np.float32)


def timeline(*words: SpokenWord) -> Timeline:
    return Timeline(SAMPLES, 24_000, (), words)


def spoken(text: str, *, start: float = 0.0, each: float = 0.3, sentence: int = 0) -> list[SpokenWord]:
    """Every word of a text takes `each` seconds."""
    return [
        SpokenWord(word, start + each * number, start + each * (number + 1), sentence)
        for number, word in enumerate(text.split())
    ]


def test_sentences_have_cues_of_their_own() -> None:
    words = [*spoken("good day"), *spoken("you too", start=3661.5, sentence=1)]

    assert subtitles(timeline(*words)) == (
        "1\n00:00:00,000 --> 00:00:00,600\ngood day\n\n2\n01:01:01,500 --> 01:01:02,100\nyou too\n"
    )


def test_long_sentences_become_cues_of_two_short_lines() -> None:
    text = "this sentence is a good deal longer than one line of a subtitle should ever be allowed to be here or there"

    cues = subtitles(timeline(*spoken(text, each=0.1))).split("\n\n")
    lines = [cue.strip().splitlines()[2:] for cue in cues]

    assert " ".join(line for cue in lines for line in cue) == text
    assert max(len(cue) for cue in lines) == 2
    assert max(len(line) for cue in lines for line in cue) <= 44


def test_no_cue_stays_longer_than_six_seconds() -> None:
    cues = subtitles(timeline(*spoken("one two three four five", each=2.5))).split("\n\n")

    assert [cue.strip().splitlines()[2] for cue in cues] == ["one two", "three four", "five"]


def test_nothing_spoken_has_no_subtitles() -> None:
    assert subtitles(timeline()) == ""

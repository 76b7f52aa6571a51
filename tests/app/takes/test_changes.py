"""Text and take beside each other."""

import dataclasses

import numpy as np

from app.takes.changes import compare, revised
from app.takes.manner import Manner
from app.takes.passage import VoiceMark
from tests.app.doubles import sentences_of
from tests.app.takes.made import a_take

TEXT = "The first one. The second one. The third one."


def told(text: str) -> tuple[list[int], list[str], int]:
    found = compare(a_take(TEXT).passages, TEXT, text)
    return sorted(found.kept), [text[slice(*span)] for span in found.changed], found.num_gone


def test_same_text_has_no_changes() -> None:
    assert told(TEXT) == ([0, 1, 2], [], 0)
    assert told(TEXT.replace(". ", ".\n\n")) == ([0, 1, 2], [], 0)


def test_sentences_are_counted_and_not_stretches() -> None:
    """Three that follow one another are three; a changed word in a sentence of its own is one."""

    def counted(text: str) -> tuple[int, int]:
        found = compare(a_take(TEXT).passages, TEXT, text)
        return found.num_unsaid, found.num_gone

    assert counted(TEXT) == (0, 0)
    assert counted("The first other. The second other. The third one.") == (2, 2)
    assert counted("The first one. The second one. A new one. Another! And a third. The third one.") == (3, 0)
    assert counted("The first, a new one. The third one.") == (1, 2)


def test_changed_new_and_removed_sentences_are_told() -> None:
    assert told(TEXT.replace("second", "other")) == (
        [0, 2],
        ["The other one."],
        1,
    )
    assert told(TEXT + " A fourth.") == ([0, 1, 2], ["A fourth."], 0)
    assert told("The first one. The third one.") == ([0, 2], [], 1)


def test_another_text_has_nothing_of_the_take() -> None:
    found = compare(a_take(TEXT).passages, TEXT, "Something else altogether")

    assert not found.is_related


def test_kept_sentences_know_where_they_stand_now() -> None:
    text = "Before it all. " + TEXT
    found = compare(a_take(TEXT).passages, TEXT, text)

    assert [text[slice(*found.kept[index])] for index in range(3)] == [
        "The first one.",
        "The second one.",
        "The third one.",
    ]


def test_revision_keeps_the_sound_of_what_stayed_and_leaves_the_rest_to_be_spoken() -> None:
    take = a_take(TEXT)
    slower = take.changed(take.passages[1].id, lambda one: dataclasses.replace(one, manner=Manner(pause=1.5)))
    text = "The first one. A changed one. The third one. A new one."
    passages = revised(slower.passages, sentences_of(text), range(4))

    spoken = [passage.is_spoken for passage in passages]
    assert spoken == [True, False, True, False]
    np.testing.assert_array_equal(passages[2].heard.samples, take.sentences[2].samples)
    assert passages[1].manner.pause == 1.5
    assert (passages[1].seed, passages[3].seed) == (1, 3)
    assert passages[2].sentence.start == text.index("The third")


def test_sentence_given_to_another_voice_is_to_be_spoken() -> None:
    take = a_take(TEXT)
    ben = VoiceMark("Ben", "b" * 8)
    passages = revised(take.passages, sentences_of(TEXT), range(3), [VoiceMark(), ben, VoiceMark()])

    assert [passage.is_spoken for passage in passages] == [True, False, True]
    assert passages[1].voice == ben

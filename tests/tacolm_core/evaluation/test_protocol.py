from pathlib import Path

import pytest

from tacolm_core.errors import TacolmError
from tacolm_core.evaluation.lengths import ends_properly, expected_seconds
from tacolm_core.evaluation.protocol import (
    Recording,
    continuation,
    cross_utterance,
    read_list,
    split_text,
    write_list,
)


@pytest.fixture
def recordings(tmp_path):
    return [
        Recording(f"{speaker}{n}", tmp_path / f"{speaker}{n}.wav", f"{speaker} says number {n} aloud", speaker, 2.5 + n)
        for speaker in ("ann", "bob", "cid")
        for n in range(4)
    ]


def test_the_same_seed_gives_the_same_list(recordings):
    assert cross_utterance(recordings, [], 9, seed=1) == cross_utterance(recordings[::-1], [], 9, seed=1)
    assert cross_utterance(recordings, [], 9, seed=1) != cross_utterance(recordings, [], 9, seed=2)


def test_a_text_is_never_that_of_its_own_prompt(recordings):
    for item in cross_utterance(recordings, [], 30):
        assert item.prompt_text != item.text
        assert item.text.startswith(item.speaker)


def test_every_speaker_gets_a_turn(recordings):
    assert {item.speaker for item in cross_utterance(recordings, ["Hello."], 3)} == {"ann", "bob", "cid"}


def test_prompts_are_long_enough(recordings):
    assert all(not item.prompt.stem.endswith("0") for item in cross_utterance(recordings, [], 30))


def test_continuations_speak_their_own_recording(recordings):
    for item in continuation(recordings, 6):
        assert item.text == item.prompt_text
        assert 4 <= item.seconds <= 10


def test_a_text_is_split_where_the_prompt_ends(recordings):
    item = continuation(recordings, 1)[0]

    said, to_say = split_text(item)

    assert f"{said} {to_say}" == item.text
    assert said
    assert to_say


def test_a_list_survives_its_file_and_moves_with_its_folder(tmp_path, recordings):
    items = cross_utterance(recordings, [], 3)
    write_list(tmp_path / "list.jsonl", items)

    assert read_list(tmp_path / "list.jsonl") == items
    assert str(tmp_path) not in (tmp_path / "list.jsonl").read_text()


@pytest.mark.parametrize("content", ["", "{}", "not json", '{"id": "x", "hat": 1}'])
def test_a_damaged_list_is_refused(tmp_path, content):
    path = tmp_path / "list.jsonl"
    path.write_text(content)

    with pytest.raises(TacolmError, match=r"list\.jsonl"):
        read_list(path)


def test_too_little_material_is_an_error():
    with pytest.raises(TacolmError, match="3 s"):
        cross_utterance([Recording("a", Path("a.wav"), "hm", "ann", 1.0)], [], 2)


def test_lengths_far_from_expected_are_noticed():
    expected = expected_seconds("The train to the coast leaves from platform seven.")

    assert 2 < expected < 5
    assert ends_properly(expected, expected)
    assert not ends_properly(0.4 * expected, expected)
    assert not ends_properly(2 * expected, expected)

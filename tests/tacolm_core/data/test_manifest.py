import dataclasses
import json
from pathlib import Path

import pytest

from tacolm_core.data.manifest import manifest_statistics, read_manifest, split_by_speaker, write_manifest
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import DataError


def test_what_is_written_is_read_back(tmp_path, tones):
    path = tmp_path / "manifest.jsonl"

    write_manifest(path, tones)

    read = list(read_manifest(path))
    assert [dataclasses.replace(u, seconds=0) for u in read] == [dataclasses.replace(u, seconds=0) for u in tones]
    assert read[3].seconds == pytest.approx(tones[3].seconds, abs=1e-4)


def test_paths_beside_the_manifest_are_relative(tmp_path):
    path = tmp_path / "manifest.jsonl"

    write_manifest(path, [Utterance("a", tmp_path / "sounds" / "a.wav", "hello", "someone")])

    assert json.loads(path.read_text())["path"] == "sounds/a.wav"
    assert next(read_manifest(path)).path == tmp_path / "sounds" / "a.wav"


def test_fields_of_other_programs_are_passed_over(tmp_path):
    path = tmp_path / "manifest.jsonl"
    path.write_text('{"id": "a", "path": "a.wav", "text": "hi", "speaker": "s", "mood": "glad"}\n')

    assert next(read_manifest(path)).text == "hi"


@pytest.mark.parametrize(("line", "said"), [("{oops", "Line 2"), ('{"id": "a"}', "'path'"), ("3", "Line 2")])
def test_a_bad_line_is_named(tmp_path, line, said):
    path = tmp_path / "manifest.jsonl"
    path.write_text(f'{{"id": "a", "path": "a.wav", "text": "hi", "speaker": "s"}}\n{line}\n')

    with pytest.raises(DataError, match=said):
        list(read_manifest(path))


def test_a_missing_manifest_is_a_data_error(tmp_path):
    with pytest.raises(DataError, match="tacolm prepare"):
        list(read_manifest(tmp_path / "none.jsonl"))


def many_speakers(count):
    return [Utterance(f"u{i}", Path("x.wav"), "x", f"s{i}") for i in range(count)]


def test_a_speaker_is_on_one_side_only_and_stays_there():
    utterances = many_speakers(400)

    alone = {u.speaker: u.split for u in split_by_speaker(utterances[:50], {"dev": 0.2}, seed=3)}
    together = {u.speaker: u.split for u in split_by_speaker(utterances, {"dev": 0.2}, seed=3)}

    assert alone.items() <= together.items()
    assert 0.1 < sum(split == "dev" for split in together.values()) / 400 < 0.3


def test_another_seed_splits_otherwise():
    utterances = many_speakers(100)

    assert list(split_by_speaker(utterances, {"dev": 0.5}, 1)) != list(split_by_speaker(utterances, {"dev": 0.5}, 2))


def test_a_split_that_is_set_is_kept(tones):
    assert {u.split for u in split_by_speaker(tones, {"dev": 1.0})} == {"train"}


def test_named_speakers_go_where_they_are_told(tones):
    speaker = tones[0].speaker

    splits = {u.speaker: u.split for u in split_by_speaker(tones, {"dev": 0.0}, named={speaker: "dev"})}

    assert splits.pop(speaker) == "dev"
    assert set(splits.values()) == {"train"}


def test_shares_above_one_are_refused(tones):
    with pytest.raises(DataError, match="at most 1"):
        list(split_by_speaker(tones, {"dev": 0.7, "test": 0.7}))


def test_statistics_add_up(tones):
    statistics = manifest_statistics(tones)

    assert (statistics.utterances, statistics.speakers, statistics.aligned) == (10, 3, 10)
    assert statistics.hours == pytest.approx(sum(u.seconds for u in tones) / 3600)
    assert statistics.licences == {"CC0": 10}

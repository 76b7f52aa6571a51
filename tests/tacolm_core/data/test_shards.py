import dataclasses

import numpy as np
import pytest

from tacolm_core.data.encoding import CorpusEncoder
from tacolm_core.data.shards import plan_shards, read_index, read_shard, verify_shards, write_index, write_shards
from tacolm_core.errors import DamagedFile, DataError, UnspeakableText


@pytest.fixture
def jobs(tones, recipe):
    return plan_shards(tones, recipe, per_shard=4)


@pytest.fixture
def folder(tmp_path, jobs, recipe, encode):
    list(write_shards(tmp_path, jobs, encode))
    write_index(tmp_path, jobs)
    return tmp_path


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_shards_hold_codes_text_and_durations_of_every_utterance(folder, tones, codec):
    shard = read_shard(folder, "shard-00001")

    assert shard.ids == ("u4", "u5", "u6", "u7")
    text = shard.text[shard.text_offsets[1] : shard.text_offsets[2]]
    durations = shard.durations[shard.text_offsets[1] : shard.text_offsets[2]]
    frames = shard.frame_offsets[2] - shard.frame_offsets[1]
    assert (tuple(text), tuple(durations)) == (tones[5].tokens, tones[5].durations)
    assert durations.sum() == frames
    assert [shard.speakers[s] for s in shard.speaker] == ["b"] * 4


def test_codes_do_not_depend_on_what_else_is_in_the_batch(tones, codec, recipe):
    alone, _ = CorpusEncoder(codec, no_text, recipe)(tones[:1])
    together, _ = CorpusEncoder(codec, no_text, recipe, workers=3)(tones)

    np.testing.assert_array_equal(alone[0].codes, together[0].codes)


def no_text(text):
    raise UnspeakableText(f"Nothing in {text!r} can be pronounced.")


def test_the_index_adds_up(folder, tones):
    index = read_index(folder)

    assert [record.utterances for record in index.shards] == [4, 4, 2]
    assert index.frames == sum(sum(u.durations) for u in tones)
    assert verify_shards(folder) == []


def test_finished_shards_are_not_made_again(folder, jobs):
    def refuse(utterances):
        raise AssertionError("nothing should be left to encode")

    assert len(list(write_shards(folder, jobs, refuse))) == 3


def test_a_killed_run_is_completed_to_the_same_bytes(tmp_path, folder, jobs, recipe, encode):
    whole = contents(folder)
    (folder / "shard-00001.json").unlink()  # killed between the shard and its record
    (folder / "shard-00002.json").unlink()
    (folder / "shard-00002.safetensors").unlink()
    (folder / ".shard-00002.safetensors.4711.part").write_bytes(b"half")
    (folder / "index.json").unlink()

    list(write_shards(folder, jobs, encode))
    write_index(folder, jobs)

    assert contents(folder) == whole


def test_another_codec_makes_the_shards_again(folder, tones, recipe, encode):
    other = dataclasses.replace(recipe, codec_hash="another")
    made = []

    list(write_shards(folder, plan_shards(tones, other, 4), lambda u: made.append(u) or encode(u)))

    assert len(made) == 3


def test_parts_made_apart_equal_the_whole(folder, tmp_path_factory, jobs, recipe, encode):
    apart = tmp_path_factory.mktemp("apart")
    list(write_shards(apart, jobs, encode, part=(1, 2)))
    with pytest.raises(DataError, match="2 of 3 shards are not made yet, first shard-00000"):
        write_index(apart, jobs)

    list(write_shards(apart, jobs, encode, part=(0, 2)))
    write_index(apart, jobs)

    assert contents(apart) == contents(folder)


def test_a_flipped_byte_is_found(folder):
    path = folder / "shard-00001.safetensors"
    content = bytearray(path.read_bytes())
    content[-5] ^= 1
    path.write_bytes(content)

    (fault,) = verify_shards(folder)

    assert "shard-00001.safetensors was changed" in fault


def test_a_missing_shard_is_found(folder):
    (folder / "shard-00002.safetensors").unlink()

    assert "shard-00002.safetensors is missing" in verify_shards(folder)[0]


def test_a_shard_cut_short_is_damaged(folder):
    path = folder / "shard-00000.safetensors"
    path.write_bytes(path.read_bytes()[:100])

    with pytest.raises(DamagedFile, match="not a readable shard"):
        read_shard(folder, "shard-00000")


def test_a_folder_without_index_is_refused(tmp_path):
    with pytest.raises(DataError, match="tacolm prepare shards"):
        read_index(tmp_path)


def test_prompt_variants_are_the_same_voice_and_prompts_only(tones, codec, recipe):
    many = dataclasses.replace(recipe, prompt_variants=2)

    encoded, _ = CorpusEncoder(codec, no_text, many)(tones)

    variants = [u for u in encoded if u.variant_of]
    assert len(variants) == 20
    assert all(u.codes.shape == variants[0].codes.shape for u in variants if u.variant_of == variants[0].variant_of)
    assert {len(u.text) for u in variants} == {0}
    assert not np.array_equal(encoded[0].codes, encoded[1].codes)


def test_a_fraction_of_a_variant_is_a_chance(tones, codec, recipe):
    encoded, _ = CorpusEncoder(codec, no_text, dataclasses.replace(recipe, prompt_variants=0.5))(tones)

    assert 1 <= sum(bool(u.variant_of) for u in encoded) <= 9


def test_what_cannot_be_encoded_is_dropped_with_its_reason(tones, codec, recipe, tmp_path):
    missing = dataclasses.replace(tones[0], id="missing", path=tmp_path / "none.wav")
    unspeakable = dataclasses.replace(tones[1], id="unspeakable", text="§", tokens=None, durations=None)
    misfit = dataclasses.replace(tones[2], id="misfit", durations=(1,) * 7)

    encoded, dropped = CorpusEncoder(codec, no_text, recipe)([missing, unspeakable, misfit, tones[3]])

    assert [u.id for u in encoded] == ["u3"]
    reasons = {d.id: d.reason for d in dropped}
    assert reasons == {"missing": "unreadable", "unspeakable": "unspeakable text", "misfit": "durations do not fit"}


def test_a_shard_of_nothing_usable_is_still_a_shard(tones, codec, recipe, tmp_path):
    missing = dataclasses.replace(tones[0], path=tmp_path / "none.wav")
    jobs = plan_shards([missing], recipe)

    (record,) = write_shards(tmp_path, jobs, CorpusEncoder(codec, no_text, recipe))

    write_index(tmp_path, jobs)
    assert (record.utterances, len(record.dropped)) == (0, 1)
    assert verify_shards(tmp_path) == []


@pytest.mark.parametrize("missing", [-3, -1, 2])
def test_durations_that_miss_by_little_are_fitted(tones, codec, recipe, missing):
    durations = (*tones[0].durations[:-2], tones[0].durations[-2] + 4 - missing, 0)
    inexact = dataclasses.replace(tones[0], durations=durations)

    (encoded,), _ = CorpusEncoder(codec, no_text, recipe)([inexact])

    assert encoded.durations.sum() == encoded.codes.shape[1]
    assert encoded.durations.min() >= 0


def test_recordings_without_words_become_prompts(tones, codec, recipe):
    wordless = dataclasses.replace(tones[0], text="", tokens=None, durations=None)

    (encoded,), dropped = CorpusEncoder(codec, no_text, recipe)([wordless])

    assert (encoded.variant_of, dropped) == ("u0", [])


def test_the_same_utterances_give_the_same_codes_on_every_run(tones, codec, recipe):
    many = dataclasses.replace(recipe, prompt_variants=1)

    first, _ = CorpusEncoder(codec, no_text, many, workers=2)(tones)
    again, _ = CorpusEncoder(codec, no_text, many, batch_seconds=1)(tones)

    assert all(np.array_equal(a.codes, b.codes) for a, b in zip(first, again, strict=True))


def test_shards_that_ran_out_of_time_are_indexed_as_far_as_they_are_there(tmp_path, jobs, encode):
    next(write_shards(tmp_path, jobs, encode))

    index = write_index(tmp_path, jobs, whole=False)

    assert [record.name for record in index.shards] == ["shard-00000"]
    assert read_index(tmp_path) == index

import pytest
import soundfile

from tacolm_core.data.encoding import CorpusEncoder
from tacolm_core.data.shards import plan_shards, verify_shards, write_index, write_shards
from tacolm_core.data.streaming import encode_stream
from tacolm_core.errors import DataError


def in_memory(tones):
    for utterance in tones:
        yield utterance, soundfile.read(utterance.path, dtype="int16")[0]


@pytest.fixture
def encoder_of(codec, recipe):
    return lambda read: CorpusEncoder(codec, lambda text: [1, 2], recipe, read=read, workers=2)


def test_a_stream_gives_the_codes_that_files_give(tmp_path, tones, recipe, encode, encoder_of):
    jobs = plan_shards(tones, recipe, 4)
    list(write_shards(tmp_path / "files", jobs, encode))
    write_index(tmp_path / "files", jobs)

    index = encode_stream(tmp_path / "stream", in_memory(tones), recipe, encoder_of, per_shard=4)

    assert verify_shards(tmp_path / "stream") == []
    assert [record.utterances for record in index.shards] == [4, 4, 2]
    for name in ("shard-00000.safetensors", "shard-00002.safetensors"):
        assert (tmp_path / "stream" / name).read_bytes() == (tmp_path / "files" / name).read_bytes()


def test_a_stream_can_be_left_between_shards(tmp_path, tones, recipe, encoder_of):
    index = encode_stream(tmp_path, in_memory(tones), recipe, encoder_of, per_shard=3, enough=lambda: True)

    assert len(index.shards) == 1
    assert verify_shards(tmp_path) == []


def test_an_empty_stream_is_refused(tmp_path, recipe, encoder_of):
    with pytest.raises(DataError, match="Nothing was spoken"):
        encode_stream(tmp_path, [], recipe, encoder_of)

import dataclasses
import json

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.numpy import save_file

from tacolm_core.errors import OutputError, VoiceError
from tacolm_core.synthesis.voice import LONGEST_SECONDS, Voice, join_voices, load_voice, save_voice


def voice(frames=150, **words):
    codes = np.random.default_rng(frames).integers(0, 1024, (8, frames))
    return Voice(codes, **{"name": "Ada", "transcript": "Good day.", "codec_hash": "c0dec", **words})


def test_a_voice_survives_saving_and_loading(tmp_path):
    ada = voice(origin="me.wav", consent="agreed", note="low · Ωμέγα 声")

    save_voice(tmp_path / "ada.voice", ada)
    loaded = load_voice(tmp_path / "ada.voice")

    assert loaded == ada
    assert loaded.hash == ada.hash
    assert loaded.codes.dtype == np.int16
    assert loaded.seconds == 2.0


def test_the_hash_follows_the_sound_and_not_the_name():
    ada = voice()

    assert dataclasses.replace(ada, name="Bea", note="x", consent="y").hash == ada.hash
    assert dataclasses.replace(ada, transcript="Good night.").hash != ada.hash
    assert dataclasses.replace(ada, codec_hash="other").hash != ada.hash
    assert voice(151).hash != ada.hash


def test_a_vector_survives_and_decides_the_hash(tmp_path):
    ada = voice(vector=np.linspace(-1, 1, 6))

    save_voice(tmp_path / "ada.voice", ada)
    loaded = load_voice(tmp_path / "ada.voice")

    assert loaded == ada
    assert loaded.vector.dtype == np.float32
    assert ada.hash not in (voice().hash, voice(vector=np.zeros(6)).hash)


@pytest.mark.parametrize("vector", [np.zeros((2, 3)), np.zeros(0), np.array([np.nan]), np.zeros(5000)])
def test_what_is_no_vector_is_refused(vector):
    with pytest.raises(VoiceError, match="make the voice again"):
        voice(vector=vector)


def test_a_joined_vector_is_the_mean_by_length():
    long, short = voice(300, vector=np.ones(4)), voice(100, vector=np.zeros(4))

    np.testing.assert_allclose(join_voices([long, short]).vector, 0.75)
    assert join_voices([long, voice(100)]).vector is None


def test_voices_compare_by_content():
    assert voice(created="x") == voice(created="x")
    assert voice(created="x") != voice(created="x", name="Bea")
    assert voice() != "Ada"
    assert len({voice(created="x"), voice(created="x")}) == 1


@pytest.mark.parametrize(
    "codes",
    [
        np.zeros(5),
        np.zeros((8, 0), int),
        np.zeros((2, 3, 4), int),
        np.full((8, 2), 1024),
        np.full((8, 2), -1),
        np.ones((8, 2)),
    ],
)
def test_what_are_no_codes_is_refused(codes):
    with pytest.raises(VoiceError):
        Voice(codes)


def test_a_missing_file_a_folder_and_other_tensors_are_refused(tmp_path):
    save_file({"codes": np.zeros((8, 5), np.int16)}, tmp_path / "other.voice")

    with pytest.raises(VoiceError, match=r"no voice file .*none"):
        load_voice(tmp_path / "none.voice")
    with pytest.raises(VoiceError, match="no voice file"):
        load_voice(tmp_path)
    with pytest.raises(VoiceError, match="no voice file"):
        load_voice(tmp_path / "other.voice")


@pytest.mark.parametrize("length", [0, 7, 50, 300, -1])
def test_a_truncated_file_is_refused(tmp_path, length):
    path = tmp_path / "ada.voice"
    voice().save(path)
    path.write_bytes(path.read_bytes()[:length])

    with pytest.raises(VoiceError, match=r"ada\.voice"):
        load_voice(path)


def test_changed_codes_are_noticed(tmp_path):
    path = tmp_path / "ada.voice"
    voice().save(path)
    data = bytearray(path.read_bytes())
    data[-2] ^= 1
    path.write_bytes(data)

    with pytest.raises(VoiceError, match="checksum"):
        load_voice(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "cannot be read"),
        ("[]", "description is none"),
        ('{"version": 3}', "voice format 3"),
        ('{"version": 1, "name": "Ada"}', "incomplete"),
    ],
)
def test_a_description_that_is_none_is_refused(tmp_path, text, words):
    save_file({"codes": np.zeros((8, 5), np.int16)}, tmp_path / "a.voice", {"tacolm_voice": text})

    with pytest.raises(VoiceError, match=words):
        load_voice(tmp_path / "a.voice")


def test_codes_that_are_none_are_refused(tmp_path):
    names = [f.name for f in dataclasses.fields(Voice) if f.name not in ("codes", "vector")]
    record = json.dumps({"version": 1, "hash": "", **dict.fromkeys(names, "")})
    save_file({"codes": np.full((8, 5), 2000, np.int16)}, tmp_path / "a.voice", {"tacolm_voice": record})

    with pytest.raises(VoiceError, match="its codes or its vector are none"):
        load_voice(tmp_path / "a.voice")


def test_an_absurdly_large_file_is_not_read(tmp_path):
    (tmp_path / "a.voice").write_bytes(bytes(6_000_001))

    with pytest.raises(VoiceError, match="too large"):
        load_voice(tmp_path / "a.voice")


def test_a_folder_that_is_missing_gets_a_sentence(tmp_path):
    with pytest.raises(OutputError, match="no folder"):
        voice().save(tmp_path / "none" / "ada.voice")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 2000), values=st.binary(min_size=1, max_size=4))
def test_any_damage_is_noticed_or_harmless(tmp_path, place, values):
    path = tmp_path / "ada.voice"
    ada = voice(note="x", created="today")
    ada.save(path)
    data = bytearray(path.read_bytes())
    place %= len(data)
    data[place : place + len(values)] = values
    path.write_bytes(data[: len(path.read_bytes())])

    try:
        assert load_voice(path).hash == ada.hash
    except VoiceError as error:
        assert str(path) in str(error)  # noqa: PT017


def test_voices_of_one_person_are_joined():
    joined = join_voices([voice(100, consent="agreed"), voice(50, transcript="Good night.", consent="agreed")], "both")

    assert joined.codes.shape == (8, 150)
    assert joined.transcript == "Good day. Good night."
    assert (joined.name, joined.consent, joined.codec_hash) == ("both", "agreed", "c0dec")


def test_joined_voices_are_cut_and_then_lose_their_transcript():
    joined = join_voices([voice(2000), voice(2000)])

    assert joined.seconds == LONGEST_SECONDS
    assert joined.transcript == ""


def test_an_unknown_transcript_makes_the_joined_one_unknown():
    assert join_voices([voice(), voice(transcript="")]).transcript == ""


def test_voices_of_different_codecs_are_not_joined():
    with pytest.raises(VoiceError, match="different codecs"):
        join_voices([voice(), voice(codec_hash="other")])
    with pytest.raises(VoiceError, match="no voices"):
        join_voices([])

"""Lessons within a voice file, from whomever it comes."""

import dataclasses
import json

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import save_file

from tacolm_core.errors import VoiceError
from tacolm_core.synthesis.lessons import Lessons
from tacolm_core.synthesis.voice import Voice, join_voices, load_voice, save_voice


def lessons(**changes):
    additions = {"ar.leave.bias|whole": np.ones(4, np.float16), "codec.decoder.head.weight|up": np.ones((3, 2), "f2")}
    return Lessons(**{"additions": additions, "model_hash": "m0del", "recordings": 12, "seconds": 118.5, **changes})


def voice():
    codes = np.random.default_rng(0).integers(0, 1024, (8, 150))
    return Voice(codes, name="Ada", codec_hash="c0dec", lessons=lessons(before=0.3, after=0.6))


def test_lessons_survive_saving_and_loading(tmp_path):
    save_voice(tmp_path / "ada.voice", voice())

    loaded = load_voice(tmp_path / "ada.voice")

    assert loaded == dataclasses.replace(voice(), created=loaded.created)
    assert loaded.lessons.facts() == voice().lessons.facts()
    assert set(loaded.lessons.of_network("ar")) == {"leave.bias|whole"}


def test_lessons_decide_the_hash_of_a_voice():
    taught, untaught = voice(), dataclasses.replace(voice(), lessons=None)
    other = dataclasses.replace(voice(), lessons=lessons(model_hash="other"))

    assert len({taught.hash, untaught.hash, other.hash}) == 3
    assert dataclasses.replace(taught, lessons=lessons(seconds=1.0)).hash == taught.hash


@pytest.mark.parametrize(
    "additions",
    [
        {"ar.leave.bias|whole": np.ones(4, np.float32)},
        {"ar.leave.bias|whole": np.array([np.inf], np.float16)},
        {"somewhere.leave.bias|whole": np.ones(4, np.float16)},
        {"ar.leave.weight|up": np.ones((3_000, 1_001), np.float16)},
    ],
)
def test_what_is_no_lesson_is_refused(additions):
    with pytest.raises(VoiceError, match="teach it again"):
        lessons(additions=additions)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"lessons": None}, "what it learnt cannot be read"),
        ({"lessons": {"model_hash": "m0del"}}, "what it learnt cannot be read"),
        ({"lessons": {**lessons().facts(), "seconds": "long"}}, "what it learnt cannot be read"),
        ({"lessons": {**lessons().facts(), "model_hash": "other"}}, "its checksum differs"),
        ({"version": 1}, "its checksum differs"),
        ({"version": 3}, "update the program"),
    ],
)
def test_a_damaged_file_is_refused_in_words(tmp_path, change, words):
    path = tmp_path / "ada.voice"
    save_voice(path, voice())
    with safe_open(path, "np") as file:
        record = json.loads(file.metadata()["tacolm_voice"])
        arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    save_file(arrays, path, {"tacolm_voice": json.dumps({**record, **change})})

    with pytest.raises(VoiceError, match=words):
        load_voice(path)


def test_joining_leaves_lessons_behind():
    assert join_voices([voice(), voice()]).lessons is None

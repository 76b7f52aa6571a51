"""`tacolm voice`, `tacolm inspect`, `tacolm codec`."""

import json

import pytest

from tacolm_core.audio.files import read_sound, sound_info

QUICK = ("--device", "cpu", "--threads", "1")


@pytest.fixture
def voice_file(tacolm, prompt, tmp_path, capsys):
    path = tmp_path / "ada.voice"
    words = ("--name", "Ada", "--consent", "agreed", "--transcript", "hum", "--note", "test")
    assert tacolm("voice", "make", "--prompt", prompt, "--out", path, *words, *QUICK) == 0
    capsys.readouterr()
    return path


def test_a_voice_is_shown_as_it_was_made(tacolm, voice_file, capsys):
    assert tacolm("voice", "show", voice_file, "--json") == 0

    shown = json.loads(capsys.readouterr().out)
    expected = {"name": "Ada", "consent": "agreed", "transcript": "hum", "note": "test", "origin": "prompt.wav"}
    assert {name: shown[name] for name in expected} == expected


def test_a_voice_speaks(tacolm, voice_file, tmp_path):
    brief = ("--text", "Hi.", "--max-seconds-per-token", "0.02", *QUICK)

    assert tacolm("speak", "--voice", voice_file, "--out", tmp_path / "out.wav", *brief) == 0


def test_a_voice_that_cannot_be_made_leaves_no_file(tacolm, tmp_path):
    assert tacolm("voice", "make", "--prompt", tmp_path / "none.wav", "--out", tmp_path / "x.voice") == 2
    assert not (tmp_path / "x.voice").exists()


def test_a_model_folder_is_described(tacolm, model_folder, capsys):
    assert tacolm("inspect", model_folder, "--json", "--verify") == 0

    shown = json.loads(capsys.readouterr().out)
    assert {"codec", "ar", "nar", "model_hash"} <= set(shown)
    assert shown["ar"]["num_parameters"] > 10_000


@pytest.mark.parametrize("name", ["ar.safetensors", "codec.safetensors"])
def test_a_weights_file_is_described_for_people(tacolm, model_folder, capsys, name):
    assert tacolm("inspect", model_folder / name) == 0
    assert name.split(".")[0] in capsys.readouterr().out


def test_a_voice_is_inspected(tacolm, voice_file, capsys):
    assert tacolm("inspect", voice_file) == 0
    assert "Ada" in capsys.readouterr().out


def test_a_take_is_inspected_with_its_sound(tacolm, voice_file, tmp_path, capsys):
    brief = ("--text", "Hi.", "--seed", "9", "--max-seconds-per-token", "0.02", *QUICK)
    tacolm("speak", "--voice", voice_file, "--take", "--out", tmp_path / "out.wav", *brief)
    capsys.readouterr()

    for name in ("out.wav", "out.json"):
        assert tacolm("inspect", tmp_path / name, "--json") == 0
        shown = json.loads(capsys.readouterr().out)
        assert 9 in (shown.get("seed"), shown.get("options", {}).get("seed"))


@pytest.mark.parametrize("name", ["nothing.here", "letter.txt", "broken.safetensors", "broken.voice", "broken.json"])
def test_what_cannot_be_inspected_is_said_in_one_line(tacolm, tmp_path, capsys, name):
    if name != "nothing.here":
        (tmp_path / name).write_text("Dear all", encoding="utf-8")

    assert tacolm("inspect", tmp_path / name) == 2
    assert name in (complaint := capsys.readouterr().err)
    assert complaint.count("\n") == 1


def test_a_recording_goes_through_the_codec(tacolm, prompt, tmp_path):
    assert tacolm("codec", prompt, tmp_path / "heard.flac", *QUICK) == 0

    assert sound_info(tmp_path / "heard.flac").sample_rate == 24_000
    assert read_sound(tmp_path / "heard.flac").seconds == pytest.approx(3.0, abs=1e-3)

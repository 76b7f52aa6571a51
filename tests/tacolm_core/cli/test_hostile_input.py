"""Names that no file can have, bytes that are no text, numbers out of all reason: one line, exit 2, no traceback."""

import json

import pytest

from tacolm_core.synthesis.devices import set_threads
from tacolm_core.synthesis.voice import load_voice

LONG = "x" * 5000
BRIEF = ("--max-seconds-per-token", "0.02", "--device", "cpu", "--threads", "1", "--seed", "1")


@pytest.fixture
def refused(tacolm, tmp_path, monkeypatch, capsys):
    """Runs a command in a folder with a recording and some files that are none of what they are taken for."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deep.json").write_text("[" * 100_000)
    (tmp_path / "manifest.jsonl").write_text(json.dumps({"id": "a", "path": "a.wav", "text": "hi", "speaker": "s"}))

    def run(*arguments):
        before = set(tmp_path.rglob("*"))
        assert tacolm(*arguments) == 2
        complaint = capsys.readouterr().err
        assert complaint.count("\n") == 1, complaint
        assert len(complaint) < 600
        assert set(tmp_path.rglob("*")) == before
        return complaint

    return run


@pytest.mark.parametrize(
    "arguments",
    [
        ("inspect", LONG),
        ("voice", "show", LONG),
        ("voice", "make", "--prompt", "prompt.wav", "--out", LONG),
        ("codec", "prompt.wav", f"{LONG}.wav"),
        ("codec", "prompt.wav", "o.wav", "--codec", "encodec", "--weights", LONG),
        ("bench", "--json", LONG),
        ("prepare", "show", LONG),
        ("prepare", "verify", LONG),
        ("prepare", "manifest", "table", LONG, "o.jsonl"),
        ("speak", "--prompt", "prompt.wav", "--text", "Hi.", "--out", f"{LONG}.wav"),
        ("speak", "--prompt", "prompt.wav", "--text", "Hi.", "--out", "o.wav", "--report", LONG),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_name_that_is_too_long_is_said_and_shortened(refused, prompt, arguments):
    assert "x…x" in refused(*arguments).replace("x" * 60, "x").replace("x" * 30, "x")


@pytest.mark.parametrize("take", [".", "", "/"])
def test_a_folder_is_no_take(refused, prompt, take):
    assert "is a folder" in refused("speak", "--prompt", prompt, "--again", take, "--out", "o.wav")


@pytest.mark.parametrize("path", ["a\0b", LONG])
def test_a_manifest_that_cannot_be_is_said(refused, path):
    refused("prepare", "show", path)


def test_numbers_beyond_reason_are_refused(refused, prompt):
    assert "1e+300" in refused("bench", "--seconds", "1e300")
    assert "tpu" in refused(
        "prepare", "shards", "manifest.jsonl", "sh", "--codec", "codec.safetensors", "--device", "tpu"
    )
    assert "deep.json" in refused("train", "ar", "--run-folder", "r", "--shards", "d", "--settings", "deep.json")


def test_more_threads_than_any_machine_has_are_not_asked_for(monkeypatch):
    asked = []
    monkeypatch.setattr("torch.set_num_threads", asked.append)

    set_threads(99_999_999_999)

    assert asked == [256]


def test_bytes_that_are_no_text_do_not_stop_the_work(tacolm, prompt, tmp_path):
    text, name = "Hi.\udcff", "Ada\udcff"

    assert tacolm("speak", "--prompt", prompt, "--text", text, "--out", tmp_path / "o.wav", *BRIEF) == 0
    assert tacolm("voice", "make", "--prompt", prompt, "--name", name, "--out", tmp_path / "o.voice") == 0
    assert load_voice(tmp_path / "o.voice").name == "Ada\ufffd"


def test_a_full_disk_behind_standard_output_is_said(refused, prompt, monkeypatch):
    def full(values):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tacolm_core.cli.inspect.print_table", full)

    assert "No space left on device" in refused("inspect", prompt)

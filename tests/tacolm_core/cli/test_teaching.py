"""`tacolm voice teach`."""

import json

import pytest

from tacolm_core.audio.files import write_sound
from tacolm_core.teaching import course
from tests.tacolm_core.teaching.rehearsal import QUICK, allow_for_an_untrained_model, readings


@pytest.fixture
def recordings(tmp_path):
    folder = tmp_path / "recordings"
    folder.mkdir()
    for reading in readings():
        write_sound(folder / reading.name, reading.sound)
        (folder / reading.name).with_suffix(".txt").write_text(reading.text)
    return folder


@pytest.fixture
def teach(tacolm, recordings, tmp_path, monkeypatch):
    allow_for_an_untrained_model(monkeypatch)
    monkeypatch.setattr(course, "TeachingOptions", lambda minutes: QUICK.changed({"minutes": minutes}))
    quick = ("--device", "cpu", "--threads", "1", "--minutes", "0.05")
    return lambda *more: tacolm(
        "voice", "teach", "--recordings", recordings, "--out", tmp_path / "me.voice", *quick, *more
    )


def test_a_folder_becomes_a_taught_voice_that_says_so(teach, tacolm, tmp_path, capsys):
    assert teach("--name", "Ada", "--consent", "agreed", "--note", "test", "--events") == 0

    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert events[0]["event"] == "ReadingHeard"
    assert [event["lesson"] for event in events if event["event"] == "PassDone"] == ["speech", "timbre", "sound"]
    assert events[-1]["event"] == "VoiceTaught"
    assert not list(tmp_path.glob(".*teaching"))

    assert tacolm("voice", "show", tmp_path / "me.voice", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["name"], shown["consent"], shown["note"]) == ("Ada", "agreed", "test")
    assert shown["taught"]["recordings"] == 5


def test_bad_input_is_refused_before_anything_is_loaded(teach, tacolm, recordings, tmp_path, capsys):
    assert teach("--more", tmp_path / "none.voice") == 2
    assert "There is no voice file" in capsys.readouterr().err
    for path in recordings.glob("*.txt"):
        path.unlink()
    assert teach() == 2
    assert "put the words of NAME.wav into NAME.txt" in capsys.readouterr().err
    assert not (tmp_path / "me.voice").exists()

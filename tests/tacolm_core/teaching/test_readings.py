"""Recordings and their words, from folders as people have them."""

import pytest

from tacolm_core.audio.files import write_sound
from tacolm_core.errors import DataError
from tacolm_core.teaching import readings as under_test
from tacolm_core.teaching.readings import load_readings
from tests.tacolm_core.teaching.rehearsal import voice_like


def record(folder, name, words=None, seconds=0.2):
    write_sound(folder / name, voice_like(seconds))
    if words is not None:
        (folder / name).with_suffix(".txt").write_text(words, encoding="utf-8")


def test_words_lie_beside_each_recording(tmp_path):
    record(tmp_path, "b.wav", "Second.\n")
    record(tmp_path, "a.flac", "\ufeffFirst.")

    assert [(each.name, each.text) for each in load_readings(tmp_path)] == [("a.flac", "First."), ("b.wav", "Second.")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sentences.tsv", "a\tGood day.\nb.wav\tGood night.\n"),
        ("metadata.csv", "a|GOOD DAY|Good day.\nb|Good night.|\nempty\n"),
    ],
)
def test_words_may_lie_in_a_list(tmp_path, name, words):
    record(tmp_path, "a.wav")
    record(tmp_path, "b.wav")
    (tmp_path / name).write_text(words, encoding="utf-8")

    assert [each.text for each in load_readings(tmp_path)] == ["Good day.", "Good night."]


def test_what_cannot_be_used_is_named_and_left_out(tmp_path):
    record(tmp_path, "a.wav", "Good day.")
    record(tmp_path, "wordless.wav")
    (tmp_path / "broken.wav").write_bytes(b"RIFF")
    (tmp_path / "broken.txt").write_text("Good night.")
    told = []

    found = load_readings(tmp_path, told.append)

    assert [each.name for each in found] == ["a.wav"]
    assert any("wordless.wav is left out: its words are not known" in sentence for sentence in told)
    assert any("broken.wav" in sentence for sentence in told)


def test_long_recordings_and_hours_of_them_are_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(under_test, "LONGEST", 0.5)
    monkeypatch.setattr(under_test, "MOST_SECONDS", 0.5)
    for name, seconds in (("a.wav", 0.3), ("b.wav", 0.8), ("c.wav", 0.15), ("d.wav", 0.15)):
        record(tmp_path, name, "Good day.", seconds)
    told = []

    found = load_readings(tmp_path, told.append)

    assert [each.name for each in found] == ["a.wav", "c.wav"]
    assert "b.wav is left out: it is longer than" in told[0]
    assert "are left out; more makes the voice no better" in told[1]


def test_a_folder_without_recordings_is_refused(tmp_path):
    with pytest.raises(DataError, match="There is no folder"):
        load_readings(tmp_path / "nowhere")
    with pytest.raises(DataError, match="There is no recording in"):
        load_readings(tmp_path)
    record(tmp_path, "a.wav")
    with pytest.raises(DataError, match="None of the 1 recordings"):
        load_readings(tmp_path)

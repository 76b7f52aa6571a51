"""`tacolm batch` with a tiny model."""

import json

import numpy as np
import pytest

from tacolm_core.audio.files import read_sound, sound_info

BRIEF = ("--max-seconds-per-token", "0.02", "--device", "cpu", "--threads", "1", "--seed", "3")


@pytest.fixture
def batch(tacolm, prompt, tmp_path):
    def run(rows, *more):
        table = tmp_path / "list.csv"
        table.write_text("text,voice,file\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        summary = tmp_path / "summary.json"
        arguments = ("--out", tmp_path / "out", "--voice", prompt, "--summary", summary, *BRIEF, *more)
        return tacolm("batch", table, *arguments), json.loads(summary.read_text("utf-8"))

    return run


def states(summary):
    return [row["state"] for row in summary["rows"]]


def test_each_row_becomes_a_file(batch, tmp_path):
    status, summary = batch(["Hi.,prompt.wav,a.wav", "Ho.,,sub/b.mp3"], "--subtitles", "vtt", "--loudness", "-23")

    assert (status, states(summary)) == (0, ["made", "made"])
    assert sound_info(tmp_path / "out" / "a.wav").seconds > 0.1
    assert sound_info(tmp_path / "out" / "sub" / "b.mp3").container.endswith("MP3")
    assert "Hi." in (tmp_path / "out" / "a.vtt").read_text("utf-8")


def test_what_is_there_is_passed_over_and_what_changed_is_made_again(batch, tmp_path):
    batch(["Hi.,,a.wav", "Ho.,,b.wav"])
    before = (tmp_path / "out" / "a.wav").stat().st_mtime_ns

    _, summary = batch(["Hi.,,a.wav", "Oh no.,,b.wav", "Yes.,,c.wav"])

    assert states(summary) == ["there", "made", "made"]
    assert (tmp_path / "out" / "a.wav").stat().st_mtime_ns == before


def test_a_row_that_fails_leaves_the_others(batch, tmp_path, capsys):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "c.wav").write_bytes(b"somebody's own")
    status, summary = batch(["Hi.,nobody.voice,a.wav", "???,,b.wav", "Hi.,,c.wav", "Ho.,,d.wav"])

    assert (status, states(summary)) == (2, ["failed", "failed", "failed", "made"])
    assert (tmp_path / "out" / "c.wav").read_bytes() == b"somebody's own"
    told = capsys.readouterr()
    assert told.err.count("\n") == 3
    assert "Line 2: There is no voice nobody.voice" in told.err
    assert "1 made" in told.out
    assert "3 failed" in told.out


def test_shards_make_the_list_together(batch, tmp_path):
    rows = [f"Hi.,,{name}.wav" for name in "abc"]
    batch(rows, "--shard", "1/2")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.wav", "c.wav"]

    _, summary = batch(rows, "--shard", "2/2")
    assert states(summary) == ["made"]


@pytest.mark.parametrize("more", [("--shard", "3/2"), ("--loudness", "5"), ("--temperature", "-1")])
def test_bad_options_are_refused_before_anything_is_made(tacolm, tmp_path, capsys, more):
    (tmp_path / "list.csv").write_text("text,file\nHi.,a.wav\n", encoding="utf-8")

    assert tacolm("batch", tmp_path / "list.csv", "--out", tmp_path / "out", *more) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "out" / "a.wav").exists()


def test_a_script_is_spoken_by_its_cast(tacolm, prompt, tmp_path):
    text = "Anna: Hi.\nBen: Ho."
    alone = ("speak", "--prompt", prompt, "--text", text, *BRIEF)
    other = tmp_path / "other.wav"
    other.write_bytes(prompt.read_bytes())

    assert tacolm(*alone, "--cast", f"anna={prompt}", f"Ben={other}", "--out", tmp_path / "a.wav", "--report",
                  tmp_path / "a.json") == 0  # fmt: skip
    report = json.loads((tmp_path / "a.json").read_text("utf-8"))

    assert [(line["speaker"], line["written"]) for line in report["sentences"]] == [("anna", "Hi."), ("Ben", "Ho.")]
    assert np.abs(read_sound(tmp_path / "a.wav").samples).max() > 0


@pytest.mark.parametrize(("entry", "words"), [("Anna", "like Anna=anna.voice"), ("Zoe=x.voice", "there speaks: Anna")])
def test_a_cast_that_does_not_fit_is_refused(tacolm, prompt, tmp_path, capsys, entry, words):
    status = tacolm("speak", "--prompt", prompt, "--text", "Anna: Hi.", "--cast", entry, "--out", tmp_path / "a.wav")

    assert status == 2
    assert words in capsys.readouterr().err

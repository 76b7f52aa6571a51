"""`tacolm speak` from end to end with a tiny model: results, reports, streams, and nothing left behind."""

import io
import json
import re
import struct
import sys
from types import SimpleNamespace

import numpy as np
import pytest

from tacolm_core.audio.files import read_provenance, read_sound, sound_info
from tacolm_core.audio.loudness import integrated_loudness
from tacolm_core.cli import speak
from tacolm_core.cli.speak import left_out_line
from tacolm_core.text.spoken import LeftOut

BRIEF = ("--max-seconds-per-token", "0.02", "--device", "cpu", "--threads", "1")


@pytest.fixture
def say(tacolm, prompt):
    def run(*arguments):
        return tacolm("speak", "--prompt", prompt, "--text", "Hi.", "--seed", "3", *BRIEF, *arguments)

    return run


def test_a_text_becomes_a_sound_file(say, tmp_path):
    assert say("--out", tmp_path / "out.wav") == 0

    info = sound_info(tmp_path / "out.wav")
    assert (info.sample_rate, info.num_channels) == (24_000, 1)
    assert info.seconds > 0.1


def test_the_sound_says_where_it_comes_from(say, tmp_path):
    say("--out", tmp_path / "out.wav")

    provenance = read_provenance(tmp_path / "out.wav")
    assert "TacoLM" in provenance.software
    assert provenance.facts["seed"] == 3


def test_the_same_seed_writes_the_same_sound(say, tmp_path):
    say("--out", tmp_path / "a.wav")
    say("--out", tmp_path / "b.wav")

    assert np.array_equal(read_sound(tmp_path / "a.wav").samples, read_sound(tmp_path / "b.wav").samples)


@pytest.mark.parametrize(("arguments", "container"), [(("out.flac",), "FLAC"), (("out.x", "--format", "wav24"), "WAV")])
def test_the_name_or_the_option_decides_the_format(say, tmp_path, arguments, container):
    name, *more = arguments

    assert say("--out", tmp_path / name, *more) == 0
    assert sound_info(tmp_path / name).container == container


def test_the_report_has_everything_that_was_promised(say, tmp_path):
    assert say("--out", tmp_path / "out.wav", "--report", tmp_path / "report.json") == 0

    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["seed"] == 3
    assert report["audio_seconds"] == pytest.approx(sound_info(tmp_path / "out.wav").seconds, abs=1e-3)
    assert report["real_time_factor"] == pytest.approx(report["wall_seconds"] / report["audio_seconds"], rel=1e-2)
    assert 0 < report["first_sound_seconds"] <= report["wall_seconds"]
    assert report["peak_memory_mb"] > 50
    assert report["model"]
    assert [sentence["written"] for sentence in report["sentences"]] == ["Hi."]
    assert all("kind" in alarm for sentence in report["sentences"] for alarm in sentence["alarms"])


def test_text_comes_from_a_file_or_from_standard_input(tacolm, prompt, tmp_path, monkeypatch):
    (tmp_path / "text.txt").write_text("\ufeffHi.", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Hi.")))

    for source in (tmp_path / "text.txt", "-"):
        out = tmp_path / "out.wav"
        assert tacolm("speak", "--prompt", prompt, "--text-file", source, "--out", out, *BRIEF) == 0


class StandardOutput(io.StringIO):
    def __init__(self):
        super().__init__()
        self.buffer = io.BytesIO()


def test_standard_output_gets_one_finished_file(say, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdout", output := StandardOutput())
    say("--out", "-")
    say("--out", tmp_path / "out.wav")

    (tmp_path / "piped.wav").write_bytes(output.buffer.getvalue())
    assert np.array_equal(read_sound(tmp_path / "piped.wav").samples, read_sound(tmp_path / "out.wav").samples)


def test_a_stream_is_a_wav_of_open_length(say, monkeypatch):
    monkeypatch.setattr(sys, "stdout", output := StandardOutput())

    assert say("--out", "-", "--stream") == 0

    content = output.buffer.getvalue()
    assert content[:4] == b"RIFF"
    assert struct.unpack_from("<IHHIIHH", content, 16) == (16, 1, 1, 24_000, 48_000, 2, 16)
    assert struct.unpack_from("<I", content, 40) == (0x7FFFF000,)  # what SoX, FFmpeg and libsndfile take for unknown
    assert np.frombuffer(content[44:], dtype="<i2").any()


def test_without_a_place_the_stream_is_played(say, monkeypatch):
    played = []

    class Device:
        def __init__(self, sample_rate):
            self.play = played.append

        def __enter__(self):
            return self

        def __exit__(self, *trouble):
            played.append("done")

    monkeypatch.setattr("tacolm_core.cli.output.Speaker", Device)

    assert say("--stream") == 0
    assert played[-1] == "done"
    assert len(played) > 1


def test_control_c_leaves_nothing_behind(say, tmp_path, monkeypatch):
    real = speak._hand_out
    before = set(tmp_path.iterdir())

    def interrupted(events, output, line):
        next(events)
        raise KeyboardInterrupt

    monkeypatch.setattr(speak, "_hand_out", interrupted)

    assert say("--out", tmp_path / "out.wav", "--report", tmp_path / "report.json") == 130
    assert set(tmp_path.iterdir()) == before
    monkeypatch.setattr(speak, "_hand_out", real)


def test_nothing_is_printed_on_success_in_a_pipe(say, tmp_path, capsys):
    say("--out", tmp_path / "out.wav")

    assert capsys.readouterr().out == ""


def test_a_take_can_be_made_again_exactly(say, tacolm, prompt, tmp_path):
    say("--out", tmp_path / "a.wav", "--take")

    again = ("speak", "--prompt", prompt, "--again", tmp_path / "a.json", "--device", "cpu", "--threads", "1")
    assert tacolm(*again, "--out", tmp_path / "b.wav") == 0

    assert np.array_equal(read_sound(tmp_path / "a.wav").samples, read_sound(tmp_path / "b.wav").samples)


def test_several_prompts_are_joined(tacolm, prompt, tmp_path):
    out = tmp_path / "out.wav"

    assert tacolm("speak", "--prompt", prompt, prompt, "--text", "Hi.", "--out", out, *BRIEF) == 0


def test_a_recording_is_continued_when_its_words_are_given(say, tacolm, prompt, tmp_path):
    plain, continued, saved = (tmp_path / f"{name}.wav" for name in ("plain", "continued", "saved"))
    tacolm("voice", "make", "--prompt", prompt, "--out", tmp_path / "a.voice", "--transcript", "Good day.")
    from_voice = ("speak", "--voice", tmp_path / "a.voice", "--text", "Hi.", "--seed", "3", *BRIEF)

    assert say("--out", plain, "--prompt-text", "Good day.") == 0
    assert say("--out", continued, "--prompt-text", "Good day.", "--continuation", "--take") == 0
    assert tacolm(*from_voice, "--continuation", "--out", saved) == 0

    sounds = [read_sound(path).samples for path in (plain, continued, saved)]
    assert np.array_equal(sounds[1], sounds[2])
    assert not np.array_equal(sounds[0], sounds[1])
    assert json.loads((tmp_path / "continued.json").read_text(encoding="utf-8"))["options"]["continuation"] is True


@pytest.mark.parametrize("name", ["out.srt", "out.vtt"])
def test_subtitles_show_the_written_text(tacolm, prompt, tmp_path, name):
    arguments = ("--prompt", prompt, "--text", "It costs $5.", "--out", tmp_path / "a.wav", "--seed", "3", *BRIEF)

    assert tacolm("speak", *arguments, "--subtitles", tmp_path / name) == 0
    assert "It costs $5." in (tmp_path / name).read_text("utf-8")


def test_subtitles_of_another_kind_are_refused_before_anything_is_spoken(say, tmp_path, capsys):
    assert say("--out", tmp_path / "a.wav", "--subtitles", tmp_path / "a.txt") == 2

    assert ".srt or .vtt" in capsys.readouterr().err
    assert not (tmp_path / "a.wav").exists()


def test_the_sound_is_brought_to_a_loudness(say, tmp_path):
    assert say("--out", tmp_path / "a.mp3", "--loudness", "-23") == 0

    assert integrated_loudness(read_sound(tmp_path / "a.mp3")) == pytest.approx(-23, abs=0.5)


@pytest.mark.parametrize("more", [("--loudness", "3"), ("--loudness", "-16", "--stream")])
def test_a_loudness_that_cannot_be_is_refused(say, tmp_path, capsys, more):
    assert say("--out", tmp_path / "a.wav", *more) == 2
    assert "oudness" in capsys.readouterr().err


def test_a_terminal_is_told_what_was_written(say, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)

    say("--out", tmp_path / "out.wav")

    shown = capsys.readouterr().err
    assert "Loading the voice engine" in shown
    assert re.search(
        r"out\.wav: \d+\.\d s of speech, made in \d+\.\d s \(real-time factor \d+\.\d\d\), seed 3\n$", shown
    )


def test_what_cannot_be_said_is_told_once_in_one_line():
    found = [LeftOut(text, 0, len(text)) for text in ("👍", "你好", "x" * 90)]

    assert left_out_line([]) == ""
    assert left_out_line(found) == f"Left out, because it cannot be said: “👍”, “你好”, “{'x' * 40}”.\n"
    assert left_out_line(found * 4).endswith(" and 4 more.\n")

"""Judges that can be reckoned with by hand: a clip's level is its speaker, its length its words."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tacolm_core import cli
from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import OptionsError
from tacolm_core.evaluation import judge
from tacolm_core.evaluation.judge import Judges, clips_in, score_system
from tacolm_core.evaluation.protocol import TestItem, write_list
from tacolm_core.evaluation.quality import NoiseOpinion
from tacolm_core.evaluation.report import record, table, write_plot
from tacolm_core.evaluation.wer import comparable_words, word_errors

RATE = 16_000


class HearsTheText:
    def __init__(self, *_):
        pass

    def errors(self, waveform, text):
        heard = text.split()[: round(waveform.seconds)]
        return word_errors(comparable_words(text), heard), " ".join(heard)


class HearsTheLevel:
    def embed(self, waveform):
        loud = float(waveform.peak > 0.5)
        return np.array([loud, 1 - loud], np.float32)


class Content:
    def score(self, waveform):
        return 4.0


class Quiet:
    def score(self, waveform):
        return NoiseOpinion(4.0, 4.0, 3.0)


@pytest.fixture
def judges(monkeypatch):
    for name, double in (
        ("Recogniser", HearsTheText),
        ("SpeakerEncoder", HearsTheLevel),
        ("CampplusEncoder", HearsTheLevel),
        ("DistillMos", Content),
        ("Dnsmos", Quiet),
    ):
        monkeypatch.setattr(judge, name, double)
    return Judges()


def sound(path: Path, seconds: float, peak: float) -> None:
    path.parent.mkdir(exist_ok=True)
    soundfile.write(path, peak * np.sin(np.arange(int(seconds * RATE)) / 10), RATE)


@pytest.fixture
def items(tmp_path):
    sound(tmp_path / "prompts" / "loud.wav", 3, 0.9)
    sound(tmp_path / "prompts" / "soft.wav", 3, 0.1)
    text = "one two three four"
    return [
        TestItem("a", "cross-utterance", tmp_path / "prompts" / "loud.wav", "", text, "loud", 4.0),
        TestItem("b", "cross-utterance", tmp_path / "prompts" / "soft.wav", "", text, "soft", 4.0),
    ]


def test_scores_are_means_over_clips(tmp_path, items, judges):
    sound(tmp_path / "system" / "a.wav", 4, 0.9)
    sound(tmp_path / "system" / "b.wav", 2, 0.9)

    scores = score_system("system", items, clips_in(tmp_path / "system"), judges)

    assert scores.wer == pytest.approx(2 / 8)
    assert scores.similarity == pytest.approx(0.5)
    assert scores.identified == pytest.approx(0.5)
    assert scores.likeness == pytest.approx(0.5)
    assert scores.margin == pytest.approx(0.0)  # one clip is the own speaker's wholly, one the other's
    assert scores.recognised == pytest.approx(0.5)
    assert scores.complete == pytest.approx(0.5)
    assert (scores.opinion, scores.noise) == (4.0, 3.0)


def test_a_missing_clip_costs_all_its_words(tmp_path, items, judges):
    sound(tmp_path / "system" / "a.wav", 4, 0.9)

    scores = score_system("system", items, clips_in(tmp_path / "system"), judges)

    assert scores.missing == ("b",)
    assert scores.wer == pytest.approx(0.5)
    assert "1 (1 missing)" in table([scores])


def test_judges_not_asked_say_nothing(items, judges):
    scores = score_system("silence", items, lambda item: Waveform(np.zeros(RATE, np.float32), RATE), Judges(["length"]))

    assert scores.wer is scores.similarity is scores.likeness is scores.margin is scores.opinion is None
    assert scores.complete == 0.0
    assert "WER" not in table([scores])


def test_an_unknown_judge_is_refused():
    with pytest.raises(OptionsError, match="taste"):
        Judges(["taste"])


def test_the_table_names_who_judged(tmp_path, items, judges):
    sound(tmp_path / "system" / "a.wav", 4, 0.9)
    sound(tmp_path / "system" / "b.wav", 4, 0.1)

    scores = score_system("system", items, clips_in(tmp_path / "system"), judges)
    text = table([scores])

    assert "Whisper base" in text
    assert "Resemblyzer" in text
    assert text.splitlines()[2].count("1.00 of 2") == 2
    assert "0.000 ±0.000" in text
    assert json.loads(json.dumps(record([scores])))["systems"][0]["clips"][0]["id"] == "a"


def test_the_picture_is_a_png(tmp_path, items, judges):
    pytest.importorskip("matplotlib")
    sound(tmp_path / "system" / "a.wav", 4, 0.9)
    scores = score_system("system", items, clips_in(tmp_path / "system"), judges)

    write_plot(tmp_path / "scores.png", [scores])

    assert (tmp_path / "scores.png").read_bytes().startswith(b"\x89PNG")


def test_the_command_line_compares_folders(tmp_path, items, judges, capsys):
    write_list(tmp_path / "list.jsonl", items)
    for name, seconds in (("good", 4), ("bad", 1)):
        for item, peak in zip(items, (0.9, 0.1), strict=True):
            sound(tmp_path / name / f"{item.id}.wav", seconds, peak)
    folders = [str(tmp_path / name) for name in ("good", "bad")]

    status = cli.main(["evaluate", "judge", str(tmp_path / "list.jsonl"), *folders, "--json", str(tmp_path / "s.json")])

    lines = capsys.readouterr().out.splitlines()
    assert status == 0
    assert [line.split()[1] for line in lines[2:4]] == ["good", "bad"]
    saved = json.loads((tmp_path / "s.json").read_text())["systems"]
    assert saved[0]["wer"] == 0.0
    assert saved[1]["wer"] == 0.75


@pytest.mark.parametrize("more", [[], ["/nowhere/at/all"]])
def test_the_command_line_says_what_is_missing(tmp_path, items, more, capsys):
    write_list(tmp_path / "list.jsonl", items)

    assert cli.main(["evaluate", "judge", str(tmp_path / "list.jsonl"), *more]) == cli.BAD_INPUT
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_recordings_are_judged_by_their_own_words(tmp_path, items, judges, capsys):
    spoken = [replace(item, prompt_text="one two three") for item in items]
    write_list(tmp_path / "list.jsonl", spoken)

    status = cli.main(["evaluate", "judge", str(tmp_path / "list.jsonl"), "--recordings"])

    row = capsys.readouterr().out.splitlines()[2].split("|")
    assert status == 0
    assert row[3].split() == ["0.000", "±0.000"]


def test_recordings_without_known_words_cannot_be_judged(tmp_path, items, judges):
    write_list(tmp_path / "list.jsonl", items)

    assert cli.main(["evaluate", "judge", str(tmp_path / "list.jsonl"), "--recordings"]) == cli.BAD_INPUT

"""The training kit's verbs refuse numbers and settings that make no sense, in one line, before they begin."""

import json

import pytest

from tacolm_core import cli

TRAIN = ("train", "ar", "--run-folder", "run", "--shards", "shards")


@pytest.fixture
def refused(tmp_path, monkeypatch, capsys):
    """Runs a command in an empty folder and returns the one line it complains with."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        before = set(tmp_path.rglob("*"))
        status = cli.main(arguments)
        complaint = capsys.readouterr().err
        assert status == 2
        assert complaint.count("\n") == 1, complaint
        assert set(tmp_path.rglob("*")) == before
        return complaint

    return run


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--minutes", "-3"),
        ("--minutes", "nan"),
        ("--steps", "0"),
        ("--learning-rate", "-1"),
        ("--threads", "-2"),
        ("--seed", "-1"),
        ("--repeats", "-1"),
        ("--copy-limit", "inf"),
        ("--save-minutes", "soon"),
    ],
)
def test_training_needs_sensible_numbers(refused, option, value):
    complaint = refused(*TRAIN, option, value)

    assert option in complaint
    assert value in complaint


def test_a_share_of_predicted_codes_needs_a_model_that_predicts(refused):
    complaint = refused("train", "codec", "--run-folder", "run", "--manifest", "a.jsonl", "--predicted-share", "0.3")

    assert "--predicted-share 0.3" in complaint
    assert "--nar" in complaint


def test_held_codes_need_the_codec_they_are_of(refused, tmp_path):
    complaint = refused("train", "codec", "--run-folder", str(tmp_path), "--manifest", "a.jsonl", "--hold-codes")

    assert "--start-from" in complaint


@pytest.mark.parametrize(
    ("stage", "needed"), [(("codec", "--manifest", "a.jsonl"), "--nar"), (("nar", "--shards", "shards"), "--codec")]
)
def test_an_ar_model_that_draws_codes_needs_company(refused, stage, needed):
    complaint = refused("train", *stage, "--run-folder", "run", "--ar", "ar.safetensors")

    assert "--ar ar.safetensors" in complaint
    assert needed in complaint


@pytest.mark.parametrize(
    ("option", "value"),
    [("--hours", "nan"), ("--speakers", "0"), ("--workers", "0"), ("--minutes", "-2"), ("--seed", "-5")],
)
def test_a_corpus_needs_sensible_numbers(refused, option, value):
    pytest.importorskip("hibari", reason="the corpus generator's package is not installed")

    assert value in refused("corpus", "make", "sentences.txt", "corpus", option, value)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--teacher", "kokoro"), "--voices"),
        (("--voices", "voices.npz"), "Kokoro"),
        (("--teacher", "kokoro", "--voices", "nowhere.npz"), "nowhere.npz"),
    ],
)
def test_a_teacher_and_its_voices_go_together(refused, tmp_path, options, said):
    pytest.importorskip("hibari", reason="the corpus generator's package is not installed")
    sentences = tmp_path / "sentences.txt"
    sentences.write_text("A house stands there.")

    assert said in refused("corpus", "make", str(sentences), str(tmp_path / "corpus"), *options)


@pytest.mark.parametrize(
    "command",
    [
        ("list", "manifest.jsonl", "list.jsonl", "--count", "0"),
        ("list", "manifest.jsonl", "list.jsonl", "--seed", "-1"),
        ("codec", "codec.safetensors", "manifest.jsonl", "--seconds", "0"),
        ("judge", "list.jsonl", "clips", "--threads", "0"),
    ],
)
def test_judging_needs_sensible_numbers(refused, command):
    assert command[-1] in refused("evaluate", *command)


@pytest.mark.parametrize("value", ["0", "-1", "nan"])
def test_a_measurement_needs_a_length(refused, value):
    assert value in refused("bench", "--seconds", value)


@pytest.mark.parametrize("option", ["--json", "--plot"])
def test_a_place_that_is_not_there_is_said_before_judging(refused, tmp_path, option):
    item = {"id": "a", "kind": "cross-utterance", "prompt": "a.wav", "prompt_text": "", "text": "Hi.", "speaker": "s"}
    (tmp_path / "list.jsonl").write_text(json.dumps(item))

    assert "no folder none" in refused("evaluate", "judge", "list.jsonl", ".", option, "none/scores")


@pytest.mark.parametrize("content", [[1, 2], {"task": 5}, {"trainer": []}, "text"])
def test_settings_that_are_none_are_refused(refused, tmp_path, content):
    (tmp_path / "settings.json").write_text(json.dumps(content))

    assert "settings.json" in refused(*TRAIN, "--run-folder", ".", "--settings", "settings.json")


def test_a_card_that_is_not_there_is_refused(refused, monkeypatch):
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)

    assert "--device cpu" in refused(*TRAIN, "--device", "cuda")

"""What `tacolm evaluate judge` lets a model speak, and how."""

import json

import pytest

from tacolm_core import cli
from tacolm_core.cli import evaluate
from tacolm_core.cli.evaluate import _speak
from tacolm_core.config import SynthesisOptions
from tacolm_core.evaluation.protocol import TestItem as Item
from tests.tacolm_core.synthesis.doubles import ScriptedAr, build_synthesizer


@pytest.mark.parametrize(
    ("kind", "continues", "is_given"),
    [("continuation", True, True), ("continuation", False, False), ("cross-utterance", True, False)],
)
def test_a_model_goes_on_from_the_prompts_words_when_asked(monkeypatch, prompt, kind, continues, is_given):
    monkeypatch.setattr("tacolm_core.cli.opening._word_ends", lambda *_: [])  # the double points, but cannot listen
    model = ScriptedAr(reading=lambda row, num_tokens: min(row // 6 + num_tokens // 2, num_tokens - 1))
    item = Item("a", kind, prompt, "Hello", "Hello you there", "ann", 6.0)

    clip = _speak(build_synthesizer(model), item, SynthesisOptions(seed=3, continuation=continues))

    assert (model.opened[2] is not None) is is_given
    assert clip.seconds > (3.0 if kind == "continuation" else 0.0)


@pytest.fixture
def judged(tmp_path, monkeypatch):
    """Runs `evaluate judge` over one item without judges, and returns what --json holds and how the model spoke."""
    item = {"id": "a", "kind": "cross-utterance", "prompt": "a.wav", "prompt_text": "", "text": "Hi.", "speaker": "s"}
    (tmp_path / "list.jsonl").write_text(json.dumps(item))
    spoke = []
    monkeypatch.setattr("tacolm_core.synthesis.loading.load_synthesizer", lambda *_, **__: None)
    monkeypatch.setattr(evaluate, "_speak", lambda _, __, options: spoke.append(options))

    def run(*options):
        command = (
            "evaluate",
            "judge",
            tmp_path / "list.jsonl",
            *options,
            "--judges",
            "length",
            "--json",
            tmp_path / "scores",
        )
        assert cli.main([str(argument) for argument in command]) == 0
        return json.loads((tmp_path / "scores").read_text()), spoke

    return run


def test_the_model_speaks_as_the_options_say_and_the_record_says_so(judged):
    record, spoke = judged("--model", "a", "--temperature", "0.5", "--nar-passes", "4", "--guidance", "1.5")

    assert spoke == [SynthesisOptions(seed=0, temperature=0.5, nar_passes=4, guidance=1.5)]
    assert SynthesisOptions.from_dict(record["options"]) == spoke[0]


def test_the_record_names_no_options_where_no_model_spoke(judged, tmp_path):
    assert judged(tmp_path)[0]["options"] is None


def test_sampling_options_without_a_model_are_refused(tmp_path, capsys):
    assert cli.main(["evaluate", "judge", "list.jsonl", str(tmp_path), "--top-k", "3"]) == 2
    assert "--model" in capsys.readouterr().err

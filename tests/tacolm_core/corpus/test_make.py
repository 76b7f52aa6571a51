"""`tacolm corpus make`, with a network that only hums."""

import pytest

from tacolm_core import cli
from tacolm_core.cli import corpus as command
from tacolm_core.corpus import build
from tacolm_core.data.manifest import read_manifest


@pytest.fixture
def make(tmp_path, monkeypatch, generator, tokenizer):
    monkeypatch.setattr(build, "_parts", lambda teacher: (generator, tokenizer))
    sentences = tmp_path / "sentences.tsv"
    sentences.write_text("a\tA house stands there.\nb\tA garden lies here.\n")

    def run(*options):
        arguments = ["corpus", "make", str(sentences), str(tmp_path / "made"), "--speakers", "3", "--hours", "0.003"]
        return cli.main([*arguments, *options])

    return run


def listed(tmp_path):
    return {u.speaker for u in read_manifest(tmp_path / "made" / "manifest.jsonl")}


def test_makes_everybody_and_lists_them(tmp_path, make, capsys):
    assert make() == 0

    assert len(listed(tmp_path)) == 3
    assert "utterances of artificial speakers" in capsys.readouterr().out


def test_what_is_there_is_listed_while_the_rest_is_made(tmp_path, make, monkeypatch):
    monkeypatch.setattr(command, "_LIST_EVERY", 0.0)
    speak, spoken = build.speak_job, []

    def killed_at_the_third(teacher, job):
        spoken.append(job.name)
        if len(spoken) == 3:
            raise MemoryError
        return speak(teacher, job)

    monkeypatch.setattr(build, "speak_job", killed_at_the_third)
    assert make() != 0

    assert listed(tmp_path) == set(spoken[:2])

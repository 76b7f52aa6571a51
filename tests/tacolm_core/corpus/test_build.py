import itertools
import json

import numpy as np
import pytest
import soundfile

from tacolm_core.corpus import build
from tacolm_core.corpus.build import join_manifest, speak_corpus, write_corpus
from tacolm_core.corpus.plan import CorpusOptions, plan_corpus
from tacolm_core.data.manifest import read_manifest
from tacolm_core.errors import DataError, OptionsError
from tacolm_core.units import HOP, SAMPLE_RATE

SENTENCES = [f"Number {word} is a house." for word in ("one", "two", "three", "four", "five", "six")]


@pytest.fixture
def jobs(monkeypatch, generator, tokenizer):
    monkeypatch.setattr(build, "_parts", lambda teacher: (generator, tokenizer))
    return plan_corpus(SENTENCES, CorpusOptions(hours=12 / 3600, speakers=3))


def test_speaks_every_planned_sentence_with_tokens_and_durations(jobs):
    spoken = list(speak_corpus(jobs))

    assert len(spoken) == sum(len(job.sentences) for job in jobs)
    for item in spoken:
        assert item.samples.dtype == np.int16
        assert sum(item.utterance.durations) * HOP == len(item.samples)
        assert len(item.utterance.tokens) == len(item.utterance.durations)


def test_a_folder_reads_back_as_a_manifest(tmp_path, jobs):
    list(write_corpus(tmp_path, jobs))

    count = join_manifest(tmp_path, jobs)

    utterances = list(read_manifest(tmp_path / "manifest.jsonl"))
    assert len(utterances) == count
    assert {u.speaker for u in utterances} == {job.name for job in jobs}
    for utterance in utterances:
        information = soundfile.info(utterance.path)
        assert information.samplerate == SAMPLE_RATE
        assert information.frames == sum(utterance.durations) * HOP
    assert set(json.loads((tmp_path / "speakers.json").read_text())) == {job.name for job in jobs}


def test_a_killed_run_goes_on_where_it_was(tmp_path, jobs, monkeypatch):
    first = next(write_corpus(tmp_path, jobs))
    spoken = []
    speak = build.speak_job
    monkeypatch.setattr(build, "speak_job", lambda teacher, job: spoken.append(job) or speak(teacher, job))

    assert sorted(write_corpus(tmp_path, jobs)) == [0, 1, 2]
    assert first not in [job.number for job in spoken]


def test_parts_together_make_the_same_corpus_as_one_run(tmp_path, jobs):
    for part in (1, 0):
        list(write_corpus(tmp_path / "parts", jobs, part=(part, 2)))
    list(write_corpus(tmp_path / "whole", jobs))
    for folder in ("parts", "whole"):
        join_manifest(tmp_path / folder, jobs)

    one, other = ((tmp_path / f / "manifest.jsonl").read_bytes() for f in ("parts", "whole"))
    assert one == other
    for path in (tmp_path / "whole").rglob("*.flac"):
        twin = tmp_path / "parts" / path.relative_to(tmp_path / "whole")
        np.testing.assert_array_equal(soundfile.read(path)[0], soundfile.read(twin)[0])


def test_an_unfinished_corpus_has_no_manifest(tmp_path, jobs):
    list(write_corpus(tmp_path, jobs, part=(0, 2)))

    with pytest.raises(DataError, match="1 of 3 speakers"):
        join_manifest(tmp_path, jobs)


def test_a_folder_made_otherwise_is_not_mixed_with(tmp_path, jobs):
    list(write_corpus(tmp_path, jobs))
    others = plan_corpus(SENTENCES, CorpusOptions(hours=5 / 3600, speakers=3))

    with pytest.raises(DataError, match="choose another folder"):
        list(write_corpus(tmp_path, others))


def test_an_unknown_file_format_is_refused(tmp_path, jobs):
    with pytest.raises(OptionsError, match="mp3"):
        list(write_corpus(tmp_path, jobs, kind="mp3"))


def test_sentences_that_cannot_be_spoken_are_left_out(monkeypatch, generator, tokenizer):
    monkeypatch.setattr(build, "_parts", lambda teacher: (generator, tokenizer))
    jobs = plan_corpus(["-- -- -- --", "A house stands there."], CorpusOptions(hours=4 / 3600, speakers=1))

    texts = {item.utterance.text for item in itertools.islice(speak_corpus(jobs), 5)}

    assert texts == {"A house stands there."}


def test_a_corpus_that_ran_out_of_time_lists_whom_it_has(tmp_path, jobs):
    made = next(write_corpus(tmp_path, jobs))

    join_manifest(tmp_path, jobs, whole=False)

    assert {u.speaker for u in read_manifest(tmp_path / "manifest.jsonl")} == {jobs[made].name}


def test_a_corpus_of_nobody_is_refused(tmp_path, jobs):
    with pytest.raises(DataError, match="not there yet"):
        join_manifest(tmp_path, jobs, whole=False)

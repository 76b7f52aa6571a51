import pytest

from tacolm_core.corpus.plan import CorpusOptions, Twin, plan_corpus, read_sentences
from tacolm_core.corpus.speakers import SpeakerNumbers
from tacolm_core.corpus.twins import read_twins, write_twins
from tacolm_core.errors import DataError, OptionsError

SENTENCES = [f"This is sentence number {n}." for n in range(50)]


def test_a_plan_depends_on_its_seed_alone():
    assert plan_corpus(SENTENCES, CorpusOptions(seed=4)) == plan_corpus(SENTENCES, CorpusOptions(seed=4))
    assert plan_corpus(SENTENCES, CorpusOptions(seed=4)) != plan_corpus(SENTENCES, CorpusOptions(seed=5))


def test_no_sentence_comes_twice_before_all_came_once():
    jobs = plan_corpus(SENTENCES, CorpusOptions(hours=60 / 3600, speakers=2))

    places = [place for job in jobs for place, _ in job.sentences]

    assert len(places) > 10
    assert len(set(places)) == len(places)


def test_hours_are_shared_evenly():
    jobs = plan_corpus(SENTENCES, CorpusOptions(hours=200 / 3600, speakers=4))

    assert {len(job.sentences) for job in jobs} <= {26, 27, 28, 29}


def test_twins_bring_their_recorded_speaker_along():
    twins = [Twin("ann", SpeakerNumbers(pitch=210.0)), Twin("bob", SpeakerNumbers(pitch=100.0))]

    jobs = plan_corpus(SENTENCES, CorpusOptions(speakers=4, hours=0.01, twin_share=1.0), twins)

    assert [job.recorded_speaker for job in jobs].count("ann") == 2
    assert all(job.numbers.pitch == (210.0 if job.recorded_speaker == "ann" else 100.0) for job in jobs)


def test_speakers_near_a_twin_are_nobodys_twin():
    twins = [Twin("ann", SpeakerNumbers(pitch=210.0))]

    jobs = plan_corpus(SENTENCES, CorpusOptions(speakers=4, hours=0.01, twin_share=1.0, twin_spread=0.5), twins)

    assert all(job.recorded_speaker == "" for job in jobs)
    assert len({job.numbers for job in jobs}) == 4


def test_sentences_are_the_last_column(tmp_path):
    path = tmp_path / "sentences.tsv"
    path.write_text("book\tOne day.\n\nJust a line.\n")

    assert read_sentences(path) == ["One day.", "Just a line."]


def test_a_missing_list_of_sentences_is_named(tmp_path):
    with pytest.raises(DataError, match=r"nothing\.tsv"):
        read_sentences(tmp_path / "nothing.tsv")


def test_sentences_outside_the_limits_are_not_a_corpus():
    with pytest.raises(DataError, match="8 to 220"):
        plan_corpus(["Hm."], CorpusOptions())


@pytest.mark.parametrize("wrong", [{"hours": 0.0}, {"speakers": 0}, {"twin_share": 1.5}, {"twin_spread": -1.0}])
def test_options_outside_their_range_are_refused(wrong):
    with pytest.raises(OptionsError):
        CorpusOptions(**wrong)


def test_twins_survive_their_file(tmp_path):
    path = tmp_path / "twins.json"
    write_twins(path, {"ann": SpeakerNumbers(pitch=210.0), "bob": SpeakerNumbers(tilt=2.0)})

    assert read_twins(path) == (Twin("ann", SpeakerNumbers(pitch=210.0)), Twin("bob", SpeakerNumbers(tilt=2.0)))


def test_a_damaged_file_of_twins_is_refused(tmp_path):
    path = tmp_path / "twins.json"
    path.write_text('{"ann": {"hat": 3}}')

    with pytest.raises(DataError, match="hat"):
        read_twins(path)

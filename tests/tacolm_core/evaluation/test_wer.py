import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacolm_core.errors import TacolmError
from tacolm_core.evaluation import wer
from tacolm_core.evaluation.extras import needed
from tacolm_core.evaluation.wer import WordErrors, comparable_words, word_errors

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=7)


@pytest.mark.parametrize(
    ("reference", "heard", "expected"),
    [
        ("the cat sat", "the cat sat", WordErrors(0, 0, 0, 3)),
        ("the cat sat", "the hat sat", WordErrors(1, 0, 0, 3)),
        ("the cat sat", "the sat", WordErrors(0, 1, 0, 3)),
        ("the cat sat", "the big cat sat", WordErrors(0, 0, 1, 3)),
        ("the cat sat", "", WordErrors(0, 3, 0, 3)),
        ("", "hm", WordErrors(0, 0, 1, 0)),
    ],
)
def test_counts_errors_by_kind(reference, heard, expected):
    assert word_errors(reference.split(), heard.split()) == expected


def test_spelling_and_numbers_make_no_difference():
    assert comparable_words("Platform seven, in twenty minutes!") == comparable_words("platform 7 in 20 minutes")
    assert comparable_words("It’s well-known.") == ["its", "well", "known"]


@given(WORDS)
def test_a_text_has_no_errors_against_itself(words):
    assert word_errors(words, words).rate == 0


@given(WORDS, WORDS)
def test_errors_are_as_many_in_both_directions(one, other):
    there, back = word_errors(one, other), word_errors(other, one)

    assert there.substitutions + there.deletions + there.insertions == (
        back.substitutions + back.deletions + back.insertions
    )
    assert len(one) - there.deletions == len(other) - there.insertions


def test_rates_add_up_over_texts_by_words():
    total = WordErrors(1, 0, 0, 2) + WordErrors(0, 0, 0, 8)

    assert total.rate == pytest.approx(0.1)


def test_the_packaged_halves_are_joined_once(tmp_path, monkeypatch):
    data = {}
    for name, files in (("one", ["model.bin.part1"]), ("two", ["model.bin.part2", *wer._REST])):
        folder = tmp_path / name / "data"
        folder.mkdir(parents=True)
        for file in files:
            (folder / file).write_bytes(file.encode())
        data[name] = type("Package", (), {"__file__": str(tmp_path / name / "__init__.py")})
    monkeypatch.setattr(wer, "_HALVES", ("one", "two"))
    monkeypatch.setattr(wer, "needed", data.__getitem__)

    folder = wer.packaged_weights(tmp_path / "cache")
    first = (folder / "model.bin").stat().st_mtime_ns

    assert (wer.packaged_weights(tmp_path / "cache") / "model.bin").stat().st_mtime_ns == first
    assert (folder / "model.bin").read_bytes() == b"model.bin.part1model.bin.part2"
    assert (folder / "vocabulary.json").exists()


def test_a_missing_judge_names_the_extra():
    with pytest.raises(TacolmError, match=r"tacolm-studio\[evaluate\]"):
        needed("no_such_judge_of_speech")

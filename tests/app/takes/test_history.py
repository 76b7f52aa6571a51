"""Takes on disk: nothing finished is ever lost."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from app.files import StorageError
from app.takes.history import TakeHistory
from app.takes.take import Take, TakeFacts
from tests.app.takes.made import a_take


@pytest.fixture
def history(tmp_path: Path) -> TakeHistory:
    return TakeHistory(tmp_path / "takes")


def test_take_comes_back_as_it_was(history: TakeHistory) -> None:
    take = a_take("One sentence. Another one.")
    history.save(take)

    again = history.load(take.facts.id)

    assert again.facts == take.facts
    for old, new in zip(take.sentences, again.sentences, strict=True):
        assert new.sentence == old.sentence
        assert new.alarms == old.alarms
        np.testing.assert_array_equal(new.samples, old.samples)
        np.testing.assert_array_equal(new.codes, old.codes)
        np.testing.assert_array_equal(new.attention, old.attention)


def test_newest_take_comes_first(history: TakeHistory) -> None:
    for number in (1, 3, 2):
        history.save(a_take("A text.", take_id=f"2026010{number}-000000-aaaaaa"))

    assert [facts.id[7] for facts in history.list()] == ["3", "2", "1"]


def test_finished_sentences_are_there_before_the_take_is(history: TakeHistory) -> None:
    take = a_take("One. Two. Three.")
    unfinished = Take(dataclasses.replace(take.facts, is_complete=False), take.sentences[:2])

    history.save(unfinished)

    assert len(history.load(take.facts.id).sentences) == 2
    assert not history.list()[0].is_complete


def test_only_new_sentences_are_written(history: TakeHistory, tmp_path: Path) -> None:
    take = a_take("One. Two.")
    history.save(Take(take.facts, take.sentences[:1]))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.npz")}

    history.save(take)

    assert len(list(tmp_path.rglob("*.npz"))) == 2
    assert all(path.stat().st_mtime_ns == time for path, time in before.items())


def test_folder_holds_a_sound_that_any_program_plays(history: TakeHistory, tmp_path: Path) -> None:
    import soundfile

    take = a_take("A text.")
    history.save(take)

    assert soundfile.info(tmp_path / "takes" / take.facts.id / "take.wav").frames > 0


def test_folder_holds_what_the_engine_can_make_the_take_from(history: TakeHistory, tmp_path: Path) -> None:
    from tacolm_core import load_take

    take = a_take("A text. And more.")
    history.save(take)

    record = load_take(tmp_path / "takes" / take.facts.id / "take.wav")
    assert record.text == take.facts.text
    assert record.sentences == tuple(result.sentence for result in take.sentences)
    assert record.options.seed == take.facts.seed


def test_star_is_kept_without_touching_the_sound(history: TakeHistory) -> None:
    take = a_take("A text.")
    history.save(take)

    history.save_facts(dataclasses.replace(take.facts, is_starred=True))

    assert history.load(take.facts.id).facts.is_starred


def test_deleted_take_comes_back_until_the_trash_is_emptied(history: TakeHistory) -> None:
    take = a_take("A text.")
    history.save(take)
    history.delete(take.facts.id)
    gone = history.list()
    history.restore(take.facts.id)
    back = history.list()
    history.delete(take.facts.id)
    history.empty_trash()

    assert (gone, back) == ([], [take.facts])
    with pytest.raises(StorageError):
        history.restore(take.facts.id)


@pytest.mark.parametrize("text", ["{", "[]", '{"id": 3}', "{}"])
def test_damaged_record_is_left_out(history: TakeHistory, tmp_path: Path, text: str) -> None:
    take = a_take("A text.")
    history.save(take)
    (tmp_path / "takes" / take.facts.id / "studio.json").write_text(text, encoding="utf-8")

    assert history.list() == []
    with pytest.raises(StorageError):
        history.load(take.facts.id)


def test_damaged_sound_is_explained(history: TakeHistory, tmp_path: Path) -> None:
    take = a_take("A text.")
    history.save(take)
    next(tmp_path.rglob("*.npz")).write_bytes(b"broken")

    with pytest.raises(StorageError, match="damaged"):
        history.load(take.facts.id)


def test_record_cannot_name_a_file_elsewhere(history: TakeHistory, tmp_path: Path) -> None:
    take = a_take("A text.")
    history.save(take)
    record = tmp_path / "takes" / take.facts.id / "studio.json"
    values = json.loads(record.read_text(encoding="utf-8"))
    values["sentences"][0]["arrays"] = "../../secret.npz"
    record.write_text(json.dumps(values), encoding="utf-8")

    with pytest.raises(StorageError):
        history.load(take.facts.id)


def test_title_is_one_short_line() -> None:
    facts = dataclasses.replace(a_take("A text.").facts, text="Many\n\nwords " * 20)

    assert isinstance(facts, TakeFacts)
    assert "\n" not in facts.title
    assert len(facts.title) <= 60


def test_sound_of_a_growing_take_is_written_once_at_its_end(tmp_path: Path) -> None:
    history, take = TakeHistory(tmp_path / "takes"), a_take("One. Two.")
    folder = tmp_path / "takes" / take.facts.id

    history.save(take, is_growing=True)
    while_growing = (folder / "take.wav").exists()
    listed = history.list()
    history.save(take)

    assert not while_growing
    assert listed == [take.facts]
    assert (folder / "take.wav").exists()

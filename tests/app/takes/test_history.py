"""Takes on disk: nothing finished is ever lost."""

import dataclasses
import json
import os
from pathlib import Path

import numpy as np
import pytest

from app.files import StorageError
from app.takes.archive import write_arrays
from app.takes.history import TakeHistory
from app.takes.manner import Manner
from app.takes.passage import Passage, Variant
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
    unfinished = Take(dataclasses.replace(take.facts, is_complete=False), take.passages[:2])

    history.save(unfinished)

    assert len(history.load(take.facts.id).sentences) == 2
    assert not history.list()[0].is_complete


def test_only_new_sentences_are_written(history: TakeHistory, tmp_path: Path) -> None:
    take = a_take("One. Two.")
    history.save(Take(take.facts, take.passages[:1]))
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


def test_deleted_take_comes_back_until_it_is_destroyed(history: TakeHistory) -> None:
    take = a_take("A text.")
    history.save(take)
    history.trash.throw(take.facts.id)
    gone, deleted = history.list(), history.deleted()
    history.trash.restore(take.facts.id)
    back = history.list()
    history.trash.throw(take.facts.id)
    history.trash.destroy(take.facts.id)

    assert (gone, back) == ([], [take.facts])
    assert [facts for facts, _ in deleted] == [take.facts]
    with pytest.raises(StorageError):
        history.trash.restore(take.facts.id)


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
    record = next(record.parent.glob("passage-*.json"))
    values = json.loads(record.read_text(encoding="utf-8"))
    values["variants"][0]["key"] = "../../secret"
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


def test_earlier_ways_of_speaking_a_sentence_are_kept(history: TakeHistory) -> None:
    take = a_take("One. Two.")
    other = a_take("One. Two.", seed=99)
    fresh = Variant.of(other.sentences[0], 24_000)
    changed = take.changed(take.passages[0].id, lambda passage: passage.spoken_as(fresh))
    history.save(changed)

    first, second = TakeHistory(history.folder).load(take.facts.id).passages

    assert [variant.seed for variant in first.variants] == [take.sentences[0].seed, other.sentences[0].seed]
    assert (first.chosen, len(second.variants)) == (1, 1)
    np.testing.assert_array_equal(first.variants[0].result.samples, take.sentences[0].samples)
    np.testing.assert_array_equal(first.heard.samples, other.sentences[0].samples)


def test_sentences_not_spoken_yet_are_kept_with_their_seeds(history: TakeHistory) -> None:
    take = a_take("One. Two. Three.")
    rest = tuple(Passage(passage.id, passage.sentence, passage.seed) for passage in take.passages[1:])
    history.save(take.having((take.passages[0], *rest)))

    again = history.load(take.facts.id)

    assert (again.num_spoken, again.unspoken, again.facts.is_complete) == (1, (1, 2), False)
    assert [passage.seed for passage in again.passages] == [result.seed for result in take.sentences]


def test_take_of_the_first_format_opens(history: TakeHistory) -> None:
    take = a_take("One sentence. Another one.")
    folder = history.folder / take.facts.id
    folder.mkdir(parents=True)
    entries = []
    for index, result in enumerate(take.sentences):
        write_arrays(folder / f"sentence-{index:03d}-00000007-0000aa.npz", result)
        sentence = result.sentence
        entries.append(
            {
                "written": sentence.written,
                "spoken": sentence.spoken,
                "ids": list(sentence.tokens.ids),
                "words": [[word.text, word.first_token, word.end_token] for word in sentence.tokens.words],
                "pause_after": sentence.pause_after,
                "start": sentence.start,
                "end": sentence.end,
                "is_paragraph_end": False,
                "seed": result.seed,
                "alarms": [["skipped", "A word may have been skipped."]],
                "arrays": f"sentence-{index:03d}-00000007-0000aa.npz",
            }
        )
    record = {"format": 1, **dataclasses.asdict(take.facts), "sentences": entries}
    (folder / "studio.json").write_text(json.dumps(record), encoding="utf-8")

    again = history.load(take.facts.id)
    history.save(again)
    later = TakeHistory(history.folder).load(take.facts.id)

    for opened in (again, later):
        assert [result.sentence for result in opened.sentences] == [result.sentence for result in take.sentences]
        np.testing.assert_array_equal(opened.sentences[1].samples, take.sentences[1].samples)
        assert opened.alarmed == (0, 1)
    assert len(list(folder.glob("*.npz"))) == 2


def test_list_reads_no_sound_and_no_passage(history: TakeHistory) -> None:
    take = a_take("One. Two. Three.")
    history.save(take)
    for path in (history.folder / take.facts.id).iterdir():
        if path.name != "studio.json":
            path.unlink()

    assert history.list() == [take.facts]


def test_saving_again_writes_only_the_passage_that_changed(history: TakeHistory) -> None:
    take = a_take("One. Two. Three.")
    history.save(take, is_growing=True)
    folder = history.folder / take.facts.id
    before = {path.name: path.stat().st_ino for path in folder.glob("passage-*.json")}

    louder = take.changed(take.passages[1].id, lambda passage: dataclasses.replace(passage, manner=Manner(volume=3.0)))
    history.save(louder, is_growing=True)

    after = {path.name: path.stat().st_ino for path in folder.glob("passage-*.json")}
    assert {name for name in after if after[name] != before[name]} == {f"passage-{take.passages[1].id}.json"}


def test_what_an_undo_needed_goes_when_the_take_is_opened_by_a_later_run(history: TakeHistory) -> None:
    take = a_take("One. Two. Three.")
    history.save(take)
    fewer = take.having(take.passages[:2])
    history.save(fewer)
    folder = history.folder / take.facts.id
    before = len(list(folder.glob("*.npz")))
    history.load(take.facts.id)
    while_running = len(list(folder.glob("*.npz")))
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    later = TakeHistory(history.folder)
    later.clear_old()
    opened = later.load(take.facts.id)

    assert (before, while_running) == (3, 3)
    assert len(list(folder.glob("*.npz"))) == len(list(folder.glob("passage-*.json"))) == 2
    assert opened.num_spoken == 2

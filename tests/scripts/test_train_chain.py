"""The chain of stages behind scripts/train-cpu and scripts/train-gpu."""

import fcntl
import json
from pathlib import Path

import pytest
import train_chain
from train_chain import Chain, Failed, Stage


@pytest.fixture
def made(tmp_path: Path):
    """Make a chain; nothing of it has run yet."""
    (tmp_path / "sentences.txt").write_text("One.\n")
    for name, split in (("first", "dev"), ("second", "train")):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"split": split}) + "\n")
    with (tmp_path / "lock").open("w") as lock:

        def make(kind: str, *more: str) -> Chain:
            words = [kind, str(tmp_path / "work"), str(tmp_path / "sentences.txt"), *more]
            return Chain(train_chain.parser().parse_args(words), lock)

        yield make


def value(command: tuple[str, ...], option: str) -> str:
    return command[command.index(option) + 1]


def ready(chain: Chain) -> list[Stage]:
    """All stages, as if those before each had run."""
    tokenizer = chain.folder / "shards" / "part-0" / "tokenizer.json"
    tokenizer.parent.mkdir(parents=True)
    tokenizer.write_text("{}")
    return list(chain.stages())


def test_the_whole_way_from_sentences_to_scores(made, tmp_path) -> None:
    recordings = [str(tmp_path / f"{name}.jsonl") for name in ("first", "second")]

    stages = ready(made("cpu", "--recordings", *recordings, "--repeats", "3", "--judge", "list.jsonl"))

    assert [stage.name for stage in stages] == [
        "corpus",
        "codec",
        "shards-0",
        "shards-1",
        "shards-2",
        "shards-dev-0",
        "models",
        "bundle",
        "evaluate",
    ]
    ar, nar = stages[6].commands
    assert (ar[:2], nar[:2]) == (("train", "ar"), ("train", "nar"))
    assert ar[ar.index("--repeats") + 1 : ar.index("--repeats") + 4] == ("1", "3", "1")
    assert value(ar, "--dev-shards").endswith("dev-0")
    assert value(ar, "--threads") == "1"


def test_kokoro_speaks_where_its_voices_are_named(made, tmp_path) -> None:
    corpus = ready(made("cpu", "--voices", str(tmp_path / "voices.npz")))[0].commands[0]

    assert value(corpus, "--teacher") == "kokoro"
    assert value(corpus, "--voices") == str(tmp_path / "voices.npz")
    assert "--twins" not in corpus


def test_voices_that_are_not_there_are_missed_before_anything_begins(made, tmp_path) -> None:
    with pytest.raises(Failed, match=r"voices\.npz"):
        train_chain.check(made("cpu", "--voices", str(tmp_path / "voices.npz")).options)


def test_a_gpu_machine_boxes_every_stage_and_copies_small_files(made, tmp_path) -> None:
    stages = {stage.name: stage.commands[0] for stage in ready(made("gpu", "--out", str(tmp_path / "out")))}

    assert float(value(stages["corpus"], "--minutes")) == 4
    assert float(value(stages["codec"], "--minutes")) == 5
    assert float(value(stages["shards-0"], "--minutes")) == 2
    for name in ("codec", "models"):
        assert float(value(stages[name], "--copy-limit")) < 16
        assert float(value(stages[name], "--save-minutes")) == 2
    assert (tmp_path / "out" / "tokenizer.json").exists()


def test_a_rehearsal_takes_seconds_for_minutes(made) -> None:
    stages = {stage.name: stage.commands[0] for stage in ready(made("gpu", "--seconds-not-minutes"))}

    assert float(value(stages["codec"], "--minutes")) == pytest.approx(5 / 60, abs=1e-3)
    assert value(stages["models"], "--preset") == "tiny"


def test_the_models_get_the_time_that_is_left_and_keep_it(made) -> None:
    chain = made("gpu", "--minutes", "20")
    chain.remember(used_corpus=240.0, used_codec=300.0)

    first = chain.model_minutes()
    chain.remember(used_models=120.0)

    assert first == pytest.approx(20 * 0.97 - 9)
    assert chain.model_minutes() == first


def test_a_resumed_corpus_gets_the_rest_of_its_time(made) -> None:
    chain = made("gpu")
    chain.remember(used_corpus=180.0)

    assert float(value(next(chain.stages()).commands[0], "--minutes")) == pytest.approx(1.0)


def test_settings_that_are_given_win_over_the_defaults(made, tmp_path) -> None:
    given = tmp_path / "mine.json"
    given.write_text(json.dumps({"task": {"batch": 4}, "trainer": {"sample_minutes": 1.0}}))

    written = json.loads(made("gpu", "--codec-settings", str(given))._settings("codec").read_text())

    assert written == {"task": {"batch": 4}, "trainer": {"sample_minutes": 1.0, "evaluate_minutes": 5.0}}


def test_finished_stages_are_not_run_again(made, monkeypatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(Chain, "_run_stage", lambda self, stage: ran.append(stage.name))
    chain = made("cpu")
    monkeypatch.setattr(Chain, "stages", lambda self: iter([Stage("one", ()), Stage("two", ())]))
    (chain.folder / "chain" / "one.done").touch()

    chain.run()
    chain.run()

    assert ran == ["two"]


def test_a_command_that_fails_is_named_with_its_last_line(made) -> None:
    with pytest.raises(Failed, match=r"look failed \(2\): .*nowhere"):
        made("cpu")._run_stage(Stage("look", (("inspect", "nowhere.safetensors"),)))


def test_two_trainings_in_one_folder_are_refused(tmp_path, capsys) -> None:
    sentences = tmp_path / "sentences.txt"
    sentences.write_text("One.\n")
    with (tmp_path / "chain.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        assert train_chain.main(["cpu", str(tmp_path), str(sentences)]) == 2

    assert "still runs" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--recordings", "none.jsonl"], "none.jsonl"),
        (["--judge", "none.jsonl"], "none.jsonl"),
        (["--language-settings", "none.json"], "none.json"),
        (["--wheels", "."], "docs/training.md"),
        (["--judge", "sentences.txt"], "no_such_judge"),
    ],
)
def test_what_the_last_stage_needs_is_looked_for_before_the_first(tmp_path, monkeypatch, capsys, option, said) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(train_chain, "JUDGES", ("json", "no_such_judge"))
    (tmp_path / "sentences.txt").write_text("One.\n")

    assert train_chain.main(["cpu", "work", "sentences.txt", *option]) == 2

    complaint = capsys.readouterr().err
    assert said in complaint
    assert complaint.count("\n") == 1
    assert not (tmp_path / "work").exists()


def test_scores_are_copied_with_the_log(made, tmp_path) -> None:
    chain = made("cpu", "--out", str(tmp_path / "out"))
    (chain.folder / "logs" / "chain.log").write_text("12:00 corpus: begins\n")
    (chain.folder / "scores.json").write_text("{}")

    chain._copy_texts()

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["chain.log", "scores.json"]


def test_the_list_for_gpu_machines_pins_what_the_project_pins() -> None:
    lists = {}
    for name in ("run", "test", "train-gpu"):
        lines = (train_chain.ROOT / "requirements" / f"{name}.txt").read_text().splitlines()
        lists[name] = {line for line in lines if not line.startswith("#")}

    assert lists["train-gpu"] <= lists["run"] | lists["test"]

"""The chain of stages behind scripts/train-cpu and scripts/train-gpu."""

import fcntl
import json
from pathlib import Path

import pytest
import train_chain
import train_options
from train_chain import Chain, Stage
from train_options import Failed

from tacolm_core.model.presets import NAMES, preset


@pytest.fixture
def made(tmp_path: Path):
    """Make a chain; nothing of it has run yet."""
    (tmp_path / "sentences.txt").write_text("One.\n")
    for name, split in (("first", "dev"), ("second", "train")):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"split": split, "text": "One."}) + "\n")
    with (tmp_path / "lock").open("w") as lock:

        def make(kind: str, *more: str) -> Chain:
            words = [kind, str(tmp_path / "work"), str(tmp_path / "sentences.txt"), *more]
            return Chain(train_options.parser().parse_args(words), lock)

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
        "drawn",
        "bundle",
        "evaluate",
    ]
    ar, nar = stages[6].commands
    assert (ar[:2], nar[:2]) == (("train", "ar"), ("train", "nar"))
    assert ar[ar.index("--repeats") + 1 : ar.index("--repeats") + 4] == ("1", "3", "1")
    assert value(ar, "--dev-shards").endswith("dev-0")
    assert value(ar, "--threads") == "1"
    drawn = stages[7].commands[0]
    assert drawn[:2] == ("train", "nar")
    assert value(drawn, "--start-from") == value(stages[8].commands[0], "--nar").replace("drawn", "nar")
    assert value(drawn, "--ar") == value(stages[8].commands[0], "--ar")


def test_every_model_that_is_told_a_voice_vector_is_known() -> None:
    told = [name for name in NAMES if (nar := preset(name, 83).nar) and getattr(nar, "voice_width", 0)]

    assert sorted(told) == sorted(train_options.TOLD)


def test_voices_are_described_by_the_network_that_is_named(made, tmp_path) -> None:
    stages = {stage.name: stage.commands[0] for stage in ready(made("cpu", "--speaker", "mine.safetensors"))}

    assert "speaker" not in stages
    for name in ("shards-0", "bundle"):
        assert value(stages[name], "--speaker") == str(Path("mine.safetensors").resolve())


def test_a_published_network_becomes_one_that_describes_voices(made, tmp_path) -> None:
    recordings = str(tmp_path / "first.jsonl")
    stages = {
        s.name: s.commands[0] for s in ready(made("cpu", "--speaker-network", "c.pt", "--recordings", recordings))
    }

    assert list(stages)[:2] == ["corpus", "speaker"]
    assert stages["speaker"][:2] == ("prepare", "speaker")
    assert recordings in stages["speaker"]
    assert value(stages["shards-0"], "--speaker") in stages["speaker"]


def test_models_that_are_told_no_voice_vector_need_no_network(made) -> None:
    stages = ready(made("cpu", "--preset", "small", "--speaker", "mine.safetensors"))

    assert not any("--speaker" in command for stage in stages for command in stage.commands)


def test_a_network_that_nobody_has_is_missed_before_anything_begins(made, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(train_options, "SPEAKER", tmp_path / "none")
    monkeypatch.setattr(train_options.Path, "is_file", lambda path: path.name != "none")

    with pytest.raises(Failed, match="--speaker-network"):
        train_options.check(made("cpu").options)
    train_options.check(made("cpu", "--speaker", str(tmp_path / "sentences.txt")).options)
    train_options.check(made("cpu", "--preset", "small").options)


def test_recordings_without_words_are_learnt_from_and_not_held_out(made, tmp_path) -> None:
    wordless = tmp_path / "wordless.jsonl"
    wordless.write_text(json.dumps({"split": "dev", "text": ""}) + "\n" + json.dumps({"split": "train"}) + "\n")
    names = [stage.name for stage in ready(made("cpu", "--recordings", str(wordless)))]

    assert "shards-1" in names
    assert "shards-dev-0" not in names


@pytest.mark.parametrize(("used", "minutes"), [(15.0, 2.0), (18.0, 1.4), (18.9, 0.0)])
def test_the_last_nar_phase_is_left_out_where_its_time_is_gone(made, used, minutes) -> None:
    chain = made("gpu", "--minutes", "20")
    chain.remember(model_minutes=1.0, used_models=60 * used)

    assert chain.drawn_minutes() == pytest.approx(minutes)
    assert ("drawn" in [stage.name for stage in ready(chain)]) is bool(minutes)
    bundle = next(stage for stage in chain.stages() if stage.name == "bundle").commands[0]
    assert ("drawn" in value(bundle, "--nar")) is bool(minutes)


@pytest.mark.parametrize("writes_latents", [True, False])
def test_what_judged_the_nar_model_goes_with_it(made, writes_latents) -> None:
    chain = made("cpu")
    assert chain.drawn_minutes()
    for kind in ("nar", "drawn"):  # the second begins anew, and has learnt for minutes only
        chain.weights(kind).parent.mkdir(parents=True)
    judge = chain.weights("nar").with_name("judge.safetensors")
    chain.weights("drawn").with_name("judge.safetensors").touch()
    if writes_latents:
        judge.touch()

    bundle = next(stage for stage in chain.stages() if stage.name == "bundle").commands[0]

    assert ("--judge" in bundle) is writes_latents
    if writes_latents:
        assert value(bundle, "--judge") == str(judge)


def test_kokoro_speaks_where_its_voices_are_named(made, tmp_path) -> None:
    corpus = ready(made("cpu", "--voices", str(tmp_path / "voices.npz")))[0].commands[0]

    assert value(corpus, "--teacher") == "kokoro"
    assert value(corpus, "--voices") == str(tmp_path / "voices.npz")
    assert "--twins" not in corpus


def test_voices_that_are_not_there_are_missed_before_anything_begins(made, tmp_path) -> None:
    with pytest.raises(Failed, match=r"voices\.npz"):
        train_options.check(made("cpu", "--voices", str(tmp_path / "voices.npz")).options)


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
    assert value(stages["models"], "--preset") == "tiny-latents"


def test_the_models_get_the_time_that_is_left_and_keep_it(made) -> None:
    chain = made("gpu", "--minutes", "20")
    chain.remember(used_corpus=240.0, used_codec=300.0)

    first = chain.model_minutes()
    chain.remember(used_models=120.0)

    assert first == pytest.approx(20 * 0.97 - 9 - 2)
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


def test_the_nar_model_may_have_settings_of_its_own(made, tmp_path) -> None:
    for name, peak in (("both", 1e-3), ("nar", 2e-3)):
        schedule = {"optimizer": {"schedule": {"peak": peak, "warm_up": 7}}}
        (tmp_path / f"{name}.json").write_text(json.dumps({"task": schedule}))
    given = ("--language-settings", str(tmp_path / "both.json"), "--nar-settings", str(tmp_path / "nar.json"))
    chain = made("cpu", *given)
    ar, nar, drawn = (
        json.loads(chain._settings(kind).read_text())["task"]["optimizer"]["schedule"]
        for kind in ("ar", "nar", "drawn")
    )

    assert (ar["peak"], nar["peak"]) == (1e-3, 2e-3)
    assert drawn == {"peak": train_chain.DRAWN["task"]["optimizer"]["schedule"]["peak"], "warm_up": 7}


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

        assert train_chain.main(["cpu", str(tmp_path), str(sentences), "--speaker", str(sentences)]) == 2

    assert "still runs" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--recordings", "none.jsonl"], "none.jsonl"),
        (["--judge", "none.jsonl"], "none.jsonl"),
        (["--language-settings", "none.json"], "none.json"),
        (["--speaker", "none.safetensors"], "none.safetensors"),
        (["--speaker-network", "none.pt"], "none.pt"),
        (["--wheels", "."], "docs/training.md"),
        (["--judge", "sentences.txt"], "no_such_judge"),
    ],
)
def test_what_the_last_stage_needs_is_looked_for_before_the_first(tmp_path, monkeypatch, capsys, option, said) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(train_options, "JUDGES", ("json", "no_such_judge"))
    monkeypatch.setattr(train_options, "SPEAKER", tmp_path / "sentences.txt")
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

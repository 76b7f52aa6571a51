"""Systems side by side: costs of real networks of toy size, one budget for all, tables that say what was found."""

import dataclasses
import json

import pytest

from tacolm_core import cli
from tacolm_core.comparison import trainings
from tacolm_core.comparison.cost import Cost, Lengths, configuration, measure, parameters
from tacolm_core.comparison.report import (
    FIGURES,
    cost_table,
    difference_table,
    fair_table,
    plot_cost,
    plot_quality,
    quality_table,
    ratio_table,
)
from tacolm_core.comparison.systems import ABLATIONS, LENDER, SETTINGS, SLOWER, SMALL, SYSTEMS, TRAINED, System
from tacolm_core.comparison.trainings import Budget, commands, folder_of, quality, train_all
from tacolm_core.data.batch_plan import BatchOptions
from tacolm_core.errors import CheckpointError, DataError
from tacolm_core.evaluation.judge import JUDGES, SystemScores
from tacolm_core.model.backbones import make_ar, make_nar
from tacolm_core.training.language_task import LanguageTaskConfig
from tacolm_core.training.recipes import with_recipe
from tacolm_core.training.stages import LanguageStage
from tacolm_core.training.trainer import TrainerConfig

TOYS = [System("two stages", "tiny", ""), System("one stage", "small-e-tiny", "")]


def sizes(system):
    config = configuration(system)
    return parameters(make_ar(config.ar)) + parameters(make_nar(config.nar) if config.nar else None)


@pytest.mark.parametrize("system", TOYS, ids=lambda system: system.name)
def test_a_system_is_measured(system):
    cost = measure(system, (0.2, 0.4))

    assert cost.ar_parameters + cost.nar_parameters == sizes(system)
    assert min(*cost.steps.cached, *cost.steps.uncached, cost.real_time_factor, cost.ar_decoding_mb) > 0
    assert (cost.nar_ms_per_frame > 0) == (system.name == "two stages")
    assert cost.training_frames_per_second > 0
    assert Cost.from_dict(json.loads(json.dumps(cost.to_dict()))) == cost


def test_the_three_small_systems_are_of_one_size():
    found = [sizes(system) for system in SMALL]

    assert max(found) < 1.05 * min(found)


def test_an_ablation_of_equal_size_is_of_equal_size():
    """It changes the AR model alone, so that is what is counted."""
    by_name = {system.name: parameters(make_ar(configuration(system).ar)) for system in (LENDER, *ABLATIONS)}

    assert by_name["no GCA, equal depth"] < 0.9 * by_name[LENDER.name]
    assert by_name["no GCA, equal size"] == pytest.approx(by_name[LENDER.name], rel=0.05)
    assert by_name["no EMA"] < by_name[LENDER.name]


@pytest.mark.parametrize("system", ABLATIONS, ids=lambda system: system.name)
def test_an_ablation_is_one_setting(system):
    """Each can be asked for from the command line, and changes one thing."""
    changed = [kind for kind in ("ar", "nar") if getattr(system, kind)]
    for kind in ("ar", "nar"):
        LanguageStage(kind, preset=system.preset, model=getattr(system, kind).get("model", {}))

    assert len(changed) + system.pieces == 1
    assert system.trains == (tuple(changed) or ("ar", "nar"))  # what is not changed is taken from the unchanged one
    assert system.preset == LENDER.preset


def test_settings_that_all_runs_share_are_settings():
    for kind, values in SETTINGS.items():
        LanguageTaskConfig.from_dict(values["task"])
        BatchOptions.from_dict(with_recipe(kind, "small", values)["batches"])
        TrainerConfig.from_dict(values["trainer"])


def test_an_unknown_setting_of_a_model_is_refused():
    with pytest.raises(CheckpointError, match="StackConfig has no setting 'emma'"):
        configuration(dataclasses.replace(TOYS[0], ar={"model": {"stack": {"emma": 1}}}))


@pytest.fixture
def budget(tmp_path):
    return Budget(tmp_path / "shards", tmp_path / "codec.safetensors", tmp_path / "list.jsonl", 10.0, (0, 1))


def test_every_system_gets_the_same_minutes(budget, tmp_path):
    for system in TOYS:
        boxed = [words for words in commands(system, 0, budget, tmp_path) if "--minutes" in words]
        assert sum(float(words[words.index("--minutes") + 1]) for words in boxed) == 10.0
        assert all(words[words.index("--clock") + 1] == "work" for words in boxed)
    assert len(boxed) == 1  # one stage has one model


@pytest.mark.parametrize("system", [s for s in TRAINED if s.trains != ("ar", "nar")], ids=lambda system: system.name)
def test_a_model_that_is_not_changed_is_taken_from_the_unchanged_system(system, budget, tmp_path):
    *trainings_, bundle, _ = commands(system, 1, budget, tmp_path)
    parts = {kind: bundle[bundle.index(f"--{kind}") + 1] for kind in ("ar", "nar")}
    own = folder_of(system, 1, tmp_path)
    lent = folder_of(LENDER, 1, tmp_path)

    assert [command[1] for command in trainings_] == list(system.trains)
    for kind, path in parts.items():
        home = own if kind in system.trains else lent
        assert path == str(home / kind / "export" / f"{kind}.safetensors")


def test_who_lends_a_model_is_trained_first(budget):
    asked = [SLOWER, SMALL[1]]

    assert [system.name for system, _ in trainings.trainings(asked, budget)][:3] == [
        LENDER.name,
        SLOWER.name,
        SMALL[1].name,
    ]
    assert [system for system, _ in trainings.trainings([SMALL[1]], budget)] == [SMALL[1]] * 2


def test_settings_of_a_system_go_over_those_of_all(budget, tmp_path):
    commands(SLOWER, 0, budget, tmp_path)
    written = json.loads((folder_of(SLOWER, 0, tmp_path) / "ar.json").read_text())

    assert written["model"] == SLOWER.ar["model"]
    assert written["batches"] == SETTINGS["ar"]["batches"]


def test_held_out_speech_is_that_of_the_kind_of_text(budget, tmp_path):
    told = dataclasses.replace(
        budget, piece_shards=tmp_path / "p", dev_shards=tmp_path / "dev", dev_piece_shards=tmp_path / "dev-p"
    )

    for system in TRAINED:
        first = commands(system, 0, told, tmp_path)[0]
        assert first[first.index("--dev-shards") + 1] == str(tmp_path / ("dev-p" if system.pieces else "dev"))


def write_run(home, minutes, held):
    for kind, figures in held.items():
        (home / kind).mkdir(parents=True)
        (home / kind / "settings.json").write_text(json.dumps({"trainer": {"minutes": minutes}}))
        lines = [{"step": 1, "cross_entropy": 9.0}, *([{"step": 2, **figures}] if figures else [])]
        (home / kind / "metrics.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


def test_held_out_figures_are_told_as_soon_as_there_are_any(tmp_path):
    """One stage names codebook 1 among its others; an ablation of one model has its own figures alone."""
    upper = {f"dev_cross_entropy_{level}": float(level) for level in range(2, 9)}
    write_run(
        folder_of(LENDER, 0, tmp_path),
        5.0,
        {
            "ar": {"dev_cross_entropy": 2.0, "dev_unaided_cross_entropy": 2.5},
            "nar": {"dev_cross_entropy": 4.0, **upper},
        },
    )
    write_run(
        folder_of(SMALL[2], 0, tmp_path),
        10.0,
        {"ar": {"dev_cross_entropy": 4.0, "dev_cross_entropy_1": 2.1, "dev_unaided_cross_entropy_1": 2.1, **upper}},
    )
    write_run(folder_of(SLOWER, 0, tmp_path), 5.0, {"ar": {"dev_cross_entropy": 1.9}})
    write_run(folder_of(SMALL[1], 0, tmp_path), 5.0, {"ar": {}})  # has not ended

    found = quality(TRAINED, tmp_path, (0, 1))

    names = ("minutes", "first", "first_unaided", "upper", "wer")
    assert {system: [[run[name] for name in names] for run in runs] for system, runs in found.items()} == {
        LENDER.name: [[10.0, 2.0, 2.5, 5.0, None]],
        SMALL[2].name: [[10.0, 2.1, 2.1, 5.0, None]],
        SLOWER.name: [[10.0, 1.9, None, None, None]],
    }


def test_every_judge_that_is_asked_gives_the_figure_that_is_shown(budget, tmp_path):
    asked = commands(LENDER, 0, budget, tmp_path)[-1]
    figures = {field.name for field in dataclasses.fields(SystemScores)}

    assert set(asked[asked.index("--judges") + 1 :]) == set(trainings.JUDGED) <= set(JUDGES)
    assert set(trainings.JUDGED.values()) <= figures & set(FIGURES)


def test_what_is_done_is_not_done_again(budget, tmp_path):
    asked = []

    def run(command):
        asked.append(command[:2])
        if command[0] == "evaluate":
            scores = {"systems": [{"name": "x", "wer": 0.5, "similarity": None, "clips": []}]}
            place = command[command.index("--json") + 1]
            (tmp_path / place).write_text(json.dumps(scores))

    train_all(TOYS, budget, tmp_path, run=run)
    first = len(asked)
    train_all(TOYS, budget, tmp_path, run=run)

    assert first == len(asked) == 2 * (4 + 3)
    assert quality(TOYS, tmp_path, (0, 1))["one stage"][1]["wer"] == 0.5


def test_the_ablation_with_pieces_needs_shards_of_pieces(budget, tmp_path):
    pieces = [system for system in ABLATIONS if system.pieces]

    assert list(trainings.trainings(pieces, budget)) == []
    told = dataclasses.replace(budget, piece_shards=tmp_path / "pieces")
    assert str(tmp_path / "pieces") in commands(pieces[0], 0, told, tmp_path)[0]


def test_a_command_that_fails_ends_the_work(budget, tmp_path):
    with pytest.raises(DataError, match="“tacolm train ar” failed with status 2"):
        train_all(TOYS, budget, tmp_path)
    assert folder_of(TOYS[0], 0, tmp_path).name == "two-stages-0"


def some_cost(name, cached):
    return Cost(name, "", 1, 10_000_000, 0, Lengths((3.0, 10.0), cached, (50.0, 100.0)), 0.0, 0.5, 40.0, None)


def test_tables_say_what_was_found(tmp_path):
    costs = [some_cost("A", (4.0, 9.0)), some_cost("B", (2.0, 3.0))]

    assert "| A      | 10.0 M | -   | 10.0 M | 4.00 ms | 9.00 ms" in cost_table(costs)
    assert "| cached   | 2.0 | 3.0  |" in ratio_table(costs, "A", "B")
    quality = {"A": [{"seed": 0, "wer": 0.2, "minutes": 8.0}, {"seed": 1, "wer": 0.4}], "B": [{"seed": 1, "wer": 0.5}]}
    assert "0.300 ± 0.100" in quality_table(quality)
    assert "| +0.100 |" in difference_table(quality, "A", ["B", "C"])
    assert difference_table(quality, "C", ["B"]) == ""
    assert "| A      | 10.0 M     | 8                   | 0.50 " in fair_table(costs, quality, ["A", "B", "C"])
    plot_quality(tmp_path / "quality.png", costs, quality)
    assert (tmp_path / "quality.png").read_bytes()[1:4] == b"PNG"
    with pytest.raises(DataError, match="nothing to compare yet"):
        cost_table([])
    plot_cost(tmp_path / "cost.png", costs)
    assert (tmp_path / "cost.png").read_bytes()[1:4] == b"PNG"


def test_the_command_line_reports_what_there_is(tmp_path, capsys):
    (tmp_path / "costs").mkdir()
    for name in ("TacoLM", "VALL-E"):
        record = some_cost(name, (4.0, 9.0)).to_dict()
        (tmp_path / "costs" / f"{name.lower()}.json").write_text(json.dumps(record))

    assert cli.main(["compare", "report", str(tmp_path)]) == 0
    assert "VALL-E / TacoLM" in capsys.readouterr().out
    assert json.loads((tmp_path / "comparison.json").read_text())["costs"][1]["name"] == "VALL-E"
    assert cli.main(["compare", "report", str(tmp_path / "nowhere")]) == 2


def test_the_command_line_reports_runs_without_costs(tmp_path, capsys):
    for system, figure in ((LENDER, 2.0), (SLOWER, 1.5)):
        write_run(folder_of(system, 0, tmp_path), 5.0, {"ar": {"dev_cross_entropy": figure}, "nar": {}})

    assert cli.main(["compare", "report", str(tmp_path)]) == 0
    assert "| TacoLM small, slower | -          | 10 " in capsys.readouterr().out


def test_all_systems_have_names_of_their_own():
    assert len({folder_of(system, 0, trainings.Path()).name for system in SYSTEMS.values()}) == len(SYSTEMS)

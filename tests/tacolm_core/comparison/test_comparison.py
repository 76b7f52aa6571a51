"""Systems side by side: costs of real networks of toy size, one budget for all, tables that say what was found."""

import dataclasses
import json

import pytest

from tacolm_core import cli
from tacolm_core.comparison import trainings
from tacolm_core.comparison.cost import Cost, Lengths, configuration, measure, parameters
from tacolm_core.comparison.report import cost_table, plot_cost, quality_table, ratio_table
from tacolm_core.comparison.systems import ABLATIONS, SMALL, SYSTEMS, System
from tacolm_core.comparison.trainings import Budget, commands, folder_of, quality, train_all
from tacolm_core.errors import CheckpointError, DataError
from tacolm_core.model.backbones import make_ar, make_nar
from tacolm_core.training.stages import LanguageStage

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
    by_name = {system.name: sizes(system) for system in (*SMALL, *ABLATIONS)}

    assert by_name["no GCA, equal depth"] < 0.9 * by_name["TacoLM small"]
    assert by_name["no GCA, equal size"] == pytest.approx(by_name["TacoLM small"], rel=0.05)
    assert by_name["no EMA"] < by_name["TacoLM small"]


@pytest.mark.parametrize("system", ABLATIONS, ids=lambda system: system.name)
def test_an_ablation_is_one_setting(system):
    """Each can be asked for from the command line, and changes one thing."""
    changes = [part for part in (system.ar, system.nar) if part]
    for kind, settings in (("ar", system.ar), ("nar", system.nar)):
        LanguageStage(kind, preset=system.preset, model=settings.get("model", {}))

    assert len(changes) + system.pieces >= 1
    assert system.preset == "small"


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
    assert "0.300 ± 0.100" in quality_table({"A": [{"wer": 0.2}, {"wer": 0.4}]})
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


def test_all_systems_have_names_of_their_own():
    assert len({folder_of(system, 0, trainings.Path()).name for system in SYSTEMS.values()}) == len(SYSTEMS)

"""Curves over hours and parameters: what is trained, what is resumed, and what a line says beyond its points."""

import json
import math

import pytest

from tacolm_core import cli
from tacolm_core.comparison.cost import configuration, parameters
from tacolm_core.comparison.scale import (
    Curve,
    Point,
    Scale,
    command,
    curve_table,
    curves,
    points,
    system_of,
    train_points,
)
from tacolm_core.comparison.systems import SIZES
from tacolm_core.model.backbones import make_ar
from tests.tacolm_core.training.shards_of_noise import write_noise_shards


@pytest.fixture
def scale(tmp_path):
    parts = tuple(write_noise_shards(tmp_path / name, utterances=count) for name, count in (("a", 4), ("b", 12)))
    return Scale(parts, tmp_path / "dev", tmp_path / "codec.safetensors", 50, sizes=(2, 4), seeds=(0, 1))


def end_run(root, point, figure):
    home = root / point.home / "ar"
    home.mkdir(parents=True)
    figures = {"dev_cross_entropy": figure - 0.1, "dev_unaided_cross_entropy": figure}
    (home / "metrics.jsonl").write_text(json.dumps(figures) + "\n")


@pytest.mark.parametrize("size", SIZES)
def test_a_size_is_what_it_is_called(size):
    """In millions, and the smallest is the preset itself."""
    assert parameters(make_ar(configuration(system_of(size)).ar)) / 1e6 == pytest.approx(size, rel=0.16)


def test_both_curves_share_their_common_point(scale):
    assert [(p.size, p.folders) for p in points(scale) if p.seed == 0] == [(2, 1), (2, 2), (4, 2)]


def test_a_point_learns_from_the_first_folders(scale, tmp_path):
    told = command(Point(4, 1, 1), scale, tmp_path)

    assert told[told.index("--shards") + 1 : told.index("--dev-shards")] == (str(scale.shards[0]),)
    assert told[told.index("--steps") + 1] == "50"
    settings = json.loads((tmp_path / Point(4, 1, 1).home / "ar.json").read_text())
    assert settings["model"]["stack"]["width"] == SIZES[4][1]
    assert settings["batches"]["frames_per_batch"] > 0


def test_what_is_trained_is_not_trained_again(scale, tmp_path):
    end_run(tmp_path, Point(2, 1, 0), 2.5)
    asked = []

    train_points(scale, tmp_path, run=asked.append, tell=lambda _: None)

    assert len(asked) == len(points(scale)) - 1


def test_points_lie_at_hours_and_at_parameters(scale, tmp_path):
    end_run(tmp_path, Point(2, 1, 0), 2.5)
    end_run(tmp_path, Point(2, 2, 0), 2.3)
    end_run(tmp_path, Point(4, 2, 1), 2.2)

    hours, sizes = curves(scale, tmp_path)

    assert hours.values == (2.5, 2.3)
    assert hours.places[1] == pytest.approx(4 * hours.places[0])  # 4 utterances, and 12 more as long
    assert sizes.values == (2.3, 2.2)
    assert sizes.places[0] < 0.6 * sizes.places[1]


def test_a_line_goes_on_and_knows_less_the_further_it_is():
    curve = Curve("hours", (1.0, 2.0, 4.0, 4.0), (3.0, 2.8, 2.65, 2.55))

    (near, sure), (far, unsure) = curve.ahead(8.0), curve.ahead(64.0)

    assert near == pytest.approx(2.4, abs=0.01)
    assert far == pytest.approx(near - 3 * 0.2, abs=0.01)
    assert 0 < sure < unsure
    assert "| 4 | 2 | 2.600 ± 0.050 |" in curve_table(curve)


@pytest.mark.parametrize("places", [(), (1.0, 2.0), (2.0, 2.0, 2.0)])
def test_too_few_points_say_nothing(places):
    curve = Curve("hours", places, (2.0,) * len(places))

    assert all(map(math.isnan, curve.ahead(4.0)))
    assert "line" not in curve_table(curve)


def test_the_command_line_draws_what_there_is(scale, tmp_path, capsys):
    given = [
        "compare",
        "scale",
        str(tmp_path),
        "--shards",
        *map(str, scale.shards),
        "--dev-shards",
        "x",
        "--codec",
        "y",
    ]

    assert cli.main([*given, "--no-training"]) == 2
    for number, point in enumerate(points(scale)):
        end_run(tmp_path, point, 2.5 - 0.01 * number)

    assert cli.main([*given, "--no-training", "--sizes", "2", "4"]) == 0
    assert "| M parameters | seeds |" in capsys.readouterr().out
    assert (tmp_path / "scale.png").read_bytes()[1:4] == b"PNG"

"""`tacolm compare`: TacoLM, VALL-E, Small-E and TacoLM without its parts, side by side.

cost    parameters, time per AR step at several lengths, memory, speed of training; each system in a process of its own
train   the same budget for every system, for hours; killed and given again, it goes on where it was
report  tables, JSON and plots of what there is
scale   held-out cross-entropy against hours of speech and against parameters
"""

import argparse
import dataclasses
import json
import subprocess
import sys
from pathlib import Path

from tacolm_core.cli.options import at_least
from tacolm_core.comparison.systems import ABLATIONS, LENDER, PUBLISHED, SIZES, SLOWER, SMALL, SYSTEMS, TRAINED
from tacolm_core.errors import DataError, OptionsError

_LENGTHS = (3.0, 10.0, 20.0, 60.0)
_COSTS = "costs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The actions and their options."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    cost = actions.add_parser("cost", help="measure what the systems cost; what is measured is not measured again")
    cost.add_argument("folder", type=Path, help="folder for the figures")
    cost.add_argument("--seconds", type=at_least(0.1), nargs="+", default=_LENGTHS, help="default: 3 10 20 60")
    _add_systems(cost, [system.name for system in (*PUBLISHED, *SMALL, SLOWER)])
    cost.add_argument("--no-training", action="store_true", help="leave out the speed of training")
    cost.add_argument("--one", choices=SYSTEMS, help=argparse.SUPPRESS)
    cost.set_defaults(act=_cost)
    train = actions.add_parser("train", help="train, bundle, speak and judge every system with one budget")
    train.add_argument("folder", type=Path, help="folder for all runs; the same one again resumes")
    train.add_argument("--shards", type=Path, required=True, help="shards of phonemes")
    train.add_argument("--piece-shards", type=Path, help="shards of the same speech with BPE pieces, for that ablation")
    train.add_argument("--dev-shards", type=Path, help="held-out shards of phonemes, for cross-entropies")
    train.add_argument("--dev-piece-shards", type=Path, help="the same speech with BPE pieces")
    train.add_argument("--codec", type=Path, required=True, help="codec of the shards")
    train.add_argument("--list", type=Path, required=True, dest="items", help="list to be judged on")
    train.add_argument("--minutes", type=at_least(0.01), default=40.0, help="of each run (default: %(default)s)")
    train.add_argument("--seeds", type=at_least(0), nargs="+", default=(0, 1), help="default: 0 1")
    train.add_argument("--threads", type=at_least(1), default=1, help="default: %(default)s")
    _add_systems(train, [system.name for system in TRAINED])
    train.set_defaults(act=_train)
    report = actions.add_parser("report", help="write tables, JSON and plots of what there is")
    report.add_argument("folder", type=Path, help="folder of costs and runs; comparison.* and plots are written there")
    report.add_argument("--seeds", type=at_least(0), nargs="+", default=(0, 1), help="default: 0 1")
    report.set_defaults(act=_report)
    scale = actions.add_parser("scale", help="train at several hours and sizes, and draw the curves")
    scale.add_argument("folder", type=Path, help="folder for all runs and curves; the same one again resumes")
    scale.add_argument(
        "--shards",
        type=Path,
        nargs="+",
        required=True,
        help="parts of a corpus; hours are the first, the first two ...",
    )
    scale.add_argument("--dev-shards", type=Path, required=True, help="held-out shards")
    scale.add_argument("--codec", type=Path, required=True, help="codec of the shards")
    scale.add_argument("--steps", type=at_least(1), default=2000, help="of each training (default: %(default)s)")
    scale.add_argument("--sizes", type=int, nargs="+", choices=SIZES, default=(2, 4, 8), help="default: 2 4 8 (M)")
    scale.add_argument("--seeds", type=at_least(0), nargs="+", default=(0, 1), help="default: 0 1")
    scale.add_argument("--threads", type=at_least(1), default=1, help="default: %(default)s")
    scale.add_argument("--no-training", action="store_true", help="only draw what there is")
    scale.set_defaults(act=_scale)


def _add_systems(parser: argparse.ArgumentParser, names: list[str]) -> None:
    shown = ", ".join(names)
    parser.add_argument("--only", nargs="+", choices=SYSTEMS, default=names, metavar="NAME", help=f"default: {shown}")


def run(arguments: argparse.Namespace) -> int:
    """Do the chosen action."""
    status: int = arguments.act(arguments)
    return status


def _cost(arguments: argparse.Namespace) -> int:
    from tacolm_core.files import make_folder

    make_folder(arguments.folder / _COSTS)
    if arguments.one:
        _measure_one(arguments)
        return 0
    for name in arguments.only:
        if _cost_place(arguments.folder, name).exists():
            continue
        print(name, flush=True)
        command = [sys.executable, "-m", "tacolm_core.cli", "compare", "cost", str(arguments.folder), "--one", name]
        command += ["--seconds", *map(str, arguments.seconds), *(["--no-training"] if arguments.no_training else [])]
        if subprocess.run(command, check=False).returncode:
            raise DataError(f"Measuring {name} failed; what it said is above.")
    return 0


def _measure_one(arguments: argparse.Namespace) -> None:
    import torch

    from tacolm_core.cli.memory import peak_memory_mb
    from tacolm_core.comparison.cost import measure
    from tacolm_core.files import replace_file

    torch.set_num_threads(1)
    cost = measure(SYSTEMS[arguments.one], arguments.seconds, is_trained=not arguments.no_training)
    with replace_file(_cost_place(arguments.folder, arguments.one)) as aside:
        values = dataclasses.replace(cost, peak_mb=round(peak_memory_mb())).to_dict()
        aside.write_text(json.dumps(values, indent=1), encoding="utf-8")


def _cost_place(folder: Path, name: str) -> Path:
    return folder / _COSTS / f"{name.lower().replace(' ', '-')}.json"


def _train(arguments: argparse.Namespace) -> int:
    from tacolm_core.comparison.trainings import Budget, train_all

    budget = Budget(
        shards=arguments.shards,
        codec=arguments.codec,
        items=arguments.items,
        minutes=arguments.minutes,
        seeds=tuple(arguments.seeds),
        piece_shards=arguments.piece_shards,
        dev_shards=arguments.dev_shards,
        dev_piece_shards=arguments.dev_piece_shards,
        threads=arguments.threads,
    )
    chosen = [SYSTEMS[name] for name in arguments.only]
    if arguments.piece_shards is None and any(system.pieces for system in chosen):
        print("Without --piece-shards the ablation with BPE pieces is left out.")
    train_all(chosen, budget, arguments.folder, tell=lambda words: print(words, flush=True))
    return 0


def _report(arguments: argparse.Namespace) -> int:
    from tacolm_core.comparison.cost import Cost
    from tacolm_core.comparison.report import (
        cost_table,
        difference_table,
        fair_table,
        plot_cost,
        plot_quality,
        quality_table,
        ratio_table,
        write_json,
    )
    from tacolm_core.comparison.trainings import quality
    from tacolm_core.files import replace_file

    folder: Path = arguments.folder
    places = [place for name in SYSTEMS if (place := _cost_place(folder, name)).exists()]
    costs = [Cost.from_dict(json.loads(place.read_text(encoding="utf-8"))) for place in places]
    found = quality(TRAINED, folder, arguments.seeds)
    if not costs and not found:
        raise OptionsError(f"There are no figures in {folder}; measure them with “tacolm compare cost {folder}”.")
    tables = [cost_table(costs), ratio_table(costs, "VALL-E", "TacoLM")] if costs else []
    tables += [fair_table(costs, found, [system.name for system in (*SMALL, SLOWER)])]
    tables += [difference_table(found, LENDER.name, [system.name for system in ABLATIONS])]
    tables += [quality_table(found)] if found else []
    with replace_file(folder / "comparison.md") as aside:
        aside.write_text("\n\n".join(filter(None, tables)) + "\n", encoding="utf-8")
    write_json(folder / "comparison.json", costs, found)
    if costs:
        plot_cost(folder / "cost.png", costs)
    if costs and found:
        plot_quality(folder / "quality.png", costs, found)
    print((folder / "comparison.md").read_text(encoding="utf-8"), end="")
    return 0


def _scale(arguments: argparse.Namespace) -> int:
    from tacolm_core.comparison.report import plot_scale
    from tacolm_core.comparison.scale import Scale, curve_table, curves, train_points
    from tacolm_core.files import replace_file

    scale = Scale(
        shards=tuple(arguments.shards),
        dev_shards=arguments.dev_shards,
        codec=arguments.codec,
        steps=arguments.steps,
        sizes=tuple(arguments.sizes),
        seeds=tuple(arguments.seeds),
        threads=arguments.threads,
    )
    if not arguments.no_training:
        train_points(scale, arguments.folder, tell=lambda words: print(words, flush=True))
    found = curves(scale, arguments.folder)
    if not any(curve.places for curve in found):
        raise OptionsError(f"There are no trainings in {arguments.folder}; leave out --no-training.")
    with replace_file(arguments.folder / "scale.md") as aside:
        aside.write_text("\n\n".join(map(curve_table, found)) + "\n", encoding="utf-8")
    plot_scale(arguments.folder / "scale.png", found)
    print((arguments.folder / "scale.md").read_text(encoding="utf-8"), end="")
    return 0

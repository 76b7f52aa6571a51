"""The same budget for every system: train, bundle, speak, judge; each a command that can be killed and given again.

A system's minutes go to its AR and NAR model, or to its only model; the clock of `tacolm train` counts over all resumed
parts. What is finished has its scores in FOLDER/NAME-SEED/scores.json and is not done again.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tacolm_core.comparison.cost import configuration
from tacolm_core.comparison.systems import System
from tacolm_core.errors import DataError
from tacolm_core.files import make_folder, replace_file

SCORES: Final = "scores.json"
AR_SHARE: Final = 0.6  # of the minutes of a system with two models
Command = tuple[str, ...]
Run = Callable[[Command], None]


@dataclass(frozen=True)
class Budget:
    """What every system gets."""

    shards: Path  # of phonemes
    codec: Path
    items: Path  # list to be judged on
    minutes: float  # of a core's work, so that what else the machine does costs nobody anything
    seeds: tuple[int, ...] = (0, 1)
    piece_shards: Path | None = None  # of BPE pieces
    threads: int = 1


def trainings(systems: Sequence[System], budget: Budget) -> Iterator[tuple[System, int]]:
    """All runs, seed by seed, so that the first results are of all systems."""
    for seed in budget.seeds:
        for system in systems:
            if not system.pieces or budget.piece_shards is not None:
                yield system, seed


def folder_of(system: System, seed: int, root: Path) -> Path:
    """Where a run lies."""
    return root / f"{system.name.lower().replace(',', '').replace(chr(39), '').replace(' ', '-')}-{seed}"


def commands(system: System, seed: int, budget: Budget, root: Path) -> list[Command]:
    """What `tacolm` is told for one run, in order; settings files are written."""
    folder = folder_of(system, seed, root)
    make_folder(folder)
    shards = budget.piece_shards if system.pieces else budget.shards
    stages = {"ar": AR_SHARE, "nar": 1 - AR_SHARE} if configuration(system).nar is not None else {"ar": 1.0}
    made: list[Command] = []
    for kind, share in stages.items():
        settings = folder / f"{kind}.json"
        with replace_file(settings) as aside:
            aside.write_text(json.dumps(getattr(system, kind), sort_keys=True), encoding="utf-8")
        options = ("--preset", system.preset, "--seed", str(seed), "--settings", str(settings))
        box = ("--minutes", f"{share * budget.minutes:g}", "--clock", "work", "--threads", str(budget.threads))
        data = ("--shards", str(shards), "--codec", str(budget.codec))
        made.append(("train", kind, "--run-folder", str(folder / kind), *data, *options, *box))
    parts = [word for kind in stages for word in (f"--{kind}", str(folder / kind / "export" / f"{kind}.safetensors"))]
    model = folder / "model"
    tokenizer = ("--tokenizer", str((shards or budget.shards) / "tokenizer.json"))
    made.append(("train", "bundle", "--codec", str(budget.codec), *parts, *tokenizer, str(model)))
    place = ("--clips", str(folder / "clips"), "--json", str(folder / SCORES))
    made.append(("evaluate", "judge", str(budget.items), "--model", str(model), *place))
    return made


def train_all(
    systems: Sequence[System],
    budget: Budget,
    root: Path,
    *,
    run: Run | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Do all that is not done.

    Raises:
        DataError: a command failed.

    """
    for system, seed in trainings(systems, budget):
        if (folder_of(system, seed, root) / SCORES).exists():
            continue
        tell(f"{system.name}, seed {seed}")
        for command in commands(system, seed, budget, root):
            (run or _run)(command)


def _run(command: Command) -> None:
    done = subprocess.run([sys.executable, "-m", "tacolm_core.cli", *command], check=False)
    if done.returncode:
        raise DataError(
            f"“tacolm {' '.join(command[:2])}” failed with status {done.returncode}; what it said is above."
        )


def quality(systems: Sequence[System], root: Path, seeds: Sequence[int]) -> dict[str, list[dict[str, Any]]]:
    """What the judges said of each finished run, by system."""
    found: dict[str, list[dict[str, Any]]] = {}
    for system in systems:
        places = (folder_of(system, seed, root) / SCORES for seed in seeds)
        runs = [json.loads(place.read_text(encoding="utf-8"))["systems"][0] for place in places if place.exists()]
        kept = ("wer", "similarity", "opinion", "complete")
        if runs:
            found[system.name] = [{name: one.get(name) for name in kept} for one in runs]
    return found

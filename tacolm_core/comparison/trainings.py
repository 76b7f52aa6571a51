"""The same budget for every system: train, bundle, speak, judge; each a command that can be killed and given again.

A system's minutes go to its AR and NAR model, or to its only model; the clock of `tacolm train` counts over all resumed
parts. A system that takes one of its models from another gives the other its usual share, so that all models of one
kind have had the same time. What is finished has its scores in FOLDER/NAME-SEED/scores.json and is not done again.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tacolm_core.comparison.cost import configuration
from tacolm_core.comparison.systems import LENDER, SETTINGS, System
from tacolm_core.config import merged
from tacolm_core.errors import DataError
from tacolm_core.files import make_folder, replace_file
from tacolm_core.training.run_folder import METRICS, SETTINGS_FILE
from tacolm_core.units import NUM_CODEBOOKS

SCORES: Final = "scores.json"
AR_SHARE: Final = 0.6  # of the minutes of a system with two models
JUDGED: Final = {  # by judge: its figure in a record of scores
    "wer": "wer",
    "similarity": "similarity",
    "likeness": "likeness",
    "opinion": "opinion",
    "length": "complete",
}
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
    dev_shards: Path | None = None  # held out, of phonemes
    dev_piece_shards: Path | None = None  # the same speech, of BPE pieces
    threads: int = 1


def trainings(systems: Sequence[System], budget: Budget) -> Iterator[tuple[System, int]]:
    """All runs, seed by seed, so that the first results are of all systems; who lends a model goes first."""
    borrowed = any(set(_kinds(system)) - set(system.trains) for system in systems)
    first = [LENDER] if borrowed or LENDER in systems else []
    for seed in budget.seeds:
        for system in (*first, *(each for each in systems if each != LENDER)):
            if not system.pieces or budget.piece_shards is not None:
                yield system, seed


def _kinds(system: System) -> dict[str, float]:
    """The models of a system, and the share of the minutes that each is given."""
    return {"ar": AR_SHARE, "nar": 1 - AR_SHARE} if configuration(system).nar is not None else {"ar": 1.0}


def folder_of(system: System, seed: int, root: Path) -> Path:
    """Where a run lies."""
    return root / f"{system.name.lower().replace(',', '').replace(chr(39), '').replace(' ', '-')}-{seed}"


def commands(system: System, seed: int, budget: Budget, root: Path) -> list[Command]:
    """What `tacolm` is told for one run, in order; settings files are written."""
    folder = folder_of(system, seed, root)
    make_folder(folder)
    kinds = _kinds(system)
    made = [_training(system, seed, kind, budget, folder) for kind in kinds if kind in system.trains]
    homes = {kind: folder if kind in system.trains else folder_of(LENDER, seed, root) for kind in kinds}
    parts = [
        word for kind in kinds for word in (f"--{kind}", str(homes[kind] / kind / "export" / f"{kind}.safetensors"))
    ]
    model, shards = folder / "model", _shards(system, budget)[0]
    made.append(
        (
            "train",
            "bundle",
            "--codec",
            str(budget.codec),
            *parts,
            "--tokenizer",
            str(shards / "tokenizer.json"),
            str(model),
        )
    )
    place = ("--clips", str(folder / "clips"), "--json", str(folder / SCORES), "--judges", *JUDGED)
    made.append(("evaluate", "judge", str(budget.items), "--model", str(model), *place))
    return made


def _shards(system: System, budget: Budget) -> tuple[Path, Path | None]:
    """What a system learns from, and what is held out."""
    if system.pieces and budget.piece_shards is not None:
        return budget.piece_shards, budget.dev_piece_shards
    return budget.shards, budget.dev_shards


def _training(system: System, seed: int, kind: str, budget: Budget, folder: Path) -> Command:
    settings = write_settings(folder / f"{kind}.json", merged(SETTINGS[kind], getattr(system, kind)))
    shards, held_out = _shards(system, budget)
    data = ["--shards", str(shards), "--codec", str(budget.codec)]
    data += ["--dev-shards", str(held_out)] if held_out is not None else []
    options = ("--preset", system.preset, "--seed", str(seed), "--settings", str(settings))
    minutes = _kinds(system)[kind] * budget.minutes
    box = ("--minutes", f"{minutes:g}", "--clock", "work", "--threads", str(budget.threads))
    return ("train", kind, "--run-folder", str(folder / kind), *data, *options, *box)


def write_settings(path: Path, values: dict[str, Any]) -> Path:
    """A file for `--settings`."""
    with replace_file(path) as aside:
        aside.write_text(json.dumps(values, sort_keys=True), encoding="utf-8")
    return path


def run_command(command: Command) -> None:
    """`tacolm` in a process of its own.

    Raises:
        DataError: it failed.

    """
    done = subprocess.run([sys.executable, "-m", "tacolm_core.cli", *command], check=False)
    if done.returncode:
        raise DataError(
            f"“tacolm {' '.join(command[:2])}” failed with status {done.returncode}; what it said is above."
        )


def train_all(
    systems: Sequence[System],
    budget: Budget,
    root: Path,
    *,
    run: Run = run_command,
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
            run(command)


def quality(systems: Sequence[System], root: Path, seeds: Sequence[int]) -> dict[str, list[dict[str, Any]]]:
    """What is known of each run, by system: what the judges said, and held-out cross-entropies as soon as there are.

    `first` is the cross-entropy of codebook 1, `first_unaided` the same without a word of where in the text a frame
    is, `upper` the mean of codebooks 2 to 8; a figure that a run does not have is None.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for system in systems:
        homes = {seed: folder_of(system, seed, root) for seed in seeds}
        figures = {seed: {**held_out(home), **_judged(home)} for seed, home in homes.items()}
        runs = [
            {"seed": seed, "minutes": _minutes(system, seed, root), **values}
            for seed, values in figures.items()
            if any(value is not None for value in values.values())
        ]
        if runs:
            found[system.name] = runs
    return found


def _minutes(system: System, seed: int, root: Path) -> float | None:
    """What the models of a run were given, one that it took from another included."""
    lent = folder_of(LENDER, seed, root)
    homes = {kind: folder_of(system, seed, root) if kind in system.trains else lent for kind in _kinds(system)}
    places = [home / kind / SETTINGS_FILE for kind, home in homes.items()]
    if not all(place.exists() for place in places):
        return None
    return sum(float(json.loads(place.read_text(encoding="utf-8"))["trainer"]["minutes"]) for place in places)


def _judged(home: Path) -> dict[str, Any]:
    place = home / SCORES
    scores = json.loads(place.read_text(encoding="utf-8"))["systems"][0] if place.exists() else {}
    return {name: scores.get(name) for name in JUDGED.values()}


def held_out(home: Path) -> dict[str, float | None]:
    """Cross-entropies of a run's own finished models on speech that they did not learn from."""
    ar, nar = (_last_dev(home / kind) for kind in ("ar", "nar"))
    each = {**nar, **{name: value for name, value in ar.items() if name.startswith("dev_cross_entropy_")}}
    upper = [each[name] for level in range(2, NUM_CODEBOOKS + 1) if (name := f"dev_cross_entropy_{level}") in each]
    return {
        "first": ar.get("dev_cross_entropy_1", ar.get("dev_cross_entropy")),
        "first_unaided": ar.get("dev_unaided_cross_entropy_1", ar.get("dev_unaided_cross_entropy")),
        "upper": sum(upper) / len(upper) if upper else None,
    }


def _last_dev(run: Path) -> dict[str, float]:
    """Held-out figures at the end of a training, which is when they are taken; none before."""
    place = run / METRICS
    lines = place.read_text(encoding="utf-8").splitlines() if place.exists() else []
    taken = [values for line in lines if "dev_cross_entropy" in (values := json.loads(line))]
    return taken[-1] if taken else {}

"""How quality grows with hours of speech and with parameters: one curve each, and what they say of the next doubling.

The measure is cross-entropy of codebook 1 on held-out speech, `unaided` (docs/comparison.md): two cores can afford it,
and it tells apart what words heard in a few clips do not. Every point has the same number of updates. Hours are those
of the first folder of shards, the first two, and so on; parameters are those of the AR model, which learns from all.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from tacolm_core.comparison.cost import configuration, parameters
from tacolm_core.comparison.systems import LENDER, SETTINGS, SIZES, System
from tacolm_core.comparison.trainings import Command, held_out, run_command, write_settings
from tacolm_core.config import merged
from tacolm_core.data.shards import read_index
from tacolm_core.files import make_folder
from tacolm_core.model.backbones import make_ar
from tacolm_core.units import FRAME_RATE

SMALLEST: Final = min(SIZES)


@dataclass(frozen=True)
class Scale:
    """What every point of both curves has in common."""

    shards: tuple[Path, ...]
    dev_shards: Path
    codec: Path
    steps: int
    sizes: tuple[int, ...] = (2, 4, 8)
    seeds: tuple[int, ...] = (0, 1)
    threads: int = 1


@dataclass(frozen=True)
class Point:
    """One training."""

    size: int  # of SIZES
    folders: int  # of the shards, from the first
    seed: int

    @property
    def home(self) -> str:
        """Its folder's name."""
        return f"scale-{self.size}m-{self.folders}-{self.seed}"


@dataclass(frozen=True)
class Curve:
    """Cross-entropy over hours or millions of parameters: `values` at `places`, and a straight line over log2."""

    name: str
    places: tuple[float, ...]
    values: tuple[float, ...]

    def ahead(self, place: float) -> tuple[float, float]:
        """What the line says at `place`, and the standard error of a new measurement there; NaN below three points."""
        x, y = np.log2(self.places), np.asarray(self.values)
        if len(y) < 3 or len(set(self.places)) < 2:
            return math.nan, math.nan
        slope, start = np.polyfit(x, y, 1)
        rest = y - (start + slope * x)
        error = math.sqrt(float(rest @ rest) / (len(y) - 2))
        spread = float(((x - x.mean()) ** 2).sum())
        far = math.sqrt(1 + 1 / len(y) + (math.log2(place) - float(x.mean())) ** 2 / spread)
        return float(start + slope * math.log2(place)), error * far


def points(scale: Scale) -> list[Point]:
    """All trainings, seed by seed, the cheapest first."""
    every = len(scale.shards)
    each = [(SMALLEST, folders) for folders in range(1, every + 1)]
    each += [(size, every) for size in sorted(scale.sizes) if size != SMALLEST]
    return [Point(size, folders, seed) for seed in scale.seeds for size, folders in each]


def system_of(size: int) -> System:
    """TacoLM's small preset at another size of the AR model."""
    layers, width = SIZES[size]
    stack = {"num_layers": layers, "width": width, "value_width": width, "feed_forward_width": 2 * width}
    return System(f"{size} M", LENDER.preset, "", ar={"model": {"stack": stack}})


def command(point: Point, scale: Scale, root: Path) -> Command:
    """What `tacolm` is told for one point; its settings file is written."""
    home = root / point.home
    make_folder(home)
    settings = write_settings(home / "ar.json", merged(SETTINGS["ar"], system_of(point.size).ar))
    data = ("--shards", *map(str, scale.shards[: point.folders]), "--dev-shards", str(scale.dev_shards))
    options = ("--codec", str(scale.codec), "--preset", LENDER.preset, "--settings", str(settings))
    box = ("--seed", str(point.seed), "--steps", str(scale.steps), "--threads", str(scale.threads))
    return ("train", "ar", "--run-folder", str(home / "ar"), *data, *options, *box)


def train_points(
    scale: Scale, root: Path, *, run: Callable[[Command], None] = run_command, tell: Callable[[str], None] = print
) -> None:
    """Do all that is not done.

    Raises:
        DataError: a command failed.

    """
    for point in points(scale):
        if held_out(root / point.home)["first"] is None:
            tell(f"{point.size} M, {point.folders} of {len(scale.shards)} folders, seed {point.seed}")
            run(command(point, scale, root))


def curves(scale: Scale, root: Path) -> list[Curve]:
    """Both curves as far as there are points."""
    found = {point: held_out(root / point.home)["first_unaided"] for point in points(scale)}
    done = {point: value for point, value in found.items() if value is not None}
    hours = np.cumsum([read_index(folder).frames / FRAME_RATE / 3600 for folder in scale.shards])
    smallest = {p: v for p, v in done.items() if p.size == SMALLEST}
    all_hours = {p: v for p, v in done.items() if p.folders == len(scale.shards)}
    sizes = {size: parameters(make_ar(configuration(system_of(size)).ar)) / 1e6 for size in {p.size for p in all_hours}}
    return [
        Curve("hours", tuple(float(hours[p.folders - 1]) for p in smallest), tuple(smallest.values())),
        Curve("M parameters", tuple(sizes[p.size] for p in all_hours), tuple(all_hours.values())),
    ]


def curve_table(curve: Curve) -> str:
    """Markdown: every point's mean and scatter over seeds, then the line one and two doublings on."""
    lines = [f"| {curve.name} | seeds | cross-entropy, unaided |", "|---|---|---|"]
    for place in sorted(set(curve.places)):
        values = [value for at, value in zip(curve.places, curve.values, strict=True) if at == place]
        spread = f" ± {(max(values) - min(values)) / 2:.3f}" if len(values) > 1 else ""
        lines.append(f"| {place:.2g} | {len(values)} | {sum(values) / len(values):.3f}{spread} |")
    for place in (2 * max(curve.places), 4 * max(curve.places)) if curve.places else ():
        value, error = curve.ahead(place)
        if not math.isnan(value):
            lines.append(f"| {place:.2g} | line | {value:.3f} ± {error:.3f} |")
    return "\n".join(lines)


def draw(axis: Any, curve: Curve) -> None:
    """Points, and the line with its standard error two doublings on."""
    axis.plot(curve.places, curve.values, "o")
    if curve.places and not math.isnan(curve.ahead(1.0)[0]):
        along = np.geomspace(min(curve.places), 4 * max(curve.places), 50)
        told = np.array([curve.ahead(float(place)) for place in along])
        axis.plot(along, told[:, 0], "-")
        axis.fill_between(along, told[:, 0] - told[:, 1], told[:, 0] + told[:, 1], alpha=0.2)
    axis.set(xscale="log", xlabel=curve.name, ylabel="cross-entropy, unaided")

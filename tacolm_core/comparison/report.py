"""What was compared, as a table, as JSON, and as two pictures: cost against length, quality against cost."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from tacolm_core.comparison.cost import Cost
from tacolm_core.comparison.scale import Curve, draw
from tacolm_core.errors import DataError
from tacolm_core.evaluation.extras import needed
from tacolm_core.files import replace_file


def cost_table(costs: Sequence[Cost]) -> str:
    """Markdown: one system a row, a column for each length."""
    if not costs:
        raise DataError("There is nothing to compare yet; measure some systems first.")
    lengths = costs[0].steps.seconds
    rows = [["system", "AR", "NAR", "all", *(f"{length:g} s" for length in lengths)]]
    rows[0] += [*(f"{length:g} s, uncached" for length in lengths), "decoding", "peak", "training", "RTF"]
    for cost in costs:
        sizes = (cost.ar_parameters, cost.nar_parameters, cost.ar_parameters + cost.nar_parameters)
        row = [cost.name, *(f"{size / 1e6:.1f} M" if size else "-" for size in sizes)]
        row += [f"{each:.2f} ms" for each in cost.steps.cached]
        row += [f"{each:.0f} ms" for each in cost.steps.uncached]
        trained = cost.training_frames_per_second
        row += [f"{cost.ar_decoding_mb:.0f} MB", "-" if cost.peak_mb is None else f"{cost.peak_mb:.0f} MB"]
        row += ["-" if trained is None else f"{trained:.0f}/s"]
        rows.append([*row, f"{cost.real_time_factor:.3f}"])
    return _markdown(rows)


def ratio_table(costs: Sequence[Cost], slower: str, faster: str) -> str:
    """Markdown: how many times an AR step of one system takes as long as that of another, by length."""
    by_name = {cost.name: cost for cost in costs}
    if slower not in by_name or faster not in by_name:
        return ""
    one, other = by_name[slower].steps, by_name[faster].steps
    rows = [[f"{slower} / {faster}", *(f"{length:g} s" for length in one.seconds)]]
    for way in ("cached", "uncached"):
        pairs = zip(getattr(one, way), getattr(other, way), strict=True)
        rows.append([way, *(f"{a / b:.1f}" for a, b in pairs)])
    return _markdown(rows)


FIGURES: Final = {  # of a run, as `trainings.quality` names them
    "first": "codebook 1",
    "first_unaided": "unaided",
    "upper": "2 to 8",
    "wer": "WER",
    "similarity": "SIM",
    "likeness": "CAM++",
    "opinion": "DistillMOS",
    "complete": "ends",
}
Quality = dict[str, list[dict[str, Any]]]


def quality_table(quality: Quality) -> str:
    """Markdown: mean over seeds and, behind it, how far they are apart."""
    rows = [["system", "seeds", *FIGURES.values()]]
    rows += [[system, str(len(runs)), *_means(runs)] for system, runs in quality.items()]
    return _markdown(rows)


def difference_table(quality: Quality, base: str, systems: Sequence[str]) -> str:
    """Markdown: what a system differs by from `base`, seed by seed with the same speech held out and spoken."""
    own = {run["seed"]: run for run in quality.get(base, [])}
    rows = [[f"less {base}", "seeds", *FIGURES.values()]]
    for system in systems:
        pairs = [(run, own[run["seed"]]) for run in quality.get(system, []) if run["seed"] in own]
        both = [{name: _less(run.get(name), other.get(name)) for name in FIGURES} for run, other in pairs]
        if both:
            rows.append([system, str(len(both)), *_means(both, "+")])
    return _markdown(rows) if len(rows) > 1 else ""


def _less(value: float | None, other: float | None) -> float | None:
    return None if value is None or other is None else value - other


def _means(runs: list[dict[str, Any]], sign: str = "") -> list[str]:
    cells = []
    for name in FIGURES:
        values = [run[name] for run in runs if run.get(name) is not None]
        spread = f" ± {(max(values) - min(values)) / 2:.3f}" if len(values) > 1 else ""
        cells.append(f"{sum(values) / len(values):{sign}.3f}{spread}" if values else "-")
    return cells


def fair_table(costs: Sequence[Cost], quality: Quality, systems: Sequence[str]) -> str:
    """Markdown: how large each system is, how long it learnt, how long it takes to speak, and how well it does then."""
    measured = {cost.name: cost for cost in costs}
    rows = [["system", "parameters", "minutes of training", "real-time factor", *FIGURES.values()]]
    for name in systems:
        if name not in quality:
            continue
        cost, minutes = measured.get(name), quality[name][0].get("minutes")
        sizes = "-" if cost is None else f"{(cost.ar_parameters + cost.nar_parameters) / 1e6:.1f} M"
        spoken = "-" if cost is None else f"{cost.real_time_factor:.2f}"
        rows.append([name, sizes, "-" if minutes is None else f"{minutes:g}", spoken, *_means(quality[name])])
    return _markdown(rows) if len(rows) > 1 else ""


def _markdown(rows: list[list[str]]) -> str:
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def write_json(path: Path, costs: Sequence[Cost], quality: Quality) -> None:
    """Everything as a file.

    Raises:
        OutputError: it cannot be written.

    """
    values = {"costs": [cost.to_dict() for cost in costs], "quality": quality}
    with replace_file(path) as aside:
        aside.write_text(json.dumps(values, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def plot_cost(path: Path, costs: Sequence[Cost]) -> None:
    """AR milliseconds per step over the length so far, cached and uncached (PNG).

    Raises:
        TacolmError: matplotlib is not installed.
        OutputError: it cannot be written.

    """
    with _figure(path) as axis:
        for cost in costs:
            (line,) = axis.plot(cost.steps.seconds, cost.steps.cached, "o-", label=cost.name)
            axis.plot(cost.steps.seconds, cost.steps.uncached, "o:", color=line.get_color())
        axis.set(xscale="log", yscale="log", xlabel="seconds so far", ylabel="ms per AR step")
        axis.set_title("Cost against length (dotted: uncached)")
        lengths = sorted({length for cost in costs for length in cost.steps.seconds})
        axis.minorticks_off()
        axis.set_xticks(lengths, [f"{length:g}" for length in lengths])
        axis.legend(fontsize="small")


def plot_quality(path: Path, costs: Sequence[Cost], quality: Quality) -> None:
    """Two panels over the real-time factor, every seed a point: word error rate, cross-entropy of codebook 1 (PNG).

    Raises:
        TacolmError: matplotlib is not installed.
        OutputError: it cannot be written.

    """
    factors = {cost.name: cost.real_time_factor for cost in costs}
    with _figure(path, panels=2) as axes:
        for axis, figure, label in zip(axes, ("wer", "first_unaided"), ("WER", "cross-entropy"), strict=True):
            for name, runs in quality.items():
                values = [run[figure] for run in runs if run.get(figure) is not None]
                if name in factors and values:
                    axis.plot([factors[name]] * len(values), values, "o", label=name)
            axis.set(xlabel="real-time factor, one thread", ylabel=label)
            if axis.lines:
                axis.legend(fontsize="small")


def plot_scale(path: Path, found: Sequence[Curve]) -> None:
    """One panel a curve (PNG).

    Raises:
        TacolmError: matplotlib is not installed.
        OutputError: it cannot be written.

    """
    with _figure(path, panels=len(found)) as axes:
        for axis, curve in zip(axes, found, strict=True):
            draw(axis, curve)


class _figure:
    """A picture, written when the block ends well; what the block is given is its panel, or its panels."""

    def __init__(self, path: Path, panels: int = 1) -> None:
        needed("matplotlib").use("Agg")
        self._path, self._panels, self._pyplot = path, panels, needed("matplotlib.pyplot")

    def __enter__(self) -> Any:
        self._figure, axis = self._pyplot.subplots(1, self._panels, figsize=(6 * self._panels, 4))
        return axis

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._figure.tight_layout()
            with replace_file(self._path) as aside:
                self._figure.savefig(aside, format="png", dpi=100)
        self._pyplot.close(self._figure)

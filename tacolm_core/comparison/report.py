"""What was compared, as a table, as JSON, and as two pictures: cost against length, quality against cost."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tacolm_core.comparison.cost import Cost
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


def quality_table(quality: dict[str, list[dict[str, Any]]]) -> str:
    """Markdown: mean over seeds and, behind it, how far they are apart."""
    names = {"wer": "WER", "similarity": "SIM", "opinion": "DistillMOS", "complete": "ends"}
    rows = [["system", "seeds", *names.values()]]
    for system, runs in quality.items():
        row = [system, str(len(runs))]
        for name in names:
            values = [run[name] for run in runs if run.get(name) is not None]
            spread = f" ± {(max(values) - min(values)) / 2:.3f}" if len(values) > 1 else ""
            row.append(f"{sum(values) / len(values):.3f}{spread}" if values else "-")
        rows.append(row)
    return _markdown(rows)


def _markdown(rows: list[list[str]]) -> str:
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def write_json(path: Path, costs: Sequence[Cost], quality: dict[str, list[dict[str, Any]]]) -> None:
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


def plot_quality(path: Path, costs: Sequence[Cost], quality: dict[str, list[dict[str, Any]]]) -> None:
    """Word error rate of every seed over the real-time factor (PNG).

    Raises:
        TacolmError: matplotlib is not installed.
        OutputError: it cannot be written.

    """
    factors = {cost.name: cost.real_time_factor for cost in costs}
    with _figure(path) as axis:
        for name, runs in quality.items():
            errors = [run["wer"] for run in runs if run.get("wer") is not None]
            if name in factors and errors:
                axis.plot([factors[name]] * len(errors), errors, "o", label=name)
        axis.set(xlabel="real-time factor, one thread", ylabel="WER", title="Quality against cost")
        axis.legend()


class _figure:
    """A picture with one panel, written when the block ends well."""

    def __init__(self, path: Path) -> None:
        needed("matplotlib").use("Agg")
        self._path, self._pyplot = path, needed("matplotlib.pyplot")

    def __enter__(self) -> Any:
        self._figure, axis = self._pyplot.subplots(figsize=(6, 4))
        return axis

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._figure.tight_layout()
            with replace_file(self._path) as aside:
                self._figure.savefig(aside, format="png", dpi=100)
        self._pyplot.close(self._figure)

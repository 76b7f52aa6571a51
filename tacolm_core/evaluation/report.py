"""What the judges found, as a table, as JSON, and as pictures."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from tacolm_core.config import SynthesisOptions
from tacolm_core.evaluation.extras import needed
from tacolm_core.evaluation.judge import ClipScores, SystemScores
from tacolm_core.files import replace_file

# Heading, field of SystemScores, format, and who says so.
COLUMNS: Final = (
    ("WER", "wer", "{:.3f}", "Whisper base, beam 5, numbers in words, lower case, no punctuation; lower is better"),
    ("SIM", "similarity", "{:.3f}", "Resemblyzer cosine to the first 3 s of the prompt recording"),
    ("ID", "identified", "{:.2f}", "share of clips whose speaker is the nearest by Resemblyzer"),
    ("CAM++", "likeness", "{:.3f}", "CAM++ cosine to the same seconds"),
    ("margin", "margin", "{:.3f}", "CAM++ cosine to the own prompt less the mean to all others' prompts"),
    ("CAM++ ID", "recognised", "{:.2f}", "share of clips whose speaker is the nearest by CAM++"),
    ("DistillMOS", "opinion", "{:.2f}", "predicted mean opinion, 1 to 5; no listeners"),
    ("DNSMOS", "noise", "{:.2f}", "predicted overall opinion (P.835), 1 to 5; no listeners"),
    ("ends", "complete", "{:.2f}", "share of clips 0.6 to 1.7 times as long as expected"),
)

SCATTERS: Final = {"wer": "wer_scatter", "likeness": "likeness_scatter"}  # one standard error over the clips
_AMONG: Final = ("identified", "recognised")


def table(systems: Sequence[SystemScores]) -> str:
    """Markdown table, one system a row, with the judges named below it."""
    shown = [column for column in COLUMNS if any(getattr(s, column[1]) is not None for s in systems)]
    rows = [["system", "clips", *(column[0] for column in shown)]]
    rows += [[s.name, _count(s), *(_cell(s, name, style) for _, name, style, _ in shown)] for s in systems]
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join([*lines, "", *(f"{heading}: {judge}." for heading, _, _, judge in shown)])


def _count(system: SystemScores) -> str:
    missing = f" ({len(system.missing)} missing)" if system.missing else ""
    return f"{len(system.clips)}{missing}"


def _cell(system: SystemScores, name: str, style: str) -> str:
    value = getattr(system, name)
    if value is None:
        return "-"
    among = f" of {system.num_speakers}" if name in _AMONG else ""
    scatter = getattr(system, SCATTERS.get(name, ""), None)
    return style.format(value) + (f" ±{scatter:.3f}" if scatter is not None else "") + among


def record(systems: Sequence[SystemScores], options: SynthesisOptions | None = None) -> dict[str, Any]:
    """Everything but the embeddings, as JSON values; `options`: how the model spoke, if one did."""
    return {
        "options": options.to_dict() if options else None,
        "judges": {name: judge for _, name, _, judge in COLUMNS},
        "systems": [
            {
                "name": s.name,
                **{name: getattr(s, name) for name in (*(column[1] for column in COLUMNS), *SCATTERS.values())},
                "num_speakers": s.num_speakers,
                "missing": list(s.missing),
                "clips": [_clip_record(clip) for clip in s.clips],
            }
            for s in systems
        ],
    }


def _clip_record(clip: ClipScores) -> dict[str, Any]:
    return {
        "id": clip.id,
        "seconds": round(clip.seconds, 3),
        "ends": clip.is_complete,
        "wer": clip.errors.rate if clip.errors else None,
        "heard": clip.heard,
        "similarity": clip.similarity,
        "likeness": clip.likeness,
        "opinion": clip.opinion,
        "noise": clip.noise,
    }


def write_record(path: Path, systems: Sequence[SystemScores], options: SynthesisOptions | None = None) -> None:
    """Write `record` as a file.

    Raises:
        OutputError: the file cannot be written.

    """
    with replace_file(path) as aside:
        aside.write_text(json.dumps(record(systems, options), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_plot(path: Path, systems: Sequence[SystemScores]) -> None:
    """A picture (PNG) with one panel per judge: every clip as a dot, the mean as a line.

    Raises:
        TacolmError: matplotlib is not installed.
        OutputError: the file cannot be written.

    """
    needed("matplotlib").use("Agg")
    pyplot = needed("matplotlib.pyplot")
    panels = [
        ("WER", "wer"),
        ("SIM", "similarity"),
        ("CAM++", "likeness"),
        ("DistillMOS", "opinion"),
        ("DNSMOS", "noise"),
    ]
    clips = {s.name: [_clip_record(clip) for clip in s.clips] for s in systems}
    shown = [(title, key) for title, key in panels if any(c[key] is not None for some in clips.values() for c in some)]
    figure, axes = pyplot.subplots(1, max(1, len(shown)), figsize=(3 * max(1, len(shown)), 3), squeeze=False)
    for axis, (title, key) in zip(axes[0], shown, strict=False):
        for place, some in enumerate(clips.values()):
            values = [clip[key] for clip in some if clip[key] is not None]
            axis.plot([place] * len(values), values, "o", alpha=0.3)
            if values:
                axis.hlines(sum(values) / len(values), place - 0.3, place + 0.3, colors="black")
        axis.set_xticks(range(len(clips)), list(clips), rotation=30, ha="right")
        axis.set_title(title)
    figure.tight_layout()
    with replace_file(path) as aside:
        figure.savefig(aside, format="png", dpi=120)
    pyplot.close(figure)

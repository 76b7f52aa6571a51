"""The manifest: JSON lines, one `Utterance` a line, paths relative to the manifest where possible."""

import dataclasses
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tacolm_core.data.atomic import write_text_atomically
from tacolm_core.data.texts_on_disk import json_rows
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import DataError

_FIELDS = {f.name: f for f in dataclasses.fields(Utterance)}
_REQUIRED = ("id", "path", "text", "speaker")
_NUMBERS = ("tokens", "durations")
_SHOWN = 40  # characters of a wrong value


def write_manifest(path: Path, utterances: Iterable[Utterance]) -> int:
    """Write all utterances to `path` at once; returns how many.

    Raises:
        OutputError: the file cannot be written.

    """
    lines = [json.dumps(_to_row(u, path.parent.resolve()), ensure_ascii=False) for u in utterances]
    write_text_atomically(path, "".join(line + "\n" for line in lines))
    return len(lines)


def read_manifest(path: Path) -> Iterator[Utterance]:
    """Utterances of a manifest, in order, one at a time.

    Fields this program does not know are passed over, so that manifests may carry more than it needs.

    Raises:
        DataError: the file is missing or no text, or a line is not an utterance (the text names the line).

    """
    for number, row in json_rows(path, "make one with `tacolm prepare manifest`"):
        yield from_row(row, path, number)


def from_row(row: Mapping[str, Any], path: Path, number: int) -> Utterance:
    """An utterance from the JSON values of line `number` in the manifest `path`; sound is looked for beside it.

    Raises:
        DataError: a value is missing or of the wrong kind.

    """
    missing = [name for name in _REQUIRED if row.get(name) is None]
    if missing:
        raise DataError(f"Line {number} of {path} has no {missing[0]!r}; every line needs {', '.join(_REQUIRED)}.")
    values = {name: row[name] for name in _FIELDS if row.get(name) is not None}
    wrong = next((name for name, value in values.items() if not _fits(name, value)), None)
    if wrong:
        shown = str(values[wrong])[:_SHOWN]
        raise DataError(f"Line {number} of {path} has {shown!r} for {wrong!r}, which cannot be; repair it.")
    values["path"] = path.parent / values["path"]
    for name in _NUMBERS:
        if name in values:
            values[name] = tuple(values[name])
    return Utterance(**values)


def _fits(name: str, value: object) -> bool:
    if name in _NUMBERS:
        return isinstance(value, list) and all(type(one) is int for one in value)
    if name == "seconds":
        return isinstance(value, int | float) and 0 <= value < float("inf")
    return isinstance(value, str) and (name != "path" or "\0" not in value)


def _to_row(utterance: Utterance, folder: Path) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, spec in _FIELDS.items():
        value = getattr(utterance, name)
        if name in _REQUIRED or value != spec.default:
            row[name] = value
    path = utterance.path.resolve()
    row["path"] = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)
    row["seconds"] = round(utterance.seconds, 4)
    return row


def split_by_speaker(
    utterances: Iterable[Utterance],
    shares: Mapping[str, float],
    seed: int = 0,
    named: Mapping[str, str] | None = None,
) -> Iterator[Utterance]:
    """Give every utterance without a split one of `shares` (name to share of speakers); the rest become "train".

    The choice is a hash of seed and speaker: adding or removing other speakers moves nobody. Speakers in `named` go to
    the split named there, whatever the corpus says.

    Raises:
        DataError: a share is negative or they add up to more than 1.

    """
    if any(share < 0 for share in shares.values()) or sum(shares.values()) > 1:
        raise DataError(f"Split shares must be 0 or more and add up to at most 1, not {dict(shares)}.")
    for utterance in utterances:
        split = (named or {}).get(utterance.speaker) or utterance.split or _split(utterance.speaker, shares, seed)
        yield dataclasses.replace(utterance, split=split)


def _split(speaker: str, shares: Mapping[str, float], seed: int) -> str:
    place = int.from_bytes(hashlib.sha256(f"{seed}:{speaker}".encode()).digest()[:8], "big") / 2**64
    for name, share in shares.items():
        place -= share
        if place < 0:
            return name
    return "train"


@dataclass(frozen=True)
class ManifestStatistics:
    """Sums over a manifest."""

    utterances: int
    speakers: int
    hours: float
    aligned: int  # utterances with durations
    hours_per_split: Mapping[str, float]
    licences: Mapping[str, int]  # utterances per licence, to be named wherever a model trained on them is


def manifest_statistics(utterances: Iterable[Utterance]) -> ManifestStatistics:
    """Count utterances, speakers, hours and licences."""
    speakers: set[str] = set()
    seconds: defaultdict[str, float] = defaultdict(float)
    licences: Counter[str] = Counter()
    aligned = 0
    for utterance in utterances:
        speakers.add(utterance.speaker)
        seconds[utterance.split or "unassigned"] += utterance.seconds
        licences[utterance.licence or "not stated"] += 1
        aligned += utterance.durations is not None
    hours = {split: total / 3600 for split, total in sorted(seconds.items())}
    return ManifestStatistics(licences.total(), len(speakers), sum(hours.values()), aligned, hours, dict(licences))

"""Speech corpora on disk, read into `Utterance`s; one function per layout.

Readers look only at file names and tables. Lengths stay 0 until `checks` measures them, unless the corpus states them.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tacolm_core.data.manifest import from_row, read_manifest
from tacolm_core.data.texts_on_disk import json_rows, numbered_lines, read_utf8
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import DataError

Reader = Callable[[Path], Iterator[Utterance]]
_TABLE_NAMES = ("*.tsv", "*.csv")
_UNKNOWN = "unknown"


def read_corpus(kind: str, root: Path) -> Iterator[Utterance]:
    """All utterances of the corpus at `root`, in a fixed order.

    Raises:
        DataError: no such kind, or `root` does not look like it.

    """
    if kind not in READERS:
        raise DataError(f"There is no reader for corpora of kind {kind!r}; there are: {', '.join(READERS)}.")
    empty = True
    for utterance in READERS[kind](root):
        empty = False
        yield utterance
    if empty:
        raise DataError(f"{root} holds nothing that looks like {kind}; give the folder the corpus was unpacked to.")


def read_librispeech(root: Path) -> Iterator[Utterance]:
    """LibriSpeech: `SUBSET/SPEAKER/CHAPTER/*.trans.txt` beside flac files (Panayotov et al., 2015).

    Its text is in capitals; it is lower-cased here, because a front end would spell capitals as initials.
    """
    for transcript in sorted(root.rglob("*.trans.txt")):
        folder = transcript.parent
        for line in _lines(transcript):
            name, _, text = line.partition(" ")
            yield Utterance(
                id=name,
                path=folder / f"{name}.flac",
                text=text.strip().lower(),
                speaker=f"librispeech-{name.split('-')[0]}",
                split=_split_of_subset(folder),
                licence="CC BY 4.0",
            )


def read_libritts(root: Path) -> Iterator[Utterance]:
    """LibriTTS and LibriTTS-R: `SUBSET/SPEAKER/CHAPTER/*.wav`, each with `.normalized.txt` (Zen et al., 2019)."""
    for transcript in sorted(root.rglob("*.normalized.txt")):
        name = transcript.name.removesuffix(".normalized.txt")
        yield Utterance(
            id=name,
            path=transcript.with_name(f"{name}.wav"),
            text=_content(transcript),
            speaker=f"libritts-{name.split('_')[0]}",
            split=_split_of_subset(transcript.parent),
            licence="CC BY 4.0",
        )


def read_vctk(root: Path) -> Iterator[Utterance]:
    """VCTK: `txt/SPEAKER/*.txt`, sound in `wav48_silence_trimmed` (first microphone, 0.92) or `wav48` (0.80)."""
    for transcript in sorted(root.glob("txt/*/*.txt")):
        speaker, name = transcript.parent.name, transcript.stem
        places = (
            root / "wav48_silence_trimmed" / speaker / f"{name}_mic1.flac",
            root / "wav48" / speaker / f"{name}.wav",
        )
        path = next((place for place in places if place.exists()), None)
        if path is not None:  # some speakers of 0.92 have text but no recordings
            text = _content(transcript)
            yield Utterance(id=name, path=path, text=text, speaker=f"vctk-{speaker}", licence="CC BY 4.0")


def read_ljspeech(root: Path) -> Iterator[Utterance]:
    """LJSpeech: `metadata.csv` (name, written text, spoken text; divided by bars) and `wavs/`."""
    table = root / "metadata.csv"
    for line in _lines(table) if table.exists() else ():
        name, _, texts = line.partition("|")
        path = root / "wavs" / f"{name}.wav"
        yield Utterance(id=name, path=path, text=texts.split("|")[-1], speaker="ljspeech", licence="public domain")


def read_recordings(root: Path) -> Iterator[Utterance]:
    """A folder with `manifest.jsonl` (or such a file itself): `id path speaker seconds text split licence` and more.

    Where speakers are not labelled (speaker ends in "unknown"), every utterance counts as a speaker of its own, so
    that nobody becomes the prompt of somebody else.
    """
    manifest = _manifest_of(root)
    for number, row in json_rows(manifest):
        speaker = row.get("speaker") or _UNKNOWN
        is_unknown = isinstance(speaker, str) and speaker.endswith(_UNKNOWN)
        known = {"speaker": row.get("id") if is_unknown else speaker, "text": row.get("text") or ""}
        yield from_row({**row, **known}, manifest, number)


def read_artificial(root: Path) -> Iterator[Utterance]:
    """The manifest of an artificial corpus, tokens and durations included."""
    yield from read_manifest(_manifest_of(root))


def read_table(root: Path) -> Iterator[Utterance]:
    """A folder with one csv or tsv table whose columns include `path` and `text`, and perhaps `speaker` and others.

    Without a `speaker` column everything is one speaker, named after the folder.

    Raises:
        DataError: no table, several, or a column is missing.

    """
    tables = [root] if root.is_file() else sorted(t for pattern in _TABLE_NAMES for t in root.glob(pattern))
    if len(tables) != 1:
        raise DataError(f"{root} holds {len(tables)} csv or tsv tables; give a folder with one, or the table itself.")
    table = tables[0]
    rows = csv.DictReader(io.StringIO(read_utf8(table), newline=""), delimiter="\t" if table.suffix == ".tsv" else ",")
    try:
        missing = {"path", "text"} - set(rows.fieldnames or ())
        if missing:
            raise DataError(
                f"{table} has no column {sorted(missing)[0]!r}; it needs path and text, and may have speaker."
            )
        for row in rows:
            yield _from_table(row, table.parent)
    except csv.Error as error:
        raise DataError(
            f"Line {rows.line_num} of {table} cannot be read as a table ({error}); "
            "look for a quotation mark that is not closed."
        ) from error


def _from_table(row: Mapping[str, str | None], folder: Path) -> Utterance:
    path = row["path"] or ""
    return Utterance(
        id=row.get("id") or Path(path).with_suffix("").as_posix().replace("/", "-"),
        path=folder / path,
        text=(row["text"] or "").strip(),
        speaker=row.get("speaker") or folder.name,
        split=row.get("split") or "",
        licence=row.get("licence") or "",
    )


def _manifest_of(root: Path) -> Path:
    manifest = root if root.is_file() else root / "manifest.jsonl"
    if not manifest.is_file():
        raise DataError(f"{root} has no manifest.jsonl; give the folder that holds one, or the file itself.")
    return manifest


def _split_of_subset(folder: Path) -> str:
    """Development and test subsets (dev-clean, test-other) keep their name, everything else is for training."""
    subset = folder.parent.parent.name
    return next((split for split in ("dev", "test") if subset.startswith(split)), "train")


def _content(path: Path) -> str:
    return read_utf8(path).strip()


def _lines(path: Path) -> Iterator[str]:
    return (line for _, line in numbered_lines(path))


READERS: Mapping[str, Reader] = {
    "librispeech": read_librispeech,
    "libritts": read_libritts,
    "vctk": read_vctk,
    "ljspeech": read_ljspeech,
    "recordings": read_recordings,
    "artificial": read_artificial,
    "table": read_table,
}

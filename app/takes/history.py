"""Takes on disk: a folder each, with `take.wav`, its side-car `take.json`, and what the window shows besides:
`studio.json` (the facts and the order of the passages), a small record for each passage, and one archive of arrays for
each variant of it.

Only what is new is written, and `studio.json` is replaced as a whole last, so that whatever was finished before a
crash is there afterwards, and a long take costs no more to go on with than a short one. Names are unique, so instances
do not meet. Archives are read when they are needed: `load` reads those that are heard, `list` none.
"""

import dataclasses
import logging
import time
from pathlib import Path
from typing import Any, Final

from app.files import StorageError, read_json, write_json
from app.read_once import ReadOnce
from app.takes.archive import archive_path, passage_record, read_first_format, read_passage, write_arrays
from app.takes.passage import Passage
from app.takes.sound_file import write_take
from app.takes.take import Take, TakeFacts
from app.translation import text as _text
from app.trash import FOLDER, Trash

_log = logging.getLogger(__name__)

_FORMAT: Final = 2
_RECORD: Final = "studio.json"
_SOUND: Final = "take.wav"  # for whoever looks into the folder
_FACTS: Final = frozenset(field.name for field in dataclasses.fields(TakeFacts))
_UNDONE: Final = 24 * 3600  # seconds after which a file that nothing names is not waited for


class TakeHistory:
    """Pure file work; called on the job thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.trash = Trash(folder)
        self._read = ReadOnce(_facts_in)
        self._written: dict[Path, Passage] = {}  # of the take that was written last
        self._touched: set[str] = set()  # takes that an undo may reach back in
        self._tidies = False

    def list(self) -> list[TakeFacts]:
        """All takes, newest first; folders that cannot be read are left alone and out."""
        places = (path for path in self.folder.glob(f"*/{_RECORD}") if path.parent.name != FOLDER)
        found = self._read.all(places)
        takes = [facts for path, facts in found if facts is not None and facts.id == path.parent.name]
        return sorted(takes, key=lambda facts: facts.id, reverse=True)

    def load(self, take_id: str) -> Take:
        """One take with the arrays of what is heard of it.

        Raises:
            StorageError: it is gone or damaged.

        """
        folder = self.folder / take_id
        record = read_json(folder / _RECORD)
        facts = _facts(record) if record else None
        if record is None or facts is None:
            raise StorageError(_gone(folder))
        try:
            take = Take(facts, _read_passages(folder, record, facts.sample_rate))
            _ = take.heard
            self._tidy(folder, take)
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            _log.warning("take %s: %s", take_id, error)
            raise StorageError(
                _text("The take in “{0}” is damaged; make it again from its text.").format(folder)
            ) from error
        return take

    def save(self, take: Take, *, is_growing: bool = False) -> None:
        """Write what is new of a take; the sound of the whole only when it does not grow any more: for a long text
        that would be many times as much as the take itself.

        Raises:
            StorageError: disk full, or no right to write.

        """
        folder = self.folder / take.facts.id
        self._touched.add(take.facts.id)
        records = {folder / _passage_name(passage.id): passage for passage in take.passages}
        for path, passage in records.items():
            if self._written.get(path) is not passage:
                _write_passage(path, passage)
        self._written = records
        if not is_growing and take.num_spoken:
            write_take(folder / _SOUND, take, "wav16", with_sidecar=True)
        order = [passage.id for passage in take.passages]
        write_json(folder / _RECORD, {"format": _FORMAT, **dataclasses.asdict(take.facts), "passages": order})

    def save_facts(self, facts: TakeFacts) -> None:
        """Write changed facts only."""
        path = self.folder / facts.id / _RECORD
        record = read_json(path)
        if record is None:
            raise StorageError(_gone(path.parent))
        write_json(path, {**record, **dataclasses.asdict(facts)})

    def clear_old(self) -> None:
        """At the start of the program: what was undone long ago goes, from the trash and from the takes themselves."""
        self._tidies = True
        self.trash.clear_old()

    def deleted(self) -> tuple[tuple[TakeFacts, float], ...]:
        """Takes in the trash, and when each came there."""
        found = []
        for name, when in self.trash.names():
            record = read_json(self.trash.place / name / _RECORD)
            facts = _facts(record) if record else None
            if facts is not None:
                found.append((facts, when))
        return tuple(found)

    def _tidy(self, folder: Path, take: Take) -> None:
        """Remove what an earlier run left behind for its undo: forgotten variants, sentences taken out."""
        if not self._tidies or take.facts.id in self._touched:
            return
        self._touched.add(take.facts.id)
        needed = {archive_path(folder, variant).name for one in take.passages for variant in one.variants}
        needed |= {_passage_name(passage.id) for passage in take.passages}
        before = time.time() - _UNDONE  # what is younger may be another instance's
        for path in (*folder.glob("*.npz"), *folder.glob("passage-*.json")):
            if path.name not in needed and path.stat().st_mtime < before:
                path.unlink(missing_ok=True)


def _facts_in(path: Path) -> TakeFacts | None:
    record = read_json(path)
    return _facts(record) if record else None


def _facts(record: dict[str, Any]) -> TakeFacts | None:
    try:
        known = {key: value for key, value in record.items() if key in _FACTS}
        facts = TakeFacts(**{**known, "tags": tuple(map(str, known.get("tags", ())))})
        _ = facts.created_at
    except (TypeError, ValueError):
        return None
    return facts


def _gone(folder: Path) -> str:
    return _text("The take in “{0}” is damaged or gone; delete it from the list.").format(folder)


def _passage_name(passage_id: str) -> str:
    return f"passage-{Path(passage_id).name}.json"


def _write_passage(path: Path, passage: Passage) -> None:
    for variant in passage.variants:
        arrays = archive_path(path.parent, variant)
        if not arrays.exists():
            write_arrays(arrays, variant.result)
    write_json(path, passage_record(passage))


def _read_passages(folder: Path, record: dict[str, Any], sample_rate: int) -> tuple[Passage, ...]:
    if "passages" not in record:
        entries = enumerate(record["sentences"])
        return tuple(read_first_format(folder, index, entry, sample_rate) for index, entry in entries)
    found = []
    for passage_id in record["passages"]:
        entry = read_json(folder / _passage_name(passage_id))
        if entry is None:
            raise ValueError(f"no record of passage {passage_id}")
        found.append(read_passage(folder, passage_id, entry))
    return tuple(found)

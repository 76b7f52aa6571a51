"""Takes on disk: a folder each, with `take.wav`, its side-car `take.json`, and what the window shows besides:
`studio.json` and one archive of arrays for each sentence.

Sentences are written as they are finished and `studio.json` is replaced as a whole, so that whatever
was finished before a crash is there afterwards. Names are unique, so instances do not meet.
"""

import dataclasses
import logging
import shutil
from pathlib import Path
from typing import Any, Final

import numpy as np

from app.files import StorageError, move, read_json, replacing, write_json
from app.takes.sound_file import write_take
from app.takes.take import Take, TakeFacts
from app.translation import text as _text
from tacolm_core import Alarm, SentenceResult, SpokenSentence, TextTokens, WordSpan

_log = logging.getLogger(__name__)

_FORMAT: Final = 1
_RECORD: Final = "studio.json"
_SOUND: Final = "take.wav"  # for whoever looks into the folder
_TRASH: Final = ".trash"


class TakeHistory:
    """Pure file work; called on the job thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def list(self) -> list[TakeFacts]:
        """All takes, newest first; folders that cannot be read are left alone and out."""
        found = []
        for path in self._folder.glob(f"*/{_RECORD}"):
            record = read_json(path)
            facts = _facts(record) if record and path.parent.name != _TRASH else None
            if facts is not None and facts.id == path.parent.name:
                found.append(facts)
        return sorted(found, key=lambda facts: facts.id, reverse=True)

    def load(self, take_id: str) -> Take:
        """One take with its arrays.

        Raises:
            StorageError: it is gone or damaged.

        """
        folder = self._folder / take_id
        record = read_json(folder / _RECORD)
        facts = _facts(record) if record else None
        if record is None or facts is None:
            raise StorageError(_gone(folder))
        try:
            sentences = tuple(_read_sentence(folder, entry) for entry in record["sentences"])
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            _log.warning("take %s: %s", take_id, error)
            raise StorageError(
                _text("The take in “{0}” is damaged; make it again from its text.").format(folder)
            ) from error
        return Take(facts, sentences)

    def save(self, take: Take, *, is_growing: bool = False) -> None:
        """Write what is new of a take; sentences already there are not written again, and the sound of the whole only
        when it does not grow any more: for a long text that would be many times as much as the take itself.

        Raises:
            StorageError: disk full, or no right to write.

        """
        folder = self._folder / take.facts.id
        entries = []
        for index, result in enumerate(take.sentences):
            name = _archive_name(index, result)
            if not (folder / name).exists():
                _write_arrays(folder / name, result)
            entries.append({**_describe(result), "arrays": name})
        if not is_growing:
            write_take(folder / _SOUND, take, "wav16", with_sidecar=True)
        record = {"format": _FORMAT, **dataclasses.asdict(take.facts), "sentences": entries}
        write_json(folder / _RECORD, record)

    def save_facts(self, facts: TakeFacts) -> None:
        """Write changed facts only."""
        path = self._folder / facts.id / _RECORD
        record = read_json(path)
        if record is None:
            raise StorageError(_gone(path.parent))
        write_json(path, {**record, **dataclasses.asdict(facts)})

    def delete(self, take_id: str) -> None:
        """Move a take to the trash beside the others."""
        move(self._folder / take_id, self._folder / _TRASH / take_id)

    def restore(self, take_id: str) -> None:
        move(self._folder / _TRASH / take_id, self._folder / take_id)

    def empty_trash(self) -> None:
        """At the start of the program: nothing there can be undone any more."""
        shutil.rmtree(self._folder / _TRASH, ignore_errors=True)


def _facts(record: dict[str, Any]) -> TakeFacts | None:
    names = {field.name for field in dataclasses.fields(TakeFacts)}
    try:
        facts = TakeFacts(**{key: value for key, value in record.items() if key in names})
        _ = facts.created_at
    except (TypeError, ValueError):
        return None
    return facts


def _gone(folder: Path) -> str:
    return _text("The take in “{0}” is damaged or gone; delete it from the list.").format(folder)


def _archive_name(index: int, result: SentenceResult) -> str:
    """A sentence spoken again has another seed or other codes, so it gets another file."""
    mark = int(np.asarray(result.codes, dtype=np.int64).sum()) & 0xFFFFFF
    return f"sentence-{index:03d}-{result.seed & 0xFFFFFFFF:08x}-{mark:06x}.npz"


def _write_arrays(path: Path, result: SentenceResult) -> None:
    with replacing(path) as aside, aside.open("wb") as stream:
        np.savez_compressed(
            stream,
            samples=result.samples,
            codes=result.codes,
            alignment=result.alignment,
            attention=result.attention,
        )


def _describe(result: SentenceResult) -> dict[str, Any]:
    sentence = result.sentence
    return {
        "written": sentence.written,
        "spoken": sentence.spoken,
        "ids": list(sentence.tokens.ids),
        "words": [[span.text, span.first_token, span.end_token] for span in sentence.tokens.words],
        "pause_after": sentence.pause_after,
        "start": sentence.start,
        "end": sentence.end,
        "is_paragraph_end": sentence.is_paragraph_end,
        "seed": result.seed,
        "alarms": [[alarm.kind, alarm.text] for alarm in result.alarms],
    }


def _read_sentence(folder: Path, entry: dict[str, Any]) -> SentenceResult:
    words = tuple(WordSpan(text, int(first), int(end)) for text, first, end in entry["words"])
    sentence = SpokenSentence(
        written=entry["written"],
        spoken=entry["spoken"],
        tokens=TextTokens(tuple(entry["ids"]), words),
        pause_after=float(entry["pause_after"]),
        start=int(entry["start"]),
        end=int(entry["end"]),
        is_paragraph_end=bool(entry["is_paragraph_end"]),
    )
    with np.load(folder / Path(entry["arrays"]).name, allow_pickle=False) as arrays:
        return SentenceResult(
            sentence=sentence,
            codes=arrays["codes"],
            alignment=arrays["alignment"],
            attention=arrays["attention"],
            samples=arrays["samples"],
            seed=int(entry["seed"]),
            alarms=tuple(Alarm(kind, text) for kind, text in entry["alarms"]),
        )

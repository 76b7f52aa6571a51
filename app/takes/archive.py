"""Passages and variants as records and archives of arrays. No Qt; used by `history`.

A sentence's record is readable JSON; the arrays of each variant lie in an archive of their own, which is written once
and never changed. Records of the first format, one list of sentences each spoken in one way, are read too.
"""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np

from app.files import StorageError, replacing
from app.takes.manner import Manner
from app.takes.passage import Passage, Variant, VoiceMark
from app.translation import text as _text
from tacolm_core import Alarm, LeftOut, SentenceResult, SpokenSentence, TextTokens, WordSpan

_LATE_BEFORE: Final = 0.045  # seconds, of takes that do not say so
_SENTENCE_FIELDS: Final = {field.name for field in dataclasses.fields(SpokenSentence)} - {"tokens"}


def archive_path(folder: Path, variant: Variant) -> Path:
    """Where the arrays of a variant lie; the name cannot lead elsewhere."""
    return folder / f"{Path(variant.key).name}.npz"


def write_arrays(path: Path, result: SentenceResult) -> None:
    """All the arrays of a variant.

    Raises:
        StorageError: they cannot be written.

    """
    with replacing(path) as aside, aside.open("wb") as stream:
        np.savez_compressed(
            stream,
            samples=result.samples,
            codes=result.codes,
            alignment=result.alignment,
            attention=result.attention,
            late=np.float64(result.late),
        )


def passage_record(passage: Passage) -> dict[str, Any]:
    """All but the arrays."""
    return {
        "sentence": _sentence_record(passage.sentence),
        "seed": passage.seed,
        "variants": [_variant_record(variant) for variant in passage.variants],
        "chosen": passage.chosen,
        "voice": dataclasses.asdict(passage.voice),
        "manner": dataclasses.asdict(passage.manner),
    }


def read_passage(folder: Path, passage_id: str, record: dict[str, Any]) -> Passage:
    """A passage whose arrays are read when they are asked for.

    Raises:
        KeyError, TypeError, ValueError: the record is damaged.

    """
    sentence = _read_sentence(record["sentence"])
    return Passage(
        id=passage_id,
        sentence=sentence,
        seed=int(record["seed"]),
        variants=tuple(_read_variant(folder, sentence, entry) for entry in record["variants"]),
        chosen=int(record["chosen"]),
        voice=VoiceMark(**record["voice"]),
        manner=Manner(**record["manner"]),
    )


def read_first_format(folder: Path, index: int, entry: dict[str, Any], sample_rate: int) -> Passage:
    """A sentence of the first format: one variant, whose length its archive tells."""
    tokens = {"ids": entry["ids"], "words": entry["words"]}
    sentence = _read_sentence({**entry, "tokens": tokens})
    name = Path(entry["arrays"]).name.removesuffix(".npz")
    with np.load(folder / f"{name}.npz", allow_pickle=False) as arrays:
        seconds = len(arrays["samples"]) / sample_rate
    variant = {"key": name, "seed": entry["seed"], "seconds": seconds, "alarms": entry["alarms"]}
    return Passage(f"{index:04d}", sentence, int(entry["seed"]), (_read_variant(folder, sentence, variant),), 0)


def _sentence_record(sentence: SpokenSentence) -> dict[str, Any]:
    record = {name: getattr(sentence, name) for name in sorted(_SENTENCE_FIELDS)}
    left_out = [[found.text, found.start, found.end] for found in sentence.left_out]
    return {**record, "tokens": _tokens_record(sentence.tokens), "left_out": left_out}


def _tokens_record(tokens: TextTokens) -> dict[str, Any]:
    return {
        "ids": list(tokens.ids),
        "words": [[span.text, span.first_token, span.end_token] for span in tokens.words],
    }


def _read_sentence(record: dict[str, Any]) -> SpokenSentence:
    values = {name: _as_tuples(value) for name, value in record.items() if name in _SENTENCE_FIELDS}
    left_out = tuple(LeftOut(*found) for found in record.get("left_out", ()))
    return SpokenSentence(**{**values, "tokens": _read_tokens(record["tokens"]), "left_out": left_out})


def _read_tokens(record: dict[str, Any]) -> TextTokens:
    words = tuple(WordSpan(text, int(first), int(end)) for text, first, end in record["words"])
    return TextTokens(tuple(int(token) for token in record["ids"]), words)


def _as_tuples(value: Any) -> Any:
    return tuple(_as_tuples(entry) for entry in value) if isinstance(value, list) else value


def _variant_record(variant: Variant) -> dict[str, Any]:
    return {
        "key": variant.key,
        "seed": variant.seed,
        "seconds": variant.seconds,
        "alarms": [[alarm.kind, alarm.text] for alarm in variant.alarms],
        "name": variant.name,
        "likeness": variant.likeness,
    }


def _read_variant(folder: Path, sentence: SpokenSentence, record: dict[str, Any]) -> Variant:
    alarms = tuple(Alarm(kind, text) for kind, text in record["alarms"])
    key, seed = Path(str(record["key"])).name, int(record["seed"])
    likeness = record.get("likeness")
    return Variant(
        key=key,
        seed=seed,
        seconds=float(record["seconds"]),
        alarms=alarms,
        read=_reader(folder / f"{key}.npz", sentence, seed, alarms),
        name=str(record.get("name", "")),
        likeness=None if likeness is None else float(likeness),
    )


def _reader(path: Path, sentence: SpokenSentence, seed: int, alarms: tuple[Alarm, ...]) -> Callable[[], SentenceResult]:
    def read() -> SentenceResult:
        try:
            with np.load(path, allow_pickle=False) as arrays:
                return SentenceResult(
                    sentence=sentence,
                    codes=arrays["codes"],
                    alignment=arrays["alignment"],
                    attention=arrays["attention"],
                    samples=arrays["samples"],
                    seed=seed,
                    alarms=alarms,
                    late=float(arrays["late"]) if "late" in arrays else _LATE_BEFORE,
                )
        except (OSError, ValueError, KeyError, EOFError) as error:
            text = _text("The take in “{0}” is damaged; make it again from its text.")
            raise StorageError(text.format(path.parent)) from error

    return read

"""Token shards: what the codec and the tokenizer made of a corpus, in flat arrays.

A folder holds `shard-00000.safetensors`, ..., one `.json` record beside each, and, once all are there, `index.json`.
A shard: `codes` int16 (K, F), all utterances one after the other; `text` int16 (M,); `durations` int16 (M,), frames per
text token, -1 where unknown, absent when nothing is aligned; `frame_offsets` and `text_offsets` int64 (U + 1,);
`voices` float16 (U, V), voice vectors, absent where none were made;
`speaker`, `prompt_speaker` int32 (U,) into the names kept as metadata (-1: the speaker's own utterances serve as
prompts); `variant_of` int32 (U,): -1, or, for utterances that serve as prompts only, the one of this shard that they
alter (themselves, if they alter none).
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from tacolm_core.data.atomic import write_atomically, write_text_atomically
from tacolm_core.data.checks import Dropped
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import DamagedFile, DataError, OptionsError
from tacolm_core.units import CODEBOOK_SIZE

Int16 = NDArray[np.int16]
Vectors = NDArray[np.float16]
FORMAT_VERSION: Final = 1
INDEX_NAME: Final = "index.json"
_BLOCK: Final = 1 << 20  # bytes hashed at a time


@dataclass(frozen=True)
class ShardRecipe:
    """All that decides what is in the shards besides the utterances themselves."""

    codec_hash: str
    tokenizer_hash: str
    num_codebooks: int
    describer_hash: str = ""  # of what made the voice vectors; "": there are none
    word_boundary: int = -1  # id of the token between words; -1: the tokenizer has none
    prompt_variants: float = 0.0  # altered copies per utterance, on average, that serve as prompts
    seed: int = 0


@dataclass(frozen=True)
class EncodedUtterance:
    """One utterance as tokens: codes (K, T), text (S,), durations (S,) adding up to T, or None."""

    id: str
    speaker: str
    codes: Int16
    text: Int16
    durations: Int16 | None = None
    prompt_speaker: str = ""
    variant_of: str = ""
    voice: Vectors | None = None  # (V,) its voice vector


@dataclass(frozen=True)
class ShardJob:
    """One shard to be made; `source` identifies the utterances and the recipe."""

    name: str
    utterances: tuple[Utterance, ...]
    recipe: ShardRecipe
    source: str


@dataclass(frozen=True)
class ShardRecord:
    """What is known of a finished shard."""

    name: str
    source: str
    sha256: str
    utterances: int
    frames: int
    tokens: int
    aligned: int  # utterances with durations
    variants: int  # utterances that serve as prompts only
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True)
class ShardIndex:
    """A complete folder of shards."""

    recipe: ShardRecipe
    shards: tuple[ShardRecord, ...]

    @property
    def frames(self) -> int:
        """Codec frames in all shards."""
        return sum(record.frames for record in self.shards)


Encode = Callable[[Sequence[Utterance]], tuple[list[EncodedUtterance], list[Dropped]]]


def plan_shards(utterances: Iterable[Utterance], recipe: ShardRecipe, per_shard: int = 1024) -> list[ShardJob]:
    """Cut the utterances into shards of `per_shard`, in their order.

    Raises:
        DataError: there are none.
        OptionsError: `per_shard` is less than one.

    """
    if per_shard < 1:
        raise OptionsError(f"A shard needs at least 1 utterance, not {per_shard}; give a larger number.")
    everything = tuple(utterances)
    if not everything:
        raise DataError("There are no utterances to make shards of; check the manifest and the split.")
    parts = [everything[start : start + per_shard] for start in range(0, len(everything), per_shard)]
    return [make_job(number, part, recipe) for number, part in enumerate(parts)]


def make_job(number: int, utterances: Sequence[Utterance], recipe: ShardRecipe) -> ShardJob:
    """The job of shard `number`."""
    return ShardJob(f"shard-{number:05d}", tuple(utterances), recipe, _source(utterances, recipe))


def _source(utterances: Sequence[Utterance], recipe: ShardRecipe) -> str:
    facts = [asdict(recipe), *({**asdict(u), "path": u.path.name} for u in utterances)]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def write_shards(
    folder: Path, jobs: Sequence[ShardJob], encode: Encode, *, part: tuple[int, int] = (0, 1)
) -> Iterator[ShardRecord]:
    """Make every `part[1]`-th shard from `part[0]` on, and yield its record; finished ones are not made again.

    May be stopped anywhere: a shard counts as finished once its record lies beside it, which is written last.

    Raises:
        OutputError: the folder cannot be written.

    """
    for job in jobs[part[0] :: part[1]]:
        record = _finished(folder, job)
        if record is None:
            encoded, dropped = encode(job.utterances)
            record = _write_shard(folder, job, encoded, dropped)
        yield record


def _finished(folder: Path, job: ShardJob) -> ShardRecord | None:
    try:
        record = _record_from(json.loads((folder / f"{job.name}.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return record if record.source == job.source and _shard_path(folder, job.name).exists() else None


def _write_shard(
    folder: Path, job: ShardJob, encoded: Sequence[EncodedUtterance], dropped: Sequence[Dropped]
) -> ShardRecord:
    tensors, names = _pack(encoded, job.recipe.num_codebooks)
    path = _shard_path(folder, job.name)
    for left_over in folder.glob(f".{path.name}.*"):  # by a run that was killed while writing
        left_over.unlink(missing_ok=True)
    # One metadata entry only: several are written in no fixed order, and equal shards should be equal files.
    metadata = {"shard": json.dumps({"version": FORMAT_VERSION, **names}, ensure_ascii=False)}
    content = save(tensors, metadata)
    write_atomically(path, lambda aside: aside.write_bytes(content))
    aligned = sum(u.durations is not None for u in encoded)
    record = ShardRecord(
        name=job.name,
        source=job.source,
        sha256=_sha256(path),
        utterances=len(encoded),
        frames=int(tensors["frame_offsets"][-1]),
        tokens=int(tensors["text_offsets"][-1]),
        aligned=aligned,
        variants=sum(bool(u.variant_of) for u in encoded),
        dropped=tuple(dropped),
    )
    write_text_atomically(folder / f"{job.name}.json", json.dumps(asdict(record), indent=1))
    return record


def _pack(
    encoded: Sequence[EncodedUtterance], num_codebooks: int
) -> tuple[dict[str, NDArray[Any]], dict[str, list[str]]]:
    speakers = sorted({name for u in encoded for name in (u.speaker, u.prompt_speaker) if name})
    speaker_number = {"": -1, **{name: n for n, name in enumerate(speakers)}}
    place = {"": -1, **{u.id: n for n, u in enumerate(encoded)}}
    tensors: dict[str, NDArray[Any]] = {
        "codes": np.concatenate(
            [np.empty((num_codebooks, 0), np.int16), *(u.codes for u in encoded)], axis=1, dtype=np.int16
        ),
        "text": np.concatenate([np.empty(0, np.int16), *(u.text for u in encoded)], dtype=np.int16),
        "frame_offsets": _offsets(u.codes.shape[1] for u in encoded),
        "text_offsets": _offsets(len(u.text) for u in encoded),
        "speaker": np.array([speaker_number[u.speaker] for u in encoded], np.int32),
        "prompt_speaker": np.array([speaker_number[u.prompt_speaker] for u in encoded], np.int32),
        # Where the original was dropped, its copies still serve: then each stands for itself.
        "variant_of": np.array([place.get(u.variant_of, n) for n, u in enumerate(encoded)], np.int32),
    }
    if any(u.durations is not None for u in encoded):
        unknown = [np.full(len(u.text), -1, np.int16) if u.durations is None else u.durations for u in encoded]
        tensors["durations"] = np.concatenate(unknown, dtype=np.int16)
    vectors = [u.voice for u in encoded if u.voice is not None]
    if vectors:
        tensors["voices"] = np.stack(vectors).astype(np.float16)
    return tensors, {"ids": [u.id for u in encoded], "speakers": speakers}


def _offsets(lengths: Iterable[int]) -> NDArray[np.int64]:
    return np.cumsum([0, *lengths], dtype=np.int64)


def write_index(folder: Path, jobs: Sequence[ShardJob], *, whole: bool = True) -> ShardIndex:
    """Write `index.json` once every shard is there, or, unless `whole`, for those that are there.

    Raises:
        DataError: shards are missing (the text says how many, and the first).

    """
    records = [_finished(folder, job) for job in jobs]
    missing = [job.name for job, record in zip(jobs, records, strict=True) if record is None]
    if missing and (whole or len(missing) == len(jobs)):
        raise DataError(
            f"{len(missing)} of {len(jobs)} shards are not made yet, first {missing[0]}; run the other parts."
        )
    index = ShardIndex(jobs[0].recipe, tuple(record for record in records if record))
    text = json.dumps({"version": FORMAT_VERSION, **asdict(index)}, indent=1)
    write_text_atomically(folder / INDEX_NAME, text)
    return index


def read_index(folder: Path) -> ShardIndex:
    """The index of a folder of shards.

    Raises:
        DataError: there is none, or it is damaged or of another version.

    """
    path = folder / INDEX_NAME
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if values["version"] != FORMAT_VERSION:
            raise ValueError(f"version {values['version']}, this program reads {FORMAT_VERSION}")
        return ShardIndex(ShardRecipe(**values["recipe"]), tuple(_record_from(v) for v in values["shards"]))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DataError(
            f"{path} is no index of token shards ({error}); make it with `tacolm prepare shards`."
        ) from error


def _record_from(values: dict[str, Any]) -> ShardRecord:
    return ShardRecord(**{**values, "dropped": tuple(Dropped(**d) for d in values["dropped"])})


def verify_shards(folder: Path) -> list[str]:
    """Check every shard of a folder against its index; one sentence per fault, none when all is well.

    Raises:
        DataError: there is no readable index.

    """
    index = read_index(folder)
    return [fault for record in index.shards for fault in _faults(folder, record, index.recipe)]


def _faults(folder: Path, record: ShardRecord, recipe: ShardRecipe) -> list[str]:
    path = _shard_path(folder, record.name)
    if not path.exists():
        return [f"{path.name} is missing; run `tacolm prepare shards` again."]
    if _sha256(path) != record.sha256:
        return [f"{path.name} was changed since it was made; remove it and run `tacolm prepare shards` again."]
    shard = read_shard(folder, record.name)
    faults = []
    if shard.codes.shape != (recipe.num_codebooks, record.frames):
        faults.append(f"{path.name} has codes {shard.codes.shape}, not {(recipe.num_codebooks, record.frames)}.")
    if shard.codes.size and not 0 <= shard.codes.min() <= shard.codes.max() < CODEBOOK_SIZE:
        faults.append(f"{path.name} has codes outside 0..{CODEBOOK_SIZE - 1}; check the codec it was made with.")
    sums = np.diff(np.concatenate([[0], np.cumsum(shard.durations, dtype=np.int64)])[shard.text_offsets])
    wrong = (sums >= 0) & (sums != np.diff(shard.frame_offsets)) & (np.diff(shard.text_offsets) > 0)
    faults.extend(
        f"Durations of {shard.ids[n]} in {path.name} do not add up to its frames." for n in wrong.nonzero()[0]
    )
    return faults


@dataclass(frozen=True)
class Shard:
    """The arrays of one shard (see the top of this module); `durations` is all -1 when the file has none."""

    ids: tuple[str, ...]
    speakers: tuple[str, ...]
    codes: Int16
    text: Int16
    durations: Int16
    frame_offsets: NDArray[np.int64]
    text_offsets: NDArray[np.int64]
    speaker: NDArray[np.int32]
    prompt_speaker: NDArray[np.int32]
    variant_of: NDArray[np.int32]
    voices: Vectors | None = None


def read_shard(folder: Path, name: str) -> Shard:
    """All arrays of a shard.

    Raises:
        DamagedFile: the file is missing, cut short, or not a shard.

    """
    path = _shard_path(folder, name)
    try:
        with safe_open(path, framework="numpy") as file:
            names = json.loads(file.metadata()["shard"])
            tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118  not a dictionary
        tensors.setdefault("durations", np.full(len(tensors["text"]), -1, np.int16))
        return Shard(tuple(names["ids"]), tuple(names["speakers"]), **tensors)
    except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
        raise DamagedFile(f"{path} is not a readable shard ({error}); make it again.") from error


def _shard_path(folder: Path, name: str) -> Path:
    return folder / f"{name}.safetensors"


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()

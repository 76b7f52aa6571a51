"""Weights on disk: safetensors with configuration, tokenizer hash, format version and training record; never a pickle.

A model folder holds `codec.safetensors`, `ar.safetensors`, `nar.safetensors` and `tokenizer.json`; without the first
where the models were trained on the codes of Meta's EnCodec, whose weights a person fetches, and without a NAR model
where the AR model writes all codebooks itself. `speaker.safetensors` describes voices to models that are told a voice
vector. `judge.safetensors` may lie beside them: what judged the NAR model in its training and judges it again when it
is taught a voice; it has no part in speaking. Matrices may be stored in half precision, or as one byte per value with a
scale per row; they come back as float32.
"""

import fnmatch
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from tacolm_core.errors import DamagedFile, NoModel, NotACheckpoint, WrongTokenizer, WrongVersion
from tacolm_core.files import replace_file

if TYPE_CHECKING:
    from torch import Tensor, nn

FORMAT_VERSION: Final = 1
LANGUAGE_KINDS: Final = ("ar", "nar")
KINDS: Final = ("codec", *LANGUAGE_KINDS, "speaker", "judge")
TOKENIZER_FILE: Final = "tokenizer.json"
ENCODEC_HASH_PREFIX: Final = "d7cc33bc"  # of the SHA-256 of Meta's encodec_24khz weights; the file's name carries it
KEPT_IN_HALF: Final = ("codebooks",)  # names of what int8 would spoil: codes are found by it
Storage = Literal["exact", "half", "int8"]

_KEY: Final = "tacolm"  # the one metadata entry: equal models should be equal files, and entries have no order
_SCALE: Final = ".int8_scale"
_SMALLEST_MATRIX: Final = 1024  # values; smaller ones are not worth the loss
_LARGEST_HALF: Final = 60_000.0
_ROW_STEPS: Final = 127
_HOW_TO_GET_ONE: Final = "choose a model folder, or put one there; docs/training.md says how to train one"

Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class Metadata:
    """What a weights file says about itself."""

    kind: str  # one of KINDS
    config: dict[str, Any]  # JSON values that the configuration class of this kind takes back
    tokenizer_hash: str = ""  # of the text tokenizer the weights were trained with; empty for a codec
    training: dict[str, Any] = field(default_factory=dict)  # data, steps, hours, losses: whatever is worth keeping
    storage: str = "exact"
    version: int = FORMAT_VERSION
    hash: str = ""  # SHA-256 over all of the above and the stored tensors; set by saving


def save_weights(
    path: Path,
    state: "Mapping[str, Tensor]",
    metadata: Metadata,
    *,
    storage: Storage = "exact",
    keep: Sequence[str] = KEPT_IN_HALF,
) -> Metadata:
    """Write a state dictionary, as a whole or not at all.

    Args:
        path: the file; its folder exists.
        state: tensors on any device.
        metadata: kind, configuration, tokenizer hash and training record; the rest is filled in, and absolute paths in
            the record become names.
        storage: "exact" (bit for bit; bfloat16 widens to float32), "half" (float16), or "int8" (matrices of at least
            1024 values as bytes with a scale per row, the rest float16).
        keep: patterns of names (`*.embed`) that int8 leaves in float16.

    Returns:
        The metadata as written, with its hash.

    Raises:
        OutputError: it cannot be written.
    """
    arrays: Arrays = {}
    for name, tensor in state.items():
        arrays |= _stored(name, _as_array(tensor), storage, keep)
    record = _without_places(metadata.training)
    described = replace(metadata, training=record, storage=storage, version=FORMAT_VERSION)
    described = replace(described, hash=_content_hash(arrays, described))
    with replace_file(path) as aside:
        aside.write_bytes(save(arrays, {_KEY: _to_json(asdict(described))}))
    return described


def load_weights(
    path: Path, kind: str | None = None, *, without: tuple[str, ...] = ()
) -> "tuple[dict[str, Tensor], Metadata]":
    """Tensors as float32 (integers as they are) on the CPU, and the metadata.

    Tensors whose names begin as one of `without` are checked only.

    Raises:
        NoModel: there is no such file.
        NotACheckpoint: it is something else, or of another kind than `kind`.
        WrongVersion: another format version.
        DamagedFile: cut short, or changed since it was written.
    """
    metadata = read_metadata(path, kind)
    restored, content_hash = _read_tensors(path, metadata, without)
    if content_hash != metadata.hash:
        raise DamagedFile(f"{path} is not what was saved (its checksum differs); copy it again.")
    return restored, metadata


def read_metadata(path: Path, kind: str | None = None) -> Metadata:
    """What a weights file says about itself, without reading the weights.

    Raises:
        As `load_weights`.
    """
    metadata = _parsed(path, _read_header(path))
    if kind is not None and metadata.kind != kind:
        raise NotACheckpoint(f"{path} holds a model of kind {metadata.kind!r}, not {kind!r}; name the right file.")
    return metadata


def count_parameters(path: Path) -> int:
    """Values in all tensors of a weights file, as they come back.

    Raises:
        As `load_weights`.
    """
    read_metadata(path)
    with safe_open(path, "np") as file:
        shapes = [file.get_slice(name).get_shape() for name in file.keys() if not name.endswith(_SCALE)]  # noqa: SIM118
    return sum(int(np.prod(shape)) for shape in shapes)


def fill(module: "nn.Module", tensors: "Mapping[str, Tensor]", source: Path, *, take: bool = False) -> None:
    """Put loaded tensors into a module of the same names and shapes.

    With `take` they become its own, without a copy: for modules that nobody holds the weights of yet, as an optimizer
    does, and for tensors that nobody else will change.

    Raises:
        DamagedFile: the file and its own configuration do not agree.
    """
    wanted = {name: tuple(tensor.shape) for name, tensor in module.state_dict().items()}
    found = {name: tuple(tensor.shape) for name, tensor in tensors.items()}
    for name in sorted(wanted.keys() | found.keys()):
        if wanted.get(name) != found.get(name):
            raise DamagedFile(
                f"{source} does not fit its own configuration: {name} has shape {found.get(name)}, "
                f"expected {wanted.get(name)}; copy it again, or save it anew."
            )
    module.load_state_dict(dict(tensors), assign=take)


@dataclass(frozen=True)
class ModelFolder:
    """A folder with a whole model, opened: all files are there and belong together as far as they say."""

    path: Path
    codec: Metadata | None  # None: EnCodec, as published
    ar: Metadata
    nar: Metadata | None  # None: the AR model writes all codebooks itself
    speaker: Metadata | None  # None: no model here is told a voice vector
    judge: Metadata | None  # None: voices are taught without the judges of the NAR model
    tokenizer_digest: str  # SHA-256 of the tokenizer file

    @classmethod
    def open(cls, path: Path | str) -> "ModelFolder":
        """Look at a model folder without reading the weights.

        Raises:
            NoModel: the folder or one of its files is missing.
            CheckpointError: as `load_weights`; WrongTokenizer when the two models were trained with different ones.
        """
        path = Path(path)
        _require_files(path, ["ar.safetensors", TOKENIZER_FILE])
        ar = read_metadata(path / "ar.safetensors", "ar")
        nar = None
        if not is_one_stage(ar):
            _require_files(path, ["nar.safetensors"])
            nar = read_metadata(path / "nar.safetensors", "nar")
        codec = None
        if (path / "codec.safetensors").exists() or not all(is_on_encodec(model) for model in (ar, nar or ar)):
            _require_files(path, ["codec.safetensors"])
            codec = read_metadata(path / "codec.safetensors", "codec")
        speaker = None
        if any(map(is_told_voice, (ar, nar or ar))):
            _require_files(path, ["speaker.safetensors"])
            speaker = read_metadata(path / "speaker.safetensors", "speaker")
        if nar is not None and ar.tokenizer_hash != nar.tokenizer_hash:
            raise WrongTokenizer(
                f"ar.safetensors and nar.safetensors in {path} were trained with different tokenizers; "
                "take both from the same model."
            )
        judge = None
        if nar is not None and (path / "judge.safetensors").exists():
            judge = read_metadata(path / "judge.safetensors", "judge")
        return cls(
            path, codec, ar, nar, speaker, judge, hashlib.sha256((path / TOKENIZER_FILE).read_bytes()).hexdigest()
        )

    @property
    def tokenizer_path(self) -> Path:
        """Where the tokenizer lies."""
        return self.path / TOKENIZER_FILE

    @property
    def model_hash(self) -> str:
        """SHA-256 over the hashes of everything that speaks; results are labelled with it."""
        codec_hash = self.codec.hash if self.codec else codec_hash_of(self.ar)
        others = [model.hash for model in (self.nar, self.speaker) if model]
        parts = (codec_hash, self.ar.hash, *others, self.tokenizer_digest)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @property
    def stored_kinds(self) -> tuple[str, ...]:
        """Those of KINDS that have a file in the folder."""
        found = (self.codec, self.ar, self.nar, self.speaker, self.judge)
        return tuple(kind for kind, metadata in zip(KINDS, found, strict=True) if metadata is not None)

    @property
    def file_names(self) -> tuple[str, ...]:
        """The files that make up the model."""
        return (*(f"{kind}.safetensors" for kind in self.stored_kinds), TOKENIZER_FILE)

    def weights(self, kind: str) -> "tuple[dict[str, Tensor], Metadata]":
        """Tensors and metadata of one of KINDS.

        Raises:
            CheckpointError: as `load_weights`.
        """
        return load_weights(self.path / f"{kind}.safetensors", kind)

    def require_tokenizer(self, tokenizer_hash: str) -> None:
        """See that the tokenizer with this hash is the one the models were trained with.

        Raises:
            WrongTokenizer: it is another.
        """
        if tokenizer_hash != self.ar.tokenizer_hash:
            raise WrongTokenizer(
                f"{self.tokenizer_path} is tokenizer {tokenizer_hash[:8]}, but the model was trained with "
                f"{self.ar.tokenizer_hash[:8]}; take all files from the same model folder."
            )

    def verify(self) -> None:
        """Read everything once.

        Raises:
            CheckpointError: as `load_weights`.
        """
        for kind in self.stored_kinds:
            self.weights(kind)

    def describe(self) -> dict[str, Any]:
        """The folder in JSON values."""
        files = {kind: describe_weights(self.path / f"{kind}.safetensors") for kind in self.stored_kinds}
        codec = {} if self.codec else {"codec": {"kind": "codec", "name": "EnCodec", "hash": codec_hash_of(self.ar)}}
        return {"path": str(self.path), "model_hash": self.model_hash, **codec, **files}


def codec_hash_of(metadata: Metadata) -> str:
    """Hash of the codec whose codes a model was trained on, by its training record; "" where that does not say."""
    return _of_shards(metadata, "codec_hash")


def describer_hash_of(metadata: Metadata) -> str:
    """Hash of what made the voice vectors that a model was trained on; "" where its training record does not say."""
    return _of_shards(metadata, "describer_hash")


def _of_shards(metadata: Metadata, name: str) -> str:
    found: Any = metadata.training
    for key in ("settings", "recipe", name):
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, str) else ""


def is_on_encodec(metadata: Metadata) -> bool:
    """Whether a model was trained on the codes of EnCodec as published."""
    return codec_hash_of(metadata).startswith(ENCODEC_HASH_PREFIX)


def is_told_voice(model: Metadata) -> bool:
    """Whether an AR or NAR model is told a voice vector, which `speaker.safetensors` makes."""
    return bool(model.config.get("voice_width"))


def is_one_stage(ar: Metadata) -> bool:
    """Whether an AR model writes several codebooks itself, so that there is no NAR model."""
    codebooks = ar.config.get("codebooks", 1)
    return isinstance(codebooks, int) and codebooks > 1


def _require_files(folder: Path, names: Sequence[str]) -> None:
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        raise NoModel(f"There is no trained model in {folder} ({missing[0]} is missing); {_HOW_TO_GET_ONE}.")


def describe_weights(path: Path) -> dict[str, Any]:
    """A weights file in JSON values.

    Raises:
        CheckpointError: as `load_weights`.
    """
    return {
        **asdict(read_metadata(path)),
        "num_parameters": count_parameters(path),
        "bytes": path.stat().st_size,
    }


def _as_array(tensor: "Tensor") -> npt.NDArray[Any]:
    import torch

    widened = tensor.detach().to("cpu", torch.float32 if tensor.dtype == torch.bfloat16 else tensor.dtype)
    array: npt.NDArray[Any] = widened.numpy().copy(order="C")
    return array


def _stored(name: str, array: npt.NDArray[Any], storage: Storage, keep: Sequence[str]) -> Arrays:
    """One tensor as one or two arrays of the file."""
    if storage == "exact" or not np.issubdtype(array.dtype, np.floating):
        return {name: array}
    is_kept = array.ndim < 2 or array.size < _SMALLEST_MATRIX or any(fnmatch.fnmatch(name, k) for k in keep)
    if storage == "half" or is_kept:
        fits = bool(np.abs(array).max(initial=0.0) <= _LARGEST_HALF)
        return {name: array.astype(np.float16 if fits else np.float32)}
    largest = np.abs(array).max(axis=tuple(range(1, array.ndim)), keepdims=True).astype(np.float32)
    scale = np.where(largest > 0, largest / _ROW_STEPS, np.float32(1.0))
    steps = np.round(array / scale).clip(-_ROW_STEPS, _ROW_STEPS).astype(np.int8)
    return {name: steps, name + _SCALE: scale}


def _restored(array: npt.NDArray[Any], scale: npt.NDArray[Any] | None) -> npt.NDArray[Any]:
    if scale is not None:
        dequantised: npt.NDArray[Any] = np.multiply(array, scale, dtype=np.float32)
        return dequantised
    return array.astype(np.float32) if array.dtype == np.float16 else array


def _content_hash(arrays: Arrays, metadata: Metadata) -> str:
    digest = _digest_of(metadata)
    for name in sorted(arrays):
        _add_tensor(digest, name, arrays[name])
    return digest.hexdigest()


def _digest_of(metadata: Metadata) -> "hashlib._Hash":
    return hashlib.sha256(_to_json({**asdict(metadata), "hash": ""}).encode())


def _add_tensor(digest: "hashlib._Hash", name: str, array: npt.NDArray[Any]) -> None:
    digest.update(f"\n{name} {array.dtype} {array.shape} ".encode())
    digest.update(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)


def _without_places(value: Any) -> Any:
    """A record whose absolute paths are names only: where things lay on a machine is nobody else's business."""
    if isinstance(value, dict):
        return {key: _without_places(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_places(each) for each in value]
    is_place = isinstance(value, str) and (value.startswith("/") or PureWindowsPath(value).is_absolute())
    return PureWindowsPath(value).name if is_place else value


def _to_json(values: dict[str, Any]) -> str:
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _read_header(path: Path) -> str:
    """The metadata entry of a weights file."""
    try:
        with safe_open(path, "np") as file:
            found = (file.metadata() or {}).get(_KEY)
    except FileNotFoundError as error:
        raise NoModel(f"There is no model file {path}; {_HOW_TO_GET_ONE}.") from error
    except (SafetensorError, OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if found is None:
        raise NotACheckpoint(f"{path} holds tensors of another program; {_HOW_TO_GET_ONE}.")
    return str(found)


def _read_tensors(path: Path, metadata: Metadata, without: tuple[str, ...]) -> "tuple[dict[str, Tensor], str]":
    """Tensors as they come back, and the hash of all that is stored.

    One after the other, so that hardly anything lies in memory twice.
    """
    import torch

    restored, digest = dict[str, "Tensor"](), _digest_of(metadata)
    try:
        with safe_open(path, "np") as file:
            names = set(file.keys())
            for name in sorted(names):
                array = file.get_tensor(name)
                _add_tensor(digest, name, array)
                if not (name.startswith(without) or name.endswith(_SCALE)):
                    scale = file.get_tensor(name + _SCALE) if name + _SCALE in names else None
                    restored[name] = torch.from_numpy(_restored(array, scale))
    except (SafetensorError, OSError, ValueError, TypeError) as error:
        raise _unreadable(path, error) from error
    return restored, digest.hexdigest()


def _parsed(path: Path, text: str) -> Metadata:
    try:
        record = json.loads(text)
        version = record["version"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DamagedFile(f"{path} has a damaged description; copy it again.") from error
    if version != FORMAT_VERSION:
        raise WrongVersion(
            f"{path} has format {version!r}, this program reads format {FORMAT_VERSION}; "
            "use the program version it was made with, or save the model anew."
        )
    try:
        metadata = Metadata(**record)
    except TypeError as error:
        raise DamagedFile(f"{path} has a damaged description; copy it again.") from error
    if metadata.kind not in KINDS or not isinstance(metadata.config, dict):
        raise DamagedFile(f"{path} describes no known kind of model; copy it again.")
    return metadata


def _unreadable(path: Path, error: Exception) -> NotACheckpoint | DamagedFile:
    """What to say about a file that safetensors refuses."""
    if path.is_dir():
        return NotACheckpoint(f"{path} is a folder where a weights file was expected; name the file in it.")
    try:
        with path.open("rb") as file:
            head = file.read(1 << 16)
    except OSError:
        return NotACheckpoint(f"{path} cannot be read ({error}); choose another file.")
    if not head or f'"{_KEY}"'.encode() in head:
        return DamagedFile(f"{path} is cut short or damaged; copy it again.")
    if head[:2] in (b"PK", b"\x80\x02", b"\x80\x04"):
        return NotACheckpoint(
            f"{path} is a pickle, which could run programs when opened; only .safetensors files are read."
        )
    return NotACheckpoint(f"{path} is not a weights file; {_HOW_TO_GET_ONE}.")

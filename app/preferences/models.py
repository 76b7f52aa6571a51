"""Voice models on disk: the one that came with the program and those the user brought. Pure file work."""

import hashlib
import json
import shutil
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.files import StorageError, explain, read_json, write_json
from app.translation import text as _text

PARTS: Final = ("codec.safetensors", "ar.safetensors", "nar.safetensors", "tokenizer.json")
_WITH_IT: Final = ("MODEL_CARD.md", "LICENSE")  # where it comes from and what may be done with it
_SUMS: Final = "checksums.json"
_LARGEST_HEADER: Final = 50_000_000  # bytes


@dataclass(frozen=True)
class ModelFolder:
    """A model one can choose."""

    key: str  # name below the models folder; empty for the one that came with the program
    path: Path
    megabytes: float

    @property
    def is_built_in(self) -> bool:
        return not self.key


class ModelStore:
    """Lists, imports, verifies and removes."""

    def __init__(self, folder: Path, built_in: Path) -> None:
        self._folder = folder
        self._built_in = built_in

    def list(self) -> list[ModelFolder]:
        """The built-in model first, if there is one."""
        found = [_describe("", self._built_in)] if _has_parts(self._built_in) else []
        if self._folder.is_dir():
            found += [_describe(path.name, path) for path in sorted(self._folder.iterdir()) if _has_parts(path)]
        return found

    def path_of(self, key: str) -> Path | None:
        """Folder of the chosen model; None leaves it to the engine, which knows what came with the program."""
        found = [model.path for model in self.list() if model.key == key and not model.is_built_in]
        return found[0] if found else None

    def bring_in(self, source: Path) -> ModelFolder:
        """Copy a model folder, after checking it.

        Raises:
            StorageError: it is no model, damaged, or cannot be copied; the text says why.

        """
        _check_parts(source)
        target = _free(self._folder, source.name or "model")
        aside = self._folder / f".{target.name}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir()
            for name in (*PARTS, *_WITH_IT):
                if (source / name).is_file():
                    shutil.copyfile(source / name, aside / name)
            write_json(aside / _SUMS, {part: _sum(aside / part) for part in PARTS})
            aside.replace(target)
        except OSError as error:
            shutil.rmtree(aside, ignore_errors=True)
            raise StorageError(explain(error, target)) from error
        return _describe(target.name, target)

    def verify(self, model: ModelFolder) -> str:
        """Check every file against its own declaration and the sums taken at the import; gives a sentence.

        Raises:
            StorageError: something is damaged or missing.

        """
        _check_parts(model.path)
        sums = read_json(model.path / _SUMS)
        for part, expected in (sums or {}).items():
            if _sum(model.path / Path(part).name) != expected:
                raise StorageError(
                    _text("{0} has changed since it was imported: remove this model and import it again.").format(part)
                )
        checked = _text("every file is complete and unchanged") if sums else _text("every file is complete")
        return _text("{0}: {1} ({2:.0f} MB).").format(model.path.name, checked, model.megabytes)

    def remove(self, model: ModelFolder) -> None:
        """Delete an imported model.

        Raises:
            StorageError: it is the built-in one, or its files are held.

        """
        if model.is_built_in:
            raise StorageError(_text("The model that came with the program cannot be removed."))
        try:
            shutil.rmtree(model.path)
        except OSError as error:
            raise StorageError(explain(error, model.path)) from error


def _has_parts(folder: Path) -> bool:
    return all((folder / part).is_file() for part in PARTS)


def _describe(key: str, path: Path) -> ModelFolder:
    size = sum((path / part).stat().st_size for part in PARTS)
    return ModelFolder(key, path, size / 1e6)


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{name} {number}"
        number += 1
    return path


def _check_parts(folder: Path) -> None:
    for part in PARTS:
        path = folder / part
        if not path.is_file():
            raise StorageError(_text("“{0}” is not a model folder: {1} is missing.").format(folder, part))
        problem = _json_problem(path) if part.endswith(".json") else _tensor_problem(path)
        if problem:
            raise StorageError(_text("“{0}” is damaged: {1}; get the file again.").format(path, problem))


def _json_problem(path: Path) -> str:
    return "" if read_json(path) is not None else _text("it is not JSON")


def _tensor_problem(path: Path) -> str:
    """A safetensors file says how long it must be."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        start = stream.read(8)
        if len(start) < 8:
            return _text("it is empty")
        (length,) = struct.unpack("<Q", start)
        if length > min(size, _LARGEST_HEADER):
            return _text("it is not a safetensors file")
        try:
            header: dict[str, Any] = json.loads(stream.read(length))
        except ValueError:
            return _text("its header cannot be read")
    ends = [entry["data_offsets"][1] for name, entry in header.items() if name != "__metadata__"]
    wanted = 8 + length + max(ends, default=0)
    return "" if wanted == size else _text("it has {0} bytes, not {1}").format(size, wanted)


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

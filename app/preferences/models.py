"""Voice models on disk: the one that came with the program and those the user brought. Pure file work."""

import contextlib
import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.core_words import shown
from app.files import StorageError, explain, read_json, write_json
from app.translation import text as _text
from tacolm_core import NoModel, TacolmError

_WITH_IT: Final = ("MODEL_CARD.md", "LICENSE")  # where it comes from and what may be done with it
_SUMS: Final = "checksums.json"


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
        found = [_describe("", self._built_in)]
        if self._folder.is_dir():
            places = (path for path in sorted(self._folder.iterdir()) if not path.name.startswith("."))
            found += [_describe(path.name, path) for path in places if path.is_dir()]
        return [model for model in found if model is not None]

    def path_of(self, key: str) -> Path | None:
        """Folder of the chosen model; None leaves it to the engine, which knows what came with the program."""
        path = self._folder / Path(key).name
        return path if key and path.is_dir() else None

    def bring_in(self, source: Path) -> ModelFolder:
        """Copy a model folder, after checking it.

        Raises:
            TacolmError: it is no model, or damaged; the text says why.
            StorageError: it cannot be copied.

        """
        names = _files(source)
        with contextlib.suppress(NoModel):
            encodec = _encodec(source)
            if encodec is not None and encodec.parent == source:
                names = (*names, encodec.name)

        def copy(aside: Path) -> tuple[str, ...]:
            for name in (*names, *_WITH_IT):
                if (source / name).is_file():
                    shutil.copyfile(source / name, aside / name)
            return names

        return self._put(source.name or "model", copy)

    def bring_in_valle_x(self, checkpoint: Path) -> ModelFolder:
        """Make a model folder of a VALL-E X checkpoint.

        Raises:
            TacolmError: it is no such checkpoint; the text says why.
            StorageError: the folder cannot be written.

        """
        from tacolm_core import import_valle_x

        return self._put(checkpoint.stem, lambda aside: import_valle_x(checkpoint, aside).file_names)

    def _put(self, name: str, fill: Callable[[Path], tuple[str, ...]]) -> ModelFolder:
        """A new model folder; `fill` writes its files aside and gives their names."""
        target = _free(self._folder, name)
        aside = self._folder / f".{target.name}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir()
            names = fill(aside)
            write_json(aside / _SUMS, {name: _sum(aside / name) for name in names})
            aside.replace(target)
        except OSError as error:
            raise StorageError(explain(error, target)) from error
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        return ModelFolder(target.name, target, _megabytes(target, names))

    def verify(self, model: ModelFolder) -> str:
        """Check every file against its own declaration and the sums taken at the import; gives a sentence.

        Raises:
            TacolmError: something is damaged or missing.
            StorageError: something has changed since.

        """
        _files(model.path)
        sums = read_json(model.path / _SUMS)
        for part, expected in (sums or {}).items():
            path = model.path / Path(part).name
            if not path.is_file() or _sum(path) != expected:
                raise StorageError(
                    _text("{0} has changed since it was imported: remove this model and import it again.").format(part)
                )
        _encodec(model.path)
        checked = _text("every file is complete and unchanged") if sums else _text("every file is complete")
        return _text("{0}: {1} ({2:.0f} MB).").format(model.path.name, checked, model.megabytes)

    def problem_of(self, model: ModelFolder) -> str:
        """Why a model cannot be used, whole as it is: it needs EnCodec's weights; empty where all is well."""
        try:
            _encodec(model.path)
        except TacolmError as error:
            return shown(str(error))
        return ""

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


def _encodec(folder: Path) -> Path | None:
    """EnCodec's weights for a model that needs them; None for one with a codec of its own.

    Raises:
        NoModel: they are not on this computer; the text says where they are looked for.

    """
    from tacolm_core import ModelFolder as EngineFolder
    from tacolm_core import require_encodec

    return require_encodec(folder) if EngineFolder.open(folder).codec is None else None


def _files(folder: Path) -> tuple[str, ...]:
    """The files of a model, which the engine knows.

    Raises:
        TacolmError: it is no model, or damaged.

    """
    from tacolm_core import ModelFolder as EngineFolder

    return EngineFolder.open(folder).file_names


def _describe(key: str, path: Path) -> ModelFolder | None:
    try:
        return ModelFolder(key, path, _megabytes(path, _files(path)))
    except (TacolmError, OSError):
        return None


def _megabytes(folder: Path, names: tuple[str, ...]) -> float:
    return sum((folder / name).stat().st_size for name in names) / 1e6


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{name} {number}"
        number += 1
    return path


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

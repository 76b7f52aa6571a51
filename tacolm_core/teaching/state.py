"""A course in the making, on disk: what was heard, and how far each lesson is. Safetensors and JSON, never a pickle.

Everything in the folder belongs to one model and one set of recordings, by a key; with another one it is begun anew.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save
from torch import Tensor

from tacolm_core.files import make_folder, replace_file
from tacolm_core.teaching.readings import Reading

_FACTS: Final = "facts"
_KEY_FILE: Final = "course.json"
_ENDING: Final = ".safetensors"

Facts = dict[str, Any]


class CourseState:
    """A folder of named parts; None keeps nothing.

    Raises:
        OutputError: the folder cannot be made or written.

    """

    def __init__(self, folder: Path | None, key: str) -> None:
        self._folder = folder
        if folder is not None and _key_of(folder) != key:
            shutil.rmtree(folder, ignore_errors=True)
            make_folder(folder)
            with replace_file(folder / _KEY_FILE) as aside:
                aside.write_text(json.dumps({"key": key}), encoding="utf-8")

    def save(self, name: str, tensors: Mapping[str, Tensor], facts: Facts) -> None:
        """Write one part, as a whole or not at all."""
        if self._folder is None:
            return
        arrays = {key: np.ascontiguousarray(value.detach().cpu().numpy()) for key, value in tensors.items()}
        with replace_file(self._folder / f"{name}{_ENDING}", is_lasting=False) as aside:
            aside.write_bytes(save(arrays, {_FACTS: json.dumps(facts)}))

    def load(self, name: str) -> tuple[dict[str, Tensor], Facts] | None:
        """A part; None where there is none, or none that can be read."""
        if self._folder is None:
            return None
        try:
            with safe_open(self._folder / f"{name}{_ENDING}", "np") as file:
                facts = json.loads((file.metadata() or {}).get(_FACTS, "{}"))
                return {key: torch.from_numpy(file.get_tensor(key)) for key in file.keys()}, facts  # noqa: SIM118
        except (OSError, SafetensorError, ValueError):
            return None

    def clear(self) -> None:
        """The course is over."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def course_key(model_hash: str, readings: Iterable[Reading], settings: str) -> str:
    """What decides whether a course can go on: model, recordings, texts and settings."""
    digest = hashlib.sha256(f"{model_hash} {settings}".encode())
    for reading in readings:
        digest.update(f"\n{reading.name} {reading.text} {reading.sound.sample_rate} ".encode())
        digest.update(reading.sound.samples.tobytes())
    return digest.hexdigest()


def _key_of(folder: Path) -> str:
    try:
        return str(json.loads((folder / _KEY_FILE).read_text(encoding="utf-8"))["key"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""

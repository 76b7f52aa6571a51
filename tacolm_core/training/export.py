"""Weights for inference out of a run: RUN/export, a model folder in the making."""

import json
import time
from pathlib import Path
from typing import Any

import torch

from tacolm_core.checkpoint import Metadata, Storage, save_weights
from tacolm_core.codec.stored import save_codec
from tacolm_core.config import TacolmConfig
from tacolm_core.files import make_folder, replace_file
from tacolm_core.training.codec_task import CodecTask
from tacolm_core.training.language_task import LanguageTask
from tacolm_core.training.latent_critics import save_critics
from tacolm_core.training.latent_task import LatentTask
from tacolm_core.training.run_folder import RunFolder


class Exporter:
    """Writes averaged weights as `export/KIND.safetensors`, and a copy elsewhere when asked.

    A copy larger than `copy_limit` MiB (0 = no limit) is cut into `KIND.safetensors.1-of-N` and so on, to be joined by
    `cat`; the hash in every weights file tells whether all pieces are of one moment.
    """

    def __init__(self, *, storage: Storage = "half", copy_to: Path | None = None, copy_limit: float = 0.0) -> None:
        self.storage: Storage = storage
        self.copy_to = copy_to
        self.copy_limit = int(copy_limit * 2**20)

    def codec(self, task: CodecTask, folder: RunFolder, step: int) -> None:
        """Encoder, codebooks and decoder."""
        save_codec(
            self._target(folder, "codec"), task.averaged_codec(), training=_record(folder, step), storage=self.storage
        )
        self._copy(folder, "codec")

    def language(
        self, kind: str, task: LanguageTask, config: TacolmConfig, tokenizer_hash: str, folder: RunFolder, step: int
    ) -> None:
        """AR or NAR model, and what judged it while it learnt to write latents."""
        part = config.ar if kind == "ar" else config.nar
        assert part is not None, "only models that there are get trained"
        metadata = Metadata(kind, part.to_dict(), tokenizer_hash=tokenizer_hash, training=_record(folder, step))
        save_weights(self._target(folder, kind), task.averaged_state(), metadata, storage=self.storage)
        self._copy(folder, kind)
        if isinstance(task, LatentTask):
            save_critics(self._target(folder, "judge"), task.critics, metadata, storage=self.storage)
            self._copy(folder, "judge")

    @staticmethod
    def _target(folder: RunFolder, kind: str) -> Path:
        exported = folder.path / "export"
        exported.mkdir(exist_ok=True)
        return exported / f"{kind}.safetensors"

    def _copy(self, folder: RunFolder, kind: str) -> None:
        if self.copy_to is None:
            return
        make_folder(self.copy_to)
        content = self._target(folder, kind).read_bytes()
        size = self.copy_limit or len(content)
        pieces = [content[first : first + size] for first in range(0, len(content), size)]
        for number, piece in enumerate(pieces, start=1):
            ending = f".{number}-of-{len(pieces)}" if len(pieces) > 1 else ""
            with replace_file(self.copy_to / f"{kind}.safetensors{ending}") as aside:
                aside.write_bytes(piece)


def _record(folder: RunFolder, step: int) -> dict[str, Any]:
    """What the weights should remember of their making."""
    settings = folder.path / "settings.json"
    metrics = folder.path / "metrics.jsonl"
    last: dict[str, Any] = {}
    if metrics.exists():
        for line in metrics.read_text().splitlines()[-200:]:
            last.update(json.loads(line))
    return {
        "run": folder.path.name,
        "step": step,
        "written": time.strftime("%Y-%m-%d"),
        "torch": torch.__version__,
        "settings": json.loads(settings.read_text()) if settings.exists() else {},
        "metrics": last,
    }

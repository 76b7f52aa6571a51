"""A run's folder: settings, metrics, resume state, samples - all that is needed to repeat or continue it.

RUN/
  settings.json      what was asked for, program version, data hashes
  metrics.jsonl      one line per report
  tensorboard/       the same for TensorBoard, when it is installed
  state.pt           newest resume state (loaded with weights_only)
  samples/STEP/      sounds and pictures made at intervals
"""

import contextlib
import json
import time
from pathlib import Path
from typing import Any, Final

import torch

from tacolm_core.audio.files import write_sound
from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import DataError
from tacolm_core.files import make_folder, replace_file
from tacolm_core.training.pictures import write_png
from tacolm_core.training.samples import Samples
from tacolm_core.units import SAMPLE_RATE

METRICS: Final = "metrics.jsonl"
SETTINGS_FILE: Final = "settings.json"


class RunFolder:
    """Reads and writes one run's files; every write is aside-then-replace."""

    def __init__(self, path: Path) -> None:
        self.path = path
        make_folder(path)
        self._writer: Any = None

    def write_settings(self, settings: dict[str, Any]) -> None:
        """Keep the settings; a run that exists must have been started with the same ones.

        Only `trainer` (how long, how often) may change: a run can be given more time. What it was before is kept under
        `trainer_before`.

        Raises:
            DataError: the folder holds a run with other settings.

        """
        target = self.path / SETTINGS_FILE
        new = json.loads(json.dumps(settings, default=str))
        if target.exists():
            old = json.loads(target.read_text())
            before = old.pop("trainer_before", [])
            changed = sorted(name for name in _differences(old, new) if name.split(".")[0] != "trainer")
            if changed:
                raise DataError(
                    f"{self.path} holds a run with other settings ({', '.join(changed)}); "
                    "resume it with the same options or choose another folder."
                )
            new["trainer_before"] = [*before, *([old["trainer"]] if old.get("trainer") != new.get("trainer") else [])]
        with replace_file(target) as aside:
            aside.write_text(json.dumps(new, indent=1, sort_keys=True))

    def log(self, step: int, values: dict[str, float]) -> None:
        """Append one line of metrics."""
        line = {"step": step, "time": round(time.time(), 1), **{k: round(float(v), 6) for k, v in values.items()}}
        with (self.path / METRICS).open("a") as out:
            out.write(json.dumps(line) + "\n")
        if self._tensorboard() is not None:
            for name, value in values.items():
                self._tensorboard().add_scalar(name, value, step)

    def write_samples(self, step: int, samples: Samples) -> None:
        """Write pictures (PNG) and sounds (WAV) into `samples/STEP`, and to TensorBoard where it can show them."""
        target = self.path / "samples" / f"{step:08d}"
        if samples.pictures or samples.sounds:
            target.mkdir(parents=True, exist_ok=True)
        for name, picture in samples.pictures.items():
            write_png(target / f"{name}.png", picture)
        for name, sound in samples.sounds.items():
            write_sound(target / f"{name}.wav", Waveform(sound, SAMPLE_RATE))
        writer = self._tensorboard()
        if writer is None:
            return
        with contextlib.suppress(ImportError):  # TensorBoard makes pictures with Pillow
            for name, picture in samples.pictures.items():
                writer.add_image(name, picture, step, dataformats="HWC")
        for name, sound in samples.sounds.items():
            writer.add_audio(name, sound[None], step, sample_rate=SAMPLE_RATE)

    def _tensorboard(self) -> Any:
        if self._writer is None:
            try:
                from torch.utils.tensorboard import SummaryWriter
            except ImportError:
                self._writer = False
            else:
                self._writer = SummaryWriter(str(self.path / "tensorboard"))
        return self._writer or None

    def save_state(self, state: dict[str, Any]) -> None:
        """Replace the resume state."""
        with replace_file(self.path / "state.pt") as aside:
            torch.save(state, aside)

    def load_state(self, device: torch.device) -> dict[str, Any] | None:
        """The resume state, or None in a new run."""
        target = self.path / "state.pt"
        if not target.exists():
            return None
        return torch.load(target, map_location=device, weights_only=True)  # type: ignore[no-any-return]

    def close(self) -> None:
        """Flush TensorBoard."""
        if self._writer:
            self._writer.close()


def _differences(old: Any, new: Any, name: str = "") -> list[str]:
    """Dotted names of what is not the same in two JSON values."""
    if isinstance(old, dict) and isinstance(new, dict):
        missing = object()
        pairs = ((key, old.get(key, missing), new.get(key, missing)) for key in {*old, *new})
        return [d for key, a, b in pairs for d in _differences(a, b, f"{name}.{key}" if name else key)]
    return [] if old == new else [name]

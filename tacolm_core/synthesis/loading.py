"""From a model folder to a synthesizer."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from tacolm_core.checkpoint import ModelFolder, codec_hash_of, fill
from tacolm_core.codec import load_speaking_codec
from tacolm_core.codec.voice_vector import StoredDescriber
from tacolm_core.model.backbones import ar_config, make_ar, make_nar, nar_config
from tacolm_core.nn.layout import lay_out_by_inputs, on_device
from tacolm_core.nn.unfilled import unfilled
from tacolm_core.synthesis.devices import choose_device, set_threads
from tacolm_core.synthesis.heap import give_back
from tacolm_core.synthesis.sentence import Networks
from tacolm_core.synthesis.synthesizer import Synthesizer
from tacolm_core.text.tokenizer import TextTokenizer
from tacolm_core.text.tokenizer_file import load_tokenizer
from tacolm_core.units import seconds_to_frames

if TYPE_CHECKING:
    from tacolm_core.codec.encodec import OfficialEncodec
    from tacolm_core.model.backbone import ArBackbone, NarBackbone

MODEL_VARIABLE = "TACOLM_MODEL"


def model_folder(model: Path | str | None = None) -> Path:
    """Where the model is looked for: `model`, else $TACOLM_MODEL, else what ships with the program."""
    if model is not None:
        return Path(model)
    if named := os.environ.get(MODEL_VARIABLE):
        return Path(named)
    unpacked = getattr(sys, "_MEIPASS", None)  # where a frozen program keeps its files
    root = Path(unpacked) if unpacked else Path(__file__).resolve().parents[2]
    return root / "resources" / "models"


def load_synthesizer(
    model: Path | str | None = None, device: str = "auto", *, threads: int | None = None, warm: bool = True
) -> Synthesizer:
    """Load the model and make it ready to speak.

    Args:
        model: a model folder; None: $TACOLM_MODEL, else the one that ships with the program.
        device: "auto", "cpu" or "cuda".
        threads: CPU threads for each of PyTorch's operations, process-wide; None: one.
        warm: do once now what is slow the first time. Without, the first request does it, and all in all sooner.

    Raises:
        NoModel: there is none.
        CheckpointError: it is damaged, of another version, or for another tokenizer.
        DeviceError: the device cannot be used.

    """
    folder = ModelFolder.open(model_folder(model))
    choice = choose_device(device)
    set_threads(threads)
    tokenizer = load_tokenizer(folder.tokenizer_path)
    folder.require_tokenizer(tokenizer.hash)
    _get_ready(tokenizer)
    networks = load_networks(folder, choice.device)
    give_back()
    longest = longest_prompt(folder)
    loaded = Synthesizer(networks, tokenizer, model_hash=folder.model_hash, choice=choice, longest_prompt=longest)
    if warm:
        loaded.warm_up()
    return loaded


def _get_ready(tokenizer: TextTokenizer) -> None:
    """Let the lexicon be read beside the weights; most of both is done without Python."""

    def read() -> None:
        with suppress(Exception):  # whoever has something to say will be told
            tokenizer.encode("ready")

    Thread(target=read, name="lexicon", daemon=True).start()


def longest_prompt(folder: ModelFolder) -> int | None:
    """Frames of the longest prompt the AR model was trained with, by its training record; None: it does not say."""
    found: Any = folder.ar.training
    for name in ("settings", "batches", "max_prompt_seconds"):
        found = found.get(name) if isinstance(found, dict) else None
    return seconds_to_frames(found) if isinstance(found, int | float) and found > 0 else None


def load_networks(folder: ModelFolder, device: str = "cpu") -> Networks:
    """AR model, NAR model if there is one, and codec of a model folder, in evaluation mode on `device`.

    Raises:
        CheckpointError: as `checkpoint.load_weights`; NoModel where EnCodec is needed and is not on this machine.

    """
    ar, nar = load_models(folder, device)
    codec_path = folder.path / "codec.safetensors"
    codec = load_speaking_codec(codec_path, device) if folder.codec else _encodec(folder).to(device)
    describer = StoredDescriber(folder.path / "speaker.safetensors") if folder.speaker else None
    judge = folder.path / "judge.safetensors" if folder.judge else None
    return Networks(ar, nar, codec.requires_grad_(False), device, describer, judge)


def load_models(folder: ModelFolder, device: str = "cpu") -> "tuple[ArBackbone, NarBackbone | None]":
    """AR model and, if there is one, NAR model of a model folder, in evaluation mode on `device`.

    Raises:
        CheckpointError: as `checkpoint.load_weights`.

    """
    with unfilled():
        ar = make_ar(ar_config(folder.ar.config))
        nar = make_nar(nar_config(folder.nar.config)) if folder.nar else None
    for kind, module in (("ar", ar), ("nar", nar)):
        if module is None:
            continue
        fill(module, folder.weights(kind)[0], folder.path / f"{kind}.safetensors", take=True)
        on_device(module.eval().requires_grad_(False), device)
        lay_out_by_inputs(module)
    return ar, nar


def _encodec(folder: ModelFolder) -> "OfficialEncodec":
    """EnCodec for models on its codes; its weights lie in their folder or in the user's cache.

    Raises:
        NoModel: they do not.
        CheckpointError: as `load_official`.

    """
    from tacolm_core.codec.encodec import load_official
    from tacolm_core.codec.official_weights import require_encodec

    return load_official(require_encodec(folder.path), hash_prefix=codec_hash_of(folder.ar))

"""Codec, AR model, NAR model and tokenizer put together as one model folder."""

import shutil
from pathlib import Path

from tacolm_core.checkpoint import KINDS, TOKENIZER_FILE, ModelFolder, Storage, load_weights, save_weights
from tacolm_core.codec.stored import load_codec, save_codec
from tacolm_core.errors import CheckpointError
from tacolm_core.text.tokenizer import load_tokenizer


def bundle(parts: dict[str, Path], tokenizer: Path, folder: Path, storage: Storage) -> ModelFolder:
    """Write a model folder from the weights files of each kind.

    Encoder and codebooks are stored so that codes keep their meaning whatever the storage.

    Raises:
        CheckpointError: a file is no good, or the models were trained on another codec's codes.
        OutputError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    codec = load_codec(parts["codec"])
    for kind in KINDS[1:]:
        tensors, metadata = load_weights(parts[kind], kind)
        trained_on = metadata.training.get("settings", {}).get("recipe", {}).get("codec_hash", codec.weights_hash)
        if trained_on != codec.weights_hash:
            raise CheckpointError(
                f"{parts[kind]} was trained on codes of codec {trained_on[:8]}, not of {parts['codec']} "
                f"({codec.weights_hash[:8]}); name the codec its shards were made with."
            )
        save_weights(folder / f"{kind}.safetensors", tensors, metadata, storage=storage)
    _, metadata = load_weights(parts["codec"], "codec")
    save_codec(folder / "codec.safetensors", codec, training=metadata.training, storage="half")
    shutil.copyfile(tokenizer, folder / TOKENIZER_FILE)
    opened = ModelFolder.open(folder)
    opened.require_tokenizer(load_tokenizer(folder / TOKENIZER_FILE).hash)
    return opened

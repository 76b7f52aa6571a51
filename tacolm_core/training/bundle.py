"""Codec, AR model, NAR model and tokenizer put together as one model folder."""

from pathlib import Path

from tacolm_core.checkpoint import (
    KINDS,
    TOKENIZER_FILE,
    Metadata,
    ModelFolder,
    Storage,
    codec_hash_of,
    is_on_encodec,
    load_weights,
    read_metadata,
    save_weights,
)
from tacolm_core.codec.stored import load_codec, save_codec
from tacolm_core.errors import CheckpointError, WrongTokenizer
from tacolm_core.files import make_folder, replace_file
from tacolm_core.text.tokenizer import load_tokenizer


def bundle(parts: dict[str, Path], tokenizer: Path, folder: Path, storage: Storage) -> ModelFolder:
    """Write a model folder from the weights files of each kind.

    Encoder and codebooks are stored so that codes keep their meaning whatever the storage.

    Args:
        parts: weights file of each of KINDS; without a codec, the models must be on the codes of EnCodec, which stays
            out of the folder.
        tokenizer: tokenizer.json of their shards.
        folder: made where it is missing; files of the same names are replaced.
        storage: of the two models and the codec's decoder; see `save_weights`.

    Raises:
        CheckpointError: a file is no good, or the models were trained on another codec's codes or with another
            tokenizer.
        OutputError: the folder cannot be written.
    """
    _check_tokenizer(parts, tokenizer)
    codec = load_codec(parts["codec"]) if "codec" in parts else None
    models = {kind: load_weights(parts[kind], kind) for kind in KINDS[1:]}
    for kind, (_, metadata) in models.items():
        if codec is None:
            _require_encodec(parts[kind], metadata)
        else:
            _require_codec(parts[kind], metadata, parts["codec"], codec.weights_hash)
    make_folder(folder)
    for kind, (tensors, metadata) in models.items():
        save_weights(folder / f"{kind}.safetensors", tensors, metadata, storage=storage)
    if codec is None:
        (folder / "codec.safetensors").unlink(missing_ok=True)  # of an earlier model here
    else:
        training = read_metadata(parts["codec"]).training
        save_codec(folder / "codec.safetensors", codec, training=training, storage=storage)
    with replace_file(folder / TOKENIZER_FILE) as aside:
        aside.write_bytes(tokenizer.read_bytes())
    return ModelFolder.open(folder)


def _check_tokenizer(parts: dict[str, Path], tokenizer: Path) -> None:
    found = load_tokenizer(tokenizer).hash
    for kind in KINDS[1:]:
        wanted = read_metadata(parts[kind], kind).tokenizer_hash
        if wanted != found:
            raise WrongTokenizer(
                f"{parts[kind]} was trained with tokenizer {wanted[:8]}, not with {tokenizer} ({found[:8]}); "
                "name the tokenizer.json of its shards."
            )


def _require_codec(part: Path, metadata: Metadata, codec: Path, codec_hash: str) -> None:
    trained_on = codec_hash_of(metadata) or codec_hash
    if trained_on != codec_hash:
        raise CheckpointError(
            f"{part} was trained on codes of codec {trained_on[:8]}, not of {codec} "
            f"({codec_hash[:8]}); name the codec its shards were made with."
        )


def _require_encodec(part: Path, metadata: Metadata) -> None:
    if not is_on_encodec(metadata):
        raise CheckpointError(
            f"{part} was trained on codes of codec {codec_hash_of(metadata)[:8] or 'unknown'}, not of EnCodec; "
            "name the codec its shards were made with."
        )

"""Codec, AR model, NAR model and tokenizer put together as one model folder."""

from pathlib import Path

from tacolm_core.checkpoint import (
    LANGUAGE_KINDS,
    TOKENIZER_FILE,
    Metadata,
    ModelFolder,
    Storage,
    codec_hash_of,
    describer_hash_of,
    is_on_encodec,
    is_one_stage,
    is_told_voice,
    load_weights,
    read_metadata,
    save_weights,
)
from tacolm_core.codec.stored import load_codec, save_codec
from tacolm_core.errors import CheckpointError, WrongTokenizer
from tacolm_core.files import make_folder, replace_file
from tacolm_core.text.tokenizer_file import load_tokenizer
from tacolm_core.training.latent_critics import JUDGED_AS


def bundle(parts: dict[str, Path], tokenizer: Path, folder: Path, storage: Storage) -> ModelFolder:
    """Write a model folder from the weights files of each kind.

    Encoder and codebooks are stored so that codes keep their meaning whatever the storage.

    Args:
        parts: weights file of each of `checkpoint.KINDS`; without a codec, the models must be on the codes of EnCodec,
            which stays out of the folder; without a NAR model, the AR model must write all codebooks itself; without a
            speaker network, no model may be told a voice vector; with a judge, it must be of such a NAR model.
        tokenizer: tokenizer.json of their shards.
        folder: made where it is missing; files of the same names are replaced.
        storage: of the two models, the judge and the codec's decoder; see `save_weights`. The speaker network stays as
            it is, since voices are known by its hash.

    Raises:
        CheckpointError: a file is no good, the models were trained on another codec's codes or with another
            tokenizer or speaker network, or a NAR model or a speaker network is missing, or one too many.
        OutputError: the folder cannot be written.
    """
    _check_stages(parts)
    _check_speaker(parts)
    _check_judge(parts)
    _check_tokenizer(parts, tokenizer)
    codec = load_codec(parts["codec"]) if "codec" in parts else None
    models = {kind: load_weights(parts[kind], kind) for kind in (*LANGUAGE_KINDS, "judge") if kind in parts}
    for kind, (_, metadata) in models.items():
        if codec is None:
            _require_encodec(parts[kind], metadata)
        else:
            _require_codec(parts[kind], metadata, parts["codec"], codec.weights_hash)
    describer = parts["speaker"].read_bytes() if "speaker" in parts else None  # it may be that of the folder
    make_folder(folder)
    for kind, (tensors, metadata) in models.items():
        save_weights(folder / f"{kind}.safetensors", tensors, metadata, storage=storage)
    if codec is None:
        (folder / "codec.safetensors").unlink(missing_ok=True)  # of an earlier model here
    else:
        training = read_metadata(parts["codec"]).training
        save_codec(folder / "codec.safetensors", codec, training=training, storage=storage)
    if describer is not None:
        with replace_file(folder / "speaker.safetensors") as aside:
            aside.write_bytes(describer)
    for missing in {"nar", "speaker", "judge"} - set(parts):
        (folder / f"{missing}.safetensors").unlink(missing_ok=True)
    with replace_file(folder / TOKENIZER_FILE) as aside:
        aside.write_bytes(tokenizer.read_bytes())
    return ModelFolder.open(folder)


def _check_stages(parts: dict[str, Path]) -> None:
    alone = is_one_stage(read_metadata(parts["ar"], "ar"))
    if alone and "nar" in parts:
        raise CheckpointError(f"{parts['ar']} writes all codebooks itself; leave out the NAR model {parts['nar']}.")
    if not alone and "nar" not in parts:
        raise CheckpointError(f"{parts['ar']} writes codebook 1 only; name a NAR model for the others.")


def _check_judge(parts: dict[str, Path]) -> None:
    if "judge" not in parts:
        return
    judged = read_metadata(parts["nar"], "nar").config if "nar" in parts else {}
    judge = read_metadata(parts["judge"], "judge")
    config = {wide: judged.get(told) for wide, told in JUDGED_AS.items()}
    if judge.config != config:
        raise CheckpointError(
            f"{parts['judge']} judges another kind of NAR model than {parts.get('nar', 'none')}; leave out --judge, or "
            "name what was exported beside the NAR model."
        )


def _check_speaker(parts: dict[str, Path]) -> None:
    told = [parts[kind] for kind in LANGUAGE_KINDS if kind in parts and is_told_voice(read_metadata(parts[kind], kind))]
    if told and "speaker" not in parts:
        raise CheckpointError(
            f"{told[0]} is told a voice vector; name the speaker.safetensors of its shards with --speaker."
        )
    if "speaker" not in parts:
        return
    if not told:
        raise CheckpointError(f"No model here is told a voice vector; leave out --speaker {parts['speaker']}.")
    load_weights(parts["speaker"], "speaker")  # whole, as what it is said to be
    found = read_metadata(parts["speaker"]).hash
    for path in [*told, *(parts[kind] for kind in ("judge",) if kind in parts)]:
        if (wanted := describer_hash_of(read_metadata(path)) or found) != found:
            raise CheckpointError(
                f"{path} was trained on voice vectors of network {wanted[:8]}, not of {parts['speaker']} "
                f"({found[:8]}); name the speaker.safetensors its shards were made with."
            )


def _check_tokenizer(parts: dict[str, Path], tokenizer: Path) -> None:
    found = load_tokenizer(tokenizer).hash
    for kind in {*LANGUAGE_KINDS, "judge"} & set(parts):
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

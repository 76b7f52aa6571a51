"""Two states of one network blended into one.

Weights trained on from others often do best part of the way back to where they began: they keep more of what the
earlier training taught (Wortsman et al. 2022, arXiv 2109.01903). And what two trainings taught, each from the same
weights, can be added up (Ilharco et al. 2023, arXiv 2212.04089).
"""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from tacolm_core.checkpoint import KEPT_IN_HALF, Metadata, Storage, codec_hash_of, load_weights, save_weights
from tacolm_core.codec.stored import CODES_OF, NEVER_IN_BYTES, codes_of
from tacolm_core.errors import CheckpointError
from tacolm_core.training.new_parts import begins_at_zero

Part = tuple[dict[str, Tensor], Metadata]


def blend(
    earlier: Path, later: Path, out: Path, share: float, storage: Storage, *, since: Path | None = None
) -> Metadata:
    """Write `earlier + share * (later - since)` of every tensor; without `since` its place is taken by `earlier`.

    A part that only `later` has began there without effect, as if the others had it so.

    Args:
        earlier: weights file.
        later: weights file that was trained on from it, or from `since`, of the same kind and size.
        out: file to write.
        share: of `later`, 0 to 1.
        since: weights file that both were trained on from; None: `earlier`.
        storage: see `save_weights`; of a codec only the decoder is ever stored in bytes.

    Raises:
        CheckpointError: a file is no good, or they are not two states of one network.
        OutputError: `out` cannot be written.

    """
    last, metadata = load_weights(later)
    first, before = load_weights(earlier, metadata.kind)
    _require_relatives(earlier, (first, before), later, (last, metadata))
    record: dict[str, Any] = {"with": earlier.name, "hash": before.hash, "share": share}
    start = first
    if since is not None:
        start, begun = load_weights(since, metadata.kind)
        _require_relatives(since, (start, begun), later, (last, metadata))
        record["since"] = begun.hash
    blended = {}
    for name, tensor in last.items():
        own, base = _before(name, tensor, first), _before(name, tensor, start)
        blended[name] = _moved(own, base, tensor, share)
    training = {**metadata.training, "blended": record}
    is_codec = metadata.kind == "codec"
    if is_codec:
        training[CODES_OF] = codes_of(last, metadata)
    described = Metadata(metadata.kind, metadata.config, metadata.tokenizer_hash, training)
    keep = NEVER_IN_BYTES if is_codec else KEPT_IN_HALF
    return save_weights(out, blended, described, storage=storage, keep=keep)


def _before(name: str, last: Tensor, first: dict[str, Tensor]) -> Tensor:
    if name in first:
        return first[name]
    return torch.zeros_like(last) if begins_at_zero(name) else last


def _moved(first: Tensor, start: Tensor, last: Tensor, share: float) -> Tensor:
    """`first`, a share of the way that leads from `start` to `last`."""
    if start.equal(last):  # what did not move stays to the last bit: a codec's codes hang on it
        return first
    return (first + share * (last - start)) if last.is_floating_point() else last


def _require_relatives(earlier: Path, first: Part, later: Path, last: Part) -> None:
    other = [name for name, tensor in last[0].items() if name in first[0] and first[0][name].shape != tensor.shape]
    if other or set(first[0]) - set(last[0]):
        raise CheckpointError(f"{earlier} and {later} are of different size; blend two states of one training.")
    if first[1].tokenizer_hash != last[1].tokenizer_hash:
        raise CheckpointError(f"{earlier} and {later} were trained with different tokenizers; they cannot be blended.")
    if _codes_of(first) != _codes_of(last):
        raise CheckpointError(f"{earlier} and {later} are of codecs with different codes; they cannot be blended.")


def _codes_of(part: Part) -> str:
    return codes_of(*part) if part[1].kind == "codec" else codec_hash_of(part[1])

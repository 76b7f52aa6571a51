"""The frame codec in a weights file, without what only training needs."""

import hashlib
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import Any, Final, cast

import torch
from torch import Tensor, nn

from tacolm_core.checkpoint import Metadata, Storage, fill, load_weights, read_metadata, save_weights
from tacolm_core.codec.frame_codec import FrameCodec, FrameEncoder
from tacolm_core.config import CodecConfig
from tacolm_core.nn.layout import on_device
from tacolm_core.nn.unfilled import unfilled

_TRAINING_ONLY = ("inited", "cluster_size", "embed_avg")  # of each codebook; `embed` alone decodes
NEVER_IN_BYTES = ("quantizer.*", "encoder.*")  # they decide the codes
_DECIDE = tuple(pattern.removesuffix("*") for pattern in NEVER_IN_BYTES)
_ENCODER: Final = "encoder."
CODES_OF = "codes_of"  # in the training record: the codec whose codes these weights go on writing

_reading = Lock()


def save_codec(
    path: Path, codec: FrameCodec, *, training: dict[str, Any] | None = None, storage: Storage = "half"
) -> Metadata:
    """Write the codec's weights; with storage "int8", those of its decoder take one byte each.

    A codec whose `weights_hash` is set goes on writing the codes of that codec, and says so when it is loaded.

    Raises:
        OutputError: it cannot be written.

    """
    state = {name: value for name, value in codec.state_dict().items() if not name.endswith(_TRAINING_ONLY)}
    record = {**(training or {}), **({CODES_OF: codec.weights_hash} if codec.weights_hash else {})}
    metadata = Metadata("codec", asdict(codec.config), training=record)
    return save_weights(path, state, metadata, storage=storage, keep=NEVER_IN_BYTES)


def load_codec(path: Path, device: str | torch.device = "cpu") -> FrameCodec:
    """A codec, ready to encode and decode.

    Raises:
        CheckpointError: the file is missing, damaged, or something else.

    """
    tensors, metadata = load_weights(path, "codec")
    config = CodecConfig.from_dict(metadata.config)
    with unfilled():
        codec = FrameCodec(config, weights_hash=codes_of(tensors, metadata))
    fill(codec, {**_training_state(codec, tensors), **tensors}, path, take=True)
    return on_device(codec.eval(), device)


def load_speaking_codec(path: Path, device: str | torch.device = "cpu") -> FrameCodec:
    """As `load_codec`; its encoder is read when a sound is first encoded, which a voice that is known needs no more.

    Where the file does not say whose codes these are, the encoder has to, and is read at once.

    Raises:
        CheckpointError: as `load_codec`.

    """
    metadata = read_metadata(path, "codec")
    if not metadata.training.get(CODES_OF):
        return load_codec(path, device)
    tensors, metadata = load_weights(path, "codec", without=(_ENCODER,))
    with unfilled():
        codec = FrameCodec(CodecConfig.from_dict(metadata.config), weights_hash=codes_of(tensors, metadata))
    codec.encoder = cast("FrameEncoder", _StoredEncoder(path))
    fill(codec, {**_training_state(codec, tensors), **tensors}, path, take=True)
    return on_device(codec.eval(), device)


class _StoredEncoder(nn.Module):
    """The encoder of a codec in a file, read when it first hears something."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.network: FrameEncoder | None = None

    def forward(self, samples: Tensor) -> Tensor:
        """As `FrameEncoder`."""
        with _reading:
            self.network = self.network or _load_encoder(self.path, samples.device)
        return self.network(samples)  # type: ignore[no-any-return]


def _load_encoder(path: Path, device: torch.device) -> FrameEncoder:
    tensors, metadata = load_weights(path, "codec", without=("decoder.", "quantizer."))
    config = CodecConfig.from_dict(metadata.config)
    with unfilled():
        encoder = FrameEncoder(config, config.encoder_layers)
    fill(encoder, {name.removeprefix(_ENCODER): value for name, value in tensors.items()}, path, take=True)
    return on_device(encoder.eval().requires_grad_(False), device)


def codes_of(tensors: dict[str, Tensor], metadata: Metadata) -> str:
    """Hash of the codec whose codes these weights write: their own, or one before them whose codes they keep."""
    return str(metadata.training.get(CODES_OF) or codes_hash(tensors))


def codes_hash(tensors: dict[str, Tensor]) -> str:
    """SHA-256 of what decides which codes a sound gets: encoder and codebooks, not the decoder.

    Voices and language models stay valid as long as it is the same; an encoder that has learnt to keep the codes of the
    one before it (training/held_codes.py) goes by that one's.
    """
    digest = hashlib.sha256()
    for name in sorted(tensors):
        if name.startswith(_DECIDE) and not name.endswith(_TRAINING_ONLY):
            digest.update(name.encode())
            digest.update(tensors[name].cpu().numpy().tobytes())
    return digest.hexdigest()


def _training_state(codec: FrameCodec, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """What the codebooks' training buffers would hold right after a start from these codes."""
    state: dict[str, Tensor] = {}
    for name, value in codec.state_dict().items():
        if name.endswith("embed_avg"):
            state[name] = tensors.get(name.removesuffix("_avg"), value).clone()
        elif name.endswith(_TRAINING_ONLY):
            state[name] = torch.ones_like(value)
    return state

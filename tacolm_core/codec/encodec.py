"""EnCodec at 24 kHz (arXiv 2210.13438) through the `encodec` package, with decoding that streams exactly.

Causal SEANet encoder and decoder around a residual vector quantizer: 75 frames/s, 8 codebooks of 1024, 6 kbit/s. The
package decodes whole signals only; here every layer of the decoder carries its own state from piece to piece.
"""

import hashlib
import pickle
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Final, cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.checkpoint import ENCODEC_HASH_PREFIX
from tacolm_core.codec.torchaudio_stub import import_encodec
from tacolm_core.errors import DamagedFile, NoModel, NotACheckpoint
from tacolm_core.units import CODEBOOK_SIZE, NUM_CODEBOOKS, SAMPLE_RATE

import_encodec()
from encodec.modules.conv import SConv1d, SConvTranspose1d  # noqa: E402
from encodec.modules.lstm import SLSTM  # noqa: E402
from encodec.modules.seanet import SEANetDecoder, SEANetEncoder, SEANetResnetBlock  # noqa: E402
from encodec.quantization.vq import ResidualVectorQuantizer  # noqa: E402

LATENT_WIDTH: Final = 128
FILTERS: Final = 32
_FIRST_FRAMES: Final = 7  # the first convolution mirrors so much of the beginning in front of it
_READ_BYTES: Final = 1 << 20

Step = Callable[[Tensor], Tensor]  # (1, C, n) to (1, C', n'), keeping what it needs for the next piece


class OfficialEncodec(nn.Module):
    """Encoder, quantizer and decoder as published."""

    sample_rate = SAMPLE_RATE
    num_codebooks = NUM_CODEBOOKS

    def __init__(self, num_filters: int = FILTERS, *, weights_hash: str = "") -> None:
        super().__init__()
        self.weights_hash = weights_hash
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # the package's weight norm is PyTorch's older one
            self.encoder = SEANetEncoder(dimension=LATENT_WIDTH, n_filters=num_filters, causal=True)
            self.decoder = SEANetDecoder(dimension=LATENT_WIDTH, n_filters=num_filters, causal=True)
        self.quantizer = ResidualVectorQuantizer(LATENT_WIDTH, n_q=NUM_CODEBOOKS, bins=CODEBOOK_SIZE)

    @property
    def codebooks(self) -> Tensor:
        """All codes' vectors (K, 1024, LATENT_WIDTH)."""
        return torch.stack([cast("Tensor", layer.codebook) for layer in self.quantizer.vq.layers])

    @torch.inference_mode()
    def encode(self, waveform: Tensor) -> Tensor:
        """Samples (B, 1, N) at 24 kHz to codes (B, K, T), T = ceil(N / HOP)."""
        latents = self.encoder(waveform)
        return self.quantizer.vq.encode(latents, n_q=NUM_CODEBOOKS).transpose(0, 1)

    @torch.inference_mode()
    def decode(self, codes: Tensor, voice: Tensor | None = None) -> Tensor:  # noqa: ARG002  it needs no telling
        """Codes (B, k <= K, T) to samples (B, 1, T * HOP)."""
        return cast("Tensor", self.decoder(self.latents(codes)))

    def latents(self, codes: Tensor) -> Tensor:
        """Codes (B, k, T) to what the decoder reads (B, LATENT_WIDTH, T)."""
        return self.quantizer.decode(codes.transpose(0, 1))

    def stream(self, voice: Tensor | None = None) -> "EncodecStream":  # noqa: ARG002
        """A new streaming decoder for one sound; EnCodec takes no notice of whose."""
        return EncodecStream(self)

    def without_weight_norm(self) -> "OfficialEncodec":
        """The same codec with its weight norms multiplied out, which decodes faster and trains no more."""
        for module in self.modules():
            if isinstance(module, nn.Conv1d | nn.ConvTranspose1d) and hasattr(module, "weight_g"):
                nn.utils.remove_weight_norm(module)
        return self


class EncodecStream:
    """Codes in pieces to samples in pieces; all pieces together equal `OfficialEncodec.decode`.

    Sound comes from the seventh frame on, and from then on with every frame.
    """

    def __init__(self, codec: OfficialEncodec) -> None:
        self._codec = codec
        self._step = _in_turn([_streamed(layer) for layer in codec.decoder.model])
        self._waiting: Tensor | None = None  # latents, until there are enough to begin
        self._has_begun = False

    @torch.inference_mode()
    def push(self, codes: Tensor) -> Tensor:
        """Codes (K, t) to the samples (n,) that no later code can change."""
        latents = self._codec.latents(codes[None])
        if not self._has_begun:
            self._waiting = latents if self._waiting is None else torch.cat([self._waiting, latents], dim=-1)
            latents = self._waiting
            if latents.shape[-1] < _FIRST_FRAMES:
                return latents.new_zeros(0)
            self._has_begun, self._waiting = True, None
        return self._step(latents)[0, 0] if latents.shape[-1] else latents.new_zeros(0)

    @torch.inference_mode()
    def flush(self) -> Tensor:
        """The last samples (n,): all of them if there were too few frames to begin, else none."""
        waiting, self._waiting = self._waiting, None
        if waiting is None or not waiting.shape[-1]:
            return next(self._codec.parameters()).new_zeros(0)
        return cast("Tensor", self._codec.decoder(waiting))[0, 0]


class _StreamedConvolution:
    """A causal convolution that keeps the rows its next window still covers."""

    def __init__(self, layer: SConv1d) -> None:
        self._convolve = layer.conv
        inner = cast("nn.Conv1d", layer.conv.conv)
        self._context = (inner.kernel_size[0] - 1) * inner.dilation[0]
        self._pad_mode: str = layer.pad_mode
        self._before: Tensor | None = None

    def __call__(self, x: Tensor) -> Tensor:
        if self._context:
            x = F.pad(x, (self._context, 0), self._pad_mode) if self._before is None else self._after_before(x)
            self._before = x[..., -self._context :]
        return cast("Tensor", self._convolve(x))

    def _after_before(self, x: Tensor) -> Tensor:
        return torch.cat([cast("Tensor", self._before), x], dim=-1)


class _StreamedTransposedConvolution:
    """A transposed convolution whose windows reach over the next row: the last row is seen again."""

    def __init__(self, layer: SConvTranspose1d) -> None:
        self._convolve = layer.convtr
        inner = cast("nn.ConvTranspose1d", layer.convtr.convtr)
        self._stride = inner.stride[0]
        self._context = -(-inner.kernel_size[0] // self._stride) - 1
        self._before: Tensor | None = None

    def __call__(self, x: Tensor) -> Tensor:
        num_rows = x.shape[-1]
        before = x.new_zeros(*x.shape[:-1], self._context) if self._before is None else self._before
        x = torch.cat([before, x], dim=-1)
        self._before = x[..., x.shape[-1] - self._context :]
        first = self._context * self._stride
        return cast("Tensor", self._convolve(x))[..., first : first + num_rows * self._stride]


class _StreamedLstm:
    """The recurrent layers with their state."""

    def __init__(self, layer: SLSTM) -> None:
        self._lstm: nn.LSTM = layer.lstm
        self._has_skip: bool = layer.skip
        self._state: tuple[Tensor, Tensor] | None = None

    def __call__(self, x: Tensor) -> Tensor:
        rows = x.permute(2, 0, 1)
        y, self._state = self._lstm(rows, self._state)
        summed: Tensor = y + rows if self._has_skip else y
        return summed.permute(1, 2, 0)


def _streamed(layer: nn.Module) -> Step:
    """A layer of the decoder as a step that keeps its own state; activations have none."""
    if isinstance(layer, SConv1d):
        return _StreamedConvolution(layer)
    if isinstance(layer, SConvTranspose1d):
        return _StreamedTransposedConvolution(layer)
    if isinstance(layer, SLSTM):
        return _StreamedLstm(layer)
    if isinstance(layer, SEANetResnetBlock):
        shortcut, block = _streamed(layer.shortcut), _in_turn([_streamed(inner) for inner in layer.block])
        return lambda x: shortcut(x) + block(x)
    return layer


def _in_turn(steps: list[Step]) -> Step:
    def step(x: Tensor) -> Tensor:
        for one in steps:
            x = one(x)
        return x

    return step


def load_official(path: Path, *, hash_prefix: str = ENCODEC_HASH_PREFIX) -> OfficialEncodec:
    """The codec with Meta's weights from a local file (`official_weights.download_weights` brings it).

    The file is a pickle; it is read with `weights_only`, which builds tensors and nothing else, and only after its
    SHA-256 has been compared.

    Raises:
        NoModel: there is no such file.
        NotACheckpoint: it is something else.
        DamagedFile: it has the right hash and yet does not fit.
    """
    weights_hash = file_hash(path)
    if not weights_hash.startswith(hash_prefix):
        raise NotACheckpoint(
            f"{path} is not EnCodec's 24 kHz weights (SHA-256 {weights_hash[:8]}…, expected {hash_prefix[:8]}…); "
            "download them again."
        )
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
        codec = OfficialEncodec(weights_hash=weights_hash)
        codec.load_state_dict({name: tensor for name, tensor in state.items() if name in codec.state_dict()})
    except (RuntimeError, pickle.UnpicklingError, AttributeError, EOFError, ValueError, KeyError) as error:
        raise DamagedFile(f"{path} does not hold EnCodec's weights; download them again.") from error
    return codec.without_weight_norm().eval().requires_grad_(False)


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hex.

    Raises:
        NoModel: there is no such file, or it may not be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_READ_BYTES):
                digest.update(block)
    except OSError as error:
        raise NoModel(f"{path} cannot be read ({error.strerror}); choose a file, or download the weights.") from error
    return digest.hexdigest()

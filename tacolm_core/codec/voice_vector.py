"""The voice vector: who speaks and how their sound is coloured, in one row that a model can be told.

Two parts, both fixed. The speaker network knows people (codec/speaker_network.py), but was taught to forget rooms and
microphones; mean and spread of each mel band hold those, and how bright a voice is.
"""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.checkpoint import Metadata, Storage, fill, load_weights, read_metadata, save_weights
from tacolm_core.codec.speaker_network import EMBEDDING_WIDTH, SpeakerNetwork
from tacolm_core.codec.spectral import FrameSpectrum, mel_filters
from tacolm_core.nn.unfilled import unfilled
from tacolm_core.units import SAMPLE_RATE, VOICE_WIDTH

NUM_MELS = 100
FFT_SIZE = 1280
assert VOICE_WIDTH == EMBEDDING_WIDTH + 2 * NUM_MELS, "units.py counts what is put together here"
SPEECH_LEVEL = 0.1  # root mean square of the speech that a vector is made of
SHORTEST = 0.3  # seconds that can be described; shorter sounds are repeated
_SPEECH_RANGE = 1e-4  # power below the loudest 10 ms from which on sound counts as speech: 40 dB
_UNIT = 14.0  # brings a normalised embedding to about unit variance


def to_speech_level(samples: Tensor) -> Tensor:
    """What samples (B, N) must be multiplied by to bring their speech to SPEECH_LEVEL (B,); rests do not count."""
    step = min(SAMPLE_RATE // 100, samples.shape[1])
    whole = samples[:, : samples.shape[1] // step * step]
    power = whole.reshape(len(samples), -1, step).square().mean(-1)
    speech = power > power.amax(1, keepdim=True) * _SPEECH_RANGE
    level = ((power * speech).sum(1) / speech.sum(1).clamp(min=1)).sqrt()
    factor: Tensor = SPEECH_LEVEL / level.clamp(min=1e-5)
    return factor


def at_speech_level(samples: Tensor) -> Tensor:
    """Samples (B, N) with their speech at SPEECH_LEVEL."""
    return samples * to_speech_level(samples)[:, None]


class LogMels(nn.Module):
    """Samples (B, N) to log-mels (B, T, NUM_MELS) in nats."""

    filters: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.spectrum = FrameSpectrum(FFT_SIZE)
        self.register_buffer("filters", mel_filters(NUM_MELS, FFT_SIZE), persistent=False)

    def forward(self, samples: Tensor) -> Tensor:
        """(B, N) to (B, T, NUM_MELS)."""
        magnitudes = torch.view_as_real(self.spectrum(samples)).square().sum(-1).add(1e-9).sqrt()
        return torch.log(magnitudes @ self.filters.T + 1e-3)


class VoiceDescriber(nn.Module):
    """Samples of a person (B, N) at 24 kHz to voice vectors (B, VOICE_WIDTH)."""

    centre: Tensor  # (192,) mean embedding, which says nothing of anybody

    def __init__(self) -> None:
        super().__init__()
        self.speaker = SpeakerNetwork()
        self.register_buffer("centre", torch.zeros(EMBEDDING_WIDTH))
        self.mels = LogMels()

    def embed(self, samples: Tensor) -> Tensor:
        """(B, N) to the speaker network's embeddings, centred and of unit length (B, 192)."""
        return F.normalize(self.speaker(samples) - self.centre, dim=1)

    def forward(self, samples: Tensor) -> Tensor:
        """(B, N), whatever its level; sounds shorter than SHORTEST are repeated."""
        times = -(-int(SHORTEST * SAMPLE_RATE) // max(1, samples.shape[1]))
        samples = at_speech_level(samples.repeat(1, times))
        mels = self.mels(samples)
        return torch.cat([self.embed(samples) * _UNIT, mels.mean(1) / 2, mels.std(1)], 1)


def save_describer(
    path: Path, describer: VoiceDescriber, *, training: dict[str, Any] | None = None, storage: Storage = "half"
) -> Metadata:
    """Write a describer's weights.

    Raises:
        OutputError: it cannot be written.

    """
    return save_weights(path, describer.state_dict(), Metadata("speaker", {}, training=training or {}), storage=storage)


def load_describer(path: Path) -> VoiceDescriber:
    """A describer, ready to use on the CPU.

    Raises:
        CheckpointError: the file is missing, damaged, or something else.

    """
    tensors, _ = load_weights(path, "speaker")
    with unfilled():
        describer = VoiceDescriber()
    fill(describer, tensors, path, take=True)
    return describer.eval().requires_grad_(False)


class StoredDescriber:
    """A describer in a file, read when it is first asked: a voice that is described already needs it no more."""

    width = VOICE_WIDTH

    def __init__(self, path: Path, device: torch.device | str = "cpu") -> None:
        """Look at the file; it will listen on `device`.

        Raises:
            CheckpointError: it is missing or something else.

        """
        self.path, self._device = path, device
        self._describer: VoiceDescriber | None = None
        self.hash = read_metadata(path, "speaker").hash

    @torch.inference_mode()
    def __call__(self, samples: Tensor) -> Tensor:
        """Samples (B, N) at 24 kHz on any device to voice vectors (B, VOICE_WIDTH) on the CPU.

        Raises:
            CheckpointError: the file was damaged.

        """
        vectors: Tensor = self._read()(samples.to(self._device, torch.float32))
        return vectors.cpu()

    @torch.inference_mode()
    def embed(self, samples: Tensor) -> Tensor:
        """Only who speaks: samples (B, N) at 24 kHz to embeddings (B, EMBEDDING_WIDTH) of unit length.

        Raises:
            CheckpointError: the file was damaged.

        """
        return self._read().embed(at_speech_level(samples.to(self._device, torch.float32))).cpu()

    def _read(self) -> VoiceDescriber:
        if self._describer is None:
            self._describer = load_describer(self.path).to(self._device)
        return self._describer

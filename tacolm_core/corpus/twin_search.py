"""Search for the artificial speaker that a speaker encoder takes for a recorded one.

The source filter is written once more with differentiable operations, and the speaker's numbers are moved up the
gradient of the cosine between the encoder's embeddings of artificial and recorded speech. The encoder hears another
sentence at every step; numbers are held near those of ordinary artificial speakers, so that words stay clear. Pitch is
not searched but measured. Many speakers are searched at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor

from tacolm_core.corpus.generator import LOUDNESS
from tacolm_core.corpus.network import BIN_HERTZ, NUM_BINS, VOICED_ABOVE, NetworkFrames, needed
from tacolm_core.corpus.pitch import MeasuredPitch
from tacolm_core.corpus.source_filter import (
    FREQUENCY,
    KNOTS,
    NEPERS,
    PLACE,
    SpeakerFilter,
    cosines,
    movements,
    ripple_smoothing,
    smoothed,
)
from tacolm_core.corpus.speakers import (
    NUM_BANDS,
    NUM_DEPTHS,
    NUM_KNOTS,
    NUM_NOISE_BANDS,
    SpeakerNumbers,
)

Embed = Callable[[Tensor], Tensor]  # samples (B, N) at 24 kHz to unit vectors (B, E), differentiable

CROP_FRAMES: Final = 140  # network frames (1.75 s) heard at a step
_BATCH: Final = 24
_WINDOW: Final = 1200
_HOP: Final = 300


@dataclass(frozen=True)
class TwinTarget:
    """What is known about a recorded speaker."""

    name: str
    embedding: np.ndarray[tuple[int], np.dtype[np.float32]]
    pitch: MeasuredPitch | None


@dataclass(frozen=True)
class SearchOptions:
    """How long and how freely is searched."""

    steps: int = 70
    step_size: float = 0.35  # in standard deviations of each number
    hold: float = 0.0006  # pull towards ordinary speakers, per number
    seed: int = 0


# Name, count, centre and standard deviation of the numbers searched; the first is the logarithm of the formant scale.
_SEARCHED: Final = (
    ("formant_scale", 1, 0.0, 0.12),
    ("warp", NUM_KNOTS, 0.0, 0.05),
    ("equaliser", NUM_BANDS, 0.0, 3.0),
    ("tilt", 1, 0.0, 4.0),
    ("contrast", 1, 1.0, 0.15),
    ("depths", NUM_DEPTHS, 1.0, 0.12),
    ("noise", 1, 0.0, 3.0),
    ("noise_equaliser", NUM_NOISE_BANDS, 0.0, 2.0),
    ("breath", 1, 2.0, 3.0),
    ("residual", 1, -6.0, 2.0),
)
_WIDTH: Final = sum(count for _, count, _, _ in _SEARCHED)


@dataclass(frozen=True)
class _Crop:
    """Part of a sentence as the network speaks it, as tensors; (601, F) unless said otherwise."""

    frames: NetworkFrames
    harmonic: Tensor
    phase: Tensor
    noise: Tensor
    residual: Tensor
    voiced: Tensor  # (F,)
    hiss: Tensor  # complex
    free: Tensor  # complex, unit


class TwinSearch:
    """Finds twins, with the same sentences for all."""

    def __init__(self, sentences: Sequence[NetworkFrames], embed: Embed, options: SearchOptions | None = None) -> None:
        self._options = options or SearchOptions()
        self._embed = embed
        generator = torch.Generator().manual_seed(self._options.seed)
        self._crops = [_crop(frames, generator) for frames in sentences]

    def find(self, targets: Sequence[TwinTarget]) -> list[SpeakerNumbers]:
        """One speaker for each target, in order."""
        found: list[SpeakerNumbers] = []
        for first in range(0, len(targets), _BATCH):
            found += self._find(targets[first : first + _BATCH])
        return found

    def _find(self, targets: Sequence[TwinTarget]) -> list[SpeakerNumbers]:
        options = self._options
        speakers = [_starting_point(target, self._crops[0].frames) for target in targets]
        pulses = [self._pulses(crop, speakers) for crop in self._crops]
        wanted = torch.from_numpy(np.stack([target.embedding for target in targets]))
        moved = torch.zeros(len(targets), _WIDTH, requires_grad=True)
        optimizer = torch.optim.Adam([moved], lr=options.step_size, betas=(0.8, 0.95))
        for step in range(options.steps):
            optimizer.param_groups[0]["lr"] = options.step_size * (1 - step / options.steps) ** 0.5
            which = step % len(self._crops)
            sound = voices(self._crops[which], pulses[which], moved)
            likeness = (self._embed(sound) * wanted).sum(1)
            loss = (options.hold * moved.square().sum(1) - likeness).sum()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        return [_with_numbers(speaker, row) for speaker, row in zip(speakers, moved.detach().numpy(), strict=True)]

    def _pulses(self, crop: _Crop, speakers: Sequence[SpeakerNumbers]) -> Tensor:
        """Spectra of the pulses at each speaker's pitch, (B, 601, F) complex."""
        dsp: Any = needed("hibari.dsp")
        rng = np.random.default_rng(self._options.seed)
        contours = [SpeakerFilter.of(speaker).pitch(crop.frames.pitch, rng) for speaker in speakers]
        return torch.from_numpy(np.stack([dsp.stft(dsp.pulses(pitch), len(pitch)) for pitch in contours]))


def voices(crop: _Crop, pulses: Tensor, moved: Tensor) -> Tensor:
    """Sound (B, N) at 24 kHz of a crop with numbers (B, 43) in standard deviations from ordinary ones."""
    numbers = _unfolded(moved)
    lower, share = _source(numbers)
    harmonic = _moved(crop.harmonic, lower, share)
    smooth = _moved(torch.from_numpy(smoothed(crop.frames.harmonic)), lower, share)
    harmonic = smooth + (harmonic - smooth) * numbers["contrast"][..., None]
    deeper = torch.einsum("bk,kf->bkf", numbers["depths"] - 1, torch.from_numpy(movements(crop.frames.harmonic)))
    harmonic = harmonic + torch.from_numpy(cosines(NUM_DEPTHS)) @ deeper
    gain = numbers["equaliser"] @ torch.from_numpy(cosines(NUM_BANDS)).T + numbers["tilt"] * _place(0.3)
    hiss = gain + numbers["noise_equaliser"] @ torch.from_numpy(cosines(NUM_NOISE_BANDS)).T + numbers["noise"]
    breath = numbers["breath"] / (1 + (2000.0 / torch.from_numpy(FREQUENCY).clamp(min=1.0)) ** 2)
    noise = _moved(crop.noise, lower, share) + NEPERS * (hiss[..., None] + breath[..., None] * crop.voiced)
    residual = _moved(crop.residual, lower, share) + NEPERS * (gain + numbers["residual"])[..., None]
    phase = torch.pi * torch.tanh(_moved(crop.phase, lower, share))
    spectrum = torch.polar(_loud(harmonic + NEPERS * gain[..., None]), phase) * pulses
    spectrum = spectrum + _loud(noise) * crop.hiss + _loud(residual) * crop.free
    sound = torch.istft(spectrum, _WINDOW, _HOP, window=torch.hann_window(_WINDOW))
    level = sound.square().mean(1, keepdim=True).sqrt()
    return sound * (10 ** (LOUDNESS / 20) / (level + 1e-6))


def _crop(frames: NetworkFrames, generator: torch.Generator) -> _Crop:
    """The loudest stretch of a sentence."""
    level = np.exp(frames.harmonic).sum(0)
    heard = np.convolve(level > 0.05 * level.max(), np.ones(CROP_FRAMES), "valid") if len(level) > CROP_FRAMES else [0]
    part = slice(int(np.argmax(heard)), int(np.argmax(heard)) + CROP_FRAMES)
    cut = NetworkFrames(
        harmonic=ripple_smoothing() @ frames.harmonic[:, part],
        phase=ripple_smoothing() @ frames.phase[:, part],
        noise=np.ascontiguousarray(frames.noise[:, part]),
        residual=np.ascontiguousarray(frames.residual[:, part]),
        pitch=frames.pitch[part],
        durations=frames.durations,
    )
    size = cut.harmonic.shape
    angle = torch.rand(size, generator=generator) * 2 * torch.pi
    hiss = torch.complex(torch.randn(size, generator=generator), torch.randn(size, generator=generator))
    return _Crop(
        frames=cut,
        harmonic=torch.from_numpy(cut.harmonic),
        phase=torch.from_numpy(cut.phase),
        noise=torch.from_numpy(cut.noise),
        residual=torch.from_numpy(cut.residual),
        voiced=torch.from_numpy((cut.pitch > VOICED_ABOVE).astype(np.float32)),
        hiss=hiss,
        free=torch.polar(torch.ones(size), angle),
    )


def _starting_point(target: TwinTarget, frames: NetworkFrames) -> SpeakerNumbers:
    if target.pitch is None:
        return SpeakerNumbers()
    own = np.log(frames.pitch[frames.pitch > VOICED_ABOVE])
    lively = float(np.clip(target.pitch.deviation / max(float(own.std()), 0.05), 0.4, 2.0))
    return SpeakerNumbers(pitch=round(float(np.clip(target.pitch.median, 68, 330)), 2), pitch_range=round(lively, 4))


def _unfolded(moved: Tensor) -> dict[str, Tensor]:
    """Numbers by name, (B, count), from standard deviations (B, 43)."""
    numbers, column = {}, 0
    for name, count, centre, deviation in _SEARCHED:
        numbers[name] = centre + deviation * moved[:, column : column + count]
        column += count
    return numbers


def _source(numbers: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Bin that each bin is read from, and the share of the bin above it; (B, 601) and (B, 601, 1)."""
    shapes = np.stack([np.interp(FREQUENCY, KNOTS, row) for row in np.diag(KNOTS)[1:-1]]).astype(np.float32)
    source = torch.from_numpy(FREQUENCY) * torch.exp(-numbers["formant_scale"])
    source = (source + numbers["warp"] @ torch.from_numpy(shapes)) / BIN_HERTZ
    source = source.cummax(1).values.clamp(0, NUM_BINS - 1)
    lower = source.detach().long().clamp(max=NUM_BINS - 2)
    return lower, (source - lower)[..., None]


def _moved(spectrum: Tensor, lower: Tensor, share: Tensor) -> Tensor:
    below = spectrum[lower]
    return below + share * (spectrum[lower + 1] - below)


def _place(pivot: float) -> Tensor:
    return torch.from_numpy((PLACE - pivot).astype(np.float32))


def _loud(nepers: Tensor) -> Tensor:
    return torch.exp(nepers.clamp(max=7.0))


def _with_numbers(speaker: SpeakerNumbers, moved: np.ndarray[tuple[int], np.dtype[np.float32]]) -> SpeakerNumbers:
    """Numbers from one row of standard deviations."""
    values: dict[str, Any] = {}
    for name, found in _unfolded(torch.from_numpy(moved)[None]).items():
        row = tuple(round(float(v), 4) for v in found[0])
        values[name] = row if isinstance(getattr(speaker, name), tuple) else row[0]
    values["formant_scale"] = round(float(np.exp(values["formant_scale"])), 4)
    return SpeakerNumbers(**{**speaker.to_dict(), **values})

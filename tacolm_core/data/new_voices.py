"""New speakers out of recorded ones: the same clip at another pitch and size of the vocal tract, with another colour.

A recording played faster or slower has its pitch and its formants moved together, as between a smaller and a larger
speaker; a smooth filter moves the colour. Kaldi's speed perturbation (Ko et al., Interspeech 2015) counts such copies
as speakers of their own, and so do we: prompt and target of a copied speaker are altered alike, and both sound
recorded, which artificial speakers do not.
"""

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
import soundfile
from numpy.typing import NDArray

from tacolm_core.audio.resample import resample
from tacolm_core.audio.waveform import Waveform
from tacolm_core.data.atomic import write_atomically
from tacolm_core.data.pieces import Piece, cut_at_pauses
from tacolm_core.data.sound import read_mono
from tacolm_core.data.utterance import Utterance
from tacolm_core.units import HOP, SAMPLE_RATE, seconds_to_frames

Samples = NDArray[np.float32]
_COSINES = 6  # of the colour over a mel-like frequency axis
_RATE_STEP = 1 / 40  # ratios of small numbers are resampled quickly
_LOWEST_SHIFT = 0.6  # semitones; a smaller one makes no other speaker
_NARROW = 7_600.0  # Hz: where recordings at 16 kHz end


@dataclass(frozen=True)
class VoiceChange:
    """How a voice is altered; the default leaves it alone."""

    rate: float = 1.0  # above 1: shorter and higher
    colour: tuple[float, ...] = ()  # dB, cosines over the frequency axis
    narrow: bool = False  # nothing above what a 16 kHz recording holds


@dataclass(frozen=True)
class VoicePlan:
    """How many new voices there are and how far they go."""

    voices: int = 4  # new ones per speaker
    copies: int = 4  # of each piece, in different new voices of its speaker
    original: bool = True  # keep the speaker's own voice too
    semitones: float = 3.0
    colour: float = 2.5  # dB, spread of the first cosine; those above are weaker
    narrow: float = 0.0  # share of the new voices without anything above 7.6 kHz
    shortest: float = 2.0  # seconds of a piece
    longest: float = 7.0  # seconds above which recordings are cut at pauses
    seed: int = 0


def draw_change(plan: VoicePlan, speaker: str, number: int) -> VoiceChange:
    """The `number`-th new voice of a speaker; number 0 is the speaker."""
    if number == 0:
        return VoiceChange()
    rng = np.random.default_rng([plan.seed, crc32(speaker.encode()), number])
    shift = rng.uniform(min(_LOWEST_SHIFT, plan.semitones), plan.semitones) * rng.choice([-1.0, 1.0])
    spread = plan.colour / np.arange(1, _COSINES + 1) ** 0.5
    colour = tuple(float(value) for value in rng.standard_normal(_COSINES) * spread)
    rate = round(2 ** (shift / 12) / _RATE_STEP) * _RATE_STEP
    return VoiceChange(rate, colour, bool(rng.random() < plan.narrow))


def change_voice(samples: Samples, change: VoiceChange) -> Samples:
    """Samples (N,) at SAMPLE_RATE to about (N / rate,)."""
    if change.rate != 1.0:
        faster = Waveform(samples, round(SAMPLE_RATE * change.rate))
        samples = resample(faster, SAMPLE_RATE).samples
    if not change.colour and not change.narrow:
        return samples
    size = 1 << max(len(samples) - 1, 1).bit_length()
    coloured = np.fft.irfft(np.fft.rfft(samples, size) * _gain(change, size), size)[: len(samples)]
    peak = max(float(np.abs(coloured).max(initial=0.0)), 1e-6)
    return (coloured * min(1.0, 0.98 / peak)).astype(np.float32)


def _gain(change: VoiceChange, size: int) -> NDArray[np.float64]:
    frequency = np.fft.rfftfreq(size, 1 / SAMPLE_RATE)
    place = np.log1p(frequency / 700) / np.log1p(SAMPLE_RATE / 2 / 700)
    decibels = sum((a * np.cos(np.pi * n * place) for n, a in enumerate(change.colour, start=1)), np.zeros_like(place))
    gain: NDArray[np.float64] = 10 ** (decibels / 20)
    return gain / np.sqrt(1 + (frequency / _NARROW) ** 40) if change.narrow else gain


def speak_in_new_voices(
    utterances: Iterable[Utterance], folder: Path, plan: VoicePlan, pausing: Collection[int], workers: int = 1
) -> Iterator[list[Utterance]]:
    """Write pieces of every utterance in old and new voices under `folder`; yields what one utterance gave, in order.

    Utterances without durations stay whole.

    Raises:
        UnreadableAudio: a recording cannot be read.
        OutputError: the folder cannot be written.

    """
    with ThreadPoolExecutor(max(1, workers)) as pool:
        yield from pool.map(lambda u: _pieces_of(u, folder, plan, pausing), utterances)


def _pieces_of(utterance: Utterance, folder: Path, plan: VoicePlan, pausing: Collection[int]) -> list[Utterance]:
    samples, _ = read_mono(utterance.path, SAMPLE_RATE)
    written = []
    for n, piece in enumerate(_cut(utterance, plan, pausing)):
        part = dataclasses.replace(utterance, id=f"{utterance.id}-{n}" if piece else utterance.id)
        sound = samples[piece.first_frame * HOP : (piece.first_frame + piece.frames) * HOP] if piece else samples
        for number in _chosen(part.id, plan):
            written.append(_write(part, piece, sound, number, folder, plan))
    return written


def _cut(utterance: Utterance, plan: VoicePlan, pausing: Collection[int]) -> Sequence[Piece | None]:
    if utterance.tokens is None or utterance.durations is None:
        return (None,)
    whole = Piece(0, utterance.tokens, utterance.durations)
    return cut_at_pauses(whole, pausing, seconds_to_frames(plan.shortest), seconds_to_frames(plan.longest))


def _chosen(name: str, plan: VoicePlan) -> list[int]:
    """Which voices speak a piece: 0 for the speaker's own, others for new ones."""
    rng = np.random.default_rng([plan.seed, crc32(name.encode())])
    new = 1 + rng.permutation(plan.voices)[: plan.copies]
    return [0] * plan.original + sorted(int(number) for number in new)


def _write(
    part: Utterance, piece: Piece | None, sound: Samples, number: int, folder: Path, plan: VoicePlan
) -> Utterance:
    change = draw_change(plan, part.speaker, number)
    changed = change_voice(sound, change)
    name = f"{part.id}~v{number}" if number else part.id
    speaker = f"{part.speaker}~v{number}" if number else part.speaker
    path = folder / "sound" / speaker / f"{name}.flac"
    write_atomically(path, lambda aside: soundfile.write(aside, changed, SAMPLE_RATE, format="FLAC", subtype="PCM_16"))
    altered = dataclasses.replace(
        part, id=name, speaker=speaker, path=path, seconds=round(len(changed) / SAMPLE_RATE, 3)
    )
    if piece is None:
        return altered
    durations = _scaled(piece.durations, change.rate)
    return dataclasses.replace(altered, tokens=piece.tokens, durations=durations)


def _scaled(durations: Sequence[int], rate: float) -> tuple[int, ...]:
    """Whole frames whose sums are nearest to the exact ones."""
    ends = np.rint(np.cumsum(durations) / rate).astype(int)
    return tuple(int(d) for d in np.diff(ends, prepend=0))

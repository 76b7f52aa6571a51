"""Speech as lessons need it: codes, text tokens, and which token each frame speaks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional as F

from tacolm_core.data.batches import Batch
from tacolm_core.model.alignment import monotonic_path
from tacolm_core.synthesis.synthesizer import Synthesizer
from tacolm_core.training.losses import code_cross_entropy, previous_token, written_targets
from tacolm_core.units import FRAME_RATE, HOP, TEXT_BOS, TEXT_EOS, TEXT_PAD, seconds_to_frames

if TYPE_CHECKING:
    from tacolm_core.model.backbone import ArBackbone

LONGEST: Final = 6.0  # seconds of a piece; longer ones are cut where a pause is, for attention costs their square
_SHORTEST: Final = 2.0
_PROMPT_FRAMES: Final = seconds_to_frames(3.0)
_PAUSE_COUNTS: Final = 6  # frames of distance from the best place that a frame of pause is worth
_ROUNDS: Final = 2  # of aligning: the second one narrows the map around the first one's path


@dataclass(frozen=True, eq=False)
class Piece:
    """T frames of speech and the S tokens they speak."""

    ids: Tensor  # (S,) int64, BOS to EOS
    codes: Tensor  # (K, T) int64
    path: Tensor  # (T,) int64: token of each frame
    samples: Tensor  # (T * HOP,) float32; of what a model spoke: empty
    voice: Tensor | None = None  # (V,) of the person, for models that are told a voice vector
    latents: Tensor | None = None  # (T, E) of the codec's encoder, for models that write them

    @property
    def seconds(self) -> float:
        """Length."""
        return self.codes.shape[1] / FRAME_RATE


@dataclass(frozen=True)
class Fit:
    """How well a text goes with its speech, both in nats; less is better."""

    surprise: float  # per code of codebook 1, told the text
    strangeness: float  # of the worst second: how little the map agrees with a reading in order


def text_ids(synthesizer: Synthesizer, text: str) -> tuple[int, ...]:
    """Tokens of a text of some sentences, as of one utterance.

    Raises:
        TextError: it cannot be said.

    """
    said = [sentence.tokens for sentence in synthesizer.prepare(text)]
    leading = synthesizer.tokenizer.leading_ids(said[:-1]) if said[1:] else (TEXT_BOS,)
    return (*leading, *said[-1].ids[1:])


@torch.no_grad()
def align(
    ar: "ArBackbone", ids: Sequence[int], codes: Tensor, prompt: Tensor, voice: Tensor | None = None
) -> tuple[Tensor, Fit]:
    """Which token each frame speaks, by the AR model's own pointer map, and how well the text fits.

    Args:
        ar: in evaluation mode.
        ids: S, from BOS to EOS.
        codes: (K, T) of the speech.
        prompt: (K, P) of other speech of the same person.
        voice: (V,) of the person, for models that are told a voice vector.

    Returns:
        (T,) int64 on the CPU, and the fit.

    """
    device = codes.device
    unknown = torch.full((codes.shape[1],), -1, device=device)
    piece = Piece(torch.tensor(ids, device=device), codes, unknown, codes.new_zeros(0), voice)
    pointer = None
    for _ in range(_ROUNDS):
        batch = batch_of([piece], [prompt])
        written = ar.written(batch.codes)
        given = (batch.text, batch.text_mask, batch.prompt, batch.prompt_mask)
        out = ar(*given, written, batch.codes_mask, pointer, batch.voice)
        weights = out.attention[0, : codes.shape[1]].float().cpu().numpy()
        path = torch.from_numpy(monotonic_path(weights))
        pointer = previous_token(path[None].to(device))
    surprise = code_cross_entropy(out.logits, written_targets(written, batch.codes_mask))
    return path, Fit(float(surprise), _worst_second(weights, path.numpy()))


def _worst_second(weights: npt.NDArray[np.float32], path: npt.NDArray[np.int64]) -> float:
    cost = -np.log(np.maximum(weights[np.arange(len(path)), path], 1e-6))
    width = min(FRAME_RATE, len(cost))
    return float(np.convolve(cost, np.full(width, 1 / width), mode="valid").max())


def cut(piece: Piece, boundary: int | None) -> list[Piece]:
    """Shorter pieces, cut within word boundaries, in pauses where there are some; itself if it is short enough."""
    frames, longest = piece.codes.shape[1], seconds_to_frames(LONGEST)
    counts = torch.bincount(piece.path, minlength=len(piece.ids))
    middle = counts.cumsum(0) - counts // 2
    inside = [n for n in range(2, len(piece.ids) - 2) if int(piece.ids[n]) == boundary]
    parts: list[Piece] = []
    start, first = 0, 1
    while frames - start > 1.3 * longest:
        least, most = start + seconds_to_frames(_SHORTEST), start + longest
        places = [n for n in inside if least < int(middle[n]) < most]
        if not places:
            break
        wanted = start + 0.8 * longest
        costs = {n: abs(int(middle[n]) - wanted) - _PAUSE_COUNTS * int(counts[n]) for n in places}
        chosen = min(costs, key=lambda n: costs[n])
        end = int(middle[chosen])
        parts.append(_part(piece, start, end, first, chosen))
        start, first = end, chosen + 1
    return [*parts, _part(piece, start, frames, first, len(piece.ids) - 1)]


def _part(piece: Piece, start: int, end: int, first: int, last: int) -> Piece:
    """Frames `start..end` and the tokens `first..last`, with ends of its own."""
    own = piece.ids[first:last]
    ids = torch.cat([own.new_tensor([TEXT_BOS]), own, own.new_tensor([TEXT_EOS])])
    path = (piece.path[start:end] - first + 1).clamp(0, len(ids) - 1)
    return Piece(ids, piece.codes[:, start:end], path, piece.samples[start * HOP : end * HOP], piece.voice)


def in_voice(pieces: Sequence[Piece], vector: npt.NDArray[np.float32] | None) -> tuple[Piece, ...]:
    """Pieces in the voice that one vector describes; None: as they are."""
    if vector is None:
        return tuple(pieces)
    return tuple(replace(piece, voice=torch.from_numpy(vector).to(piece.codes.device)) for piece in pieces)


def batch_of(pieces: Sequence[Piece], prompts: Sequence[Tensor]) -> Batch:
    """Pieces, each with a prompt (K, P), right-padded."""
    text, text_mask = _padded([piece.ids for piece in pieces], TEXT_PAD)
    codes, codes_mask = _padded([piece.codes for piece in pieces])
    prompt, prompt_mask = _padded(prompts)
    alignment, _ = _padded([piece.path.to(piece.codes.device) for piece in pieces], -1)
    present = torch.ones(len(pieces), dtype=torch.bool, device=codes.device)
    voices = [piece.voice for piece in pieces if piece.voice is not None]
    voice = torch.stack(voices) if voices else None
    written = [piece.latents.T for piece in pieces if piece.latents is not None]
    latents = _padded(written)[0].transpose(1, 2) if written else None
    return Batch(text, text_mask, prompt, prompt_mask, codes, codes_mask, alignment, present, ~present, voice, latents)


def _padded(rows: Sequence[Tensor], filling: int = 0) -> tuple[Tensor, Tensor]:
    """Rows (..., n) of several lengths to one tensor (B, ..., N) and its mask (B, N)."""
    longest = max(1, *(row.shape[-1] for row in rows)) if len(rows) > 1 else max(1, rows[0].shape[-1])
    filled = torch.stack([F.pad(row, (0, longest - row.shape[-1]), value=filling) for row in rows])
    lengths = torch.tensor([row.shape[-1] for row in rows], device=filled.device)
    return filled, torch.arange(longest, device=filled.device) < lengths[:, None]


class Prompts:
    """Stretches of a person's speech to show beside a piece: never of the piece itself where there is another."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = list(pieces)

    def beside(self, piece: Piece, draw: np.random.Generator) -> Tensor:
        """(K, P) with P up to three seconds."""
        others = [each for each in self._pieces if each is not piece] or self._pieces
        return self.of(others[int(draw.integers(len(others)))], draw)

    def another(self, piece: Piece, draw: np.random.Generator) -> Piece:
        """A piece of another recording, told by its voice vector, where there is one; else another piece."""
        others = [each for each in self._pieces if each.voice is not piece.voice]
        others = others or [each for each in self._pieces if each is not piece] or self._pieces
        return others[int(draw.integers(len(others)))]

    @staticmethod
    def of(piece: Piece, draw: np.random.Generator) -> Tensor:
        """Some of a piece (K, P)."""
        spare = max(0, piece.codes.shape[1] - _PROMPT_FRAMES)
        start = int(draw.integers(spare + 1))
        return piece.codes[:, start : start + _PROMPT_FRAMES]

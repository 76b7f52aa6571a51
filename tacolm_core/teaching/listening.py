"""From readings to pieces: recordings are made level, encoded and aligned, and what does not fit its text is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

from tacolm_core.audio.prompt import check_prompt, prepare_prompt
from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import AudioError, TextError
from tacolm_core.synthesis.synthesizer import Synthesizer
from tacolm_core.teaching.pieces import Fit, Piece, align, text_ids
from tacolm_core.teaching.readings import Reading
from tacolm_core.teaching.timbre import SOMEBODY_ELSE, Timbre
from tacolm_core.units import HOP, seconds_to_frames

# Of right and wrong texts of 20 people, see docs/experiments.md.
_LEAST_GAIN: Final = 0.25  # nats per code by which the own text must surprise less than another one
_STRANGEST: Final = (0.9, 1.3)  # nats in the worst second of the pointer map, in short and in long recordings
_LONG: Final = 10.0  # seconds: the more there are, the worse is the worst of them
_PROMPT_FRAMES: Final = seconds_to_frames(3.0)
_SPOILT: Final = ("clipped", "noisy", "silent", "too_short", "no_voice", "drowned")  # of `audio.prompt.ReasonKind`


@dataclass(frozen=True, eq=False)
class HeardReading:
    """One recording as it was heard."""

    name: str
    text: str
    piece: Piece | None  # None: it cannot be used
    sound: Waveform | None  # level, without long silences
    reasons: tuple[str, ...] = ()  # sentences

    @property
    def seconds(self) -> float:
        """Of speech that can be used."""
        return 0.0 if self.piece is None else self.piece.seconds


class Listener:
    """Hears readings of one person one after the other; the voice of one is the prompt of the next.

    Args:
        synthesizer: whose networks listen.
        prompt: (K, P) of this person to begin with; None: the first reading is its own.

    """

    def __init__(self, synthesizer: Synthesizer, prompt: Tensor | None = None) -> None:
        self._synthesizer, self._prompt = synthesizer, prompt

    def hear(self, reading: Reading, other_text: str = "") -> HeardReading:
        """One recording; whether it says its text is judged against `other_text` where there is one."""
        report = check_prompt(reading.sound)
        reasons = [reason.hint for reason in report.reasons if reason.kind in _SPOILT]
        if any(reason.is_fatal for reason in report.reasons):
            return HeardReading(reading.name, reading.text, None, None, tuple(reasons))
        try:
            sound, ids = prepare_prompt(reading.sound), text_ids(self._synthesizer, reading.text)
            other = text_ids(self._synthesizer, other_text) if other_text else ()
        except (AudioError, TextError) as error:
            return HeardReading(reading.name, reading.text, None, None, (str(error),))
        piece, fit = self.align(sound, ids)
        if problem := self._misread(piece, fit, other):
            return HeardReading(reading.name, reading.text, None, None, (*reasons, problem))
        heard = HeardReading(reading.name, reading.text, piece, sound, tuple(reasons))
        self.remember(heard)
        return heard

    def remember(self, heard: HeardReading) -> None:
        """The next reading is listened to with this one in the ear."""
        if heard.piece is not None:
            self._prompt = heard.piece.codes[:, :_PROMPT_FRAMES]

    def align(self, sound: Waveform, ids: Sequence[int]) -> tuple[Piece, Fit]:
        """A sound at the codec's rate with the token that each of its frames speaks, and how well these fit."""
        networks = self._synthesizer.networks
        whole = sound.samples[: len(sound.samples) // HOP * HOP]
        samples = torch.from_numpy(whole.copy()).to(networks.device)
        with torch.inference_mode():
            codes = networks.codec.encode(samples[None, None])[0]
        voice = None if networks.describer is None else networks.describer(samples[None])[0].to(networks.device).clone()
        codes = codes.clone()
        path, fit = align(networks.ar, ids, codes, self._shown(codes), voice)
        tokens = torch.tensor(ids, device=codes.device)
        return Piece(tokens, codes, path.to(codes.device), samples, voice), fit

    def _misread(self, piece: Piece, fit: Fit, other: Sequence[int]) -> str:
        """What is wrong with the words; nothing if they are right."""
        if len(piece.ids) > piece.codes.shape[1]:
            return "The recording is too short for its sentence; read all of it, or correct the text."
        if other and list(other) != piece.ids.tolist():
            shown = self._shown(piece.codes)
            _, wrong = align(self._synthesizer.networks.ar, other, piece.codes, shown, piece.voice)
            if wrong.surprise - fit.surprise < _LEAST_GAIN:
                return "These do not seem to be the words of the sentence; read it again, or correct the text."
        if fit.strangeness > _STRANGEST[piece.seconds > _LONG]:
            return "Something was read that is not in the sentence, or left out; read it again, or correct the text."
        return ""

    def _shown(self, codes: Tensor) -> Tensor:
        return codes[:, :_PROMPT_FRAMES] if self._prompt is None else self._prompt


def without_strangers(heard: Sequence[HeardReading]) -> tuple[list[HeardReading], list[HeardReading]]:
    """Of the readings that can be used those of the same person in the same room, and the others."""
    used = [each for each in heard if each.sound is not None]
    if len(used) < 3:
        return used, []
    distances = Timbre([each.sound for each in used if each.sound is not None]).distances()
    same = [each for each, distance in zip(used, distances, strict=True) if distance < SOMEBODY_ELSE]
    return same, [each for each in used if each not in same]


@dataclass(frozen=True)
class ReadingVerdict:
    """Whether a voice can learn from a recording, and what is wrong or odd about it."""

    is_usable: bool
    reasons: tuple[str, ...] = ()  # sentences


def check_reading(synthesizer: Synthesizer, reading: Reading, other_text: str = "") -> ReadingVerdict:
    """Judge one recording at once: its sound, and whether it says its text rather than `other_text`."""
    heard = Listener(synthesizer).hear(reading, other_text)
    return ReadingVerdict(heard.piece is not None, heard.reasons)

"""What lessons are made of: the recordings as they were heard, those that are not learnt from, and the prompt."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import torch

from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import DataError
from tacolm_core.synthesis.synthesizer import Synthesizer
from tacolm_core.synthesis.voice import Voice
from tacolm_core.teaching.events import ReadingHeard
from tacolm_core.teaching.listening import HeardReading, Listener, without_strangers
from tacolm_core.teaching.pieces import Piece, cut, in_voice
from tacolm_core.teaching.readings import Reading
from tacolm_core.teaching.state import CourseState
from tacolm_core.teaching.timbre import Timbre

LEAST_SECONDS: Final = 15.0  # of usable speech
_MOST_STRANGERS: Final = 3  # one of so many recordings may sound like another person
_PROMPT_SECONDS: Final = (3.0, 15.0)  # of the recording that becomes the voice's prompt


@dataclass(frozen=True)
class Material:
    """What the lessons are made of."""

    readings: int
    recorded: tuple[Piece, ...]  # each in the voice that its own recording shows
    held_out: tuple[Piece, ...]
    voice: Voice  # untaught

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """To learn from, in the voice that the vector of the prompt describes, as when it speaks."""
        return in_voice(self.recorded, self.voice.vector)

    @property
    def seconds(self) -> float:
        """Of speech."""
        return sum(piece.seconds for piece in (*self.recorded, *self.held_out))


def prepare(
    synthesizer: Synthesizer, readings: Sequence[Reading], state: CourseState, held_out: float
) -> Generator[ReadingHeard, None, Material]:
    """Listen to all recordings; the value is what comes of it.

    Args:
        synthesizer: whose networks listen.
        readings: of one person.
        state: keeps what was heard.
        held_out: share of the speech that is not learnt from.

    Raises:
        DataError: too little can be used, or several people are heard.

    """
    heard: list[HeardReading] = []
    for index, each in enumerate(_heard(synthesizer, readings, state)):
        yield ReadingHeard(index, len(readings), each.name, each.piece is not None, each.reasons)
        heard.append(each)
    used, strangers = without_strangers(heard)
    if len(strangers) * _MOST_STRANGERS > len(used) + len(strangers):
        raise DataError(
            f"{len(strangers)} of {len(used) + len(strangers)} recordings sound like another person, or another room; "
            "teach a voice from recordings of one person."
        )
    for each in strangers:
        why = "This sounds like another person, or another room; it is left out."
        yield ReadingHeard(heard.index(each), len(readings), each.name, False, (why,))
    return _material(synthesizer, used, held_out)


def _heard(synthesizer: Synthesizer, readings: Sequence[Reading], state: CourseState) -> Iterator[HeardReading]:
    """Each recording as it was heard in an earlier sitting, or as it is heard now."""
    listener, device = Listener(synthesizer), synthesizer.networks.device
    for index, reading in enumerate(readings):
        heard = _kept(state, index, reading, device)
        if heard is None:
            other = readings[(index + 1) % len(readings)]
            heard = listener.hear(reading, other.text if other is not reading else "")
            _keep(state, index, heard)
        else:
            listener.remember(heard)
        yield heard


def _keep(state: CourseState, index: int, heard: HeardReading) -> None:
    facts = {"reasons": list(heard.reasons), "rate": heard.sound.sample_rate if heard.sound else 0}
    tensors: dict[str, torch.Tensor] = {}
    if heard.piece is not None and heard.sound is not None:
        piece = heard.piece
        tensors = {"ids": piece.ids, "codes": piece.codes, "path": piece.path, "samples": piece.samples}
        if piece.voice is not None:
            tensors["voice"] = piece.voice
        tensors["sound"] = torch.from_numpy(heard.sound.samples.copy())
    state.save(f"reading-{index}", tensors, facts)


def _kept(state: CourseState, index: int, reading: Reading, device: str) -> HeardReading | None:
    found = state.load(f"reading-{index}")
    if found is None:
        return None
    tensors, facts = found
    reasons = tuple(facts["reasons"])
    if not tensors:
        return HeardReading(reading.name, reading.text, None, None, reasons)
    ids, codes, path, samples = (tensors[key].to(device) for key in ("ids", "codes", "path", "samples"))
    voice = tensors["voice"].to(device) if "voice" in tensors else None
    sound = Waveform(tensors["sound"].numpy(), int(facts["rate"]))
    return HeardReading(reading.name, reading.text, Piece(ids, codes, path, samples, voice), sound, reasons)


def _material(synthesizer: Synthesizer, heard: Sequence[HeardReading], share: float) -> Material:
    """Split what was heard into what is learnt from and what is not, and choose the prompt."""
    seconds = sum(each.seconds for each in heard)
    if seconds < LEAST_SECONDS or len(heard) < 2:
        raise DataError(
            f"Only {seconds:.0f} s of speech in {len(heard)} recordings can be used; a voice is taught from at least "
            f"{LEAST_SECONDS:.0f} s in two of them, better from two minutes."
        )
    order = np.random.default_rng(0).permutation(len(heard)).tolist()
    kept_out = [heard[order[0]]]
    for number in order[1 : len(heard) // 2]:
        if sum(each.seconds for each in kept_out) >= share * seconds:
            break
        kept_out.append(heard[number])
    boundary = synthesizer.tokenizer.word_boundary
    own = [each for each in heard if each not in kept_out]
    timbre = Timbre([each.sound for each in heard if each.sound])
    voice = _voice(synthesizer, own, timbre)
    pieces, held_out = (
        [part for each in some if each.piece for part in cut(each.piece, boundary)] for some in (own, kept_out)
    )
    return Material(len(heard), tuple(pieces), in_voice(held_out, voice.vector), voice)


def _voice(synthesizer: Synthesizer, own: Sequence[HeardReading], timbre: Timbre) -> Voice:
    """The untaught voice, prompted by the recording that is most like all."""
    least, most = _PROMPT_SECONDS
    sounds = [(each, each.sound) for each in own if each.sound is not None]
    fitting = [pair for pair in sounds if least <= pair[1].seconds <= most] or sounds
    best, sound = max(fitting, key=lambda pair: timbre.likeness(pair[1]))
    return synthesizer.make_voice(sound, transcript=best.text)

"""Give the recordings of a manifest durations, and sort out those whose text does not fit."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Generic

from tacolm_core.data.align import Generator, VoiceT, align_recording
from tacolm_core.data.checks import Dropped
from tacolm_core.data.encoding import EncodeText
from tacolm_core.data.sound import read_mono
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import TextError, UnreadableAudio
from tacolm_core.units import SAMPLE_RATE


class Realigner(Generic[VoiceT]):
    """Aligns utterances one by one, with the same artificial voices for all."""

    def __init__(
        self, generator: Generator[VoiceT], voices: Sequence[VoiceT], encode_text: EncodeText, max_cost: float
    ) -> None:
        self._generator = generator
        self._voices = voices
        self._encode_text = encode_text
        self._max_cost = max_cost

    def all(self, utterances: Iterable[Utterance], workers: int = 1) -> Iterator[tuple[Utterance | Dropped, float]]:
        """Outcomes in order, each with the cost of its warp (0 where none was made)."""
        with ThreadPoolExecutor(max(1, workers)) as pool:
            yield from pool.map(self.one, utterances)

    def one(self, utterance: Utterance) -> tuple[Utterance | Dropped, float]:
        """The utterance with tokens and durations. Those that have durations, or no text, stay as they are."""
        if utterance.durations is not None or not (utterance.text.strip() or utterance.tokens):
            return utterance, 0.0
        try:
            tokens = tuple(utterance.tokens or self._encode_text(utterance.text))
            samples, _ = read_mono(utterance.path, SAMPLE_RATE)
        except (TextError, UnreadableAudio) as error:
            reason = "unspeakable text" if isinstance(error, TextError) else "unreadable"
            return Dropped(utterance.id, reason, str(error)), 0.0
        alignment = align_recording(samples, tokens, self._generator, self._voices)
        if alignment.cost > self._max_cost:
            detail = f"cost {alignment.cost:.3f}, at most {self._max_cost:g} allowed"
            return Dropped(utterance.id, "text does not fit", detail), alignment.cost
        return dataclasses.replace(utterance, tokens=tokens, durations=alignment.durations), alignment.cost

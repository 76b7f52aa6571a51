"""Give the recordings of a manifest durations, and sort out those whose text does not fit."""

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Generic

from tacolm_core.data.align import Alignment, Generator, VoiceT, align_recording
from tacolm_core.data.checks import Dropped
from tacolm_core.data.encoding import EncodeText
from tacolm_core.data.sound import read_mono
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import DataError, TextError, UnreadableAudio
from tacolm_core.units import SAMPLE_RATE, frames_to_seconds

_LONGEST_PHONEME = 75  # frames; what is longer was not spoken, or not there


class Realigner(Generic[VoiceT]):
    """Aligns utterances one by one, with the same artificial voices for all."""

    def __init__(
        self,
        generator: Generator[VoiceT],
        voices: Sequence[VoiceT],
        encode_text: EncodeText,
        *,
        pausing: Collection[int],
        max_cost: float,
    ) -> None:
        self._generator = generator
        self._voices = voices
        self._encode_text = encode_text
        self._pausing = frozenset(pausing)
        self._max_cost = max_cost

    def all(self, utterances: Iterable[Utterance], workers: int = 1) -> Iterator[Utterance | Dropped]:
        """The outcome for each utterance, in order."""
        with ThreadPoolExecutor(max(1, workers)) as pool:
            yield from pool.map(self.one, utterances)

    def one(self, utterance: Utterance) -> Utterance | Dropped:
        """The utterance with tokens and durations. Those that have durations, or no text, stay as they are."""
        if utterance.durations is not None or not (utterance.text.strip() or utterance.tokens):
            return utterance
        try:
            tokens = tuple(utterance.tokens or self._encode_text(utterance.text))
            samples, _ = read_mono(utterance.path, SAMPLE_RATE)
            alignment = align_recording(samples, tokens, self._generator, self._voices, self._pausing)
        except (TextError, DataError) as error:
            return Dropped(utterance.id, "unspeakable text", str(error))
        except UnreadableAudio as error:
            return Dropped(utterance.id, "unreadable", str(error))
        misfit = self._misfit(tokens, alignment)
        if misfit:
            return Dropped(utterance.id, "text does not fit", misfit)
        return dataclasses.replace(utterance, tokens=tokens, durations=alignment.durations)

    def _misfit(self, tokens: Sequence[int], alignment: Alignment) -> str:
        if alignment.cost > self._max_cost:
            return f"cost {alignment.cost:.3f}, at most {self._max_cost:g} allowed"
        spoken = (d for token, d in zip(tokens, alignment.durations, strict=True) if token not in self._pausing)
        longest = max(spoken, default=0)
        if longest > _LONGEST_PHONEME:
            return f"one phoneme would last {frames_to_seconds(longest):.2f} s"
        return ""

"""One sentence from text tokens to sound, as a generator of events.

AR frames come first; as soon as a chunk of them and its look-ahead are there, the upper levels are filled and the sound
is decoded, on the CPU in a second thread while the AR model goes on. All codes are drawn from the sentence's own seed,
so that a sentence can be made again without its neighbours.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from tacolm_core.config import SynthesisOptions
from tacolm_core.errors import NothingSpoken
from tacolm_core.synthesis.ar_decode import ArFrame, Condition, decode_frames
from tacolm_core.synthesis.beside import Beside
from tacolm_core.synthesis.events import FrameDecoded, LevelsDecoded, SentenceFinished, SoundReady, SpeechEvent
from tacolm_core.synthesis.guard import AlignmentGuard, guard_for
from tacolm_core.synthesis.hearing import Hearing
from tacolm_core.synthesis.nar_decode import ChunkPlan, LevelPass, Window, fill_levels, written_levels
from tacolm_core.synthesis.pace import Pace
from tacolm_core.synthesis.results import SentenceResult
from tacolm_core.synthesis.sampling import generator_for
from tacolm_core.synthesis.seeds import sentence_seed
from tacolm_core.synthesis.sound_guard import SoundGuard
from tacolm_core.synthesis.stitch import Samples, SentenceEdges
from tacolm_core.text.spoken import SpokenSentence
from tacolm_core.units import FRAME_RATE

if TYPE_CHECKING:
    from pathlib import Path

    from tacolm_core.codec.round_trip import Codec
    from tacolm_core.codec.voice_vector import StoredDescriber
    from tacolm_core.model.backbone import ArBackbone, NarBackbone, Prefix

# Seconds by which the pointer follows the sound. Measured: spans of words go best with the level of the sound when they
# are moved by -46 ms (12 sentences, two voices; -33 to -57 ms), pauses begin 43 and end 60 ms late. The raw peak of the
# map is as late as the pointer, and a round trip through the codec moves nothing; it is the durations that models learn
# from: those of the artificial speakers follow their sound by 42 ms (10 sentences; the speech network sounds ahead of
# its own durations), and recordings are aligned against them.
POINTER_LATE = 0.045
_AR_SHARE = 0.7  # of the work for a sentence that is made whole, about (docs/experiments.md)
_FRAMES_PER_TOKEN = 6  # in running speech
_DECODE_FRAMES = 4 * FRAME_RATE  # codec frames decoded between two chances to cancel
_UPPER_LEVELS = 1 << 32  # offset of the random numbers of the upper levels from those of codebook 1


@dataclass(frozen=True)
class Networks:
    """The networks, in evaluation mode on `device`."""

    ar: "ArBackbone"
    nar: "NarBackbone | None"  # None: the AR model writes all codebooks
    codec: "Codec"
    device: str
    describer: "StoredDescriber | None" = None  # of voices, for models that are told a voice vector
    judge: "Path | None" = None  # file of what judges the NAR model while it is taught a voice

    def on(self, device: str) -> "Networks":
        """The same networks moved to `device`."""
        nar = self.nar.to(device) if self.nar is not None else None
        return replace(self, ar=self.ar.to(device), nar=nar, codec=self.codec.to(device), device=device)

    @property
    def num_codebooks(self) -> int:
        """Codebooks of what they speak."""
        return self.ar.codebooks if self.nar is None else self.codec.num_codebooks


@dataclass(frozen=True)
class Opening:
    """What a continuation goes on from."""

    said: tuple[int, ...]  # text ids, from BOS to the word boundary before the sentence, if there is one
    codes: Tensor  # (G,) or (C, G) int64: of these the codebooks that the AR model writes


@dataclass(frozen=True)
class SentenceRequest:
    """All that decides how one sentence sounds."""

    index: int  # place in the text
    sentence: SpokenSentence
    prompt: Tensor  # (K, P) int64
    options: SynthesisOptions
    seed: int  # of this sentence
    opening: Opening | None = None  # the AR model goes on from there, and is shown no prompt
    voice: Tensor | None = None  # (V,) its voice vector, for models that are told one


def speak_sentence(
    networks: Networks, request: SentenceRequest, hearing: Hearing | None = None
) -> Generator[SpeechEvent, None, SentenceResult]:
    """Events of one sentence, `SentenceFinished` last; the result is also the generator's value.

    `hearing` is shared by the sentences in a voice, so that its prompt is heard once.

    Raises:
        NothingSpoken: the model ended before its first frame.

    """
    return (yield from _SentenceInTheMaking(networks, request, hearing or Hearing()).events())


class _SentenceInTheMaking:
    """Frames, codes and sound of a sentence so far."""

    def __init__(self, networks: Networks, request: SentenceRequest, hearing: Hearing) -> None:
        self._networks, self._request, self._hearing = networks, request, hearing
        options, tokens = request.options, request.sentence.tokens
        self._guard: AlignmentGuard = guard_for(tokens, options.max_seconds_per_token, points=networks.ar.points)
        self._said = request.opening.said if request.opening is not None and _reads_words(networks) else ()
        ids = (*self._said, *tokens.ids[1:]) if self._said else tokens.ids
        self._condition = Condition.of(ids, request.prompt, networks.device, request.voice)
        look_ahead = 0 if networks.nar is None else networks.nar.look_ahead
        self._plan = ChunkPlan(options.chunk_frames, look_ahead, expected=len(tokens.ids) * _FRAMES_PER_TOKEN)
        self._frames: list[ArFrame] = []
        self._silent = 0  # frames before the first word
        self._codes = torch.zeros(networks.num_codebooks, self._guard.max_frames, dtype=torch.long)
        self._alignment = torch.zeros(self._guard.max_frames, dtype=torch.long)
        self._kept = self._codes.numpy(), self._alignment.numpy()  # the same memory: a frame is soon written there
        self._random = generator_for(sentence_seed(request.seed, _UPPER_LEVELS))
        self._stream = networks.codec.stream(request.prompt.to(networks.device))
        self._sound_guard = SoundGuard(networks.codec.sample_rate)
        self._edges = SentenceEdges(networks.codec.sample_rate)
        self._sound: list[Samples] = []

    def events(self) -> Generator[SpeechEvent, None, SentenceResult]:
        """Everything that happens, in order.

        Raises:
            NothingSpoken: the model ended before the first frame.

        """
        start = num_chunks = 0
        pace = Pace(self._decode(), _AR_SHARE)
        with Beside[SpeechEvent]() as beside:
            for frame in pace:
                yield self._keep(frame)
                yield from beside.found()
                seconds = pace.seconds if self._may_follow_pace else None
                end = self._plan.next_end(num_chunks, start, len(self._frames), self._silent, seconds)
                if end is None:
                    continue
                yield from beside.rest()
                filling = self._fill(start, end, min(len(self._frames), end + self._plan.look_ahead))
                if num_chunks and self._networks.device == "cpu":
                    beside.begin(filling)
                else:  # nothing is as urgent as the first sound
                    yield from filling
                start, num_chunks = end, num_chunks + 1
            yield from beside.rest()
        if not self._frames:
            raise NothingSpoken(f"Nothing was spoken for “{self._request.sentence.written}”; try another seed.")
        yield from self._fill(start, len(self._frames), len(self._frames))
        yield from self._ready(self._edges.push(self._sound_guard.push(_samples(self._stream.flush()))))
        yield from self._ready(self._edges.finish())
        result = self._result()
        yield SentenceFinished(self._request.index, result)
        return result

    @property
    def _may_follow_pace(self) -> bool:
        """Whether cuts change nothing that is heard."""
        nar = self._networks.nar
        return nar is None or nar.reach is not None

    def _decode(self) -> Generator[ArFrame, None, None]:
        request, ar = self._request, self._networks.ar
        condition = self._condition
        if (opening := request.opening) is not None:
            ids = request.sentence.tokens.ids
            condition = Condition.continuing(opening.said, ids, opening.codes, self._networks.device, request.voice)
        generator = generator_for(request.seed)
        hear = partial(self._hearing.of_ar, ar)
        yield from decode_frames(ar, condition, self._guard, request.options, generator, hear)

    def _keep(self, frame: ArFrame) -> FrameDecoded:
        place = len(self._frames)
        self._frames.append(frame)
        self._silent += frame.pointer == 0
        codes, alignment = self._kept
        codes[: 1 + len(frame.upper), place] = (frame.code, *frame.upper)
        alignment[place] = frame.pointer
        return FrameDecoded(self._request.index, place, frame.code, frame.attention, frame.pointer)

    @cached_property
    def _prefix(self) -> "Prefix":
        condition, nar = self._condition, self._networks.nar
        assert nar is not None, "one stage fills no levels"
        heard = self._hearing.of_nar(nar, condition.prompt, condition.prompt_mask)
        with torch.inference_mode():
            given = (condition.text, condition.text_mask, condition.prompt, condition.prompt_mask)
            return nar.prefill(*given, heard, condition.voice)

    def _fill(self, start: int, end: int, last: int) -> Generator[SpeechEvent, None, None]:
        """Upper levels and sound of the frames `start..end`, of which those up to `last` are shown."""
        request = self._request
        window = Window(start, end, last)
        first = self._codes[0, start:end].numpy().astype(np.int16)
        yield LevelsDecoded(request.index, 0, start, first)
        for done in self._levels(window):
            yield LevelsDecoded(request.index, done.level, start, done.codes.numpy().astype(np.int16))
        for place in range(start, end, _DECODE_FRAMES):
            codes = self._codes[:, place : min(end, place + _DECODE_FRAMES)]
            sound = _samples(self._stream.push(codes.to(self._networks.device)))
            yield from self._ready(self._edges.push(self._sound_guard.push(sound)))

    def _levels(self, window: Window) -> Iterator[LevelPass]:
        """The upper levels of a window, in `self._codes` as well."""
        nar, options = self._networks.nar, self._request.options
        if nar is None:
            return written_levels(self._codes, window)
        alignment = None
        if options.attention_prior and self._networks.ar.points:
            alignment = self._alignment + max(0, len(self._said) - 1)
        how = options.nar_temperature, self._random, options.nar_passes, options.nar_guidance
        return fill_levels(nar, self._prefix, self._codes, alignment, window, *how)

    def _ready(self, samples: Samples) -> Generator[SpeechEvent, None, None]:
        if len(samples):
            self._sound.append(samples)
            yield SoundReady(self._request.index, samples, self._networks.codec.sample_rate)

    def _result(self) -> SentenceResult:
        length = len(self._frames)
        sound = np.concatenate(self._sound) if self._sound else np.zeros(0, dtype=np.float32)
        return SentenceResult(
            sentence=self._request.sentence,
            codes=self._codes[:, :length].numpy().astype(np.int16),
            alignment=self._alignment[:length].numpy().astype(np.int16),
            attention=np.stack([frame.attention for frame in self._frames]).astype(np.float16),
            samples=sound,
            seed=self._request.seed,
            alarms=self._guard.alarms(self._frames[-1].guard) + self._sound_guard.alarms(sound),
            late=POINTER_LATE,
        )


def _reads_words(networks: Networks) -> bool:
    """Whether the NAR model reads the words of the prompt, too."""
    return networks.nar is not None and networks.nar.needs_words


def _samples(sound: Tensor) -> Samples:
    return sound.detach().to("cpu", torch.float32).reshape(-1).numpy()

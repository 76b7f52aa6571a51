"""Stand-ins for the engine, the sound hardware and the job thread."""

import re
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from app.jobs import Ticket, execute
from app.sound.backend import SoundDevice, SoundProblem
from tacolm_core import (
    Alarm,
    EmptyText,
    FrameDecoded,
    LevelsDecoded,
    PromptReport,
    SentenceFinished,
    SentenceResult,
    SentenceStarted,
    SoundReady,
    Speech,
    SpeechFinished,
    SpokenSentence,
    SynthesisOptions,
    TextTokens,
    Voice,
    VoiceError,
    Waveform,
    WordSpan,
    check_prompt,
)
from tests.voice_like import voice_like

RATE = 24_000
HOP = 320
FRAMES_PER_TOKEN = 3


def sentences_of(text: str) -> list[SpokenSentence]:
    """One sentence for each full stop, one token for each letter."""
    found = []
    for match in re.finditer(r"[^.?!\s][^.?!]*[.?!]*", text):
        written = match[0].strip()
        found.append(SpokenSentence(written, written.lower(), tokens_of(written), 0.2, match.start(), match.end()))
    if not found:
        raise EmptyText("There is no text to speak; type a sentence.")
    return [*found[:-1], replace(found[-1], pause_after=0.0)]


def tokens_of(written: str) -> TextTokens:
    spans, place = [], 1
    for word in re.findall(r"\w+", written):
        spans.append(WordSpan(word, place, place + len(word)))
        place += len(word) + 1
    return TextTokens(tuple(range(place + 1)), tuple(spans))


@dataclass(frozen=True)
class FakeChoice:
    device: str = "cpu"
    reason: str = "The CPU is used because no CUDA device was found."


class FakeEngine:
    """Speaks tones: a pitch for each word, a diagonal for attention, codes from the seed."""

    model_hash = "fake-model"
    sample_rate = RATE

    def __init__(self, seconds_per_frame: float = 0.0, alarm_on: str = "wrong") -> None:
        self.choice = FakeChoice()
        self.seconds_per_frame = seconds_per_frame
        self.alarm_on = alarm_on
        self.fail_on = "explode"

    def make_voice(
        self, prompt: Waveform, *, transcript: str = "", name: str = "", origin: str = "", consent: str = ""
    ) -> Voice:
        frames = len(prompt.samples) * 75 // prompt.sample_rate
        mark = int(np.abs(prompt.samples).sum() * 1000) % 1024
        codes = (np.arange(8 * frames).reshape(8, frames) + mark) % 1024
        return Voice(codes.astype(np.int16), transcript=transcript, name=name, origin=origin, consent=consent)

    def round_trip(self, waveform: Waveform) -> Waveform:
        return Waveform(waveform.samples * np.float32(0.9), waveform.sample_rate)

    def check_prompt(self, recording: Waveform) -> PromptReport:
        return check_prompt(recording)

    def hear(self, voice: Voice) -> Waveform:
        return Waveform(tone(220.0, voice.codes.shape[1] * HOP), RATE)

    def prepare(self, text: str, lexicon: Any = None) -> list[SpokenSentence]:
        return sentences_of(text)

    def speak(
        self,
        text: str | Sequence[SpokenSentence],
        voice: Voice,
        options: SynthesisOptions | None = None,
        *,
        lexicon: Any = None,
        seeds: Sequence[int] | None = None,
    ) -> Iterator[Any]:
        sentences = sentences_of(text) if isinstance(text, str) else list(text)
        seed = (options.seed if options else None) or 0
        opening = opening_of(voice, lexicon) if options and options.continuation else 0
        results = []
        for index, sentence in enumerate(sentences):
            if self.fail_on in sentence.written:
                raise RuntimeError("something nobody foresaw")
            yield SentenceStarted(index, len(sentences), sentence, len(sentence.tokens.ids) * FRAMES_PER_TOKEN / 75)
            result = yield from self._sentence(index, sentence, seeds[index] if seeds else seed + index, opening)
            results.append(result)
            if index + 1 < len(sentences):
                yield SoundReady(index, np.zeros(round(sentence.pause_after * RATE), np.float32), RATE)
        yield SpeechFinished(self._speech(text, voice, options, seed, results))

    def _sentence(self, index: int, sentence: SpokenSentence, seed: int, opening: int) -> Any:
        count = len(sentence.tokens.ids) * FRAMES_PER_TOKEN
        alignment = (np.arange(count) // FRAMES_PER_TOKEN).astype(np.int16)
        attention = diagonal(alignment, len(sentence.tokens.ids), seed)
        random = np.random.default_rng((seed, opening))
        codes = random.integers(0, 1024, (8, count)).astype(np.int16)
        for frame in range(count):
            if self.seconds_per_frame:
                time.sleep(self.seconds_per_frame)
            yield FrameDecoded(index, frame, int(codes[0, frame]), attention[frame], int(alignment[frame]))
        for level in range(8):
            if self.seconds_per_frame:
                time.sleep(self.seconds_per_frame * 4)
            yield LevelsDecoded(index, level, 0, codes[level])
        samples = sentence_sound(sentence, alignment, seed)
        yield SoundReady(index, samples, RATE)
        alarms = (Alarm("skipped", "A word may have been skipped."),) if self.alarm_on in sentence.written else ()
        result = SentenceResult(
            sentence=sentence,
            codes=codes,
            alignment=alignment,
            attention=attention.astype(np.float16),
            samples=samples,
            seed=seed,
            alarms=alarms,
        )
        yield SentenceFinished(index, result)
        return result

    def _speech(self, text: Any, voice: Voice, options: Any, seed: int, results: list[SentenceResult]) -> Speech:
        samples = np.concatenate([result.samples for result in results])
        options = options or SynthesisOptions()
        return Speech(
            waveform=Waveform(samples, RATE),
            sentences=tuple(results),
            text=text if isinstance(text, str) else "",
            voice_name=voice.name,
            voice_hash=voice.hash,
            seed=seed,
            options=replace(options, seed=seed),
            model_hash=self.model_hash,
            device="cpu",
            seconds=len(samples) / RATE,
            wall_seconds=1.0,
            first_sound_seconds=0.5,
        )


def opening_of(voice: Voice, lexicon: Any) -> int:
    """A number for what a continuation goes on from: the words of the voice and how they are pronounced."""
    if not voice.transcript.strip():
        raise VoiceError(f"The voice {voice.name} does not say which words its prompt holds.")
    return zlib.crc32(f"{voice.transcript} {sorted((lexicon or {}).items())}".encode())


def tone(pitch: float, length: int, rate: int = RATE) -> np.ndarray:
    return (0.3 * np.sin(2 * np.pi * pitch * np.arange(length) / rate)).astype(np.float32)


def sentence_sound(sentence: SpokenSentence, alignment: np.ndarray, seed: int) -> np.ndarray:
    """Each word a tone with a swell, the rest silence."""
    samples = np.zeros(len(alignment) * HOP, dtype=np.float32)
    for number, word in enumerate(sentence.tokens.words):
        frames = np.flatnonzero((alignment >= word.first_token) & (alignment < word.end_token))
        start, length = frames[0] * HOP, len(frames) * HOP
        pitch = 120 + 17 * ((number * 5 + seed) % 9)
        overtones = sum(tone(pitch * k, length) / k for k in (1, 2, 3, 5, 8))
        noise = np.random.default_rng(number).normal(0, 0.04, length)
        samples[start : start + length] = (overtones + noise) * np.hanning(length) * (0.5 + 0.4 * np.sin(number))
    return samples


def diagonal(alignment: np.ndarray, num_tokens: int, seed: int) -> np.ndarray:
    """A blurred staircase (T, S)."""
    tokens = np.arange(num_tokens)[None, :]
    centre = np.arange(len(alignment))[:, None] / FRAMES_PER_TOKEN - 0.5
    width = 0.8 + 0.3 * np.sin(seed + np.arange(len(alignment)))[:, None]
    weights = np.exp(-0.5 * ((tokens - centre) / width) ** 2)
    return (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)


class ManualExecutor:
    """Jobs wait until the test lets them run, on the main thread."""

    def __init__(self) -> None:
        self.waiting: list[Ticket] = []
        self.stopped = False

    def bind(self, on_item: Callable[[int, Any], None], on_done: Callable[[int, Any], None]) -> None:
        self._on_item, self._on_done = on_item, on_done

    def submit(self, ticket: Ticket) -> None:
        self.waiting.append(ticket)

    def run_next(self) -> None:
        ticket = self.waiting.pop(0)
        self._on_done(ticket.number, execute(ticket, self._on_item))

    def drain(self) -> None:
        while self.waiting:
            self.run_next()

    def stop(self, milliseconds: int) -> bool:
        self.stopped = True
        for ticket in self.waiting:
            execute(ticket, lambda _number, _item: None)
        self.waiting.clear()
        return True


MICROPHONE = SoundDevice(0, "Desk microphone", "Fake", 1, 0, 48_000, is_default_input=True)
HEADSET = SoundDevice(1, "Headset", "Fake", 2, 2, 44_100)
SPEAKERS = SoundDevice(2, "Speakers", "Fake", 0, 2, 48_000, is_default_output=True)


class FakeStream:
    def __init__(self, sample_rate: int) -> None:
        self.sample_rate = sample_rate
        self.is_open = True
        self.is_alive = True

    def stop(self) -> None:
        self.is_open = False


class FakeSound:
    """Devices in memory: the test pushes what the microphone hears and pulls what the loudspeaker plays."""

    def __init__(self) -> None:
        self.found: list[SoundDevice] = [MICROPHONE, HEADSET, SPEAKERS]
        self.problem = ""
        self.input: FakeStream | None = None
        self.output: FakeStream | None = None
        self.input_device: SoundDevice | None = None
        self.forced_rate: int | None = None
        self.heard: list[np.ndarray] = []
        self.refreshed = 0

    def devices(self) -> Sequence[SoundDevice]:
        return tuple(self.found)

    def refresh(self) -> None:
        self.refreshed += 1

    def open_input(self, device: SoundDevice | None, callback: Callable[[np.ndarray, bool], None]) -> FakeStream:
        self._refuse()
        self.input_device = device or next((d for d in self.found if d.input_channels), None)
        if self.input_device is None:
            raise SoundProblem("No microphone was found.")
        self._on_input = callback
        self.input = FakeStream(self.input_device.sample_rate)
        return self.input

    def open_output(
        self, device: SoundDevice | None, sample_rate: int, callback: Callable[[np.ndarray], None]
    ) -> FakeStream:
        self._refuse()
        self._on_output = callback
        self.output = FakeStream(self.forced_rate or sample_rate)
        return self.output

    def _refuse(self) -> None:
        if self.problem:
            raise SoundProblem(self.problem)

    def speak_into(self, samples: np.ndarray, *, block: int = 1024, lost: bool = False) -> None:
        """Let the microphone hear `samples`."""
        for start in range(0, len(samples), block):
            if self.input is not None and self.input.is_open:
                self._on_input(samples[start : start + block, None].astype(np.float32), lost)

    def pull(self, length: int) -> np.ndarray:
        """Let the loudspeaker play `length` samples."""
        block = np.ones(length, dtype=np.float32)
        if self.output is not None and self.output.is_open:
            self._on_output(block)
            self.heard.append(block.copy())
        else:
            block[:] = 0
        return block

    def play_out(self, seconds: float = 60.0) -> np.ndarray:
        """Play until the stream has been silent for half a second or the time is over."""
        played, silent = [], 0
        rate = self.output.sample_rate if self.output else RATE
        while self.output is not None and self.output.is_open and silent < rate // 2 and seconds > 0:
            block = self.pull(2400)
            silent = silent + len(block) if not block.any() else 0
            seconds -= len(block) / rate
            played.append(block)
        return np.concatenate(played) if played else np.zeros(0, np.float32)


def speech_like(seconds: float, rate: int = 48_000, level: float = 0.3) -> np.ndarray:
    """A buzz with syllables and a little noise: enough of a voice for the check of prompts."""
    time_axis = np.arange(round(seconds * rate)) / rate
    syllables = np.clip(np.sin(2 * np.pi * 2.2 * time_axis), 0.0, 1.0) ** 0.5
    noise = np.random.default_rng(1).normal(0, 0.001, len(time_axis))
    sound = voice_like(seconds, rate) * syllables + noise
    return (level * sound).astype(np.float32)


def write_wav(path: Path, samples: np.ndarray, rate: int) -> Path:
    import soundfile

    soundfile.write(path, samples, rate)
    return path


def a_voice(name: str = "Ada") -> Voice:
    return FakeEngine().make_voice(Waveform(speech_like(3.0), 48_000), name=name, consent="agreed")

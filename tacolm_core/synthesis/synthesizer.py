"""The engine's face: a prompt becomes a voice, a voice and a text become speech.

Nothing here touches the network. Whoever iterates `speak` decides how fast it goes, and stops it by iterating no more;
the one thread that may work beside it (synthesis/beside.py) stops with it.
"""

import secrets
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch

from tacolm_core.audio.people import with_people
from tacolm_core.audio.prompt import PromptReport, check_prompt, join_prompts
from tacolm_core.audio.waveform import Waveform
from tacolm_core.codec.round_trip import round_trip
from tacolm_core.config import FULL_PRECISION, Precision, SynthesisOptions
from tacolm_core.errors import DeviceError, EmptyText, SynthesisError, TextError, VoiceError
from tacolm_core.synthesis.devices import DeviceChoice, fallback, is_out_of_memory
from tacolm_core.synthesis.events import (
    LevelsDecoded,
    SentenceFinished,
    SentenceStarted,
    SoundReady,
    SpeechEvent,
    SpeechFinished,
)
from tacolm_core.synthesis.hearing import Hearing
from tacolm_core.synthesis.lessons import taught
from tacolm_core.synthesis.results import SentenceResult, Speech
from tacolm_core.synthesis.seeds import sentence_seed
from tacolm_core.synthesis.sentence import Networks, Opening, SentenceRequest, speak_sentence
from tacolm_core.synthesis.stitch import Samples, silence
from tacolm_core.synthesis.voice import Voice
from tacolm_core.synthesis.working_time import Clock, WorkingTime
from tacolm_core.text.front_end import prepare_script, prepare_text
from tacolm_core.text.lexicon import Lexicon
from tacolm_core.text.spoken import SpokenSentence, with_pauses
from tacolm_core.text.tokenizer import TextTokenizer

_Listener = tuple[str, bool, bool]  # whose prompt is heard, guided or not, continued or not
_SECONDS_PER_TOKEN = 0.08  # of phonemes in running speech; for estimates only
_MOST_HEARD = 8  # voices whose prompt is kept as the models heard it
_MOST_TAUGHT = 3  # taught voices whose networks are kept: some 40 MB each of the shipped model
_NEW_SEEDS = 2**31  # short enough to be read out


class Synthesizer:
    """Three networks and a tokenizer, ready to speak.

    Args:
        networks: AR model, NAR model and codec, in evaluation mode on one device.
        tokenizer: the one the two models were trained with.
        model_hash: what results are labelled with.
        choice: the device and why it was taken.
        longest_prompt: frames of a voice that the models are shown, from its start; None: all. Models are at home with
            prompts as long as those they were trained with.
        clock: seconds; tests hand in their own.

    """

    def __init__(
        self,
        networks: Networks,
        tokenizer: TextTokenizer,
        *,
        model_hash: str = "",
        choice: DeviceChoice | None = None,
        longest_prompt: int | None = None,
        clock: Clock = time.perf_counter,
    ) -> None:
        self._networks = networks
        self._tokenizer = tokenizer
        self._clock = clock
        self.longest_prompt = longest_prompt
        self._heard: dict[_Listener, Hearing] = {}  # of the last requests, the newest last
        self._taught: dict[str, Networks] = {}  # by the hash of the lessons, likewise
        self._described: dict[str, torch.Tensor] = {}  # vectors (V,) of voices that came without one, by their hash
        self.model_hash = model_hash
        self.choice = choice or DeviceChoice(networks.device, "It was asked for.")

    @property
    def networks(self) -> Networks:
        """The networks in use; another set after a full graphics card."""
        return self._networks

    @property
    def tokenizer(self) -> TextTokenizer:
        """The one the models were trained with."""
        return self._tokenizer

    @property
    def sample_rate(self) -> int:
        """Samples per second of everything spoken."""
        rate: int = self._networks.codec.sample_rate
        return rate

    def warm_up(self) -> None:
        """Do once what is slow the first time (pronunciations, first pass), so that the first request is quick."""
        networks = self._networks
        codes = np.zeros((networks.codec.num_codebooks, 1), dtype=np.int16)
        described = {}
        if (describer := networks.describer) is not None:
            described = {"vector": np.zeros(describer.width, np.float32), "described_by": describer.hash}
        voice = Voice(codes, transcript="Ready.", codec_hash=networks.codec.weights_hash, **described)  # type: ignore[arg-type]
        events = self.speak("Ready.", voice, SynthesisOptions(seed=0, chunk_frames=1))
        next(event for event in events if isinstance(event, LevelsDecoded) and event.level > 0)

    def make_voice(
        self,
        prompt: Waveform | Sequence[Waveform],
        *,
        transcript: str = "",
        name: str = "",
        origin: str = "",
        consent: str = "",
    ) -> Voice:
        """A voice from one recording, or from several of the same person joined; of more than 30 s the first are used.

        Args:
            prompt: any sample rate; only the usable part is kept (`audio.prompt`).
            transcript: the words of the recording, if they are known.
            name: shown to people.
            origin: where the recording comes from.
            consent: a note that its speaker agreed.

        Raises:
            PromptTooShort, PromptSilent: nothing to imitate in it.

        """
        recordings = [prompt] if isinstance(prompt, Waveform) else list(prompt)
        prepared = join_prompts(recordings)
        samples = torch.from_numpy(prepared.samples)[None, None].to(self._networks.device)
        describer = self._networks.describer
        with torch.inference_mode():
            codes = self._networks.codec.encode(samples)[0].to("cpu", torch.int16).numpy()
        vector = None if describer is None else describer(samples[:, 0])[0].numpy()
        return Voice(
            codes=codes,
            transcript=transcript,
            name=name,
            origin=origin,
            consent=consent,
            codec_hash=self._networks.codec.weights_hash,
            vector=vector,
            described_by="" if describer is None else describer.hash,
        )

    def check_prompt(self, recording: Waveform) -> PromptReport:
        """As `audio.prompt.check_prompt`; a model that is told whose voice it makes notices a second person, too."""
        report, describer = check_prompt(recording), self._networks.describer
        if describer is None:
            return report
        with torch.inference_mode():
            return with_people(report, recording, lambda samples: describer.embed(torch.from_numpy(samples)).numpy())

    def round_trip(self, waveform: Waveform) -> Waveform:
        """The recording as the codec hears it, as long as it was, at `sample_rate`: the best this engine can sound."""
        return round_trip(self._networks.codec, waveform, self._networks.device)

    def hear(self, voice: Voice) -> Waveform:
        """The prompt kept in a voice, at `sample_rate`.

        Raises:
            VoiceError: the voice was made with another codec.

        """
        self._check(voice)
        codes = torch.from_numpy(voice.codes.astype(np.int64))[None].to(self._networks.device)
        with torch.inference_mode():
            return Waveform(self._decode(codes), self.sample_rate)

    def prepare(self, text: str, lexicon: Lexicon | None = None) -> list[SpokenSentence]:
        """What will be said, sentence by sentence, as `text.front_end.prepare_text` makes it with its usual pauses.

        Args:
            text: written text.
            lexicon: pronunciations that go before the built-in ones.

        Raises:
            EmptyText, UnspeakableText, TextTooLong: nothing to say, or too much.
            TextError: a `[pause ...]` control or an inline pronunciation is malformed.

        """
        return prepare_text(text, self._tokenizer, lexicon=lexicon)

    def prepare_script(self, text: str, names: Sequence[str], lexicon: Lexicon | None = None) -> list[SpokenSentence]:
        """As `prepare`, for a text whose lines say who speaks (`text.script`); the names themselves are not said.

        Raises:
            EmptyText, UnspeakableText, TextTooLong, TextError: as `prepare`.

        """
        return prepare_script(text, names, self._tokenizer, lexicon)

    def speak(
        self,
        text: str | Sequence[SpokenSentence],
        voice: Voice,
        options: SynthesisOptions | None = None,
        *,
        lexicon: Lexicon | None = None,
        seeds: Sequence[int] | None = None,
        cast: Mapping[str, Voice] | None = None,
    ) -> Iterator[SpeechEvent]:
        """Speak, and tell everything that happens on the way; `SpeechFinished` comes last.

        Args:
            text: written text, or sentences from `prepare`, of which some may have been left out. Their pauses become
                those of `options`, but for those the writer asked for.
            voice: whose voice.
            options: everything that changes the result; a seed is chosen when it has none.
            lexicon: pronunciations that go before the built-in ones.
            seeds: one for each sentence, to go on in the middle of a text; None: they follow from that of `options`.
            cast: voices of speakers; sentences of a speaker who is not there, or of nobody, are said in `voice`.

        Raises:
            EmptyText, UnspeakableText, TextTooLong, TextError: about the text, before the first event.
            VoiceError: the voice was made with another codec, or is to be continued and its words are not known.
            NothingSpoken: the model ended before its first frame.
            DeviceError: the graphics card was full after part of a sentence had been handed out.

        """
        watch = WorkingTime(self._clock)
        for event in self._events(text, voice, options or SynthesisOptions(), lexicon, watch, seeds, cast or {}):
            watch.stop()
            yield event
            watch.go_on()

    def synthesize(
        self,
        text: str | Sequence[SpokenSentence],
        voice: Voice,
        options: SynthesisOptions | None = None,
        *,
        lexicon: Lexicon | None = None,
        cast: Mapping[str, Voice] | None = None,
    ) -> Speech:
        """The whole result of `speak`, which see.

        Raises:
            TextError, VoiceError, SynthesisError, DeviceError: as `speak`.

        """
        for event in self.speak(text, voice, options, lexicon=lexicon, cast=cast):
            if isinstance(event, SpeechFinished):
                return event.speech
        raise SynthesisError("Speaking ended without a result; this is a mistake in the program.")

    def _events(
        self,
        text: str | Sequence[SpokenSentence],
        voice: Voice,
        options: SynthesisOptions,
        lexicon: Lexicon | None,
        watch: WorkingTime,
        seeds: Sequence[int] | None,
        cast: Mapping[str, Voice],
    ) -> Generator[SpeechEvent, None, None]:
        for each in (voice, *cast.values()):
            self._check(each)
        sentences = self._read(text, lexicon, tuple(cast))
        if not sentences:
            raise EmptyText("There is no text to speak; type or paste some.")
        sentences = with_pauses(sentences, options.sentence_pause, options.paragraph_pause)
        settled = options if options.seed is not None else replace(options, seed=secrets.randbelow(_NEW_SEEDS))
        made: list[SentenceResult] = []
        sound: list[Samples] = []
        heard = {sentence.speaker: cast.get(sentence.speaker, voice) for sentence in sentences}
        listening = {name: self._listen(each, settled, lexicon) for name, each in heard.items()}
        own = seeds or [sentence_seed(settled.seed or 0, index) for index in range(len(sentences))]
        for event in self._sentences(list(zip(sentences, own, strict=True)), listening, settled):
            if isinstance(event, SoundReady):
                sound.append(event.samples)
                watch.note_sound()
            elif isinstance(event, SentenceFinished):
                made.append(event.result)
            yield event
        written = text if isinstance(text, str) else " ".join(sentence.written for sentence in sentences)
        waveform = Waveform(np.concatenate(sound), self.sample_rate)
        yield SpeechFinished(self._speech(written, list(heard.values()), settled, made, waveform, watch))

    def _read(
        self, text: str | Sequence[SpokenSentence], lexicon: Lexicon | None, names: tuple[str, ...]
    ) -> list[SpokenSentence]:
        if not isinstance(text, str):
            return list(text)
        return self.prepare_script(text, names, lexicon) if names else self.prepare(text, lexicon)

    def _listen(self, voice: Voice, options: SynthesisOptions, lexicon: Lexicon | None) -> "_Listened":
        return _Listened(
            torch.from_numpy(voice.codes[:, : self.longest_prompt].astype(np.int64)),
            self._opening(voice, lexicon) if options.continuation or self._networks.ar.needs_words else None,
            self._hearing(voice, options),
            voice,
            self._vector(voice),
        )

    def _vector(self, voice: Voice) -> torch.Tensor | None:
        """The vector (V,) of a voice as this model's describer makes it; of an older voice from its codes."""
        describer = self._networks.describer
        if describer is None:
            return None
        if voice.vector is not None and voice.described_by == describer.hash:
            return torch.from_numpy(voice.vector)
        if voice.hash not in self._described:
            self._described[voice.hash] = describer(torch.from_numpy(self.hear(voice).samples)[None])[0].clone()
        return self._described[voice.hash]

    def _networks_of(self, voice: Voice) -> Networks:
        """The networks as a voice has taught them; of the last few such voices they are kept."""
        if voice.lessons is None:
            return self._networks
        key = voice.lessons.hash
        found = self._taught.pop(key, None) or taught(self._networks, voice.lessons)
        self._taught[key] = found
        while len(self._taught) > _MOST_TAUGHT:
            del self._taught[next(iter(self._taught))]
        return found

    def _opening(self, voice: Voice, lexicon: Lexicon | None) -> Opening:
        """What every sentence goes on from: the whole prompt and its words."""
        name = voice.name or "without a name"
        if not voice.transcript.strip():
            if self._networks.ar.needs_words:
                raise VoiceError(
                    f"This model needs the words of a prompt, and the voice “{name}” does not say them; make it again "
                    "with them, or choose another model."
                )
            raise VoiceError(
                f"The voice “{name}” does not say which words its prompt holds; make it again with them, "
                "or speak without continuation."
            )
        # Square brackets are no controls in a transcript.
        written = voice.transcript.replace("[", " ").replace("]", " ")
        try:
            said = self._tokenizer.leading_ids([sentence.tokens for sentence in self.prepare(written, lexicon)])
        except TextError as error:
            raise VoiceError(f"The words of the voice “{name}” cannot be used: {error}") from error
        codes = torch.from_numpy(voice.codes.astype(np.int64))
        return Opening(said, self._networks.ar.written(codes[None])[0])

    def _sentences(
        self,
        sentences: list[tuple[SpokenSentence, int]],
        listening: Mapping[str, "_Listened"],
        options: SynthesisOptions,
    ) -> Generator[SpeechEvent, None, None]:
        for index, (sentence, seed) in enumerate(sentences):
            estimate = len(sentence.tokens.ids) * _SECONDS_PER_TOKEN
            yield SentenceStarted(index, len(sentences), sentence, estimate)
            to = listening[sentence.speaker]
            request = SentenceRequest(index, sentence, to.prompt, options, seed, to.opening, to.vector)
            yield from self._sentence(request, to)
            if sentence.pause_after > 0:
                yield SoundReady(index, silence(sentence.pause_after, self.sample_rate), self.sample_rate)

    def _hearing(self, voice: Voice, options: SynthesisOptions) -> Hearing:
        """What was heard of this voice in one of the last requests, if it was of the same kind."""
        listener = (voice.hash, options.guidance != 1.0, options.continuation)
        hearing = self._heard.pop(listener, None) or Hearing()
        self._heard[listener] = hearing
        while len(self._heard) > _MOST_HEARD:
            del self._heard[next(iter(self._heard))]
        return hearing

    def _sentence(self, request: SentenceRequest, to: "_Listened") -> Generator[SpeechEvent, None, None]:
        """One sentence; a full graphics card sends it, and all that follow, to the CPU."""
        heard = False
        try:
            for event in speak_sentence(self._networks_of(to.voice), request, to.hearing):
                heard = heard or isinstance(event, SoundReady)
                yield event
            return
        except RuntimeError as error:
            if self._networks.device == "cpu" or not is_out_of_memory(error):
                raise
            self._networks, self.choice = self._networks.on("cpu"), fallback(error)
            self._taught.clear()
        if heard:
            raise DeviceError(f"{self.choice.reason} Part of the sentence had been handed out; speak it again.")
        yield from speak_sentence(self._networks_of(to.voice), request, to.hearing)

    def _speech(
        self,
        text: str,
        voices: list[Voice],
        options: SynthesisOptions,
        made: list[SentenceResult],
        waveform: Waveform,
        watch: WorkingTime,
    ) -> Speech:
        return Speech(
            waveform=waveform,
            sentences=tuple(made),
            text=text,
            voice_name=", ".join(dict.fromkeys(voice.name for voice in voices)),
            voice_hash=" ".join(dict.fromkeys(voice.hash for voice in voices)),
            seed=options.seed or 0,
            options=replace(options, precision=self._served(options.precision, voices)),
            model_hash=self.model_hash,
            device=self._networks.device,
            seconds=len(waveform.samples) / waveform.sample_rate,
            wall_seconds=watch.seconds,
            first_sound_seconds=watch.first_sound,
        )

    def _served(self, wanted: Precision, voices: list[Voice]) -> Precision:
        """The precision that was given to who asked for `wanted`."""
        by_lessons = [voice.lessons and self._taught.get(voice.lessons.hash) for voice in voices]
        used = [networks or self._networks for networks in by_lessons]
        return wanted if any(networks.ar.served(wanted) == wanted for networks in used) else FULL_PRECISION

    def _decode(self, codes: torch.Tensor) -> Samples:
        sound: Samples = self._networks.codec.decode(codes)[0, 0].to("cpu", torch.float32).numpy()
        return np.clip(sound, -1.0, 1.0)

    def _check(self, voice: Voice) -> None:
        if voice.codec_hash != self._networks.codec.weights_hash:
            name = voice.name or "without a name"
            raise VoiceError(f"The voice “{name}” was made with another codec; make it again from its recording.")
        if voice.lessons is not None and voice.lessons.model_hash != self.model_hash:
            name = voice.name or "without a name"
            raise VoiceError(f"The voice “{name}” was taught with another model; teach it again with this one.")


@dataclass(frozen=True)
class _Listened:
    """What the sentences of one speaker go by: prompt (K, P), the words it goes on from, what was heard of it, the
    voice itself.
    """

    prompt: torch.Tensor
    opening: Opening | None
    hearing: Hearing
    voice: Voice
    vector: torch.Tensor | None  # (V,) of the voice, for models that are told one

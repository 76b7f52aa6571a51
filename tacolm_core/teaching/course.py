"""`teach_voice`: the whole way from recordings with their texts to a voice that has had its lessons."""

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, cast

import numpy as np
import torch

from tacolm_core.checkpoint import read_metadata
from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.codec.voice_vector import load_describer
from tacolm_core.config import Settings
from tacolm_core.errors import OptionsError
from tacolm_core.model.latent_nar import LatentNar
from tacolm_core.synthesis.lessons import Lessons, taught
from tacolm_core.synthesis.sentence import Networks
from tacolm_core.synthesis.synthesizer import Synthesizer
from tacolm_core.synthesis.voice import Voice
from tacolm_core.teaching.events import (
    LessonsBegun,
    PassDone,
    TeachingEvent,
    VoiceTaught,
    Working,
)
from tacolm_core.teaching.guards import spoken_guards
from tacolm_core.teaching.judged import JudgedLesson
from tacolm_core.teaching.language import LanguageLesson
from tacolm_core.teaching.lesson import Lesson
from tacolm_core.teaching.likeness import Likeness
from tacolm_core.teaching.material import Material, prepare
from tacolm_core.teaching.pieces import Piece, Prompts
from tacolm_core.teaching.readings import Reading
from tacolm_core.teaching.sound import Guessed, SoundLesson, guess
from tacolm_core.teaching.state import CourseState, course_key
from tacolm_core.training.drawn_codes import CodeDrawer
from tacolm_core.training.latent_critics import LatentCritics, load_critics
from tacolm_core.training.latent_listener import LatentListener

_KEEP_EVERY: Final = 8.0  # seconds between two saves: what a kill can cost, and a step
_WORSE: Final = 2  # passes without a gain on the held-out pieces that end a lesson
_GAIN: Final = 0.002  # share of the held-out loss that counts as one
_LISTENING: Final = 0.1  # share of the minutes before the first lesson
_WEIGHTS: Final = {"speech": 0.3, "timbre": 0.4, "sound": 0.3}  # how the lessons share the others


@dataclass(frozen=True)
class TeachingOptions(Settings):
    """How a voice is taught.

    Raises:
        OptionsError: a value is outside its range.

    """

    minutes: float = 6.0  # at most, but that every lesson goes through the recordings once
    rank: int = 16  # of the additions
    # Passes, at most; of the NAR model alone because the others cost more than they gain (docs/experiments.md).
    speech_passes: int = 0  # of the AR model
    timbre_passes: int = 4  # of the NAR model
    sound_passes: int = 0  # of the decoder
    speech_rate: float = 1.5e-3  # highest learning rates
    timbre_rate: float = 2e-3
    sound_rate: float = 2e-3
    held_out: float = 0.08  # share of the speech that is not learnt from
    guards: int = 6  # sentences spoken by the untaught model in this voice's prompt, for the AR model to remember
    seed: int = 0

    def __post_init__(self) -> None:
        if not 0.05 <= self.minutes <= 600:
            raise OptionsError(f"A voice is taught for 0.05 to 600 minutes, not {self.minutes:g}.")
        if not 1 <= self.rank <= 64:
            raise OptionsError(f"The rank of what a voice learns must be 1 to 64, not {self.rank}.")

    def span(self, lesson: str) -> tuple[float, float]:
        """From where to where of the minutes a lesson may take."""
        passes = {"speech": self.speech_passes, "timbre": self.timbre_passes, "sound": self.sound_passes}
        weights = {name: weight for name, weight in _WEIGHTS.items() if passes[name]}
        names, whole = list(weights), sum(weights.values())
        before = sum(weights[name] for name in names[: names.index(lesson)])
        start, end = before / whole, (before + weights[lesson]) / whole
        return _LISTENING + (1 - _LISTENING) * start, _LISTENING + (1 - _LISTENING) * end


def teach_voice(
    synthesizer: Synthesizer,
    readings: Sequence[Reading],
    *,
    name: str = "",
    origin: str = "",
    consent: str = "",
    before: Lessons | None = None,
    options: TeachingOptions | None = None,
    keep: Path | str | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[TeachingEvent]:
    """Teach the model a voice, and tell everything that happens on the way; `VoiceTaught` comes last.

    Stop iterating to cancel; begun again with the same `keep`, it goes on where it was, to about ten seconds.

    Args:
        synthesizer: whose model learns; it stays as it is.
        readings: of one person, with their words (`teaching.readings.load_readings`).
        name: of the voice, for people.
        origin: where the recordings come from.
        consent: a note that their speaker agreed.
        before: what the model learnt of this voice already, to go on from; None, or of another model: from nothing.
        options: see `TeachingOptions`.
        keep: a folder for what must survive a break; None: nothing does.
        clock: seconds; tests hand in their own.

    Raises:
        DataError: too little of the recordings can be used, or they are of several people.
        OutputError: `keep` cannot be written to, say because the disk is full.
        OptionsError: as `TeachingOptions`.

    """
    place = None if keep is None else Path(keep)
    course = _Course(synthesizer, readings, before, options or TeachingOptions(), place, clock)
    voice = yield from course.run()
    lessons = voice.lessons
    assert lessons is not None, "it was taught"
    named = replace(voice, name=name, origin=origin or f"{lessons.recordings} recordings", consent=consent)
    yield VoiceTaught(named, lessons.before, lessons.after)


class _Course:
    def __init__(
        self,
        synthesizer: Synthesizer,
        readings: Sequence[Reading],
        before: Lessons | None,
        options: TeachingOptions,
        keep: Path | None,
        clock: Callable[[], float],
    ) -> None:
        self._synthesizer, self._readings, self._options = synthesizer, readings, options
        lasting = replace(options, minutes=1.0)  # more time for the same lessons is no other course
        is_usable = before is not None and before.model_hash == synthesizer.model_hash
        self._before = before if is_usable else None
        judge = synthesizer.networks.judge
        known = [self._before.hash] if self._before else []
        settings = " ".join([str(lasting), *known, *([read_metadata(judge).hash] if judge else [])])
        self._state = CourseState(keep, course_key(synthesizer.model_hash, readings, settings))
        self._clock, self._begun = clock, clock()
        self._spent = 0.0  # in earlier sittings
        self._learnt: dict[str, torch.Tensor] = {}  # of the finished lessons, by their full names
        self._is_resumed = False

    # The order ----------------------------------------------------------------------------------

    def run(self) -> Generator[TeachingEvent, None, Voice]:
        """Everything; the value is the taught voice without its words."""
        self._take_up()
        material = yield from prepare(self._synthesizer, self._readings, self._state, self._options.held_out)
        self._state.save("clock", {}, {"spent": self._seconds})
        likeness = Likeness(self._synthesizer.networks, material)
        before = likeness.of(self._synthesizer.networks)
        yield LessonsBegun(material.readings, material.seconds, before, self._is_resumed)
        for make in (self._speech, self._timbre, self._sound):
            lesson = make(material)
            if lesson is not None:
                yield from self._learn(lesson, likeness)
        after = likeness.of(self._so_far())
        half = {key: value.cpu().numpy().astype(np.float16) for key, value in self._learnt.items()}
        hash_ = self._synthesizer.model_hash
        return replace(material.voice, lessons=Lessons(half, hash_, material.readings, material.seconds, before, after))

    def _take_up(self) -> None:
        found = self._state.load("clock")
        if found is not None:
            self._spent, self._is_resumed = float(found[1].get("spent", 0.0)), True

    @property
    def _seconds(self) -> float:
        """Of work so far, earlier sittings included."""
        return self._spent + self._clock() - self._begun

    def _share(self, lesson: str) -> float:
        """How much of a lesson's time is over."""
        start, end = self._options.span(lesson)
        whole = 60.0 * self._options.minutes
        return min(1.0, max(0.0, (self._seconds / whole - start) / (end - start)))

    def _left(self) -> float:
        return max(0.0, 60.0 * self._options.minutes - self._seconds)

    # Lessons ------------------------------------------------------------------------------------

    def _speech(self, material: Material) -> Lesson | None:
        options = self._options
        if not options.speech_passes:
            return None
        guards = spoken_guards(self._synthesizer, material.voice, options.guards, self._state)
        ar = self._synthesizer.networks.ar
        return LanguageLesson(
            ar,
            material.pieces,
            guards,
            material.held_out,
            peak=options.speech_rate,
            rank=options.rank,
            passes=options.speech_passes,
        )

    def _timbre(self, material: Material) -> Lesson | None:
        options, nar = self._options, self._synthesizer.networks.nar
        if nar is None or not options.timbre_passes:
            return None
        listener = self._listener()
        if (critics := self._critics()) is not None and listener is not None:
            latents = cast("LatentNar", nar)
            return JudgedLesson(
                latents,
                critics,
                listener,
                CodeDrawer(self._synthesizer.networks.ar, latents.codebooks),
                material.recorded,
                material.held_out,
                peak=options.timbre_rate,
                rank=options.rank,
                passes=options.timbre_passes,
            )
        return LanguageLesson(
            nar,
            material.pieces,
            (),
            material.held_out,
            peak=options.timbre_rate,
            rank=options.rank,
            passes=options.timbre_passes,
            listener=listener,
        )

    def _critics(self) -> LatentCritics | None:
        """Who judged the NAR model in its training, where they lie beside it."""
        networks = self._synthesizer.networks
        if networks.judge is None or not isinstance(networks.nar, LatentNar):
            return None
        return load_critics(networks.judge, networks.nar).to(networks.device)

    def _listener(self) -> LatentListener | None:
        """What hears the voice that is learnt, where the model has a network that knows people."""
        networks = self._synthesizer.networks
        if networks.describer is None or not isinstance(networks.codec, FrameCodec):
            return None
        return LatentListener(networks.codec, load_describer(networks.describer.path).to(networks.device))

    def _sound(self, material: Material) -> Lesson | None:
        options, codec = self._options, self._synthesizer.networks.codec
        if not options.sound_passes or not isinstance(codec, FrameCodec):
            return None
        networks, prompts = self._so_far(), Prompts(material.pieces)
        whole = (*material.pieces, *material.held_out)
        every = [self._guess(networks, piece, prompts, number) for number, piece in enumerate(whole)]
        guessed, held_out = every[: len(material.pieces)], every[len(material.pieces) :]
        return SoundLesson(
            codec, guessed, held_out, peak=options.sound_rate, rank=options.rank, passes=options.sound_passes
        )

    def _guess(self, networks: Networks, piece: Piece, prompts: Prompts, number: int) -> Guessed:
        """The models' codes of a piece; those of an earlier sitting, where there are some."""
        found = self._state.load(f"guessed-{number}")
        if found is not None:
            device = piece.codes.device
            return Guessed(piece, found[0]["codes"].to(device), found[0]["told"].to(device))
        made = guess(networks, piece, prompts, number)
        self._state.save(f"guessed-{number}", {"codes": made.codes, "told": made.told}, {})
        return made

    def _learn(self, lesson: Lesson, likeness: Likeness) -> Generator[TeachingEvent, None, None]:
        """One lesson to its end."""
        step, best, worse, taught_best = self._resume(lesson)
        saved = self._clock()
        last = lesson.passes * lesson.steps_per_pass
        while step < last and worse < _WORSE:
            progress = max(step / last, self._share(lesson.name))
            if progress >= 1.0 and step >= lesson.steps_per_pass:
                break
            lesson.step(step, progress)
            step += 1
            if step % lesson.steps_per_pass == 0 or step == last:
                loss = lesson.held_out()
                is_better = loss < best * (1 - _GAIN)
                worse = 0 if is_better or lesson.settles else worse + 1
                if is_better:
                    best, taught_best = best if lesson.settles else loss, lesson.additions.tensors()
                now = likeness.of(self._so_far({lesson.network: taught_best}))
                number = -(-step // lesson.steps_per_pass)
                yield PassDone(
                    lesson.name,
                    number,
                    lesson.passes,
                    self._progress(lesson, step / last),
                    loss,
                    now,
                    self._left(),
                )
            if self._clock() - saved >= _KEEP_EVERY or step == last:
                self._keep(lesson, step, best, worse, taught_best)
                saved = self._clock()
                yield Working(self._progress(lesson, step / last), self._left())
        self._keep(lesson, last, best, worse, taught_best)
        self._learnt |= {f"{lesson.network}.{key}": value for key, value in taught_best.items()}

    def _progress(self, lesson: Lesson, share: float) -> float:
        start, end = self._options.span(lesson.name)
        return start + (end - start) * min(1.0, max(share, self._share(lesson.name)))

    def _resume(self, lesson: Lesson) -> tuple[int, float, int, dict[str, torch.Tensor]]:
        """Step, best held-out loss, passes without a gain, and what was learnt at the best: kept, or from nothing."""
        found = self._state.load(lesson.name)
        if found is None:
            known = self._before.of_network(lesson.network) if self._before else {}
            if lesson.additions.takes(known):
                lesson.additions.load(known)
            return 0, lesson.held_out(), 0, lesson.additions.tensors()
        tensors, facts = found
        kept = {key.removeprefix("best."): value for key, value in tensors.items() if key.startswith("best.")}
        lesson.restore(tensors)
        device = self._synthesizer.networks.device
        return facts["step"], facts["best"], facts["worse"], {key: value.to(device) for key, value in kept.items()}

    def _keep(self, lesson: Lesson, step: int, best: float, worse: int, learnt: dict[str, torch.Tensor]) -> None:
        tensors = {**lesson.state(), **{f"best.{key}": value for key, value in learnt.items()}}
        self._state.save(lesson.name, tensors, {"step": step, "best": best, "worse": worse})
        self._state.save("clock", {}, {"spent": self._seconds})

    # What was learnt so far ---------------------------------------------------------------------

    def _so_far(self, now: dict[str, dict[str, torch.Tensor]] | None = None) -> Networks:
        """Networks with the finished lessons, and with what is learnt just `now` of one of them."""
        found = dict(self._learnt)
        for network, tensors in (now or {}).items():
            found |= {f"{network}.{key}": value for key, value in tensors.items()}
        half = {key: value.cpu().numpy().astype(np.float16) for key, value in found.items()}
        return taught(self._synthesizer.networks, Lessons(half, self._synthesizer.model_hash, 0, 0.0))

"""Where in the text the voice is, read from the attention map, and what follows from it.

A pointer walks over the text tokens and never goes back. For each frame it looks for the peak of the attention row in
a small window around itself and moves towards it. It forbids EOS until the last words have been reached, ends a
sentence that rests in the silence behind its last word, pushes on where a phoneme or a pause is held too long, and
notes what went wrong.
The idea is that of the inference guard in NVIDIA's Magpie TTS, with spans for 75 frames per second.

Numpy only, and no state of its own: `observe` takes a state and returns the next one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tacolm_core.synthesis.results import Alarm
from tacolm_core.text.tokenizer import TextTokens, WordSpan
from tacolm_core.units import FRAME_RATE, frames_to_seconds, seconds_to_frames


@dataclass(frozen=True)
class GuardSettings:
    """Spans in text tokens and frames (1/75 s)."""

    look_ahead: int = 4  # tokens in front of the pointer in which the peak is looked for
    stride: int = 2  # tokens the pointer may move in one frame; word boundaries may last no frame at all
    shortest_phoneme: int = 2  # frames before which a phoneme is not left; in silence the peak would run away
    near_end: int = 2  # tokens before TEXT_EOS from which on the model may end
    min_frames_per_token: float = 1.5  # no ending before; the shortest phonemes of the corpus last two frames
    end_frames: int = 30  # frames behind the last word after which the sentence is over
    longest_phoneme: int = 25  # frames after which a phoneme is left; one in 400 of recorded speech is as long
    stuck_frames: int = 35  # that the peak may rest on one phoneme all the same
    pause_frames: int = 45  # longest pause between two words
    repeat_tokens: int = 4  # tokens behind the pointer from which on the peak counts as gone back
    repeat_frames: int = 6  # frames in a row it must stay there
    skipped_frames_per_token: float = 1.25  # a word of three phonemes or more that got less was skipped
    early_frames: int = 3  # frames in which the model asked for an early end before that is worth an alarm


@dataclass(frozen=True)
class GuardState:
    """Everything carried from frame to frame."""

    pointer: int = 0  # text token of the last frame
    dwell: int = 0  # frames in a row at it
    pause: int = 0  # frames in a row outside of words
    frames: int = 0  # frames so far
    behind: int = 0  # frames in a row with the peak far behind the pointer
    peak: int = 0  # text token with the peak in the last frame
    rest: int = 0  # frames in a row that it was there
    repeats: tuple[int, ...] = ()  # tokens that were gone back to
    stuck: tuple[int, ...] = ()  # tokens that were held too long
    early: int = 0  # frames in which the model asked to end and was not allowed to
    visits: tuple[int, ...] = ()  # frames per text token


class AlignmentGuard:
    """The rules for one sentence.

    Args:
        num_tokens: length S of the text, BOS and EOS included.
        words: spans of the words in it; what is outside them is a pause.
        max_frames: length at which the sentence is cut off.
        settings: the spans.

    """

    def __init__(
        self,
        num_tokens: int,
        words: Sequence[WordSpan],
        max_frames: int,
        settings: GuardSettings | None = None,
    ) -> None:
        self.num_tokens = num_tokens
        self.words = tuple(words)
        self.max_frames = max(1, max_frames)
        self.settings = settings or GuardSettings()
        self._closing = self.words[-1].end_token if self.words else 0  # first token behind the last word
        self._is_pause = np.ones(num_tokens, dtype=bool)
        for word in self.words:
            self._is_pause[word.first_token : word.end_token] = False

    def start(self) -> GuardState:
        """State before the first frame: at TEXT_BOS."""
        return GuardState(visits=(0,) * self.num_tokens)

    def observe(self, state: GuardState, attention: npt.NDArray[np.float32], *, wants_end: bool = False) -> GuardState:
        """State after the frame whose attention row (S,) this is.

        `wants_end` says that EOS was the likeliest code; it is counted where an end is not allowed.
        """
        pointer = self._move(state, attention)
        dwell = state.dwell + 1 if pointer == state.pointer else 1
        peak = int(attention.argmax())
        rest = state.rest + 1 if peak == state.peak else 1
        behind = state.behind + 1 if pointer - peak >= self.settings.repeat_tokens else 0
        repeats = state.repeats
        if behind == self.settings.repeat_frames:
            repeats = (*repeats, peak)
        visits = list(state.visits)
        visits[pointer] += 1
        moved = replace(
            state,
            pointer=pointer,
            dwell=dwell,
            pause=state.pause + 1 if self._is_pause[pointer] else 0,
            frames=state.frames + 1,
            behind=behind,
            peak=peak,
            rest=rest,
            repeats=repeats,
            stuck=(*state.stuck, peak) if self._is_stuck(peak, rest) else state.stuck,
            visits=tuple(visits),
        )
        return replace(moved, early=moved.early + 1) if wants_end and not self.may_end(moved) else moved

    def may_end(self, state: GuardState) -> bool:
        """Whether EOS is allowed in place of the frame just observed."""
        near = state.pointer >= self.num_tokens - 1 - self.settings.near_end
        return near and state.frames >= self.settings.min_frames_per_token * (self.num_tokens - 2)

    def must_end(self, state: GuardState) -> bool:
        """Whether the sentence is over whatever the model says."""
        return self.at_limit(state) or self._rests(state)

    def at_limit(self, state: GuardState) -> bool:
        """Whether the longest length a sentence may have is reached."""
        return state.frames >= self.max_frames

    def alarms(self, state: GuardState) -> tuple[Alarm, ...]:
        """What went wrong in a sentence that is over."""
        found = [Alarm("skipped", f"“{word.text}” was skipped.") for word in self.words if self._skipped(word, state)]
        found += [Alarm("repeated", f"{name} was said again.") for name in self._names(state.repeats)]
        found += [Alarm("stuck", f"The voice was stuck at {name}.") for name in self._names(state.stuck)]
        if self.at_limit(state) and not self._rests(state):
            seconds = frames_to_seconds(self.max_frames)
            found.append(Alarm("did_not_stop", f"The sentence was cut off after {seconds:.1f} seconds."))
        if state.early >= self.settings.early_frames:
            found.append(Alarm("ended_early", "The model wanted to end before the last word and was kept going."))
        return tuple(found)

    def _move(self, state: GuardState, attention: npt.NDArray[np.float32]) -> int:
        window = attention[state.pointer : state.pointer + self.settings.look_ahead + 1]
        is_settled = self._is_pause[state.pointer] or state.dwell >= self.settings.shortest_phoneme
        pointer = state.pointer + (min(int(window.argmax()), self.settings.stride) if is_settled else 0)
        if pointer == state.pointer and not self._is_pause[pointer] and state.dwell >= self.settings.longest_phoneme:
            return pointer + 1
        if self._is_pause[pointer] and state.pause >= self.settings.pause_frames:
            return self._next_word(pointer)
        return pointer

    def _is_stuck(self, peak: int, rest: int) -> bool:
        return not self._is_pause[peak] and rest == self.settings.stuck_frames

    def _next_word(self, pointer: int) -> int:
        """First token of the next word; behind the last word, where the pointer is."""
        return next((word.first_token for word in self.words if word.first_token > pointer), pointer)

    def _rests(self, state: GuardState) -> bool:
        return state.pointer >= self._closing and state.pause >= self.settings.end_frames

    def _skipped(self, word: WordSpan, state: GuardState) -> bool:
        num_tokens = word.end_token - word.first_token
        frames = sum(state.visits[word.first_token : word.end_token])
        return frames < (1 if num_tokens <= 2 else self.settings.skipped_frames_per_token * num_tokens)

    def _names(self, tokens: tuple[int, ...]) -> list[str]:
        """Each place once, however many of its tokens went wrong."""
        return list(dict.fromkeys(map(self._name, tokens)))

    def _name(self, token: int) -> str:
        for word in self.words:
            if word.first_token <= token < word.end_token:
                return f"“{word.text}”"
        before = [word for word in self.words if word.end_token <= token]
        return f"the pause after “{before[-1].text}”" if before else "the pause before the first word"


class LengthGuard(AlignmentGuard):
    """The rules for a model whose map cannot be trusted: it may end when it likes, and must at the longest length.

    The pointer spreads the text evenly over that length; it means nothing but that time goes on.
    """

    def observe(self, state: GuardState, attention: npt.NDArray[np.float32], *, wants_end: bool = False) -> GuardState:  # noqa: ARG002
        """State after one more frame."""
        pointer = min(self.num_tokens - 1, state.frames * self.num_tokens // self.max_frames)
        return replace(state, pointer=pointer, frames=state.frames + 1)

    def may_end(self, state: GuardState) -> bool:
        """At any frame but the first."""
        return state.frames > 1

    def must_end(self, state: GuardState) -> bool:
        """At the longest length."""
        return self.at_limit(state)

    def alarms(self, state: GuardState) -> tuple[Alarm, ...]:
        """Whether it did not stop by itself."""
        return tuple(alarm for alarm in super().alarms(state) if alarm.kind == "did_not_stop")


def guard_for(
    tokens: TextTokens, max_seconds_per_token: float, settings: GuardSettings | None = None, *, points: bool = True
) -> AlignmentGuard:
    """The guard of a sentence whose length may reach `max_seconds_per_token` per text token, and two seconds.

    `points`: whether the model's map says what is being spoken.
    """
    max_frames = seconds_to_frames(max_seconds_per_token * len(tokens.ids)) + 2 * FRAME_RATE
    if not points:
        return LengthGuard(len(tokens.ids), tokens.words, max_frames, settings)
    return AlignmentGuard(len(tokens.ids), tokens.words, max_frames, settings)

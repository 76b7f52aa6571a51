"""The guard on attention rows drawn by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.synthesis.guard import AlignmentGuard, GuardSettings, GuardState, guard_for
from tacolm_core.text.tokenizer import TextTokens, WordSpan

WORDS = (WordSpan("hello", 1, 5), WordSpan("you", 6, 8))  # BOS h e l o | y u . EOS
NUM_TOKENS = 10


def row(peak, num_tokens=NUM_TOKENS):
    attention = np.full(num_tokens, 0.01, dtype=np.float32)
    attention[peak] = 1.0
    return attention


def watch(guard, peaks, state=None, wants_end=False):
    state = state or guard.start()
    for peak in peaks:
        state = guard.observe(state, row(peak, guard.num_tokens), wants_end=wants_end)
    return state


def spoken(frames_each=6):
    return [token for token in range(NUM_TOKENS) for _ in range(frames_each)]


@pytest.fixture
def guard():
    return AlignmentGuard(NUM_TOKENS, WORDS, max_frames=400)


def kinds(guard, state):
    return [alarm.kind for alarm in guard.alarms(state)]


def test_a_clean_diagonal_raises_no_alarm(guard):
    state = watch(guard, spoken())

    assert state.pointer == NUM_TOKENS - 1
    assert guard.alarms(state) == ()


def test_the_pointer_never_goes_back(guard):
    state = watch(guard, [1, 2, 3, 1])

    assert state.pointer == 3


def test_the_pointer_does_not_jump_out_of_its_window(guard):
    state = watch(guard, [0, 9, 9])

    assert state.pointer == 0


def test_the_pointer_moves_at_most_its_stride(guard):
    state = watch(guard, [4])

    assert state.pointer == GuardSettings().stride


def test_the_end_is_forbidden_before_the_last_word(guard):
    state = watch(guard, [token for token in spoken() if token <= 6])

    assert not guard.may_end(state)


def test_the_end_is_allowed_at_the_last_phoneme(guard):
    state = watch(guard, [token for token in spoken() if token <= 7])

    assert guard.may_end(state)
    assert not guard.must_end(state)


def test_the_end_is_forbidden_to_a_pointer_that_raced(guard):
    state = watch(guard, [0, 2, 4, 6, 8])

    assert not guard.may_end(state)


def test_resting_behind_the_last_word_ends_the_sentence(guard):
    rest = GuardSettings().end_frames
    words = [token for token in spoken() if token <= 7]

    assert not guard.must_end(watch(guard, words + [8] * 5 + [9] * (rest - 6)))
    assert guard.must_end(watch(guard, words + [8] * 5 + [9] * (rest - 5)))


def test_a_model_that_never_stops_is_cut_off():
    guard = AlignmentGuard(NUM_TOKENS, WORDS, max_frames=30)

    state = watch(guard, [1] * 30)

    assert guard.must_end(state)
    assert kinds(guard, state) == ["skipped", "did_not_stop"]


@given(st.lists(st.integers(0, NUM_TOKENS - 1), min_size=1, max_size=20), st.integers(1, 300))
@settings(max_examples=40, deadline=None)
def test_every_attention_comes_to_an_end(pattern, max_frames):
    guard = AlignmentGuard(NUM_TOKENS, WORDS, max_frames)
    state, frames = guard.start(), 0

    while not guard.must_end(state):
        state = watch(guard, [pattern[frames % len(pattern)]], state)
        frames += 1

    assert frames <= max_frames
    assert sum(state.visits) == state.frames == frames


def test_a_held_phoneme_is_left(guard):
    longest = GuardSettings().longest_phoneme
    held = watch(guard, [0, 1, 2] + [2] * longest)

    assert (held.pointer, held.dwell) == (2, longest)
    assert watch(guard, [2], held).pointer == 3


def test_a_voice_that_follows_is_not_stuck_and_one_that_rests_is(guard):
    settings = GuardSettings()
    held = watch(guard, [0, 1, 2] + [2] * settings.longest_phoneme)
    rested = watch(guard, [2] * (settings.stuck_frames - settings.longest_phoneme), held)

    assert "stuck" not in kinds(guard, watch(guard, [3] * 6, held))
    assert [alarm.text for alarm in guard.alarms(rested) if alarm.kind == "stuck"] == [
        "The voice was stuck at “hello”."
    ]


def test_a_pause_may_be_held_longer_than_a_phoneme_but_not_for_ever(guard):
    longest = GuardSettings().pause_frames
    first = [token for token in spoken() if token <= 4]

    assert longest > GuardSettings().stuck_frames
    assert watch(guard, first + [5] * longest).pointer == 5
    assert watch(guard, first + [5] * (longest + 1)).pointer == 6


def test_a_pause_cut_short_is_no_alarm(guard):
    first = [token for token in spoken() if token <= 4]
    second = [token for token in spoken() if token >= 6]

    assert guard.alarms(watch(guard, [*first, *[5] * 60, *second])) == ()


def test_a_word_passed_over_is_reported_by_name(guard):
    state = watch(guard, [0] * 5 + [2, 4, 6] + [6] * 5 + [7] * 5 + [8] * 3 + [9] * 5)

    assert [alarm.text for alarm in guard.alarms(state)] == ["“hello” was skipped."]


def test_going_back_is_reported_once(guard):
    forward = [token for token in spoken() if token <= 7]

    state = watch(guard, forward + [2] * 12)

    assert state.pointer == 7
    assert kinds(guard, state).count("repeated") == 1


def test_a_short_glance_back_is_no_repeat(guard):
    forward = [token for token in spoken() if token <= 7]

    assert watch(guard, [*forward, 2, 2, 7]).repeats == ()


def test_wishes_for_an_early_end_are_reported(guard):
    state = watch(guard, [1, 1, 2, 2, 3, 3], wants_end=True)

    assert "ended_early" in kinds(guard, state)


def test_a_wish_to_end_at_the_end_is_no_alarm(guard):
    state = watch(guard, spoken())

    assert guard.observe(state, row(9), wants_end=True).early == 0


def test_the_length_cap_grows_with_the_text():
    tokens = TextTokens(ids=(1, *range(3, 53), 2), words=())

    assert guard_for(tokens, 0.4).max_frames == round(52 * 0.4 * 75) + 150


def test_the_shortest_text_has_a_guard():
    guard = AlignmentGuard(2, (), max_frames=100)

    state = watch(guard, [0, 1])

    assert guard.may_end(state)
    assert isinstance(state, GuardState)
